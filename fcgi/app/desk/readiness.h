/*
 * readiness.h: what must be there before a consultation may be published: the
 * papers and the term of its profile, texts, contact, agreement of those who
 * join.  The page shows what the command asks.
 */
#ifndef APP_READINESS_H
#define APP_READINESS_H

#include "fcgi/app/desk/due.h"

struct readiness {
	const struct profile *profile;	/* or NULL: unknown */
	/* of all bodies that hold it, one each country: the strictest of their
	 * rules hold (practice 9); the first is profile */
	const struct profile *all[DUE_PROFILES];
	size_t all_count;
	const struct profile *strict;	/* whose term ends last */
	enum term verdict;		/* of the chosen closing, from now on */
	const char *earliest;		/* closing moment, or NULL */
	const char *earliest_short;	/* with a reason, or NULL */
	struct rows papers;		/* sql_papers_of */
	bool reason;			/* short, and the reason is not there */
	bool ready;			/* but for the reason, if reason */
};

/* Of v->consultation; shown: <lawful> and <checks> are added to that element,
 * NULL: nothing is.  Published ones are measured from their publication. */
enum err readiness_of(struct visit *v, struct node *shown,
		      struct readiness *out);

/* waiting reading ready doubtful refused, of a row of papers_of or
 * paper_versions. */
const char *reading_state(const struct rows *r, size_t row);
/* Why a file was refused, in words; of the same rows. */
const char *reading_fault(const struct visit *v, const struct rows *r,
			  size_t row);

#endif
