/*
 * law.c: an act's text on its way to a page.  Its words are stored as HTML
 * fragments made at publication; here they get their frame, their counts and
 * their links, whole or in pieces.
 */
#include "fcgi/app/public/law.h"

#include "build/sql.h"
#include "fcgi/app/paper/media.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/kept.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { DEPTHS = 32 };

/* The words of a unit with its pictures. */
static struct bytes
html(struct visit *v, const struct rows *document, const struct rows *r,
    size_t row, const char *name)
{
	if (!cell(r, row, name))
		return (struct bytes){0};
	return media_placed(v, document, cell_bytes(r, row, name));
}

struct counts
counts_of(struct visit *v, const struct rows *units)
{
	int64_t *place, *sum, n, all = 0;
	size_t count = 0;

	if (!comments_counted(v))
		return (struct counts){0};
	place = arena_alloc(v->mem, (units->count + 1) * sizeof *place);
	sum = arena_alloc(v->mem, (units->count + 1) * sizeof *sum);
	for (size_t i = 0; i < units->count; i++) {
		n = cell_int(units, i, ".comments");
		if (!n)
			continue;
		place[count] = cell_int(units, i, ".place");
		sum[count++] = all += n;
	}
	return (struct counts){place, sum, count};
}

/* What stands before that place. */
static int64_t
before(const struct counts *c, int64_t place)
{
	size_t low = 0, high = c->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (c->place[middle] < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? c->sum[low - 1] : 0;
}

int64_t
counts_below(const struct counts *c, int64_t first, int64_t last)
{
	return before(c, last + 1) - before(c, first);
}

/* How much was said; in a piece, about what the page is to ask. */
static void
counted(struct node *node, const struct rows *r, size_t i,
    const struct counts *counts)
{
	int64_t first = cell_int(r, i, ".place");
	int64_t last = cell_int(r, i, ".last");

	if (counts) {
		xml_attr_int(
		    node, "comments", counts_below(counts, first, last));
		return;
	}
	xml_attr_int(node, "place", first);
	xml_attr_int(node, "last", last);
}

struct writing {
	struct visit *v;
	const struct rows *document;
	const char *language, *slug;
	const struct counts *counts;
	bool open;
};

static void
unit_head(
    const struct writing *w, struct node *node, const struct rows *r, size_t i)
{
	struct visit *v = w->v;
	const char *wid = cell(r, i, ".wid");

	xml_attr(node, "eid", cell(r, i, ".eid"));
	xml_attr(node, "wid", wid);
	xml_attr(node, "kind", cell(r, i, ".kind"));
	xml_attr(node, "role", cell(r, i, ".role"));
	xml_attr(node, "depth", cell(r, i, ".depth"));
	if (cell(r, i, ".num") && *cell(r, i, ".num"))
		xml_attr(node, "num",
		    page_script(v, w->language, cell(r, i, ".num")));
	page_link(v, node, unit_show, "document", w->slug, "wid", wid, NULL);
	counted(node, r, i, w->counts);
	if (cell_int(r, i, ".changed"))
		xml_attr(node, "changed", "1");
	if (w->open && may_soon_on(&v->who, &v->consultation,
			   cell_time(r, i, ".closes"), COMMENT, v->now))
		xml_attr(node, "talk-href", unit_talk(v, w->slug, wid));
	if (cell(r, i, ".heading") && *cell(r, i, ".heading"))
		xml_add_text(node, "heading",
		    page_script(v, w->language, cell(r, i, ".heading")));
	if (cell(r, i, ".closes") && w->open &&
	    !text_is(cell(r, i, ".role"), "inner"))
		closing_shown(v, node, cell_time(r, i, ".closes"));
	page_fragment(v, node, "fragment", html(v, w->document, r, i, ".html"));
}

/* Whether units may be spoken of: the link beside each. */
static bool
is_open(const struct visit *v, const struct rows *document)
{
	return !v->route->form_page && cell_int(document, 0, ".commentable") &&
	       document_is_newest(document) && translation_stands(document) &&
	       may_soon(&v->who, &v->consultation, COMMENT, v->now);
}

static struct writing
writing_of(
    struct visit *v, const struct rows *document, const struct counts *counts)
{
	return (struct writing){
	    .v = v,
	    .document = document,
	    .language = cell(document, 0, ".lang"),
	    .counts = counts,
	    .slug = cell(document, 0, ".slug"),
	    .open = is_open(v, document),
	};
}

void
law_units(struct visit *v, struct node *law, const struct rows *r,
    const struct rows *document, const struct counts *counts)
{
	struct node *open[DEPTHS] = {law};
	size_t row[DEPTHS] = {0};
	int64_t last[DEPTHS] = {INT64_MAX};
	size_t depth = 0;
	const struct writing w = writing_of(v, document, counts);

	for (size_t i = 0; i <= r->count; i++) {
		int64_t place =
		    i < r->count ? cell_int(r, i, ".place") : INT64_MAX - 1;

		/* what ends before this one gets its closing words */
		while (depth > 0 && last[depth] < place) {
			page_fragment(v, open[depth], "fragment-after",
			    html(v, document, r, row[depth], ".after"));
			depth--;
		}
		if (i == r->count || depth + 1 == DEPTHS)
			continue;
		depth++;
		open[depth] = xml_add(open[depth - 1], "unit");
		row[depth] = i;
		last[depth] = cell_int(r, i, ".last");
		unit_head(&w, open[depth], r, i);
	}
}

/* Without number and heading there is nothing to call it by. */
static bool
is_named(const struct rows *r, size_t i)
{
	const char *num = cell(r, i, ".num");
	const char *heading = cell(r, i, ".heading");

	return (num && *num) || (heading && *heading);
}

/* "2" of the second file of a document, which is called an annex where it has
 * no name of its own; NULL for all others. */
static const char *
annex_number(const struct rows *r, size_t i)
{
	const char *eid = cell(r, i, ".eid");
	const char *last = eid ? strrchr(eid, '_') : NULL;

	return last && text_is(cell(r, i, ".kind"), "attachment") ? last + 1
								  : NULL;
}

static void
entry(struct visit *v, struct node *node, const struct rows *r, size_t i,
    const struct law *law, const struct counts *counts)
{
	bool parts = cell_int(law->document, 0, "@units") > PAGE_UNITS;
	const char *language = cell(law->document, 0, ".lang");
	const char *wid = cell(r, i, ".wid"), *num = cell(r, i, ".num");
	const char *heading = cell(r, i, ".heading");

	if (!is_named(r, i))
		xml_attr(node, "annex", annex_number(r, i));
	if (num && *num)
		xml_attr(node, "num", page_script(v, language, num));
	if (parts)
		page_link(v, node, unit_show, "wid", wid, NULL);
	else
		xml_attr(node, "href", arena_printf(v->mem, "#u-%s", wid));
	counted(node, r, i, counts);
	if (heading && *heading)
		xml_add_text(
		    node, "heading", page_script(v, language, heading));
}

/* The table of contents, nested as the units are: groups and base units. */
static void
contents(struct visit *v, struct node *toc, const struct law *law,
    const struct rows *r, const struct counts *counts)
{
	struct node *open[DEPTHS] = {toc};
	int64_t last[DEPTHS] = {INT64_MAX};
	size_t depth = 0;

	for (size_t i = 0; i < r->count; i++) {
		struct node *node;

		if ((!is_named(r, i) && !annex_number(r, i)) ||
		    (!text_is(cell(r, i, ".role"), "group") &&
			!text_is(cell(r, i, ".role"), "base")))
			continue;
		while (depth > 0 && last[depth] < cell_int(r, i, ".place"))
			depth--;
		node = xml_add(open[depth], "entry");
		if (depth + 1 < DEPTHS) {
			open[++depth] = node;
			last[depth] = cell_int(r, i, ".last");
		}
		entry(v, node, r, i, law, counts);
	}
}

/* ---- whole, in one tree ---- */

static enum err
in_one_tree(
    struct visit *v, struct node *toc, struct node *law, const struct law *of)
{
	int64_t version = cell_int(of->document, 0, ".version");
	struct rows units, all;
	struct counts counts;

	TRY(sql_units_of_version(v->db, v->mem, version,
	    document_before(v, of->document),
	    document_script(v, cell(of->document, 0, ".lang")), of->first,
	    of->last, &units));
	all = units;
	if (of->parts)
		TRY(sql_contents_of_version(v->db, v->mem, version, &all));
	counts = counts_of(v, &all);
	contents(v, toc, of, &all, &counts);
	law_units(v, law, &units, of->document, &counts);
	return OK;
}

/* ---- in pieces ---- */

struct act {
	const struct law *law;
	struct counts counts;
};

/* One of its pieces: the units between two places, below so many others. */
struct stretch {
	const struct act *act;
	int64_t first, last, depth;
};

/* All that a piece of the act is made of, but where it begins and ends: the
 * version and the addresses, and whether it may be spoken of. */
static struct buffer
made_of(struct visit *v, const char *name, const struct act *act)
{
	const struct rows *document = act->law->document;
	struct buffer of = kept_of(v, name);

	store_text(&of, cell(document, 0, ".version"));
	store_text(&of, cell(document, 0, ".edition"));
	store_text(&of, cell(document, 0, ".before"));
	store_text(&of, document_script(v, cell(document, 0, ".lang")));
	store_text(&of, v->consultation.slug);
	store_text(&of, path_part(v, "document"));
	store_text(&of, parts_find(&v->parts, "version"));
	store_number(&of, is_open(v, document));
	/* what provisions are open still */
	store_text(&of,
	    v->consultation.rest ? phase_next(&v->consultation, v->now) : NULL);
	return of;
}

static enum err
build_contents(struct visit *v, struct node *page, const void *arg)
{
	const struct law *law = ((const struct act *)arg)->law;
	struct node *toc = xml_add(xml_add(page, "document-page"), "toc");
	struct rows r;

	xml_attr(toc, "part", "1");
	TRY(sql_contents_of_version(
	    v->db, v->mem, cell_int(law->document, 0, ".version"), &r));
	contents(v, toc, law, &r, NULL);
	return OK;
}

static enum err
build_stretch(struct visit *v, struct node *page, const void *arg)
{
	const struct stretch *s = arg;
	const struct rows *document = s->act->law->document;
	struct node *to = xml_add(page, "document-page"), *law;
	struct rows r;

	TRY(sql_units_of_version(v->db, v->mem,
	    cell_int(document, 0, ".version"), document_before(v, document),
	    document_script(v, cell(document, 0, ".lang")), s->first, s->last,
	    &r));
	document_change(v, to, document);
	law = xml_add(to, "law");
	xml_attr(law, "part", "1");
	xml_attr_int(law, "depth", s->depth);
	law_units(v, law, &r, document, NULL);
	return OK;
}

static enum err
stretch_piece(struct visit *v, const struct gap *gap, struct piece *out)
{
	const struct stretch s = {
	    v->gaps.arg, gap->first, gap->last, gap->depth};
	struct buffer of = made_of(v, "units", s.act);

	store_number(&of, s.first);
	store_number(&of, s.last);
	store_number(&of, s.depth);
	return kept_piece(v, &of, build_stretch, &s, out);
}

/* What holds the stretches together: groups too large to be one. */
struct framing {
	struct writing w;
	const struct rows *r;
};

/* The row behind the last that stands in this one. */
static size_t
behind(const struct rows *r, size_t row)
{
	int64_t last = cell_int(r, row, ".last");
	size_t next = row + 1;

	while (next < r->count && cell_int(r, next, ".place") <= last)
		next++;
	return next;
}

static void
add_stretch(struct node *parent, const struct rows *r, size_t from, size_t to,
    size_t depth)
{
	struct node *node;

	if (from == to)
		return;
	node = xml_add(parent, "piece");
	xml_attr_int(node, "first", cell_int(r, from, ".place"));
	xml_attr_int(node, "last", cell_int(r, to - 1, ".place"));
	xml_attr_int(node, "depth", (int64_t)depth);
}

static void
add_frame(const struct framing *f, struct node *parent, size_t from, size_t to,
    size_t depth)
{
	size_t start = from, next;

	for (size_t i = from; i < to; i = next) {
		bool large;

		next = behind(f->r, i);
		large = next - i > PIECE_UNITS && depth + 1 < DEPTHS &&
			text_is(cell(f->r, i, ".role"), "group");
		if (large || next - start > PIECE_UNITS) {
			add_stretch(parent, f->r, start, i, depth);
			start = i;
		}
		if (large) {
			struct node *unit = xml_add(parent, "unit");

			unit_head(&f->w, unit, f->r, i);
			add_frame(f, unit, i + 1, next, depth + 1);
			page_fragment(f->w.v, unit, "fragment-after",
			    html(f->w.v, f->w.document, f->r, i, ".after"));
			start = next;
		}
	}
	add_stretch(parent, f->r, start, to, depth);
}

static enum err
build_frame(struct visit *v, struct node *page, const void *arg)
{
	const struct law *of = ((const struct act *)arg)->law;
	struct node *law = xml_add(xml_add(page, "document-page"), "law");
	struct rows r;
	const struct framing f = {writing_of(v, of->document, NULL), &r};

	xml_attr(law, "part", "1");
	TRY(sql_frame_of_version(v->db, v->mem,
	    cell_int(of->document, 0, ".version"),
	    document_script(v, cell(of->document, 0, ".lang")), of->first,
	    of->last, &r));
	add_frame(&f, law, 0, r.count, 0);
	return OK;
}

static int64_t
count_of(struct visit *v, int64_t first, int64_t last)
{
	const struct act *act = v->gaps.arg;

	return counts_below(&act->counts, first, last);
}

/* While nothing is said in the consultation it is as much as it was. */
static enum err
read_counts(struct visit *v, const struct rows *document, struct counts *out)
{
	struct rows r;
	enum err e;

	e = sql_counts_of_version(
	    v->db, v->mem, cell_int(document, 0, ".version"), &r);
	if (e == OK)
		*out = counts_of(v, &r);
	return e;
}

static enum err
in_pieces(
    struct visit *v, struct node *toc, struct node *law, const struct law *of)
{
	struct act *act = arena_alloc(v->mem, sizeof *act);
	struct law *mine = arena_alloc(v->mem, sizeof *mine);
	struct rows *document = arena_alloc(v->mem, sizeof *document);
	struct buffer made;
	struct piece piece;

	/* asked for when the page is written, after the handler */
	*document = *of->document;
	*mine = *of;
	mine->document = document;
	act->law = mine;
	TRY(read_counts(v, of->document, &act->counts));
	v->gaps = (struct act_gaps){stretch_piece, count_of, act};
	made = made_of(v, "contents", act);
	TRY(kept_piece(v, &made, build_contents, act, &piece));
	page_piece(v, toc, "fragment", &piece);
	made = made_of(v, "law", act);
	store_number(&made, of->first);
	store_number(&made, of->last);
	TRY(kept_piece(v, &made, build_frame, act, &piece));
	page_piece(v, law, "fragment", &piece);
	return OK;
}

enum err
law_show(struct visit *v, struct node *to, const struct law *of)
{
	struct node *toc = xml_add(to, "toc"), *law = xml_add(to, "law");

	xml_attr(law, "lang", document_lang(v, cell(of->document, 0, ".lang")));
	return kept_may(v) ? in_pieces(v, toc, law, of)
			   : in_one_tree(v, toc, law, of);
}
