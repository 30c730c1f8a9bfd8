/*
 * original.h: the file that a version was read from, byte for byte, with the
 * digest that tells it from all others.
 */
#ifndef APP_ORIGINAL_H
#define APP_ORIGINAL_H

#include "fcgi/site/visit.h"

/* Of a version that people may read.  ERR_NOT_FOUND: it had none; ERR_GONE:
 * withheld. */
enum err original_send(struct visit *v);
/* Of any version at the desk, also refused or withheld. */
enum err original_desk_send(struct visit *v);

/* <original>: name, size, digest and address, of a row of document_by_slug;
 * nothing where there is none. */
void original_of(struct visit *v, struct node *to, const struct rows *document);

#endif
