/*
 * twice.c: keys are sorted a quarter at a time, by their highest bits, so
 * that what is needed to find those that occur again is small.
 */
#include "fcgi/base/twice.h"

#include <stdlib.h>

enum { SLICES = 4, SLICE_BITS = 2 };

static int
by_key(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* The keys that begin with these bits; grows where it is. */
static uint32_t *
slice(struct arena *mem, const struct sketch *const *texts, size_t count,
    keys_of *keys, size_t which, size_t *n)
{
	uint32_t room[TWICE_ROOM], *out = NULL;
	size_t size = 0, many;

	*n = 0;
	for (size_t i = 0; i < count; i++) {
		const uint32_t *key = keys(texts[i], room, &many);

		for (size_t k = 0; k < many; k++) {
			if (!key[k] || key[k] >> (32 - SLICE_BITS) != which)
				continue;
			if (*n == size) {
				size_t more = size ? 2 * size : 1024;

				out = arena_grow(mem, out, size * sizeof *out,
				    more * sizeof *out);
				size = more;
			}
			out[(*n)++] = key[k];
		}
	}
	return out;
}

/* Nothing else is allocated in mem meanwhile, so that the list of what was
 * met grows where it is; how many entries it may need. */
static size_t
read_slice(struct arena *mem, struct twice *t, const uint32_t *key, size_t n)
{
	size_t entries = 0;

	for (size_t i = 0, k; i < n; i = k) {
		for (k = i + 1; k < n && key[k] == key[i];)
			k++;
		if (k - i < 2)
			continue;
		t->met = arena_grow(mem, t->met, t->count * sizeof *t->met,
		    (t->count + 1) * sizeof *t->met);
		t->met[t->count++] = (struct met){.key = key[i]};
		entries += k - i < t->most ? k - i : t->most;
	}
	return entries;
}

static uint32_t *
slot(const struct twice *t, uint32_t key)
{
	size_t i = sketch_mix(key) & t->mask;

	while (t->slot[i] && t->met[t->slot[i] - 1].key != key)
		i = (i + 1) & t->mask;
	return &t->slot[i];
}

struct twice
twice_new(struct arena *mem, const struct sketch *const *texts, size_t count,
    keys_of *keys, uint32_t most)
{
	struct arena *scratch = arena_new((size_t)1 << 30);
	struct twice t = {.most = most};
	size_t entries = 0, size;

	for (size_t which = 0; which < SLICES; which++) {
		size_t n;
		uint32_t *key = slice(scratch, texts, count, keys, which, &n);

		if (n)
			qsort(key, n, sizeof *key, by_key);
		entries += read_slice(mem, &t, key, n);
		arena_reset(scratch);
	}
	arena_free(scratch);
	size = sketch_table(t.count);
	t.mask = size - 1;
	t.slot = arena_alloc(mem, size * sizeof *t.slot);
	for (size_t i = 0; i < t.count; i++)
		*slot(&t, t.met[i].key) = (uint32_t)i + 1;
	t.entry = arena_alloc(mem, (entries + 1) * sizeof *t.entry);
	return t;
}

struct met *
twice_find(const struct twice *t, uint32_t key)
{
	uint32_t at = *slot(t, key);

	return at ? &t->met[at - 1] : NULL;
}

void
twice_add(struct twice *t, struct met *m, size_t text)
{
	if (m->count++ >= t->most)
		return;
	t->entry[++t->entries] = (struct met_in){(uint32_t)text, m->list};
	m->list = (uint32_t)t->entries;
}
