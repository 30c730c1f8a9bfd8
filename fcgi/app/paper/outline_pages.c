/*
 * outline_pages.c: which provisions stand on each page of an outline, so that
 * nobody pages through twenty to reach one.
 */
#include "build/sql.h"
#include "fcgi/app/paper/outline_desk.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/text.h"
#include "fcgi/site/page.h"

enum { NAME_SHOWN = 40 };

/* As it is cited; a group by its number or name. */
static const char *
called(struct visit *v, const struct rows *version, const struct rows *r,
    size_t i, const char *cite, const char *name)
{
	const char *language = cell(version, 0, ".lang");
	const char *words = unit_cite(v, language, cell(r, i, cite));

	if (words || !cell(r, i, name))
		return words;
	return page_script(
	    v, language, text_cut(v->mem, cell(r, i, name), NAME_SHOWN));
}

enum err
outline_pages(
    struct visit *v, struct node *to, const struct rows *version, int64_t from)
{
	struct node *pages = xml_add(to, "pages"), *node;
	const char *first, *last, *after;
	struct rows r;

	TRY(sql_outline_pages(
	    v->db, v->mem, cell_int(version, 0, ".id"), OUTLINE_LINES, &r));
	for (size_t i = 0; i < r.count; i++) {
		int64_t start = cell_int(&r, i, ".page") * OUTLINE_LINES;

		node = xml_add(pages, "to");
		after = start ? arena_printf(v->mem, "%lld", (long long)start)
			      : NULL;
		page_link(v, node, outline_show, "?after", after, NULL);
		if (start == from)
			xml_attr(node, "current", "1");
		first = called(v, version, &r, i, ".cite", ".name");
		last = called(v, version, &r, i, ".cite_last", ".name_last");
		if (first)
			xml_attr(node, "first", first);
		if (last && !text_is(first, last))
			xml_attr(node, "last", last);
	}
	return OK;
}
