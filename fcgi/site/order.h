/*
 * order.h: lists of names in the order of the reader's alphabet (practice 19,
 * base/alphabet.h).  The database sorts by no language; what is read in pages
 * by key keeps its order.
 */
#ifndef SITE_ORDER_H
#define SITE_ORDER_H

#include "fcgi/site/visit.h"

/* Rows by what the reader sees of the column name (in the language of .lang,
 * where there is one); those with the same value of the column group, or all
 * where it is NULL, stay together in the order of that value.  Rows of one
 * name keep the order they came in. */
void rows_by_name(
    struct visit *v, struct rows *r, const char *group, const char *name);

#endif
