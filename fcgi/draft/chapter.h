/*
 * chapter.h: numbers without a full stop that head the text of a strategy:
 * "1 Analysis", "1.1 Where we are".
 */
#ifndef DRAFT_CHAPTER_H
#define DRAFT_CHAPTER_H

#include "fcgi/draft/lines.h"

/* The number of a line that may head text so, and the bytes up to its words;
 * or 0. */
int64_t chapter_number(struct arena *mem, const struct line *line, size_t *end);

/* Where the first of them stands; count: there are none.  Those with dots below
 * them tell, or styles; what has provisions has no chapters of that kind. */
size_t chapter_first(struct arena *mem, const struct drafting *d,
		     const struct line *at, size_t count);

#endif
