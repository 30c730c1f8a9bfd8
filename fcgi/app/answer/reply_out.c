/*
 * reply_out.c: replies become public: all that are approved with the report,
 * or each as it is approved, where the consultation chose so.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/proof/ledger.h"

#include <string.h>

/* What a reply proves: which comments, which decision, which reasons. */
static enum err
proven(struct visit *v, const struct rows *r, size_t i)
{
	const char *iri = arena_printf(v->mem, "/c/%s", v->consultation.slug);
	const char *comments = cell(r, i, "comments");
	struct record record = record_new(v->mem, "reply");

	record_add(&record, "consultation", v->consultation.slug);
	record_add(&record, "comments", comments);
	record_add(&record, "edition", cell(r, i, "edition"));
	record_add(&record, "decision", cell(r, i, "decision"));
	record_add(&record, "reasons", cell(r, i, "reasons"));
	return ledger_note(v, "reply", iri,
	    arena_copy_n(v->mem, comments, strcspn(comments, " ")), &record);
}

/* Pages of the units that were answered show it from now on. */
static enum err
talk(struct visit *v, const int64_t *reply)
{
	struct rows r;

	TRY(sql_units_answered(v->db, v->mem, v->consultation.id, reply, &r));
	for (size_t i = 0; i < r.count; i++)
		visit_tally(v, "unit", cell_int(&r, i, "unit"), "talk", 1);
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
	return desk_changed(v);
}

static enum err
out(struct visit *v, const int64_t *reply)
{
	struct rows r;
	int64_t count;

	TRY(sql_replies_approved(v->db, v->mem, v->consultation.id, reply, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(proven(v, &r, i));
	TRY(talk(v, reply));
	return sql_replies_out(
	    v->db, v->mem, v->consultation.id, reply, v->now, &count);
}

enum err
replies_publish(struct visit *v)
{
	return out(v, NULL);
}

bool
replies_one_by_one(const struct visit *v)
{
	return text_is(
	    cell(&v->consultation.row, 0, "publish_replies"), "one_by_one");
}

enum err
reply_approved(struct visit *v, int64_t reply)
{
	TRY(desk_note(
	    v, &(struct deed){"approved", "reply", reply, NULL, NULL}));
	if (!replies_one_by_one(v))
		return OK;
	TRY(out(v, &reply));
	TRY(desk_note(
	    v, &(struct deed){"published", "reply", reply, NULL, NULL}));
	return job_queue(v->db, v->mem, "tell-replied", reply, NULL, v->now);
}
