/*
 * figures.c: which pictures are units.  Inside provisions they belong to the
 * provision; in strategies, plans and annexes people speak of "map 2".
 */
#include "fcgi/draft/figures.h"

#include "fcgi/draft/paged.h"
#include "fcgi/draft/rows.h"

#include <string.h>

static bool
holds_image(const struct part *p)
{
	if (p->kind == PART_IMAGE)
		return true;
	for (const struct part *c = p->first; c; c = c->next)
		if (holds_image(c))
			return true;
	return false;
}

static bool
holds_words(const struct part *p)
{
	if (p->kind == PART_NOTE)
		return true;
	if (p->kind == PART_TEXT)
		return !part_is_empty(p);
	for (const struct part *c = p->first; c; c = c->next)
		if (holds_words(c))
			return true;
	return false;
}

/* A picture alone, or with its own name in the same paragraph. */
static bool
is_picture(const struct part *p)
{
	return p && p->kind == PART_P && holds_image(p) &&
	       (!holds_words(p) || !strcmp(p->name, "caption"));
}

/* The paragraph itself, or the only one of a unit that is plain text. */
static struct part *
paragraph_of(struct part *p)
{
	if (p && p->kind == PART_UNIT && !strcmp(p->name, "block") && !p->num &&
	    !p->heading && p->first && !p->first->next)
		p = p->first;
	return p && p->kind == PART_P ? p : NULL;
}

static bool
is_caption(struct part *p)
{
	p = paragraph_of(p);
	return p && !strcmp(p->name, "caption") && !holds_image(p);
}

/* Words and pictures of one paragraph apart. */
static struct part *
words_apart(struct source *s, struct part *picture)
{
	struct part *words = part_new(s->mem, PART_P, ""), *c, *next;

	c = picture->first;
	picture->first = picture->last = NULL;
	for (; c; c = next) {
		next = c->next;
		part_add(holds_image(c) ? picture : words, c);
	}
	return words;
}

static struct part *
figure(struct source *s, struct part *picture, struct part *caption)
{
	struct part *unit = part_new(s->mem, PART_UNIT, "figure");

	unit->source = picture->source;
	if (holds_words(picture))
		unit->heading = words_apart(s, picture);
	else if (caption)
		unit->heading = paragraph_of(caption);
	if (unit->heading)
		unit->heading->name = "";
	part_add(unit, picture);
	return unit;
}

/* A table alone, which has no name yet. */
static struct part *
table_of(struct part *p)
{
	if (p->kind == PART_UNIT && !strcmp(p->name, "block") && !p->num &&
	    !p->heading && p->first && !p->first->next)
		p = p->first;
	return p->kind == PART_TABLE && !p->heading ? p : NULL;
}

/* The line above a table is its name. */
static bool
name_table(struct part *p, struct part *caption)
{
	struct part *table = caption ? table_of(p) : NULL;

	if (!table)
		return false;
	table->heading = paragraph_of(caption);
	table->heading->name = "";
	return true;
}

/* The name stands below, as under photographs, or above, as over tables: one
 * that has served stands above another picture as well. */
static void
mark_children(struct source *s, struct part *parent)
{
	struct part *c = parent->first, *next, *above = NULL;

	parent->first = parent->last = NULL;
	for (; c; c = next) {
		struct part *picture = paragraph_of(c);

		next = c->next;
		if (!is_picture(picture)) {
			if (above && !name_table(c, above))
				part_add(parent, above);
			above = is_caption(c) ? c : NULL;
			if (!above)
				part_add(parent, c);
			continue;
		}
		if (!above && next && is_caption(next)) {
			above = next;
			next = next->next;
		}
		part_add(parent, figure(s, picture, above));
		above = NULL;
	}
	if (above)
		part_add(parent, above);
}

static void
mark_below(struct source *s, struct part *p)
{
	if (is_page(p) || (p->kind == PART_UNIT && !strcmp(p->name, "figure")))
		return;
	for (struct part *c = p->first; c; c = c->next)
		if (c->kind == PART_UNIT || c->kind == PART_BODY)
			mark_below(s, c);
	if ((p->kind == PART_UNIT && strcmp(p->name, "block")) ||
	    p->kind == PART_BODY)
		mark_children(s, p);
}

void
figures_mark(struct source *s, struct part *document)
{
	if (!rows_have_base(document))
		mark_below(s, document);
}
