/*
 * kept.h: pages and pieces of pages that are rendered once and kept in the
 * store that the workers share.
 *
 * A page is found by its model, so it cannot be out of date: what it says was
 * read for this reader at this moment.  A piece is found by what its builder
 * says it is made of, which spares the model too.
 */
#ifndef SITE_KEPT_H
#define SITE_KEPT_H

#include "fcgi/base/store.h"
#include "fcgi/site/piece.h"
#include "fcgi/site/visit.h"

/* Whether pieces may be used on this page: not where its model is asked for,
 * nor where nothing is kept. */
bool kept_may(const struct visit *v);

/* The page's HTML into the answer's body. */
enum err kept_page(struct visit *v, const struct node *page);

/* What a piece is made of: begins with its name, the build and the language;
 * add to it all that build looks at. */
struct buffer kept_of(struct visit *v, const char *name);

/* The first count rows of a result, all that is in them. */
void kept_rows(struct buffer *of, const struct rows *r, size_t count);

/* The piece made of that, found, or made by build, which adds to <page> one
 * element and in it one with @part="1" whose children are the piece.  build's
 * memory is gone when it is done: v->mem is another arena meanwhile. */
enum err kept_piece(struct visit *v, const struct buffer *of,
		    enum err (*build)(struct visit *v, struct node *page,
				      const void *arg),
		    const void *arg, struct piece *out);

#endif
