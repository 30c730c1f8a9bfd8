/*
 * read_sheet.c: spreadsheets as tables (ECMA-376 part 1, 18; RFC 4180).  What
 * stands alone above a table is text; its first row heads the others where
 * it holds no number.
 */
#include "fcgi/draft/read_sheet.h"

#include "fcgi/base/csv.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/read_xml.h"
#include "fcgi/draft/zip.h"

#include <string.h>

struct grid_row {
	struct part *cells[SHEET_COLUMNS];
};

struct sheet {
	struct source *s;
	struct arena *mem;
	struct part *body;
	const char *language;
	struct archive *archive;
	const xmlNode *strings, *formats; /* of the whole file, or NULL */
	const xmlNode **string;		  /* by number */
	size_t string_count;
	struct grid_row **rows;
	size_t row_count, width;
};

static bool
is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       !strcmp((const char *)node->name, name);
}

static struct part *
cell_of(struct sheet *t, const char *text)
{
	struct part *cell = part_new(t->mem, PART_CELL, "");
	struct part *p = part_add(cell, part_new(t->mem, PART_P, "p"));

	tally_text(&t->s->words, text, strlen(text));
	part_text(t->mem, p, text, strlen(text));
	return cell;
}

static enum err
put(struct sheet *t, size_t row, size_t column, const char *text)
{
	if (!*text)
		return OK;
	if (row >= SHEET_ROWS || column >= SHEET_COLUMNS)
		return source_refuse(t->s, "too-many",
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

static size_t
cells_in(const struct sheet *t, size_t row)
{
	size_t count = 0;

	for (size_t i = 0; t->rows[row] && i < t->width; i++)
		count += t->rows[row]->cells[i] != NULL;
	return count;
}

static bool
is_number(const char *text)
{
	return text[strspn(text, "0123456789.,-+% \u00a0\u2212")] == '\0';
}

/* No number in any cell, and rows below. */
static bool
heads(const struct sheet *t, size_t row)
{
	for (size_t i = 0; i < t->width; i++) {
		const struct part *cell = t->rows[row]->cells[i];

		if (cell && is_number(part_line(t->mem, cell)))
			return false;
	}
	return row + 1 < t->row_count && cells_in(t, row) * 2 > t->width;
}

static void
add_row(struct sheet *t, struct part *table, size_t row, bool head)
{
	struct part *into = part_add(table, part_new(t->mem, PART_ROW, ""));

	for (size_t i = 0; i < t->width; i++) {
		struct part *cell = t->rows[row]->cells[i];

		if (cell && cell->kind != PART_CELL)
			continue; /* covered by a merged one */
		if (!cell)
			cell = part_new(t->mem, PART_CELL, "");
		cell->head = head;
		part_add(into, cell);
	}
}

/* The rows gathered so far, as text above and a table. */
static void
give_table(struct sheet *t, const char *name)
{
	struct part *table = part_new(t->mem, PART_TABLE, "");
	struct part *unit = part_new(t->mem, PART_UNIT, "block");
	size_t row = 0;

	while (row < t->row_count && t->width > 1 && cells_in(t, row) < 2) {
		for (size_t i = 0; t->rows[row] && i < t->width; i++)
			if (t->rows[row]->cells[i] &&
			    t->rows[row]->cells[i]->kind == PART_CELL)
				part_add(
				    t->body, t->rows[row]->cells[i]->first);
		row++;
	}
	if (*name) {
		table->heading = part_new(t->mem, PART_P, "");
		part_text(t->mem, table->heading, name, strlen(name));
		tally_text(&t->s->words, name, strlen(name));
	}
	for (size_t first = row; row < t->row_count; row++)
		if (cells_in(t, row))
			add_row(t, table, row, row == first && heads(t, row));
	if (table->first)
		part_add(unit, table);
	if (unit->first)
		part_add(t->body, unit);
	t->rows = NULL;
	t->row_count = t->width = 0;
}

static enum err
start(struct source *s, struct sheet *t)
{
	*t = (struct sheet){.s = s, .mem = s->mem};
	s->document = part_new(s->mem, PART_DOCUMENT, "doc");
	t->body = part_add(s->document, part_new(s->mem, PART_BODY, ""));
	return OK;
}

enum err
read_csv(struct source *s, struct bytes file)
{
	const char *text;
	struct sheet t;
	struct csv csv;

	if (text_accept(s->mem, file.at, file.size, &text) != OK)
		return source_refuse(
		    s, "not-text", "The text is not valid UTF-8.");
	if (csv_read(s->mem, text, SHEET_ROWS, &csv) != OK)
		return source_refuse(s, "too-many",
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
part_of(struct sheet *t, const char *name, const xmlNode **root)
{
	struct bytes bytes;
	enum err err = archive_read(t->archive, name, &bytes);

	*root = NULL;
	if (err == ERR_NOT_FOUND)
		return OK;
	TRY(err);
	return xml_read(t->s, bytes, root);
}

static size_t
to_number(const char *text, size_t otherwise)
{
	int64_t n;

	return text && text_int(text, &n) == OK && n >= 0 && n < 100000000
		   ? (size_t)n
		   : otherwise;
}

/* "AB12" as column and row from 0. */
static bool
place_of(const char *text, size_t *row, size_t *column)
{
	size_t n = 0, letters = 0;

	for (; text[letters] >= 'A' && text[letters] <= 'Z' && letters < 4;
	     letters++)
		n = n * 26 + (size_t)(text[letters] - 'A' + 1);
	*row = to_number(text + letters, 0);
	*column = n - 1;
	return letters && *row && (*row)-- <= 100000000;
}

/* Words of <t>, also where shredded in runs; what tells how a Japanese word
 * is spoken is left out. */
static void
rich_text(struct buffer *b, const xmlNode *from)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		xmlChar *words;

		if (is(c, "r"))
			rich_text(b, c);
		if (!is(c, "t"))
			continue;
		words = xmlNodeGetContent(c);
		buffer_add(b, words ? (const char *)words : "");
		xmlFree(words);
	}
}

static const char *
text_of(struct sheet *t, const xmlNode *from)
{
	struct buffer b = buffer_new(t->mem, ZIP_ENTRY_MAX);

	if (from)
		rich_text(&b, from);
	return text_trim(
	    t->mem, b.data ? part_clean(t->mem, b.data, b.size) : "");
}

static void
list_strings(struct sheet *t)
{
	size_t room = 0;

	for (const xmlNode *c = t->strings ? t->strings->children : NULL; c;
	     c = c->next)
		room += is(c, "si");
	t->string = arena_alloc(t->mem, (room + 1) * sizeof(*t->string));
	for (const xmlNode *c = t->strings ? t->strings->children : NULL; c;
	     c = c->next)
		if (is(c, "si"))
			t->string[t->string_count++] = c;
}

static const xmlNode *
nth(const xmlNode *parent, const char *name, size_t n)
{
	for (const xmlNode *c = parent ? parent->children : NULL; c;
	     c = c->next)
		if (is(c, name) && !n--)
			return c;
	return NULL;
}

/* The format of a cell's style: through cellXfs to numFmts. */
static const char *
format_of(struct sheet *t, const xmlNode *cell)
{
	const xmlNode *xf = nth(xml_below(t->formats, "cellXfs"), "xf",
	    to_number(xml_attribute(t->mem, cell, "s"), 0));
	const char *id = xf ? xml_attribute(t->mem, xf, "numFmtId") : NULL;
	const xmlNode *own = xml_below(t->formats, "numFmts");

	for (const xmlNode *c = own && id ? own->children : NULL; c;
	     c = c->next)
		if (is(c, "numFmt") &&
		    text_is(xml_attribute(t->mem, c, "numFmtId"), id)) {
			const char *code =
			    xml_attribute(t->mem, c, "formatCode");

			return code ? code : "";
		}
	return sheet_built_in((int)to_number(id, 0));
}

static const char *
shown(struct sheet *t, const xmlNode *cell)
{
	const char *type = xml_attribute(t->mem, cell, "t");
	const xmlNode *value = xml_below(cell, "v");
	xmlChar *words;
	const char *text;
	size_t i;

	if (text_is(type, "inlineStr"))
		return text_of(t, xml_below(cell, "is"));
	if (!value || text_is(type, "e"))
		return "";
	words = xmlNodeGetContent(value);
	text = part_clean(t->mem, words ? (const char *)words : "",
	    words ? strlen((const char *)words) : 0);
	xmlFree(words);
	text = text_trim(t->mem, text);
	if (text_is(type, "s")) {
		i = to_number(text, SIZE_MAX);
		return i < t->string_count ? text_of(t, t->string[i]) : "";
	}
	if (text_is(type, "str") || text_is(type, "d"))
		return text;
	if (text_is(type, "b"))
		return *text == '1' ? "\u2713" : "\u2013";
	return sheet_number(t->mem, t->language, format_of(t, cell), text);
}

static enum err
read_cells(struct sheet *t, const xmlNode *data)
{
	for (const xmlNode *r = data ? data->children : NULL; r; r = r->next)
		for (const xmlNode *c = is(r, "row") ? r->children : NULL; c;
		     c = c->next) {
			const char *at =
			    is(c, "c") ? xml_attribute(t->mem, c, "r") : NULL;
			size_t row, column;

			if (at && place_of(at, &row, &column))
				TRY(put(t, row, column, shown(t, c)));
		}
	return OK;
}

/* "A1:C2": the first cell grows, the others are covered. */
static void
merge(struct sheet *t, const char *range)
{
	const char *colon = strchr(range, ':');
	size_t row, column, last, right;
	struct part *cell, *covered = part_new(t->mem, PART_BOX, "");

	if (!colon ||
	    !place_of(arena_copy_n(t->mem, range, (size_t)(colon - range)),
		&row, &column) ||
	    !place_of(colon + 1, &last, &right) || row >= t->row_count ||
	    column >= t->width || last < row || right < column ||
	    !t->rows[row] || !(cell = t->rows[row]->cells[column]) ||
	    cell->kind != PART_CELL)
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
}

static enum err
read_one(struct sheet *t, const char *path, const char *name)
{
	const xmlNode *root, *merges;

	TRY(part_of(t, path, &root));
	TRY(read_cells(t, xml_below(root, "sheetData")));
	merges = xml_below(root, "mergeCells");
	for (const xmlNode *c = merges ? merges->children : NULL; c;
	     c = c->next) {
		const char *range =
		    is(c, "mergeCell") ? xml_attribute(t->mem, c, "ref") : NULL;

		if (range)
			merge(t, range);
	}
	give_table(t, name);
	return OK;
}

/* The file of a sheet, by its relation. */
static const char *
sheet_path(struct sheet *t, const xmlNode *relations, const xmlNode *sheet)
{
	const char *id = NULL;

	for (const xmlAttr *a = sheet->properties; a; a = a->next)
		if (!strcmp((const char *)a->name, "id") && a->children)
			id = (const char *)a->children->content;
	for (const xmlNode *c = relations ? relations->children : NULL; c;
	     c = c->next) {
		const char *target =
		    is(c, "Relationship") && id &&
			    text_is(xml_attribute(t->mem, c, "Id"), id)
			? xml_attribute(t->mem, c, "Target")
			: NULL;

		if (target)
			return *target == '/'
				   ? target + 1
				   : arena_printf(t->mem, "xl/%s", target);
	}
	return "";
}

static bool
is_hidden(struct sheet *t, const xmlNode *sheet)
{
	const char *state = xml_attribute(t->mem, sheet, "state");

	return text_is(state, "hidden") || text_is(state, "veryHidden");
}

static const char *
language_of(struct sheet *t)
{
	struct buffer b = buffer_new(t->mem, ZIP_ENTRY_MAX);

	if (t->s->options->language)
		return t->s->options->language;
	for (size_t i = 0; i < t->string_count && b.size < 4000; i++)
		buffer_printf(&b, " %s ", text_of(t, t->string[i]));
	return b.size ? language_of_text(b.data, b.size) : "en";
}

enum err
read_xlsx(struct source *s, struct bytes file)
{
	const xmlNode *book, *relations, *sheets;
	struct sheet t;
	int count = 0;

	TRY(start(s, &t));
	TRY(archive_open(s, file, &t.archive));
	TRY(part_of(&t, "xl/workbook.xml", &book));
	TRY(part_of(&t, "xl/_rels/workbook.xml.rels", &relations));
	TRY(part_of(&t, "xl/sharedStrings.xml", &t.strings));
	TRY(part_of(&t, "xl/styles.xml", &t.formats));
	list_strings(&t);
	t.language = language_of(&t);
	s->format = "xlsx";
	sheets = xml_below(book, "sheets");
	for (const xmlNode *c = sheets ? sheets->children : NULL; c;
	     c = c->next)
		count += is(c, "sheet") && !is_hidden(&t, c);
	for (const xmlNode *c = sheets ? sheets->children : NULL; c;
	     c = c->next) {
		const char *name =
		    is(c, "sheet") ? xml_attribute(s->mem, c, "name") : NULL;

		if (is(c, "sheet") && !is_hidden(&t, c))
			TRY(read_one(&t, sheet_path(&t, relations, c),
			    name && count > 1 ? name : ""));
	}
	return t.body->first
		   ? OK
		   : source_refuse(s, "empty", "The file has no text.");
}
