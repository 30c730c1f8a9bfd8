/*
 * filing.c: what happens when a submission counts.
 */
#include "fcgi/app/filing.h"

#include "build/sql.h"
#include "fcgi/app/ledger.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"

#include <ctype.h>
#include <string.h>

/* The canonical record of a comment: what its receipt proves
 * (engineering 16). */
static enum err
note(struct visit *v, const struct rows *r, size_t i)
{
	struct record record = record_new(v->mem, "comment");
	const char *iri = arena_printf(v->mem, "/c/%s", v->consultation.slug);

	record_add(&record, "consultation", v->consultation.slug);
	record_add(&record, "code", cell(r, i, ".code"));
	record_add(&record, "edition", cell(r, i, "edition"));
	record_add(&record, "unit", cell(r, i, ".wid"));
	record_add(&record, "stance", cell(r, i, "stance"));
	record_add(&record, "proposed", cell(r, i, "proposed"));
	record_add(&record, "remark", cell(r, i, "remark"));
	record_add(&record, "reason", cell(r, i, "reason"));
	return ledger_note(v, "comment", iri, cell(r, i, ".code"), &record);
}

static void
counts(struct visit *v, int64_t unit, int64_t by)
{
	int64_t c = v->consultation.id;

	if (unit) {
		visit_tally(v, "unit", unit, "comments", by);
		visit_tally(v, "unit", unit, "talk", 1);
	}
	visit_tally(v, "consultation", c, "comments", by);
	visit_tally(v, "consultation", c, "talk", 1);
}

enum err
filing_file(struct visit *v, int64_t submission)
{
	const char *when = cell(&v->consultation.row, 0, "show_comments");
	bool checked_first = text_is(when, "after_check");
	int64_t moved;
	struct rows r;

	TRY(sql_comments_of_submission(v->db, v->mem, submission, &r));
	if (!checked_first)
		TRY(sql_comments_confirmed(
		    v->db, v->mem, submission, "public", v->now, &moved));
	visit_tally(v, "consultation", v->consultation.id, "submissions", 1);
	for (size_t i = 0; i < r.count; i++) {
		TRY(note(v, &r, i));
		counts(v, cell_int(&r, i, ".unit"), 1);
		visit_tally(
		    v, "consultation", v->consultation.id, "undecided", 1);
	}
	return OK;
}

void
filing_leaves(struct visit *v, int64_t unit, bool undecided)
{
	counts(v, unit, -1);
	if (undecided)
		visit_tally(
		    v, "consultation", v->consultation.id, "undecided", -1);
}

const char *
filing_number(struct visit *v)
{
	char *country = arena_copy(v->mem, v->consultation.country);
	struct local l = {0};

	for (char *p = country; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	if (clock_local(v->consultation.zone, v->now, &l) != OK)
		l.year = 2000;
	return secret_receipt(v->mem, country, l.year);
}
