/*
 * match.h: two versions of a draft: which unit is which, and what became of
 * it.  Works on units alone, as they lie in the database; knows no XML.
 */
#ifndef DRAFT_MATCH_H
#define DRAFT_MATCH_H

#include "fcgi/draft/draft.h"

/* One line of a comparison, in reading order of the newer version, what is
 * gone at the place where it stood.  None of the flags: the same. */
struct draft_pair {
	int from, to;	 /* indexes, or DRAFT_NONE: added, deleted */
	bool moved;	 /* to another parent, or past its siblings */
	bool renumbered; /* its number differs */
	bool changed;	 /* its own words, heading or pictures differ */
	bool pictures;	 /* its own pictures do */
	int likeness;	 /* 0 to 100, of all words below */
};
struct draft_pairs {
	struct draft_pair *at;
	size_t count;
};

/* carried: equal wIds are the same unit and nothing else is (versions in the
 * database, where the wId is carried and may have been corrected by hand);
 * then words may be anything that is equal where the words are, such as a
 * digest.  Serbian (language "sr") in its two scripts is the same: a digest must
 * be of its Latin form.  Else wIds are only names made of numbers (two files). */
void draft_match(struct arena *mem, const struct draft *from,
		 const struct draft *to, bool carried,
		 struct draft_pairs *out);

/* "added deleted changed moved renumbered", the first that fits, or "same". */
const char *draft_change(const struct draft_pair *pair);

/* The newer version's bytes with the wIds of the older one for what is the
 * same unit; what is new gets none that is in used (all wIds that the
 * document ever had).  To be read again for its units. */
struct bytes draft_carry(struct arena *mem, const struct draft *from,
			 const struct draft *to,
			 const struct draft_pairs *pairs,
			 const char *const used[], size_t used_count);

#endif
