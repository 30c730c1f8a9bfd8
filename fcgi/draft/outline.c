/*
 * outline.c: lines to a tree.  Quotation comes first: what is quoted is a
 * tree of its own and opens nothing outside.  A number opens a unit only
 * where it continues its series; everything else stays text, so that no
 * word is lost and none is invented.
 */
#include "fcgi/draft/outline.h"

#include <string.h>

enum { HEADING_LINES = 3 };

struct frame *
outline_top(struct builder *b)
{
	return &b->frames[b->depth];
}

void
outline_pop(struct builder *b, int rank)
{
	while (b->depth && outline_top(b)->rank >= rank)
		b->depth--;
}

/* A line kept as a heading turns out to head nothing. */
void
outline_give_up(struct builder *b)
{
	struct part *p = b->heading;

	b->heading = NULL;
	if (p)
		part_add(outline_top(b)->part, p);
}

struct part *
outline_unit(struct builder *b, const struct rule *rule, const char *element,
    struct value value)
{
	struct frame *parent = outline_top(b);
	struct part *unit = part_new(b->mem, PART_UNIT, element);

	parent->child = rule;
	parent->last = value;
	parent->text_after = false;
	part_add(parent->part, unit);
	if (b->depth + 1 < FRAMES)
		b->depth++;
	*outline_top(b) = (struct frame){.part = unit,
	    .rank = rule ? rule->rank : RANK_OF_PARAGRAPH,
	    .own = value};
	if (b->heading && rule) {
		unit->heading = b->heading;
		unit->heading->name = "";
		b->heading = NULL;
	}
	return unit;
}

/* Number off the line; what is left of it is text or heading. */
void
outline_number(
    struct builder *b, struct part *unit, const struct line *line, size_t end)
{
	size_t size = line_original(b->mem, line->block, b->d->latin, end);

	unit->num = line_cut(b->mem, line->block, size);
	unit->source = line->block->source;
}

static bool
opens_something(struct builder *b, const struct line *line)
{
	struct hit hit;

	return hit_find(b->mem, b->d, line->text, 0, &hit) >= 0;
}

static const struct line *
line_after(struct builder *b, size_t ahead)
{
	return b->next + ahead < b->count ? &b->at[b->next + ahead] : NULL;
}

static bool
is_text(const struct line *line)
{
	return line && line->block->kind == PART_P && *line->text;
}

/* New text begins here and goes on below: no heading. */
static bool
opens_quote(struct builder *b, const struct line *line)
{
	struct quotation q = {0};

	if (b->quoted)
		return false;
	quotation_follow(b->d, line->text, &q);
	return q.depth > 0;
}

/* The lines below a group's number that head it: capitals, or one line that
 * is no sentence; also behind a note of changes, "(New, Gazette 5)". */
static void
take_headings(struct builder *b, struct part *unit)
{
	bool noted = unit->heading;

	for (int i = 0; i < HEADING_LINES; i++) {
		const struct line *line = line_after(b, 0);
		bool capital;

		if (!is_text(line) || !text_heads(line->text) ||
		    opens_quote(b, line) || opens_something(b, line))
			return;
		capital = text_is_capital(line->text);
		if (unit->heading && !(capital && i) && !(noted && !i))
			return;
		if (unit->heading)
			part_text(b->mem, unit->heading, " ", 1);
		else
			unit->heading = part_new(b->mem, PART_P, "");
		part_move_all(line->block, unit->heading);
		b->next++;
		if (!capital)
			return;
	}
}

static bool
is_note(const char *text)
{
	size_t size = strlen(text);

	return size > 2 && text[0] == '(' && text[size - 1] == ')';
}

/* A line behind a base unit's number: its heading, if text follows it. */
static void
take_title_after(struct builder *b, struct part *unit)
{
	const struct line *line = line_after(b, 0), *below = line_after(b, 1);

	if (unit->heading || !is_text(line) || !below ||
	    !(text_heads(line->text) || line->level) ||
	    opens_something(b, line) || strlen(line->text) > 250)
		return;
	if (!line->level && !line->title && is_text(below) &&
	    hit_find(b->mem, b->d, below->text, 0, &(struct hit){0}) >= 0 &&
	    line->text[0] >= 'a' && line->text[0] <= 'z')
		return;
	unit->heading = part_new(b->mem, PART_P, "");
	part_move_all(line->block, unit->heading);
	b->next++;
}

void
outline_heading(struct builder *b, struct part *unit, struct part *rest)
{
	unit->heading = part_new(b->mem, PART_P, "");
	part_move_all(rest, unit->heading);
}

/* What stands behind the number on the same line, which may open more. */
void
outline_rest(struct builder *b, struct part *unit, const struct line *line,
    const struct hit *hit)
{
	struct line rest = *line;
	enum heading way = hit->rule->heading;

	rest.text = line->text + hit->end;
	rest.text += strspn(rest.text, " .");
	if (!part_is_empty(line->block)) {
		bool heads = way == HEADING_NEXT ||
			     (way == HEADING_SAME && text_heads(rest.text) &&
				 strlen(rest.text) < 200);

		if (heads && !unit->heading) {
			outline_heading(b, unit, line->block);
			if (way == HEADING_NEXT && is_note(rest.text))
				take_headings(b, unit);
		} else if (outline_open(b, &rest) ||
			   outline_noted(b, unit, line))
			return;
		else if (b->d->paragraphs &&
			 hit->rule->rank < RANK_OF_PARAGRAPH)
			outline_text(b, &rest);
		else
			part_add(unit, line->block);
		return;
	}
	if (way == HEADING_NEXT)
		take_headings(b, unit);
	else if (hit->rule->rank < RANK_OF_PARAGRAPH && b->d->title_after)
		take_title_after(b, unit);
}

/* "1. Procedure" is a section where an article, with its heading or without,
 * or one more group follows; elsewhere it is a point. */
static bool
heads_base(struct builder *b)
{
	for (size_t i = 0; i < 2; i++) {
		const struct line *line = line_after(b, i);
		struct hit hit;

		if (!is_text(line))
			return false;
		if (hit_find(b->mem, b->d, line->text, 0, &hit) >= 0)
			return hit.rule->rank < RANK_OF_PARAGRAPH &&
			       hit.rule->series != SERIES_DOTTED &&
			       !hit.rule->before_base;
		if (!text_heads(line->text))
			return false;
	}
	return false;
}

static void
open_group(struct builder *b, const struct line *line, const struct hit *hit)
{
	bool policy = hit->rule->series == SERIES_DOTTED;
	int rank = hit->rule->rank;
	struct part *unit;

	outline_give_up(b);
	if (policy)
		rank = outline_policy(b, hit);
	else
		outline_pop(b, rank);
	unit = outline_unit(b, hit->rule, hit->rule->element, hit->value);
	outline_top(b)->rank = rank;
	outline_top(b)->policy = policy;
	outline_top(b)->level = line->level;
	for (size_t i = 0; i < RULES_MAX; i++)
		b->group_since[i] = true;
	if (hit->rule->heading == HEADING_WHOLE) {
		outline_heading(b, unit, line->block);
		return;
	}
	outline_number(b, unit, line, hit->end);
	outline_rest(b, unit, line, hit);
}

/* A base unit continues its numbers, or begins them anew behind a group; one
 * that goes back is a citation at the start of a line. */
static bool
open_base(struct builder *b, const struct line *line, const struct hit *hit)
{
	size_t i = (size_t)(hit->rule - b->d->rules);
	bool follows = !b->base_seen[i] ? hit->value.n <= 1 || b->quoted
					: value_follows(b->base[i], hit->value);
	struct part *unit;

	if (b->base_seen[i] && !value_later(b->base[i], hit->value) &&
	    !(hit->value.n == 1 && b->group_since[i]) && !b->quoted)
		return false;
	outline_pop(b, hit->rule->rank);
	b->base[i] = hit->upto;
	b->base_seen[i] = true;
	b->group_since[i] = false;
	unit = outline_unit(b, hit->rule, hit->rule->element, hit->value);
	if (!follows && !(hit->value.n == 1)) {
		unit->confidence = 60;
		unit->doubt = "sequence";
	}
	outline_number(b, unit, line, hit->end);
	outline_rest(b, unit, line, hit);
	return true;
}

/* Is a provision open that numbers can stand in? */
bool
outline_base_open(const struct builder *b)
{
	return b->frames[b->depth].rank >= RANK_OF_BASE;
}

/* The open unit whose children this number continues, or -1. */
int
outline_series(struct builder *b, const struct hit *hit, bool loosely)
{
	for (int i = (int)b->depth; i >= 0; i--) {
		const struct frame *f = &b->frames[i];

		if (f->child == hit->rule &&
		    (hit->rule->series == SERIES_DASH ||
			(loosely ? value_later(f->last, hit->value) &&
				       hit->value.n <= f->last.n + 5
				 : value_follows(f->last, hit->value))))
			return i;
		if (f->rank >= RANK_OF_BASE && f->rank < RANK_OF_PARAGRAPH)
			break;
	}
	return -1;
}

/* May a list begin here with this number? */
static bool
may_begin(struct builder *b, const struct hit *hit)
{
	struct frame *f = outline_top(b);

	while (f > b->frames && f->rank >= hit->rule->rank)
		f--;
	if (f->rank < RANK_OF_BASE && !b->quoted && !b->loose)
		return false;
	if (b->quoted && f == b->frames)
		return true;
	if (hit->rule->first && f->part->first)
		return false;
	if (f->child == hit->rule && !f->text_after)
		return false;
	return hit->value.n <= 1 && hit->value.suffix == 0;
}

static bool
open_inner(struct builder *b, const struct line *line, const struct hit *hit)
{
	int place = outline_series(b, hit, false);
	struct part *unit;
	bool sure = true, heads;

	if (place < 0 && may_begin(b, hit)) {
		outline_pop(b, hit->rule->rank);
	} else {
		if (place < 0) {
			place = outline_series(b, hit, true);
			sure = false;
		}
		if (place < 0)
			return false;
		b->depth = (size_t)place;
	}
	heads = sure && outline_top(b)->rank < RANK_OF_GOALS &&
		outline_heads_text(b, line, hit);
	unit = outline_unit(b, hit->rule, hit->rule->element, hit->value);
	b->frames[b->depth - 1].last = hit->upto;
	if (heads) {
		outline_top(b)->rank = b->frames[b->depth - 1].rank + 1;
		outline_number(b, unit, line, hit->end);
		outline_heading(b, unit, line->block);
		return true;
	}
	if (!sure) {
		unit->confidence = 70;
		unit->doubt = "sequence";
	}
	outline_number(b, unit, line, hit->end);
	outline_rest(b, unit, line, hit);
	return true;
}

static bool
stands_within(const struct builder *b, const struct rule *rule)
{
	bool within = !rule->within;

	for (size_t i = b->depth; i && !within; i--)
		within = text_is(b->frames[i].part->name, rule->within);
	return within || (b->outer && stands_within(b->outer, rule));
}

/* "(2)" goes on with the points that are open rather than with the paragraphs
 * around them, which are numbered in the same way. */
static bool
goes_deeper(struct builder *b, const struct line *line, const struct hit *hit)
{
	struct hit other;
	int i = (int)(hit->rule - b->d->rules);

	if (!hit->rule->first)
		return false;
	while ((i = hit_find(b->mem, b->d, line->text, i + 1, &other)) >= 0)
		if (other.rule->rank > hit->rule->rank &&
		    outline_series(b, &other, false) >= 0)
			return true;
	return false;
}

/* Rules are tried in their order; one that may not open here leaves the
 * line to the next. */
bool
outline_open(struct builder *b, const struct line *line)
{
	struct hit hit;
	int i = -1;

	while ((i = hit_find(b->mem, b->d, line->text, i + 1, &hit)) >= 0) {
		if ((hit.rule->before_base && !heads_base(b)) ||
		    (hit.rule->heads_text &&
			!outline_heads_text(b, line, &hit)) ||
		    !stands_within(b, hit.rule) || goes_deeper(b, line, &hit))
			continue;
		if (hit.rule->rank < RANK_OF_BASE) {
			open_group(b, line, &hit);
			return true;
		}
		if (hit.rule->series == SERIES_DOTTED
			? outline_dotted(b, line, &hit)
		    : hit.rule->rank < RANK_OF_PARAGRAPH
			? open_base(b, line, &hit)
			: outline_closes(b, line, &hit) ||
			      open_inner(b, line, &hit))
			return true;
	}
	return false;
}

/* A short line just above a base unit or group heads it. */
static bool
keep_heading(struct builder *b, const struct line *line)
{
	const struct line *below = line_after(b, 0);
	struct hit hit;
	int i = -1;

	if (!b->d->title_above || !text_heads(line->text) || b->heading ||
	    opens_something(b, line) || strlen(line->text) > 250 ||
	    strstr(line->text, ". ") ||
	    (outline_top(b)->rank >= RANK_OF_BASE &&
		!outline_top(b)->part->first) ||
	    !is_text(below) || (!b->depth && !line->level && !b->quoted))
		return false;
	do
		i = hit_find(b->mem, b->d, below->text, i + 1, &hit);
	while (i >= 0 && !stands_within(b, hit.rule));
	if (i < 0 || hit.rule->rank < RANK_OF_BASE ||
	    hit.rule->rank >= RANK_OF_PARAGRAPH ||
	    strlen(below->text) > hit.end + 300)
		return false;
	b->heading = line->block;
	return true;
}

void
outline_build(struct builder *b)
{
	while (b->next < b->count) {
		const struct line *line = &b->at[b->next++];

		if (line->block->kind != PART_P) {
			outline_give_up(b);
			outline_text(b, line);
			continue;
		}
		if (!(b->quoted && b->next == 1) &&
		    (outline_quote(b, line) || outline_short_quote(b, line)))
			continue;
		if (outline_open(b, line) || outline_headed(b, line))
			continue;
		outline_give_up(b);
		if (!keep_heading(b, line))
			outline_text(b, line);
	}
	outline_give_up(b);
}

void
outline_body(struct source *s, const struct drafting *d,
    const struct line *lines, size_t count, struct part *body)
{
	struct builder *b = arena_alloc(s->mem, sizeof(*b));

	b->s = s;
	b->mem = s->mem;
	b->d = d;
	b->at = lines;
	b->count = count;
	b->frames[0].part = body;
	b->loose = true;
	for (size_t i = 0; i < count && b->loose; i++) {
		struct hit hit;

		b->loose = hit_find(b->mem, d, lines[i].text, 0, &hit) < 0 ||
			   hit.rule->rank < RANK_OF_BASE ||
			   hit.rule->rank >= RANK_OF_PARAGRAPH;
	}
	outline_build(b);
}
