/*
 * words.h: two texts compared word by word.
 *
 * Words, numbers and punctuation are compared, never the white space between
 * them: a text that was only wrapped anew is the same.  Runs are made to be
 * read: a change starts and ends with a word, short words that are equal by
 * chance are no islands, and a number or a negation that changed always
 * stands for itself.  Time is bounded: where two texts have too little in
 * common to say what became what, the whole of it is deleted and inserted.
 */
#ifndef DRAFT_WORDS_H
#define DRAFT_WORDS_H

#include "fcgi/base/text.h"

/* What is taken for equal besides what is written alike (a sum of these). */
enum {
	WORDS_EXACT = 0,
	WORDS_CASE = 1,	  /* "Член" and "член" */
	WORDS_SCRIPT = 2, /* Serbian Cyrillic and Latin: "члан" and "član" */
};

enum run_kind { RUN_EQUAL, RUN_INSERTED, RUN_DELETED };

/* The texts of all equal and inserted runs, one after the other, are the new
 * text byte for byte; was of the equal and text of the deleted runs are the
 * old one.  Of a replacement the deleted run comes first. */
struct run {
	enum run_kind kind;
	const char *text;
	const char *was; /* of RUN_EQUAL: as the old text writes it */
};
struct runs {
	struct run *at;
	size_t count;
	size_t inserted, deleted, kept; /* words, numbers and marks */
};

void words_compare(struct arena *mem, const char *was, const char *now,
		   unsigned fold, struct runs *out);

/* For lists: of equal runs longer than twice edge words only the words next
 * to a change are kept, "…" stands for the rest.  The first and last run
 * keep one edge.  Changes are never shortened. */
void words_shorten(struct arena *mem, struct runs *runs, size_t edge);

#endif
