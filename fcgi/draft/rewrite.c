/*
 * rewrite.c: the lines of a unit and those it shall have, held against each
 * other from both ends: what differs stands in between, and is replaced.
 */
#include "fcgi/draft/rewrite.h"

#include "fcgi/draft/kept.h"
#include "fcgi/draft/lines.h"
#include "fcgi/draft/row.h"
#include "fcgi/draft/rows.h"
#include "fcgi/draft/tree.h"

#include <string.h>

enum { LINES_MAX = 4000 };

/* A line of words; p: the paragraph it is, or NULL for what is not changed
 * here. */
struct worded {
	const char *text;
	struct part *p;
};

struct text {
	struct arena *mem;
	struct worded *at;
	size_t count;
	bool full;
};

static void
add_lines(struct text *t, const char *words, struct part *p)
{
	while (*words) {
		size_t size = strcspn(words, "\n");
		const char *line =
		    text_trim(t->mem, arena_copy_n(t->mem, words, size));

		t->full |= t->count == LINES_MAX;
		if (*line && !t->full)
			t->at[t->count++] = (struct worded){line, p};
		words += size + (words[size] == '\n');
	}
}

static void
add_block(struct text *t, struct part *p, struct part *owner)
{
	struct buffer b = buffer_new(t->mem, DRAFT_FILE_MAX);

	unit_block_words(t->mem, &b, p);
	add_lines(t, buffer_end(&b), owner);
}

/* The notes below, in the order of reading. */
static void
add_notes(struct text *t, struct part *p)
{
	if (!p)
		return;
	add_notes(t, p->num);
	add_notes(t, p->heading);
	for (struct part *c = p->first; c; c = c->next)
		if (unit_holds(c))
			continue;
		else if (p->kind == PART_NOTE)
			add_block(t, c, NULL);
		else
			add_notes(t, c);
}

static struct text
text_new(struct arena *mem)
{
	return (struct text){.mem = mem,
	    .at = arena_alloc(mem, LINES_MAX * sizeof(struct worded))};
}

static struct text
lines_of(struct arena *mem, struct part *unit)
{
	struct text t = text_new(mem);

	for (struct part *c = unit->first; c; c = c->next)
		if (part_is_block(c) && !unit_holds(c))
			add_block(&t, c, c->kind == PART_P ? c : NULL);
	add_notes(&t, unit);
	return t;
}

static bool
holds_more(const struct part *p)
{
	if (p->kind == PART_NOTE || p->kind == PART_IMAGE)
		return true;
	for (const struct part *c = p->first; c; c = c->next)
		if (holds_more(c))
			return true;
	return false;
}

/* ---- one paragraph ---- */

/* Whether a word begins or ends there. */
static bool
is_edge(const char *text, size_t at)
{
	return !at || !text[at] || strchr(" \n", text[at]) ||
	       strchr(" \n", text[at - 1]);
}

/* A break in a line is read as a blank. */
static bool
same(char was, char now)
{
	return was == now || (was == '\n' && now == ' ');
}

/* How many bytes they begin, and end, with alike, in whole words. */
static void
alike(const char *a, const char *b, size_t *head, size_t *tail)
{
	size_t na = strlen(a), nb = strlen(b), n = na < nb ? na : nb;

	for (*head = 0; *head < n && same(a[*head], b[*head]);)
		(*head)++;
	while (!is_edge(a, *head) || !is_edge(b, *head))
		(*head)--;
	for (*tail = 0;
	     *tail < n - *head && same(a[na - *tail - 1], b[nb - *tail - 1]);)
		(*tail)++;
	while (!is_edge(a, na - *tail) || !is_edge(b, nb - *tail))
		(*tail)--;
}

/* What both have at their ends stays as it is, with its marks and notes. */
static bool
edit(struct source *s, struct part *p, const char *now)
{
	const char *was = line_words(s->mem, p);
	struct part *head, *gone;
	size_t first, last;

	alike(was, now, &first, &last);
	head = line_cut(s->mem, p, first);
	gone = line_cut(s->mem, p, strlen(was) - first - last);
	if (holds_more(gone)) {
		part_move_all(p, gone);
		part_move_all(gone, head);
		part_move_all(head, p);
		return false;
	}
	if (strlen(now) > first + last)
		part_text(
		    s->mem, head, now + first, strlen(now) - first - last);
	part_move_all(p, head);
	part_move_all(head, p);
	return true;
}

static struct part *
paragraph(struct arena *mem, const char *words)
{
	struct part *p = part_new(mem, PART_P, "");

	part_text(mem, p, words, strlen(words));
	return p;
}

/* ---- the lines between ---- */

struct stretch {
	const struct worded *was, *now;
	size_t was_count, now_count;
	struct part *before; /* the block in front, or NULL */
};

static bool
may_go(const struct stretch *m)
{
	for (size_t i = 0; i < m->was_count; i++)
		if (!m->was[i].p ||
		    (i >= m->now_count && holds_more(m->was[i].p)))
			return false;
	return true;
}

static void
told_line(struct source *s, enum kept_bag bag, const char *text)
{
	kept_break(s, bag);
	kept_text(s, bag, text);
	kept_break(s, bag);
}

/* The words that go and come are no words lost or invented. */
static void
told(struct source *s, const struct stretch *m)
{
	for (size_t i = 0; i < m->was_count; i++)
		told_line(s, KEPT_LEFT, m->was[i].text);
	for (size_t i = 0; i < m->now_count; i++)
		told_line(s, KEPT_MADE, m->now[i].text);
}

static bool
replace(struct source *s, struct part *unit, const struct stretch *m)
{
	struct part *at = m->before;

	if (!may_go(m))
		return false;
	for (size_t i = 0; i < m->was_count || i < m->now_count; i++) {
		if (i < m->was_count && i < m->now_count) {
			if (!edit(s, m->was[i].p, m->now[i].text))
				return false;
			at = m->was[i].p;
		} else if (i < m->was_count) {
			tree_take_out(m->was[i].p);
		} else {
			struct part *p = paragraph(s->mem, m->now[i].text);

			tree_put(unit, at, p);
			at = p;
		}
	}
	told(s, m);
	return true;
}

/* ---- a row of a table ---- */

/* Its cells; those of the rows in front reach down into it. */
static struct row_cells
cells_of(struct arena *mem, struct part *row)
{
	struct row_reach above = {0};
	struct row_cells out = {0};

	row_place_cells(row->parent);
	for (struct part *r = row->parent->first; r; r = r->next) {
		row_cells(mem, r, &above, &out);
		if (r == row)
			break;
	}
	return out;
}

/* A cell of one paragraph gets other words. */
static bool
rewrite_cell(struct source *s, struct part *row, const struct part *cell,
    const char *now)
{
	struct part *p = cell ? cell->first : NULL;
	const char *was;

	if (!p || cell->parent != row || p->next || p->kind != PART_P)
		return false;
	was = part_line(s->mem, cell);
	if (text_is(was, now) || !edit(s, p, now))
		return false;
	told_line(s, KEPT_LEFT, was);
	told_line(s, KEPT_MADE, now);
	return true;
}

static bool
may_be_cell(const struct part *row, const struct part *cell)
{
	return cell->parent == row && cell->first && !cell->first->next &&
	       cell->first->kind == PART_P && !holds_more(cell);
}

/* All of what differs or nothing. */
static bool
rewrite_row(struct source *s, struct part *row, const struct text *now)
{
	const struct row_cells cells = cells_of(s->mem, row);
	bool any = false;

	if (now->count != cells.count)
		return false;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < cells.count; i++) {
			const struct part *cell = cells.at[i];
			const char *text = now->at[i].text;

			if (text_is(part_line(s->mem, cell), text))
				continue;
			any = true;
			if (!pass && !may_be_cell(row, cell))
				return false;
			if (pass && !rewrite_cell(s, row, cell, text))
				return false;
		}
	return any;
}

/* ---- the words of a unit ---- */

bool
rewrite(struct source *s, struct part *unit, const char *words)
{
	struct text was = lines_of(s->mem, unit), now = text_new(s->mem);
	size_t head = 0, tail = 0, least;
	struct stretch middle;

	add_lines(&now, words ? words : "", NULL);
	least = was.count < now.count ? was.count : now.count;
	if (!now.count || was.full || now.full || unit->kind == PART_TABLE)
		return false;
	if (unit->kind == PART_ROW)
		return rewrite_row(s, unit, &now);
	while (head < least && !strcmp(was.at[head].text, now.at[head].text))
		head++;
	while (tail < least - head && !strcmp(was.at[was.count - tail - 1].text,
					  now.at[now.count - tail - 1].text))
		tail++;
	middle = (struct stretch){
	    .was = was.at + head,
	    .now = now.at + head,
	    .was_count = was.count - head - tail,
	    .now_count = now.count - head - tail,
	    .before = head ? was.at[head - 1].p : NULL,
	};
	if (!middle.was_count && !middle.now_count)
		return false;
	/* behind a table or list nobody can say where it would stand */
	if (!middle.was_count && head && !middle.before)
		return false;
	return replace(s, unit, &middle);
}

/* ---- number and heading ---- */

/* A line beside the text becomes other words, or none. */
static bool
rewrite_line(struct source *s, struct part **line, const char *now)
{
	const char *was = *line ? line_words(s->mem, *line) : "";
	const char *wanted = text_trim(s->mem, now ? now : "");

	if (text_is(was, wanted))
		return false;
	if (!*wanted) {
		if (holds_more(*line))
			return false;
		*line = NULL;
	} else if (!*line)
		*line = paragraph(s->mem, wanted);
	else if (!edit(s, *line, wanted))
		return false;
	told_line(s, KEPT_LEFT, was);
	told_line(s, KEPT_MADE, wanted);
	return true;
}

bool
rewrite_number(struct source *s, struct part *unit, const char *number)
{
	if (unit->kind == PART_TABLE)
		return false;
	if (unit->kind == PART_ROW)
		return number && row_is_number(text_trim(s->mem, number)) &&
		       rewrite_cell(s, unit, cells_of(s->mem, unit).num,
			   text_trim(s->mem, number));
	return rewrite_line(s, &unit->num, number);
}

bool
rewrite_heading(struct source *s, struct part *unit, const char *heading)
{
	const char *now = text_trim(s->mem, heading ? heading : "");

	if (unit->kind == PART_ROW)
		return *now && strlen(now) <= ROW_NAME_MAX &&
		       rewrite_cell(
			   s, unit, cells_of(s->mem, unit).heading, now);
	if (!*now && !unit->first && !part_has_units(unit))
		return false;
	return rewrite_line(s, &unit->heading, heading);
}

/* ---- taken out ---- */

static void
told_gone(struct source *s, const struct part *p)
{
	const struct part *lines[] = {p->num, p->heading, p->subheading};

	if (p->kind == PART_TEXT) {
		kept_text(s, KEPT_LEFT, p->text);
		return;
	}
	if (p->kind != PART_INLINE)
		kept_break(s, KEPT_LEFT);
	for (size_t i = 0; i < 3; i++)
		if (lines[i])
			told_gone(s, lines[i]);
	for (const struct part *c = p->first; c; c = c->next)
		told_gone(s, c);
	if (p->kind != PART_INLINE)
		kept_break(s, KEPT_LEFT);
}

/* Whether a cell stands in it and in a row above or below. */
static bool
is_spanned(const struct part *row)
{
	int below = 0;

	for (const struct part *r = row->parent->first; r; r = r->next) {
		for (const struct part *c = r->first; c; c = c->next)
			if (c->rows > below)
				below = c->rows;
		if (r == row)
			return below > 1;
		below--;
	}
	return false;
}

bool
rewrite_strike(struct source *s, struct part *unit)
{
	const struct part *around = unit->parent;

	if (around->first == unit && around->last == unit)
		return false;
	if (unit->kind == PART_ROW && is_spanned(unit))
		return false;
	told_gone(s, unit);
	tree_take_out(unit);
	return true;
}
