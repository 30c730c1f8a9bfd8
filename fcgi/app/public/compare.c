/*
 * compare.c: what changed between two versions, as a page.  Units are paired
 * by their wId (comparison.h); only what differs is read and compared word by
 * word, and at most CHANGES_SHOWN on a page.
 *
 * Two versions are compared once: what a page says of them is kept
 * (site/kept.h), with gaps for how much was said about each unit.
 */
#include "fcgi/app/public/compare.h"

#include "build/sql.h"
#include "fcgi/app/paper/comparison.h"
#include "fcgi/app/paper/media.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/law.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/public/wording.h"
#include "fcgi/site/kept.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"

#include <string.h>

enum {
	CHANGES_SHOWN = 150,
	OLD = COMPARED_OLD,
	NEW = COMPARED_NEW,
	OLD_PLACES = 1 << 24, /* behind all places of the newer version */
};

/* The page being written; below one provision stand the changes of all its
 * pieces. */
struct showing {
	struct comparison c;
	struct rows causes;
	struct node *section;
	int section_side, section_unit;
	bool in_one, in_piece;
	int64_t skip;
};

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

	while ((i = unit_at(c, side, i)->parent) >= 0 && count < 64)
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
	path(&s->c, s->section, "path", side, unit);
	if (p->moved && p->from >= 0 && p->to >= 0)
		moved_from(&s->c, s->section, p);
	if (!is_change(p))
		causes(s, u->wid);
}

/* "(2) 1)": the numbers below the provision. */
static const char *
label(const struct comparison *c, int side, int i)
{
	const char *text = "";

	for (; i >= 0 && unit_at(c, side, i)->rank == RANK_INNER;
	     i = unit_at(c, side, i)->parent)
		text = arena_printf(c->v->mem, "%s%s%s",
		    told(c, side, i, ".num"), *text ? " " : "", text);
	return text;
}

/* What is compared: the words, and the heading where it is a piece's or is
 * another one now. */
static const char *
words_of(const struct comparison *c, int side, int i, bool heading)
{
	const char *words, *head;

	if (i < 0)
		return "";
	words = told(c, side, i, ".words");
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
	    text_is(s->c.language, "sr") ? WORDS_SCRIPT : WORDS_EXACT, &runs);
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
	html = cell(&s->c.rows[side], (size_t)unit, ".pictures");
	if (!html)
		return;
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
			xml_attr(row, "from-num", label(&s->c, OLD, p->from));
		if (p->to >= 0)
			xml_attr(row, "to-num", label(&s->c, NEW, p->to));
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

/* <changes>: of what kinds, and what is on this page of them. */
static void
changes(struct showing *s, struct node *page)
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

/* ---- kept ---- */

static enum err
build(struct visit *v, struct node *page, const void *arg)
{
	struct showing s = *(const struct showing *)arg;
	struct node *kept = xml_add(xml_add(page, "compare-page"), "kept");

	xml_attr(kept, "part", "1");
	s.c.v = v;
	s.in_piece = true;
	TRY(comparison_units(&s.c));
	changes(&s, kept);
	return OK;
}

/* All that the piece depends on. */
static struct buffer
made_of(struct visit *v, const struct showing *s)
{
	struct buffer of = kept_of(v, "compare");

	for (int side = OLD; side <= NEW; side++) {
		const struct rows *r = &s->c.documents[side];

		store_text(&of, cell(r, 0, ".version"));
		store_text(&of, cell(r, 0, ".edition"));
	}
	store_text(&of, v->consultation.slug);
	store_text(&of, path_part(v, "document"));
	store_number(&of, s->in_one);
	store_number(&of, s->skip);
	store_number(&of, comments_counted(v));
	kept_rows(&of, &s->causes, s->causes.count);
	return of;
}

/* Of both versions, the older one's behind. */
static enum err
read_counts(struct visit *v, const struct showing *s, struct counts *out)
{
	struct rows r[2];
	struct counts c[2];
	int64_t *place, *sum;
	size_t count = 0;

	for (int side = OLD; side <= NEW; side++) {
		TRY(sql_counts_of_version(v->db, v->mem,
		    cell_int(&s->c.documents[side], 0, ".version"), &r[side]));
		c[side] = counts_of(v, &r[side]);
		count += c[side].count;
	}
	place = arena_alloc(v->mem, (count + 1) * sizeof *place);
	sum = arena_alloc(v->mem, (count + 1) * sizeof *sum);
	count = c[NEW].count;
	for (size_t i = 0; i < count; i++) {
		place[i] = c[NEW].place[i];
		sum[i] = c[NEW].sum[i];
	}
	for (size_t i = 0; i < c[OLD].count; i++) {
		place[count + i] = OLD_PLACES + c[OLD].place[i];
		sum[count + i] =
		    c[OLD].sum[i] + (count ? c[NEW].sum[count - 1] : 0);
	}
	*out = (struct counts){place, sum, count + c[OLD].count};
	return OK;
}

static int64_t
count_of(struct visit *v, int64_t first, int64_t last)
{
	return counts_below(v->gaps.arg, first, last);
}

static enum err
in_piece(struct visit *v, struct node *to, const struct showing *s)
{
	struct counts *counts = arena_alloc(v->mem, sizeof *counts);
	struct buffer of = made_of(v, s);
	struct piece piece;

	TRY(read_counts(v, s, counts));
	v->gaps = (struct act_gaps){.count = count_of, .arg = counts};
	TRY(kept_piece(v, &of, build, s, &piece));
	page_piece(v, to, "fragment", &piece);
	return OK;
}

/* ---- the frame of the page ---- */

static void
version(const struct comparison *c, struct node *to, const char *name, int side)
{
	const struct rows *r = &c->documents[side];
	struct node *node = xml_add(to, name);

	xml_attr(node, "number", cell(r, 0, "@version"));
	page_link(
	    c->v, node, version_show, "version", cell(r, 0, "@version"), NULL);
	page_moment(c->v, node, "dated", cell_time(r, 0, ":dated"),
	    c->v->consultation.zone);
}

static void
views(const struct showing *s, struct node *to)
{
	static const char *const names[] = {"sides", "inline"};

	for (int i = 0; i < 2; i++) {
		struct node *node = xml_add(to, "view");

		xml_attr(node, "name", names[i]);
		xml_attr(node, "href",
		    path_query(s->c.v, "view", i ? "inline" : NULL));
		if (s->in_one == (i == 1))
			xml_attr(node, "current", "1");
	}
}

void
compare_link(struct visit *v, struct node *node, const char *document,
    const char *before, const char *after)
{
	if (before && after)
		page_link(v, xml_add(node, "compare"), compare_show, "document",
		    document, "a", before, "b", after, NULL);
}

/* Every other version against the newer one. */
static enum err
others(const struct comparison *c, struct node *to)
{
	struct visit *v = c->v;
	const char *newer = cell(&c->documents[NEW], 0, "@version");
	struct rows r;

	TRY(sql_versions_of(v->db, v->mem,
	    cell_int(&c->documents[NEW], 0, ".id"),
	    cell(&c->documents[NEW], 0, ".lang"), &r));
	for (size_t i = 0; r.count > 2 && i < r.count; i++) {
		const char *number = cell(&r, i, "@number");
		struct node *node;

		if (text_is(number, newer) || cell(&r, i, ".withheld"))
			continue;
		node = page_row(v, to, "other", &r, i);
		page_link(v, node, compare_show, "a", number, "b", newer, NULL);
		if (text_is(number, cell(&c->documents[OLD], 0, "@version")))
			xml_attr(node, "current", "1");
	}
	return OK;
}

static void
head(const struct comparison *c, struct node *to)
{
	const struct rows *r = &c->documents[NEW];
	struct node *node = xml_add(to, "document");

	xml_attr(node, "kind", cell(r, 0, "@kind"));
	xml_attr(node, "lang", document_lang(c->v, c->language));
	page_link(c->v, node, document_show, NULL);
	xml_add_text(node, "title",
	    page_script(c->v, c->language, cell(r, 0, "~title")));
	version(c, to, "from", OLD);
	version(c, to, "to", NEW);
	document_scripts(c->v, to, c->language);
}

enum err
compare_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "compare-page");
	const char *view = visit_query(v, "view");
	const char *after = visit_query(v, "after");
	struct showing s = {.in_one = text_is(view, "inline")};
	const char *numbers[] = {path_part(v, "a"), path_part(v, "b")};

	if (view && !s.in_one)
		return ERR_INVALID;
	if (after && (text_int(after, &s.skip) != OK || s.skip < 1))
		return ERR_INVALID;
	TRY(comparison_of(v, numbers, &s.c));
	if (comments_shown(v))
		TRY(sql_causes_of(v->db, v->mem,
		    cell_int(&s.c.documents[NEW], 0, ".version"), &s.causes));
	head(&s.c, to);
	views(&s, to);
	TRY(others(&s.c, to));
	if (kept_may(v))
		return in_piece(v, to, &s);
	TRY(comparison_units(&s.c));
	changes(&s, to);
	return OK;
}
