/*
 * desk_list.c: all comments of a consultation in one list, by filters and
 * keyset pages.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/public/list.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/marks.h"
#include "fcgi/site/page.h"

#include <string.h>

enum {
	UNITS_LISTED = 300,
	ORGANISATIONS_LISTED = 200,
	WORDS_SOUGHT = 200, /* characters */
	NO_SUCH_ID = -1,
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
	static const char *const languages[] = {
	    "bg", "pl", "cs", "sr", "en", NULL};
	static const char *const replies[] = {"none", "writing", "review",
	    "returned", "approved", "published", NULL};
	static const char *const stances[] = {
	    "support", "change", "oppose", "question", "none", NULL};
	static const char *const kinds[] = {"person", "ngo", "business",
	    "municipality", "public_body", "group", "other", NULL};
	static const char *const channels[] = {"online", "post", "email",
	    "counter", "secure", "meeting", "portal", NULL};
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct node *node = xml_add(to, "filters");
	const char *decisions[DECISIONS + 1] = {NULL};

	xml_attr(node, "action", route_path(v->mem, v->route, &v->parts));
	(void)filter(v, node, "reply", replies, "desk.reply");
	(void)filter(v, node, "stance", stances, "stance");
	(void)filter(v, node, "kind", kinds, "submitter");
	(void)filter(v, node, "channel", channels, "channel");
	for (size_t i = 0; p && i < p->decision_count; i++)
		decisions[i] = p->decisions[i].key;
	(void)filter(v, node, "decision", decisions, NULL);
	(void)filter(v, node, "language", languages, "language");
	TRY(officer_filter(v, node));
	TRY(organisation_filter(v, node));
	line(v, node, "number");
	line(v, node, "words");
	if (visit_query(v, "group"))
		line(v, node, "group");
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
	for (size_t i = 0; i < r.count; i++) {
		const char *language = cell(&r, i, ".lang");
		const char *heading = cell(&r, i, ".heading");
		struct node *entry = xml_add(toc, "entry");

		page_link(v, entry, desk_comments_show, "?unit",
		    cell(&r, i, ".wid"), NULL);
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

/* The filter "unit": where it stands in its newest version. */
static enum err
chosen_unit(struct visit *v, struct desk_wish *wish)
{
	struct rows r;
	enum err e;

	if (!visit_query(v, "unit"))
		return OK;
	e = sql_desk_unit(
	    v->db, v->mem, v->consultation.id, visit_query(v, "unit"), &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_INVALID : e;
	wish->version = cell_int(&r, 0, ".version");
	wish->first = cell_int(&r, 0, ".place");
	wish->last = cell_int(&r, 0, ".last");
	return OK;
}

/* Whose: 0 for nobody's. */
static enum err
chosen_officer(const struct visit *v, struct desk_wish *wish)
{
	const char *officer = visit_query(v, "officer");

	wish->whose = officer != NULL;
	if (!officer || text_is(officer, "nobody"))
		return OK;
	if (text_is(officer, "mine")) {
		wish->officer = v->who.id;
		return OK;
	}
	return text_int(officer, &wish->officer) == OK ? OK : ERR_INVALID;
}

/* One that does not exist is asked for all the same: nothing is found. */
static enum err
id_or_none(enum err e, const struct rows *r, int64_t *out)
{
	*out = e == OK ? cell_int(r, 0, ".id") : NO_SUCH_ID;
	return e == ERR_NOT_FOUND ? OK : e;
}

static enum err
chosen_names(struct visit *v, struct desk_wish *wish)
{
	const char *group = visit_query(v, "group");
	const char *organisation = visit_query(v, "organisation");
	struct rows r;

	if (group)
		TRY(id_or_none(sql_desk_group_id(v->db, v->mem,
				   v->consultation.id, group, &r),
		    &r, &wish->group));
	if (organisation)
		TRY(id_or_none(
		    sql_desk_organisation_id(v->db, v->mem, organisation, &r),
		    &r, &wish->organisation));
	return OK;
}

static const char *
typed(const struct visit *v, const char *name)
{
	const char *value = visit_query(v, name);

	return value && *text_trim(v->mem, value) ? text_trim(v->mem, value)
						  : NULL;
}

static enum err
wished(struct visit *v, struct desk_wish *wish)
{
	const char *words = typed(v, "words");

	*wish = (struct desk_wish){
	    .reply = visit_query(v, "reply"),
	    .stance = visit_query(v, "stance"),
	    .kind = visit_query(v, "kind"),
	    .channel = visit_query(v, "channel"),
	    .decision = visit_query(v, "decision"),
	    .number = typed(v, "number"),
	    .language = visit_query(v, "language"),
	    .words =
		words ? text_fold(v->mem, text_cut(v->mem, words, WORDS_SOUGHT))
		      : NULL,
	};
	TRY(after_key(v, &wish->moment, &wish->after));
	TRY(chosen_unit(v, wish));
	TRY(chosen_names(v, wish));
	return chosen_officer(v, wish);
}

enum err
desk_found(
    struct visit *v, const struct desk_wish *w, int64_t limit, struct rows *out)
{
	const char *words = w->words ? w->words : "";
	const struct marks m = marks_of(words);

	return sql_desk_comments(v->db, v->mem, v->consultation.id, w->reply,
	    w->stance, w->kind, w->channel, w->decision, w->number,
	    w->version ? &w->version : NULL, w->first, w->last,
	    v->consultation.closes, posted_counts(v),
	    w->whose ? &w->officer : NULL, w->language,
	    w->organisation ? &w->organisation : NULL,
	    w->group ? &w->group : NULL, search_pattern(v->mem, words),
	    search_longest(v->mem, words), m.bits[0], m.bits[1], m.bits[2],
	    m.bits[3], m.bits[4], m.bits[5], m.bits[6], m.bits[7], v->now,
	    w->moment, w->moment ? &w->after : NULL, limit, out);
}

static enum err
found(struct visit *v, struct node *to)
{
	struct desk_wish wish;
	size_t shown;
	struct rows r;

	TRY(wished(v, &wish));
	TRY(desk_found(v, &wish, DESK_COMMENTS + 1, &r));
	desk_items(v, to, &r, DESK_COMMENTS);
	shown = r.count > DESK_COMMENTS ? DESK_COMMENTS : r.count;
	page_pager(v, to,
	    shown ? arena_printf(v->mem, "%s.%s", cell(&r, shown - 1, ".sort"),
			cell(&r, shown - 1, ".id"))
		  : NULL,
	    r.count > DESK_COMMENTS);
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
	desk_tabs(v, to, "comments");
	xml_attr(to, "changed", visit_query(v, "changed"));
	TRY(filters(v, to));
	TRY(contents(v, to));
	TRY(offers(v, to));
	return found(v, to);
}
