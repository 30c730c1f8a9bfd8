/*
 * marks.h: which words a text may hold, in 504 bits: a Bloom filter (Bloom
 * 1970) of the beginnings of its words, so that a search among 100,000 texts
 * reads the few that can match.  A text with all bits of what is sought need
 * not hold it; one without cannot.
 */
#ifndef BASE_MARKS_H
#define BASE_MARKS_H

#include <stdbool.h>
#include <stdint.h>

enum { MARKS = 8, MARK_BITS = 63 };	/* a sign bit is left alone */

struct marks {
	int64_t bits[MARKS];
};

/* Of a folded text (text_fold): what is stored beside it; or of folded words
 * that a text is to hold, each by its beginning: the bits that its marks must
 * have.  A single letter has none. */
struct marks marks_of(const char *folded);

/* Whether a text with those marks may hold what is sought. */
bool marks_may_hold(const struct marks *text, const struct marks *sought);

#endif
