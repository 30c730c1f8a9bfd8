/*
 * requote.c: by hand into a quotation and out of one.  The marks of one that
 * ends are words of its text again.
 */
#include "fcgi/draft/requote.h"

#include "fcgi/draft/tree.h"

#include <string.h>

bool
requote(struct arena *mem, struct part *p)
{
	struct part *to = tree_line_before(p), *at = tree_before(p), *into;

	if (!to)
		return false;
	if (to != p->parent)
		at = to->last;
	tree_take_out(p);
	into = at && at->kind == PART_QUOTE ? at : NULL;
	if (!into) {
		into = part_new(mem, PART_QUOTE, "");
		tree_put(to, at, into);
	}
	part_add(into, p);
	return true;
}

/* Where the text of a unit begins, or NULL. */
static struct part *
first_line(struct part *p)
{
	if (p->kind == PART_P)
		return p;
	if (p->num || p->heading)
		return p->num ? p->num : p->heading;
	return p->first ? first_line(p->first) : NULL;
}

/* Marks that the schema keeps beside the text are words of it. */
static void
marks_to_text(struct arena *mem, struct part *q)
{
	struct part *first = first_line(q), *last, *mark;

	if (q->open && *q->open && first) {
		mark = part_new(mem, PART_TEXT, "");
		mark->text = q->open;
		tree_put(first, NULL, mark);
	}
	if (q->close && *q->close && q->last) {
		last = tree_last_inside(q->last);
		mark = last->last && last->last->kind == PART_P
			   ? last->last
			   : part_add(last, part_new(mem, PART_P, ""));
		part_text(mem, mark, q->close, strlen(q->close));
	}
	q->open = q->close = NULL;
}

bool
unquote(struct arena *mem, struct part *p)
{
	struct part *q = p->parent, *host, *at, *c, *next;

	while (q && q->kind != PART_QUOTE)
		q = q->parent;
	host = q ? q->parent : NULL;
	if (!host || host->kind != PART_UNIT)
		return false;
	marks_to_text(mem, q);
	at = host;
	tree_take_out(q);
	for (c = q->first; c; c = next) {
		next = c->next;
		tree_take_out(c);
		tree_put(host->parent, at, c);
		at = c;
	}
	return true;
}
