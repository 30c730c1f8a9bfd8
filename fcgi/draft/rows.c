/*
 * rows.c: which rows of tables are units, and how one looks by itself: a list
 * of what its columns are called and what stands there.
 */
#include "fcgi/draft/rows.h"

#include "fcgi/draft/markup.h"

#include <string.h>

enum { NAME_MAX = 200, NUMBER_MAX = 20, COLUMNS = ROW_COLUMNS };

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

static bool
is_head(const struct part *row)
{
	for (const struct part *c = row->first; c; c = c->next)
		if (!c->head)
			return false;
	return row->first;
}

/* The plain words below, without blanks (which are made one when written), as
 * long as they are short enough for a name. */
static size_t
words_size(const struct part *p)
{
	size_t size = 0;

	for (const char *c = p->kind == PART_TEXT ? p->text : ""; *c; c++)
		size += !strchr(" \t\r\n", *c);
	for (const struct part *c = p->first; c && size <= NAME_MAX;
	     c = c->next)
		size += words_size(c);
	return size;
}

static bool
is_named(const struct part *row)
{
	return row->first && row->first->next && !part_is_empty(row->first) &&
	       words_size(row->first) <= NAME_MAX;
}

/* Cells of rows above that reach down shift those beside them. */
static void
place_cells(struct part *table)
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

	if (words_size(cell) > NAME_MAX)
		return false;
	line = text_lower(mem, part_line(mem, cell));
	for (size_t i = 0; i < count; i++)
		if (strstr(line, words[i]))
			return true;
	return false;
}

/* The column where the versions begin; -1: it sets none side by side. */
static int
versions_column(struct arena *mem, const struct part *table)
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
	if (versions_column(mem, table) < 0 || !table->first->next)
		return;
	for (struct part *c = table->first->first; c; c = c->next)
		c->head = true;
	place_cells(table);
	for (struct part *r = table->first; r; r = r->next)
		if (!is_head(r) && !part_is_empty(r))
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

/* "1", "2", "3": columns are counted below their names. */
static bool
is_counted(struct arena *mem, const struct part *row)
{
	int n = 0;

	for (const struct part *c = row->first; c; c = c->next) {
		int64_t said;
		const char *line =
		    words_size(c) <= NUMBER_MAX ? part_line(mem, c) : "";

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

/* Word processors seldom say which row heads a table: one that is bold above
 * others that are not, or that names columns of numbers. */
static bool
heads_table(const struct part *table)
{
	const struct part *head = table->first;
	bool numbers = false;
	int column = 0;

	if (!head || !head->first || !head->first->next || !row_after(head) ||
	    has_digit(head) || part_is_empty(head))
		return false;
	for (const struct part *c = head->first; c; c = c->next, column++) {
		if (words_size(c) > NAME_MAX || c->columns > 1)
			return false;
		numbers |= names_numbers(table, c, column);
	}
	return numbers || (is_bold(head) && !is_bold(row_after(head)));
}

static void
mark_row(struct part *row)
{
	for (struct part *c = row->first; c; c = c->next)
		c->head = true;
}

static void
mark_heads(struct arena *mem, struct part *table)
{
	struct part *row = table->first;

	if (row && !is_head(row) && heads_table(table))
		mark_row(row);
	while (row && is_head(row))
		row = row_after(row);
	if (row && row != table->first && is_counted(mem, row))
		mark_row(row);
}

static void
mark_table(struct source *s, struct part *table)
{
	int rows = 0, named = 0;

	/* Akoma Ntoso says it itself, and what we wrote stays as it is. */
	if (!text_is(s->format, "akn"))
		mark_heads(s->mem, table);
	for (const struct part *r = table->first; r; r = r->next) {
		if (part_is_empty(r))
			continue; /* will not be written */
		rows += !is_head(r);
		named += !is_head(r) && is_named(r);
	}
	if (named < 2 || 2 * named < rows)
		return;
	place_cells(table);
	for (struct part *r = table->first; r; r = r->next)
		if (!is_head(r) && !part_is_empty(r))
			r->name = "row";
}

static void
mark_below(struct source *s, struct part *p)
{
	for (struct part *c = p->first; c; c = c->next) {
		if (c->kind == PART_TABLE)
			mark_table(s, c);
		else if (c->kind == PART_UNIT || c->kind == PART_BODY ||
			 c->kind == PART_BOX)
			mark_below(s, c);
	}
}

void
rows_mark(struct source *s, struct part *document)
{
	mark_versions_below(s->mem, document);
	if (!rows_have_base(document))
		mark_below(s, document);
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

/* The words that head each column; under one that heads several, both. */
static void
head_columns(struct arena *mem, const struct part *table, const char *heads[])
{
	bool several[COLUMNS] = {false};

	for (const struct part *r = table->first; r && is_head(r); r = r->next)
		for (const struct part *c = is_counted(mem, r) ? NULL
							       : r->first;
		     c; c = c->next)
			for (int i = c->column;
			     i < c->column + c->columns && i < COLUMNS; i++) {
				const char *line = part_line(mem, c);

				heads[i] = several[i] && *heads[i] && *line
					       ? arena_printf(mem, "%s: %s",
						     heads[i], line)
					       : line;
				several[i] = c->columns > 1;
			}
}

void
rows_head(struct html *h, const struct part *table, const char **words)
{
	struct buffer b = buffer_new(h->mem, DRAFT_FILE_MAX);

	for (const struct part *r = table->first; r; r = r->next) {
		if (!is_head(r))
			continue;
		tag_open(&h->b, "div");
		tag_attribute(&h->b, "class", "heads");
		tag_start(&h->b);
		for (const struct part *c = r->first; c; c = c->next) {
			html_blocks(h, c->first, NULL);
			buffer_printf(&b, "%s%s", b.size ? "\n" : "",
			    part_line(h->mem, c));
		}
		tag_close(&h->b, "div");
	}
	*words = b.data ? b.data : "";
}

/* One paragraph of plain words, or NULL. */
static const char *
only_line(struct html *h, const struct part *cell)
{
	const struct part *p = cell ? cell->first : NULL;

	if (!p || p->next || p->kind != PART_P || words_size(p) > NAME_MAX)
		return NULL;
	for (const struct part *c = p->first; c; c = c->next)
		if (c->kind == PART_NOTE || c->kind == PART_IMAGE)
			return NULL;
	return part_line(h->mem, p);
}

/* The cells of a row and those that reach over it from above, as they stand. */
struct seen {
	const struct part **at;
	size_t count;
};

static void
see(struct seen *s, struct row_reach *above, const struct part *cell)
{
	for (int i = cell->column;
	     i < cell->column + cell->columns && i < COLUMNS; i++) {
		above->cell[i] = cell;
		above->left[i] = cell->rows;
	}
	s->at[s->count++] = cell;
}

/* Those that reach down to columns from one on, up to another. */
static void
see_above(struct seen *s, const struct row_reach *above, int from, int to)
{
	for (int i = from; i < to && i < COLUMNS; i++)
		if (above->left[i] > 0 && above->cell[i]->column == i)
			s->at[s->count++] = above->cell[i];
}

static struct seen
cells_seen(struct arena *mem, const struct part *row, struct row_reach *above)
{
	size_t room = COLUMNS;
	struct seen s = {0};
	int column = 0;

	for (const struct part *c = row->first; c; c = c->next)
		room++;
	s.at = arena_alloc(mem, room * sizeof *s.at);
	for (const struct part *c = row->first; c; c = c->next) {
		see_above(&s, above, column, c->column);
		see(&s, above, c);
		column = c->column + c->columns;
	}
	see_above(&s, above, column, COLUMNS);
	for (int i = 0; i < COLUMNS; i++)
		above->left[i] -= above->left[i] > 0;
	return s;
}

/* A number, or a name, in the first cell; the name behind the number.  The
 * first of the others. */
static size_t
take_name(struct html *h, const struct part *row, const struct seen *s,
    struct row_words *out)
{
	int versions = versions_column(h->mem, row->parent);
	const char *line = only_line(h, s->count ? s->at[0] : NULL);
	size_t at = 0;

	out->num = out->heading = "";
	if (versions == 0 || !line || !*line)
		return 0;
	if (strlen(line) <= NUMBER_MAX && strpbrk(line, "0123456789")) {
		out->num = line;
		at = 1;
		line = at < s->count ? only_line(h, s->at[at]) : NULL;
	}
	if (!line || !*line || (versions > 0 && s->at[at]->column >= versions))
		return at;
	out->heading = line;
	return at + 1;
}

static void
write_cell(struct html *h, const struct part *c, const char *head)
{
	if (head) {
		buffer_add(&h->b, "<div>");
		tag(&h->b, "dt");
		tag_text(&h->b, head);
		tag_close(&h->b, "dt");
		tag(&h->b, "dd");
	}
	html_blocks(h, c->first, NULL);
	if (head) {
		tag_close(&h->b, "dd");
		buffer_add(&h->b, "</div>");
	}
}

void
row_write(struct html *h, const struct part *row, struct row_reach *above,
    struct row_words *out)
{
	const char *heads[COLUMNS] = {NULL};
	struct buffer words = buffer_new(h->mem, DRAFT_FILE_MAX);
	const struct seen s = cells_seen(h->mem, row, above);
	bool open = false;

	head_columns(h->mem, row->parent, heads);
	for (size_t i = take_name(h, row, &s, out); i < s.count; i++) {
		const struct part *c = s.at[i];
		const char *head =
		    c->column < COLUMNS ? heads[c->column] : NULL;

		if (part_is_empty(c))
			continue;
		head = head && *head ? head : NULL;
		if (open != (head != NULL))
			buffer_add(&h->b,
			    open ? "</dl>" : "<dl class=\"summary-list\">");
		open = head != NULL;
		write_cell(h, c, head);
		buffer_printf(&words, "%s%s", words.size ? "\n" : "",
		    part_line(h->mem, c));
	}
	if (open)
		buffer_add(&h->b, "</dl>");
	out->words = words.data ? words.data : "";
}
