/*
 * quote.c: new text for another act: from its opening mark to its closing
 * one, and what to do where marks do not balance.
 */
#include "fcgi/draft/outline.h"

#include "fcgi/base/text.h"

#include <string.h>

enum {
	QUOTE_LINES = 4000,
	VAIN_LINES = 20 * QUOTE_LINES, /* after that a text has no quotes */
	VAIN_LEFT = 100,
};

static bool
starts_quoted(const char *text)
{
	static const char *const marks[] = {"\"", "„", "“", "”", "«", "»", "‘"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (text_starts(text, marks[i]))
			return true;
	return false;
}

/* Does this line go on with the outer act, so that a quote must have ended?
 * A base unit does if its number is the next one outside and not the next
 * one inside, nor below the heading that the quote begins with; a point only
 * with a word of amending. */
static bool
goes_on(struct builder *b, const char *text, const struct hit *head,
    struct builder *inner, bool headed)
{
	struct hit hit;
	int rule = hit_find(b->mem, b->d, text, 0, &hit);
	bool base, inside;

	if (rule < 0 || hit.rule->rank < RANK_OF_BASE ||
	    hit.rule->series == SERIES_DASH || starts_quoted(text))
		return false;
	base = hit.rule->rank < RANK_OF_PARAGRAPH;
	inside = inner->base_seen[rule] &&
		 value_follows(inner->base[rule], hit.value);
	if (base) {
		inner->base_seen[rule] = true;
		inner->base[rule] = hit.value;
		return b->base_seen[rule] && !inside && !headed &&
		       hit.value.n == b->base[rule].n + 1 && !hit.value.suffix;
	}
	return b->d->amending &&
	       ((head && head->rule == hit.rule &&
		    value_follows(head->value, hit.value)) ||
		   outline_series(b, &hit, false) >= 0) &&
	       pattern_find(
		   b->d->amending, text, strlen(text), 0, &(struct match){0});
}

/* A table's words hold marks too. */
static const char *
said(struct builder *b, const struct line *line)
{
	return line->block->kind == PART_TABLE ? part_line(b->mem, line->block)
					       : line->text;
}

/* Where a quote that is open behind the line at hand ends: the index behind
 * its last line.  Where marks do not balance, at the line with which the
 * outer text goes on, or nowhere (0). */
static size_t
quote_end(struct builder *b, const char *first, const struct quotation *at,
    bool *balanced)
{
	struct quotation q = {
	    .depth = at->depth, .single = at->single, .whole = at->whole};
	size_t opened = at->opened;
	struct builder *inner = arena_alloc(b->mem, sizeof(*inner));
	struct hit head;
	bool headed = hit_find(b->mem, b->d, first, 0, &head) >= 0;
	size_t from = b->next;
	size_t until = from + (b->vain < VAIN_LINES ? QUOTE_LINES : VAIN_LEFT);
	struct hit own;
	int rule = hit_find(b->mem, b->d, first + opened, 0, &own);

	*balanced = true;
	if (rule >= 0) {
		inner->base_seen[rule] = true;
		inner->base[rule] = own.value;
	}
	for (size_t i = from; i < b->count && i < until; i++) {
		const char *text = b->at[i].text;

		if (goes_on(b, text, headed ? &head : NULL, inner,
			i == from && !opened && rule < 0 &&
			    text_heads(first))) {
			*balanced = false;
			return i;
		}
		quotation_follow(b->d, said(b, &b->at[i]), &q);
		if (!q.depth)
			return i + 1;
	}
	b->vain += (until < b->count ? until : b->count) - from;
	return 0;
}

static struct part *
begin_quote(
    struct builder *b, const struct line *lines, size_t count, bool balanced)
{
	struct part *quote =
	    part_add(outline_top(b)->part, part_new(b->mem, PART_QUOTE, ""));
	struct builder *inner = arena_alloc(b->mem, sizeof(*inner));

	inner->s = b->s;
	inner->mem = b->mem;
	inner->d = b->d;
	inner->quoted = true;
	inner->at = outline_run_on(inner, lines, &count);
	inner->count = count;
	inner->outer = b;
	inner->frames[0].part = quote;
	outline_build(inner);
	if (!balanced && outline_top(b)->part->kind == PART_UNIT) {
		outline_top(b)->part->confidence = 50;
		outline_top(b)->part->doubt = "quotation";
	}
	return quote;
}

/* Lines from the opening mark to the closing one are a quote. The first may
 * begin in the middle of the line at hand, whose head stays outside. */
bool
outline_quote(struct builder *b, const struct line *line)
{
	struct quotation q = {0};
	struct line *lines;
	size_t end, start = b->next - 1;
	bool balanced;

	quotation_follow(b->d, line->text, &q);
	if (q.depth <= 0 || q.opened == SIZE_MAX)
		return false;
	end = quote_end(b, line->text, &q, &balanced);
	if (!end || (balanced && end == b->next))
		return false;
	lines = arena_alloc(b->mem, (end - start) * sizeof(*lines));
	memcpy(lines, b->at + start, (end - start) * sizeof(*lines));
	lines[0] = *line;
	if (q.opened) {
		struct line head = *line;

		head.block = line_cut(b->mem, line->block,
		    line_original(b->mem, line->block, b->d->latin, q.opened));
		head.text = arena_copy_n(b->mem, line->text, q.opened);
		if (!outline_open(b, &head))
			outline_text(b, &head);
		lines[0].text = line->text + q.opened;
	}
	b->next = end;
	begin_quote(b, lines, end - start, balanced);
	return true;
}

/* "... is replaced and reads:" above: its new text is none of this act's, also
 * where it has no number. */
static bool
is_announced(struct builder *b)
{
	const struct line *above = b->next > 1 ? &b->at[b->next - 2] : NULL;
	size_t size = above ? strlen(above->text) : 0;

	return !b->quoted && b->depth && size && above->text[size - 1] == ':' &&
	       b->d->amending &&
	       pattern_find(
		   b->d->amending, above->text, size, 0, &(struct match){0});
}

/* The rule and number of the base unit that is open; false: none is. */
static bool
open_base_unit(struct builder *b, const struct rule **rule, struct value *own)
{
	for (size_t i = b->depth; i; i--)
		if (b->frames[i].rank >= RANK_OF_BASE &&
		    b->frames[i].rank < RANK_OF_PARAGRAPH) {
			*rule = b->frames[i - 1].child;
			*own = b->frames[i].own;
			return *rule;
		}
	return false;
}

/* Where the amending act goes on, by the number that is due; or 0. */
static size_t
due_at(struct builder *b, const struct rule *rule, struct value own)
{
	struct hit hit;

	for (size_t i = b->next; i < b->count && i < b->next + QUOTE_LINES; i++)
		if (hit_line(b->mem, b->d, &b->at[i], &hit) >= 0 &&
		    hit.rule == rule && hit.value.n == own.n + 1 &&
		    !hit.value.suffix)
			return i;
	return 0;
}

/* "Article 9 is replaced:" and then "Article 9", without any marks, in article
 * 4 of the amending act: new text up to its article 5. */
bool
outline_unmarked(struct builder *b, const struct line *line)
{
	const struct rule *rule;
	struct value own;
	struct hit hit;
	size_t start = b->next - 1, end;

	if (!is_announced(b) || hit_line(b->mem, b->d, line, &hit) < 0 ||
	    hit.rule->rank < RANK_OF_BASE ||
	    hit.rule->rank >= RANK_OF_PARAGRAPH || starts_quoted(line->text) ||
	    !open_base_unit(b, &rule, &own) ||
	    (hit.rule == rule && value_follows(own, hit.value)))
		return false;
	end = due_at(b, rule, own);
	if (!end)
		return false;
	b->next = end;
	begin_quote(b, b->at + start, end - start, false);
	return true;
}

/* A quote within one line: after a colon, or the whole line. */
bool
outline_short_quote(struct builder *b, const struct line *line)
{
	struct quotation q = {0};
	struct line *inner;
	const char *colon, *text = line->text;
	size_t at = 0;

	colon = strstr(text, ": ");
	while (colon && !strchr("\xE2\xC2\"", colon[2]))
		colon = strstr(colon + 1, ": ");
	/* What begins with a mark is quoted whole, also with a colon in it. */
	if (colon && !starts_quoted(text))
		at = (size_t)(colon - text) + 2;
	else if (*text == '{' && strcspn(text, "}") < 12)
		at = strcspn(text, "}") + (strchr(text, '}') != NULL);
	/* "(3) ... shows „not tested“." ends with a mark and is no quote. */
	if (!starts_quoted(text + at))
		return false;
	quotation_follow(b->d, text + at, &q);
	if (q.depth || q.closed == SIZE_MAX || strlen(text + at) > q.closed + 3)
		return false;
	inner = arena_alloc(b->mem, sizeof(*inner));
	*inner = *line;
	inner->text = text + at;
	if (hit_find(b->mem, b->d, inner->text, 0, &(struct hit){0}) < 0 &&
	    (at || !is_announced(b)))
		return false;
	if (at) {
		struct line head = *line;

		head.block = line_cut(b->mem, line->block,
		    line_original(b->mem, line->block, b->d->latin, at));
		head.text = arena_copy_n(b->mem, text, at);
		if (!outline_open(b, &head))
			outline_text(b, &head);
	} else if (!b->depth) {
		return false;
	}
	begin_quote(b, inner, 1, true);
	return true;
}

bool
outline_cited(struct builder *b, const struct line *line)
{
	size_t start = b->next - 1, end = b->next;
	const char *before = start ? b->at[start - 1].text : "";

	if (!line->quoted || b->quoted || !b->depth || !b->d->amending ||
	    !*before || b->at[start - 1].quoted ||
	    before[strlen(before) - 1] != ':' ||
	    !pattern_find(
		b->d->amending, before, strlen(before), 0, &(struct match){0}))
		return false;
	while (end < b->count && b->at[end].quoted)
		end++;
	b->next = end;
	begin_quote(b, b->at + start, end - start, true);
	return true;
}
