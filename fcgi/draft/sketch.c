/*
 * sketch.c: sketches of texts, and the index of their hashes.
 */
#include "fcgi/draft/sketch.h"

#include <string.h>

enum { WORDS_MAX = 100000 };

static bool
is_word(const char *c)
{
	unsigned char lead = (unsigned char)*c;

	if (lead < 0x80)
		return (*c >= '0' && *c <= '9') || (*c >= 'a' && *c <= 'z') ||
		       (*c >= 'A' && *c <= 'Z');
	return lead != 0xE2 && lead != 0xC2;
}

static uint64_t
finish(uint64_t hash)
{
	hash ^= hash >> 33;
	hash *= UINT64_C(0xFF51AFD7ED558CCD);
	return hash ^ hash >> 29;
}

static void
insert(struct sketch *s, uint64_t hash)
{
	size_t i = s->size;

	while (i > 0 && s->at[i - 1] > hash)
		i--;
	if (i > 0 && s->at[i - 1] == hash)
		return;
	if (s->size == SKETCH_MAX) {
		s->full = true;
		if (i == SKETCH_MAX)
			return;
		s->size--;
	}
	memmove(s->at + i + 1, s->at + i, (s->size - i) * sizeof(*s->at));
	s->at[i] = hash;
	s->size++;
}

void
sketch_words(struct arena *mem, struct sketch *s, const char *text)
{
	uint64_t last[SKETCH_WORDS] = {0};
	size_t words = 0;

	(void)mem;
	for (const char *c = text; *c && words < WORDS_MAX;) {
		uint64_t hash = UINT64_C(0xCBF29CE484222325);

		if (!is_word(c)) {
			c++;
			continue;
		}
		for (; *c && is_word(c); c++)
			hash = (hash ^ (unsigned char)*c) *
			       UINT64_C(0x100000001B3);
		last[words++ % SKETCH_WORDS] = hash;
		if (words < SKETCH_WORDS)
			continue;
		hash = 0;
		for (size_t i = 0; i < SKETCH_WORDS; i++)
			hash = hash * 31 + last[(words + i) % SKETCH_WORDS];
		insert(s, finish(hash));
	}
	if (words && words < SKETCH_WORDS)
		insert(s, finish(last[0] * 31 + last[1]));
}

void
sketch_join(struct arena *mem, struct sketch *into, const struct sketch *from)
{
	(void)mem;
	for (size_t i = 0; i < from->size; i++)
		insert(into, from->at[i]);
	into->full = into->full || from->full;
}

/* Of what both sketches can know: up to the lower of their last hashes. */
int
sketch_likeness(const struct sketch *a, const struct sketch *b)
{
	uint64_t most = UINT64_MAX;
	size_t i = 0, j = 0, both = 0, all = 0;

	if (!a->size || !b->size)
		return a->size == b->size ? 100 : 0;
	if (a->full)
		most = a->at[a->size - 1];
	if (b->full && b->at[b->size - 1] < most)
		most = b->at[b->size - 1];
	while (i < a->size || j < b->size) {
		uint64_t x = i < a->size ? a->at[i] : UINT64_MAX;
		uint64_t y = j < b->size ? b->at[j] : UINT64_MAX;

		if ((x < y ? x : y) > most)
			break;
		if (x == y)
			both++;
		all += x == y ? 2 : 1;
		i += x <= y;
		j += y <= x;
	}
	return all ? (int)(200 * both / all) : 0;
}

struct index
index_new(struct arena *mem, size_t entries)
{
	size_t room = 64;

	while (room < 2 * entries)
		room *= 2;
	struct index index = {
	    .entries = arena_alloc(mem, (entries + 1) * sizeof(*index.entries)),
	    .slots = arena_alloc(mem, room * sizeof(int)),
	    .counts = arena_alloc(mem, room * sizeof(int)),
	    .mask = room - 1,
	};
	return index;
}

/* Slots hold the entry's place plus one; 0 is free. */
static size_t
slot_of(const struct index *index, uint64_t hash)
{
	size_t i = (size_t)finish(hash) & index->mask;

	while (
	    index->slots[i] && index->entries[index->slots[i] - 1].hash != hash)
		i = (i + 1) & index->mask;
	return i;
}

void
index_add(struct index *index, uint64_t hash, int value)
{
	size_t slot = slot_of(index, hash);

	index->entries[index->used] =
	    (struct index_entry){hash, value, index->slots[slot] - 1};
	index->slots[slot] = (int)++index->used;
	index->counts[slot]++;
}

size_t
index_count(const struct index *index, uint64_t hash)
{
	return (size_t)index->counts[slot_of(index, hash)];
}

int
index_entry(const struct index *index, uint64_t hash)
{
	return index->slots[slot_of(index, hash)] - 1;
}

int
index_after(const struct index *index, int entry)
{
	return index->entries[entry].next;
}

int
index_value(const struct index *index, int entry)
{
	return index->entries[entry].value;
}

int
index_find(const struct index *index, uint64_t hash)
{
	int entry = index_entry(index, hash);

	return entry < 0 ? -1 : index_value(index, entry);
}
