/*
 * reply_out.c: replies become public: all that are approved with the report,
 * or each as it is approved, where the consultation chose so.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/job.h"

#include <string.h>

/* Pages of the units that were answered show it from now on. */
static enum err
talk(struct visit *v, const int64_t *reply)
{
	struct rows r;

	if (reply)
		TRY(sql_units_answered_by(
		    v->db, v->mem, v->consultation.id, *reply, &r));
	else
		TRY(sql_units_answered(v->db, v->mem, v->consultation.id, &r));
	for (size_t i = 0; i < r.count; i++)
		visit_tally(v, "unit", cell_int(&r, i, "unit"), "talk", 1);
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
	return desk_changed(v);
}

/* All in one statement: a reader sees none or all.  The log is told of a few
 * at once, of many by a job. */
static enum err
out(struct visit *v, const int64_t *reply, int64_t *count)
{
	int64_t after = 0, proved;

	TRY(talk(v, reply));
	TRY(sql_replies_out(
	    v->db, v->mem, v->consultation.id, reply, v->now, count));
	if (*count > PROVEN_TOGETHER)
		return job_queue(
		    v->db, v->mem, "prove", v->consultation.id, NULL, v->now);
	return replies_prove(v, &after, &proved);
}

enum err
replies_publish(struct visit *v, int64_t report, int64_t *count)
{
	int64_t n;

	TRY(out(v, NULL, count));
	TRY(sql_report_replies(
	    v->db, v->mem, report, v->consultation.id, *count, &n));
	return *count > PROVEN_TOGETHER ? OK
					: sql_report_proved(v->db, v->mem,
					      v->consultation.id, *count, &n);
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
	int64_t count;

	TRY(desk_note(
	    v, &(struct deed){"approved", "reply", reply, NULL, NULL}));
	if (!replies_one_by_one(v))
		return OK;
	TRY(out(v, &reply, &count));
	TRY(desk_note(
	    v, &(struct deed){"published", "reply", reply, NULL, NULL}));
	return job_queue(v->db, v->mem, "tell-replied", reply, NULL, v->now);
}
