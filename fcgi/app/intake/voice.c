/*
 * voice.c: support, reports of abuse, and the register of moderation.
 */
#include "fcgi/app/intake/voice.h"

#include "build/sql.h"
#include "fcgi/app/intake/moderation.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"
#include "fcgi/site/session.h"

#include <string.h>

/* The comment of {comment}, which everybody reads. */
static enum err
wanted(struct visit *v, struct rows *out)
{
	if (!comments_shown(v))
		return ERR_NOT_FOUND;
	return sql_comment_public(
	    v->db, v->mem, v->consultation.id, path_part(v, "comment"), out);
}

static enum err
shown(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(sql_comment_by_code(
	    v->db, v->mem, v->consultation.id, path_part(v, "comment"), &r));
	(void)comment_row(v, to, &r, 0);
	return OK;
}

void
voice_links(struct visit *v, struct node *comment, const char *code,
    const char *closing)
{
	struct node *link;

	if (may_soon_on(&v->who, &v->consultation, closing, COMMENT, v->now)) {
		link = xml_add(comment, "link");
		xml_attr(link, "rel", "support");
		xml_attr(link, "label", "link.support");
		page_link(v, link, comment_support_show, "comment", code, NULL);
	}
	link = xml_add(comment, "link");
	xml_attr(link, "rel", "report_abuse");
	xml_attr(link, "label", "link.report_abuse");
	page_link(v, link, comment_report_show, "comment", code, NULL);
}

void
voice_hint(struct visit *v, struct node *list, const char *closing)
{
	bool support =
	    may_soon_on(&v->who, &v->consultation, closing, COMMENT, v->now);

	xml_attr(list, "voices", support ? "support" : "report");
}

/* ---- abuse ---- */

enum err
comment_report_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-report-page");
	struct rows c;

	TRY(wanted(v, &c));
	TRY(shown(v, to));
	(void)page_offer(to, v, abuse_add, NULL);
	return OK;
}

enum err
abuse_add(struct visit *v, struct answers *in)
{
	struct rows c;
	int64_t id;

	TRY(wanted(v, &c));
	TRY(sql_abuse_add(v->db, v->mem, cell_int(&c, 0, "id"),
	    answer(in, "rule"), answer(in, "words"), v->now, &id));
	visit_notice(v, "reported");
	return visit_next(v, comment_show, NULL);
}

/* ---- support ---- */

struct supporter {
	const int64_t *session, *account; /* one of them, or none */
};

static struct supporter
supporter(const struct visit *v)
{
	struct supporter s = {NULL, NULL};

	if (v->who.id)
		s.account = &v->who.id;
	else if (v->who.session)
		s.session = &v->who.session;
	return s;
}

static enum err
found(struct visit *v, int64_t comment, struct rows *out)
{
	struct supporter s = supporter(v);

	return sql_support_find(
	    v->db, v->mem, comment, s.session, s.account, out);
}

enum err
comment_support_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-support-page");
	struct rows c, r;
	bool now;

	TRY(wanted(v, &c));
	TRY(shown(v, to));
	closing_shown(v, to, cell_time(&c, 0, "closes"));
	TRY(found(v, cell_int(&c, 0, "id"), &r));
	now = r.count > 0 && !cell(&r, 0, ".ended");
	if (now)
		xml_attr(to, "supported", "1");
	if (now)
		(void)page_offer(to, v, support_end, NULL);
	else if (!closed_on(
		     &v->consultation, cell_time(&c, 0, "closes"), v->now))
		(void)page_offer(to, v, support_add, NULL);
	return OK;
}

static void
counted(struct visit *v, int64_t comment, int64_t consultation, int64_t unit,
    int64_t by)
{
	visit_tally(v, "comment", comment, "supports", by);
	visit_tally(v, "consultation", consultation, "supports", by);
	visit_tally(v, "consultation", consultation, "talk", 1);
	if (unit)
		visit_tally(v, "unit", unit, "talk", 1);
}

static void
counted_here(struct visit *v, const struct rows *c, int64_t by)
{
	counted(v, cell_int(c, 0, "id"), v->consultation.id,
	    cell_int(c, 0, "unit"), by);
}

enum err
support_take(struct visit *v, int64_t account)
{
	struct rows r;
	int64_t taken;

	TRY(sql_support_doubled(v->db, v->mem, v->who.session, account, &r));
	for (size_t i = 0; i < r.count; i++) {
		TRY(sql_support_end(
		    v->db, v->mem, cell_int(&r, i, ".session"), v->now));
		if (cell(&r, i, ".ended"))
			TRY(sql_support_again(v->db, v->mem,
			    cell_int(&r, i, ".account"), v->now));
		else
			counted(v, cell_int(&r, i, ".comment"),
			    cell_int(&r, i, ".consultation"),
			    cell_int(&r, i, ".unit"), -1);
	}
	return sql_support_take(v->db, v->mem, v->who.session, account, &taken);
}

enum err
support_add(struct visit *v, struct answers *in)
{
	struct supporter s;
	struct rows c, r;
	int64_t comment, id;

	(void)in;
	TRY(session_row(v));
	TRY(wanted(v, &c));
	if (closed_on(&v->consultation, cell_time(&c, 0, "closes"), v->now))
		return ERR_CLOSED;
	comment = cell_int(&c, 0, "id");
	TRY(found(v, comment, &r));
	if (r.count > 0 && !cell(&r, 0, ".ended"))
		return ERR_CONFLICT;
	s = supporter(v);
	if (r.count > 0)
		TRY(sql_support_again(
		    v->db, v->mem, cell_int(&r, 0, ".id"), v->now));
	else
		TRY(sql_support_add(
		    v->db, v->mem, comment, s.session, s.account, v->now, &id));
	counted_here(v, &c, 1);
	visit_notice(v, "supported");
	return visit_next(v, comment_support_show, NULL);
}

enum err
support_end(struct visit *v, struct answers *in)
{
	struct rows c, r;

	(void)in;
	TRY(wanted(v, &c));
	TRY(found(v, cell_int(&c, 0, "id"), &r));
	if (r.count == 0)
		return ERR_CONFLICT;
	TRY(sql_support_end(v->db, v->mem, cell_int(&r, 0, ".id"), v->now));
	counted_here(v, &c, -1);
	visit_notice(v, "support_ended");
	return visit_next(v, comment_support_show, NULL);
}

/* ---- objection ---- */

enum err
objection_open(
    struct visit *v, int64_t submission, const char *code, int64_t *comment)
{
	const char *since = clock_add(
	    v->mem, v->now, -86400 * v->site->settings->objection_days);
	struct rows r;

	TRY(sql_objection_open(v->db, v->mem, submission, code, since, &r));
	*comment = cell_int(&r, 0, "id");
	return OK;
}

/* ---- the register ---- */

static enum err
numbers(struct visit *v, struct node *to)
{
	const char *due = clock_add(
	    v->mem, v->now, -86400 * v->site->settings->objection_decided_days);
	struct rows r;

	TRY(moderation_counted(v, &r));
	xml_attr(to, "waiting", cell(&r, 0, "waiting"));
	xml_attr(to, "overdue", cell(&r, 0, "overdue"));
	xml_attr_int(to, "days", v->site->settings->check_days);
	TRY(sql_objections_overdue(v->db, v->mem, v->consultation.id, due, &r));
	xml_attr(to, "objections-overdue", cell(&r, 0, "n"));
	return OK;
}

enum err
moderation_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "moderation-page");
	const char *before = visit_query(v, "after");
	size_t count;
	struct rows r;

	if (before && (strlen(before) != MOMENT_SIZE ||
			  strspn(before, "0123456789-:. ") != MOMENT_SIZE))
		return ERR_INVALID;
	TRY(numbers(v, to));
	TRY(sql_moderation_register(
	    v->db, v->mem, v->consultation.id, before, REGISTER_SHOWN + 1, &r));
	count = r.count > REGISTER_SHOWN ? REGISTER_SHOWN : r.count;
	for (size_t i = 0; i < count; i++) {
		struct node *node = page_row(v, to, "act", &r, i);

		if (cell(&r, i, ".wid"))
			unit_reference(v, node, "unit", &r, i,
			    cell(&r, i, ".document"), cell(&r, i, ".lang"));
	}
	page_pager(v, to, count ? cell(&r, count - 1, ".sort") : NULL,
	    r.count > REGISTER_SHOWN);
	return OK;
}
