/*
 * read_docx.c: the text of a Word file as lines (ECMA-376 part 1, strict and
 * transitional): runs joined, numbers computed, changes accepted or kept,
 * notes where their marks stand; tables of contents, headers, hidden text
 * and everything about authors left out.
 */
#include "fcgi/draft/lines.h"
#include "fcgi/draft/read_office.h"
#include "fcgi/draft/word.h"

#include <string.h>

enum { FIELDS = 20, FORMATS = 4 };

/* A field between its begin and end; the code is gathered, the result shown
 * unless the field is a table of contents or computed here. */
struct field {
	struct buffer code;
	bool in_result, silent, shown;
};

struct docx {
	struct word w;
	struct lines *lines;	/* of the text; NULL inside cells and notes */
	struct part *into;	/* where paragraphs go then */
	struct part *paragraph; /* the one at hand */
	struct part *run;	/* the inline the last run went to */
	unsigned format;	/* and its format */
	const xmlNode *properties; /* of the paragraph at hand */
	const struct style *style;
	struct field field[FIELDS];
	int fields;
	const char *change; /* "ins" or "del", where changes are kept */
	struct part *later; /* text boxes, behind the paragraph */
	bool joined;	    /* the mark of the last paragraph is deleted */
	bool all_bold;
};

static void read_blocks(struct docx *d, const xmlNode *from);
static void read_runs(struct docx *d, const xmlNode *from);

static bool
is(const xmlNode *node, const char *name)
{
	return !strcmp((const char *)node->name, name);
}

static bool
silent(const struct docx *d)
{
	for (int i = 0; i < d->fields; i++)
		if (!d->field[i].in_result || d->field[i].silent)
			return true;
	return false;
}

enum { BOLD = 1, ITALIC = 2, SUPER = 4, SUB = 8 };

static unsigned
format_of(struct docx *d, const xmlNode *properties)
{
	const char *align = word_value(&d->w, properties, "vertAlign");

	return (word_flag(&d->w, properties, "b") ? BOLD : 0U) |
	       (word_flag(&d->w, properties, "i") ? ITALIC : 0U) |
	       (text_is(align, "superscript") ? SUPER : 0U) |
	       (text_is(align, "subscript") ? SUB : 0U);
}

/* Runs of one format go into one inline. */
static struct part *
place_of(struct docx *d, unsigned format)
{
	static const char *const names[FORMATS] = {"b", "i", "sup", "sub"};
	struct part *p = d->paragraph;

	if (d->run && format == d->format && !d->change)
		return d->run;
	if (d->change)
		p = part_add(p, part_new(d->w.mem, PART_INLINE, d->change));
	for (unsigned i = 0; i < FORMATS; i++)
		if (format & 1U << i)
			p = part_add(
			    p, part_new(d->w.mem, PART_INLINE, names[i]));
	d->format = format;
	d->run = d->change ? NULL : p;
	return p;
}

static void
add_words(struct docx *d, const char *text, unsigned format)
{
	if (!*text || silent(d))
		return;
	for (int i = 0; i < d->fields; i++)
		d->field[i].shown = true;
	if (!(format & BOLD) && text[strspn(text, " \t")])
		d->all_bold = false;
	part_text(d->w.mem, place_of(d, format), text, strlen(text));
}

static void
add_note(struct docx *d, const xmlNode *notes, const xmlNode *reference)
{
	const char *id = xml_attribute(d->w.mem, reference, "id");
	struct part *note = part_new(d->w.mem, PART_NOTE, "");
	struct docx inner = {.w = d->w, .into = note};

	for (const xmlNode *c = notes ? notes->children : NULL; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    text_is(xml_attribute(d->w.mem, c, "id"), id))
			read_blocks(&inner, c);
	d->w = inner.w;
	if (!note->first || silent(d))
		return;
	note->mark = arena_printf(d->w.mem, "%d", ++d->w.notes);
	part_add(d->paragraph, note);
	d->run = NULL;
}

static void
field_end(struct docx *d)
{
	struct field *f = &d->field[d->fields - 1];
	const char *made;

	made =
	    word_field(&d->w, f->code.data, d->properties, d->style, f->shown);
	d->fields--;
	if (!f->shown && !f->silent)
		add_words(d, made, 0);
}

static void
field_mark(struct docx *d, const xmlNode *node)
{
	const char *type = xml_attribute(d->w.mem, node, "fldCharType");
	struct field *f = d->fields ? &d->field[d->fields - 1] : NULL;

	if (text_is(type, "begin") && d->fields < FIELDS) {
		d->field[d->fields++] =
		    (struct field){.code = buffer_new(d->w.mem, 1 << 20)};
	} else if (f && text_is(type, "separate")) {
		const char *code = f->code.data + strspn(f->code.data, " ");

		f->in_result = true;
		f->silent = !strncmp(code, "TOC", 3) ||
			    !strncmp(code, "PAGE", 4) ||
			    !strncmp(code, "SET ", 4);
	} else if (f && text_is(type, "end")) {
		field_end(d);
	}
}

/* Symbol fonts keep their letters in the private area. */
static const char *
symbol(struct docx *d, const xmlNode *node)
{
	const char *font = xml_attribute(d->w.mem, node, "font");
	const char *code = xml_attribute(d->w.mem, node, "char");
	unsigned c = 0;

	for (; code && *code && c < 0x10000; code++)
		c = c * 16 + (unsigned)(*code <= '9'
					    ? *code - '0'
					    : (*code | 0x20) - 'a' + 10);
	if (c >= 0xF000)
		c &= 0xFF;
	if (c == 0xB7 || c == 0xA7 || (font && strstr(font, "Wingdings")))
		return "•";
	if (c == 147 || c == 148)
		return c == 147 ? "“" : "”";
	return c == 150 || c == 0x2D ? "–"
	       : c >= 32 && c < 127  ? arena_printf(d->w.mem, "%c", (int)c)
				     : "";
}

/* What an image shows, as its author said. */
static const xmlNode *
find(const xmlNode *from, const char *name)
{
	const xmlNode *found;

	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is(c, name))
			return c;
		found = find(c, name);
		if (found)
			return found;
	}
	return NULL;
}

static void
read_drawing(struct docx *d, const xmlNode *node)
{
	const xmlNode *said = find(node, "docPr");
	const xmlNode *box = find(node, "txbxContent");
	struct docx inner = {.w = d->w};
	struct part *image;

	if (box && !silent(d)) {
		if (!d->later)
			d->later = part_new(d->w.mem, PART_BOX, "");
		inner.into = d->later;
		read_blocks(&inner, box);
		d->w = inner.w;
		return;
	}
	if (silent(d) || (is(node, "pict") && !find(node, "imagedata")) ||
	    (is(node, "drawing") && !find(node, "pic")))
		return;
	image = part_add(d->paragraph, part_new(d->w.mem, PART_IMAGE, "img"));
	image->text = said ? xml_attribute(d->w.mem, said, "descr") : NULL;
	d->run = NULL;
}

static void
read_run_child(struct docx *d, const xmlNode *c, unsigned format)
{
	xmlChar *words;

	if (is(c, "t") || (is(c, "delText") && d->change)) {
		words = xmlNodeGetContent(c);
		if (!silent(d) && words)
			tally_text(&d->w.s->words, (const char *)words,
			    strlen((const char *)words));
		add_words(d, words ? (const char *)words : "", format);
		xmlFree(words);
	} else if (is(c, "instrText") && d->fields &&
		   !d->field[d->fields - 1].in_result) {
		words = xmlNodeGetContent(c);
		buffer_add(&d->field[d->fields - 1].code,
		    words ? (const char *)words : "");
		xmlFree(words);
	} else if (is(c, "tab") || is(c, "ptab")) {
		add_words(d, "\t", format);
	} else if (is(c, "noBreakHyphen")) {
		add_words(d, "\u2011", format);
	} else if (is(c, "sym")) {
		add_words(d, symbol(d, c), format);
	} else if (is(c, "fldChar")) {
		field_mark(d, c);
	} else if (is(c, "footnoteReference")) {
		add_note(d, d->w.footnotes, c);
	} else if (is(c, "endnoteReference")) {
		add_note(d, d->w.endnotes, c);
	} else if (is(c, "drawing") || is(c, "pict") || is(c, "object")) {
		read_drawing(d, c);
	} else if ((is(c, "br") || is(c, "cr")) && !silent(d)) {
		if (xml_attribute(d->w.mem, c, "type"))
			return;
		part_add(d->paragraph, part_new(d->w.mem, PART_BREAK, "br"));
		d->run = NULL;
	} else if (is(c, "AlternateContent")) {
		const xmlNode *choice = xml_below(c, "Choice");

		choice = choice ? choice : xml_below(c, "Fallback");
		for (c = choice ? choice->children : NULL; c; c = c->next)
			if (c->type == XML_ELEMENT_NODE)
				read_run_child(d, c, format);
	}
}

static void
read_run(struct docx *d, const xmlNode *run)
{
	const xmlNode *properties = xml_below(run, "rPr");
	const struct style *style = word_style(
	    &d->w, properties && word_value(&d->w, properties, "rStyle")
		       ? word_value(&d->w, properties, "rStyle")
		       : "");
	unsigned format = format_of(d, properties);

	if (word_flag(&d->w, properties, "vanish") ||
	    (style && style->hidden && !xml_below(properties, "vanish")))
		return;
	for (const xmlNode *c = run->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			read_run_child(d, c, format);
}

static void
read_link(struct docx *d, const xmlNode *node)
{
	const char *id = xml_attribute(d->w.mem, node, "id");
	const char *target = id ? word_relation(&d->w, id) : NULL;
	struct part *outer = d->paragraph, *link;

	if (!link_good(target)) {
		read_runs(d, node);
		return;
	}
	link = part_add(outer, part_new(d->w.mem, PART_INLINE, "a"));
	link->link = target;
	d->paragraph = link;
	d->run = NULL;
	read_runs(d, node);
	d->paragraph = outer;
	d->run = NULL;
}

/* Text that was put in or taken out, by whomever. */
static void
read_change(struct docx *d, const xmlNode *node, const char *change)
{
	bool keep = d->w.s->options->keep_changes;
	const char *outer = d->change;

	d->w.changes++;
	if (!keep && !strcmp(change, "del"))
		return;
	if (keep)
		d->change = change;
	read_runs(d, node);
	d->change = outer;
	d->run = NULL;
}

static void
read_simple_field(struct docx *d, const xmlNode *node)
{
	const char *code = xml_attribute(d->w.mem, node, "instr");
	struct field *f;

	if (d->fields == FIELDS)
		return;
	f = &d->field[d->fields++];
	*f = (struct field){
	    .code = buffer_new(d->w.mem, 1 << 20), .in_result = true};
	buffer_add(&f->code, code ? code : "");
	read_runs(d, node);
	field_end(d);
}

static void
read_runs(struct docx *d, const xmlNode *from)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is(c, "r"))
			read_run(d, c);
		else if (is(c, "hyperlink"))
			read_link(d, c);
		else if (is(c, "ins") || is(c, "moveTo"))
			read_change(d, c, "ins");
		else if (is(c, "del") || is(c, "moveFrom"))
			read_change(d, c, "del");
		else if (is(c, "fldSimple"))
			read_simple_field(d, c);
		else if (is(c, "AlternateContent"))
			read_run_child(d, c, 0);
		else if (is(c, "sdt"))
			read_runs(d, xml_below(c, "sdtContent")
					 ? xml_below(c, "sdtContent")
					 : c);
		else if (is(c, "oMath") || is(c, "oMathPara"))
			read_run_child(d, c, 0);
		else if (is(c, "smartTag") || is(c, "customXml") ||
			 is(c, "bdo") || is(c, "dir"))
			read_runs(d, c);
	}
}

/* The paragraph's place in the list of lines, or in a cell or note. */
static void
give_paragraph(struct docx *d, const struct style *style)
{
	struct line *line;
	struct part *p;

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
	}
	while (d->later && (p = d->later->first)) {
		d->later->first = p->next;
		if (d->lines)
			lines_add(d->lines, p);
		else
			part_add(d->into, p);
	}
	d->later = NULL;
}

static void
read_paragraph(struct docx *d, const xmlNode *node)
{
	const xmlNode *own = xml_below(node, "pPr");
	const xmlNode *mark = xml_below(own, "rPr");
	const char *number;
	struct part *text = NULL;
	bool gone = xml_below(mark, "del") || xml_below(mark, "moveFrom");

	d->properties = own;
	d->style = word_style(&d->w, word_value(&d->w, own, "pStyle"));
	if (!d->style)
		d->style = word_style(&d->w, NULL);
	if (!d->joined || !d->paragraph) {
		d->paragraph = part_new(d->w.mem, PART_P, "p");
		d->all_bold = true;
	}
	d->run = NULL;
	number = "";
	/* Only what is a paragraph for the reader counts. */
	if (!gone && !(xml_below(own, "sectPr") && !xml_below(node, "r")) &&
	    !(d->style && d->style->toc))
		number = word_number(&d->w, own, d->style);
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
		read_runs(d, node);
	d->joined = gone && !d->w.s->options->keep_changes;
	if (d->joined)
		return;
	/* A number alone is a list entry without words: layout. */
	if (*number && d->paragraph->first == d->paragraph->last &&
	    d->paragraph->first == text && !d->lines)
		return;
	give_paragraph(d, d->style);
}

static int
grid_span(struct docx *d, const xmlNode *properties)
{
	const char *value = word_value(&d->w, properties, "gridSpan");
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

static void
read_row(struct docx *d, const xmlNode *node, struct part *table)
{
	struct part *row = part_add(table, part_new(d->w.mem, PART_ROW, ""));
	bool head = word_flag(&d->w, xml_below(node, "trPr"), "tblHeader");
	struct part *cell, *outer = d->into;
	struct lines *lines = d->lines;
	int column = 0;

	d->lines = NULL;
	for (const xmlNode *c = node->children; c; c = c->next) {
		const xmlNode *own, *merge;

		if (c->type == XML_ELEMENT_NODE && is(c, "sdt"))
			c = xml_below(xml_below(c, "sdtContent"), "tc")
				? xml_below(xml_below(c, "sdtContent"), "tc")
				: c;
		if (c->type != XML_ELEMENT_NODE || !is(c, "tc"))
			continue;
		own = xml_below(c, "tcPr");
		merge = xml_below(own, "vMerge");
		if (merge &&
		    !text_is(
			xml_attribute(d->w.mem, merge, "val"), "restart") &&
		    continues_above(table, column)) {
			column += grid_span(d, own);
			continue;
		}
		cell = part_add(row, part_new(d->w.mem, PART_CELL, ""));
		cell->columns = grid_span(d, own);
		cell->head = head;
		column += cell->columns;
		d->into = cell;
		read_blocks(d, c);
	}
	d->into = outer;
	d->lines = lines;
}

static void
read_rows(struct docx *d, const xmlNode *from, struct part *table)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is(c, "tr") && !xml_below(xml_below(c, "trPr"), "del"))
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

	d->paragraph = NULL;
	read_rows(d, node, table);
	d->paragraph = NULL;
	d->joined = false;
	if (part_is_empty(table))
		return;
	if (d->lines)
		lines_add(d->lines, table);
	else
		part_add(d->into, table);
}

/* A built-in table of contents says so. */
static bool
is_contents(struct docx *d, const xmlNode *sdt)
{
	const xmlNode *part = find(sdt, "docPartGallery");

	return part && text_is(xml_attribute(d->w.mem, part, "val"),
			   "Table of Contents");
}

static void
read_blocks(struct docx *d, const xmlNode *from)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is(c, "p"))
			read_paragraph(d, c);
		else if (is(c, "tbl"))
			read_table(d, c);
		else if (is(c, "sdt") && !is_contents(d, c))
			read_blocks(d, c);
		else if (is(c, "sdtContent") || is(c, "customXml") ||
			 is(c, "ins") || is(c, "moveTo") || is(c, "smartTag"))
			read_blocks(d, c);
	}
}

enum err
read_docx(struct source *s, struct bytes file)
{
	struct docx *d = arena_alloc(s->mem, sizeof(*d));
	struct lines lines = {.s = s};
	const xmlNode *body;

	d->w = (struct word){.s = s, .mem = s->mem};
	d->lines = &lines;
	TRY(word_open(&d->w, file, &body));
	s->format = "docx";
	read_blocks(d, body);
	if (d->w.changes)
		source_warn(s, "tracked-changes",
		    arena_printf(s->mem, "%d", d->w.changes));
	if (!lines.count)
		return source_refuse(s, "empty", "The file has no text.");
	return outline(s, &lines);
}
