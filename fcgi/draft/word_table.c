/*
 * word_table.c: rows of cells out of WordprocessingML (17.4).  A cell that
 * spans several columns stands in the first of them; of words that were
 * deleted under "track changes" nothing is read.
 */
#include "fcgi/draft/word_table.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/read_xml.h"
#include "fcgi/draft/table.h"

#include <stdlib.h>
#include <string.h>

enum { CELL_MAX = 1 << 20 };

struct reading {
	struct arena *mem;
	enum err (*row)(void *to, const struct csv_row *row);
	void *to;
};

static void
words_into(struct buffer *b, const xmlNode *node)
{
	if (b->size > CELL_MAX / 2)
		return;
	for (const xmlNode *at = node->children; at; at = at->next) {
		if (at->type != XML_ELEMENT_NODE) {
			/* text is text only where it is in a <t> */
			if (at->content && xml_is(node, "t") &&
			    strlen((const char *)at->content) < CELL_MAX / 2)
				buffer_add(b, (const char *)at->content);
			continue;
		}
		if (xml_is(at, "del") || xml_is(at, "moveFrom"))
			continue;
		if (xml_is(at, "tab"))
			buffer_add(b, " ");
		else if (xml_is(at, "br") || xml_is(at, "cr"))
			buffer_add(b, "\n");
		words_into(b, at);
		if (xml_is(at, "p"))
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

static size_t
span_of(struct reading *r, const xmlNode *cell)
{
	const xmlNode *span = xml_below(xml_below(cell, "tcPr"), "gridSpan");
	const char *n = span ? xml_attribute(r->mem, span, "val") : NULL;
	unsigned long columns = n ? strtoul(n, NULL, 10) : 1;

	return columns > 0 && columns <= TABLE_CELLS ? columns : 1;
}

static enum err
row_read(struct reading *r, const xmlNode *node, size_t number)
{
	const char *cells[TABLE_CELLS];
	struct csv_row row = {cells, 0, number};
	size_t column = 0;

	for (const xmlNode *at = node->children; at; at = at->next) {
		if (!xml_is(at, "tc"))
			continue;
		if (column == TABLE_CELLS)
			break;
		while (row.count < column)
			cells[row.count++] = "";
		cells[row.count++] = words(r->mem, at);
		column += span_of(r, at);
		column = column < TABLE_CELLS ? column : TABLE_CELLS;
	}
	return r->row(r->to, &row);
}

/* Tables wherever they stand; one inside a cell is that cell's words. */
static enum err
tables_below(struct reading *r, const xmlNode *node, int depth)
{
	size_t number = 0;

	for (const xmlNode *at = node->children; at && depth < 32;
	     at = at->next) {
		if (xml_is(at, "tr"))
			TRY(row_read(r, at, ++number));
		else if (at->type == XML_ELEMENT_NODE)
			TRY(tables_below(r, at, depth + 1));
	}
	return OK;
}

enum err
word_tables(struct source *s, struct archive *a,
    enum err (*row)(void *to, const struct csv_row *row), void *to)
{
	struct reading r = {s->mem, row, to};
	const xmlNode *root;

	TRY(xml_member(s, a, "word/document.xml", &root));
	return root ? tables_below(&r, root, 0) : ERR_INVALID;
}
