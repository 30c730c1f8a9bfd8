/*
 * slug.h: a word for an address, made of a title: small Latin letters, digits
 * and hyphens, as people of the country would write it.
 */
#ifndef APP_SLUG_H
#define APP_SLUG_H

#include "fcgi/base/arena.h"

enum { SLUG_MIN = 3, SLUG_MADE = 60 };

/* At most SLUG_MADE letters, cut between words where that is possible; ""
 * where fewer than SLUG_MIN remain. */
const char *slug_from(struct arena *mem, const char *language,
		      const char *title);

#endif
