/*
 * changes.c: what differs between two versions is read and compared word by
 * word, at most CHANGES_SHOWN on a page.
 */
#include "fcgi/app/public/changes.h"

#include "fcgi/app/paper/media.h"
#include "fcgi/app/public/comment.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/public/wording.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { OLD = COMPARED_OLD, NEW = COMPARED_NEW };

enum { BEGINNING = 50 };

static const char *
told(const struct comparison *c, int side, int unit, const char *column)
{
	return comparison_told(c, side, unit, column);
}

static const struct draft_unit *
unit_at(const struct comparison *c, int side, int i)
{
	return &c->sides[side].units[i];
}

static bool
is_change(const struct draft_pair *p)
{
	return !text_is(draft_change(p), "same");
}

/* ---- writing ---- */

static void
reference(const struct comparison *c, struct node *parent, int side, int i)
{
	struct node *node = xml_add(parent, "unit");
	const char *num = told(c, side, i, ".num");
	const char *heading = told(c, side, i, ".heading");

	if (*num)
		xml_attr(node, "num", num);
	xml_attr(node, "kind", unit_at(c, side, i)->kind);
	if (*heading)
		xml_add_text(node, "heading", heading);
}

/* The units around it, from the outermost. */
static void
path(const struct comparison *c, struct node *parent, const char *name,
    int side, int i)
{
	int around[64], count = 0;
	struct node *node;

	/* a table's own block has no name to be found by */
	while ((i = unit_at(c, side, i)->parent) >= 0 && count < 64)
		if (*told(c, side, i, ".num") || *told(c, side, i, ".heading"))
			around[count++] = i;
	if (count == 0)
		return;
	node = xml_add(parent, name);
	while (count-- > 0)
		reference(c, node, side, around[count]);
}

/* Where it came from, if it left its place among others of another parent. */
static void
moved_from(
    const struct comparison *c, struct node *node, const struct draft_pair *p)
{
	int before = unit_at(c, OLD, p->from)->parent;
	int now = unit_at(c, NEW, p->to)->parent;

	if (before < 0 || now < 0 ||
	    text_is(unit_at(c, OLD, before)->wid, unit_at(c, NEW, now)->wid))
		return;
	path(c, node, "left", OLD, p->from);
}

/* The comments that a change goes back to. */
static void
causes(const struct showing *s, const char *wid)
{
	for (size_t i = 0; i < s->causes.count; i++) {
		struct node *node;

		if (!text_is(cell(&s->causes, i, ".wid"), wid))
			continue;
		node = page_row(s->c.v, s->section, "cause", &s->causes, i);
		page_link(s->c.v, node, comment_show, "comment",
		    cell(&s->causes, i, ".code"), NULL);
	}
}

/* The provision that a unit belongs to: itself, or the one around it. */
static void
provision(const struct comparison *c, const struct draft_pair *p, int *side,
    int *unit)
{
	const struct draft_pair *around;

	*side = p->to >= 0 ? NEW : OLD;
	*unit = p->to >= 0 ? p->to : p->from;
	while (unit_at(c, *side, *unit)->rank == RANK_INNER &&
	       unit_at(c, *side, *unit)->parent >= 0)
		*unit = unit_at(c, *side, *unit)->parent;
	around = &c->pairs.at[c->pair_of[*side][*unit]];
	if (*side == OLD && around->to >= 0) {
		*side = NEW;
		*unit = around->to;
	}
}

static void
numbers(
    const struct comparison *c, struct node *node, const struct draft_pair *p)
{
	if (p->from >= 0 && *told(c, OLD, p->from, ".num"))
		xml_attr(node, "from-num", told(c, OLD, p->from, ".num"));
	if (p->to >= 0 && *told(c, NEW, p->to, ".num"))
		xml_attr(node, "to-num", told(c, NEW, p->to, ".num"));
}

/* What has neither number nor heading is known by how it begins, in whole
 * words. */
static void
begins(const struct comparison *c, struct node *section, int side, int unit)
{
	const char *words = told(c, side, unit, ".words"), *line;
	char *cut;

	if (!*words || *told(c, side, unit, ".num") ||
	    *told(c, side, unit, ".heading"))
		return;
	line = arena_copy_n(c->v->mem, words, strcspn(words, "\n"));
	cut =
	    arena_printf(c->v->mem, "%s", text_cut(c->v->mem, line, BEGINNING));
	if (strlen(cut) < strlen(line)) {
		char *blank = strrchr(cut, ' ');

		if (blank)
			*blank = '\0';
	}
	xml_add_text(section, "begins",
	    strlen(cut) < strlen(words) ? arena_printf(c->v->mem, "%s …", cut)
					: cut);
}

static void
section_start(struct showing *s, struct node *to, int side, int unit)
{
	const struct draft_pair *p = &s->c.pairs.at[s->c.pair_of[side][unit]];
	const struct draft_unit *u = unit_at(&s->c, side, unit);

	s->section_side = side;
	s->section_unit = unit;
	s->section = xml_add(to, "section");
	xml_attr(s->section, "wid", u->wid);
	xml_attr(s->section, "unit", u->kind);
	xml_attr(
	    s->section, "kind", is_change(p) ? draft_change(p) : "changed");
	numbers(&s->c, s->section, p);
	page_link(s->c.v, s->section, unit_show, "document", s->c.slug, "wid",
	    u->wid, NULL);
	if (*u->heading)
		xml_add_text(s->section, "heading", u->heading);
	begins(&s->c, s->section, side, unit);
	path(&s->c, s->section, "path", side, unit);
	if (p->moved && p->from >= 0 && p->to >= 0)
		moved_from(&s->c, s->section, p);
	if (!is_change(p))
		causes(s, u->wid);
}

/* "(2) 1)": the numbers below the provision. */
static void
label(const struct comparison *c, struct node *row, const char *attribute,
    int side, int i)
{
	const char *text = "";

	for (; i >= 0 && unit_at(c, side, i)->rank == RANK_INNER;
	     i = unit_at(c, side, i)->parent)
		text = arena_printf(c->v->mem, "%s%s%s",
		    told(c, side, i, ".num"), *text ? " " : "", text);
	if (*text)
		xml_attr(row, attribute, text);
}

/* The word that heads the next cell of a row, in its HTML; NULL: no more. */
static const char *
next_head(struct arena *mem, const char **html)
{
	static const char open[] = "<dt>", close[] = "</dt>";
	const char *at = strstr(*html, open);
	const char *end = at ? strstr(at, close) : NULL;

	if (!end)
		return NULL;
	*html = end;
	at += strlen(open);
	return media_plain(mem, at, (size_t)(end - at));
}

/* The words of a row's cells, a line each, behind those that head its
 * columns: "Fee: 10 leva"; as they are where a cell has no head. */
static const char *
under_heads(const struct comparison *c, int side, int i, const char *words)
{
	const char *html = cell(&c->rows[side], (size_t)i, ".html");
	struct arena *mem = c->v->mem;
	const char *out = "", *head;

	if (!text_is(unit_at(c, side, i)->kind, "row") || !html || !*words)
		return words;
	for (const char *line = words; line;) {
		size_t size = strcspn(line, "\n");

		head = next_head(mem, &html);
		if (!head)
			return words;
		out = arena_printf(mem, "%s%s%s: %.*s", out, *out ? "\n" : "",
		    page_script(c->v, c->language, head), (int)size, line);
		line = line[size] ? line + size + 1 : NULL;
	}
	return next_head(mem, &html) ? words : out;
}

/* What is compared: the words, and the heading where it is a piece's or is
 * another one now. */
static const char *
words_of(const struct comparison *c, int side, int i, bool heading)
{
	const char *words, *head;

	if (i < 0)
		return "";
	words = under_heads(c, side, i, told(c, side, i, ".words"));
	head = heading ? told(c, side, i, ".heading") : "";
	return *head && *words ? arena_printf(c->v->mem, "%s\n%s", head, words)
	       : *head	       ? head
			       : words;
}

static void
words(
    struct showing *s, struct node *row, const struct draft_pair *p, bool whole)
{
	bool heading =
	    !whole || (p->from >= 0 && p->to >= 0 &&
			  strcmp(unit_at(&s->c, OLD, p->from)->heading,
			      unit_at(&s->c, NEW, p->to)->heading) != 0);
	const char *was = words_of(&s->c, OLD, p->from, heading);
	const char *now = words_of(&s->c, NEW, p->to, heading);
	struct runs runs;

	if (!*was && !*now)
		return;
	words_compare(s->c.v->mem, was, now,
	    text_in_two_scripts(s->c.language) ? WORDS_SCRIPT : WORDS_EXACT,
	    &runs);
	if (s->in_one) {
		page_runs(s->c.v, xml_add(row, "text"), &runs,
		    SHOW_KEPT | SHOW_INSERTED | SHOW_DELETED);
		return;
	}
	if (p->from >= 0)
		page_runs(s->c.v, xml_add(row, "old"), &runs,
		    SHOW_KEPT | SHOW_DELETED | SHOW_OLD);
	if (p->to >= 0)
		page_runs(s->c.v, xml_add(row, "new"), &runs,
		    SHOW_KEPT | SHOW_INSERTED);
}

/* The pictures of one side, where they are others on the other. */
static void
pictures(struct showing *s, struct node *row, const char *name, int side,
    const struct draft_pair *p)
{
	int unit = side == OLD ? p->from : p->to;
	struct node *to;
	const char *html;

	if (unit < 0 ||
	    (p->from >= 0 && p->to >= 0 && comparison_same_pictures(&s->c, p)))
		return;
	html = cell(&s->c.rows[side], (size_t)unit, ".html");
	if (media_same(s->c.v->mem, html, NULL))
		return; /* it has none */
	to = xml_add(row, name);
	(void)media_listed(
	    s->c.v, to, cell(&s->c.documents[side], 0, "@version"), html);
}

/* How much was said about the unit; in a piece, where the page is to ask. */
static void
talk(struct showing *s, struct node *row, int side, int unit)
{
	const struct rows *r = &s->c.rows[side];
	int64_t place = cell_int(r, (size_t)unit, ".place");

	if (!comments_counted(s->c.v))
		return;
	if (s->in_piece)
		xml_attr_int(
		    row, "place", side == OLD ? OLD_PLACES + place : place);
	else if (cell_int(r, (size_t)unit, ".comments") > 0)
		xml_attr(row, "comments", cell(r, (size_t)unit, ".comments"));
	else
		return;
	page_link(s->c.v, row, unit_show, "document", s->c.slug, "wid",
	    unit_at(&s->c, side, unit)->wid, NULL);
}

static void
change(struct showing *s, struct node *to, const struct draft_pair *p)
{
	int side = p->to >= 0 ? NEW : OLD, unit = p->to >= 0 ? p->to : p->from;
	int around_side, around;
	struct node *row;
	bool whole;

	provision(&s->c, p, &around_side, &around);
	if (!s->section || around_side != s->section_side ||
	    around != s->section_unit)
		section_start(s, to, around_side, around);
	whole = side == around_side && unit == around;
	row = xml_add(s->section, "row");
	xml_attr(row, "kind", draft_change(p));
	if (!whole) {
		if (p->from >= 0)
			label(&s->c, row, "from-num", OLD, p->from);
		if (p->to >= 0)
			label(&s->c, row, "to-num", NEW, p->to);
		xml_attr(row, "wid", unit_at(&s->c, side, unit)->wid);
	}
	talk(s, row, side, unit);
	if (p->changed || p->from < 0 || p->to < 0) {
		words(s, row, p, whole);
		pictures(s, row, "old-pictures", OLD, p);
		pictures(s, row, "new-pictures", NEW, p);
	}
	if (!whole && p->moved && p->from >= 0 && p->to >= 0)
		moved_from(&s->c, row, p);
	causes(s, unit_at(&s->c, side, unit)->wid);
}

void
changes_show(struct showing *s, struct node *page)
{
	struct visit *v = s->c.v;
	struct node *to = xml_add(page, "changes");
	int64_t seen = 0;

	xml_attr(to, "lang", document_lang(v, s->c.language));
	xml_attr(to, "from", cell(&s->c.documents[OLD], 0, "@version"));
	xml_attr(to, "to", cell(&s->c.documents[NEW], 0, "@version"));
	comparison_kinds(&s->c, to);
	for (size_t i = 0; i < s->c.pairs.count; i++) {
		if (!is_change(&s->c.pairs.at[i]) || seen++ < s->skip)
			continue;
		if (seen > s->skip + CHANGES_SHOWN)
			break;
		change(s, to, &s->c.pairs.at[i]);
	}
	page_pager(v, to,
	    arena_printf(v->mem, "%lld", (long long)(s->skip + CHANGES_SHOWN)),
	    seen > s->skip + CHANGES_SHOWN);
}
