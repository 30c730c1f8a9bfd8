/*
 * kept.h: results that a connection keeps between requests (db_keep), for
 * db.c alone.
 *
 * A few dozen, each of a few kilobytes, the least used of them replaced; all
 * of them gone with the connection.
 */
#ifndef DB_KEPT_H
#define DB_KEPT_H

#include "db/db.h"

struct kept;

struct kept *kept_new(struct arena *own);
void kept_clear(struct kept *kept);

/* Which result: the statement, its values, the revision asked by. */
struct kept_key {
	unsigned char is[32];
};
bool kept_key(const char *revision, const struct statement *s,
	      const struct value *values, struct kept_key *out);
			/* false: too much to be a key */

/* Copied into mem. */
bool kept_find(struct kept *kept, struct arena *mem,
	       const struct kept_key *key, struct rows *out);
/* Nothing is done with one that is too large. */
void kept_put(struct kept *kept, const struct kept_key *key,
	      const struct rows *r);

#endif
