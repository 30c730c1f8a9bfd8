/*
 * law.h: the text of an act on a page: units in units, each with its stored
 * HTML, a count and a link; and the table of its contents.
 *
 * An act is rendered once a version and language, in pieces of PIECE_UNITS
 * that are kept (site/kept.h); how much was said is put in whenever they are
 * written (engineering 10).
 */
#ifndef APP_LAW_H
#define APP_LAW_H

#include "fcgi/site/visit.h"

enum { PIECE_UNITS = 100 };

/* How many comments stand on units of a version, those below a unit counted
 * with it: sums up to each place, so that a question costs a search. */
struct counts {
	const int64_t *place, *sum; /* sum[i]: of all up to place[i] */
	size_t count;
};
/* Of rows in reading order that have .place and .comments; nothing where
 * they are not to be counted yet. */
struct counts counts_of(struct visit *v, const struct rows *units);
int64_t counts_below(const struct counts *c, int64_t first, int64_t last);

/* Units as nested <unit> elements below law, with counts, links and stored
 * HTML; heading is left out where the row has none.  counts NULL: a piece,
 * whose units say @place and @last instead of how much was said. */
void law_units(struct visit *v, struct node *law, const struct rows *units,
	       const struct rows *document, const struct counts *counts);

/* What of a document (a row of document_by_slug) stands on a page: the units
 * between two places; parts: it is one of several pages. */
struct law {
	const struct rows *document;
	int64_t first, last;
	bool parts;
};
/* <toc> and <law> below to. */
enum err law_show(struct visit *v, struct node *to, const struct law *law);

#endif
