/*
 * unit.c: a unit with its comments.  Comments are read 50 at a time by key,
 * oldest first; their replies come with them.
 */
#include "fcgi/app/unit.h"

#include "build/sql.h"
#include "fcgi/app/attach.h"
#include "fcgi/app/cite.h"
#include "fcgi/app/document.h"
#include "fcgi/app/moderation.h"
#include "fcgi/app/overview.h"
#include "fcgi/app/voice.h"
#include "fcgi/app/wording.h"
#include "fcgi/site/page.h"

#include <string.h>

enum err
unit_wanted(struct visit *v, struct rows *document, struct rows *unit)
{
	TRY(document_wanted(v, document));
	return sql_unit_by_wid(v->db, v->mem, cell_int(document, 0, ".version"),
	    path_part(v, "wid"), unit);
}

/* The same of a unit that the newest version has no more: where it stood
 * last, so that what was said about it stays readable. */
static enum err
unit_kept(struct visit *v, struct rows *document, struct rows *unit, bool *gone)
{
	enum err e = unit_wanted(v, document, unit);
	struct rows last;

	*gone = false;
	if (e != ERR_NOT_FOUND || parts_find(&v->parts, "version"))
		return e;
	TRY(document_wanted(v, document));
	TRY(sql_unit_last(v->db, v->mem, cell_int(document, 0, ".id"),
	    path_part(v, "wid"), &last));
	parts_set(&v->parts, "version", cell(&last, 0, ".number"));
	*gone = true;
	return unit_wanted(v, document, unit);
}

const char *
unit_talk(struct visit *v, const char *document, const char *wid)
{
	const struct route *r = route_of_page("comment-form");
	struct parts parts = v->parts;

	if (!r)
		return NULL;
	parts_set(&parts, "document", document);
	parts_set(&parts, "wid", wid);
	return route_path(v->mem, r, &parts);
}

const char *
unit_cite(struct visit *v, const char *language, const char *steps)
{
	struct visit voice = act_voice(v);

	return page_script(v, language, cite_words(&voice, steps));
}

void
unit_reference(struct visit *v, struct node *parent, const char *name,
    const struct rows *r, size_t row, const char *document,
    const char *language)
{
	struct node *node = xml_add(parent, name);
	const char *num = cell(r, row, ".num");
	const char *heading = cell(r, row, ".heading");

	if (num && *num)
		xml_attr(node, "num", page_script(v, language, num));
	page_link(v, node, unit_show, "document", document, "wid",
	    cell(r, row, ".wid"), NULL);
	xml_attr(node, "wid", cell(r, row, ".wid"));
	if (cell_has(r, ".cite"))
		xml_attr(node, "cite",
		    unit_cite(v, language, cell(r, row, ".cite")));
	if (cell_has(r, ".comments") && comments_counted(v))
		xml_attr(node, "comments", cell(r, row, ".comments"));
	if (heading && *heading)
		xml_add_text(
		    node, "heading", page_script(v, language, heading));
}

const char *
decision_words(struct visit *v, const char *key)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);

	for (size_t i = 0; p && i < p->decision_count; i++)
		if (text_is(p->decisions[i].key, key))
			return page_script(
			    v, p->language, p->decisions[i].words);
	return NULL;
}

static void
reply(struct visit *v, struct node *comment, const struct rows *r, size_t row)
{
	const char *decision = cell(r, row, ".decision");
	const char *reasons = cell(r, row, ".reply");
	struct node *node;

	if (!decision)
		return;
	node = xml_add(comment, "reply");
	xml_attr(node, "decision", decision);
	xml_add_text(node, "words", decision_words(v, decision));
	if (reasons)
		page_paragraphs(v, node, "body",
		    page_script(v, v->consultation.language, reasons));
	xml_add_text(node, "by",
	    page_script(
		v, v->consultation.language, v->consultation.authority_name));
	page_moment(v, node, "published", cell_time(r, row, ".replied"),
	    v->consultation.zone);
}

/* A list of what many people said shortens what they left as it was. */
static bool
in_list(const struct visit *v)
{
	return text_is(v->route->page, "unit") ||
	       text_is(v->route->page, "comments");
}

/* Which words it was written on, where the document has a newer version;
 * these words themselves, where the newer one has others or none. */
static void
written_on(struct visit *v, struct node *comment, const struct rows *r,
    size_t row, const char *was)
{
	struct node *node;
	bool gone = cell_int(r, row, ".gone");

	if (!cell(r, row, ".on") || !cell(r, row, ".newest") ||
	    text_is(cell(r, row, ".on"), cell(r, row, ".newest")))
		return;
	node = xml_add_text(comment, "version",
	    page_date(v, cell_time(r, row, ".on_dated"), v->consultation.zone));
	page_link(v, node, version_show, "version", cell(r, row, ".on"),
	    "document",
	    cell_has(r, ".document") ? cell(r, row, ".document")
				     : path_part(v, "document"),
	    NULL);
	if (!was || cell_int(r, row, ".as_it_was"))
		return;
	node = xml_add_text(comment, "about", was);
	if (gone)
		xml_attr(node, "gone", "1");
}

static void
wording_of(
    struct visit *v, struct node *comment, const struct rows *r, size_t row)
{
	const char *was = cell(r, row, ".was");
	const char *proposed = cell(r, row, ".proposed");

	if (cell_has(r, ".lang"))
		was = page_script(v, cell(r, row, ".lang"), was);
	written_on(v, comment, r, row, was);
	if (proposed && in_list(v))
		page_wording_short(v, comment, "proposed", was, proposed);
	else if (proposed)
		page_wording(v, comment, "proposed", was, proposed);
}

struct node *
comment_row(
    struct visit *v, struct node *parent, const struct rows *r, size_t row)
{
	struct node *node = page_row(v, parent, "comment", r, row);

	page_link(
	    v, node, comment_show, "comment", cell(r, row, "@code"), NULL);
	if (cell_has(r, ".wid") && cell(r, row, ".wid"))
		unit_reference(v, node, "unit", r, row,
		    cell(r, row, ".document"), cell(r, row, ".lang"));
	wording_of(v, node, r, row);
	reply(v, node, r, row);
	return node;
}

enum err
after_key(struct visit *v, const char **moment, int64_t *id)
{
	const char *after = visit_query(v, "after");

	*moment = NULL;
	if (!after)
		return OK;
	if (strlen(after) < MOMENT_SIZE + 2 || after[MOMENT_SIZE] != '.')
		return ERR_INVALID;
	*moment = arena_copy_n(v->mem, after, MOMENT_SIZE);
	if (strspn(*moment, "0123456789-:. ") != MOMENT_SIZE)
		return ERR_INVALID;
	return text_int(after + MOMENT_SIZE + 1, id);
}

/* With what anybody may do with it. */
static struct node *
public_row(
    struct visit *v, struct node *parent, const struct rows *r, size_t row)
{
	struct node *node = comment_row(v, parent, r, row);
	const char *state = cell(r, row, "@state");

	if (text_is(state, "public") || text_is(state, "redacted"))
		voice_links(v, node, cell(r, row, "@code"));
	return node;
}

/* Up to COMMENTS_SHOWN of the rows, and the pager below them. */
static enum err
listed(struct visit *v, struct node *comments, struct node *parent,
    const struct rows *r)
{
	size_t shown = r->count > COMMENTS_SHOWN ? COMMENTS_SHOWN : r->count;
	struct node *nodes[COMMENTS_SHOWN] = {NULL};

	for (size_t i = 0; i < shown; i++)
		nodes[i] = public_row(v, comments, r, i);
	TRY(attach_public(v, nodes, r, shown));
	page_pager(v, parent,
	    shown ? arena_printf(v->mem, "%s.%s", cell(r, shown - 1, ".sort"),
			cell(r, shown - 1, ".id"))
		  : NULL,
	    r->count > COMMENTS_SHOWN);
	return OK;
}

static enum err
said(struct visit *v, struct node *to, const struct rows *unit,
    const struct rows *document, const struct counts *counts)
{
	struct node *comments = xml_add(to, "comments");
	int64_t id = cell_int(unit, 0, ".id"), after = 0;
	int64_t first = cell_int(unit, 0, ".place");
	int64_t last = cell_int(unit, 0, ".last"), all;
	const char *moment;
	struct rows r;

	all = counts_below(counts, first, last);
	xml_attr_int(comments, "count", all);
	if (!comments_shown(v) || all == 0)
		return OK;
	TRY(after_key(v, &moment, &after));
	/* what is below it was said about it too, and says where */
	if (text_is(cell(unit, 0, ".role"), "base"))
		TRY(sql_comments_of_base(v->db, v->mem, id, moment,
		    moment ? &after : NULL, COMMENTS_SHOWN + 1, &r));
	else if (all > cell_int(unit, 0, ".comments"))
		TRY(sql_comments_below(v->db, v->mem,
		    cell_int(document, 0, ".version"), first, last, moment,
		    moment ? &after : NULL, COMMENTS_SHOWN + 1, &r));
	else
		TRY(sql_comments_of_unit(v->db, v->mem, id, moment,
		    moment ? &after : NULL, COMMENTS_SHOWN + 1, &r));
	return listed(v, comments, to, &r);
}

static enum err
around(struct visit *v, struct node *to, const struct rows *unit,
    const struct rows *document)
{
	int64_t version = cell_int(document, 0, ".version");
	const char *slug = cell(document, 0, ".slug");
	const char *language = cell(document, 0, ".lang");
	struct node *path = xml_add(to, "path");
	struct rows r;

	TRY(sql_unit_path(
	    v->db, v->mem, version, cell_int(unit, 0, ".place"), &r));
	for (size_t i = 0; i < r.count; i++)
		unit_reference(v, path, "unit", &r, i, slug, language);
	TRY(sql_unit_neighbours(v->db, v->mem, version,
	    cell_int(unit, 0, ".place"), cell_int(unit, 0, ".last"), &r));
	for (size_t i = 0; i < r.count; i++) {
		bool before = !strcmp(cell(&r, i, ".side"), "previous");

		unit_reference(v, xml_add(to, before ? "previous" : "next"),
		    "unit", &r, i, slug, language);
	}
	return OK;
}

static enum err
words(struct visit *v, struct node *to, const struct rows *unit,
    const struct rows *document, const struct counts *counts)
{
	const char *language = cell(document, 0, ".lang");
	struct node *law;
	struct rows units;

	TRY(sql_units_of_version(v->db, v->mem,
	    cell_int(document, 0, ".version"), document_before(v, document),
	    document_script(v, language), cell_int(unit, 0, ".place"),
	    cell_int(unit, 0, ".last"), &units));
	if (units.count && cell_int(&units, 0, ".changed"))
		document_change(v, to, document);
	law = xml_add(to, "law");
	xml_attr(law, "lang", document_lang(v, language));
	document_units(v, law, &units, document, counts);
	return OK;
}

enum err
unit_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "unit-page"), *doc, *link;
	struct rows document, unit;
	struct counts counts;
	bool gone;

	TRY(unit_kept(v, &document, &unit, &gone));
	if (gone)
		(void)xml_add(to, "gone");
	xml_attr(to, "cite",
	    unit_cite(v, cell(&document, 0, ".lang"), cell(&unit, 0, ".cite")));
	doc = xml_add(to, "document");
	xml_attr(doc, "kind", cell(&document, 0, "@kind"));
	xml_attr(doc, "version", cell(&document, 0, "@version"));
	page_link(v, doc, document_show, NULL);
	xml_add_text(doc, "title",
	    page_script(
		v, cell(&document, 0, ".lang"), cell(&document, 0, "~title")));
	page_moment(v, doc, "dated", cell_time(&document, 0, ":dated"),
	    v->consultation.zone);
	TRY(counts_of(v, &document, &counts));
	TRY(words(v, to, &unit, &document, &counts));
	TRY(around(v, to, &unit, &document));
	TRY(said(v, to, &unit, &document, &counts));
	if (!gone && cell_int(&document, 0, ".commentable") &&
	    may_soon(&v->who, &v->consultation, COMMENT, v->now)) {
		link = xml_add(to, "link");
		xml_attr(link, "rel", "comment");
		xml_attr(link, "href",
		    unit_talk(v, cell(&document, 0, ".slug"),
			cell(&unit, 0, ".wid")));
	}
	return OK;
}

/* A choice of the filters, with the chosen option marked. */
static void
filter(struct visit *v, struct node *filters, const char *name,
    const char *const *values, size_t count)
{
	struct node *field = xml_add(filters, "field");
	const char *chosen = visit_query(v, name);

	xml_attr(field, "name", name);
	xml_attr(field, "type", "choice");
	for (size_t i = 0; i < count; i++) {
		struct node *option = xml_add(field, "option");

		xml_attr(option, "value", values[i]);
		if (text_is(values[i], chosen))
			xml_attr(option, "selected", "1");
		if (!strcmp(name, "decision"))
			xml_text(option, decision_words(v, values[i]));
	}
}

static void
filters(struct visit *v, struct node *to)
{
	static const char *const stances[] = {
	    "support", "change", "oppose", "question", "none"};
	static const char *const kinds[] = {"person", "ngo", "business",
	    "municipality", "public_body", "group", "other"};
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct node *node = xml_add(to, "filters");
	const char *keys[DECISIONS];

	xml_attr(node, "action", route_path(v->mem, v->route, &v->parts));
	filter(v, node, "stance", stances, 5);
	filter(v, node, "kind", kinds, 7);
	for (size_t i = 0; p && i < p->decision_count; i++)
		keys[i] = p->decisions[i].key;
	if (p && v->consultation.reported)
		filter(v, node, "decision", keys, p->decision_count);
}

/* What is checked before it is shown is told as a number (practice 21). */
static enum err
waiting(struct visit *v, struct node *to)
{
	struct rows r;

	if (!text_is(
		cell(&v->consultation.row, 0, "show_comments"), "after_check"))
		return OK;
	TRY(moderation_counted(v, &r));
	xml_attr(to, "waiting", cell(&r, 0, "waiting"));
	return OK;
}

enum err
comments_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comments-page");
	const char *moment;
	int64_t after = 0;
	struct rows r;

	xml_attr_int(to, "count",
	    comments_counted(v) ? cell_int(&v->consultation.row, 0, "comments")
				: 0);
	filters(v, to);
	page_link(v, xml_add(to, "moderation"), moderation_show, NULL);
	TRY(waiting(v, to));
	if (!comments_shown(v))
		return OK;
	TRY(after_key(v, &moment, &after));
	TRY(sql_comments_of_consultation(v->db, v->mem, v->consultation.id,
	    visit_query(v, "decision"), visit_query(v, "stance"),
	    visit_query(v, "kind"), moment, moment ? &after : NULL,
	    COMMENTS_SHOWN + 1, &r));
	return listed(v, to, to, &r);
}

enum err
comment_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-page"), *node;
	struct rows r;

	if (!comments_shown(v))
		return ERR_NOT_FOUND;
	TRY(sql_comment_by_code(
	    v->db, v->mem, v->consultation.id, path_part(v, "comment"), &r));
	node = public_row(v, to, &r, 0);
	return attach_public(v, &node, &r, 1);
}
