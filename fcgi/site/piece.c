/*
 * piece.c: pieces written, their gaps filled.
 */
#include "fcgi/site/piece.h"

#include "fcgi/base/log.h"

#include <string.h>

enum { NESTED = 4, PACKED_MOST = 64 << 20 };

const char *const piece_words[] = {"count.comment", "count.number", NULL};

/* Words of our own dictionaries hold nothing but these. */
static void
put_words(struct buffer *out, const char *words)
{
	for (; *words; words++)
		if (*words == '&')
			buffer_add(out, "&amp;");
		else if (*words == '<')
			buffer_add(out, "&lt;");
		else
			buffer_bytes(out, words, 1);
}

static enum err
put_count(const struct gap *g, const unsigned char *at,
    const struct filling *with, struct buffer *out)
{
	int64_t n = with->count(with->arg, g->first, g->last);
	const char *words;

	if (n == 0) {
		buffer_bytes(out, at, g->none);
		return OK;
	}
	words = with->words(with->arg, piece_words[g->words], n);
	if (!words)
		return log_err(ERR_BROKEN, "piece.words", "no words for %s",
		    piece_words[g->words]);
	buffer_bytes(out, at + g->none, g->before);
	put_words(out, words);
	buffer_bytes(out, at + g->none + g->before, g->after);
	return OK;
}

static enum err put(const struct piece *piece, const struct filling *with,
    struct buffer *out, int depth);

static enum err
put_gap(const struct gap *g, const unsigned char *at,
    const struct filling *with, struct buffer *out, int depth)
{
	struct piece inner = {0};

	switch (g->kind) {
	case GAP_COUNT:
		if (with->count)
			return put_count(g, at, with, out);
		break;
	case GAP_FRAGMENT:
		if (!with->fragment)
			break;
		TRY(with->fragment(with->arg, g->first, &inner));
		return put(&inner, with, out, depth);
	default:
		if (!with->piece)
			break;
		TRY(with->piece(with->arg, g, &inner));
		return put(&inner, with, out, depth);
	}
	return log_err(
	    ERR_BROKEN, "piece.gap", "nothing fills a gap of kind %u", g->kind);
}

/* What is in a count's gap is behind it in the bytes; no other gap stands
 * there. */
static enum err
put(const struct piece *piece, const struct filling *with, struct buffer *out,
    int depth)
{
	size_t from = 0;

	if (depth > NESTED)
		return log_err(ERR_BROKEN, "piece.deep", "pieces in pieces");
	for (size_t i = 0; i < piece->gap_count; i++) {
		const struct gap *g = &piece->gaps[i];

		buffer_bytes(out, piece->bytes.at + from, g->at - from);
		TRY(put_gap(g, piece->bytes.at + g->at, with, out, depth + 1));
		from = g->at + g->none + g->before + g->after;
	}
	buffer_bytes(out, piece->bytes.at + from, piece->bytes.size - from);
	return OK;
}

enum err
piece_write(
    const struct piece *piece, const struct filling *with, struct buffer *out)
{
	return put(piece, with, out, 0);
}

/* ----------------------------------------------------------------- making */

struct gap *
gaps_add(struct gaps *g, size_t size, enum gap_kind kind, int64_t first)
{
	size_t old = g->count * sizeof *g->at;

	if (g->count % 64 == 0)
		g->at =
		    arena_grow(g->mem, g->at, old, old + 64 * sizeof *g->at);
	g->at[g->count] =
	    (struct gap){.at = (uint32_t)size, .kind = kind, .first = first};
	return &g->at[g->count++];
}

enum err
gaps_open(
    struct gaps *g, size_t size, int64_t first, int64_t last, const char *words)
{
	uint32_t known = 0;

	while (piece_words[known] && strcmp(piece_words[known], words))
		known++;
	if (first < 0 || last < first || !piece_words[known] || g->counting)
		return log_err(
		    ERR_BROKEN, "piece.count", "a count of \"%s\"", words);
	g->counting = gaps_add(g, size, GAP_COUNT, first);
	g->counting->last = last;
	g->counting->words = known;
	return OK;
}

void
gaps_mark(struct gaps *g, size_t size, const char *name)
{
	struct gap *c = g ? g->counting : NULL;
	uint32_t since;

	if (!c)
		return;
	since = (uint32_t)size - c->at - c->none - c->before;
	if (!strcmp(name, "none"))
		c->none = since;
	else if (!strcmp(name, "n"))
		c->before = since;
	else if (!strcmp(name, "count")) {
		c->after = since;
		g->counting = NULL;
	}
}

struct bytes
piece_pack(struct arena *mem, const struct piece *piece)
{
	struct buffer all = buffer_new(mem, PACKED_MOST);
	const uint64_t head[2] = {piece->gap_count, piece->bytes.size};

	buffer_bytes(&all, head, sizeof head);
	if (piece->gap_count)
		buffer_bytes(
		    &all, piece->gaps, piece->gap_count * sizeof *piece->gaps);
	buffer_bytes(&all, piece->bytes.at, piece->bytes.size);
	return (struct bytes){(unsigned char *)all.data, all.size};
}

struct piece
piece_unpack(struct bytes packed)
{
	struct piece piece;
	uint64_t head[2];
	const unsigned char *at = packed.at + sizeof head;

	memcpy(head, packed.at, sizeof head);
	piece.gap_count = head[0];
	/* behind two numbers of a block of an arena: aligned */
	piece.gaps = (const struct gap *)(const void *)at;
	piece.bytes =
	    (struct bytes){at + piece.gap_count * sizeof *piece.gaps, head[1]};
	return piece;
}
