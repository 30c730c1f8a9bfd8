/*
 * order.c: rows sorted as their reader would.
 */
#include "fcgi/site/order.h"

#include "fcgi/base/alphabet.h"
#include "fcgi/site/page.h"

#include <stdlib.h>
#include <string.h>

struct named {
	const char *group, *key;
	size_t row;
};

static int
in_order(const void *a, const void *b)
{
	const struct named *one = a, *other = b;
	int by = strcmp(one->group, other->group);

	if (!by)
		by = strcmp(one->key, other->key);
	return by ? by : (one->row > other->row) - (one->row < other->row);
}

static const char *
word(const struct rows *r, size_t row, const char *column)
{
	const char *text = column ? cell(r, row, column) : NULL;

	return text ? text : "";
}

void
rows_by_name(
    struct visit *v, struct rows *r, const char *group, const char *name)
{
	struct named *places =
	    arena_alloc(v->mem, (r->count + 1) * sizeof *places);
	size_t cells = r->count * r->columns + 1, width = r->columns;
	const char **moved = arena_alloc(v->mem, cells * sizeof *moved);
	size_t *sizes = arena_alloc(v->mem, cells * sizeof *sizes);
	const char *lang = cell_has(r, ".lang") ? ".lang" : NULL;

	for (size_t i = 0; i < r->count; i++)
		places[i] = (struct named){word(r, i, group),
		    alphabet_key(v->mem, lang_code(v->lang),
			page_script(v, word(r, i, lang), word(r, i, name))),
		    i};
	qsort(places, r->count, sizeof *places, in_order);
	for (size_t i = 0; i < r->count; i++) {
		memcpy(moved + i * width, r->cells + places[i].row * width,
		    width * sizeof *moved);
		memcpy(sizes + i * width, r->sizes + places[i].row * width,
		    width * sizeof *sizes);
	}
	r->cells = moved;
	r->sizes = sizes;
}
