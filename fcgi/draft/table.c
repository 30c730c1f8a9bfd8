/*
 * table.c: what kind of table a file is, and its reading in a cage.
 */
#include "fcgi/draft/table.h"

#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/caged.h"
#include "fcgi/draft/sheet.h"
#include "fcgi/draft/word_table.h"

#include <stdlib.h>
#include <string.h>

enum { SECONDS = 20, PACKED_MAX = 64 << 20, CELL_MAX = 1 << 20 };
static const size_t memory_max = (size_t)512 << 20;

/* ---- reading ---- */

static enum err
because(const char **fault, const char *why)
{
	*fault = why;
	return ERR_INVALID;
}

static enum err
read_csv(
    struct arena *mem, struct bytes file, struct csv *out, const char **fault)
{
	const char *text;

	if (text_accept(mem, file.at, file.size, &text) != OK)
		return because(fault, "not_utf8");
	if (csv_read(mem, text, TABLE_ROWS, out) != OK || !out->count)
		return because(fault, "not_table");
	return OK;
}

struct filling {
	struct arena *mem;
	struct csv *out;
};

/* A row without words is counted and left out. */
static enum err
row_add(void *filling, const struct csv_row *row)
{
	struct filling *f = filling;
	struct csv_row cut = *row;
	size_t size;

	if (f->out->count == TABLE_ROWS)
		return ERR_CONFLICT;
	cut.count = row->count < TABLE_CELLS ? row->count : TABLE_CELLS;
	if (csv_empty(&cut))
		return OK;
	size = cut.count * sizeof(*cut.cells);
	cut.cells = memcpy(arena_alloc(f->mem, size), row->cells, size);
	for (size_t i = 0; i < cut.count; i++)
		if (strlen(cut.cells[i]) > CELL_MAX)
			cut.cells[i] =
			    text_cut(f->mem, cut.cells[i], CELL_MAX / 4);
	f->out->rows[f->out->count++] = cut;
	return OK;
}

/* The first sheet that people see; by its usual name where the workbook does
 * not say which it is. */
static enum err
workbook_rows(struct source *s, struct archive *a, struct filling *f)
{
	const struct sheet_taker taker = {.row = row_add, .to = f};
	const char *path = NULL;
	struct workbook book;
	size_t i = 0;
	enum err e;

	TRY(workbook_open(s, a, &book));
	while (i < book.count && book.sheets[i].hidden)
		i++;
	if (book.count)
		path = sheet_path(&book, &book.sheets[i % book.count]);
	e = sheet_read(&book, path ? path : "xl/worksheets/sheet1.xml", &taker);
	return e == ERR_NOT_FOUND ? ERR_INVALID : e;
}

enum err
table_read(
    struct arena *mem, struct bytes file, struct csv *out, const char **fault)
{
	static const struct draft_options options;
	struct source s = {.mem = mem, .options = &options};
	struct filling f = {mem, out};
	struct archive *archive;
	enum err e;

	*fault = "broken";
	if (file.size > TABLE_FILE_MAX)
		return because(fault, "too_large");
	if (file.size < 4 || memcmp(file.at, "PK\3\4", 4) != 0)
		return read_csv(mem, file, out, fault);
	TRY(archive_open(&s, file, &archive));
	*out =
	    (struct csv){arena_alloc(mem, TABLE_ROWS * sizeof(*out->rows)), 0};
	if (archive_has(archive, "xl/workbook.xml"))
		e = workbook_rows(&s, archive, &f);
	else if (archive_has(archive, "word/document.xml"))
		e = word_tables(&s, archive, row_add, &f);
	else
		return because(fault, "not_table");
	if (e == ERR_CONFLICT)
		return because(fault, "too_many_rows");
	TRY(e);
	return out->count ? OK : because(fault, "not_table");
}

/* ---- through the pipe ---- */

/* Cells end with US, rows with RS: no cell holds either, as they came through
 * the door.  A refusal is a row of one word without a number. */
static const char cell_end[] = "\x1f", row_end[] = "\x1e";

static void
pack(struct buffer *b, const struct csv *table)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct csv_row *row = &table->rows[i];

		buffer_printf(b, "%zu%s", row->number, cell_end);
		for (size_t k = 0; k < row->count; k++) {
			buffer_add(b, row->cells[k]);
			buffer_add(b, cell_end);
		}
		buffer_add(b, row_end);
	}
}

static void
unpack_row(struct arena *mem, const char *at, size_t size, struct csv_row *row)
{
	const char *end = at + size, *stop;

	row->cells = arena_alloc(mem, TABLE_CELLS * sizeof *row->cells);
	row->count = 0;
	row->number = (size_t)strtoul(at, NULL, 10);
	at = memchr(at, *cell_end, size);
	while (at && ++at < end && row->count < TABLE_CELLS) {
		stop = memchr(at, *cell_end, (size_t)(end - at));
		if (!stop)
			break;
		row->cells[row->count++] =
		    arena_copy_n(mem, at, (size_t)(stop - at));
		at = stop;
	}
}

static void
unpack(struct arena *mem, struct bytes packed, struct csv *out)
{
	const char *at = (const char *)packed.at, *end = at + packed.size;
	const char *stop;

	out->rows = arena_alloc(mem, TABLE_ROWS * sizeof *out->rows);
	out->count = 0;
	while (at < end && out->count < TABLE_ROWS &&
	       (stop = memchr(at, *row_end, (size_t)(end - at)))) {
		unpack_row(
		    mem, at, (size_t)(stop - at), &out->rows[out->count++]);
		at = stop + 1;
	}
}

static void
prepare(void *arg)
{
	(void)arg;
	xml_close_door();
}

static int
work(int in, int out, int note, void *arg)
{
	struct arena *mem = arena_new(memory_max / 2);
	struct buffer b = buffer_new(mem, PACKED_MAX);
	const struct bytes *file = arg;
	const char *fault;
	struct csv table = {0};

	(void)in;
	if (table_read(mem, *file, &table, &fault) != OK)
		return file_put(note, fault, strlen(fault)) ? 1 : 2;
	pack(&b, &table);
	return file_put(out, b.data, b.size) ? 0 : 2;
}

enum err
table_convert(
    struct arena *mem, struct bytes file, struct csv *out, const char **fault)
{
	const struct cage limits = {SECONDS, memory_max, PACKED_MAX};
	const struct cage_work what = {prepare, work, &file};
	struct bytes packed, note = {0};
	enum err e = caged(mem, &limits, &what, &packed, &note);

	if (e == OK) {
		unpack(mem, packed, out);
		return OK;
	}
	*fault = e == ERR_INVALID && note.size
		     ? arena_copy_n(mem, note.at, note.size)
		     : "broken";
	return e == ERR_BROKEN ? e : ERR_INVALID;
}
