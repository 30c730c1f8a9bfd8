/*
 * twice.h: of the keys of many texts, those that occur more than once, and
 * the texts in which each was met.
 *
 * What occurs once is shared with nobody, and of people's own words most
 * phrases do: so memory follows what is shared, not all that is said.
 */
#ifndef BASE_TWICE_H
#define BASE_TWICE_H

#include "fcgi/base/sketch.h"

/* The keys of a text, into room (of TWICE_ROOM) or where they stand already;
 * 0 is none. */
enum { TWICE_ROOM = 64 };
typedef const uint32_t *keys_of(const struct sketch *s,
				uint32_t room[TWICE_ROOM], size_t *count);

/* A key: in how many texts it was met, and the list of the first of them. */
struct met {
	uint32_t key, count;
	uint32_t list; /* in entry; 0: none yet */
	uint32_t last; /* for whoever counts: the text met last, from 1 */
};
struct met_in {
	uint32_t text, next; /* next: in entry; 0: the last one */
};

struct twice {
	struct met *met;
	struct met_in *entry;
	uint32_t *slot; /* open addressing: place in met, from 1; 0: empty */
	size_t mask, count, entries;
	uint32_t most;
};

/* Reads all texts once to know their keys; at most `most` texts will be
 * remembered of each.  Allocates nothing in mem later. */
struct twice twice_new(struct arena *mem, const struct sketch *const *texts,
		       size_t count, keys_of *keys, uint32_t most);

/* NULL: it occurs once, or never. */
struct met *twice_find(const struct twice *t, uint32_t key);

/* Met in that text too. */
void twice_add(struct twice *t, struct met *m, size_t text);

#endif
