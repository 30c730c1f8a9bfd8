/*
 * opinion_job.c: mails about an opinion to its members: two hours before the
 * closing if it is still not filed, and when it was.  The reminder follows the
 * end of the term where that was moved.
 */
#include "build/sql.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/jobs/writing.h"
#include "fcgi/app/organisation/opinion.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

enum err
job_opinion_told(struct job *j)
{
	int64_t count;

	return sql_tell_jobs(j->db, j->mem, "opinion-filed", j->now, &count);
}

static enum err
remind(struct job *j, const char *closes)
{
	int64_t count;
	const char *key = arena_printf(
	    j->mem, "opinion-unsigned %lld %s", (long long)j->subject, closes);

	TRY(sql_opinion_tell(j->db, j->mem, key, "opinion-unsigned", j->subject,
	    j->now, &count));
	return sql_tell_jobs(j->db, j->mem, "opinion-unsigned", j->now, &count);
}

/* Of all, or where that is over of the provisions that were changed. */
static const char *
next_end(const struct rows *r, const char *now)
{
	const char *first = cell_time(r, 0, "first_closes_at");

	return strcmp(first, now) > 0 ? first : cell_time(r, 0, "closes_at");
}

enum err
job_opinion_remind(struct job *j)
{
	const char *closes, *then;
	struct rows r;
	int64_t id;
	enum err e = sql_opinion_job(j->db, j->mem, j->subject, &r);

	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	closes = next_end(&r, j->now);
	if (!text_is(cell(&r, 0, "state"), "unsent") ||
	    strcmp(closes, j->now) <= 0)
		return OK;
	then = clock_add(j->mem, closes, -REMIND_SECONDS);
	if (strcmp(then, j->now) <= 0) {
		TRY(remind(j, closes));
		/* again before the end of what was changed */
		if (!strcmp(closes, cell_time(&r, 0, "closes_at")))
			return OK;
		then = clock_add(
		    j->mem, cell_time(&r, 0, "closes_at"), -REMIND_SECONDS);
	}
	return sql_job_add_later(j->db, j->mem, "opinion-remind", j->subject,
	    NULL, then, j->now, &id);
}

/* ---- the letters ---- */

static enum err
about(struct writing *w, struct rows *r)
{
	struct visit *v = &w->v;

	TRY(writing_or_gone(
	    sql_opinion_job(v->db, v->mem, writing_subject(w), r)));
	TRY(writing_consultation(w, cell(r, 0, "slug")));
	parts_set(&v->parts, "organisation", cell(r, 0, "organisation"));
	xml_add_text(w->to, "name", cell(r, 0, "name"));
	return OK;
}

enum err
letter_opinion_unsigned(struct writing *w)
{
	struct rows r;

	TRY(about(w, &r));
	if (!text_is(cell(&r, 0, "state"), "unsent"))
		return ERR_GONE;
	writing_moment(w, "closes", next_end(&r, w->v.now));
	writing_link(w, visit_address(&w->v, opinion_show, NULL));
	writing_about(w);
	return OK;
}

enum err
letter_opinion_filed(struct writing *w)
{
	struct bytes digest;
	struct rows r;

	TRY(about(w, &r));
	if (!cell(&r, 0, "number"))
		return ERR_GONE;
	digest = cell_bytes(&r, 0, "digest");
	xml_add_text(w->to, "number", cell(&r, 0, "number"));
	xml_add_text(
	    w->to, "digest", text_hex(w->v.mem, digest.at, digest.size));
	writing_moment(w, "received", cell_time(&r, 0, "received_at"));
	writing_link(w, visit_address(&w->v, filing_show, "number",
			    cell(&r, 0, "number"), NULL));
	writing_about(w);
	return OK;
}
