/*
 * sketch.h: how alike two texts are, fast enough for thousands: of each
 * only the lowest hashes of its groups of words are kept (bottom-k sketch,
 * Broder 1997); and an index from hashes to where they stand.
 */
#ifndef DRAFT_SKETCH_H
#define DRAFT_SKETCH_H

#include "fcgi/base/arena.h"
#include "fcgi/base/text.h"

enum { SKETCH_MAX = 48, SKETCH_WORDS = 3 };

struct sketch {
	uint64_t at[SKETCH_MAX]; /* ascending */
	size_t size;
	bool full; /* there were more */
};

/* Groups of three words; a shorter text is one group. */
void sketch_words(struct arena *mem, struct sketch *s, const char *text);
/* into holds the words of both. */
void sketch_join(struct arena *mem, struct sketch *into,
		 const struct sketch *from);
/* Dice's coefficient, 0 to 100; two empty ones are 100 alike. */
int sketch_likeness(const struct sketch *a, const struct sketch *b);

/* Hash to numbers; several for one hash, the last added first. */
struct index {
	struct index_entry {
		uint64_t hash;
		int value, next;
	} *entries;
	int *slots;
	int *counts; /* of the slot's first hash */
	size_t mask, used;
};
struct index index_new(struct arena *mem, size_t entries);
void index_add(struct index *index, uint64_t hash, int value);
size_t index_count(const struct index *index, uint64_t hash);
/* The last added value, or -1. */
int index_find(const struct index *index, uint64_t hash);
/* All of them, entry by entry; -1 behind the last. */
int index_entry(const struct index *index, uint64_t hash);
int index_after(const struct index *index, int entry);
int index_value(const struct index *index, int entry);

#endif
