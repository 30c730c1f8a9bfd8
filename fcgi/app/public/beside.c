/*
 * beside.c: two languages of a document, unit beside unit.  What a page says
 * of two versions is kept (site/kept.h).
 */
#include "fcgi/app/public/beside.h"

#include "build/sql.h"
#include "fcgi/app/paper/media.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/stretch.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/kept.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { HERE, THERE, SIDES, DEPTHS = 32 };

struct beside {
	struct rows document[SIDES]; /* the authentic text; the translation */
	struct rows tops;
	struct stretch span;
};

static const char *
language(const struct beside *b, int side)
{
	return cell(&b->document[side], 0, ".lang");
}

/* ---- one unit ---- */

/* Notes have names by their unit, and it stands here twice. */
static struct bytes
renamed(struct visit *v, struct bytes html)
{
	static const char *const marks[] = {" id=\"", " href=\"#"};
	struct buffer b = buffer_new(v->mem, 4 * html.size + 1);
	const char *at = arena_copy_n(v->mem, (const char *)html.at, html.size);

	while (*at) {
		size_t mark = 0;

		for (size_t i = 0; i < 2 && !mark; i++)
			if (text_starts(at, marks[i]))
				mark = strlen(marks[i]);
		buffer_bytes(&b, at, mark ? mark : 1);
		if (mark)
			buffer_add(&b, "t-");
		at += mark ? mark : 1;
	}
	return (struct bytes){(const unsigned char *)b.data, b.size};
}

static void
words(struct visit *v, struct node *node, const struct beside *b, int side,
    const struct rows *r, size_t i, const char *column)
{
	struct bytes html;

	if (!cell(r, i, column))
		return;
	html = media_placed(v, &b->document[side], cell_bytes(r, i, column));
	if (html.size)
		page_fragment(v, node, "fragment",
		    side == THERE ? renamed(v, html) : html);
}

static const char *
script(struct visit *v, const struct beside *b, int side, const char *text)
{
	return text && *text ? page_script(v, language(b, side), text) : NULL;
}

static struct node *
side_of(struct visit *v, struct node *pair, const struct beside *b, int side,
    const char *num, const char *heading)
{
	struct node *node = xml_add(pair, side == HERE ? "here" : "there");

	xml_attr(node, "num", script(v, b, side, num));
	xml_add_text(node, "heading", script(v, b, side, heading));
	return node;
}

static struct node *
pair_of(struct visit *v, struct node *to, const struct beside *b, int side,
    const struct rows *r, size_t i)
{
	struct node *pair = xml_add(to, "pair");

	xml_attr(pair, "wid", cell(r, i, ".wid"));
	xml_attr(pair, "role", cell(r, i, ".role"));
	page_link(v, pair, unit_show, "document",
	    cell(&b->document[side], 0, ".slug"), "wid", cell(r, i, ".wid"),
	    NULL);
	return pair;
}

static void
add_unit(struct visit *v, struct node *to, const struct beside *b,
    const struct rows *r, size_t i)
{
	struct node *pair = pair_of(v, to, b, HERE, r, i);

	words(v,
	    side_of(
		v, pair, b, HERE, cell(r, i, ".num"), cell(r, i, ".heading")),
	    b, HERE, r, i, ".html");
	if (cell(r, i, ".there"))
		words(v,
		    side_of(v, pair, b, THERE, cell(r, i, ".other_num"),
			cell(r, i, ".other_heading")),
		    b, THERE, r, i, ".other_html");
}

/* What stands behind the units that it holds. */
static void
add_closing(struct visit *v, struct node *to, const struct beside *b,
    const struct rows *r, size_t i)
{
	struct node *pair;

	if (!cell_bytes(r, i, ".after").size &&
	    !cell_bytes(r, i, ".other_after").size)
		return;
	pair = xml_add(to, "pair");
	words(v, xml_add(pair, "here"), b, HERE, r, i, ".after");
	words(v, xml_add(pair, "there"), b, THERE, r, i, ".other_after");
}

/* ---- all of them ---- */

/* Those that the translation alone has, behind that place. */
static void
add_alone(struct visit *v, struct node *to, const struct beside *b,
    const struct rows *r, int64_t place)
{
	for (size_t i = 0; i < r->count; i++) {
		struct node *pair, *node;

		if (cell_int(r, i, ".behind") != place)
			continue;
		pair = pair_of(v, to, b, THERE, r, i);
		node = side_of(v, pair, b, THERE, cell(r, i, ".other_num"),
		    cell(r, i, ".other_heading"));
		words(v, node, b, THERE, r, i, ".other_html");
		words(v, node, b, THERE, r, i, ".other_after");
	}
}

static void
pairs(struct visit *v, struct node *to, const struct beside *b,
    const struct rows *r, const struct rows *alone)
{
	size_t open[DEPTHS], depth = 0;

	if (b->span.first <= 1)
		add_alone(v, to, b, alone, 0);
	for (size_t i = 0; i < r->count; i++) {
		int64_t place = cell_int(r, i, ".place");

		while (depth && cell_int(r, open[depth - 1], ".last") < place)
			add_closing(v, to, b, r, open[--depth]);
		add_unit(v, to, b, r, i);
		add_alone(v, to, b, alone, place);
		if (depth < DEPTHS)
			open[depth++] = i;
	}
	while (depth)
		add_closing(v, to, b, r, open[--depth]);
}

static enum err
fill(struct visit *v, struct node *to, const struct beside *b)
{
	struct rows r, alone;
	int64_t version = cell_int(&b->document[HERE], 0, ".version");
	int64_t other = cell_int(&b->document[THERE], 0, ".version");

	xml_attr(to, "here", document_lang(v, language(b, HERE)));
	xml_attr(to, "there", document_lang(v, language(b, THERE)));
	TRY(sql_beside_of_version(v->db, v->mem, version, other,
	    document_script(v, language(b, HERE)),
	    document_script(v, language(b, THERE)), b->span.first, b->span.last,
	    &r));
	TRY(sql_beside_alone(v->db, v->mem, version, other,
	    document_script(v, language(b, THERE)), &alone));
	pairs(v, to, b, &r, &alone);
	return OK;
}

static enum err
build(struct visit *v, struct node *page, const void *arg)
{
	struct node *kept = xml_add(xml_add(page, "beside-page"), "kept");

	xml_attr(kept, "part", "1");
	return fill(v, xml_add(kept, "pairs"), arg);
}

/* All that the piece depends on. */
static struct buffer
made_of(struct visit *v, const struct beside *b)
{
	struct buffer of = kept_of(v, "beside");

	for (int side = HERE; side < SIDES; side++) {
		store_text(&of, cell(&b->document[side], 0, ".version"));
		store_text(&of, cell(&b->document[side], 0, ".edition"));
	}
	store_text(&of, v->consultation.slug);
	store_text(&of, path_part(v, "document"));
	store_number(&of, b->span.first);
	store_number(&of, b->span.last);
	return of;
}

/* ---- the frame of the page ---- */

static enum err
wanted(struct visit *v, const struct called *called, const char *text,
    struct rows *out)
{
	return document_found(
	    v, called, text, NULL, v->phase == PREPARING, out);
}

static void
head(struct visit *v, struct node *to, const struct beside *b, int side)
{
	const struct rows *r = &b->document[side];
	struct node *node = xml_add(to, side == HERE ? "document" : "other");

	xml_attr(node, "lang", document_lang(v, language(b, side)));
	page_link(
	    v, node, document_show, "document", cell(r, 0, ".slug"), NULL);
	xml_add_text(node, "title",
	    page_script(v, language(b, side), cell(r, 0, "~title")));
	page_moment(
	    v, node, "dated", cell_time(r, 0, ":dated"), v->consultation.zone);
}

static enum err
show(struct visit *v, struct node *page, int64_t n)
{
	struct node *to = xml_add(page, "beside-page");
	const struct called called = document_called(v);
	struct beside b = {.span = {.first = 0, .last = STRETCH_ALL}};
	struct buffer of;
	struct piece piece;

	if (!called.text)
		return ERR_NOT_FOUND;
	TRY(wanted(v, &called, NULL, &b.document[HERE]));
	TRY(wanted(v, &called, called.text, &b.document[THERE]));
	if (cell_int(&b.document[HERE], 0, "@units") > PAGE_UNITS || n > 1)
		TRY(stretch_of(v, &b.document[HERE], n, &b.tops, &b.span));
	head(v, to, &b, HERE);
	head(v, to, &b, THERE);
	document_scripts(v, to,
	    text_in_two_scripts(language(&b, THERE)) ? "sr"
						     : language(&b, HERE));
	translation_notice(v, to, &b.document[THERE]);
	if (b.tops.count)
		stretch_links(v, to, &b.tops, &b.span, language(&b, HERE),
		    beside_part_show);
	if (!kept_may(v))
		return fill(v, xml_add(to, "pairs"), &b);
	of = made_of(v, &b);
	TRY(kept_piece(v, &of, build, &b, &piece));
	page_piece(v, to, "fragment", &piece);
	return OK;
}

enum err
beside_show(struct visit *v, struct node *page)
{
	return show(v, page, 1);
}

enum err
beside_part_show(struct visit *v, struct node *page)
{
	int64_t n;

	TRY(text_int(path_part(v, "n"), &n) == OK && n > 0 ? OK
							   : ERR_NOT_FOUND);
	return show(v, page, n);
}
