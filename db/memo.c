/*
 * memo.c: a table of results, found by a digest of what was asked.
 *
 * A result lies in its place as the sizes of its cells and their bytes, so
 * that it is copied whole and only the pointers are made anew.
 */
#include "db/memo.h"
#include "fcgi/base/secret.h"

#include <string.h>

enum { PLACES = 48, PLACE_SIZE = 6144, KEY_MAX = 1024 };
#define NULL_CELL SIZE_MAX

struct place {
	struct memo_key key;
	uint64_t used; /* 0: free */
	size_t count, columns;
	const char *const *names;
	size_t *sizes; /* of the cells, NULL_CELL for NULL; then their bytes */
};

struct memo {
	struct arena *own;
	uint64_t clock;
	struct place places[PLACES];
};

struct memo *
memo_new(struct arena *own)
{
	struct memo *memo = arena_alloc(own, sizeof(*memo));

	memo->own = own;
	return memo;
}

void
memo_clear(struct memo *memo)
{
	for (size_t i = 0; i < PLACES; i++)
		memo->places[i].used = 0;
}

static struct place *
find(struct memo *memo, const struct memo_key *key)
{
	for (size_t i = 0; i < PLACES; i++)
		if (memo->places[i].used &&
		    !memcmp(&memo->places[i].key, key, sizeof(*key)))
			return &memo->places[i];
	return NULL;
}

static struct place *
oldest(struct memo *memo)
{
	struct place *place = &memo->places[0];

	for (size_t i = 1; i < PLACES; i++)
		if (memo->places[i].used < place->used)
			place = &memo->places[i];
	return place;
}

struct asked {
	size_t size;
	unsigned char bytes[KEY_MAX];
};

static bool
add(struct asked *all, const void *bytes, size_t size)
{
	if (size > sizeof(all->bytes) - all->size)
		return false;
	if (size)
		memcpy(all->bytes + all->size, bytes, size);
	all->size += size;
	return true;
}

/* Each value with its type and size before it, so that none is taken for
 * two. */
bool
memo_key(const char *revision, const struct statement *s,
    const struct value *values, struct memo_key *out)
{
	struct asked all = {.size = 0};

	if (!add(&all, revision, strlen(revision) + 1) ||
	    !add(&all, &s->slot, sizeof(s->slot)))
		return false;
	for (unsigned i = 0; i < s->values; i++) {
		const struct value *v = &values[i];
		bool text = v->type == VALUE_TEXT || v->type == VALUE_BYTES;
		const int64_t head[3] = {v->type, text ? (int64_t)v->size : 0,
		    v->type == VALUE_INT ? v->number : 0};

		if (!add(&all, head, sizeof(head)) ||
		    !add(&all, v->at, text ? v->size : 0))
			return false;
	}
	secret_digest(all.bytes, all.size, out->is);
	return true;
}

bool
memo_find(struct memo *memo, struct arena *mem, const struct memo_key *key,
    struct rows *out)
{
	struct place *place = find(memo, key);
	const char **cells, *from;
	size_t *sizes, count;
	char *bytes;

	if (!place)
		return false;
	place->used = ++memo->clock;
	count = place->count * place->columns;
	cells = arena_alloc(mem, count * sizeof(*cells));
	sizes = arena_alloc(mem, PLACE_SIZE);
	memcpy(sizes, place->sizes, PLACE_SIZE);
	bytes = (char *)(sizes + count);
	for (size_t i = 0; i < count; i++) {
		from = bytes;
		if (sizes[i] == NULL_CELL) {
			cells[i] = NULL;
			sizes[i] = 0;
			continue;
		}
		cells[i] = from;
		bytes += sizes[i] + 1;
	}
	*out = (struct rows){.count = place->count,
	    .columns = place->columns,
	    .names = place->names,
	    .cells = cells,
	    .sizes = sizes};
	return true;
}

static size_t
size_of(const struct rows *r)
{
	size_t size = 0;

	for (size_t i = 0; i < r->count * r->columns; i++)
		size += sizeof(*r->sizes) + (r->cells[i] ? r->sizes[i] + 1 : 0);
	return size;
}

void
memo_put(struct memo *memo, const struct memo_key *key, const struct rows *r)
{
	size_t count = r->count * r->columns;
	struct place *place;
	char *to;

	if (size_of(r) > PLACE_SIZE)
		return;
	place = oldest(memo);
	if (!place->sizes)
		place->sizes = arena_alloc(memo->own, PLACE_SIZE);
	place->key = *key;
	place->used = ++memo->clock;
	place->count = r->count;
	place->columns = r->columns;
	place->names = r->names;
	to = (char *)(place->sizes + count);
	for (size_t i = 0; i < count; i++) {
		place->sizes[i] = r->cells[i] ? r->sizes[i] : NULL_CELL;
		if (r->cells[i])
			to = mempcpy(to, r->cells[i], r->sizes[i] + 1);
	}
}
