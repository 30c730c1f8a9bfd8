/*
 * compare.c: what changed between two versions.  Units are paired by their
 * wId, which was carried when the version was made; only what differs is
 * read and compared word by word, and at most CHANGES_SHOWN on a page.
 */
#include "fcgi/app/compare.h"

#include "build/sql.h"
#include "fcgi/app/document.h"
#include "fcgi/app/overview.h"
#include "fcgi/app/unit.h"
#include "fcgi/app/wording.h"
#include "fcgi/draft/match.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"

#include <string.h>

enum { CHANGES_SHOWN = 150, OLD = 0, NEW = 1 };

/* sections: below one provision the changes of all its pieces. */
struct comparison {
	struct visit *v;
	const char *language, *slug;
	struct rows documents[2], rows[2], causes;
	struct draft sides[2];
	struct draft_pairs pairs;
	int *pair_of[2]; /* index of a unit's pair */
	struct node *section;
	int section_side, section_unit;
	bool in_one;
};

/* ---- reading ---- */

static enum err
version_read(struct comparison *c, int side, const char *part)
{
	struct visit *v = c->v;

	parts_set(&v->parts, "version", path_part(v, part));
	return document_wanted(v, &c->documents[side]);
}

static enum draft_rank
rank_of(const char *role)
{
	return text_is(role, "group")	? RANK_GROUP
	       : text_is(role, "base")	? RANK_BASE
	       : text_is(role, "block") ? RANK_BLOCK
					: RANK_INNER;
}

static const char *
told(const struct comparison *c, int side, int unit, const char *column)
{
	const char *text = cell(&c->rows[side], (size_t)unit, column);

	return text ? page_script(c->v, c->language, text) : "";
}

/* The rows as the matcher takes them; the digest stands for the words. */
static enum err
units_read(struct comparison *c, int side)
{
	struct visit *v = c->v;
	struct rows *r = &c->rows[side];
	struct draft *d = &c->sides[side];
	int open[64] = {0};

	TRY(sql_units_to_compare(v->db, v->mem,
	    cell_int(&c->documents[side], 0, ".version"),
	    cell_int(&c->documents[!side], 0, ".version"), r));
	d->units = arena_alloc(v->mem, (r->count + 1) * sizeof(*d->units));
	d->unit_count = r->count;
	for (size_t i = 0; i < r->count; i++) {
		int64_t depth = cell_int(r, i, ".depth") & 63;
		struct draft_unit *u = &d->units[i];

		u->wid = cell(r, i, ".wid");
		u->kind = cell(r, i, ".kind");
		u->num = cell(r, i, ".num") ? cell(r, i, ".num") : "";
		u->heading = told(c, side, (int)i, ".heading");
		u->words = cell(r, i, ".digest");
		u->rank = rank_of(cell(r, i, ".role"));
		u->parent = depth ? open[depth - 1] : DRAFT_NONE;
		u->place = (int)i;
		open[depth] = (int)i;
	}
	return OK;
}

static void
pairs_read(struct comparison *c)
{
	struct arena *mem = c->v->mem;

	draft_match(mem, &c->sides[OLD], &c->sides[NEW], true, &c->pairs);
	for (int side = OLD; side <= NEW; side++)
		c->pair_of[side] = arena_alloc(
		    mem, (c->sides[side].unit_count + 1) * sizeof(int));
	for (size_t i = 0; i < c->pairs.count; i++) {
		const struct draft_pair *p = &c->pairs.at[i];

		if (p->from >= 0)
			c->pair_of[OLD][p->from] = (int)i;
		if (p->to >= 0)
			c->pair_of[NEW][p->to] = (int)i;
	}
}

static bool
is_change(const struct draft_pair *p)
{
	return !text_is(draft_change(p), "same");
}

/* ---- writing ---- */

static const struct draft_unit *
unit_at(const struct comparison *c, int side, int i)
{
	return &c->sides[side].units[i];
}

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
causes(const struct comparison *c, const char *wid)
{
	for (size_t i = 0; i < c->causes.count; i++) {
		struct node *node;

		if (!text_is(cell(&c->causes, i, ".wid"), wid))
			continue;
		node = page_row(c->v, c->section, "cause", &c->causes, i);
		page_link(c->v, node, comment_show, "comment",
		    cell(&c->causes, i, ".code"), NULL);
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
section_start(struct comparison *c, struct node *to, int side, int unit)
{
	const struct draft_pair *p = &c->pairs.at[c->pair_of[side][unit]];
	const struct draft_unit *u = unit_at(c, side, unit);

	c->section_side = side;
	c->section_unit = unit;
	c->section = xml_add(to, "section");
	xml_attr(c->section, "wid", u->wid);
	xml_attr(c->section, "unit", u->kind);
	xml_attr(
	    c->section, "kind", is_change(p) ? draft_change(p) : "changed");
	numbers(c, c->section, p);
	page_link(c->v, c->section, unit_show, "document", c->slug, "wid",
	    u->wid, NULL);
	if (*u->heading)
		xml_add_text(c->section, "heading", u->heading);
	path(c, c->section, "path", side, unit);
	if (p->moved && p->from >= 0 && p->to >= 0)
		moved_from(c, c->section, p);
	if (!is_change(p))
		causes(c, u->wid);
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
words(struct comparison *c, struct node *row, const struct draft_pair *p,
    bool whole)
{
	bool heading = !whole || (p->from >= 0 && p->to >= 0 &&
				     strcmp(unit_at(c, OLD, p->from)->heading,
					 unit_at(c, NEW, p->to)->heading) != 0);
	const char *was = words_of(c, OLD, p->from, heading);
	const char *now = words_of(c, NEW, p->to, heading);
	struct runs runs;

	if (!*was && !*now)
		return;
	words_compare(c->v->mem, was, now, WORDS_EXACT, &runs);
	if (c->in_one) {
		page_runs(c->v, xml_add(row, "text"), &runs,
		    SHOW_KEPT | SHOW_INSERTED | SHOW_DELETED);
		return;
	}
	if (p->from >= 0)
		page_runs(c->v, xml_add(row, "old"), &runs,
		    SHOW_KEPT | SHOW_DELETED | SHOW_OLD);
	if (p->to >= 0)
		page_runs(c->v, xml_add(row, "new"), &runs,
		    SHOW_KEPT | SHOW_INSERTED);
}

static void
change(struct comparison *c, struct node *to, const struct draft_pair *p)
{
	int side = p->to >= 0 ? NEW : OLD, unit = p->to >= 0 ? p->to : p->from;
	int around_side, around;
	struct node *row;
	bool whole;

	provision(c, p, &around_side, &around);
	if (!c->section || around_side != c->section_side ||
	    around != c->section_unit)
		section_start(c, to, around_side, around);
	whole = side == around_side && unit == around;
	row = xml_add(c->section, "row");
	xml_attr(row, "kind", draft_change(p));
	if (!whole) {
		if (p->from >= 0)
			xml_attr(row, "from-num", label(c, OLD, p->from));
		if (p->to >= 0)
			xml_attr(row, "to-num", label(c, NEW, p->to));
		xml_attr(row, "wid", unit_at(c, side, unit)->wid);
	}
	if (comments_counted(c->v) &&
	    cell_int(&c->rows[side], (size_t)unit, ".comments") > 0) {
		xml_attr(row, "comments",
		    cell(&c->rows[side], (size_t)unit, ".comments"));
		page_link(c->v, row, unit_show, "document", c->slug, "wid",
		    unit_at(c, side, unit)->wid, NULL);
	}
	if (p->changed || p->from < 0 || p->to < 0)
		words(c, row, p, whole);
	if (!whole && p->moved && p->from >= 0 && p->to >= 0)
		moved_from(c, row, p);
	causes(c, unit_at(c, side, unit)->wid);
}

/* How many of each kind, in the order in which they are told. */
static void
counts(const struct comparison *c, struct node *to)
{
	static const char *const kinds[] = {
	    "changed", "added", "deleted", "moved", "renumbered"};
	int64_t n[5] = {0}, all = 0;

	for (size_t i = 0; i < c->pairs.count; i++)
		for (size_t k = 0; k < 5; k++)
			n[k] +=
			    text_is(draft_change(&c->pairs.at[i]), kinds[k]);
	for (size_t k = 0; k < 5; k++) {
		struct node *node;

		all += n[k];
		if (!n[k])
			continue;
		node = xml_add(to, "kind");
		xml_attr(node, "name", kinds[k]);
		xml_attr_int(node, "n", n[k]);
	}
	xml_attr_int(to, "changes", all);
}

static enum err
changes(struct comparison *c, struct node *to)
{
	const char *after = visit_query(c->v, "after");
	int64_t skip = 0, seen = 0;

	if (after && (text_int(after, &skip) != OK || skip < 1))
		return ERR_INVALID;
	for (size_t i = 0; i < c->pairs.count; i++) {
		if (!is_change(&c->pairs.at[i]) || seen++ < skip)
			continue;
		if (seen > skip + CHANGES_SHOWN)
			break;
		change(c, to, &c->pairs.at[i]);
	}
	page_pager(c->v, to,
	    arena_printf(c->v->mem, "%lld", (long long)(skip + CHANGES_SHOWN)),
	    seen > skip + CHANGES_SHOWN);
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
views(const struct comparison *c, struct node *to)
{
	static const char *const names[] = {"sides", "inline"};

	for (int i = 0; i < 2; i++) {
		struct node *node = xml_add(to, "view");

		xml_attr(node, "name", names[i]);
		xml_attr(node, "href",
		    path_query(c->v, "view", i ? "inline" : NULL));
		if (c->in_one == (i == 1))
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

	TRY(sql_versions_of(
	    v->db, v->mem, cell_int(&c->documents[NEW], 0, ".id"), &r));
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

	xml_attr(to, "lang", document_lang(c->v, c->language));
	xml_attr(node, "kind", cell(r, 0, "@kind"));
	page_link(c->v, node, document_show, NULL);
	xml_add_text(node, "title",
	    page_script(c->v, c->language, cell(r, 0, "~title")));
	version(c, to, "from", OLD);
	version(c, to, "to", NEW);
	views(c, to);
	document_scripts(c->v, to, c->language);
}

enum err
compare_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "compare-page");
	const char *view = visit_query(v, "view");
	struct comparison c = {.v = v, .in_one = text_is(view, "inline")};

	if (view && !c.in_one)
		return ERR_INVALID;
	TRY(version_read(&c, OLD, "a"));
	TRY(version_read(&c, NEW, "b"));
	c.language = cell(&c.documents[NEW], 0, ".lang");
	c.slug = cell(&c.documents[NEW], 0, ".slug");
	TRY(units_read(&c, OLD));
	TRY(units_read(&c, NEW));
	pairs_read(&c);
	if (comments_shown(v))
		TRY(sql_causes_of(v->db, v->mem,
		    cell_int(&c.documents[NEW], 0, ".version"), &c.causes));
	head(&c, to);
	TRY(others(&c, to));
	counts(&c, to);
	return changes(&c, to);
}
