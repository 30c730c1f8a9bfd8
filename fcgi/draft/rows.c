/*
 * rows.c: which rows of tables are units.
 */
#include "fcgi/draft/rows.h"

#include "fcgi/draft/row.h"

#include <string.h>

enum { COLUMNS = ROW_COLUMNS };

static bool
is_base(const struct part *p)
{
	return p->kind == PART_UNIT &&
	       (!strcmp(p->name, "article") || !strcmp(p->name, "clause") ||
		   !strcmp(p->name, "section") || !strcmp(p->name, "rule"));
}

bool
rows_have_base(const struct part *p)
{
	for (const struct part *c = p->first; c; c = c->next)
		if (is_base(c) ||
		    (c->kind != PART_QUOTE && c->kind != PART_ATTACHMENT &&
			rows_have_base(c)))
			return true;
	return false;
}

bool
row_is_head(const struct part *row)
{
	for (const struct part *c = row->first; c; c = c->next)
		if (!c->head)
			return false;
	return row->first;
}

size_t
row_words_size(const struct part *p)
{
	size_t size = 0;

	for (const char *c = p->kind == PART_TEXT ? p->text : ""; *c; c++)
		size += !strchr(" \t\r\n", *c);
	for (const struct part *c = p->first; c && size <= ROW_NAME_MAX;
	     c = c->next)
		size += row_words_size(c);
	return size;
}

static bool
is_named(const struct part *row)
{
	return row->first && row->first->next && !part_is_empty(row->first) &&
	       row_words_size(row->first) <= ROW_NAME_MAX;
}

void
row_place_cells(struct part *table)
{
	int reach[COLUMNS] = {0};

	for (struct part *r = table->first; r; r = r->next) {
		int column = 0;

		for (struct part *c = r->first; c; c = c->next) {
			while (column < COLUMNS && reach[column] > 0)
				column++;
			c->column = column;
			for (int i = 0; i < c->columns && column < COLUMNS; i++)
				reach[column++] = c->rows;
		}
		for (int i = 0; i < COLUMNS; i++)
			reach[i] -= reach[i] > 0;
	}
}

/* Of a table that sets two versions of a text side by side: how the columns
 * are called, in small letters. */
static const char *const current[] = {"действащ", "досегаш", "сега ", "било",
    "obecn", "dotychczas", "obowiązując", "platn", "dosavadní", "stávající",
    "važeć", "postojeć", "важећ", "постојећ", "current", "existing", "present",
    "in force"};
static const char *const proposed[] = {"предложен", "предлаган", "проект",
    "става", "proponowan", "projekt", "navrhovan", "navržen", "návrh",
    "predložen", "predlog", "nacrt", "предлог", "нацрт", "proposed", "draft"};

static bool
is_called(struct arena *mem, const struct part *cell, const char *const words[],
    size_t count)
{
	const char *line;

	if (row_words_size(cell) > ROW_NAME_MAX)
		return false;
	line = text_lower(mem, part_line(mem, cell));
	for (size_t i = 0; i < count; i++)
		if (strstr(line, words[i]))
			return true;
	return false;
}

int
row_versions_column(struct arena *mem, const struct part *table)
{
	const struct part *head = table->first;
	int first = -1, at = 0;
	bool now = false, then = false;

	for (const struct part *c = head ? head->first : NULL; c; c = c->next) {
		bool is_now = is_called(
		    mem, c, current, sizeof current / sizeof *current);
		bool is_then =
		    !is_now && is_called(mem, c, proposed,
				   sizeof proposed / sizeof *proposed);

		if ((is_now || is_then) && first < 0)
			first = at;
		now |= is_now;
		then |= is_then;
		at += c->columns;
	}
	return now && then ? first : -1;
}

static void
mark_versions(struct arena *mem, struct part *table)
{
	if (row_versions_column(mem, table) < 0 || !table->first->next)
		return;
	for (struct part *c = table->first->first; c; c = c->next)
		c->head = true;
	row_place_cells(table);
	for (struct part *r = table->first; r; r = r->next)
		if (!row_is_head(r) && !part_is_empty(r))
			r->name = "row";
}

static void
mark_versions_below(struct arena *mem, struct part *p)
{
	for (struct part *c = p->first; c; c = c->next) {
		if (c->kind == PART_TABLE)
			mark_versions(mem, c);
		else if ((c->kind == PART_UNIT && !is_base(c)) ||
			 c->kind == PART_BODY || c->kind == PART_BOX)
			mark_versions_below(mem, c);
	}
}

static bool
has_digit(const struct part *p)
{
	bool has = p->kind == PART_TEXT && strpbrk(p->text, "0123456789");

	for (const struct part *c = p->first; c && !has; c = c->next)
		has = has_digit(c);
	return has;
}

/* Whether all its words are bold. */
static bool
is_bold(const struct part *p)
{
	if (p->kind == PART_TEXT)
		return !p->text[strspn(p->text, " \t\r\n")];
	if (p->kind == PART_INLINE && !strcmp(p->name, "b"))
		return true;
	for (const struct part *c = p->first; c; c = c->next)
		if (!is_bold(c))
			return false;
	return true;
}

bool
row_is_counted(struct arena *mem, const struct part *row)
{
	int n = 0;

	for (const struct part *c = row->first; c; c = c->next) {
		int64_t said;
		const char *line = row_words_size(c) <= ROW_NUMBER_MAX
				       ? part_line(mem, c)
				       : "";

		if (text_int(text_trim(mem, line), &said) != OK || said != ++n)
			return false;
	}
	return n > 1;
}

/* Rows of nothing are passed over: they will not be written. */
static struct part *
row_after(const struct part *row)
{
	struct part *next = row->next;

	while (next && part_is_empty(next))
		next = next->next;
	return next;
}

/* A column that is named without a digit and has one in every row below. */
static bool
names_numbers(const struct part *table, const struct part *cell, int column)
{
	const struct part *row = row_after(table->first);
	bool all = row && !has_digit(cell);

	for (; row && all; row = row_after(row)) {
		const struct part *c = row->first;

		for (int i = 0; c && i < column; i++)
			c = c->next;
		all = c && has_digit(c);
	}
	return all;
}

/* A column of texts below a name of few words: no cell is as short. */
static bool
names_texts(const struct part *table, const struct part *cell, int column)
{
	enum { ROWS = 3, NAME = 30, TEXT = 60 };
	const struct part *row = row_after(table->first);
	int rows = 0;

	if (row_words_size(cell) > NAME)
		return false;
	for (; row; row = row_after(row), rows++) {
		const struct part *c = row->first;

		for (int i = 0; c && i < column; i++)
			c = c->next;
		if (!c || row_words_size(c) < TEXT)
			return false;
	}
	return rows >= ROWS;
}

/* Word processors seldom say which row heads a table: one that is bold above
 * others that are not, or that names columns of numbers or of texts. */
static bool
heads_table(const struct part *table)
{
	const struct part *head = table->first;
	bool named = false;
	int column = 0;

	if (!head || !head->first || !head->first->next || !row_after(head) ||
	    has_digit(head) || part_is_empty(head))
		return false;
	for (const struct part *c = head->first; c; c = c->next, column++) {
		if (row_words_size(c) > ROW_NAME_MAX || c->columns > 1)
			return false;
		named |= names_numbers(table, c, column) ||
			 names_texts(table, c, column);
	}
	return named || (is_bold(head) && !is_bold(row_after(head)));
}

static void
mark_row(struct part *row)
{
	for (struct part *c = row->first; c; c = c->next)
		c->head = true;
}

/* "(1) Area", "(2) Street", "(3) Measure". */
static bool
is_numbered(struct arena *mem, const struct part *row)
{
	int n = 0;

	for (const struct part *c = row->first; c && n < 2; c = c->next)
		if (row_words_size(c) > ROW_NAME_MAX ||
		    !text_starts(
			part_line(mem, c), arena_printf(mem, "(%d)", ++n)))
			return false;
	return n == 2;
}

static void
mark_heads(struct arena *mem, struct part *table)
{
	struct part *row = table->first;

	if (row && !row_is_head(row) &&
	    (heads_table(table) || (row_after(row) && is_numbered(mem, row) &&
				       !is_numbered(mem, row_after(row)))))
		mark_row(row);
	while (row && row_is_head(row))
		row = row_after(row);
	if (row && row != table->first && row_is_counted(mem, row))
		mark_row(row);
}

static void
mark_heads_below(struct source *s, struct part *p)
{
	for (struct part *c = p->first; c; c = c->next) {
		if (c->kind == PART_TABLE)
			mark_heads(s->mem, c);
		else if (!part_is_inline(c))
			mark_heads_below(s, c);
	}
}

static void
mark_table(struct part *table)
{
	int rows = 0, named = 0;

	for (const struct part *r = table->first; r; r = r->next) {
		if (part_is_empty(r))
			continue; /* will not be written */
		rows += !row_is_head(r);
		named += !row_is_head(r) && is_named(r);
	}
	if (named < 2 || 2 * named < rows)
		return;
	row_place_cells(table);
	for (struct part *r = table->first; r; r = r->next)
		if (!row_is_head(r) && !part_is_empty(r))
			r->name = "row";
}

static void
mark_below(struct part *p)
{
	for (struct part *c = p->first; c; c = c->next) {
		if (c->kind == PART_TABLE)
			mark_table(c);
		else if (c->kind == PART_UNIT || c->kind == PART_BODY ||
			 c->kind == PART_BOX)
			mark_below(c);
	}
}

void
rows_mark(struct source *s, struct part *document)
{
	mark_versions_below(s->mem, document);
	/* Akoma Ntoso says it itself, and what we wrote stays as it is. */
	if (!text_is(s->format, "akn"))
		mark_heads_below(s, document);
	if (!rows_have_base(document))
		mark_below(document);
}

bool
rows_are_units(const struct part *table)
{
	if (table->kind != PART_TABLE)
		return false;
	for (const struct part *r = table->first; r; r = r->next)
		if (!strcmp(r->name, "row"))
			return true;
	return false;
}
