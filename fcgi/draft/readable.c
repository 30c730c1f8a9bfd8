/*
 * readable.c: changed words as runs that people can read.
 *
 * Segments of words that are equal and changed follow each other in turn.
 * Short equal words between two replacements become part of them; an
 * insertion or deletion that could stand in several places goes where a
 * sentence or a line begins; then blanks, which were not compared, are given
 * to the runs beside them.
 */
#include "fcgi/draft/segment.h"

#include <assert.h>
#include <string.h>

enum { ISLAND_WORDS = 2, SHORT_WORD = 3 };

/* Words [a, a_end) became [b, b_end). */
struct segment {
	size_t a, a_end, b, b_end;
	bool changed;
};
struct segments {
	struct segment *at;
	size_t count;
	struct side *a, *b;
};

/* ---- segments ---- */

static void
segments_find(
    struct arena *mem, struct side *a, struct side *b, struct segments *out)
{
	size_t i = 0, j = 0;

	*out = (struct segments){NULL, 0, a, b};
	out->at =
	    arena_alloc(mem, (a->count + b->count + 1) * sizeof(*out->at));
	while (i < a->count || j < b->count) {
		struct segment s = {i, i, j, j, false};

		while (s.a_end < a->count && s.b_end < b->count &&
		       !a->changed[s.a_end] && !b->changed[s.b_end])
			s.a_end++, s.b_end++;
		if (s.a_end == i) {
			s.changed = true;
			while (s.a_end < a->count && a->changed[s.a_end])
				s.a_end++;
			while (s.b_end < b->count && b->changed[s.b_end])
				s.b_end++;
		}
		assert(s.a_end > i || s.b_end > j);
		i = s.a_end;
		j = s.b_end;
		out->at[out->count++] = s;
	}
}

/* ---- islands ---- */

static bool
is_negation(const struct token *t)
{
	static const char *const words[] = {"не", "Не", "НЕ", "nie", "Nie",
	    "NIE", "ne", "Ne", "NE", "ни", "ni", "not", "no", "нито", "ani",
	    "нема", "nema", "није", "nije"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (t->size == strlen(words[i]) &&
		    !memcmp(t->at, words[i], t->size))
			return true;
	return false;
}

/* What must always be seen for itself. */
static bool
is_weighty(const struct token *t)
{
	return t->kind == TOKEN_NUMBER || is_negation(t);
}

static size_t
letters(const struct token *t)
{
	size_t count = 0;

	for (size_t i = 0; i < t->size; i++)
		count += (t->at[i] & 0xc0) != 0x80;
	return count;
}

/* Equal words too few and too short to be worth a run of their own. */
static bool
is_island(const struct side *a, const struct segment *s)
{
	size_t words = 0;

	for (size_t i = s->a; i < s->a_end; i++) {
		const struct token *t = side_word(a, i);

		if (is_weighty(t) || letters(t) > SHORT_WORD)
			return false;
		words += t->kind == TOKEN_WORD;
	}
	return words <= ISLAND_WORDS && s->a_end - s->a <= ISLAND_WORDS + 1;
}

/* A number or a negation that came, went or changed, and nothing else. */
static bool
is_lone(const struct segments *all, const struct segment *s)
{
	size_t weighty = 0, words = 0;

	for (size_t i = s->a; i < s->a_end; i++, words++)
		weighty += is_weighty(side_word(all->a, i));
	for (size_t i = s->b; i < s->b_end; i++, words++)
		weighty += is_weighty(side_word(all->b, i));
	return weighty > 0 && weighty == words;
}

/* Both something gone and something new on its two sides: else the words
 * between would be shown as gone and come again for nothing. */
static bool
between_replacements(const struct segment *s)
{
	const struct segment *left = s - 1, *right = s + 1;

	return (left->a < left->a_end || right->a < right->a_end) &&
	       (left->b < left->b_end || right->b < right->b_end);
}

static void
islands_merge(struct segments *all)
{
	struct segment *at = all->at;

	for (size_t i = 1; i + 1 < all->count; i++) {
		if (at[i].changed || !is_island(all->a, &at[i]) ||
		    is_lone(all, &at[i - 1]) || is_lone(all, &at[i + 1]) ||
		    !between_replacements(&at[i]))
			continue;
		memset(all->a->changed + at[i].a, true, at[i].a_end - at[i].a);
		memset(all->b->changed + at[i].b, true, at[i].b_end - at[i].b);
	}
}

/* ---- edges ---- */

/* How good a place between two words is for a change to start or end. */
static int
edge(const struct side *side, size_t i)
{
	const struct token *before, *gap, *next;

	if (i == 0 || i == side->count)
		return 6;
	before = side_word(side, i - 1);
	next = side_word(side, i);
	gap = before + 1;
	if (gap == next)
		return 0;
	if (memchr(gap->at, '\n', gap->size))
		return 5;
	if (before->kind != TOKEN_MARK)
		return *next->at == '(' ? 2 : 1;
	return strchr(".;:!?", *before->at) ? 4 : *before->at == ',' ? 3 : 1;
}

static void
shift(struct segment *s, long by)
{
	s[-1].a_end = (size_t)((long)s[-1].a_end + by);
	s[-1].b_end = (size_t)((long)s[-1].b_end + by);
	s[0].a = (size_t)((long)s[0].a + by);
	s[0].a_end = (size_t)((long)s[0].a_end + by);
	s[0].b = (size_t)((long)s[0].b + by);
	s[0].b_end = (size_t)((long)s[0].b_end + by);
	s[1].a = (size_t)((long)s[1].a + by);
	s[1].b = (size_t)((long)s[1].b + by);
}

/* An insertion or deletion of words [from, to) between two equal segments:
 * as far as its words repeat outside it, it may stand further left or right.
 * One equal word must stay on either side, or two changes would meet. */
static void
slide(const struct side *side, struct segment *s)
{
	bool gone = s->a < s->a_end;
	size_t from = gone ? s->a : s->b, to = gone ? s->a_end : s->b_end;
	long left = (long)(s[-1].a_end - s[-1].a) - 1, best_by = 0;
	long right = (long)(s[1].a_end - s[1].a) - 1;
	int best = edge(side, from) + edge(side, to);

	for (long by = -1; - by <= left; by--) {
		size_t start = (size_t)((long)from + by);
		size_t end = (size_t)((long)to + by);

		if (side->id[start] != side->id[end])
			break;
		if (edge(side, start) + edge(side, end) > best) {
			best = edge(side, start) + edge(side, end);
			best_by = by;
		}
	}
	for (long by = 1; by <= right; by++) {
		size_t start = (size_t)((long)from + by);
		size_t end = (size_t)((long)to + by);

		if (side->id[start - 1] != side->id[end - 1])
			break;
		if (edge(side, start) + edge(side, end) > best) {
			best = edge(side, start) + edge(side, end);
			best_by = by;
		}
	}
	shift(s, best_by);
}

static void
edges_shift(struct segments *all)
{
	for (size_t i = 1; i + 1 < all->count; i++) {
		struct segment *s = &all->at[i];

		if (!s->changed)
			continue;
		if (s->a == s->a_end)
			slide(all->b, s);
		else if (s->b == s->b_end)
			slide(all->a, s);
	}
}

/* ---- runs ---- */

/* a and b: the tokens written so far. */
struct writer {
	struct arena *mem;
	const struct segments *all;
	struct runs *out;
	size_t room, a, b;
};

static const char *
piece(struct writer *w, const struct side *side, size_t from, size_t to)
{
	const struct token *first, *last;

	if (from == to)
		return "";
	first = side->tokens.at + from;
	last = side->tokens.at + to - 1;
	return arena_copy_n(
	    w->mem, first->at, (size_t)(last->at + last->size - first->at));
}

static struct run *
run_new(struct writer *w)
{
	struct runs *out = w->out;

	if (out->count == w->room) {
		size_t room = w->room ? 2 * w->room : 16;

		out->at = arena_grow(w->mem, out->at,
		    w->room * sizeof(*out->at), room * sizeof(*out->at));
		w->room = room;
	}
	return &out->at[out->count++];
}

static bool
only_blanks(const struct side *side, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (side->tokens.at[i].kind != TOKEN_BLANK)
			return false;
	return true;
}

/* Tokens up to a and b.  What joins an equal run before it becomes part of
 * it. */
static void
put_equal(struct writer *w, size_t a, size_t b)
{
	const char *was = piece(w, w->all->a, w->a, a);
	const char *text = piece(w, w->all->b, w->b, b);
	struct run *last =
	    w->out->count ? &w->out->at[w->out->count - 1] : NULL;

	w->a = a;
	w->b = b;
	if (!*was && !*text)
		return;
	if (!last || last->kind != RUN_EQUAL) {
		*run_new(w) = (struct run){RUN_EQUAL, text, was};
		return;
	}
	last->text = arena_printf(w->mem, "%s%s", last->text, text);
	last->was = arena_printf(w->mem, "%s%s", last->was, was);
}

static void
put_changed(struct writer *w, size_t a, size_t b)
{
	bool gone = !only_blanks(w->all->a, w->a, a);
	bool new = !only_blanks(w->all->b, w->b, b);

	/* a blank alone that came or went is no change */
	put_equal(w, gone ? w->a : a, new ? w->b : b);
	if (gone)
		*run_new(w) =
		    (struct run){RUN_DELETED, piece(w, w->all->a, w->a, a), ""};
	if (new)
		*run_new(w) = (struct run){
		    RUN_INSERTED, piece(w, w->all->b, w->b, b), ""};
	w->a = a;
	w->b = b;
}

static bool
is_blank(const struct side *side, size_t from, size_t to, size_t i)
{
	return from < to && side->tokens.at[i].kind == TOKEN_BLANK;
}

/* What lies between two equal segments: a blank that both texts have at its
 * start or end stays outside. */
static void
put_gap(struct writer *w, size_t a, size_t b)
{
	const struct side *x = w->all->a, *y = w->all->b;
	size_t a_end = a, b_end = b;

	if (is_blank(x, w->a, a, w->a) && is_blank(y, w->b, b, w->b))
		put_equal(w, w->a + 1, w->b + 1);
	if (is_blank(x, w->a, a, a - 1) && is_blank(y, w->b, b, b - 1))
		a_end--, b_end--;
	put_changed(w, a_end, b_end);
	put_equal(w, a, b);
}

/* The token of a word, or the end of the text. */
static size_t
token_of(const struct side *side, size_t word)
{
	return word < side->count ? side->place[word] : side->tokens.count;
}

static void
put_segment(struct writer *w, const struct segment *s)
{
	if (s->changed) {
		put_gap(w, token_of(w->all->a, s->a_end),
		    token_of(w->all->b, s->b_end));
		w->out->deleted += s->a_end - s->a;
		w->out->inserted += s->b_end - s->b;
		return;
	}
	/* blanks before its first word, if a change did not take them */
	put_equal(w, token_of(w->all->a, s->a), token_of(w->all->b, s->b));
	put_equal(w, token_of(w->all->a, s->a_end - 1) + 1,
	    token_of(w->all->b, s->b_end - 1) + 1);
	w->out->kept += s->a_end - s->a;
}

void
segments_write(
    struct arena *mem, struct side *a, struct side *b, struct runs *out)
{
	struct segments all;
	struct writer w = {.mem = mem, .all = &all, .out = out};

	*out = (struct runs){0};
	segments_find(mem, a, b, &all);
	islands_merge(&all);
	segments_find(mem, a, b, &all);
	edges_shift(&all);
	for (size_t i = 0; i < all.count; i++)
		put_segment(&w, &all.at[i]);
	put_equal(&w, a->tokens.count, b->tokens.count);
}
