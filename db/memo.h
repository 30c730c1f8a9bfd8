/*
 * memo.h: results that are kept between requests (db_keep), for db.c alone:
 * in the store that the workers share.
 */
#ifndef DB_MEMO_H
#define DB_MEMO_H

#include "db/db.h"
#include "fcgi/base/store.h"

/* Which result: the statement, its values, the revision asked by. */
struct store_key memo_key(struct store *store, struct arena *mem,
			  const char *revision, const struct statement *s,
			  const struct value *values);

/* Copied into mem. */
bool memo_find(struct store *store, struct arena *mem,
	       const struct store_key *key, struct rows *out);
void memo_put(struct store *store, struct arena *mem,
	      const struct store_key *key, const struct rows *r);

#endif
