/*
 * filing.c: what happens when a submission counts.
 */
#include "fcgi/app/part/filing.h"

#include "build/sql.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"

#include <ctype.h>
#include <string.h>

void
filing_replaces(
    struct visit *v, struct record *record, const struct rows *before)
{
	struct bytes replaced = cell_bytes(before, 0, "commitment");

	record_add(
	    record, "replaces", text_hex(v->mem, replaced.at, replaced.size));
	record_add(record, "entry", cell(before, 0, "place"));
}

/* The canonical record of a comment: what its receipt proves. */
static enum err
note(struct visit *v, const struct rows *r, size_t i, const struct rows *before)
{
	struct record record = record_new(v->mem, "comment");
	const char *iri = arena_printf(v->mem, "/c/%s", v->consultation.slug);

	record_add(&record, "consultation", v->consultation.slug);
	record_add(&record, "code", cell(r, i, ".code"));
	record_add(&record, "edition", cell(r, i, "edition"));
	record_add(&record, "unit", cell(r, i, ".wid"));
	record_add(&record, "location", cell(r, i, "location"));
	record_add(&record, "stance", cell(r, i, "stance"));
	record_add(&record, "proposed", cell(r, i, "proposed"));
	record_add(&record, "remark", cell(r, i, "remark"));
	record_add(&record, "reason", cell(r, i, "reason"));
	if (before)
		filing_replaces(v, &record, before);
	return ledger_note_edition(v,
	    &(struct noted){
		"comment", iri, cell(r, i, ".code"), cell_int(r, i, "edition")},
	    &record);
}

/* Files by what came, byte for byte: also where the stored copy has lost its
 * metadata since. */
enum err
filing_files(struct visit *v, int64_t submission)
{
	const char *iri = arena_printf(v->mem, "/c/%s", v->consultation.slug);
	struct rows r;

	TRY(sql_attachments_filed(v->db, v->mem, submission, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct record record = record_new(v->mem, "attachment");

		record_add(&record, "consultation", v->consultation.slug);
		record_add(&record, "code", cell(&r, i, "code"));
		record_add(&record, "comment", cell(&r, i, "comment"));
		record_add(&record, "name", cell(&r, i, "name"));
		record_add(&record, "size", cell(&r, i, "size"));
		record_add(&record, "sha256", cell(&r, i, "sha256"));
		TRY(ledger_note(
		    v, "attachment", iri, cell(&r, i, "code"), &record));
	}
	return OK;
}

enum err
filing_edition(struct visit *v, int64_t comment)
{
	struct rows r, before;

	TRY(sql_comment_recorded(v->db, v->mem, comment, &r));
	TRY(sql_ledger_newest(
	    v->db, v->mem, "comment", cell(&r, 0, ".code"), &before));
	return note(v, &r, 0, &before);
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
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
	for (size_t i = 0; i < r.count; i++) {
		TRY(note(v, &r, i, NULL));
		counts(v, cell_int(&r, i, ".unit"), 1);
		visit_tally(
		    v, "consultation", v->consultation.id, "undecided", 1);
	}
	TRY(answers_note(v, submission));
	return filing_files(v, submission);
}

enum err
filing_withdrawn(struct visit *v, const struct withdrawn *of)
{
	struct record record = record_new(v->mem, "withdrawal");
	const char *iri = arena_printf(v->mem, "/c/%s", v->consultation.slug);

	record_add(&record, "consultation", v->consultation.slug);
	record_add(&record, "code", of->code);
	record_add(&record, "edition", of->edition);
	record_add(&record, "entry", of->entry);
	return ledger_note(v, "withdrawal", iri, of->code, &record);
}

void
filing_joins(struct visit *v, int64_t unit, bool undecided)
{
	counts(v, unit, 1);
	if (undecided)
		visit_tally(
		    v, "consultation", v->consultation.id, "undecided", 1);
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
