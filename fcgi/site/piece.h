/*
 * piece.h: a rendered piece of a page: bytes with gaps.
 *
 * What a stylesheet makes of a model is made once and kept (base/store.h);
 * what changes by reader or by minute is put into its gaps whenever it is
 * written: how much was said, stored HTML, further pieces (engineering 10).
 */
#ifndef SITE_PIECE_H
#define SITE_PIECE_H

#include "fcgi/base/err.h"
#include "fcgi/base/text.h"

#include <stdint.h>

enum gap_kind {
	GAP_FRAGMENT,	/* <t:fragment n/>: what the visit has under n */
	GAP_PIECE,	/* <t:piece first last depth/>: units of an act */
	GAP_COUNT,	/* <t:count first last words>: comments on them */
};

/* What a count stands between: bytes for none; else those before and behind
 * its words, one after the other from "at" on. */
struct gap {
	uint32_t at;
	uint32_t kind;
	int64_t first, last;	/* places of units; first: n of a fragment */
	uint32_t depth;		/* of a piece */
	uint32_t words;		/* of a count: index of piece_words */
	uint32_t none, before, after;
	uint32_t unused;
};

struct piece {
	const struct gap *gaps;
	size_t gap_count;
	struct bytes bytes;
};

/* Keys of words that a count may ask for, ended by NULL. */
extern const char *const piece_words[];

/* How the gaps are filled; arg is given to each.  Where one is NULL there are
 * no such gaps. */
struct filling {
	enum err (*fragment)(void *arg, int64_t n, struct piece *out);
	enum err (*piece)(void *arg, const struct gap *gap, struct piece *out);
	int64_t (*count)(void *arg, int64_t first, int64_t last);
	const char *(*words)(void *arg, const char *key, int64_t n);
	void *arg;
};
/* With all that stands in its gaps, and in theirs.  ERR_BROKEN, logged: one
 * cannot be filled. */
enum err piece_write(const struct piece *piece, const struct filling *with,
		     struct buffer *out);

/* A piece while the serialiser writes it; size: of what is written so far. */
struct gaps {
	struct arena *mem;
	struct gap *at;
	size_t count;
	struct gap *counting; /* the count that is written now */
};
struct gap *gaps_add(struct gaps *g, size_t size, enum gap_kind kind,
		     int64_t first);
/* <t:count><t:none>...</t:none> ... <t:n/> ...</t:count>: where it begins, and
 * where the element of that name ends.  ERR_BROKEN, logged: within another
 * one, or not of places in order and known words. */
enum err gaps_open(struct gaps *g, size_t size, int64_t first, int64_t last,
		   const char *words);
void gaps_mark(struct gaps *g, size_t size, const char *name);

/* As bytes and back, for the store; back it lies in those bytes. */
struct bytes piece_pack(struct arena *mem, const struct piece *piece);
struct piece piece_unpack(struct bytes packed);

#endif
