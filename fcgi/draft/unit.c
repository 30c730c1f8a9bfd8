/*
 * unit.c: the tree as the array of units that everybody else works with.
 *
 * Called after akn_write: quotation marks, which the schema keeps as
 * attributes, are put into the quoted text here, so that it reads as printed.
 */
#include "fcgi/draft/html.h"
#include "fcgi/draft/names.h"
#include "fcgi/draft/part.h"
#include "fcgi/draft/rows.h"

#include <string.h>

struct lister {
	struct source *s;
	struct arena *mem;
	struct draft *draft;
	size_t room;
	bool sections; /* sections are the base units */
};

struct place {
	int parent, depth;
	bool quoted, below_base;
};

static void list_children(
    struct lister *l, struct part *p, const struct place *at);

static bool
is_base(const struct lister *l, const char *name)
{
	return !strcmp(name, "article") || !strcmp(name, "clause") ||
	       !strcmp(name, "rule") || name_sort(name) == NAME_RECITAL ||
	       (l->sections && !strcmp(name, "section"));
}

static bool
base_below(const struct lister *l, const struct part *p)
{
	for (const struct part *c = p->first; c; c = c->next)
		if (c->kind == PART_UNIT &&
		    (is_base(l, c->name) || base_below(l, c)))
			return true;
	return false;
}

static bool
has_unit_child(const struct part *p)
{
	return part_child(p, PART_UNIT);
}

static bool
groups(const char *name)
{
	static const char *const words[] = {"book", "tome", "part", "title",
	    "chapter", "subchapter", "subdivision", "subtitle", "subpart",
	    "section", "schedule", "schedules", "attachment", "attachments",
	    "groupOfParts", "scan"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(name, words[i]))
			return true;
	return false;
}

/* A goal that holds measures, a heading that holds others: they are the
 * contents.  A measure, or what is headed and holds text alone, is read by
 * itself. */
static bool
holds_policy(const struct part *p)
{
	if (strcmp(p->name, "goal") && strcmp(p->name, "priority") &&
	    strcmp(p->name, "division"))
		return false;
	for (const struct part *c = p->first; c; c = c->next)
		if (c->kind == PART_UNIT && strcmp(c->name, "block") &&
		    strcmp(c->name, "figure") && (c->num || c->heading))
			return true;
	return false;
}

static enum draft_rank
rank_of(const struct lister *l, const struct part *p, const struct place *at)
{
	if (p->kind == PART_ATTACHMENT)
		return RANK_GROUP;
	if (p->kind != PART_UNIT)
		return RANK_BLOCK;
	if (at->quoted || at->below_base)
		return RANK_INNER;
	if (is_base(l, p->name))
		return RANK_BASE;
	if (base_below(l, p) || holds_policy(p) ||
	    (groups(p->name) && has_unit_child(p)))
		return RANK_GROUP;
	if (!strcmp(p->name, "block") || !strcmp(p->name, "crossHeading"))
		return RANK_BLOCK;
	return RANK_BASE;
}

static const char *
kind_of(const struct part *p)
{
	switch (p->kind) {
	case PART_PREFACE:
		return "preface";
	case PART_PREAMBLE:
		return "preamble";
	case PART_CONCLUSIONS:
		return "conclusions";
	case PART_ATTACHMENT:
		return "attachment";
	default:
		return p->name;
	}
}

void
unit_block_words(struct arena *mem, struct buffer *b, const struct part *p)
{
	const char *lines[] = {part_line(mem, p->num),
	    part_line(mem, p->heading), part_line(mem, p->subheading)};

	for (size_t i = 0; i < 3; i++)
		if (*lines[i]) {
			buffer_add(b, lines[i]);
			buffer_add(b, i == 0 ? " " : "\n");
		}
	if (p->kind == PART_P) {
		buffer_add(b, part_line(mem, p));
		buffer_add(b, "\n");
		return;
	}
	for (const struct part *c = p->first; c; c = c->next)
		if (c->kind != PART_UNIT &&
		    !(c->kind == PART_QUOTE && part_has_units(c)))
			unit_block_words(mem, b, c);
}

/* As a C string, without the newlines at its end. */
static const char *
words_so_far(struct buffer *b)
{
	while (b->size && b->data[b->size - 1] == '\n')
		b->data[--b->size] = '\0';
	return buffer_end(b);
}

/* The only paragraph of a unit that has nothing else, as most do. */
static const struct part *
only_paragraph(const struct part *p)
{
	return p->first && p->first->kind == PART_P && !p->first->next &&
		       !p->first->num && !p->first->heading &&
		       !p->first->subheading
		   ? p->first
		   : NULL;
}

bool
unit_holds(const struct part *c)
{
	return c->kind == PART_UNIT || c->kind == PART_DOCUMENT ||
	       rows_are_units(c) ||
	       (c->kind == PART_QUOTE && part_has_units(c));
}

static void
own_words(struct lister *l, struct draft_unit *unit, const struct part *p,
    const struct html *h)
{
	struct buffer b;

	if (only_paragraph(p) && !h->note_count) {
		unit->words = unit->body = part_line(l->mem, p->first);
		return;
	}
	b = buffer_new(l->mem, 8 * (size_t)DRAFT_FILE_MAX);
	for (const struct part *c = p->first; c; c = c->next)
		if (part_is_block(c) && !unit_holds(c))
			unit_block_words(l->mem, &b, c);
	unit->words = unit->body = words_so_far(&b);
	if (h->note_count == 0)
		return;
	b = buffer_new(l->mem, 8 * (size_t)DRAFT_FILE_MAX);
	buffer_add(&b, unit->body);
	if (b.size)
		buffer_add(&b, "\n");
	for (size_t i = 0; i < h->note_count; i++)
		for (const struct part *c = h->notes[i]->first; c; c = c->next)
			unit_block_words(l->mem, &b, c);
	unit->words = words_so_far(&b);
}

/* Own words before the first unit and behind the last. */
static void
write_html(struct lister *l, struct draft_unit *unit, const struct part *p)
{
	struct html h = html_new(l->mem, unit->wid);
	const struct part *first = p->first, *after = NULL;

	while (first && !unit_holds(first))
		first = first->next;
	for (const struct part *c = first; c; c = c->next)
		if (unit_holds(c))
			after = c->next;
	html_line_notes(&h, p->num);
	html_line_notes(&h, p->heading);
	html_blocks(&h, p->first, first);
	if (!first)
		html_notes(&h);
	unit->html = buffer_end(&h.b);
	if (first && (after || h.note_count)) {
		h.b = buffer_new(l->mem, 8 * (size_t)DRAFT_FILE_MAX);
		html_blocks(&h, after, NULL);
		html_notes(&h);
		unit->html_after = buffer_end(&h.b);
	}
	own_words(l, unit, p, &h);
}

static struct draft_unit *
unit_new(struct lister *l)
{
	struct draft *d = l->draft;

	if (d->unit_count == l->room) {
		size_t room = l->room ? 2 * l->room : 256;

		d->units = arena_grow(l->mem, d->units,
		    l->room * sizeof(*d->units), room * sizeof(*d->units));
		l->room = room;
	}
	d->units[d->unit_count].place = (int)d->unit_count;
	return &d->units[d->unit_count++];
}

static const char *
heading_of(struct lister *l, const struct part *p)
{
	const char *heading = part_line(l->mem, p->heading);
	const char *below = part_line(l->mem, p->subheading);

	if (!*below)
		return heading;
	return *heading ? arena_printf(l->mem, "%s. %s", heading, below)
			: below;
}

/* What every unit has of its part. */
static struct draft_unit *
unit_at(struct lister *l, const struct part *p, const struct place *at)
{
	struct draft_unit *unit = unit_new(l);

	unit->wid = p->wid;
	unit->eid = p->eid;
	unit->num = unit->heading = unit->words = unit->body = "";
	unit->html = unit->html_after = "";
	unit->parent = at->parent;
	unit->depth = at->depth;
	unit->quoted = at->quoted;
	unit->confidence = p->confidence;
	unit->doubt = p->doubt ? p->doubt : "";
	unit->was = p->was ? p->was : "";
	return unit;
}

static void
list_row(struct lister *l, const struct part *row, struct row_reach *above,
    const struct place *at)
{
	struct draft_unit *unit = unit_at(l, row, at);
	struct html h = html_new(l->mem, unit->wid);
	struct row_words own;

	row_write(&h, row, above, &own);
	html_notes(&h);
	unit->kind = "row";
	unit->num = own.num;
	unit->heading = own.heading;
	unit->words = unit->body = own.words;
	unit->html = buffer_end(&h.b);
	unit->rank = at->quoted || at->below_base ? RANK_INNER : RANK_BASE;
}

/* A table whose rows are units is one above them: what its columns are. */
static void
list_table(struct lister *l, const struct part *table, const struct place *at)
{
	struct draft_unit *unit = unit_at(l, table, at);
	struct html h = html_new(l->mem, unit->wid);
	struct row_reach above = {0};
	struct place below = *at;

	unit->kind = "table";
	unit->heading = part_line(l->mem, table->heading);
	unit->rank = at->quoted || at->below_base ? RANK_INNER
		     : *unit->heading		  ? RANK_GROUP
						  : RANK_BLOCK;
	unit->container = unit->rank == RANK_GROUP;
	rows_head(&h, table, &unit->body);
	html_notes(&h);
	unit->words = unit->body;
	unit->html = buffer_end(&h.b);
	below.parent = unit->place;
	below.depth++;
	for (const struct part *r = table->first; r; r = r->next)
		if (!strcmp(r->name, "row"))
			list_row(l, r, &above, &below);
}

static void
list_one(struct lister *l, struct part *p, const struct place *at)
{
	struct draft_unit *unit = unit_at(l, p, at);
	struct place below = *at;

	unit->kind = kind_of(p);
	unit->num = part_line(l->mem, p->num);
	unit->heading = heading_of(l, p);
	unit->rank = rank_of(l, p, at);
	unit->container = unit->rank == RANK_GROUP;
	below.parent = unit->place;
	below.depth++;
	below.below_base = at->below_base || unit->rank == RANK_BASE;
	write_html(l, unit, p);
	list_children(l, p, &below);
}

/* The first or last place in a part where text can be put: its number, its
 * heading, a paragraph. */
static struct part *
first_line(struct part *p)
{
	struct part *found;

	if (p->num || p->heading)
		return p->num ? p->num : p->heading;
	if (p->kind == PART_P)
		return p;
	for (struct part *c = p->first; c; c = c->next) {
		found = first_line(c);
		if (found)
			return found;
	}
	return NULL;
}

static struct part *
last_line(struct part *p)
{
	struct part *found, *last = NULL;

	if (p->kind == PART_P)
		return p;
	for (struct part *c = p->first; c; c = c->next) {
		found = part_is_inline(c) ? NULL : last_line(c);
		last = found ? found : last;
	}
	if (last)
		return last;
	return p->heading ? p->heading : p->num;
}

static void
put_marks(struct lister *l, struct part *quote)
{
	struct part *first = first_line(quote), *last = last_line(quote), *mark;

	if (first && quote->open && *quote->open) {
		mark = part_new(l->mem, PART_TEXT, "");
		mark->text = quote->open;
		mark->next = first->first;
		first->first = mark;
		if (!first->last)
			first->last = mark;
	}
	if (last && quote->close && *quote->close)
		part_text(l->mem, last, quote->close, strlen(quote->close));
}

static void
put_all_marks(struct lister *l, struct part *p)
{
	for (struct part *c = p->first; c; c = c->next) {
		put_all_marks(l, c);
		if (c->kind == PART_QUOTE)
			put_marks(l, c);
	}
}

static void
list_children(struct lister *l, struct part *p, const struct place *at)
{
	struct place quoted = *at;

	quoted.quoted = true;
	for (struct part *c = p->first; c; c = c->next) {
		switch (c->kind) {
		case PART_UNIT:
		case PART_PREFACE:
		case PART_PREAMBLE:
		case PART_CONCLUSIONS:
		case PART_ATTACHMENT:
			list_one(l, c, at);
			break;
		case PART_BODY:
		case PART_DOCUMENT:
			list_children(l, c, at);
			break;
		case PART_QUOTE:
			list_children(l, c, &quoted);
			break;
		case PART_TABLE:
			if (rows_are_units(c))
				list_table(l, c, at);
			break;
		default:
			break;
		}
	}
}

static bool
has_name(const struct part *p, const char *name)
{
	for (const struct part *c = p->first; c; c = c->next)
		if ((c->kind == PART_UNIT && !strcmp(c->name, name)) ||
		    (c->kind != PART_QUOTE && has_name(c, name)))
			return true;
	return false;
}

void
unit_list(struct source *s, struct draft *out)
{
	struct lister l = {.s = s, .mem = s->mem, .draft = out};
	struct place at = {.parent = DRAFT_NONE};

	l.sections = !has_name(s->document, "article") &&
		     !has_name(s->document, "clause") &&
		     !has_name(s->document, "rule");
	put_all_marks(&l, s->document);
	list_children(&l, s->document, &at);
}
