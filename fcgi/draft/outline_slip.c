/*
 * outline_slip.c: numbers that are not the ones that are due: a citation at
 * the start of a line, a slip of the pen, or a number left out.  What stands
 * below tells.
 */
#include "fcgi/draft/outline.h"

#include <string.h>

enum { NEXT_LINES = 400 };

/* A look at what stands below the line at hand, outside of quotes. */
struct ahead {
	size_t at;
	struct quotation q;
};

/* The next number of that rule; of points, within their unit. */
static bool
next_below(struct builder *b, const struct rule *rule, struct ahead *a,
    struct value *next)
{
	size_t most = b->next + NEXT_LINES;

	while (b->next + a->at < b->count && b->next + a->at < most) {
		const struct line *line = &b->at[b->next + a->at++];
		int depth = a->q.depth;
		struct hit other;

		if (line->block->kind != PART_P)
			continue;
		quotation_follow(b->d, line->text, &a->q);
		if (depth || !a->q.opened ||
		    hit_line(b->mem, b->d, line, &other) < 0)
			continue;
		if (other.rule == rule) {
			*next = other.value;
			return true;
		}
		if (rule->rank >= RANK_OF_PARAGRAPH &&
		    other.rule->rank < RANK_OF_PARAGRAPH)
			return false;
	}
	return false;
}

/* Does the number that is due come below?  Where this is the one, it must come
 * once more: "§ 3a" below § 3, or § 4 below § 3a, does not make that a
 * citation. */
static bool
due_below(struct builder *b, const struct hit *hit, bool follows)
{
	const struct rule *rule = hit->rule;
	struct ahead a = {0};
	struct value next;

	while (next_below(b, rule, &a, &next))
		if (follows ? next.n == hit->value.n &&
				  next.suffix == hit->value.suffix
			    : value_follows(b->base[rule - b->d->rules], next))
			return true;
	return false;
}

bool
outline_cites(struct builder *b, const struct line *line, const struct hit *hit,
    bool follows)
{
	const char *rest = line->text + hit->end;

	return line->text[hit->end] && !b->quoted &&
	       (!follows || (b->d->amending && !strchr("\"(", *rest) &&
				pattern_find(b->d->amending, rest, strlen(rest),
				    0, &(struct match){0}))) &&
	       due_below(b, hit, follows);
}

bool
outline_amends(
    struct builder *b, const struct line *line, const struct hit *hit)
{
	const char *rest = line->text + hit->end;
	size_t size = strlen(rest);

	return b->d->amending && size && rest[size - 1] == '.' &&
	       pattern_find(b->d->amending, rest, size, 0, &(struct match){0});
}

bool
outline_begins(struct builder *b, const char *rest)
{
	const char *first;
	size_t size = 1;

	rest += strspn(rest, " .");
	while ((rest[size - (*rest == 0)] & 0xc0) == 0x80)
		size++;
	first = arena_copy_n(b->mem, rest, *rest ? size : 0);
	return !*rest || *rest == '(' ||
	       !text_is(text_lower(b->mem, first), first);
}

/* A mere "7" may stand anywhere. */
static bool
is_named(const struct line *line)
{
	return *line->text < '0' || *line->text > '9';
}

bool
outline_slips(struct builder *b, const struct line *line, const struct hit *hit,
    struct value *upto)
{
	struct value last = b->base[hit->rule - b->d->rules];
	struct value due = {.n = last.n + 1, .letter = last.letter}, next;
	bool later = value_later(last, hit->value), below;

	if (b->quoted || !b->base_seen[hit->rule - b->d->rules] ||
	    hit->value.suffix || !is_named(line) ||
	    !outline_begins(b, line->text + hit->end))
		return false;
	below = next_below(b, hit->rule, &(struct ahead){0}, &next);
	if (below && next.n == due.n + 1 && !next.suffix &&
	    (!later || next.n < hit->value.n)) {
		*upto = due;
		return true;
	}
	if (!below || !value_follows(last, next))
		return false;
	/* The one that is due is there: this one stands beside the series. */
	*upto = last;
	return later ? !line->text[hit->end] && next.n < hit->value.n
		     : last.n == hit->value.n && !last.suffix;
}

int
outline_repeats(
    struct builder *b, const struct line *line, const struct hit *hit)
{
	struct value next;

	if (b->quoted || hit->value.n < 2 || hit->value.suffix)
		return -1;
	for (int i = (int)b->depth; i >= 0; i--) {
		const struct frame *f = &b->frames[i];

		if (f->child == hit->rule && f->last.n == hit->value.n)
			return outline_begins(b, line->text + hit->end) &&
				       next_below(b, hit->rule,
					   &(struct ahead){0}, &next) &&
				       next.n > f->last.n &&
				       next.n <= f->last.n + 2
				   ? i
				   : -1;
		if (f->rank >= RANK_OF_BASE && f->rank < RANK_OF_PARAGRAPH)
			break;
	}
	return -1;
}

/* The words a list waits behind: "It is permitted:". */
static bool
announces(struct builder *b, const struct frame *f)
{
	const struct part *last = f->part->last;
	const char *words =
	    last && last->kind == PART_P ? part_line(b->mem, last) : "";

	return *words && words[strlen(words) - 1] == ':';
}

bool
outline_begins_late(struct builder *b, const struct hit *hit)
{
	const struct frame *f = outline_top(b);
	struct value next;

	while (f > b->frames && f->rank >= hit->rule->rank)
		f--;
	return f == outline_top(b) && f->rank >= RANK_OF_BASE && !f->child &&
	       !hit->rule->first && !hit->value.suffix && announces(b, f) &&
	       next_below(b, hit->rule, &(struct ahead){0}, &next) &&
	       value_follows(hit->value, next);
}
