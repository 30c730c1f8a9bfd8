/*
 * parallel.c: units of two languages paired from the top down.  Children of a
 * pair are aligned by their numbers, in the longest run that keeps its order;
 * between two of them as many as there are on either side are the same ones.
 * An article that one language keeps in a chapter and the other does not is
 * found by its number in the whole.
 */
#include "fcgi/draft/parallel.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/sketch.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { RANKS = RANK_BLOCK + 1 };

/* Children of each unit, of the whole first: those of u are
 * list[first[u + 1] .. first[u + 2]). */
struct side {
	const struct draft *d;
	int *pair; /* index on the other side, or DRAFT_NONE */
	int *first, *list;
	int64_t *number; /* 0: has none */
};

struct parallel {
	struct arena *mem;
	struct side a, b;
	int *at, *tails, *before; /* of align, one a child of the newer */
};

struct range {
	int from, to; /* of a side's list */
};

/* "Чл. 5а." and "Art. 5a": 5 and that it is an inserted one.  Letters differ
 * from alphabet to alphabet: their place says more. */
static int64_t
number_of(const char *num)
{
	char *end;
	int64_t n;

	num += strcspn(num, "0123456789");
	if (!*num)
		return 0;
	n = strtoll(num, &end, 10);
	if (n > INT32_MAX)
		return 0;
	return n * 2 + 2 + (isalpha((unsigned char)*end) || *end & 0x80);
}

static struct side
side_new(struct arena *mem, const struct draft *d)
{
	size_t n = d->unit_count;
	struct side s = {.d = d};

	s.pair = arena_alloc(mem, (n + 1) * sizeof *s.pair);
	s.first = arena_alloc(mem, (n + 3) * sizeof *s.first);
	s.list = arena_alloc(mem, (n + 1) * sizeof *s.list);
	s.number = arena_alloc(mem, (n + 1) * sizeof *s.number);
	/* counted one place behind, so that filling moves them into theirs */
	for (size_t i = 0; i < n; i++) {
		s.pair[i] = DRAFT_NONE;
		s.number[i] = number_of(d->units[i].num);
		s.first[d->units[i].parent + 2]++;
	}
	for (size_t i = 1; i < n + 2; i++)
		s.first[i] += s.first[i - 1];
	for (size_t i = n + 2; i-- > 1;)
		s.first[i] = s.first[i - 1];
	s.first[0] = 0;
	for (size_t i = 0; i < n; i++)
		s.list[s.first[d->units[i].parent + 2]++] = (int)i;
	return s;
}

/* "Глава първа" and "Chapter I": a group's number is its place among those of
 * its kind beside it. */
static void
number_groups(struct arena *mem, struct side *s)
{
	size_t n = s->d->unit_count;
	int *last = arena_alloc(mem, (n + 1) * sizeof *last);

	/* last[parent + 1]: the group before, whatever its kind */
	for (size_t i = 0; i <= n; i++)
		last[i] = DRAFT_NONE;
	for (size_t i = 0; i < n; i++) {
		const struct draft_unit *u = &s->d->units[i];
		int before = last[u->parent + 1];

		if (u->rank != RANK_GROUP)
			continue;
		s->number[i] = 2;
		if (before >= 0 && !strcmp(s->d->units[before].kind, u->kind))
			s->number[i] = s->number[before] + 2;
		last[u->parent + 1] = (int)i;
	}
}

static struct range
children(const struct side *s, int unit)
{
	return (struct range){s->first[unit + 1], s->first[unit + 2]};
}

static enum draft_rank
rank_of(const struct side *s, int unit)
{
	return s->d->units[unit].rank;
}

static void
pair(struct parallel *p, int a, int b)
{
	p->a.pair[a] = b;
	p->b.pair[b] = a;
}

static uint64_t
hash_of(const char *text)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
	return hash;
}

/* exact: of the same kind too, so that article 1 is not the § 1 behind the
 * articles; languages do not all call it alike, so not always. */
static uint64_t
key_of(const struct side *s, int unit, bool exact)
{
	uint64_t key = (uint64_t)s->number[unit] * RANKS + rank_of(s, unit);

	return exact ? hash_of(s->d->units[unit].kind) + key : key;
}

/* Those with the same number, in the longest run that keeps its order. */
static void
by_number(struct parallel *p, struct range a, struct range b, bool exact)
{
	struct index index = index_new(p->mem, (size_t)(a.to - a.from));
	int best = 0;

	for (int i = a.from; i < a.to; i++)
		if (p->a.number[p->a.list[i]] && p->a.pair[p->a.list[i]] < 0)
			index_add(
			    &index, key_of(&p->a, p->a.list[i], exact), i);
	for (int j = b.from; j < b.to; j++) {
		int unit = p->b.list[j], low = 0, high = best;
		uint64_t key = key_of(&p->b, unit, exact);

		p->at[j] = p->b.number[unit] && p->b.pair[unit] < 0 &&
				   index_count(&index, key) == 1
			       ? index_find(&index, key)
			       : DRAFT_NONE;
		if (p->at[j] < 0)
			continue;
		while (low < high) {
			int middle = (low + high) / 2;

			if (p->at[p->tails[middle]] < p->at[j])
				low = middle + 1;
			else
				high = middle;
		}
		/* of several with that number the first one is it */
		if (low < best && p->at[p->tails[low]] == p->at[j])
			continue;
		p->before[j] = low ? p->tails[low - 1] : -1;
		p->tails[low] = j;
		if (low == best)
			best++;
	}
	for (int j = best ? p->tails[best - 1] : -1; j >= 0; j = p->before[j])
		pair(p, p->a.list[p->at[j]], p->b.list[j]);
}

/* The free ones of a rank in order: of each side as many, or none is. */
static int
free_of(const struct side *s, struct range r, enum draft_rank rank, int *out)
{
	int count = 0;

	for (int i = r.from; i < r.to; i++)
		if (s->pair[s->list[i]] < 0 && rank_of(s, s->list[i]) == rank)
			out[count++] = s->list[i];
	return count;
}

static void
by_place(struct parallel *p, struct range a, struct range b)
{
	int *left, *right;

	if (a.from == a.to || b.from == b.to)
		return;
	left = arena_alloc(p->mem, (size_t)(a.to - a.from) * sizeof *left);
	right = arena_alloc(p->mem, (size_t)(b.to - b.from) * sizeof *right);
	for (int rank = 0; rank < RANKS; rank++) {
		int n = free_of(&p->a, a, (enum draft_rank)rank, left);

		if (n != free_of(&p->b, b, (enum draft_rank)rank, right))
			continue;
		for (int i = 0; i < n; i++) {
			int64_t was = p->a.number[left[i]];
			int64_t now = p->b.number[right[i]];

			if (was == now || !was || !now)
				pair(p, left[i], right[i]);
		}
	}
}

/* Between each two that are a pair; one whose pair is elsewhere parts nothing.
 */
static void
between(struct parallel *p, struct range a, struct range b)
{
	struct range gap_a = {a.from, a.from}, gap_b = {b.from, b.from};

	for (; gap_b.to < b.to; gap_b.to++) {
		int other = p->b.pair[p->b.list[gap_b.to]], at = gap_a.from;

		while (other >= 0 && at < a.to && p->a.list[at] != other)
			at++;
		if (other < 0 || at == a.to)
			continue;
		gap_a.to = at;
		by_place(p, gap_a, gap_b);
		gap_a.from = at + 1;
		gap_b.from = gap_b.to + 1;
	}
	gap_a.to = a.to;
	by_place(p, gap_a, gap_b);
}

static void
align(struct parallel *p, int a, int b)
{
	struct range of_a = children(&p->a, a), of_b = children(&p->b, b);

	by_number(p, of_a, of_b, true);
	by_number(p, of_a, of_b, false);
	between(p, of_a, of_b);
}

/* Units stand before what is in them, so one pass aligns all below. */
static void
align_below(struct parallel *p, const bool *done)
{
	for (size_t i = 0; i < p->b.d->unit_count; i++)
		if (p->b.pair[i] >= 0 && !done[i])
			align(p, p->b.pair[i], (int)i);
}

/* Articles whose chapters do not agree: by a number that stands once. */
static void
anywhere(struct parallel *p, bool exact)
{
	struct index of_a = index_new(p->mem, p->a.d->unit_count);
	struct index of_b = index_new(p->mem, p->b.d->unit_count);

	for (size_t i = 0; i < p->a.d->unit_count; i++)
		if (rank_of(&p->a, (int)i) == RANK_BASE && p->a.number[i])
			index_add(&of_a, key_of(&p->a, (int)i, exact), (int)i);
	for (size_t i = 0; i < p->b.d->unit_count; i++)
		if (rank_of(&p->b, (int)i) == RANK_BASE && p->b.number[i])
			index_add(&of_b, key_of(&p->b, (int)i, exact), (int)i);
	for (size_t i = 0; i < p->b.d->unit_count; i++) {
		uint64_t key = key_of(&p->b, (int)i, exact);
		int other;

		if (p->b.pair[i] >= 0 || index_count(&of_b, key) != 1 ||
		    index_count(&of_a, key) != 1 ||
		    rank_of(&p->b, (int)i) != RANK_BASE || !p->b.number[i])
			continue;
		other = index_find(&of_a, key);
		if (p->a.pair[other] < 0)
			pair(p, other, (int)i);
	}
}

/* Below an article, those that are left, in the order of reading. */
static int
left_below(const struct side *s, int unit, int *out)
{
	int n = (int)s->d->unit_count, count = 0;
	int depth = s->d->units[unit].depth;

	for (int i = unit + 1; i < n && s->d->units[i].depth > depth; i++)
		if (s->pair[i] < 0)
			out[count++] = i;
	return count;
}

/* "(2) ... 1. ... 2. ...": a translation keeps the numbers, though its own
 * language would put them otherwise below each other.  Where all that is left
 * of two articles has the same numbers in the same order, it is the same. */
static void
by_order(struct parallel *p)
{
	int *left, *right;

	left = arena_alloc(p->mem, (p->a.d->unit_count + 1) * sizeof *left);
	right = arena_alloc(p->mem, (p->b.d->unit_count + 1) * sizeof *right);
	for (size_t i = 0; i < p->b.d->unit_count; i++) {
		int other = p->b.pair[i], n, same = 0;

		if (other < 0 || rank_of(&p->b, (int)i) != RANK_BASE)
			continue;
		n = left_below(&p->a, other, left);
		if (!n || n != left_below(&p->b, (int)i, right))
			continue;
		while (same < n && p->a.number[left[same]] &&
		       p->a.number[left[same]] == p->b.number[right[same]])
			same++;
		for (int k = 0; same == n && k < n; k++)
			pair(p, left[k], right[k]);
	}
}

static void
collect(const struct parallel *p, struct draft_pairs *out)
{
	size_t n = p->b.d->unit_count;

	*out = (struct draft_pairs){
	    arena_alloc(p->mem, (n + 1) * sizeof *out->at), 0};
	for (size_t i = 0; i < n; i++)
		if (p->b.pair[i] >= 0)
			out->at[out->count++] = (struct draft_pair){
			    .from = p->b.pair[i], .to = (int)i};
}

static void
by_name(struct parallel *p)
{
	struct index index = index_new(p->mem, p->a.d->unit_count);

	for (size_t i = 0; i < p->a.d->unit_count; i++)
		index_add(&index, hash_of(p->a.d->units[i].wid), (int)i);
	for (size_t i = 0; i < p->b.d->unit_count; i++) {
		const char *wid = p->b.d->units[i].wid;
		int at = index_find(&index, hash_of(wid));

		if (at >= 0 && p->a.pair[at] < 0 &&
		    !strcmp(p->a.d->units[at].wid, wid))
			pair(p, at, (int)i);
	}
}

void
draft_parallel(struct arena *mem, const struct draft *from,
    const struct draft *to, bool named, struct draft_pairs *out)
{
	struct parallel p = {
	    .mem = mem, .a = side_new(mem, from), .b = side_new(mem, to)};
	size_t n = to->unit_count;
	bool *done = arena_alloc(mem, n + 1);

	number_groups(mem, &p.a);
	number_groups(mem, &p.b);
	p.at = arena_alloc(mem, (n + 1) * sizeof *p.at);
	p.tails = arena_alloc(mem, (n + 1) * sizeof *p.tails);
	p.before = arena_alloc(mem, (n + 1) * sizeof *p.before);
	if (named)
		by_name(&p);
	align(&p, DRAFT_NONE, DRAFT_NONE);
	align_below(&p, done);
	for (size_t i = 0; i < n; i++)
		done[i] = p.b.pair[i] >= 0;
	anywhere(&p, true);
	anywhere(&p, false);
	align_below(&p, done);
	by_order(&p);
	collect(&p, out);
}
