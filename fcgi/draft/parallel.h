/*
 * parallel.h: one document in two languages: which unit of the one is which
 * of the other.  Words say nothing here; structure does: the same number
 * under the same unit, and between two such the same place.
 */
#ifndef DRAFT_PARALLEL_H
#define DRAFT_PARALLEL_H

#include "fcgi/draft/match.h"

/* Pairs with both sides alone, in the order of to.  What stands in one of
 * them only, or where the places do not agree, is in none: a person says.
 * named: the same wId is the same unit, and says how those below go on. */
void draft_parallel(struct arena *mem, const struct draft *from,
		    const struct draft *to, bool named,
		    struct draft_pairs *out);

#endif
