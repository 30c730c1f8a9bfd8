/*
 * sheet.c: the one reader of SpreadsheetML (ECMA-376 part 1, 18).  Places are
 * optional there: a cell that names none stands right of the one before, a
 * row below.
 */
#include "fcgi/draft/sheet.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/read_xml.h"

#include <string.h>

enum { NUMBER_END = 100000000, LETTERS = 4, LANGUAGE_SIZE = 4000 };

/* Elements that cells point to by number; the words of each are made when
 * first asked for, once however many cells share it. */
struct listed {
	const xmlNode **node;
	const char **words;
	size_t count;
};

struct stock {
	struct source *s;
	struct arena *mem;
	struct archive *archive;
	const char *language;
	const xmlNode *relations, *formats; /* or NULL */
	struct listed strings, styles;
};

static void
list(struct arena *mem, const xmlNode *parent, const char *name,
    struct listed *out)
{
	const xmlNode *first = parent ? parent->children : NULL;
	size_t room = 1;

	for (const xmlNode *c = first; c; c = c->next)
		room += xml_is(c, name);
	out->node = arena_alloc(mem, room * sizeof(*out->node));
	out->words = arena_alloc(mem, room * sizeof(*out->words));
	for (const xmlNode *c = first; c; c = c->next)
		if (xml_is(c, name))
			out->node[out->count++] = c;
}

static size_t
to_number(const char *text, size_t otherwise)
{
	int64_t n;

	return text && text_int(text, &n) == OK && n >= 0 && n < NUMBER_END
		   ? (size_t)n
		   : otherwise;
}

/* ---- words ---- */

/* Through the door; of what it bars, the rest. */
static const char *
accepted(struct arena *mem, const char *text, size_t size)
{
	const char *out;

	if (text_accept(mem, text, size, &out) != OK)
		out = text_clean(mem, text, size);
	return text_trim(mem, out);
}

/* Words of <t>, also where shredded in runs; what tells how a Japanese word
 * is spoken (rPh) is left out. */
static void
rich_text(struct buffer *b, const xmlNode *from)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		xmlChar *words;

		if (xml_is(c, "r"))
			rich_text(b, c);
		if (!xml_is(c, "t"))
			continue;
		words = xmlNodeGetContent(c);
		buffer_add(b, words ? (const char *)words : "");
		xmlFree(words);
	}
}

static const char *
text_of(struct arena *mem, const xmlNode *from)
{
	struct buffer b = buffer_new(mem, ZIP_ENTRY_MAX);

	if (from)
		rich_text(&b, from);
	return b.data ? accepted(mem, b.data, b.size) : "";
}

static const char *
value_of(struct arena *mem, const xmlNode *value)
{
	xmlChar *words = xmlNodeGetContent(value);
	const char *text = words ? accepted(mem, (const char *)words,
				       strlen((const char *)words))
				 : "";

	xmlFree(words);
	return text;
}

static const char *
shared_string(struct stock *t, size_t i)
{
	if (i >= t->strings.count)
		return "";
	if (!t->strings.words[i])
		t->strings.words[i] = text_of(t->mem, t->strings.node[i]);
	return t->strings.words[i];
}

/* ---- formats ---- */

/* Of a style: through its number to numFmts. */
static const char *
format_code(struct stock *t, const xmlNode *style)
{
	const char *id = xml_attribute(t->mem, style, "numFmtId");
	const xmlNode *own = xml_below(t->formats, "numFmts");

	for (const xmlNode *c = own && id ? own->children : NULL; c;
	     c = c->next)
		if (xml_is(c, "numFmt") &&
		    text_is(xml_attribute(t->mem, c, "numFmtId"), id)) {
			const char *code =
			    xml_attribute(t->mem, c, "formatCode");

			return code ? code : "";
		}
	return sheet_built_in((int)to_number(id, 0));
}

static const char *
format_of(struct stock *t, const xmlNode *cell)
{
	size_t i = to_number(xml_attribute(t->mem, cell, "s"), 0);

	if (i >= t->styles.count)
		return "";
	if (!t->styles.words[i])
		t->styles.words[i] = format_code(t, t->styles.node[i]);
	return t->styles.words[i];
}

/* ---- cells ---- */

static const char *
shown(struct stock *t, const xmlNode *cell)
{
	const char *type = xml_attribute(t->mem, cell, "t");
	const xmlNode *value = xml_below(cell, "v");
	const char *text;

	if (text_is(type, "inlineStr"))
		return text_of(t->mem, xml_below(cell, "is"));
	if (!value || text_is(type, "e"))
		return "";
	text = value_of(t->mem, value);
	if (text_is(type, "s"))
		return shared_string(t, to_number(text, SIZE_MAX));
	if (text_is(type, "str") || text_is(type, "d"))
		return text;
	if (text_is(type, "b"))
		return *text == '1' ? "\u2713" : "\u2013";
	return sheet_number(t->mem, t->language, format_of(t, cell), text);
}

/* "AB12": column 27 from 0, row 12, or 0 where it says none.  False, both as
 * they were: no column. */
static bool
place_of(const char *text, size_t *row, size_t *column)
{
	size_t n = 0, letters = 0;

	for (;
	     text[letters] >= 'A' && text[letters] <= 'Z' && letters < LETTERS;
	     letters++)
		n = n * 26 + (size_t)(text[letters] - 'A' + 1);
	if (!letters)
		return false;
	*row = to_number(text + letters, 0);
	*column = n - 1;
	return true;
}

/* ---- rows ---- */

struct reading {
	struct stock *t;
	const struct sheet_taker *taker;
	struct csv_row row;
	const char *cells[SHEET_COLUMNS + 1];
};

static void
cell_set(struct csv_row *row, size_t column, const char *text)
{
	if (column >= SHEET_COLUMNS) {
		if (!*text)
			return;
		column = SHEET_COLUMNS;
	}
	while (row->count <= column)
		row->cells[row->count++] = "";
	row->cells[column] = text;
}

/* Where cells say another row than theirs, the cells are right. */
static enum err
row_read(struct reading *r, const xmlNode *node)
{
	struct csv_row *row = &r->row;
	size_t next = 0, number;

	number = to_number(xml_attribute(r->t->mem, node, "r"), 0);
	row->number = number ? number : row->number;
	for (const xmlNode *c = node->children; c; c = c->next) {
		const char *at;

		if (!xml_is(c, "c"))
			continue;
		at = xml_attribute(r->t->mem, c, "r");
		number = 0;
		if (at)
			(void)place_of(at, &number, &next);
		if (number && number != row->number) {
			if (row->count)
				TRY(r->taker->row(r->taker->to, row));
			row->count = 0;
			row->number = number;
		}
		cell_set(row, next++, shown(r->t, c));
	}
	return r->taker->row(r->taker->to, row);
}

static enum err
rows_read(struct reading *r, const xmlNode *data)
{
	size_t last = 0;

	for (const xmlNode *c = data ? data->children : NULL; c; c = c->next) {
		if (!xml_is(c, "row"))
			continue;
		r->row = (struct csv_row){r->cells, 0, last + 1};
		TRY(row_read(r, c));
		last = r->row.number;
	}
	return OK;
}

/* "A1:C2" */
static bool
range_of(struct arena *mem, const char *text, struct sheet_range *out)
{
	const char *colon = text ? strchr(text, ':') : NULL;

	if (!colon ||
	    !place_of(arena_copy_n(mem, text, (size_t)(colon - text)),
		&out->row, &out->column) ||
	    !place_of(colon + 1, &out->last, &out->right))
		return false;
	return out->row-- && out->last-- && out->row <= out->last &&
	       out->column <= out->right;
}

static void
merged_read(struct reading *r, const xmlNode *merges)
{
	struct arena *mem = r->t->mem;
	struct sheet_range range;

	for (const xmlNode *c = merges ? merges->children : NULL; c;
	     c = c->next)
		if (xml_is(c, "mergeCell") &&
		    range_of(mem, xml_attribute(mem, c, "ref"), &range))
			r->taker->merged(r->taker->to, &range);
}

enum err
sheet_read(const struct workbook *book, const char *path,
    const struct sheet_taker *taker)
{
	struct stock *t = book->stock;
	struct reading r = {.t = t, .taker = taker};
	const xmlNode *root;

	TRY(xml_member(t->s, t->archive, path, &root));
	if (!root)
		return ERR_NOT_FOUND;
	TRY(rows_read(&r, xml_below(root, "sheetData")));
	if (taker->merged)
		merged_read(&r, xml_below(root, "mergeCells"));
	return OK;
}

/* ---- the workbook ---- */

const char *
sheet_path(const struct workbook *book, const struct sheet *sheet)
{
	const xmlNode *all = book->stock->relations;
	struct arena *mem = book->stock->mem;

	for (const xmlNode *c = all && sheet->relation ? all->children : NULL;
	     c; c = c->next) {
		const char *target =
		    xml_is(c, "Relationship") &&
			    text_is(
				xml_attribute(mem, c, "Id"), sheet->relation)
			? xml_attribute(mem, c, "Target")
			: NULL;

		if (target)
			return *target == '/'
				   ? target + 1
				   : arena_printf(mem, "xl/%s", target);
	}
	return NULL;
}

static void
list_sheets(struct arena *mem, const xmlNode *root, struct workbook *out)
{
	struct listed found = {0};

	list(mem, xml_below(root, "sheets"), "sheet", &found);
	out->count = found.count;
	out->sheets =
	    arena_alloc(mem, (found.count + 1) * sizeof(*out->sheets));
	for (size_t i = 0; i < found.count; i++) {
		const char *name = xml_attribute(mem, found.node[i], "name");
		const char *state = xml_attribute(mem, found.node[i], "state");

		out->sheets[i] = (struct sheet){
		    .name = name ? name : "",
		    .relation = xml_attribute(mem, found.node[i], "id"),
		    .hidden = text_is(state, "hidden") ||
			      text_is(state, "veryHidden"),
		};
	}
}

/* Whose way of writing numbers it is: what was asked for, else that of the
 * words. */
static const char *
language_of(struct stock *t)
{
	struct buffer b = buffer_new(t->mem, 2 * ZIP_ENTRY_MAX);

	if (t->s->options->language)
		return t->s->options->language;
	for (size_t i = 0; i < t->strings.count && b.size < LANGUAGE_SIZE; i++)
		buffer_printf(&b, " %s ", shared_string(t, i));
	return b.size ? language_of_text(t->mem, b.data, b.size) : "en";
}

enum err
workbook_open(struct source *s, struct archive *a, struct workbook *out)
{
	struct stock *t = arena_alloc(s->mem, sizeof(*t));
	const xmlNode *root, *strings;

	*t = (struct stock){.s = s, .mem = s->mem, .archive = a};
	TRY(xml_member(s, a, "xl/workbook.xml", &root));
	TRY(xml_member(s, a, "xl/_rels/workbook.xml.rels", &t->relations));
	TRY(xml_member(s, a, "xl/sharedStrings.xml", &strings));
	TRY(xml_member(s, a, "xl/styles.xml", &t->formats));
	list(s->mem, strings, "si", &t->strings);
	list(s->mem, xml_below(t->formats, "cellXfs"), "xf", &t->styles);
	t->language = language_of(t);
	out->stock = t;
	list_sheets(s->mem, root, out);
	return OK;
}
