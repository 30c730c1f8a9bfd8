/*
 * unit.c: a unit with its comments (comment.c), and references to units
 * wherever they stand.
 */
#include "fcgi/app/public/unit.h"

#include "build/sql.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/paper/version.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/site/page.h"

#include <string.h>

enum err
unit_wanted(struct visit *v, struct rows *document, struct rows *unit)
{
	TRY(document_wanted(v, document));
	return sql_unit_by_wid(v->db, v->mem, cell_int(document, 0, ".version"),
	    path_part(v, "wid"), unit);
}

/* The unit with its document in one row. */
static enum err
unit_seen(struct visit *v, struct rows *out)
{
	const char *number = parts_find(&v->parts, "version");
	const struct called called = document_called(v);
	int64_t n = 0;

	if (number)
		TRY(text_int(number, &n) == OK ? OK : ERR_NOT_FOUND);
	TRY(sql_unit_of_document(v->db, v->mem, v->consultation.id, called.slug,
	    called.text, lang_content(v->lang), number ? &n : NULL,
	    v->phase == PREPARING, path_part(v, "wid"), out));
	return cell(out, 0, ".withheld") ? ERR_GONE : OK;
}

/* The same of a unit that the newest version has no more: where it stood
 * last, so that what was said about it stays readable.  Where that is withheld
 * altogether, comments lead here still: gone, and why. */
static enum err
unit_kept(struct visit *v, struct rows *out, bool *gone)
{
	enum err e = unit_seen(v, out);
	struct rows document, last;

	*gone = false;
	if (e != ERR_NOT_FOUND || parts_find(&v->parts, "version"))
		return e;
	TRY(document_wanted(v, &document));
	TRY(sql_unit_last(v->db, v->mem, cell_int(&document, 0, ".id"),
	    cell(&document, 0, ".lang"), path_part(v, "wid"), &last));
	parts_set(&v->parts, "version", cell(&last, 0, ".number"));
	*gone = true;
	if (cell(&last, 0, ".withheld"))
		return document_wanted(v, &document);
	return unit_seen(v, out);
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

void
closing_shown(struct visit *v, struct node *to, const char *own)
{
	const struct consultation *c = &v->consultation;

	if (c->rest && v->phase & (ANNOUNCED | OPEN))
		page_moment(v, to, "until", closing_of(c, own), c->zone);
}

const char *
unit_cite(struct visit *v, const char *language, const char *steps)
{
	struct visit voice = voice_in(v, language);

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

/* A page of what was said about a unit from a key on, and one more; what is
 * below it was said about it too, and says where. */
static enum err
read_said(struct visit *v, const struct rows *document, bool below,
    const char *moment, const int64_t *after, struct rows *out)
{
	int64_t id = cell_int(document, 0, ".unit");

	if (text_is(cell(document, 0, ".role"), "base"))
		return sql_comments_of_base(
		    v->db, v->mem, id, moment, after, COMMENTS_SHOWN + 1, out);
	if (!below)
		return sql_comments_of_unit(
		    v->db, v->mem, id, moment, after, COMMENTS_SHOWN + 1, out);
	return sql_comments_below(v->db, v->mem,
	    cell_int(document, 0, ".version"), cell_int(document, 0, ".place"),
	    cell_int(document, 0, ".last"), moment, after, COMMENTS_SHOWN + 1,
	    out);
}

static enum err
said(struct visit *v, struct node *to, const struct rows *document,
    const struct rows *units, const struct counts *counts)
{
	struct node *comments = xml_add(to, "comments");
	int64_t first = cell_int(document, 0, ".place"), after = 0;
	int64_t all =
	    counts_below(counts, first, cell_int(document, 0, ".last"));
	const char *moment;
	struct rows r;
	enum err e;

	xml_attr_int(comments, "count", all);
	if (!comments_shown(v) || all == 0)
		return OK;
	TRY(after_key(v, &moment, &after));
	e = read_said(v, document, all > counts_below(counts, first, first),
	    moment, moment ? &after : NULL, &r);
	TRY(e);
	return comments_of_act(v, comments, to, &r, document, units);
}

/* ---- what is around it ---- */

enum { SIDE, WID, NUM, HEADING, CITE, COMMENTS, AROUND };
static const char *const around_names[AROUND] = {
    ".side", ".wid", ".num", ".heading", ".cite", ".comments"};

/* The fields of one, each ended in place; an empty one is NULL. */
static void
around_one(char *record, const char **cells)
{
	for (int i = SIDE; i <= CITE; i++) {
		char *field = strsep(&record, AROUND_FIELD);

		cells[i] = field && *field ? field : NULL;
	}
}

/* Rows of what version.c wrote, as unit_around has them. */
static void
around_stored(struct arena *mem, const struct rows *document, struct rows *out)
{
	char *text = arena_copy(mem, cell(document, 0, ".around")), *record;
	size_t room = 1, count = 0;
	const char **cells;

	for (const char *c = text; *c; c++)
		room += *c == *AROUND_END;
	cells = arena_alloc(mem, room * AROUND * sizeof *cells);
	while ((record = strsep(&text, AROUND_END)) && *record)
		around_one(record, cells + AROUND * count++);
	for (const char **c = cells; c < cells + AROUND * count; c += AROUND)
		if (text_is(c[SIDE], "previous"))
			c[COMMENTS] = cell(document, 0, ".previous");
		else if (text_is(c[SIDE], "next"))
			c[COMMENTS] = cell(document, 0, ".next");
	*out = (struct rows){.count = count,
	    .columns = AROUND,
	    .names = around_names,
	    .cells = cells};
}

static enum err
around(struct visit *v, struct node *to, const struct rows *document)
{
	const char *slug = cell(document, 0, ".slug");
	const char *language = cell(document, 0, ".lang");
	int64_t parent = cell_int(document, 0, ".parent");
	struct node *path = xml_add(to, "path");
	struct rows r;
	size_t end = 0;

	if (cell(document, 0, ".around"))
		around_stored(v->mem, document, &r);
	else
		TRY(sql_unit_around(v->db, v->mem,
		    cell_int(document, 0, ".version"), parent ? &parent : NULL,
		    cell_int(document, 0, ".place"),
		    cell_int(document, 0, ".last"), &r));
	while (end < r.count && text_is(cell(&r, end, ".side"), "path"))
		end++;
	for (size_t i = end; i-- > 0;)
		unit_reference(v, path, "unit", &r, i, slug, language);
	for (size_t i = end; i < r.count; i++)
		unit_reference(v, xml_add(to, cell(&r, i, ".side")), "unit", &r,
		    i, slug, language);
	return OK;
}
static void
words(struct visit *v, struct node *to, const struct rows *document,
    const struct rows *units, const struct counts *counts)
{
	struct node *law;

	if (units->count && cell_int(units, 0, ".changed"))
		document_change(v, to, document);
	law = xml_add(to, "law");
	xml_attr(law, "lang", document_lang(v, cell(document, 0, ".lang")));
	law_units(v, law, units, document, counts);
}

/* The act, its version, and that the unit is in it no more. */
static void
act(struct visit *v, struct node *to, const struct rows *document, bool gone)
{
	const char *language = cell(document, 0, ".lang");
	struct node *node;

	if (gone)
		(void)xml_add(to, "gone");
	xml_attr(
	    to, "cite", unit_cite(v, language, cell(document, 0, ".cite")));
	node = xml_add(to, "document");
	xml_attr(node, "kind", cell(document, 0, "@kind"));
	xml_attr(node, "version", cell(document, 0, "@version"));
	page_link(v, node, document_show, NULL);
	xml_add_text(node, "title",
	    page_script(v, language, cell(document, 0, "~title")));
	page_moment(v, node, "dated", cell_time(document, 0, ":dated"),
	    v->consultation.zone);
}

static void
offer(struct visit *v, struct node *to, const struct rows *document)
{
	struct node *link;

	if (!cell_int(document, 0, ".commentable") ||
	    !translation_stands(document) ||
	    !may_soon_on(&v->who, &v->consultation,
		cell_time(document, 0, ".closes"), COMMENT, v->now))
		return;
	link = xml_add(to, "link");
	xml_attr(link, "rel", "comment");
	xml_attr(link, "href",
	    unit_talk(
		v, cell(document, 0, ".slug"), cell(document, 0, ".wid")));
}

/* The act, the unit and what is below it: kept for everybody while nothing
 * is changed or said in the consultation. */
static enum err
read_unit(struct visit *v, struct rows *document, struct rows *own, bool *gone)
{
	enum err e;

	e = unit_kept(v, document, gone);
	if (e == OK)
		e = sql_units_of_version(v->db, v->mem,
		    cell_int(document, 0, ".version"),
		    document_before(v, document),
		    document_script(v, cell(document, 0, ".lang")),
		    cell_int(document, 0, ".place"),
		    cell_int(document, 0, ".last"), own);
	return e;
}

enum err
unit_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "unit-page");
	struct rows document, own;
	struct counts counts;
	bool gone;

	TRY(read_unit(v, &document, &own, &gone));
	counts = counts_of(v, &own);
	act(v, to, &document, gone);
	translation_of(v, to, &document);
	words(v, to, &document, &own, &counts);
	TRY(around(v, to, &document));
	TRY(said(v, to, &document, &own, &counts));
	if (!gone) {
		closing_shown(v, to, cell_time(&document, 0, ".closes"));
		offer(v, to, &document);
	}
	return OK;
}
