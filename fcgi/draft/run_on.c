/*
 * run_on.c: provisions that run on in one line, "1. The mayor decides. 2. The
 * decision is public.", as registers give texts out, are lines of their own
 * where their numbers leave no doubt.
 */
#include "fcgi/draft/outline.h"

#include <string.h>

enum {
	RUNS_MAX = 200,
	TRIES_MAX = 1000,     /* numbers looked at in one line */
	LINE_MAX = 200 << 10, /* no paragraph is longer */
};

struct runs {
	struct builder *b;
	const char *text;
	size_t at[RUNS_MAX]; /* where a line of its own begins */
	size_t count, tries;
};

/* "11), 12) and 13)": behind the number more of them, no words. */
static bool
cites(const char *rest)
{
	enum { AND = 8 };
	size_t word, digits;

	if (*rest && strchr(",;)", *rest))
		return true;
	rest += strspn(rest, " ");
	word = strcspn(rest, " ");
	if (!word || word >= AND || rest[word] != ' ' ||
	    strchr(";,.:", rest[word - 1]))
		return false;
	digits = strspn(rest + word + 1, "0123456789");
	return digits && rest[word + 1 + digits] == ')';
}

/* A number of that rule there, or of any that counts in numbers. */
static bool
number_at(struct runs *r, size_t at, const struct rule *rule, struct hit *hit)
{
	const char *text = r->text + at;
	int i = -1;

	if (r->tries++ > TRIES_MAX)
		return false;
	while ((i = hit_find(r->b->mem, r->b->d, text, i + 1, hit)) >= 0)
		if (rule ? hit->rule == rule
			 : hit->rule->series == SERIES_NUMBER &&
			       hit->rule->rank >= RANK_OF_PARAGRAPH)
			return !cites(text + hit->end);
	return false;
}

/* Behind the next of those signs and a space, where that number may stand; or
 * SIZE_MAX. */
static size_t
behind_sign(const struct runs *r, size_t from, const char *signs, int64_t n)
{
	const char *c = r->text + from;

	for (; (c = strpbrk(c, signs)); c++) {
		const char *digit = c + 2;
		int64_t found = 0;

		if (c[1] != ' ')
			continue;
		for (digit += *digit == '(';
		     *digit >= '0' && *digit <= '9' && found < 1000; digit++)
			found = found * 10 + *digit - '0';
		/* "items 1, 2. and 3." are cited. */
		if (*c == ',' && *digit == '.' && c > r->text && c[-1] >= '0' &&
		    c[-1] <= '9')
			continue;
		if (found == n || (found && found == n - 1))
			return (size_t)(c - r->text) + 2;
	}
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

/* Not within new text for another act. */
static bool
is_outside(struct runs *r, size_t at)
{
	struct quotation q = {0};

	if (r->b->quoted)
		return true;
	quotation_follow(r->b->d, arena_copy_n(r->b->mem, r->text, at), &q);
	return q.depth <= 0;
}

/* Where the series goes on that begins with that number; returns how many
 * times. */
static size_t
series(struct runs *r, size_t from, const struct hit *first)
{
	const char *signs = first->rule->rank > RANK_OF_PARAGRAPH ? ";," : ".";
	struct hit last = *first, hit;
	size_t at = from, found = 0;

	while (r->count < RUNS_MAX && r->tries <= TRIES_MAX &&
	       (at = behind_sign(r, at, signs, last.value.n + 1)) != SIZE_MAX)
		if (number_at(r, at, first->rule, &hit) &&
		    goes_on(r, at, &last, &hit) && is_outside(r, at)) {
			r->at[r->count++] = at;
			last = hit;
			found++;
		}
	return found;
}

/* ": 1) ...; 2) ..." inside. */
static void
lists(struct runs *r)
{
	size_t at = 0;
	struct hit hit;

	while (r->count < RUNS_MAX && r->tries <= TRIES_MAX &&
	       (at = behind_sign(r, at, ":", 1)) != SIZE_MAX) {
		size_t before = r->count++;

		r->at[before] = at;
		if (!number_at(r, at, NULL, &hit) || hit.value.n != 1 ||
		    hit.value.suffix || hit.rule->rank <= RANK_OF_PARAGRAPH ||
		    !is_outside(r, at) || !series(r, at, &hit))
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

/* "1. ...", "Art. 5. 1. ..." */
static bool
begins_series(struct runs *r, struct hit *first)
{
	struct hit base;

	if (number_at(r, 0, NULL, first))
		return true;
	return hit_find(r->b->mem, r->b->d, r->text, 0, &base) >= 0 &&
	       base.rule->rank >= RANK_OF_BASE &&
	       base.rule->rank < RANK_OF_PARAGRAPH &&
	       number_at(r, base.end, NULL, first);
}

static void
find_runs(struct runs *r, const struct line *line)
{
	struct hit first;

	r->text = line->text;
	r->count = r->tries = 0;
	/* Most lines hold no number behind a sign. */
	if (line->block->kind != PART_P ||
	    strnlen(line->text, LINE_MAX) == LINE_MAX)
		return;
	if ((behind_sign(r, 0, ".;,", 2) != SIZE_MAX ||
		line->plain != line->text) &&
	    begins_series(r, &first))
		series(r, 0, &first);
	lists(r);
	in_order(r);
}

const struct line *
outline_run_on(struct builder *b, const struct line *lines, size_t *count)
{
	struct runs *r = arena_alloc(b->mem, sizeof(*r));
	struct lines out = {.s = b->s};

	r->b = b;
	for (size_t i = 0; i < *count; i++) {
		find_runs(r, &lines[i]);
		lines_part(&out, lines[i], b->d->latin, r->at, r->count);
	}
	*count = out.count;
	return out.at;
}
