/*
 * outline_policy.c: what strategies and reports are built of: numbers with
 * dots, goals and measures, headings that only their style tells.
 */
#include "fcgi/draft/chapter.h"
#include "fcgi/draft/outline.h"

#include <string.h>

enum { HEADED_RANK = 1, CHAPTER_RANK = RANK_OF_GOALS - 1, HEAD_MAX = 150 };

/* How many dots a number has. */
static int
dots(int64_t n)
{
	int deep = 0;

	for (n /= DOTTED_STEP; n; n /= DOTTED_STEP)
		deep++;
	return deep;
}

/* Goals and measures: 1.2 stands below 1, whatever each is called; where no
 * number says so, by what they are.  The rank it gets. */
int
outline_policy(struct builder *b, const struct hit *hit)
{
	int64_t above = hit->value.n / DOTTED_STEP;
	int rank = hit->rule->rank + dots(hit->value.n);
	int i = (int)b->depth;

	while (above && i > 0 &&
	       (!b->frames[i].policy || b->frames[i].own.n != above))
		i--;
	if (!above || !i) {
		outline_pop(b, rank);
		return rank;
	}
	b->depth = (size_t)i;
	return rank > b->frames[i].rank ? rank : b->frames[i].rank + 1;
}

/* 1.2 stands below 1, where that is open; a first one may stand by itself, and
 * the one that follows the last, below whatever heading.  A unit that has such
 * children stands above all that its number says. */
bool
outline_dotted(
    struct builder *b, const struct line *line, const struct hit *hit)
{
	int64_t above = hit->value.n / DOTTED_STEP;
	bool first =
	    hit->value.n % DOTTED_STEP <= 1 || hit->value.n == b->dotted + 1;
	int deep, i = (int)b->depth;
	struct frame *f;

	if (!above || (!b->loose && !b->quoted && !outline_base_open(b)))
		return false;
	deep = dots(above);
	while (i > 0 && b->frames[i].own.n != above &&
	       b->frames[i].own.n / DOTTED_STEP != above)
		i--;
	f = &b->frames[i];
	if (i && f->own.n != above) {
		if (f->own.n >= hit->value.n)
			return false;
		f = &b->frames[--i];
	} else if (!i && !first) {
		return false;
	}
	if (!i)
		outline_pop(b, hit->rule->rank + deep);
	else
		b->depth = (size_t)i;
	if (i && f->rank >= hit->rule->rank + deep)
		f->rank = hit->rule->rank + deep - 1;
	outline_unit(b, hit->rule, hit->rule->element, hit->value);
	b->dotted = hit->value.n;
	outline_top(b)->rank = hit->rule->rank + deep;
	outline_number(b, outline_top(b)->part, line, hit->end);
	outline_rest(b, outline_top(b)->part, line, hit);
	return true;
}

/* The number before this one headed text as well, or there is none. */
static bool
follows_heading(struct builder *b, const struct hit *hit)
{
	const struct frame *f = outline_top(b);
	const struct part *last = f->part->last;

	return f->child != hit->rule || !last || last->heading;
}

/* "2. Analysis" with text below it, or what is numbered below it, and not the
 * next number of a list. */
bool
outline_heads_text(
    struct builder *b, const struct line *line, const struct hit *hit)
{
	const char *rest = line->text + hit->end;
	const struct line *below = b->next < b->count ? &b->at[b->next] : NULL;
	struct hit next;
	int i = -1;

	if (!b->loose || b->quoted || line->text != b->at[b->next - 1].text ||
	    strlen(rest) > HEAD_MAX || !text_heads(rest + strspn(rest, " .")))
		return false;
	if (!below || (hit->value.n > 1 && !follows_heading(b, hit)))
		return false;
	if (below->block->kind != PART_P || !*below->text)
		return below->block->kind == PART_TABLE;
	while ((i = hit_find(b->mem, b->d, below->text, i + 1, &next)) >= 0)
		if (next.rule == hit->rule)
			return false;
	return true;
}

/* Of such lines those that count on head the text. */
bool
outline_chapter(struct builder *b, const struct line *line)
{
	size_t end;
	struct value value = {.n = b->chapter + 1};
	struct part *unit;

	if (!b->chaptered || chapter_number(b->mem, line, &end) != value.n)
		return false;
	outline_give_up(b);
	outline_pop(b, CHAPTER_RANK);
	b->chapter = value.n;
	unit = outline_unit(b, NULL, "level", value);
	outline_top(b)->rank = CHAPTER_RANK;
	outline_top(b)->level = line->level;
	outline_number(b, unit, line, end);
	outline_heading(b, unit, line->block);
	return true;
}

void
outline_leave_level(struct builder *b, const struct line *line)
{
	if (!b->loose || b->quoted || !line->level || line->level > 6)
		return;
	for (size_t i = 1; i <= b->depth; i++)
		if (b->frames[i].level && b->frames[i].level >= line->level) {
			outline_give_up(b);
			b->depth = i - 1;
		}
}

/* A heading by its style, where no number structures the text: what follows
 * stands below it, paragraph by paragraph. */
bool
outline_headed(struct builder *b, const struct line *line)
{
	struct part *unit;
	size_t i = b->depth;

	if (!b->loose || b->quoted || !line->level || line->level > 6 ||
	    strlen(line->text) > 250)
		return false;
	outline_give_up(b);
	while (i && (!b->frames[i].level || b->frames[i].level >= line->level))
		i--;
	b->depth = i;
	unit = outline_unit(b, NULL, "division", (struct value){0});
	unit->source = line->block->source;
	outline_top(b)->rank = i && b->frames[i].rank >= HEADED_RANK
				   ? b->frames[i].rank + 1
				   : HEADED_RANK;
	outline_top(b)->level = line->level;
	outline_heading(b, unit, line->block);
	return true;
}
