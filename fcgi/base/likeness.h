/*
 * likeness.h: which of many texts say the same: exactly, nearly, or as
 * letters of one campaign.
 *
 * Three levels, because no single one finds all: texts with the same words;
 * texts that have half of their 3-word shingles in common (MinHash with
 * locality-sensitive hashing); texts that share rare phrases though hardly a
 * sentence is the same, as letters made from one pattern with many choices
 * do.  Nothing is compared pair by pair: time and memory grow with the number
 * of words, memory with what is said more than once.
 */
#ifndef BASE_LIKENESS_H
#define BASE_LIKENESS_H

#include "fcgi/base/sketch.h"

#include <stdbool.h>

enum { LIKENESS_SHARED = 3 };	/* phrases that two letters must share */

/* From none to the loosest. */
enum likeness_level { ALONE, SAME, NEAR, CAMPAIGN };

struct likeness;
/* For these texts; which of their phrases are in more than one is looked up
 * first. */
struct likeness *likeness_new(struct arena *mem,
			      const struct sketch *const *texts, size_t count);

/* The next of them, in any order; its number, counted from 0.  Sketches live
 * as long as the machine.  known: from an earlier run, remembered and compared with nothing;
 * likeness_unite says again what it was found to belong to. */
size_t likeness_add(struct likeness *l, const struct sketch *s, bool known);
void likeness_unite(struct likeness *l, size_t a, size_t b,
		    enum likeness_level level);

/* After all were added: texts that stand alone and share passages with many
 * letters of one group, though not enough with any one of them, join it. */
void likeness_settle(struct arena *mem, struct likeness *l);

/* The text that stands for the group of this one, the earliest: itself, where
 * it is alone; and by what the group was found. */
size_t likeness_group(struct likeness *l, size_t text);
enum likeness_level likeness_level(struct likeness *l, size_t text);

/* The phrases that most of these texts share, the most frequent first, none
 * beside another; at most limit.  Of a large group the first 300 are read.
 * Returns how many; each says in how many texts it was found, and where one
 * can read it: member, and word (of sketch_fold), counted from 0. */
struct shared_phrase {
	size_t member, word, count;
};
size_t likeness_evidence(struct arena *mem,
			 const struct sketch *const *members, size_t count,
			 struct shared_phrase *out, size_t limit);

#endif
