/*
 * moderation_desk.c: the pages of right `moderate`: the lists, and one
 * comment with all that is needed to decide.  Nothing is decided here.
 */
#include "fcgi/app/intake/moderation.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/intake/alike.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

static bool
rests(const struct visit *v, int64_t day)
{
	return profile_rest(v->site->profiles, v->consultation.country, day);
}

const char *
check_due(struct visit *v)
{
	int64_t left = v->site->settings->check_days;
	int64_t today, day;
	struct local l;

	if (clock_local(v->consultation.zone, v->now, &l) != OK ||
	    day_number(
		arena_printf(v->mem, "%04d-%02d-%02d", l.year, l.month, l.day),
		&today) != OK)
		return v->now;
	for (day = today; left > 0; day--)
		if (!rests(v, day))
			left--;
	return clock_add(v->mem, v->now, -86400 * (today - day));
}

enum err
moderation_counted(struct visit *v, struct rows *out)
{
	return sql_moderation_counts(
	    v->db, v->mem, v->consultation.id, check_due(v), out);
}

/* ---- the lists ---- */

static const char *const lists[] = {
    "waiting", "reported", "objected", "hidden"};

static const char *
chosen(const struct visit *v)
{
	const char *wanted = visit_query(v, "list");

	for (size_t i = 0; wanted && i < sizeof lists / sizeof *lists; i++)
		if (text_is(lists[i], wanted))
			return lists[i];
	return wanted ? NULL : lists[0];
}

static enum err
counts(struct visit *v, struct node *to, const char *list)
{
	struct rows r;

	TRY(moderation_counted(v, &r));
	xml_attr(to, "overdue", cell(&r, 0, "overdue"));
	xml_attr_int(to, "days", v->site->settings->check_days);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct node *node = xml_add(to, "list");

		xml_attr(node, "name", lists[i]);
		xml_attr(node, "n", cell(&r, 0, lists[i]));
		page_link(v, node, queue_show, "?list", lists[i], NULL);
		if (text_is(lists[i], list))
			xml_attr(node, "current", "1");
	}
	return OK;
}

static struct node *
entry(struct visit *v, struct node *to, const struct rows *r, size_t i)
{
	const char *code = cell(r, i, "@code");
	struct node *out = xml_add(to, "entry");
	struct node *node = comment_row(v, out, r, i), *link;

	link = xml_add(node, "link");
	xml_attr(link, "rel", "moderate");
	page_link(v, link, moderate_show, "comment", code, NULL);
	if (text_is(cell(r, i, "@state"), "waiting"))
		(void)page_offer(
		    node, v, comment_release, "comment", code, NULL);
	return out;
}

enum err
queue_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-queue-page");
	const char *list = chosen(v);
	const char *after = visit_query(v, "after");
	struct node *entries[QUEUE_SHOWN];
	int64_t from = 0;
	size_t shown;
	struct rows r;

	if (!list || (after && text_int(after, &from) != OK))
		return ERR_INVALID;
	desk_tabs(v, to, "queue");
	TRY(counts(v, to, list));
	TRY(sql_moderation_list(v->db, v->mem, v->consultation.id, list, from,
	    QUEUE_SHOWN + 1, &r));
	shown = r.count > QUEUE_SHOWN ? QUEUE_SHOWN : r.count;
	for (size_t i = 0; i < shown; i++)
		entries[i] = entry(v, to, &r, i);
	TRY(alike_marks(v, &r, entries, shown));
	page_pager(v, to, shown ? cell(&r, shown - 1, ".id") : NULL,
	    r.count > QUEUE_SHOWN);
	return OK;
}

/* ---- one comment ---- */

static enum err
said_about_it(struct visit *v, struct node *to, int64_t id)
{
	int64_t c = v->consultation.id;
	struct rows r;

	TRY(sql_editions_before(v->db, v->mem, id, c, &r));
	page_rows(v, to, "edition", &r);
	TRY(sql_abuse_of(v->db, v->mem, id, c, &r));
	page_rows(v, to, "report", &r);
	TRY(sql_objections_of(v->db, v->mem, id, c, &r));
	page_rows(v, to, "objection", &r);
	TRY(sql_comment_acts(v->db, v->mem, id, c, &r));
	page_rows(v, xml_add(to, "history"), "act", &r);
	return OK;
}

static enum err
offers(struct visit *v, struct node *to, const struct rows *c)
{
	struct pair end = {"end", "hidden", -1};
	const struct pairs preset = {&end, 1};
	const char *state = cell(c, 0, ".state");
	bool seen = text_is(state, "public");
	struct rows r;

	if (cell(c, 0, ".objection") &&
	    cell_int(c, 0, ".hidden_by") != v->who.id)
		(void)page_offer(to, v, objection_decide, NULL);
	if (text_is(state, "waiting"))
		(void)page_offer(to, v, comment_release, NULL);
	TRY(sql_abuse_of(
	    v->db, v->mem, cell_int(c, 0, ".id"), v->consultation.id, &r));
	if (r.count > 0 && !cell(&r, 0, "@decision"))
		(void)page_offer(to, v, reports_keep, NULL);
	if (seen || text_is(state, "waiting")) {
		(void)page_offer(to, v, comment_redact, NULL);
		(void)page_offer_with(to, v, comment_hide, &preset, NULL);
	}
	if (!seen && !text_is(state, "waiting"))
		(void)page_offer(to, v, comment_restore, NULL);
	else if (seen && cell(c, 0, ".redacted"))
		(void)page_offer(to, v, comment_restore, NULL);
	return OK;
}

enum err
moderate_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-moderate-page");
	struct rows c, r;
	int64_t id;

	TRY(moderated(v, &c));
	id = cell_int(&c, 0, ".id");
	desk_tabs(v, to, "queue");
	TRY(sql_moderation_one(v->db, v->mem, v->consultation.id, id, &r));
	(void)comment_row(v, to, &r, 0);
	TRY(alike_marks(v, &r, &to, 1));
	TRY(alike_burst(v, id, to));
	page_link(v, xml_add(to, "back"), queue_show, NULL);
	TRY(said_about_it(v, to, id));
	return offers(v, to, &c);
}
