/*
 * words.c: what became of a text's words: Myers' O(ND) search in linear space
 * (Algorithmica 1, 1986, section 4b) over the words' numbers.  What it finds
 * is the shortest way from one text to the other, which is not yet the most
 * readable one: readable.c mends that and writes the runs.
 */
#include "fcgi/draft/segment.h"

#include <string.h>

/* Steps of the search in all, some ten milliseconds: enough for 20,000
 * characters of which half are new. */
enum { STEPS_MAX = 4 << 20 };

/* ---- words as numbers ---- */

struct key {
	const char *at;
	size_t size;
	unsigned id; /* 0: free */
};
struct table {
	struct arena *mem;
	struct key *keys;
	size_t room; /* a power of two, at least twice the words */
	unsigned last, fold;
};

static struct key
key_of(struct table *t, const struct token *token)
{
	const char *text;

	if (t->fold == WORDS_EXACT && token->composed)
		return (struct key){token->at, token->size, 0};
	text = arena_copy_n(t->mem, token->at, token->size);
	if (!token->composed)
		text = text_compose(t->mem, text);
	if (t->fold & WORDS_SCRIPT)
		text = text_to_latin(t->mem, text);
	if (t->fold & WORDS_CASE)
		text = text_lower(t->mem, text);
	return (struct key){text, strlen(text), 0};
}

/* FNV-1a, which is enough for a table that nobody sees. */
static size_t
hash(const struct key *key)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < key->size; i++)
		h = (h ^ (unsigned char)key->at[i]) * 1099511628211u;
	return (size_t)(h ^ h >> 29);
}

static unsigned
id_of(struct table *t, const struct token *token)
{
	struct key key = key_of(t, token);
	size_t at = hash(&key) & (t->room - 1);

	for (;; at = (at + 1) & (t->room - 1)) {
		struct key *k = &t->keys[at];

		if (!k->id) {
			key.id = ++t->last;
			*k = key;
			return key.id;
		}
		if (k->size == key.size && !memcmp(k->at, key.at, key.size))
			return k->id;
	}
}

static void
side_read(struct arena *mem, const char *text, struct side *out)
{
	text_tokens(mem, text, &out->tokens);
	out->place =
	    arena_alloc(mem, (out->tokens.count + 1) * sizeof(*out->place));
	out->id = arena_alloc(mem, (out->tokens.count + 1) * sizeof(*out->id));
	out->changed = arena_alloc(mem, out->tokens.count + 1);
	out->count = 0;
	for (size_t i = 0; i < out->tokens.count; i++)
		if (out->tokens.at[i].kind != TOKEN_BLANK)
			out->place[out->count++] = i;
}

static void
side_number(struct table *t, struct side *side)
{
	for (size_t i = 0; i < side->count; i++)
		side->id[i] = id_of(t, side_word(side, i));
}

/* ---- the search ---- */

struct box {
	long a, a_end, b, b_end;
};

/* furthest[direction][diagonal]: the furthest point reached there. */
struct search {
	struct side *a, *b;
	long *furthest[2];
	long steps;
};

static bool
same(const struct search *s, const struct box *box, bool back, long x, long y)
{
	if (back)
		return s->a->id[box->a_end - 1 - x] ==
		       s->b->id[box->b_end - 1 - y];
	return s->a->id[box->a + x] == s->b->id[box->b + y];
}

static long
beyond(long value, long limit)
{
	return value > limit ? value - limit : 0;
}

/* All diagonals that h steps reach, in one direction; true where the other
 * direction has been there: out is the stretch of equal words between. */
static bool
sweep(
    struct search *s, const struct box *box, long h, bool back, struct box *out)
{
	long n = box->a_end - box->a, m = box->b_end - box->b, w = n - m;
	long *c = s->furthest[back], *d = s->furthest[!back];
	long last = h - 2 * beyond(h, n);

	for (long k = -(h - 2 * beyond(h, m)); k <= last; k += 2) {
		bool down = k == -h || (k != h && c[k - 1] < c[k + 1]);
		long x = down ? c[k + 1] : c[k - 1] + 1, y = x - k;
		long x0 = x, y0 = y, z = w - k;

		while (x < n && y < m && same(s, box, back, x, y))
			x++, y++;
		s->steps -= x - x0 + 1;
		c[k] = x;
		if ((w & 1) == back || z < -(h - !back) || z > h - !back ||
		    x + d[z] < n)
			continue;
		*out = back ? (struct box){box->a_end - x, box->a_end - x0,
				  box->b_end - y, box->b_end - y0}
			    : (struct box){box->a + x0, box->a + x, box->b + y0,
				  box->b + y};
		return true;
	}
	return false;
}

/* The stretch in the middle of a shortest way; false if it is too far. */
static bool
middle(struct search *s, const struct box *box, struct box *out)
{
	long n = box->a_end - box->a, m = box->b_end - box->b;

	for (int i = 0; i < 2; i++)
		memset(s->furthest[i] - m - 1, 0,
		    (size_t)(n + m + 3) * sizeof(long));
	for (long h = 0; h <= (n + m + 1) / 2 && s->steps > 0; h++)
		if (sweep(s, box, h, false, out) || sweep(s, box, h, true, out))
			return true;
	return false;
}

static void
mark(struct search *s, const struct box *box)
{
	memset(s->a->changed + box->a, true, (size_t)(box->a_end - box->a));
	memset(s->b->changed + box->b, true, (size_t)(box->b_end - box->b));
}

static void
seek(struct search *s, struct box box)
{
	struct box snake;

	while (box.a < box.a_end && box.b < box.b_end &&
	       same(s, &box, false, 0, 0))
		box.a++, box.b++;
	while (
	    box.a < box.a_end && box.b < box.b_end && same(s, &box, true, 0, 0))
		box.a_end--, box.b_end--;
	if (box.a == box.a_end || box.b == box.b_end ||
	    !middle(s, &box, &snake)) {
		mark(s, &box);
		return;
	}
	/* each half is half as far, so this goes as deep as a logarithm */
	seek(s, (struct box){box.a, snake.a, box.b, snake.b});
	seek(s, (struct box){snake.a_end, box.a_end, snake.b_end, box.b_end});
}

static void
find(struct arena *mem, struct side *a, struct side *b)
{
	struct search s = {.a = a, .b = b, .steps = STEPS_MAX};
	size_t room = a->count + b->count + 3;

	for (int i = 0; i < 2; i++)
		s.furthest[i] = (long *)arena_alloc(mem, room * sizeof(long)) +
				b->count + 1;
	seek(&s, (struct box){0, (long)a->count, 0, (long)b->count});
}

void
words_compare(struct arena *mem, const char *was, const char *now,
    unsigned fold, struct runs *out)
{
	struct side a, b;
	struct table t = {.mem = mem, .fold = fold, .room = 64};

	side_read(mem, was, &a);
	side_read(mem, now, &b);
	while (t.room < 2 * (a.count + b.count))
		t.room *= 2;
	t.keys = arena_alloc(mem, t.room * sizeof(*t.keys));
	side_number(&t, &a);
	side_number(&t, &b);
	find(mem, &a, &b);
	scattered_mend(mem, &a, &b);
	segments_write(mem, &a, &b, out);
}
