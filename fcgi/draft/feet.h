/*
 * feet.h: notes at the foot of a printed page.  pdftotext gives them in the
 * middle of the sentence that goes on overleaf; they belong behind the text.
 */
#ifndef DRAFT_FEET_H
#define DRAFT_FEET_H

#include "fcgi/base/text.h"

struct feet {
	struct buffer notes; /* those that were found, a line each */
	int last;	     /* number of the last of them */
};

/* How much of a page stands above its notes, which are put aside; size where
 * it has none.  A note is "3 Zmiany ogłoszono ..." in the last lines of the
 * page, with the number that comes next, a capital behind it, and its mark in
 * the text above: behind a word or a sentence, never behind "art.". */
size_t feet_find(struct feet *f, const char *page, size_t size);

/* The page without its own number, "12", "- 12 -", "12/40", as its first or
 * last line. */
void feet_unnumbered(const char **page, size_t *size, int number);

#endif
