/*
 * comment_script.c: what people wrote in Serbian is kept and shown as typed,
 * with a way to the same in the other script (practice 19).
 */
#include "fcgi/app/public/comment.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"

#include <string.h>

static const char *const columns[] = {"+remark", ".proposed", "+reason"};
enum { COLUMNS = sizeof columns / sizeof *columns };

/* By lead bytes of U+0400 to U+04FF. */
static bool
is_cyrillic(const char *text)
{
	return strpbrk(text, "\xD0\xD1\xD2\xD3") != NULL;
}

static const char *
first_words(const struct rows *r)
{
	for (size_t i = 0; i < COLUMNS; i++)
		if (cell(r, 0, columns[i]))
			return cell(r, 0, columns[i]);
	return NULL;
}

/* Each text in the script that it is not in. */
static void
turn(struct visit *v, struct rows *r)
{
	const char **cells = arena_alloc(v->mem, r->columns * sizeof *cells);

	for (size_t i = 0; i < r->columns; i++) {
		const char *text = cells[i] = r->cells[i];

		for (size_t k = 0; text && k < COLUMNS; k++)
			if (text_is(r->names[i], columns[k]))
				cells[i] = is_cyrillic(text)
					       ? text_to_latin(v->mem, text)
					       : text_to_cyrillic(v->mem, text);
	}
	r->cells = cells;
}

enum err
comment_script(struct visit *v, struct node *to, struct rows *r)
{
	const char *asked = visit_query(v, "script"), *language, *words;
	struct node *node;

	if (asked && !text_is(asked, "other"))
		return ERR_INVALID;
	language = cell(r, 0, "@lang");
	words = first_words(r);
	if (!language || !text_starts(language, "sr") || !words)
		return OK;
	node = xml_add(to, "other-script");
	xml_attr(node, "to",
	    asked		 ? "typed"
	    : is_cyrillic(words) ? "sr-Latn"
				 : "sr");
	xml_attr(node, "href", path_query(v, "script", asked ? NULL : "other"));
	if (asked)
		turn(v, r);
	return OK;
}
