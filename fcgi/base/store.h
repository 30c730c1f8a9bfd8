/*
 * store.h: bytes that the children of one parent keep together, found by a
 * digest of all that they were made of.
 *
 * Shared memory, made before the fork.  What is put in pushes out what was
 * asked for longest ago.  Nothing in it is ever out of date, it is only there
 * or not: who keeps something names everything it depends on.
 */
#ifndef BASE_STORE_H
#define BASE_STORE_H

#include "fcgi/base/arena.h"
#include "fcgi/base/text.h"

#include <stdbool.h>
#include <stdint.h>

struct store;

/* Of size bytes; NULL for 0: a store that holds nothing, which all of these
 * take.  After secret_start. */
struct store *store_new(size_t size);
void store_free(struct store *store);

/* What something was made of, in any order that is always the same.  16
 * bytes, keyed by chance at start: nobody outside can make two texts meet. */
struct store_key {
	unsigned char is[16];
};
struct store_key store_key(const struct store *store, const struct buffer *of);
/* A part of it, with its size before it, so that two are not taken for one;
 * NULL is another thing than "". */
void store_part(struct buffer *of, const void *bytes, size_t size);
void store_text(struct buffer *of, const char *text);
void store_number(struct buffer *of, int64_t number);

/* Copied into mem, with a NUL behind it that size does not count. */
bool store_find(struct store *store, struct arena *mem,
		const struct store_key *key, struct bytes *out);
/* Nothing is done with what is larger than a quarter of the store. */
void store_put(struct store *store, const struct store_key *key,
	       struct bytes what);
void store_clear(struct store *store);

#endif
