/*
 * tree.c: moving about in a tree of parts.
 */
#include "fcgi/draft/tree.h"

#include <string.h>

struct part *
tree_find(struct part *p, const char *wid)
{
	struct part *found = NULL;

	for (struct part *c = p->first; c && !found; c = c->next)
		found = c->kind == PART_UNIT && text_is(c->wid, wid)
			    ? c
			    : tree_find(c, wid);
	return found;
}

struct part *
tree_find_row(struct part *p, const char *wid)
{
	struct part *found = NULL;

	for (struct part *c = p->first; c && !found; c = c->next)
		found = (c->kind == PART_ROW || c->kind == PART_TABLE) &&
				text_is(c->wid, wid)
			    ? c
			    : tree_find_row(c, wid);
	return found;
}

struct part *
tree_before(const struct part *p)
{
	struct part *c = p->parent->first;

	if (c == p)
		return NULL;
	while (c->next != p)
		c = c->next;
	return c;
}

void
tree_take_out(struct part *p)
{
	struct part *previous = tree_before(p);

	if (previous)
		previous->next = p->next;
	else
		p->parent->first = p->next;
	if (p->parent->last == p)
		p->parent->last = previous;
	p->next = NULL;
}

/* Behind at; in front of all for NULL. */
void
tree_put(struct part *parent, struct part *at, struct part *p)
{
	struct part **place = at ? &at->next : &parent->first;

	p->parent = parent;
	p->next = *place;
	*place = p;
	if (!p->next)
		parent->last = p;
}

void
tree_append(struct part *parent, struct part *p)
{
	tree_take_out(p);
	part_add(parent, p);
}

struct part *
tree_unit_before(const struct part *p)
{
	struct part *c = tree_before(p);

	return c && c->kind == PART_UNIT ? c : NULL;
}

/* The last unit inside, in reading order; or itself. */
struct part *
tree_last_inside(struct part *p)
{
	struct part *last = p;

	for (struct part *c = p->first; c; c = c->next)
		if (c->kind == PART_UNIT)
			last = c;
	return last == p ? p : tree_last_inside(last);
}

/* The line in front of it, or NULL. */
struct part *
tree_line_before(struct part *p)
{
	struct part *previous = tree_unit_before(p);

	if (previous)
		return tree_last_inside(previous);
	return p->parent->kind == PART_UNIT ? p->parent : NULL;
}
