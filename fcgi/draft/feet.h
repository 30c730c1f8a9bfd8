/*
 * feet.h: notes at the foot of a printed page, and what is printed on each.
 * pdftotext gives them in the middle of the sentence that goes on overleaf;
 * notes belong behind the text.
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

/* A page's words, and its number, from 1. */
struct page {
	const char *at;
	size_t size;
	int number;
};

/* Takes off the pages what comes again on each, or on every second, as first
 * or last line, the same but for figures, and their numbers; the first page
 * keeps what it begins with.  Returns what was taken, once, or "". */
const char *feet_running(struct arena *mem, struct page *pages, size_t count);

#endif
