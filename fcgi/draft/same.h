/*
 * same.h: whether two readings of a text say the same words, whatever their
 * structure: what is an article and what a paragraph, a number or a heading.
 */
#ifndef DRAFT_SAME_H
#define DRAFT_SAME_H

#include "fcgi/draft/draft.h"

enum { DIFFERENCE_MAX = 120 };

/* NULL if word follows word in both; else where they first differ: at most
 * DIFFERENCE_MAX characters of the newer one, or of the older one where the
 * newer says nothing there.  White space does not count (words.h). */
const char *draft_difference(struct arena *mem, const struct draft *before,
			     const struct draft *now);

#endif
