/*
 * memo.c: a result as bytes of the store: how many rows and columns, the
 * sizes of the cells, the columns' names, the cells; so that it is copied
 * whole and only the pointers are made anew.
 */
#include "db/memo.h"

#include <string.h>

enum { RESULT_MOST = 16 << 20 };
#define NULL_CELL SIZE_MAX

/* Each value with its type before it, so that none is taken for another. */
struct store_key
memo_key(struct store *store, struct arena *mem, const char *revision,
    const struct statement *s, const struct value *values)
{
	struct buffer all = buffer_new(mem, RESULT_MOST);

	store_text(&all, "rows");
	store_text(&all, revision);
	store_text(&all, s->name);
	for (unsigned i = 0; i < s->values; i++) {
		const struct value *v = &values[i];

		store_number(&all, v->type);
		if (v->type == VALUE_INT)
			store_number(&all, v->number);
		else if (v->type != VALUE_NULL)
			store_part(&all, v->at, v->size);
	}
	return store_key(store, &all);
}

/* The next text of the bytes, size long; on to what is behind its NUL. */
static const char *
text(const char **at, size_t size)
{
	const char *from = *at;

	*at += size + 1;
	return from;
}

bool
memo_find(struct store *store, struct arena *mem, const struct store_key *key,
    struct rows *out)
{
	struct bytes found;
	const char **cells, **names, *at;
	size_t *head, *sizes, count;

	if (!store_find(store, mem, key, &found))
		return false;
	/* an arena's blocks are aligned for any type */
	head = (size_t *)(void *)(uintptr_t)found.at;
	*out = (struct rows){.count = head[0], .columns = head[1]};
	count = out->count * out->columns;
	out->sizes = sizes = head + 2;
	out->names = names = arena_alloc(mem, out->columns * sizeof(*names));
	out->cells = cells = arena_alloc(mem, count * sizeof(*cells));
	at = (const char *)(sizes + count);
	for (size_t i = 0; i < out->columns; i++)
		names[i] = text(&at, strlen(at));
	for (size_t i = 0; i < count; i++) {
		if (sizes[i] == NULL_CELL)
			sizes[i] = 0;
		else
			cells[i] = text(&at, sizes[i]);
	}
	return true;
}

void
memo_put(struct store *store, struct arena *mem, const struct store_key *key,
    const struct rows *r)
{
	static const size_t null = NULL_CELL;
	struct buffer all = buffer_new(mem, RESULT_MOST);
	size_t count = r->count * r->columns;

	if (!store)
		return;
	buffer_bytes(&all, &r->count, sizeof r->count);
	buffer_bytes(&all, &r->columns, sizeof r->columns);
	for (size_t i = 0; i < count; i++)
		buffer_bytes(
		    &all, r->cells[i] ? &r->sizes[i] : &null, sizeof null);
	for (size_t i = 0; i < r->columns; i++)
		buffer_bytes(&all, r->names[i], strlen(r->names[i]) + 1);
	for (size_t i = 0; i < count; i++)
		if (r->cells[i])
			buffer_bytes(&all, r->cells[i], r->sizes[i] + 1);
	store_put(
	    store, key, (struct bytes){(unsigned char *)all.data, all.size});
}
