/*
 * matcher.h: between match.c, which pairs units, and match_side.c, which says
 * what each is known by.
 */
#ifndef DRAFT_MATCHER_H
#define DRAFT_MATCHER_H

#include "fcgi/draft/match.h"
#include "fcgi/draft/sketch.h"

/* A version's units, and what each is known by. */
struct side {
	const struct draft_unit *units;
	size_t count;
	int *pair;	/* index on the other side, or DRAFT_NONE */
	int *end;	/* behind the last unit below */
	uint64_t *hash; /* of all words below, with kinds and numbers */
	struct sketch *sketch;
	const char **folded; /* own words and heading, for comparison */
	const char **num;    /* in one script, as they are */
	const char **pictures;
};

/* What is matched: two versions, and room for the search of moves. */
struct matcher {
	struct arena *mem;
	struct side a, b;
	/* of find_moves, one entry a unit of the newer version */
	int *seen, *tails, *before;
	bool *kept;
};

/* FNV-1a of a text, from a hash on; its end counts. */
uint64_t match_mix(uint64_t hash, const char *text);
struct side match_side(struct arena *mem, const struct draft *d);

#endif
