/*
 * sketch.h: what is kept of a text to find those that say the same
 * (likeness.h), so that it need not be read again.
 *
 * Words come folded (sketch_fold).  near is MinHash (Broder 1997) of 3-word
 * shingles: two texts agree in as many of its numbers as they have shingles
 * in common.
 */
#ifndef BASE_SKETCH_H
#define BASE_SKETCH_H

#include "fcgi/base/arena.h"

#include <stdint.h>

enum {
	SKETCH_HASHES = 96,
	SKETCH_PHRASE = 4,	/* words */
	SKETCH_WORDS = 8000,	/* of one text; those beyond are not read */
};

struct sketch {
	uint64_t exact;
	uint32_t near[SKETCH_HASHES];
	const uint32_t *phrases; /* in order; 0: one that tells nothing */
	size_t phrase_count;	 /* 0: too short for more than "exact" */
};

/* For grouping alone: folded as for search, and the two Serbian ways to
 * write the old yat (mleko, mlijeko) made one. */
const char *sketch_fold(struct arena *mem, const char *language,
			const char *text);

/* Phrases that prove nothing, since all have them before their eyes: those of
 * the draft itself.  words: of all texts that will be added. */
struct phrases;
struct phrases *phrases_new(struct arena *mem, size_t words);
void phrases_add(struct phrases *set, const char *folded);

/* Texts with different seeds are never alike: what must not be folded into
 * one group (persons and organisations) differs in it.  known may be NULL. */
void sketch_make(struct arena *mem, const char *folded, uint64_t seed,
		 const struct phrases *known, struct sketch *out);

/* The share of common shingles, estimated, 0 to 1. */
double sketch_near(const struct sketch *a, const struct sketch *b);

/* A number well stirred; the size of a table for n things: a power of two,
 * at most half full. */
uint64_t sketch_mix(uint64_t x);
size_t sketch_table(size_t n);

#endif
