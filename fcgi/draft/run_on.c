/*
 * run_on.c: provisions that run on in one line of new text, as where an
 * amending act says "1a. The mayor decides. 1b. The decision is public.", are
 * lines of their own where their numbers leave no doubt.
 */
#include "fcgi/draft/outline.h"

#include <string.h>

enum { RUNS_MAX = 200 };

/* The numbers behind ends of sentences and of items of one line. */
struct runs {
	struct builder *b;
	const char *text;
	size_t at[RUNS_MAX]; /* where a line of its own begins */
	size_t count;
};

/* A number of that rule there, or of any that counts in numbers. */
static bool
number_at(struct runs *r, size_t at, const struct rule *rule, struct hit *hit)
{
	int i = -1;

	while (
	    (i = hit_find(r->b->mem, r->b->d, r->text + at, i + 1, hit)) >= 0)
		if (rule ? hit->rule == rule
			 : hit->rule->series == SERIES_NUMBER &&
			       hit->rule->rank >= RANK_OF_PARAGRAPH)
			return true;
	return false;
}

/* Behind the next of those signs and a space, where a number may stand; or
 * SIZE_MAX. */
static size_t
behind_sign(const struct runs *r, size_t from, size_t end, const char *signs)
{
	for (size_t i = from; i + 2 < end; i++)
		if (strchr(signs, r->text[i]) && r->text[i + 1] == ' ' &&
		    (r->text[i + 2] == '(' ||
			(r->text[i + 2] >= '0' && r->text[i + 2] <= '9')))
			return i + 2;
	return SIZE_MAX;
}

/* "1b. The decision": the next number, and a sentence behind it. */
static bool
goes_on(
    struct runs *r, size_t at, const struct hit *last, const struct hit *hit)
{
	return value_follows(last->value, hit->value) &&
	       (hit->rule->rank > RANK_OF_PARAGRAPH ||
		   outline_begins(r->b, r->text + at + hit->end));
}

/* Where the series that begins at from goes on, up to end; returns how many
 * times. */
static size_t
series(struct runs *r, size_t from, size_t end, const struct hit *first)
{
	const char *signs = first->rule->rank > RANK_OF_PARAGRAPH ? ";," : ".";
	struct hit last = *first, hit;
	size_t at = from, found = 0;

	while ((at = behind_sign(r, at, end, signs)) != SIZE_MAX &&
	       r->count < RUNS_MAX)
		if (number_at(r, at, first->rule, &hit) &&
		    goes_on(r, at, &last, &hit)) {
			r->at[r->count++] = at;
			last = hit;
			found++;
		}
	return found;
}

/* ": 1) ...; 2) ..." inside. */
static void
lists(struct runs *r, size_t end)
{
	size_t at = 0;
	struct hit hit;

	while ((at = behind_sign(r, at, end, ":")) != SIZE_MAX &&
	       r->count < RUNS_MAX) {
		size_t before = r->count++;

		r->at[before] = at;
		if (!number_at(r, at, NULL, &hit) || hit.value.n != 1 ||
		    hit.value.suffix || hit.rule->rank <= RANK_OF_PARAGRAPH ||
		    !series(r, at, end, &hit))
			r->count = before;
	}
}

static void
in_order(struct runs *r)
{
	for (size_t i = 1; i < r->count; i++)
		for (size_t k = i; k && r->at[k] < r->at[k - 1]; k--) {
			size_t at = r->at[k];

			r->at[k] = r->at[k - 1];
			r->at[k - 1] = at;
		}
}

static size_t
runs_of(struct runs *r, const struct line *line)
{
	size_t end = strlen(line->text);
	struct hit first;

	r->text = line->text;
	r->count = 0;
	if (line->block->kind != PART_P || !number_at(r, 0, NULL, &first))
		return 0;
	series(r, 0, end, &first);
	lists(r, end);
	in_order(r);
	return r->count;
}

const struct line *
outline_run_on(struct builder *b, const struct line *lines, size_t *count)
{
	struct runs *r = arena_alloc(b->mem, sizeof(*r));
	struct lines out = {.s = b->s};

	r->b = b;
	for (size_t i = 0; i < *count; i++) {
		struct line rest = lines[i];
		size_t from = 0;

		runs_of(r, &rest);
		for (size_t k = 0; k < r->count; k++) {
			struct line head = rest;
			size_t size = r->at[k] - from;

			if (!size)
				continue;
			head.block = line_cut(b->mem, rest.block,
			    line_original(
				b->mem, rest.block, b->d->latin, size));
			head.text = arena_copy_n(b->mem, rest.text, size);
			rest.text += size;
			from += size;
			*lines_add(&out, head.block) = head;
		}
		*lines_add(&out, rest.block) = rest;
	}
	*count = out.count;
	return out.at;
}
