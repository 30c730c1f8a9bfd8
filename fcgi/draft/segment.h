/* segment.h: between words.c, which finds what changed, scattered.c, which looks
 * again where little is the same, and readable.c, which makes runs of it that
 * people can read. */
#ifndef DRAFT_SEGMENT_H
#define DRAFT_SEGMENT_H

#include "fcgi/draft/words.h"

/* One of the two texts: all its tokens, and its words (all but blanks). */
struct side {
	struct tokens tokens;
	size_t *place; /* of each word among the tokens */
	unsigned *id;  /* equal words of both texts have the same */
	bool *changed;
	size_t count; /* of words */
};

static inline const struct token *
side_word(const struct side *side, size_t i)
{
	return &side->tokens.at[side->place[i]];
}

/* Where equal words are few and stand in pieces: the longest runs instead. */
void scattered_mend(struct arena *mem, struct side *a, struct side *b);

/* The runs of two sides whose changed words are marked; as many unmarked
 * words on one side as on the other, equal in order. */
void segments_write(struct arena *mem, struct side *a, struct side *b,
		    struct runs *out);

#endif
