/*
 * scattered.c: a short text held against a long one, or two that have little
 * in common.  The shortest way from one to the other then takes a word here
 * and a word there from all over the text, which nobody can read: the longest
 * runs of equal words are taken instead, and what lies between is replaced
 * whole.
 */
#include "fcgi/draft/segment.h"

#include <string.h>

enum {
	STEPS_MAX = 2 << 20,
	PIECES_MIN = 3,
	RUN_WORDS = 6, /* runs that long are readable already */
	WORDS_MIN = 3, /* of a run that is worth showing as kept */
	LETTERS_MIN = 12,
};

struct box {
	size_t a, a_end, b, b_end;
};

struct finder {
	struct side *a, *b;
	size_t *first, *next; /* where a word stands in b; SIZE_MAX: nowhere */
	unsigned *length[2];  /* of the run that ends at each place of b */
	size_t *letters;      /* of a, before each word */
	struct box *boxes;    /* still to be looked into */
	size_t box_count;
	long steps;
};

/* Are equal words few, and torn into pieces? */
static bool
is_scattered(const struct side *a, const struct side *b)
{
	size_t kept = 0, pieces = 0;

	for (size_t i = 0, j = 0; i < a->count; i++) {
		if (a->changed[i])
			continue;
		pieces += !i || a->changed[i - 1] || (j && b->changed[j]);
		while (j < b->count && b->changed[j])
			j++;
		j++;
		kept++;
	}
	return pieces >= PIECES_MIN && 4 * kept < a->count + b->count &&
	       kept < RUN_WORDS * pieces;
}

static void
index_words(struct arena *mem, struct finder *f)
{
	unsigned most = 0;

	for (size_t i = 0; i < f->a->count; i++)
		most = f->a->id[i] > most ? f->a->id[i] : most;
	for (size_t i = 0; i < f->b->count; i++)
		most = f->b->id[i] > most ? f->b->id[i] : most;
	f->first = arena_alloc(mem, (most + 1U) * sizeof *f->first);
	memset(f->first, 0xFF, (most + 1U) * sizeof *f->first);
	f->next = arena_alloc(mem, (f->b->count + 1) * sizeof *f->next);
	for (size_t i = f->b->count; i-- > 0;) {
		f->next[i] = f->first[f->b->id[i]];
		f->first[f->b->id[i]] = i;
	}
	f->letters = arena_alloc(mem, (f->a->count + 1) * sizeof *f->letters);
	for (size_t i = 0; i < f->a->count; i++) {
		const struct token *t = side_word(f->a, i);

		f->letters[i + 1] =
		    f->letters[i] +
		    (t->kind == TOKEN_MARK
			    ? 0
			    : text_length(arena_copy_n(mem, t->at, t->size)));
	}
}

static void
forget_row(struct finder *f, size_t i, unsigned *length)
{
	for (size_t j = f->first[f->a->id[i]]; j != SIZE_MAX; j = f->next[j])
		length[j + 1] = 0;
}

/* The run of equal words with the most letters; false: there is none. */
static bool
longest(struct finder *f, const struct box *in, struct box *out)
{
	size_t most = 0;

	for (size_t i = in->a; i < in->a_end && f->steps > 0; i++) {
		unsigned *now = f->length[i & 1], *before = f->length[~i & 1];
		size_t j = f->first[f->a->id[i]];

		for (; j != SIZE_MAX && j < in->b_end; j = f->next[j]) {
			size_t size, letters;

			f->steps--;
			if (j < in->b)
				continue;
			size = now[j + 1] = before[j] + 1;
			letters = f->letters[i + 1] - f->letters[i + 1 - size];
			if (letters <= most)
				continue;
			most = letters;
			*out = (struct box){
			    i + 1 - size, i + 1, j + 1 - size, j + 1};
		}
		if (i > in->a)
			forget_row(f, i - 1, before);
	}
	if (in->a_end > in->a)
		forget_row(f, in->a_end - 1, f->length[(in->a_end - 1) & 1]);
	return most > 0;
}

/* Long enough to be read as kept. */
static bool
is_worth(const struct finder *f, const struct box *run)
{
	size_t letters = f->letters[run->a_end] - f->letters[run->a];

	return letters >= LETTERS_MIN ||
	       (run->a_end - run->a >= WORDS_MIN && 2 * letters >= LETTERS_MIN);
}

/* What both texts begin and end with is kept, however short. */
static struct box
without_ends(struct finder *f)
{
	struct box box = {0, f->a->count, 0, f->b->count};

	while (box.a < box.a_end && box.b < box.b_end &&
	       f->a->id[box.a] == f->b->id[box.b])
		f->a->changed[box.a++] = f->b->changed[box.b++] = false;
	while (box.a < box.a_end && box.b < box.b_end &&
	       f->a->id[box.a_end - 1] == f->b->id[box.b_end - 1])
		f->a->changed[--box.a_end] = f->b->changed[--box.b_end] = false;
	return box;
}

static void
look_into(struct finder *f, struct box box)
{
	struct box run;

	if (!longest(f, &box, &run) || !is_worth(f, &run))
		return;
	memset(f->a->changed + run.a, false, run.a_end - run.a);
	memset(f->b->changed + run.b, false, run.b_end - run.b);
	f->boxes[f->box_count++] = (struct box){box.a, run.a, box.b, run.b};
	f->boxes[f->box_count++] =
	    (struct box){run.a_end, box.a_end, run.b_end, box.b_end};
}

void
scattered_mend(struct arena *mem, struct side *a, struct side *b)
{
	struct finder f = {.a = a, .b = b, .steps = STEPS_MAX};
	bool *was[2];

	if (!is_scattered(a, b))
		return;
	was[0] = memcpy(arena_alloc(mem, a->count), a->changed, a->count);
	was[1] = memcpy(arena_alloc(mem, b->count), b->changed, b->count);
	index_words(mem, &f);
	for (int i = 0; i < 2; i++)
		f.length[i] =
		    arena_alloc(mem, (b->count + 2) * sizeof *f.length[i]);
	f.boxes = arena_alloc(mem, (a->count + b->count + 3) * sizeof *f.boxes);
	memset(a->changed, true, a->count);
	memset(b->changed, true, b->count);
	f.boxes[f.box_count++] = without_ends(&f);
	while (f.box_count && f.steps > 0)
		look_into(&f, f.boxes[--f.box_count]);
	if (f.steps > 0)
		return;
	/* Too many equal words: the way that was found first. */
	memcpy(a->changed, was[0], a->count);
	memcpy(b->changed, was[1], b->count);
}
