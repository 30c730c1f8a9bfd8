/*
 * compare.h: two published versions of a document side by side or in one
 * text, changed units alone, each with the place where it stands.
 */
#ifndef APP_COMPARE_H
#define APP_COMPARE_H

#include "fcgi/site/visit.h"

/* {a} became {b}: numbers of versions; ?view=inline for one text; ?after=N
 * leaves the first N changes out.  ERR_NOT_FOUND, ERR_GONE (withheld). */
enum err compare_show(struct visit *v, struct node *page);

/* @href of the comparison, where there is something to compare with: before
 * and after are numbers of versions as the rows have them, or NULL. */
void compare_link(struct visit *v, struct node *node, const char *document,
		  const char *before, const char *after);

#endif
