/*
 * document.c: an act's text on its way to a page.  Its words are stored as
 * HTML fragments made at publication; here they get their frame, their
 * counts and their links (engineering 10).
 */
#include "fcgi/app/public/document.h"

#include "build/sql.h"
#include "fcgi/app/paper/media.h"
#include "fcgi/app/paper/original.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"

#include <inttypes.h>
#include <string.h>

enum { DEPTHS = 32, LAST = 1000000 };

enum err
document_wanted(struct visit *v, struct rows *out)
{
	const char *number = parts_find(&v->parts, "version");
	const struct called called = document_called(v);
	int64_t n = 0;
	/* a number that waits to be published is seen by who works on it */
	int64_t unpublished =
	    v->phase == PREPARING || (number && v->who.rights);
	enum err e;

	if (number)
		TRY(text_int(number, &n) == OK ? OK : ERR_NOT_FOUND);
	db_keep(v->db, v->consultation.revision);
	e = sql_document_by_slug(v->db, v->mem, v->consultation.id, called.slug,
	    called.text, lang_content(v->lang), number ? &n : NULL, unpublished,
	    out);
	db_keep(v->db, NULL);
	TRY(e);
	if (!cell(out, 0, ".withheld"))
		return OK;
	v->gone = (struct gone){
	    cell_time(out, 0, ".withheld"), cell(out, 0, ".withheld_reason")};
	return ERR_GONE;
}

const char *
document_script(const struct visit *v, const char *language)
{
	if (text_is(language, "sr"))
		return v->lang == LANG_SR_LATN ? "Latn" : "Cyrl";
	return text_is(language, "bg") ? "Cyrl" : "Latn";
}

const char *
document_lang(const struct visit *v, const char *language)
{
	if (text_is(language, "sr") && v->lang == LANG_SR_LATN)
		return "sr-Latn";
	return language;
}

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
	xml_attr_int(node, "comments",
	    counts_below(
		w->counts, cell_int(r, i, ".place"), cell_int(r, i, ".last")));
	if (cell_int(r, i, ".changed"))
		xml_attr(node, "changed", "1");
	if (w->open)
		xml_attr(node, "talk-href", unit_talk(v, w->slug, wid));
	if (cell(r, i, ".heading") && *cell(r, i, ".heading"))
		xml_add_text(node, "heading",
		    page_script(v, w->language, cell(r, i, ".heading")));
	page_fragment(v, node, "fragment", html(v, w->document, r, i, ".html"));
}

void
document_units(struct visit *v, struct node *law, const struct rows *r,
    const struct rows *document, const struct counts *counts)
{
	struct node *open[DEPTHS] = {law};
	size_t row[DEPTHS] = {0};
	int64_t last[DEPTHS] = {INT64_MAX};
	size_t depth = 0;
	const struct writing w = {
	    .v = v,
	    .document = document,
	    .language = cell(document, 0, ".lang"),
	    .counts = counts,
	    .slug = cell(document, 0, ".slug"),
	    .open =
		!v->route->form_page && cell_int(document, 0, ".commentable") &&
		document_is_newest(document) && translation_stands(document) &&
		may_soon(&v->who, &v->consultation, COMMENT, v->now),
	};

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

static void
entry(struct visit *v, struct node *node, const struct rows *r, size_t i,
    const struct rows *document, const struct counts *counts)
{
	bool parts = cell_int(document, 0, "@units") > PAGE_UNITS;
	const char *language = cell(document, 0, ".lang");
	const char *wid = cell(r, i, ".wid"), *num = cell(r, i, ".num");
	const char *heading = cell(r, i, ".heading");

	if (num && *num)
		xml_attr(node, "num", page_script(v, language, num));
	if (parts)
		page_link(v, node, unit_show, "wid", wid, NULL);
	else
		xml_attr(node, "href", arena_printf(v->mem, "#u-%s", wid));
	xml_attr_int(node, "comments",
	    counts_below(
		counts, cell_int(r, i, ".place"), cell_int(r, i, ".last")));
	if (heading && *heading)
		xml_add_text(
		    node, "heading", page_script(v, language, heading));
}

/* The table of contents, nested as the units are: groups and base units. */
static void
contents(struct visit *v, struct node *parent, const struct rows *document,
    const struct rows *r, const struct counts *counts)
{
	struct node *open[DEPTHS] = {xml_add(parent, "toc")};
	int64_t last[DEPTHS] = {INT64_MAX};
	size_t depth = 0;

	for (size_t i = 0; i < r->count; i++) {
		struct node *node;

		if (!text_is(cell(r, i, ".role"), "group") &&
		    !text_is(cell(r, i, ".role"), "base"))
			continue;
		while (depth > 0 && last[depth] < cell_int(r, i, ".place"))
			depth--;
		node = xml_add(open[depth], "entry");
		if (depth + 1 < DEPTHS) {
			open[++depth] = node;
			last[depth] = cell_int(r, i, ".last");
		}
		entry(v, node, r, i, document, counts);
	}
}

/* Which places a page of a long document shows: its n-th top-level unit. */
struct stretch {
	int64_t n, first, last, count;
};

/* The top-level parts: units of depth 0, or those of depth 1 where all is in
 * one body; short neighbours are joined up to PAGE_UNITS. */
static enum err
spans(struct visit *v, const struct rows *document, struct rows *tops)
{
	return sql_parts_of_version(
	    v->db, v->mem, cell_int(document, 0, ".version"), tops);
}

/* The n-th page of neighbours joined up to PAGE_UNITS; what stands before the
 * first and after the last of them belongs to the first and last page. */
static void
join(const struct rows *tops, int64_t wanted, struct stretch *out)
{
	int64_t start = 0, n = 0;

	*out = (struct stretch){.first = LAST, .last = 0};
	for (size_t i = 0; i < tops->count; i++) {
		int64_t first = cell_int(tops, i, ".place");
		int64_t last = cell_int(tops, i, ".last");

		if (n > 0 && last - start < PAGE_UNITS)
			continue;
		if (n == wanted)
			out->last = first - 1;
		start = n ? first : 0;
		if (++n == wanted)
			*out = (struct stretch){n, start, LAST, 0};
	}
	out->count = n;
}

static void
part_links(struct visit *v, struct node *parent, const struct rows *tops,
    const struct stretch *here, const char *language)
{
	struct node *parts = xml_add(parent, "parts");
	struct stretch s;

	xml_attr(parts, "href-whole",
	    route_path(v->mem, route_of_show(whole_show), &v->parts));
	for (int64_t n = 1; n <= here->count; n++) {
		struct node *part = xml_add(parts, "part");
		const char *words = NULL;

		join(tops, n, &s);
		for (size_t i = 0; i < tops->count && !words; i++)
			if (cell_int(tops, i, ".place") >= s.first)
				words = arena_printf(v->mem, "%s %s",
				    cell(tops, i, ".num")
					? cell(tops, i, ".num")
					: "",
				    cell(tops, i, ".heading")
					? cell(tops, i, ".heading")
					: "");
		xml_attr_int(part, "n", n);
		page_link(v, part, part_show, "n",
		    arena_printf(v->mem, "%" PRId64, n), NULL);
		if (n == here->n)
			xml_attr(part, "current", "1");
		xml_text(
		    part, page_script(v, language,
			      text_cut(v->mem,
				  text_trim(v->mem, words ? words : ""), 120)));
	}
	if (here->n > 1)
		page_link(v, xml_add(parts, "previous"), part_show, "n",
		    arena_printf(v->mem, "%" PRId64, here->n - 1), NULL);
	if (here->n < here->count)
		page_link(v, xml_add(parts, "next"), part_show, "n",
		    arena_printf(v->mem, "%" PRId64, here->n + 1), NULL);
}

/* Serbian stands once and is read in both scripts. */
void
document_scripts(struct visit *v, struct node *parent, const char *language)
{
	static const char *const codes[] = {"sr", "sr-Latn"};
	struct node *list;

	if (!text_is(language, "sr"))
		return;
	list = xml_add(parent, "scripts");
	for (size_t i = 0; i < 2; i++) {
		struct node *node = xml_add(list, "script");
		struct parts parts = v->parts;

		parts_set(&parts, "lang", codes[i]);
		xml_attr(node, "code", codes[i]);
		xml_attr(node, "href", route_path(v->mem, v->route, &parts));
		if ((v->lang == LANG_SR_LATN) == (i == 1))
			xml_attr(node, "current", "1");
	}
}

static struct node *
paper(struct visit *v, struct node *parent, const struct rows *document)
{
	struct node *node = page_row(v, parent, "document", document, 0);
	struct node *file = xml_add(node, "file");

	page_link(v, node, document_show, NULL);
	xml_attr(node, "lang", document_lang(v, cell(document, 0, ".lang")));
	xml_attr(file, "type", "xml");
	page_link_send(v, file, document_akn, "version",
	    cell(document, 0, "@version"), NULL);
	return node;
}

/* What is on the page, and what its table of contents and counts are made
 * of: where all is on one page, the units are both. */
static enum err
read_units(struct visit *v, const struct rows *document,
    const struct stretch *span, bool parts, struct rows *units,
    struct rows *all)
{
	TRY(sql_units_of_version(v->db, v->mem,
	    cell_int(document, 0, ".version"), document_before(v, document),
	    document_script(v, cell(document, 0, ".lang")), span->first,
	    span->last, units));
	*all = *units;
	if (!parts)
		return OK;
	return sql_contents_of_version(
	    v->db, v->mem, cell_int(document, 0, ".version"), all);
}

static enum err
text(struct visit *v, struct node *page, const struct stretch *span,
    const struct rows *tops, const struct rows *document)
{
	struct node *to = xml_add(page, "document-page"), *law;
	const char *language = cell(document, 0, ".lang");
	struct rows units, all;
	struct counts counts;

	TRY(read_units(v, document, span, tops != NULL, &units, &all));
	counts = counts_of(v, &all);
	if (text_is(language, "sr"))
		xml_attr(to, "script", document_script(v, language));
	TRY(document_versions(v, to, paper(v, to, document), document));
	TRY(original_of(v, to, document));
	document_scripts(v, to, language);
	translation_of(v, to, document);
	contents(v, to, document, &all, &counts);
	if (tops)
		part_links(v, to, tops, span, language);
	else if (span->n < 0)
		xml_attr(to, "whole", "1");
	document_change(v, to, document);
	law = xml_add(to, "law");
	xml_attr(law, "lang", document_lang(v, language));
	document_units(v, law, &units, document, &counts);
	if (v->who.rights && v->phase == PREPARING)
		xml_attr(to, "preview", "1");
	return OK;
}

static enum err
in_parts(
    struct visit *v, struct node *page, const struct rows *document, int64_t n)
{
	struct rows tops;
	struct stretch span;

	TRY(spans(v, document, &tops));
	join(&tops, n, &span);
	if (span.first > span.last)
		return ERR_NOT_FOUND;
	return text(v, page, &span, &tops, document);
}

enum err
document_show(struct visit *v, struct node *page)
{
	static const struct stretch all = {.first = 0, .last = LAST};
	struct rows document;

	TRY(document_wanted(v, &document));
	if (cell_int(&document, 0, "@units") > PAGE_UNITS)
		return in_parts(v, page, &document, 1);
	return text(v, page, &all, NULL, &document);
}

enum err
version_show(struct visit *v, struct node *page)
{
	return document_show(v, page);
}

enum err
part_show(struct visit *v, struct node *page)
{
	struct rows document;
	int64_t n;

	TRY(text_int(path_part(v, "n"), &n) == OK ? OK : ERR_NOT_FOUND);
	TRY(document_wanted(v, &document));
	return in_parts(v, page, &document, n);
}

enum err
whole_show(struct visit *v, struct node *page)
{
	static const struct stretch all = {.n = -1, .first = 0, .last = LAST};
	struct rows document;

	TRY(document_wanted(v, &document));
	return text(v, page, &all, NULL, &document);
}

enum err
document_akn(struct visit *v)
{
	struct rows document, akn;

	TRY(document_wanted(v, &document));
	TRY(sql_version_akn(
	    v->db, v->mem, cell_int(&document, 0, ".version"), &akn));
	visit_bytes(v, "application/akn+xml",
	    arena_printf(v->mem, "%s-%s-v%s.xml", v->consultation.slug,
		cell(&document, 0, ".slug"), cell(&document, 0, "@version")),
	    cell_bytes(&akn, 0, "akn"));
	return OK;
}
