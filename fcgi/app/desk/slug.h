/*
 * slug.h: a word for an address, made of a title: small Latin letters, digits
 * and hyphens, as people of the country would write it.
 */
#ifndef APP_SLUG_H
#define APP_SLUG_H

#include "db/db.h"

enum { SLUG_MIN = 3, SLUG_MADE = 60 };

/* At most SLUG_MADE letters, cut between words where that is possible; ""
 * where fewer than SLUG_MIN remain. */
const char *slug_from(struct arena *mem, const char *language,
		      const char *title);

/* The first of it, it-2, it-3 ... that is not taken; otherwise stands where a
 * title leaves nothing.  taken: a statement that says so in a column of that
 * name.  ERR_CONFLICT: very many are. */
enum err slug_free(struct db *db, struct arena *mem, const char *slug,
		   const char *otherwise,
		   enum err (*taken)(struct db *db, struct arena *mem,
				     const char *slug, struct rows *out),
		   const char **out);

#endif
