/*
 * outline_head.c: lines that head a unit: above it, behind its number, or
 * below it.
 */
#include "fcgi/draft/outline.h"

#include <string.h>

enum { HEADING_LINES = 3 };

static bool
opens_something(struct builder *b, const struct line *line)
{
	struct hit hit;

	return hit_line(b->mem, b->d, line, &hit) >= 0;
}

/* "TRANSITIONAL PROVISIONS", a group of its own elsewhere. */
static bool
heads_itself(struct builder *b, const struct line *line)
{
	struct hit hit;

	return hit_line(b->mem, b->d, line, &hit) >= 0 &&
	       hit.rule->heading == HEADING_WHOLE;
}

const struct line *
outline_after(struct builder *b, size_t ahead)
{
	return b->next + ahead < b->count ? &b->at[b->next + ahead] : NULL;
}

bool
outline_is_text(const struct line *line)
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
void
outline_take_headings(struct builder *b, struct part *unit)
{
	bool noted = unit->heading;

	for (int i = 0; i < HEADING_LINES; i++) {
		const struct line *line = outline_after(b, 0);
		bool capital;

		if (!outline_is_text(line) || !text_heads(line->text) ||
		    opens_quote(b, line) ||
		    (opens_something(b, line) &&
			!(!unit->heading && heads_itself(b, line))))
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

bool
outline_is_note(const char *text)
{
	size_t size = strlen(text);

	return size > 2 && text[0] == '(' && text[size - 1] == ')';
}

/* What a line opens: at, or NULL. */
static const struct hit *
opened(struct builder *b, const struct line *line, struct hit *at)
{
	return hit_line(b->mem, b->d, line, at) >= 0 ? at : NULL;
}

/* A list begins there, or a sentence ends. */
static bool
is_headed_text(const struct line *line, const struct hit *hit)
{
	size_t size = strlen(line->text);

	if (hit)
		return hit->rule->rank >= RANK_OF_PARAGRAPH &&
		       hit->value.n == 1;
	return size && strchr(".:", line->text[size - 1]);
}

/* "§ 5", "The ministry", "a) keeps a list," is one sentence. */
static bool
begins_list(const struct builder *b, const struct hit *below)
{
	return b->d->title_text && below &&
	       below->rule->series == SERIES_LETTER &&
	       below->rule->rank > RANK_OF_PARAGRAPH;
}

/* The number that follows the unit's own: what stands alone between them is
 * what the unit says. */
static bool
is_next(struct builder *b, const struct hit *below)
{
	const struct frame *top = outline_top(b);

	return below && below->rule->rank == RANK_OF_BASE &&
	       top->rank == RANK_OF_BASE && below->value.n == top->own.n + 1;
}

/* A line behind a base unit's number: its heading, if text follows it. */
void
outline_take_title(struct builder *b, struct part *unit)
{
	const struct line *line = outline_after(b, 0),
			  *below = outline_after(b, 1);
	const struct hit *hit;
	bool styled;

	if (unit->heading || !outline_is_text(line) || !below ||
	    !(text_heads(line->text) || line->level) ||
	    opens_something(b, line) || strlen(line->text) > 250)
		return;
	hit = opened(b, below, &(struct hit){0});
	styled = line->level || line->title;
	if (!styled && (b->d->title_strict || !b->d->title_after) &&
	    !is_headed_text(below, hit))
		return;
	if (!styled &&
	    (begins_list(b, hit) || is_next(b, hit) ||
		(hit && line->text[0] >= 'a' && line->text[0] <= 'z')))
		return;
	unit->heading = part_new(b->mem, PART_P, "");
	part_move_all(line->block, unit->heading);
	b->next++;
}

bool
outline_within(const struct builder *b, const struct rule *rule)
{
	bool within = !rule->within;

	for (size_t i = b->depth; i && !within; i--)
		within = strstr(rule->within, b->frames[i].part->name);
	return within || (b->outer && outline_within(b->outer, rule));
}

/* A line above a unit that has a heading of its own stands for itself and
 * for those that follow. */
static void
cross_heading(struct builder *b, const struct line *line)
{
	struct part *unit;

	outline_pop(b, RANK_OF_BASE);
	unit = part_add(
	    outline_top(b)->part, part_new(b->mem, PART_UNIT, "crossHeading"));
	unit->source = line->block->source;
	outline_heading(b, unit, line->block);
}

/* Does a heading stand below the number, and text below that? */
static bool
is_headed_below(struct builder *b, const struct line *number, size_t end)
{
	const struct line *heading = outline_after(b, 1),
			  *text = outline_after(b, 2);
	const struct hit *hit = text ? opened(b, text, &(struct hit){0}) : NULL;

	return b->d->title_after && !number->text[end] &&
	       outline_is_text(heading) && outline_is_text(text) &&
	       text_heads(heading->text) && !opens_something(b, heading) &&
	       !begins_list(b, hit) &&
	       (b->d->title_text || is_headed_text(text, hit));
}

/* A short line just above a base unit or group heads it. */
bool
outline_keep_heading(struct builder *b, const struct line *line)
{
	const struct line *below = outline_after(b, 0);
	struct hit hit, inner;
	int i = -1;

	if (!b->d->title_above || !text_heads(line->text) || b->heading ||
	    opens_something(b, line) || strlen(line->text) > 250 ||
	    strstr(line->text, ". ") ||
	    (outline_top(b)->rank >= RANK_OF_BASE &&
		!outline_top(b)->part->first) ||
	    !outline_is_text(below) || below->plain == below->text ||
	    (!b->depth && !line->level && !b->quoted))
		return false;
	do
		i = hit_find(b->mem, b->d, below->text, i + 1, &hit);
	while (i >= 0 && (!outline_within(b, hit.rule) ||
			     hit.rule->rank >= RANK_OF_PARAGRAPH));
	if (i < 0 || hit.rule->rank < RANK_OF_BASE ||
	    strlen(below->text) > hit.end + 300)
		return false;
	if (is_headed_below(b, below, hit.end) ||
	    (hit.rule->heading == HEADING_SAME &&
		text_heads(below->text + hit.end) &&
		hit_find(b->mem, b->d, below->text + hit.end, 0, &inner) < 0))
		cross_heading(b, line);
	else
		b->heading = line->block;
	return true;
}
