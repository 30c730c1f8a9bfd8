/*
 * beside.h: a document in two languages as one page, unit beside unit: the
 * authentic text, and the translation that {document} ("act.en") names.
 */
#ifndef APP_BESIDE_H
#define APP_BESIDE_H

#include "fcgi/site/visit.h"

/* ERR_NOT_FOUND: {document} names no translation.  In parts beyond PAGE_UNITS
 * units; the first of them, or {n}. */
enum err beside_show(struct visit *v, struct node *page);
enum err beside_part_show(struct visit *v, struct node *page);

#endif
