/*
 * compare.c: what changed between two versions, as a page.  Two versions are
 * compared once: what a page says of them is kept (site/kept.h), with gaps for
 * how much was said about each unit.
 */
#include "fcgi/app/public/compare.h"

#include "build/sql.h"
#include "fcgi/app/public/changes.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/law.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/site/kept.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"

enum { OLD = COMPARED_OLD, NEW = COMPARED_NEW };

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
	changes_show(&s, kept);
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

		if (text_is(number, newer))
			continue;
		node = page_row(v, to,
		    cell(&r, i, ".withheld") ? "withheld" : "other", &r, i);
		if (cell(&r, i, ".withheld")) {
			page_link(
			    v, node, version_show, "version", number, NULL);
			continue;
		}
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
	changes_show(&s, to);
	return OK;
}
