/*
 * memo.h: results that a connection keeps between requests (db_keep), for
 * db.c alone.
 *
 * A few dozen, each of a few kilobytes, the least used of them replaced; all
 * of them gone with the connection.
 */
#ifndef DB_MEMO_H
#define DB_MEMO_H

#include "db/db.h"

struct memo;

struct memo *memo_new(struct arena *own);
void memo_clear(struct memo *memo);

/* Which result: the statement, its values, the revision asked by. */
struct memo_key {
	unsigned char is[32];
};
bool memo_key(const char *revision, const struct statement *s,
	      const struct value *values, struct memo_key *out);
			/* false: too much to be a key */

/* Copied into mem. */
bool memo_find(struct memo *memo, struct arena *mem,
	       const struct memo_key *key, struct rows *out);
/* Nothing is done with one that is too large. */
void memo_put(struct memo *memo, const struct memo_key *key,
	      const struct rows *r);

#endif
