/*
 * campaigns.c: letters of campaigns in five languages are found among
 * strangers: short ones, in either script, some with a paragraph of the
 * sender's own; two campaigns about the same street on opposite sides stay two.
 */
#include "tests/campaigns.h"

#include "fcgi/base/likeness.h"
#include "tests/check.h"

enum { LETTERS = 400, STRANGERS = 4000, SIDES = 2 };

static struct arena *mem;

/* What is to be found in one language. */
struct crowd {
	const struct campaign *of[SIDES];
	size_t sides, count;
	struct sketch *sketch;
	const struct sketch **each;
	int *side; /* SIDES: a stranger */
};

static struct crowd
crowd(size_t first, size_t sides)
{
	struct crowd out = {
	    .sides = sides, .count = sides * LETTERS + STRANGERS};
	struct chance c = {4711 + first};
	size_t rest[SIDES + 1] = {LETTERS, sides > 1 ? LETTERS : 0, STRANGERS};

	out.sketch = arena_alloc(mem, out.count * sizeof *out.sketch);
	out.each = arena_alloc(mem, out.count * sizeof *out.each);
	out.side = arena_alloc(mem, out.count * sizeof *out.side);
	for (size_t i = 0; i < sides; i++)
		out.of[i] = &campaigns[first + i];
	for (size_t i = 0; i < out.count; i++) {
		uint32_t at = chance(&c, (uint32_t)(out.count - i));
		int side = at < rest[0]		    ? 0
			   : at < rest[0] + rest[1] ? 1
						    : SIDES;

		rest[side]--;
		out.each[i] = &out.sketch[i];
		out.side[i] = side;
		sketch_make(mem,
		    sketch_fold(mem, out.of[0]->language,
			side < SIDES ? letter_of(mem, out.of[side], &c)
				     : unrelated_comment(mem, &c)),
		    1, NULL, &out.sketch[i]);
	}
	return out;
}

/* The group in which most letters of that side stand. */
static size_t
home(struct likeness *l, const struct crowd *all, int side)
{
	size_t *size = arena_alloc(mem, all->count * sizeof *size), top = 0;

	for (size_t i = 0; i < all->count; i++)
		size[likeness_group(l, i)] += all->side[i] == side;
	for (size_t i = 0; i < all->count; i++)
		if (size[i] > size[top])
			top = i;
	return top;
}

static void
side_is_found(struct likeness *l, const struct crowd *all, int side)
{
	size_t group = home(l, all, side), found[SIDES + 1] = {0};

	for (size_t i = 0; i < all->count; i++)
		found[all->side[i]] += likeness_group(l, i) == group;
	printf(
	    "# %s: %zu of %d letters, %zu of the other side, %zu strangers\n",
	    all->of[side]->language, found[side], LETTERS, found[side ? 0 : 1],
	    found[SIDES]);
	CHECK(found[side] * 100 >= LETTERS * 95);
	CHECK(found[side ? 0 : 1] == 0);
	CHECK(found[SIDES] * 100 <= found[side]);
	CHECK(likeness_level(l, group) == CAMPAIGN);
}

static void
language_is_found(size_t first, size_t sides)
{
	struct crowd all = crowd(first, sides);
	struct likeness *l;

	l = likeness_new(mem, all.each, all.count);
	for (size_t i = 0; i < all.count; i++)
		(void)likeness_add(l, &all.sketch[i], false);
	likeness_settle(mem, l);
	for (size_t side = 0; side < sides; side++)
		side_is_found(l, &all, (int)side);
}

/* Two letters of one campaign have hardly a sentence in common: as many of
 * their shingles as of texts that are not near. */
static void
far_apart(void)
{
	for (size_t k = 0; k < sizeof campaigns / sizeof *campaigns; k++) {
		struct chance c = {17};
		struct sketch s[40];
		double sum = 0;

		for (size_t i = 0; i < 40; i++)
			sketch_make(mem,
			    sketch_fold(mem, campaigns[k].language,
				letter_of(mem, &campaigns[k], &c)),
			    1, NULL, &s[i]);
		for (size_t i = 0; i < 40; i++)
			for (size_t j = 0; j < i; j++)
				sum += sketch_near(&s[i], &s[j]);
		printf("# %s: mean likeness %.3f\n", campaigns[k].language,
		    sum / 780);
		CHECK(sum / 780 < 0.1);
	}
}

/* Who quotes one sentence of a campaign under words of their own is none of
 * it, however many letters say that sentence; but one in twenty may be. */
static void
quoted(const struct campaign *k)
{
	enum { QUOTES = 100 };
	struct campaign one = *k;
	struct sketch *s = arena_alloc(mem, (LETTERS + QUOTES) * sizeof *s);
	const struct sketch *each[LETTERS + QUOTES];
	struct likeness *l;
	struct chance c = {23};
	size_t joined = 0;

	one.takes = 1;
	one.own = 100;
	for (size_t i = 0; i < LETTERS + QUOTES; i++) {
		sketch_make(mem,
		    sketch_fold(mem, k->language,
			letter_of(mem, i < LETTERS ? k : &one, &c)),
		    1, NULL, &s[i]);
		each[i] = &s[i];
	}
	l = likeness_new(mem, each, LETTERS + QUOTES);
	for (size_t i = 0; i < LETTERS + QUOTES; i++)
		(void)likeness_add(l, &s[i], false);
	likeness_settle(mem, l);
	for (size_t i = LETTERS; i < LETTERS + QUOTES; i++)
		joined += likeness_group(l, i) != i;
	printf("# %s: %zu of %d who quote a sentence\n", k->language, joined,
	    QUOTES);
	CHECK(joined * 20 <= QUOTES);
}

int
main(void)
{
	mem = arena_new((size_t)2 << 30);
	far_apart();
	language_is_found(0, 2);
	language_is_found(2, 1);
	for (size_t i = 3; i < sizeof campaigns / sizeof *campaigns; i++)
		language_is_found(i, 1);
	for (size_t i = 0; i < sizeof campaigns / sizeof *campaigns; i++)
		quoted(&campaigns[i]);
	arena_free(mem);
	return check_done();
}
