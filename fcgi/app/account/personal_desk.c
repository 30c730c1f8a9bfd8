/*
 * personal_desk.c: requests to erase, as the right `data` sees and decides
 * them.  After the report the body may have to keep what was proposed, without
 * a name (practice 13); then a person decides, and says on what ground.
 */
#include "fcgi/app/account/personal.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { REQUESTS_SHOWN = 50 };

static void
request(struct visit *v, struct node *to, const struct rows *r, size_t i)
{
	struct node *node = page_row(v, to, "request", r, i);
	bool waits = !strcmp(cell(r, i, "@state"), "asked");

	xml_attr(node, "by", cell_int(r, i, ".office") ? "office" : "author");
	if (waits && strcmp(cell_time(r, i, ".due"), v->now) < 0)
		xml_attr(node, "overdue", "1");
	if (waits)
		page_link(v, node, erasure_show, "number",
		    cell(r, i, "@number"), NULL);
}

enum err
desk_data_show(struct visit *v, struct node *page)
{
	const char *after = visit_query(v, "after");
	int64_t before = 0;
	struct node *to;
	struct rows r;
	size_t shown;

	if (after && text_int(after, &before) != OK)
		return ERR_NOT_FOUND;
	TRY(sql_erasures(v->db, v->mem, v->consultation.id,
	    after ? &before : NULL, REQUESTS_SHOWN + 1, &r));
	to = xml_add(page, "desk-data-page");
	desk_tabs(v, to, "data");
	shown = r.count > REQUESTS_SHOWN ? REQUESTS_SHOWN : r.count;
	for (size_t i = 0; i < shown; i++)
		request(v, to, &r, i);
	if (shown)
		page_pager(v, to, cell(&r, shown - 1, ".id"), r.count > shown);
	(void)page_offer(to, v, erasure_enter, NULL);
	return OK;
}

enum err
erasure_enter(struct visit *v, struct answers *in)
{
	struct deed deed = {"erasure_asked", "submission", 0, NULL, NULL};
	struct rows s;
	enum err e;

	e = sql_erasure_submission(
	    v->db, v->mem, v->consultation.id, answer(in, "number"), &s);
	if (e == ERR_NOT_FOUND) {
		answers_fault(in, "number", "not_received");
		return ERR_INVALID;
	}
	TRY(e);
	deed.object = cell_int(&s, 0, "id");
	deed.detail = answer(in, "number");
	deed.reason = answer(in, "how");
	TRY(erasure_begin(v, deed.object, &v->who.id));
	TRY(desk_note(v, &deed));
	visit_notice(
	    v, v->consultation.reported ? "erasure_asked" : "erasure_begun");
	return visit_next(v, desk_data_show, NULL);
}

static enum err
waiting(struct visit *v, struct rows *out)
{
	return sql_erasure_of(
	    v->db, v->mem, v->consultation.id, path_part(v, "number"), out);
}

enum err
erasure_show(struct visit *v, struct node *page)
{
	struct node *to, *facts;
	struct rows r;

	TRY(sql_erasure_seen(
	    v->db, v->mem, v->consultation.id, path_part(v, "number"), &r));
	to = xml_add(page, "desk-erasure-page");
	xml_attr(to, "number", path_part(v, "number"));
	desk_tabs(v, to, "data");
	page_link(v, xml_add(to, "back"), desk_data_show, NULL);
	facts = xml_add(to, "facts");
	desk_fact_moment(v, facts, "asked", cell_time(&r, 0, "asked_at"));
	desk_fact_moment(v, facts, "answer_due", cell_time(&r, 0, "due_at"));
	page_fact(facts, "author", cell(&r, 0, "shown_name"));
	if (!strcmp(cell(&r, 0, "state"), "asked"))
		(void)page_offer(to, v, erasure_decide, NULL);
	return OK;
}

enum err
erasure_decide(struct visit *v, struct answers *in)
{
	bool refused = answer_is(in, "decision", "refused");
	const char *how = refused ? NULL : answer(in, "decision");
	struct deed deed = {"erasure_decided", "erasure", 0,
	    answer(in, "decision"), answer(in, "ground")};
	struct rows r;
	int64_t submission;

	TRY(waiting(v, &r));
	deed.object = cell_int(&r, 0, "id");
	submission = cell_int(&r, 0, "submission");
	TRY(sql_erasure_decide(v->db, v->mem, deed.object,
	    refused ? "refused" : "granted", how, answer(in, "ground"),
	    v->who.id, v->now));
	if (refused)
		TRY(mail_queue(v, "erasure-refused", deed.object, "submission",
		    submission, NULL, cell(&r, 0, "language")));
	else
		TRY(job_queue(
		    v->db, v->mem, "erase", deed.object, NULL, v->now));
	TRY(desk_note(v, &deed));
	visit_notice(v, "erasure_decided");
	return visit_next(v, desk_data_show, NULL);
}
