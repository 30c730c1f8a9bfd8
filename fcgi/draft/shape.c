/*
 * shape.c: any tree of parts in the one form that can always be written as
 * valid Akoma Ntoso and always be read back as the same tree.
 *
 * The form: units stand only in the body, the preamble, other units and
 * quotes; inside a unit come its own blocks (and quotes with units), then
 * units, then closing blocks; what does not fit becomes a unit named "block"
 * or, where units may not stand, a box.  No text is dropped, only white
 * space that layout put there.
 */
#include "fcgi/base/text.h"
#include "fcgi/draft/figures.h"
#include "fcgi/draft/names.h"
#include "fcgi/draft/part.h"
#include "fcgi/draft/rows.h"

#include <string.h>

static void shape_children(struct source *s, struct part *p);

/* A run of white space is one space; none at the start or after another. */
static void
tidy_text(struct source *s, struct part *text, bool *spaced)
{
	size_t size = strlen(text->text), n = 0;
	char *out = arena_alloc(s->mem, size + 1);

	for (const char *c = text->text; *c; c++) {
		bool space =
		    *c == ' ' || *c == '\n' || *c == '\t' || *c == '\r';

		if (!space)
			out[n++] = *c;
		else if (!*spaced)
			out[n++] = ' ';
		*spaced = space;
	}
	text->text = out;
}

static bool
inline_empty(const struct part *p)
{
	if (p->kind == PART_TEXT)
		return !*p->text;
	return p->kind == PART_INLINE && !p->first;
}

static void
tidy_inlines(struct source *s, struct part *line, bool *spaced)
{
	struct part *p = line->first, *next;

	line->first = line->last = NULL;
	for (; p; p = next) {
		next = p->next;
		if (p->kind == PART_TEXT) {
			tidy_text(s, p, spaced);
		} else if (p->kind == PART_INLINE) {
			tidy_inlines(s, p, spaced);
		} else if (p->kind == PART_BREAK) {
			*spaced = true;
		} else {
			*spaced = false;
			if (p->kind == PART_NOTE) {
				shape_children(s, p);
				part_note_said(s->mem, p);
			}
		}
		if (!inline_empty(p))
			part_add(line, p);
	}
}

/* Without a space at its end; true if nothing is left of it. */
static bool
trim_end(struct part *p)
{
	struct part *last = p->last, *before;

	if (p->kind == PART_TEXT) {
		size_t size = strlen(p->text);

		if (size && p->text[size - 1] == ' ')
			((char *)p->text)[size - 1] = '\0';
		return !*p->text;
	}
	if (p->kind != PART_INLINE && p->kind != PART_P)
		return false;
	while ((last = p->last) && trim_end(last)) {
		before = p->first == last ? NULL : p->first;
		while (before && before->next != last)
			before = before->next;
		p->last = before;
		if (before)
			before->next = NULL;
		else
			p->first = NULL;
	}
	return !p->first;
}

static struct part *
tidy_line(struct source *s, struct part *line)
{
	bool spaced = true;

	if (!line)
		return NULL;
	tidy_inlines(s, line, &spaced);
	trim_end(line);
	return part_is_empty(line) ? NULL : line;
}

/* The text at the start of a line, or at its end; NULL: none is there. */
static struct part *
edge_text(struct part *p, bool last)
{
	while (p && p->kind != PART_TEXT)
		p = p->kind == PART_INLINE || p->kind == PART_P
			? (last ? p->last : p->first)
			: NULL;
	return p;
}

/* Without the blanks, also those that do not break, which set a number off. */
static struct part *
tidy_number(struct source *s, struct part *number)
{
	struct part *p = edge_text(number, false);
	size_t size;

	while (p && (*p->text == ' ' || text_starts(p->text, "\u00a0")))
		p->text += *p->text == ' ' ? 1 : 2;
	p = edge_text(number, true);
	for (size = p ? strlen(p->text) : 0;
	     size > 1 && (p->text[size - 1] == ' ' ||
			     !memcmp(p->text + size - 2, "\u00a0", 2));)
		size -= p->text[size - 1] == ' ' ? 1 : 2;
	if (p)
		p->text = arena_copy_n(s->mem, p->text, size);
	return tidy_line(s, number);
}

static bool
holds_units(const struct part *p)
{
	return rows_are_units(p) ||
	       (p->kind == PART_QUOTE && part_has_units(p));
}

/* A unit of text that has no place in the hierarchy. */
static struct part *
wrapper(struct source *s, const struct part *for_part)
{
	struct part *unit = part_new(s->mem, PART_UNIT, "block");

	unit->source = for_part->source;
	unit->doubt = for_part->doubt;
	unit->confidence = for_part->confidence;
	return unit;
}

/* What can only be a unit where units may not stand. */
static void
unit_to_box(struct part *unit)
{
	unit->kind = PART_BOX;
	for (struct part *c = unit->first; c; c = c->next)
		if (c->kind == PART_UNIT)
			unit_to_box(c);
}

static void
units_to_boxes(struct part *p)
{
	for (struct part *c = p->first; c; c = c->next) {
		if (c->kind == PART_UNIT)
			unit_to_box(c);
		units_to_boxes(c);
	}
}

static bool
has_numbers(const struct part *p)
{
	for (const struct part *c = p->first; c; c = c->next)
		if ((c->kind == PART_UNIT && (c->num || c->heading)) ||
		    has_numbers(c))
			return true;
	return false;
}

/* Units without number or heading are only their blocks. */
static void
dissolve(struct part *from, struct part *into)
{
	struct part *p = from->first, *next;

	from->first = from->last = NULL;
	for (; p; p = next) {
		next = p->next;
		if (p->kind == PART_UNIT)
			dissolve(p, into);
		else
			part_add(into, p);
	}
}

/* A quote is blocks alone or units alone. */
static void
shape_quote(struct source *s, struct part *quote)
{
	struct part *p = quote->first, *next, *wrap = NULL;

	if (!has_numbers(quote)) {
		dissolve(quote, quote);
		return;
	}
	quote->first = quote->last = NULL;
	for (; p; p = next) {
		next = p->next;
		if (p->kind == PART_UNIT) {
			part_add(quote, p);
			wrap = NULL;
			continue;
		}
		if (!wrap)
			wrap = part_add(quote, wrapper(s, p));
		part_add(wrap, p);
	}
}

/* Own blocks, units, closing blocks; the rest wrapped. */
static void
order_unit(struct source *s, struct part *unit)
{
	struct part *p = unit->first, *next, *wrap = NULL, *last = NULL;
	enum { OWN, QUOTES, UNITS } state = OWN;
	bool closing;

	for (struct part *c = p; c; c = c->next)
		if (c->kind == PART_UNIT || holds_units(c))
			last = c;
	closing = !last;
	unit->first = unit->last = NULL;
	for (; p; p = next) {
		bool quote = holds_units(p);

		next = p->next;
		if (p->kind == PART_UNIT) {
			wrap = NULL;
			state = UNITS;
			part_add(unit, p);
		} else if (state == OWN || closing ||
			   (state == QUOTES && quote && !wrap)) {
			part_add(unit, p);
			if (quote)
				state = QUOTES;
		} else {
			/* A wrap ends behind its quotes. */
			if (!wrap ||
			    (!quote && wrap->last && holds_units(wrap->last)))
				wrap = part_add(unit, wrapper(s, p));
			part_add(wrap, p);
			state = UNITS;
		}
		closing = closing || p == last;
	}
}

/* Text of the body outside any unit: a unit for each block, lists, tables
 * and quotes with the paragraph that announces them. */
static void
order_body(struct source *s, struct part *body)
{
	struct part *p = body->first, *next, *wrap = NULL;

	body->first = body->last = NULL;
	for (; p; p = next) {
		next = p->next;
		if (p->kind == PART_UNIT) {
			part_add(body, p);
			wrap = NULL;
			continue;
		}
		if (!wrap || p->kind == PART_P || p->kind == PART_BOX)
			wrap = part_add(body, wrapper(s, p));
		part_add(wrap, p);
	}
}

/* Recitals and citations are units; what else comes as one holds blocks. */
static void
order_preamble(struct source *s, struct part *preamble)
{
	struct part *p = preamble->first, *next, *wrap = NULL;
	bool units = false;

	preamble->first = preamble->last = NULL;
	for (; p; p = next) {
		bool rest = false;

		next = p->next;
		for (struct part *c = next; c && !rest; c = c->next)
			rest = c->kind == PART_UNIT;
		if (p->kind == PART_UNIT) {
			units = true;
			wrap = NULL;
			part_add(preamble, p);
		} else if (!units || !rest) {
			part_add(preamble, p);
		} else {
			if (!wrap)
				wrap = part_add(preamble, wrapper(s, p));
			part_add(wrap, p);
		}
	}
}

/* Where units may not stand, or only some, they become boxes. */
static void
bar_units(struct part *p)
{
	switch (p->kind) {
	case PART_PREFACE:
	case PART_CONCLUSIONS:
	case PART_ITEM:
	case PART_CELL:
	case PART_BOX:
	case PART_NOTE:
		units_to_boxes(p);
		return;
	case PART_PREAMBLE:
		for (struct part *c = p->first; c; c = c->next) {
			units_to_boxes(c);
			if (c->kind == PART_UNIT &&
			    name_sort(c->name) != NAME_RECITAL &&
			    strcmp(c->name, "block"))
				unit_to_box(c);
		}
		return;
	default:
		return;
	}
}

/* Children, lines and all, each in its form; what is empty is left out. */
static void
shape_part(struct source *s, struct part *p)
{
	p->num = tidy_number(s, p->num);
	p->heading = tidy_line(s, p->heading);
	p->subheading = tidy_line(s, p->subheading);
	if (p->kind == PART_P)
		tidy_line(s, p);
	else if (p->kind == PART_DOCUMENT)
		shape_document(s, p);
	else
		shape_children(s, p);
}

static void
shape_children(struct source *s, struct part *p)
{
	struct part *c = p->first, *next;

	bar_units(p);
	p->first = p->last = NULL;
	for (; c; c = next) {
		next = c->next;
		shape_part(s, c);
		if (c->kind == PART_BOX && !c->num && !c->heading &&
		    !c->subheading)
			part_move_all(c, p);
		else if (!part_is_empty(c) || c->kind == PART_CELL ||
			 c->kind == PART_DOCUMENT)
			part_add(p, c);
	}
	if (p->kind == PART_QUOTE)
		shape_quote(s, p);
	if (p->kind == PART_UNIT)
		order_unit(s, p);
	if (p->kind == PART_BODY)
		order_body(s, p);
	if (p->kind == PART_PREAMBLE)
		order_preamble(s, p);
	for (c = p->first; c; c = c->next)
		if (c->kind == PART_UNIT && !strcmp(c->name, "block"))
			order_unit(s, c);
}

void
shape_document(struct source *s, struct part *document)
{
	static const enum part_kind order[] = {PART_PREFACE, PART_PREAMBLE,
	    PART_BODY, PART_CONCLUSIONS, PART_ATTACHMENT};
	struct part old, *next;

	figures_mark(s, document);
	rows_mark(s, document);
	old = *document;
	document->first = document->last = NULL;
	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
		struct part **place = &old.first;

		for (struct part *p = old.first; p; p = next) {
			next = p->next;
			if (p->kind != order[i]) {
				place = &p->next;
				continue;
			}
			*place = next;
			shape_part(s, p);
			if (!part_is_empty(p) || p->kind == PART_BODY)
				part_add(document, p);
		}
		if (order[i] == PART_BODY && !part_child(document, PART_BODY))
			part_add(document, part_new(s->mem, PART_BODY, ""));
	}
}
