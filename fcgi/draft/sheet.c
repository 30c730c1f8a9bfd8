/*
 * sheet.c: rows of cells out of SpreadsheetML (18.3) and WordprocessingML
 * (17.4).  A cell that spans several columns stands in the first of them; of
 * words that were deleted under "track changes" nothing is read.
 */
#include "fcgi/draft/sheet.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/read_xml.h"
#include "fcgi/draft/table.h"

#include <stdlib.h>
#include <string.h>

enum { CELL_MAX = 1 << 20 };

struct filling {
	struct source *s;
	struct csv *out;
	const char **shared; /* strings of the workbook */
	size_t shared_count;
};

static bool
is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       !strcmp((const char *)node->name, name);
}

/* ---- words ---- */

static void
words_into(struct buffer *b, const xmlNode *node)
{
	if (b->size > CELL_MAX / 2)
		return;
	for (const xmlNode *at = node->children; at; at = at->next) {
		if (at->type != XML_ELEMENT_NODE) {
			/* text is text only where it is in a <t> */
			if (at->content && is(node, "t") &&
			    strlen((const char *)at->content) < CELL_MAX / 2)
				buffer_add(b, (const char *)at->content);
			continue;
		}
		if (is(at, "del") || is(at, "rPh") || is(at, "moveFrom"))
			continue;
		if (is(at, "tab"))
			buffer_add(b, " ");
		else if (is(at, "br") || is(at, "cr"))
			buffer_add(b, "\n");
		words_into(b, at);
		if (is(at, "p"))
			buffer_add(b, "\n");
	}
}

/* Through the door, or nothing. */
static const char *
accepted(struct arena *mem, const char *text)
{
	const char *out;

	if (text_accept(mem, text, strlen(text), &out) != OK)
		return "";
	return text_trim(mem, out);
}

static const char *
words(struct arena *mem, const xmlNode *node)
{
	struct buffer b = buffer_new(mem, CELL_MAX);

	buffer_add(&b, "");
	words_into(&b, node);
	return accepted(mem, b.data);
}

/* The text of a node without elements: <v>12</v>. */
static const char *
value(const xmlNode *node)
{
	const xmlNode *text = node ? node->children : NULL;

	return text && text->content ? (const char *)text->content : "";
}

/* ---- rows ---- */

static enum err
row_new(struct filling *f, size_t number, struct csv_row **out)
{
	struct csv *table = f->out;
	size_t size = sizeof *table->rows;

	if (table->count == TABLE_ROWS)
		return ERR_CONFLICT;
	table->rows = arena_grow(f->s->mem, table->rows, table->count * size,
	    (table->count + 1) * size);
	*out = &table->rows[table->count++];
	**out = (struct csv_row){
	    arena_alloc(f->s->mem, TABLE_CELLS * sizeof *(*out)->cells), 0,
	    number};
	return OK;
}

static void
cell_set(struct csv_row *row, size_t column, const char *text)
{
	if (column >= TABLE_CELLS)
		return;
	while (row->count <= column)
		row->cells[row->count++] = "";
	row->cells[column] = text;
}

/* A row without words is counted and left out. */
static void
row_end(struct filling *f, const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (*row->cells[i])
			return;
	f->out->count--;
}

/* ---- a workbook ---- */

static enum err
part_read(struct filling *f, struct archive *a, const char *name,
    const xmlNode **root)
{
	struct bytes bytes;

	TRY(archive_read(a, name, &bytes));
	return xml_read(f->s, bytes, root);
}

static enum err
shared_read(struct filling *f, struct archive *a)
{
	const xmlNode *root;
	size_t count = 0;

	if (!archive_has(a, "xl/sharedStrings.xml"))
		return OK;
	TRY(part_read(f, a, "xl/sharedStrings.xml", &root));
	for (const xmlNode *at = root->children; at; at = at->next)
		count += is(at, "si");
	f->shared = arena_alloc(f->s->mem, (count + 1) * sizeof *f->shared);
	for (const xmlNode *at = root->children; at; at = at->next)
		if (is(at, "si"))
			f->shared[f->shared_count++] = words(f->s->mem, at);
	return OK;
}

/* "BC12": column 54, from 0. */
static size_t
column_of(const char *reference, size_t otherwise)
{
	size_t n = 0, i = 0;

	if (!reference || *reference < 'A' || *reference > 'Z')
		return otherwise;
	for (; reference[i] >= 'A' && reference[i] <= 'Z' && i < 3; i++)
		n = n * 26 + (size_t)(reference[i] - 'A' + 1);
	return n - 1;
}

static const char *
sheet_cell(struct filling *f, const xmlNode *cell)
{
	const char *type = xml_attribute(f->s->mem, cell, "t");
	const char *text = value(xml_below(cell, "v"));
	size_t n;

	if (text_is(type, "inlineStr"))
		return words(f->s->mem, cell);
	if (!text_is(type, "s"))
		return accepted(f->s->mem, text);
	n = (size_t)strtoul(text, NULL, 10);
	return n < f->shared_count ? f->shared[n] : "";
}

static enum err
sheet_row(struct filling *f, const xmlNode *node, size_t otherwise)
{
	const char *number = xml_attribute(f->s->mem, node, "r");
	struct csv_row *row;
	size_t next = 0;

	TRY(row_new(
	    f, number ? (size_t)strtoul(number, NULL, 10) : otherwise, &row));
	for (const xmlNode *at = node->children; at; at = at->next) {
		if (!is(at, "c"))
			continue;
		next = column_of(xml_attribute(f->s->mem, at, "r"), next);
		cell_set(row, next++, sheet_cell(f, at));
	}
	row_end(f, row);
	return OK;
}

/* The file of the first sheet: by its relation, else the usual name. */
static const char *
first_sheet(struct filling *f, struct archive *a)
{
	const xmlNode *book, *relations, *sheet;
	const char *id, *target;

	if (part_read(f, a, "xl/workbook.xml", &book) != OK ||
	    part_read(f, a, "xl/_rels/workbook.xml.rels", &relations) != OK)
		return "xl/worksheets/sheet1.xml";
	sheet = xml_below(xml_below(book, "sheets"), "sheet");
	id = sheet ? xml_attribute(f->s->mem, sheet, "id") : NULL;
	for (const xmlNode *at = relations->children; id && at; at = at->next) {
		if (!is(at, "Relationship") ||
		    !text_is(xml_attribute(f->s->mem, at, "Id"), id))
			continue;
		target = xml_attribute(f->s->mem, at, "Target");
		if (!target)
			break;
		return *target == '/'
			   ? target + 1
			   : arena_printf(f->s->mem, "xl/%s", target);
	}
	return "xl/worksheets/sheet1.xml";
}

enum err
sheet_read(struct source *s, struct archive *a, struct csv *out)
{
	struct filling f = {.s = s, .out = out};
	const xmlNode *root, *data;
	size_t n = 0;

	*out = (struct csv){0};
	TRY(shared_read(&f, a));
	if (part_read(&f, a, first_sheet(&f, a), &root) != OK)
		return ERR_INVALID;
	data = xml_below(root, "sheetData");
	for (const xmlNode *at = data ? data->children : NULL; at;
	     at = at->next)
		if (is(at, "row"))
			TRY(sheet_row(&f, at, ++n));
	return OK;
}

/* ---- a document ---- */

static size_t
span_of(struct filling *f, const xmlNode *cell)
{
	const xmlNode *span = xml_below(xml_below(cell, "tcPr"), "gridSpan");
	const char *n = span ? xml_attribute(f->s->mem, span, "val") : NULL;
	unsigned long columns = n ? strtoul(n, NULL, 10) : 1;

	return columns > 0 && columns <= TABLE_CELLS ? columns : 1;
}

static enum err
document_row(struct filling *f, const xmlNode *node, size_t number)
{
	struct csv_row *row;
	size_t column = 0;

	TRY(row_new(f, number, &row));
	for (const xmlNode *at = node->children; at; at = at->next) {
		if (!is(at, "tc"))
			continue;
		cell_set(row, column, words(f->s->mem, at));
		column += span_of(f, at);
	}
	row_end(f, row);
	return OK;
}

/* Tables wherever they stand; one inside a cell is that cell's words. */
static enum err
tables_below(struct filling *f, const xmlNode *node, int depth)
{
	size_t number = 0;

	for (const xmlNode *at = node->children; at && depth < 32;
	     at = at->next) {
		if (is(at, "tr"))
			TRY(document_row(f, at, ++number));
		else if (at->type == XML_ELEMENT_NODE)
			TRY(tables_below(f, at, depth + 1));
	}
	return OK;
}

enum err
tables_read(struct source *s, struct archive *a, struct csv *out)
{
	struct filling f = {.s = s, .out = out};
	const xmlNode *root;

	*out = (struct csv){0};
	if (part_read(&f, a, "word/document.xml", &root) != OK)
		return ERR_INVALID;
	return tables_below(&f, root, 0);
}
