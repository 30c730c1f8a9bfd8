/*
 * read_docx.c: the text of a Word file as lines (ECMA-376 part 1, strict and
 * transitional): runs joined, numbers computed, changes accepted or kept,
 * notes where their marks stand; tables of contents, headers, hidden text
 * and everything about authors left out.
 */
#include "fcgi/draft/docx.h"
#include "fcgi/draft/kept.h"
#include "fcgi/draft/read_office.h"

#include <string.h>

static bool
is(const xmlNode *node, const char *name)
{
	return *node->name == (unsigned char)*name &&
	       !strcmp((const char *)node->name, name);
}

/* The paragraph's place in the list of lines, or in a cell or note. */
static void
give_paragraph(struct docx *d, const struct style *style)
{
	struct line *line;
	struct part *p;

	if (style && style->caption)
		d->paragraph->name = "caption";
	d->paragraph->source = d->lines ? d->lines->count + 1 : 0;
	if (d->into && !part_is_empty(d->paragraph))
		part_add(d->into, d->paragraph);
	if (d->lines && !part_is_empty(d->paragraph)) {
		line = lines_add(d->lines, d->paragraph);
		for (const struct style *s = style; s; s = s->parent)
			if (s->outline >= 0 && s->outline < 9 && !line->level)
				line->level = s->outline + 1;
		line->title =
		    d->all_bold || (style && style->centred) ||
		    text_is(word_value(&d->w, d->properties, "jc"), "center");
		line->capitals = d->all_capitals;
		for (const struct style *s = style; s; s = s->parent)
			line->capitals |= s->capitals;
		/* Its mark is a style separator. */
		line->run_in = word_flag(
		    &d->w, xml_below(d->properties, "rPr"), "specVanish");
	}
	while (d->later && (p = d->later->first)) {
		d->later->first = p->next;
		lines_place(d->lines, d->into, p);
	}
	d->later = NULL;
}

static void
note_heading(struct docx *d)
{
	const struct style *style = d->style;

	while (style && style->outline < 0)
		style = style->parent;
	if (style && style->outline < WORD_LEVELS)
		d->w.headings[style->outline]++;
}

/* Only what is a paragraph for the reader counts. */
static bool
is_counted(struct docx *d, const xmlNode *node)
{
	const xmlNode *own = xml_below(node, "pPr");

	return !(xml_below(own, "sectPr") && !xml_below(node, "r")) &&
	       !(d->style && d->style->toc) && !docx_is_hidden(d, node);
}

/* A number that its text follows without a blank: "1" and ") text".  Where a
 * word follows only the page sets them apart. */
static void
draw_near(struct docx *d, struct part *text, const char *number)
{
	const char *c = part_line(d->w.mem, d->paragraph) + strlen(number) + 1;

	if (*c && strchr(".,;:)/]", *c))
		text->text = number;
}

static void
read_paragraph(struct docx *d, const xmlNode *node)
{
	const xmlNode *own = xml_below(node, "pPr");
	const xmlNode *mark = xml_below(own, "rPr");
	const char *number;
	struct part *text = NULL;
	bool gone = xml_below(mark, "del") || xml_below(mark, "moveFrom");
	bool tight;

	d->properties = own;
	d->style = word_style(&d->w, word_value(&d->w, own, "pStyle"));
	if (!d->style)
		d->style = word_style(&d->w, NULL);
	if (!d->joined || !d->paragraph) {
		d->paragraph = part_new(d->w.mem, PART_P, "p");
		d->all_bold = d->all_capitals = true;
	}
	d->run = NULL;
	number = "";
	if (!gone && is_counted(d, node))
		number = word_number(&d->w, own, d->style);
	if (!gone)
		note_heading(d);
	tight = d->w.tight;
	/* Of joined paragraphs the last one's number stands in front. */
	if (*number) {
		text = part_new(d->w.mem, PART_TEXT, "");
		text->text = arena_printf(d->w.mem, "%s ", number);
		text->next = d->paragraph->first;
		d->paragraph->first = text;
		if (!text->next)
			d->paragraph->last = text;
	}
	if (!(d->style && d->style->toc))
		docx_runs(d, node);
	else
		docx_leave(d, node, false);
	if (text && tight)
		draw_near(d, text, number);
	d->joined = gone && !d->w.s->options->keep_changes;
	if (d->joined) {
		docx_made(d, number);
		return;
	}
	/* A bullet alone is a list entry without words: layout; a number is
	 * what a table counts its rows with. */
	if (*number && d->paragraph->first == d->paragraph->last &&
	    d->paragraph->first == text && !d->lines &&
	    !strpbrk(number, "0123456789"))
		return;
	docx_made(d, number);
	docx_bare_notes(d->w.mem, d->paragraph);
	give_paragraph(d, d->style);
}

/* A paragraph whose mark is deleted joins the next; at the end of a cell, a
 * note or the text there is none. */
void
docx_end(struct docx *d)
{
	if (d->joined && d->paragraph)
		give_paragraph(d, d->style);
	d->joined = false;
	d->paragraph = NULL;
}

static int
span_of(struct docx *d, const xmlNode *properties, const char *name)
{
	const char *value = word_value(&d->w, properties, name);
	int64_t span;

	return value && text_int(value, &span) == OK && span > 0 && span < 100
		   ? (int)span
		   : 1;
}

/* A cell that goes on above grows that one; where there is none, it is a
 * cell of its own. */
static bool
continues_above(struct part *table, int column)
{
	struct part *found = NULL;

	for (struct part *row = table->first; row; row = row->next) {
		int at = 0;

		for (struct part *c = row->first; c;
		     at += c->columns, c = c->next)
			if (at == column && row->next)
				found = c;
	}
	if (found)
		found->rows++;
	return found;
}

/* A row being read: where its next cell begins. */
struct row {
	struct part *table, *part;
	bool head;
	int column;
};

static struct part *
add_cell(struct docx *d, struct row *row, int columns)
{
	struct part *cell =
	    part_add(row->part, part_new(d->w.mem, PART_CELL, ""));

	cell->columns = columns;
	cell->head = row->head;
	row->column += columns;
	return cell;
}

static void
read_cell(struct docx *d, const xmlNode *node, struct row *row)
{
	const xmlNode *own = xml_below(node, "tcPr");
	const xmlNode *merge = xml_below(own, "vMerge");
	const xmlNode *beside = xml_below(own, "hMerge");
	struct part *cell;

	if (merge &&
	    !text_is(xml_attribute(d->w.mem, merge, "val"), "restart") &&
	    continues_above(row->table, row->column)) {
		row->column += span_of(d, own, "gridSpan");
		return;
	}
	if (beside && row->part->last &&
	    !text_is(xml_attribute(d->w.mem, beside, "val"), "restart")) {
		row->part->last->columns += span_of(d, own, "gridSpan");
		row->column += span_of(d, own, "gridSpan");
		return;
	}
	cell = add_cell(d, row, span_of(d, own, "gridSpan"));
	d->into = cell;
	docx_blocks(d, node);
	docx_end(d);
}

/* Cells may stand in content controls, these in others. */
static void
read_cells(struct docx *d, const xmlNode *from, struct row *row)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is(c, "tc") && xml_below(xml_below(c, "tcPr"), "cellDel"))
			docx_leave(d, c, false);
		else if (is(c, "tc"))
			read_cell(d, c, row);
		else if (is(c, "sdt") || is(c, "sdtContent") ||
			 is(c, "customXml"))
			read_cells(d, c, row);
	}
}

static void
read_row(struct docx *d, const xmlNode *node, struct part *table)
{
	const xmlNode *properties = xml_below(node, "trPr");
	struct part *outer = d->into;
	struct lines *lines = d->lines;
	struct row row = {
	    .table = table,
	    .part = part_add(table, part_new(d->w.mem, PART_ROW, "")),
	    .head = word_flag(&d->w, properties, "tblHeader"),
	};

	d->lines = NULL;
	if (xml_below(properties, "gridBefore"))
		add_cell(d, &row, span_of(d, properties, "gridBefore"));
	read_cells(d, node, &row);
	d->into = outer;
	d->lines = lines;
}

static void
read_rows(struct docx *d, const xmlNode *from, struct part *table)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is(c, "tr") && xml_below(xml_below(c, "trPr"), "del"))
			docx_leave(d, c, false);
		else if (is(c, "tr"))
			read_row(d, c, table);
		else if (is(c, "sdt") || is(c, "sdtContent") ||
			 is(c, "customXml"))
			read_rows(d, c, table);
	}
}

static void
read_table(struct docx *d, const xmlNode *node)
{
	struct part *table = part_new(d->w.mem, PART_TABLE, "");

	docx_end(d);
	read_rows(d, node, table);
	d->paragraph = NULL;
	d->joined = false;
	if (part_is_empty(table))
		return;
	lines_place(d->lines, d->into, table);
}

/* A built-in table of contents says so. */
static bool
is_contents(struct docx *d, const xmlNode *sdt)
{
	const xmlNode *part = docx_find(sdt, "docPartGallery");

	return part && text_is(xml_attribute(d->w.mem, part, "val"),
			   "Table of Contents");
}

/* A formula between paragraphs is one. */
static void
read_formula(struct docx *d, const xmlNode *node)
{
	docx_end(d);
	d->paragraph = part_new(d->w.mem, PART_P, "p");
	d->run = NULL;
	d->properties = NULL;
	docx_math(d, node);
	give_paragraph(d, NULL);
	d->paragraph = NULL;
}

static bool
is_properties(const xmlNode *c)
{
	static const char *const names[] = {
	    "sectPr", "sdtPr", "sdtEndPr", "tcPr", "tblPr", "customXmlPr"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is(c, names[i]))
			return true;
	return false;
}

static void
read_chunk(struct docx *d, const xmlNode *node)
{
	docx_end(d);
	if (d->failed == OK)
		d->failed = docx_chunk(d, node);
}

void
docx_blocks(struct docx *d, const xmlNode *from)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is(c, "p"))
			read_paragraph(d, c);
		else if (is(c, "tbl"))
			read_table(d, c);
		else if (is(c, "sdt") && is_contents(d, c))
			docx_leave(d, c, false);
		else if (is(c, "sdt"))
			docx_blocks(d, c);
		else if (is(c, "AlternateContent") && docx_choice(d, c))
			docx_blocks(d, docx_choice(d, c));
		else if (is(c, "altChunk"))
			read_chunk(d, c);
		else if (is(c, "oMathPara"))
			read_formula(d, c);
		else if (!is_properties(c))
			docx_blocks(d, c);
	}
}

/* The lines of the text, and how many changes they hold. */
static enum err
read_lines(struct source *s, struct bytes file, struct lines *lines, bool inner)
{
	struct docx *d = arena_alloc(s->mem, sizeof(*d));
	const xmlNode *body;

	d->w = (struct word){.s = s, .mem = s->mem};
	d->lines = lines;
	d->inner = inner;
	TRY(word_open(&d->w, file, &body));
	docx_keep(d, KEPT_FILE, body);
	docx_blocks(d, body);
	docx_end(d);
	TRY(d->failed);
	if (d->w.changes && !s->options->keep_changes)
		source_warn(s, "tracked-changes",
		    arena_printf(s->mem, "%d", d->w.changes));
	return OK;
}

enum err
docx_lines(struct source *s, struct bytes file, struct lines *lines)
{
	return read_lines(s, file, lines, true);
}

enum err
read_docx(struct source *s, struct bytes file)
{
	struct lines lines = {.s = s};

	s->format = "docx";
	TRY(read_lines(s, file, &lines, false));
	if (!lines.count)
		return source_refuse(s, "empty", "The file has no text.");
	return outline(s, &lines);
}
