/*
 * stretch.c: a long document in pages: its top-level units, short neighbours
 * joined.
 */
#include "fcgi/app/public/stretch.h"

#include "build/sql.h"
#include "fcgi/app/public/document.h"
#include "fcgi/site/page.h"

#include <inttypes.h>

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

	*out = (struct stretch){.first = STRETCH_ALL, .last = 0};
	for (size_t i = 0; i < tops->count; i++) {
		int64_t first = cell_int(tops, i, ".place");
		int64_t last = cell_int(tops, i, ".last");

		if (n > 0 && last - start < PAGE_UNITS)
			continue;
		if (n == wanted)
			out->last = first - 1;
		start = n ? first : 0;
		if (++n == wanted)
			*out = (struct stretch){n, start, STRETCH_ALL, 0};
	}
	out->count = n;
}

enum err
stretch_of(struct visit *v, const struct rows *document, int64_t n,
    struct rows *tops, struct stretch *out)
{
	TRY(spans(v, document, tops));
	join(tops, n, out);
	return out->first > out->last ? ERR_NOT_FOUND : OK;
}

/* NULL: it has neither, as a preface. */
static const char *
called(struct arena *mem, const struct rows *tops, size_t i)
{
	const char *num = cell(tops, i, ".num");
	const char *heading = cell(tops, i, ".heading");
	const char *words = text_trim(mem,
	    arena_printf(mem, "%s %s", num ? num : "", heading ? heading : ""));

	return *words ? text_cut(mem, words, 120) : NULL;
}

void
stretch_links(struct visit *v, struct node *parent, const struct rows *tops,
    const struct stretch *here, const char *language, stretch_show show)
{
	struct node *parts = xml_add(parent, "parts");
	struct stretch s;

	if (show == part_show)
		xml_attr(parts, "href-whole",
		    route_path(v->mem, route_of_show(whole_show), &v->parts));
	for (int64_t n = 1; n <= here->count; n++) {
		struct node *part = xml_add(parts, "part");
		const char *words = NULL;

		join(tops, n, &s);
		for (size_t i = 0; i < tops->count && !words; i++)
			if (cell_int(tops, i, ".place") >= s.first)
				words = called(v->mem, tops, i);
		xml_attr_int(part, "n", n);
		page_link(v, part, show, "n",
		    arena_printf(v->mem, "%" PRId64, n), NULL);
		if (n == here->n)
			xml_attr(part, "current", "1");
		xml_text(part, page_script(v, language, words ? words : ""));
	}
	if (here->n > 1)
		page_link(v, xml_add(parts, "previous"), show, "n",
		    arena_printf(v->mem, "%" PRId64, here->n - 1), NULL);
	if (here->n < here->count)
		page_link(v, xml_add(parts, "next"), show, "n",
		    arena_printf(v->mem, "%" PRId64, here->n + 1), NULL);
}
