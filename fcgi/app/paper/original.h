/*
 * original.h: the files that a version was read from, with the digest that
 * tells each from all others.  The desk has them byte for byte; everybody has
 * the copy without authors, comments and tracked changes (draft/bare.h), and
 * the digest is that of what is given.
 */
#ifndef APP_ORIGINAL_H
#define APP_ORIGINAL_H

#include "fcgi/site/visit.h"

/* Of a version that people may read.  ERR_NOT_FOUND: it had none, or none that
 * may be given; ERR_GONE: withheld. */
enum err original_send(struct visit *v);
enum err annex_send(struct visit *v);
/* Of any version at the desk, also refused or withheld, as it came. */
enum err original_desk_send(struct visit *v);
enum err annex_desk_send(struct visit *v);

/* <original> for each file: name, size, digest and address, of a row of
 * document_by_slug; nothing where there is none. */
enum err original_of(struct visit *v, struct node *to,
		     const struct rows *document);

#endif
