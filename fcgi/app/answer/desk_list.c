/*
 * desk_list.c: all comments of a consultation in one list, by filters and
 * keyset pages.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/public/list.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/order.h"
#include "fcgi/site/page.h"

#include <string.h>

enum {
	UNITS_LISTED = 300,
	ORGANISATIONS_LISTED = 200,
	ROWS_BEFORE = 10, /* above the one from which one comes back */
};

/* A choice of the filters, with the chosen option marked; the dictionary has
 * GROUP.VALUE. */
static struct node *
filter(struct visit *v, struct node *filters, const char *name,
    const char *const *values, const char *group)
{
	struct node *field = xml_add(filters, "field");
	const char *chosen = visit_query(v, name);

	xml_attr(field, "name", name);
	xml_attr(field, "type", "choice");
	for (; *values; values++) {
		struct node *option = xml_add(field, "option");

		xml_attr(option, "value", *values);
		if (text_is(*values, chosen))
			xml_attr(option, "selected", "1");
		if (group)
			xml_attr(option, "key",
			    arena_printf(v->mem, "%s.%s", group, *values));
		else
			xml_text(option, decision_words(v, *values));
	}
	return field;
}

static void
line(struct visit *v, struct node *filters, const char *name)
{
	struct node *field = xml_add(filters, "field");

	xml_attr(field, "name", name);
	xml_attr(field, "type", "line");
	xml_add_text(field, "value", visit_query(v, name));
}

static void
hidden(struct visit *v, struct node *filters, const char *name)
{
	struct node *field = xml_add(filters, "field");

	xml_attr(field, "name", name);
	xml_attr(field, "type", "hidden");
	xml_add_text(field, "value", visit_query(v, name));
}

/* Options from rows of .value and .name. */
static void
rows_filter(struct visit *v, struct node *field, const struct rows *r)
{
	const char *chosen = visit_query(v, xml_get(field, "name"));

	for (size_t i = 0; i < r->count; i++) {
		const char *value = cell(r, i, ".value");
		struct node *option = xml_add(field, "option");

		xml_attr(option, "value", value);
		if (text_is(value, chosen))
			xml_attr(option, "selected", "1");
		xml_text(option, cell(r, i, ".name"));
	}
}

/* "mine" and "nobody" before the names. */
static enum err
officer_filter(struct visit *v, struct node *filters)
{
	static const char *const special[] = {"mine", "nobody", NULL};
	struct rows r;

	TRY(sql_desk_officers(v->db, v->mem, v->consultation.id, v->now, &r));
	rows_by_name(v, &r, NULL, ".name");
	rows_filter(
	    v, filter(v, filters, "officer", special, "desk.officer"), &r);
	return OK;
}

static enum err
organisation_filter(struct visit *v, struct node *filters)
{
	struct node *field;
	struct rows r;

	TRY(sql_desk_commenters(
	    v->db, v->mem, v->consultation.id, ORGANISATIONS_LISTED, &r));
	rows_by_name(v, &r, NULL, ".name");
	if (r.count == 0)
		return OK;
	field = xml_add(filters, "field");
	xml_attr(field, "name", "organisation");
	xml_attr(field, "type", "choice");
	rows_filter(v, field, &r);
	return OK;
}

static enum err
filters(struct visit *v, struct node *to)
{
	static const char *const replies[] = {"none", "writing", "review",
	    "returned", "approved", "published", NULL};
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct node *node = xml_add(to, "filters");
	const char *decisions[DECISIONS + 1] = {NULL};

	xml_attr(node, "action", route_path(v->mem, v->route, &v->parts));
	(void)filter(v, node, "reply", replies, "desk.reply");
	(void)filter(v, node, "stance", desk_stances, "stance");
	(void)filter(v, node, "kind", desk_kinds, "submitter");
	(void)filter(v, node, "channel", desk_channels, "channel");
	for (size_t i = 0; p && i < p->decision_count; i++)
		decisions[i] = p->decisions[i].key;
	(void)filter(v, node, "decision", decisions, NULL);
	(void)filter(v, node, "language", desk_languages, "language");
	TRY(officer_filter(v, node));
	TRY(organisation_filter(v, node));
	line(v, node, "number");
	line(v, node, "words");
	if (visit_query(v, "group"))
		line(v, node, "group");
	/* chosen in the contents beside the list */
	if (visit_query(v, "unit"))
		hidden(v, node, "unit");
	return OK;
}

static enum err
contents(struct visit *v, struct node *to)
{
	const char *chosen = visit_query(v, "unit");
	struct node *toc;
	struct rows r;

	TRY(sql_desk_units(
	    v->db, v->mem, v->consultation.id, UNITS_LISTED, &r));
	if (r.count == 0)
		return OK;
	toc = xml_add(to, "toc");
	if (chosen)
		xml_attr(toc, "all", desk_list_path(v, "unit", NULL));
	for (size_t i = 0; i < r.count; i++) {
		const char *language = cell(&r, i, ".lang");
		const char *heading = cell(&r, i, ".heading");
		struct node *entry = xml_add(toc, "entry");

		xml_attr(entry, "href",
		    desk_list_path(v, "unit", cell(&r, i, ".wid")));
		xml_attr(entry, "num",
		    page_script(v, language, cell(&r, i, ".num")));
		xml_attr(entry, "comments", cell(&r, i, ".comments"));
		if (text_is(chosen, cell(&r, i, ".wid")))
			xml_attr(entry, "current", "1");
		if (heading && *heading)
			xml_add_text(entry, "heading",
			    page_script(v, language, heading));
	}
	return OK;
}

/* The place from which the page is found, and how many rows stand before it:
 * none behind a place; a page before one; and a few before a comment from
 * which one comes back. */
static enum err
place(struct visit *v, struct desk_wish *wish, int64_t *before)
{
	const char *at = visit_query(v, "at");
	struct rows r;
	enum err e;

	*before = visit_query(v, "before") ? DESK_COMMENTS : 0;
	if (*before)
		return place_key(v, "before", &wish->moment, &wish->after);
	if (!at)
		return after_key(v, &wish->moment, &wish->after);
	e = sql_desk_place(v->db, v->mem, v->consultation.id, at, &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? OK : e;
	wish->moment = cell_time(&r, 0, ".sort");
	wish->after = cell_int(&r, 0, ".id");
	*before = ROWS_BEFORE;
	return OK;
}

static enum err
page_found(struct visit *v, struct desk_wish *wish, struct rows *out)
{
	int64_t before;

	TRY(place(v, wish, &before));
	return before
		   ? desk_found_around(v, wish, before, DESK_COMMENTS + 1, out)
		   : desk_found(v, wish, DESK_COMMENTS + 1, out);
}

static const char *
place_of(struct visit *v, const struct rows *r, size_t i)
{
	return arena_printf(
	    v->mem, "%s.%s", cell(r, i, ".sort"), cell(r, i, ".id"));
}

/* The pages before and behind, by the same filters. */
static void
pager(struct visit *v, struct node *to, const struct desk_wish *wish,
    const struct rows *r)
{
	const char *next = r->count > DESK_COMMENTS
			       ? place_of(v, r, DESK_COMMENTS - 1)
			       : desk_stopped(v, wish);
	struct node *node;

	if (!next && !wish->moment)
		return;
	node = xml_add(to, "pager");
	if (next)
		xml_attr(node, "next", desk_list_path(v, "after", next));
	if (!wish->moment)
		return;
	xml_attr(node, "first", desk_list_path(v, NULL, NULL));
	xml_attr(node, "previous",
	    desk_list_path(v, "before",
		r->count ? place_of(v, r, 0)
			 : arena_printf(v->mem, "%s.%lld", wish->moment,
			       (long long)wish->after)));
}

static enum err
listed(struct visit *v, struct node *to)
{
	struct desk_wish wish;
	struct rows r;

	TRY(desk_wished(v, &wish));
	TRY(page_found(v, &wish, &r));
	desk_items(v, to, &r, DESK_COMMENTS);
	(void)page_moment(
	    v, to, "searched", wish.stopped, v->consultation.zone);
	pager(v, to, &wish, &r);
	return OK;
}

static enum err
offers(struct visit *v, struct node *to)
{
	if (v->consultation.reported ||
	    may(&v->who, &v->consultation, DECIDE_MANY, v->now) != MAY)
		return OK;
	TRY(desk_many_options(v));
	(void)page_offer(to, v, desk_many, NULL);
	return OK;
}

/* ---- the page ---- */

enum err
desk_comments_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-comments-page");
	int64_t comments, undecided;
	struct rows r;

	TRY(sql_desk_counts(v->db, v->mem, v->consultation.id, &r));
	comments = cell_int(&r, 0, "comments");
	undecided = cell_int(&r, 0, "undecided");
	xml_attr_int(to, "comments", comments);
	xml_attr_int(to, "undecided", undecided);
	xml_attr_int(
	    to, "decided", comments > undecided ? comments - undecided : 0);
	xml_attr(to, "review", cell(&r, 0, "review"));
	if (cell(&r, 0, "many"))
		page_link_as(v, to, "many", many_show, "many",
		    cell(&r, 0, "many"), NULL);
	desk_tabs(v, to, "comments");
	xml_attr(to, "changed", visit_query(v, "changed"));
	TRY(filters(v, to));
	TRY(contents(v, to));
	TRY(offers(v, to));
	return listed(v, to);
}
