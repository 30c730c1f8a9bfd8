/*
 * prove.c: the log is told of replies that are out: what each says, and which
 * comments it answers.  Of many in pieces, by glas jobs: what a piece told is
 * marked in its own transaction, so that one that was killed goes on where it
 * was, and nothing is told twice.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/app/report/report_make.h"

#include <string.h>

/* What a reply proves: which comments, which decision, which reasons. */
static enum err
proven(struct visit *v, const struct rows *r, size_t i)
{
	const char *iri = arena_printf(v->mem, "/c/%s", v->consultation.slug);
	const char *comments = cell(r, i, "comments");
	struct record record = record_new(v->mem, "reply");

	/* nobody was answered by it */
	if (!comments)
		return OK;
	record_add(&record, "consultation", v->consultation.slug);
	record_add(&record, "comments", comments);
	record_add(&record, "edition", cell(r, i, "edition"));
	record_add(&record, "decision", cell(r, i, "decision"));
	record_add(&record, "reasons", cell(r, i, "reasons"));
	record_add(&record, "translation", cell(r, i, "translation"));
	record_add(&record, "translated_to", cell(r, i, "translated_to"));
	return ledger_note(v, "reply", iri,
	    arena_copy_n(v->mem, comments, strcspn(comments, " ")), &record);
}

enum err
replies_prove(struct visit *v, int64_t *after, int64_t *count)
{
	struct rows r;
	int64_t last;

	TRY(sql_replies_to_prove(
	    v->db, v->mem, v->consultation.id, *after, PROVEN_TOGETHER, &r));
	*count = (int64_t)r.count;
	if (r.count == 0)
		return OK;
	for (size_t i = 0; i < r.count; i++)
		TRY(proven(v, &r, i));
	last = cell_int(&r, r.count - 1, "id");
	TRY(sql_replies_proved(
	    v->db, v->mem, v->consultation.id, *after, last, count));
	*after = last;
	return OK;
}

/* One piece, in a transaction, in memory of its own. */
static enum err
piece(struct job *j, struct visit v, int64_t *after, int64_t *count)
{
	struct arena *block = arena_new((size_t)256 << 20);
	int64_t n;
	enum err e;

	v.mem = block;
	e = db_begin(j->db);
	if (e == OK) {
		e = replies_prove(&v, after, count);
		if (e == OK && *count)
			e = sql_report_proved(
			    j->db, block, j->subject, *count, &n);
		e = db_end(j->db, e);
	}
	arena_free(block);
	return e;
}

enum err
job_prove(struct job *j)
{
	struct visit v =
	    visit_background(j->mem, j->db, j->site, j->now, LANG_EN);
	int64_t after = 0, count = 1;
	struct rows r;
	enum err e = sql_mail_consultation(j->db, j->mem, j->subject, &r);

	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	TRY(report_visit_know(&v, cell(&r, 0, "slug")));
	while (count)
		TRY(piece(j, v, &after, &count));
	return OK;
}
