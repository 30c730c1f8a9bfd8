/*
 * outline.c: lines to a tree.  Quotation comes first: what is quoted is a
 * tree of its own and opens nothing outside.  A number opens a unit only
 * where it continues its series; everything else stays text, so that no
 * word is lost and none is invented.
 */
#include "fcgi/draft/outline.h"
#include "fcgi/draft/chapter.h"

#include <string.h>

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

	if (parent->child != rule || !parent->entry)
		parent->entry = unit;
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
	if (line->block->doubt) {
		unit->doubt = line->block->doubt;
		unit->confidence = line->block->confidence;
	}
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
		bool heads = way == HEADING_NEXT || line->run_in ||
			     (way == HEADING_SAME && text_heads(rest.text) &&
				 strlen(rest.text) < 200);

		if (heads && !unit->heading) {
			outline_heading(b, unit, line->block);
			if (way == HEADING_NEXT && outline_is_note(rest.text))
				outline_take_headings(b, unit);
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
		outline_take_headings(b, unit);
	else if (way == HEADING_BELOW ||
		 (hit->rule->rank < RANK_OF_PARAGRAPH && b->d->title_after))
		outline_take_title(b, unit);
}

/* "1. Procedure" is a section where an article, with its heading or without,
 * or one more group follows; elsewhere it is a point. */
static bool
heads_base(struct builder *b, const struct rule *rule)
{
	for (size_t i = 0; i < 3; i++) {
		const struct line *line = outline_after(b, i);
		struct hit hit;

		if (!outline_is_text(line))
			return false;
		if (hit_line(b->mem, b->d, line, &hit) >= 0) {
			if (hit.rule->before_base &&
			    hit.rule->rank > rule->rank)
				continue;
			return hit.rule->rank < RANK_OF_PARAGRAPH &&
			       hit.rule->series != SERIES_DOTTED &&
			       !hit.rule->before_base;
		}
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
	b->base[hit->rule - b->d->rules] = hit->value;
	b->base_seen[hit->rule - b->d->rules] = true;
	if (hit->rule->heading == HEADING_WHOLE) {
		outline_heading(b, unit, line->block);
		return;
	}
	outline_number(b, unit, line, hit->end);
	outline_rest(b, unit, line, hit);
}

/* A base unit continues its numbers, or begins them anew behind a group; one
 * that goes back is a citation at the start of a line, or a slip. */
static bool
open_base(struct builder *b, const struct line *line, const struct hit *hit,
    bool loosely)
{
	size_t i = (size_t)(hit->rule - b->d->rules);
	bool follows = !b->base_seen[i] ? hit->value.n <= 1 || b->quoted
					: value_follows(b->base[i], hit->value);
	bool first = hit->value.n == 1;
	struct value upto = hit->upto;
	struct part *unit;
	bool slip =
	    !follows && !first && loosely && outline_slips(b, line, hit, &upto);

	if (b->base_seen[i] && !value_later(b->base[i], hit->value) &&
	    !(first && b->group_since[i]) && !b->quoted && !slip)
		return false;
	if (!follows && !first && !loosely)
		return false;
	if (b->base_seen[i] && !first && !slip &&
	    outline_cites(b, line, hit, follows))
		return false;
	outline_pop(b, hit->rule->rank);
	b->base[i] = upto;
	b->base_seen[i] = true;
	b->group_since[i] = false;
	unit = outline_unit(b, hit->rule, hit->rule->element, hit->value);
	if (!follows && !first) {
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

/* "The record says" and then "a)": a list that begins where words wait for
 * it stands inside, whatever the country's order of numbers is. */
static bool
is_awaited(struct builder *b, const struct line *line, const struct hit *hit)
{
	const struct frame *f = outline_top(b);
	const struct part *last = f->part->last;
	const char *words;
	struct hit other;
	int i = (int)(hit->rule - b->d->rules);

	if (f->rank < hit->rule->rank || hit->rule->first || f->child ||
	    !last || last->kind != PART_P || hit->value.n != 1 ||
	    hit->value.suffix || b->frames[b->depth - 1].child == hit->rule)
		return false;
	/* Another rule may have a number of that kind further inside. */
	while ((i = hit_find(b->mem, b->d, line->text, i + 1, &other)) >= 0)
		if (other.rule->rank > f->rank)
			return false;
	words = part_line(b->mem, last);
	return *words && !strchr(".;,", words[strlen(words) - 1]);
}

static bool
open_inner(struct builder *b, const struct line *line, const struct hit *hit,
    bool loosely)
{
	int place = outline_series(b, hit, false);
	struct part *unit;
	bool sure = true, heads;

	if (place < 0 && b->depth && is_awaited(b, line, hit)) {
		;
	} else if (place < 0 && may_begin(b, hit)) {
		outline_pop(b, hit->rule->rank);
	} else {
		if (place < 0 && loosely) {
			place = outline_series(b, hit, true);
			if (place < 0)
				place = outline_repeats(b, line, hit);
			sure = false;
		}
		if (place < 0 && !(loosely && outline_begins_late(b, hit)))
			return false;
		if (place >= 0)
			b->depth = (size_t)place;
	}
	heads = sure && outline_top(b)->rank < RANK_OF_GOALS &&
		outline_heads_text(b, line, hit);
	unit = outline_unit(b, hit->rule, hit->rule->element, hit->value);
	b->frames[b->depth - 1].last = hit->upto;
	if (outline_top(b)->rank <= b->frames[b->depth - 1].rank)
		outline_top(b)->rank = b->frames[b->depth - 1].rank + 1;
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

/* "4. Entry into force" heads text and goes on with the sections, though it
 * would with the numbers inside one too. */
static bool
heads_next_base(
    struct builder *b, const struct line *line, const struct hit *hit)
{
	struct hit other;
	int i = (int)(hit->rule - b->d->rules);

	if (!hit->rule->within || hit->rule->rank < RANK_OF_PARAGRAPH ||
	    (!line->level && !text_heads(line->text + hit->end)))
		return false;
	while ((i = hit_find(b->mem, b->d, line->text, i + 1, &other)) >= 0)
		if (other.rule->rank < RANK_OF_PARAGRAPH && b->base_seen[i] &&
		    value_follows(b->base[i], other.value))
			return true;
	return false;
}

/* "C. Roads" goes on with B; elsewhere C is a hundred, or a name's. */
static bool
letter_follows(const struct builder *b, const struct hit *hit)
{
	size_t i = (size_t)(hit->rule - b->d->rules);

	return hit->rule->series != SERIES_LETTER || hit->value.n == 1 ||
	       (b->base_seen[i] && value_follows(b->base[i], hit->value));
}

static bool
open_by_rules(struct builder *b, const struct line *line, bool loosely)
{
	struct hit hit;
	int i = -1;

	while ((i = hit_find(b->mem, b->d, line->text, i + 1, &hit)) >= 0) {
		if ((hit.rule->before_base && !heads_base(b, hit.rule)) ||
		    (hit.rule->alone && !b->loose) ||
		    (hit.rule->heads_text &&
			!(letter_follows(b, &hit) &&
			    outline_heads_text(b, line, &hit))) ||
		    !outline_within(b, hit.rule) ||
		    goes_deeper(b, line, &hit) ||
		    heads_next_base(b, line, &hit))
			continue;
		if (hit.rule->rank < RANK_OF_BASE) {
			if (outline_amends(b, line, &hit))
				return false;
			open_group(b, line, &hit);
			return true;
		}
		if (hit.rule->series == SERIES_DOTTED
			? outline_dotted(b, line, &hit)
		    : hit.rule->rank < RANK_OF_PARAGRAPH
			? open_base(b, line, &hit, loosely)
			: outline_closes(b, line, &hit) ||
			      open_inner(b, line, &hit, loosely))
			return true;
	}
	return false;
}

/* Rules are tried in their order; one that may not open here leaves the
 * line to the next.  One whose number has a gap before it comes last. */
bool
outline_open(struct builder *b, const struct line *line)
{
	return line->plain != line->text &&
	       (open_by_rules(b, line, false) || open_by_rules(b, line, true));
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
		    (outline_cited(b, line) || outline_quote(b, line) ||
			outline_short_quote(b, line) ||
			outline_unmarked(b, line)))
			continue;
		outline_leave_level(b, line);
		if (outline_open(b, line) || outline_chapter(b, line) ||
		    outline_headed(b, line))
			continue;
		outline_give_up(b);
		if (!outline_keep_heading(b, line))
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
	b->at = outline_run_on(b, lines, &count);
	b->count = count;
	b->frames[0].part = body;
	b->loose = true;
	for (size_t i = 0; i < count && b->loose; i++) {
		struct hit hit;

		b->loose = hit_line(b->mem, d, &b->at[i], &hit) < 0 ||
			   hit.rule->alone || hit.rule->rank < RANK_OF_BASE ||
			   hit.rule->rank >= RANK_OF_PARAGRAPH;
	}
	b->chaptered =
	    b->loose && chapter_first(b->mem, d, b->at, b->count) < b->count;
	outline_build(b);
}
