/*
 * stretch.h: what of a document one page shows: all of it, or its n-th part
 * beyond PAGE_UNITS units.
 */
#ifndef APP_STRETCH_H
#define APP_STRETCH_H

#include "fcgi/site/visit.h"

enum { STRETCH_ALL = 1000000 }; /* behind every place */

/* The places of the n-th of count pages. */
struct stretch {
	int64_t n, first, last, count;
};

/* tops: the top-level units, for stretch_links.  ERR_NOT_FOUND: there is no
 * such page. */
enum err stretch_of(struct visit *v, const struct rows *document, int64_t n,
		    struct rows *tops, struct stretch *out);

/* <parts>: the way to each page, to the one before and the next.  show: the
 * page of one part, whose address has {n}. */
typedef enum err (*stretch_show)(struct visit *, struct node *);
void stretch_links(struct visit *v, struct node *parent,
		   const struct rows *tops, const struct stretch *here,
		   const char *language, stretch_show show);

#endif
