/*
 * read_sheet.c: rows of spreadsheets (sheet.h, csv.h) as tables.  What stands
 * alone above a table is text; its first row heads the others where it holds
 * no number.
 */
#include "fcgi/draft/read_sheet.h"

#include "fcgi/draft/kept.h"

#include "fcgi/draft/sheet.h"

#include <string.h>

struct grid_row {
	struct part *cells[SHEET_COLUMNS];
};

struct grid {
	struct source *s;
	struct arena *mem;
	struct part *body;
	struct grid_row **rows;
	size_t row_count, width;
	size_t merged; /* ranges that reach over several rows */
};

static struct part *
cell_of(struct grid *t, const char *text)
{
	struct part *cell = part_new(t->mem, PART_CELL, "");
	struct part *p = part_add(cell, part_new(t->mem, PART_P, "p"));

	kept_text(t->s, KEPT_FILE, text);
	kept_break(t->s, KEPT_FILE);
	part_text(t->mem, p, text, strlen(text));
	return cell;
}

static enum err
put(struct grid *t, size_t row, size_t column, const char *text)
{
	if (!*text)
		return OK;
	if (row >= SHEET_ROWS || column >= SHEET_COLUMNS)
		return source_refuse(t->s, "too-many-rows",
		    "The table has more than 20,000 rows or 100 columns.");
	if (row >= t->row_count) {
		t->rows =
		    arena_grow(t->mem, t->rows, t->row_count * sizeof(*t->rows),
			(row + 1) * sizeof(*t->rows));
		t->row_count = row + 1;
	}
	if (!t->rows[row])
		t->rows[row] = arena_alloc(t->mem, sizeof(**t->rows));
	t->rows[row]->cells[column] = cell_of(t, text);
	t->width = column >= t->width ? column + 1 : t->width;
	return OK;
}

/* Not one that a merged one covers. */
static struct part *
cell_at(const struct grid *t, size_t row, size_t column)
{
	struct part *cell = t->rows[row] ? t->rows[row]->cells[column] : NULL;

	return cell && cell->kind == PART_CELL ? cell : NULL;
}

static size_t
cells_in(const struct grid *t, size_t row)
{
	size_t count = 0;

	for (size_t i = 0; i < t->width; i++)
		count += cell_at(t, row, i) != NULL;
	return count;
}

static bool
is_number(const char *text)
{
	return text[strspn(text, "0123456789.,-+% \u00a0\u2212")] == '\0';
}

/* How many rows from this one head the others: none where it holds a number or
 * is half empty, else as many as its merged cells reach over. */
static size_t
heads(const struct grid *t, size_t row)
{
	size_t rows = 1, wide = 0;

	for (size_t i = 0; i < t->width; i++) {
		const struct part *cell = cell_at(t, row, i);

		if (!cell)
			continue;
		if (is_number(part_line(t->mem, cell)))
			return 0;
		rows = (size_t)cell->rows > rows ? (size_t)cell->rows : rows;
		wide += (size_t)cell->columns;
	}
	return row + rows < t->row_count && wide * 2 > t->width ? rows : 0;
}

static void
add_row(struct grid *t, struct part *table, size_t row, bool head)
{
	struct part *into = part_add(table, part_new(t->mem, PART_ROW, ""));

	for (size_t i = 0; i < t->width; i++) {
		struct part *cell = cell_at(t, row, i);

		if (!cell && t->rows[row]->cells[i])
			continue; /* covered by a merged one */
		if (!cell)
			cell = part_new(t->mem, PART_CELL, "");
		cell->head = head;
		part_add(into, cell);
	}
}

/* The rows gathered so far, as text above and a table. */
static void
give_table(struct grid *t, const char *name)
{
	struct part *table = part_new(t->mem, PART_TABLE, "");
	struct part *unit = part_new(t->mem, PART_UNIT, "block");
	size_t row = 0, head;

	while (row < t->row_count && t->width > 1 && cells_in(t, row) < 2) {
		for (size_t i = 0; i < t->width; i++)
			if (cell_at(t, row, i))
				part_add(t->body, cell_at(t, row, i)->first);
		row++;
	}
	head = row < t->row_count ? row + heads(t, row) : row;
	if (*name) {
		table->heading = part_new(t->mem, PART_P, "");
		part_text(t->mem, table->heading, name, strlen(name));
		kept_text(t->s, KEPT_FILE, name);
		kept_break(t->s, KEPT_FILE);
	}
	for (; row < t->row_count; row++)
		if (cells_in(t, row))
			add_row(t, table, row, row < head);
	if (table->first)
		part_add(unit, table);
	if (unit->first)
		part_add(t->body, unit);
	t->rows = NULL;
	t->row_count = t->width = 0;
}

static enum err
start(struct source *s, struct grid *t)
{
	*t = (struct grid){.s = s, .mem = s->mem};
	s->document = part_new(s->mem, PART_DOCUMENT, "doc");
	t->body = part_add(s->document, part_new(s->mem, PART_BODY, ""));
	return OK;
}

enum err
read_csv(struct source *s, struct bytes file)
{
	const char *text;
	struct grid t;
	struct csv csv;

	if (text_accept(s->mem, file.at, file.size, &text) != OK)
		return source_refuse(
		    s, "not-text", "The text is not valid UTF-8.");
	if (csv_read(s->mem, text, SHEET_ROWS, &csv) != OK)
		return source_refuse(s, "too-many-rows",
		    "The table has more than 20,000 rows or 100 columns.");
	s->format = "csv";
	TRY(start(s, &t));
	for (size_t i = 0; i < csv.count; i++)
		for (size_t j = 0; j < csv.rows[i].count; j++)
			TRY(put(&t, i, j, csv.rows[i].cells[j]));
	give_table(&t, "");
	return t.body->first
		   ? OK
		   : source_refuse(s, "empty", "The file has no text.");
}

static enum err
put_row(void *grid, const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		TRY(put(grid, row->number - 1, i, row->cells[i]));
	return OK;
}

/* The first cell grows, the others are covered. */
static void
merge(void *grid, const struct sheet_range *range)
{
	struct grid *t = grid;
	size_t row = range->row, column = range->column;
	size_t last = range->last, right = range->right;
	struct part *cell, *covered = part_new(t->mem, PART_BOX, "");

	if (row >= t->row_count || column >= t->width || !t->rows[row] ||
	    !(cell = t->rows[row]->cells[column]) || cell->kind != PART_CELL)
		return;
	last = last < t->row_count ? last : t->row_count - 1;
	right = right < t->width ? right : t->width - 1;
	for (size_t i = row; i <= last; i++)
		for (size_t j = column; j <= right; j++) {
			if (!t->rows[i])
				t->rows[i] =
				    arena_alloc(t->mem, sizeof(**t->rows));
			if (t->rows[i]->cells[j] &&
			    t->rows[i]->cells[j] != cell)
				return; /* something stands there: no cover */
		}
	for (size_t i = row; i <= last; i++)
		for (size_t j = column; j <= right; j++)
			t->rows[i]->cells[j] = covered;
	t->rows[row]->cells[column] = cell;
	cell->rows = (int)(last - row + 1);
	cell->columns = (int)(right - column + 1);
	t->merged += last > row;
}

enum err
read_xlsx(struct source *s, struct bytes file)
{
	struct grid t;
	const struct sheet_taker taker = {put_row, merge, &t};
	struct workbook book;
	struct archive *archive;
	size_t shown = 0;

	TRY(start(s, &t));
	TRY(archive_open(s, file, &archive));
	TRY(workbook_open(s, archive, &book));
	s->format = "xlsx";
	for (size_t i = 0; i < book.count; i++)
		shown += !book.sheets[i].hidden;
	for (size_t i = 0; i < book.count; i++) {
		const struct sheet *sheet = &book.sheets[i];
		const char *path = sheet_path(&book, sheet);
		enum err err = ERR_NOT_FOUND;

		if (sheet->hidden)
			continue;
		if (path)
			err = sheet_read(&book, path, &taker);
		if (err != ERR_NOT_FOUND)
			TRY(err);
		give_table(&t, shown > 1 ? sheet->name : "");
	}
	if (t.merged)
		source_warn(s, "merged", arena_printf(s->mem, "%zu", t.merged));
	return t.body->first
		   ? OK
		   : source_refuse(s, "empty", "The file has no text.");
}
