/*
 * docx_runs.c: the runs of a Word paragraph: shredded text joined, fields
 * between their marks, notes where they stand, hidden text left out.
 */
#include "fcgi/draft/docx.h"

#include "fcgi/draft/kept.h"
#include "fcgi/draft/symbol.h"

#include <string.h>

enum { FORMATS = 4 };

static bool
is(const xmlNode *node, const char *name)
{
	return *node->name == (unsigned char)*name &&
	       !strcmp((const char *)node->name, name);
}

bool
docx_silent(const struct docx *d)
{
	for (int i = 0; i < d->fields; i++)
		if (!d->field[i].in_result || d->field[i].silent)
			return true;
	return false;
}

enum { BOLD = 1, ITALIC = 2, SUPER = 4, SUB = 8, CAPITALS = 16 };

static unsigned
format_of(struct docx *d, const xmlNode *properties)
{
	const char *align = word_value(&d->w, properties, "vertAlign");

	return (word_flag(&d->w, properties, "b") ? BOLD : 0U) |
	       (word_flag(&d->w, properties, "i") ? ITALIC : 0U) |
	       (word_capitals(&d->w, properties) ? CAPITALS : 0U) |
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

void
docx_words(struct docx *d, const char *text, unsigned format)
{
	if (!*text || docx_silent(d))
		return;
	for (int i = 0; i < d->fields; i++)
		d->field[i].shown = true;
	if (!(format & BOLD) && text[strspn(text, " \t")])
		d->all_bold = false;
	if (!(format & CAPITALS) && text[strspn(text, " \t")])
		d->all_capitals = false;
	part_text(d->w.mem, place_of(d, format), text, strlen(text));
}

static void
add_note(struct docx *d, const xmlNode *notes, const xmlNode *reference)
{
	const char *id = xml_attribute(d->w.mem, reference, "id");
	struct part *note = part_new(d->w.mem, PART_NOTE, "");
	struct docx inner = {.w = d->w, .into = note, .inner = d->inner};

	for (const xmlNode *c = notes ? notes->children : NULL; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    text_is(xml_attribute(d->w.mem, c, "id"), id))
			docx_blocks(&inner, c);
	docx_end(&inner);
	d->w = inner.w;
	if (docx_silent(d))
		docx_leave(d, reference, false);
	if (!note->first || docx_silent(d))
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
	if (f->shown || f->silent)
		return;
	if (!docx_silent(d))
		docx_made(d, made);
	docx_words(d, made, 0);
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
	const char *known;
	unsigned c = 0;

	for (; code && *code && c < 0x10000; code++)
		c = c * 16 + (unsigned)(*code <= '9'
					    ? *code - '0'
					    : (*code | 0x20) - 'a' + 10);
	if (c >= 0xF000)
		c &= 0xFF;
	known = symbol_of(font, c);
	if (known)
		return known;
	/* A font of letters has its letters there. */
	if (c >= 0xA1 && c < 0x100 && font && !symbol_font(font))
		return arena_printf(d->w.mem, "%c%c", (int)(0xC0 | c >> 6),
		    (int)(0x80 | (c & 0x3F)));
	if (c == 0xB7 || c == 0xA7)
		return "•";
	if (c == 147 || c == 148)
		return c == 147 ? "“" : "”";
	return c == 150 || c == 0x2D ? "–"
	       : c >= 32 && c < 127  ? arena_printf(d->w.mem, "%c", (int)c)
				     : "";
}

static bool
breaks_page(struct docx *d, const xmlNode *c)
{
	const char *type = xml_attribute(d->w.mem, c, "type");

	return type && !text_is(type, "textWrapping");
}

static void
read_run_child(struct docx *d, const xmlNode *c, unsigned format)
{
	xmlChar *words;

	if (is(c, "t") || (is(c, "delText") && d->change)) {
		words = xmlNodeGetContent(c);
		if (docx_silent(d) && is(c, "t"))
			docx_leave(d, c, false);
		docx_words(d, words ? (const char *)words : "", format);
		xmlFree(words);
	} else if (is(c, "instrText") && d->fields &&
		   !d->field[d->fields - 1].in_result) {
		words = xmlNodeGetContent(c);
		buffer_add(&d->field[d->fields - 1].code,
		    words ? (const char *)words : "");
		xmlFree(words);
	} else if (is(c, "tab") || is(c, "ptab")) {
		docx_words(d, "\t", format);
	} else if (is(c, "noBreakHyphen")) {
		docx_words(d, "\u2011", format);
	} else if (is(c, "sym")) {
		const char *sign = symbol(d, c);

		if (!docx_silent(d))
			docx_made(d, sign);
		docx_words(d, sign, format);
	} else if (is(c, "fldChar")) {
		field_mark(d, c);
	} else if (is(c, "footnoteReference")) {
		add_note(d, d->w.footnotes, c);
	} else if (is(c, "endnoteReference")) {
		add_note(d, d->w.endnotes, c);
	} else if (is(c, "drawing") || is(c, "pict") || is(c, "object")) {
		docx_drawing(d, c);
	} else if ((is(c, "br") || is(c, "cr")) && !docx_silent(d)) {
		/* Where a page ends words end; at a paragraph's start none. */
		if (breaks_page(d, c) && part_is_empty(d->paragraph))
			return;
		part_add(d->paragraph, part_new(d->w.mem, PART_BREAK, "br"));
		d->run = NULL;
	} else if (is(c, "AlternateContent")) {
		c = docx_choice(d, c);
		for (c = c ? c->children : NULL; c; c = c->next)
			if (c->type == XML_ELEMENT_NODE)
				read_run_child(d, c, format);
	} else if (is(c, "ruby")) {
		docx_leave(d, xml_below(c, "rt"), false);
		if (xml_below(c, "rubyBase"))
			docx_runs(d, xml_below(c, "rubyBase"));
	}
}

/* What the run says holds; else hiding is a toggle between the style of the
 * paragraph and that of the run (17.7.3). */
static bool
is_hidden(struct docx *d, const xmlNode *properties, const struct style *style)
{
	if (xml_below(properties, "vanish"))
		return word_flag(&d->w, properties, "vanish");
	return word_hides(style) != word_hides(d->style);
}

static bool
run_is_hidden(struct docx *d, const xmlNode *properties)
{
	const char *style =
	    properties ? word_value(&d->w, properties, "rStyle") : NULL;

	return is_hidden(d, properties, word_style(&d->w, style ? style : ""));
}

static bool
shows_run(struct docx *d, const xmlNode *from)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE || is(c, "pPr"))
			continue;
		if (is(c, "r") ? !run_is_hidden(d, xml_below(c, "rPr"))
			       : shows_run(d, c))
			return true;
	}
	return false;
}

bool
docx_is_hidden(struct docx *d, const xmlNode *paragraph)
{
	const xmlNode *own = xml_below(paragraph, "pPr");

	return run_is_hidden(d, xml_below(own, "rPr")) &&
	       !shows_run(d, paragraph);
}

static void
read_run(struct docx *d, const xmlNode *run)
{
	const xmlNode *properties = xml_below(run, "rPr");
	unsigned format = format_of(d, properties);

	if (run_is_hidden(d, properties)) {
		docx_leave(d, run, true);
		return;
	}
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
		docx_runs(d, node);
		return;
	}
	link = part_add(outer, part_new(d->w.mem, PART_INLINE, "a"));
	link->link = target;
	d->paragraph = link;
	d->run = NULL;
	docx_runs(d, node);
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
	if (!keep && !strcmp(change, "del")) {
		docx_leave(d, node, false);
		return;
	}
	if (keep)
		d->change = change;
	docx_runs(d, node);
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
	docx_runs(d, node);
	field_end(d);
}

void
docx_runs(struct docx *d, const xmlNode *from)
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
		else if (is(c, "AlternateContent") && docx_choice(d, c))
			docx_runs(d, docx_choice(d, c));
		else if (is(c, "drawing") || is(c, "pict"))
			docx_drawing(d, c);
		else if (is(c, "sdt"))
			docx_runs(d, xml_below(c, "sdtContent")
					 ? xml_below(c, "sdtContent")
					 : c);
		else if (is(c, "oMath"))
			docx_math(d, c);
		else if (!is(c, "pPr"))
			docx_runs(d, c);
	}
}
