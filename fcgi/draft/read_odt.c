/*
 * read_odt.c: the text of an OpenDocument file as lines (ODF 1.3, part 3):
 * list numbers computed from list styles, notes where their marks stand,
 * changes accepted; contents, comments, headers and authors left out.
 */
#include "fcgi/draft/kept.h"
#include "fcgi/draft/lines.h"
#include "fcgi/draft/odt.h"
#include "fcgi/draft/pictures.h"
#include "fcgi/draft/read_office.h"
#include "fcgi/draft/zip.h"

#include <string.h>

static void read_blocks(struct odt *d, const xmlNode *from);

static bool
is(const xmlNode *node, const char *name)
{
	return !strcmp((const char *)node->name, name);
}

static int
count_of(struct odt *d, const xmlNode *node, const char *name)
{
	const char *value = xml_attribute(d->mem, node, name);
	int64_t n;

	return value && text_int(value, &n) == OK && n > 0 && n < 1000 ? (int)n
								       : 1;
}

static void
add_words(struct odt *d, struct part *into, const char *text)
{
	if (d->change)
		into = part_add(into, part_new(d->mem, PART_INLINE, d->change));
	part_text(d->mem, into, text, strlen(text));
}

static struct part *
styled(struct odt *d, const xmlNode *span, struct part *into)
{
	const struct odt_style *style = odt_style_of(&d->l, span);

	if (!style)
		return into;
	if (style->bold)
		into = part_add(into, part_new(d->mem, PART_INLINE, "b"));
	if (style->italic)
		into = part_add(into, part_new(d->mem, PART_INLINE, "i"));
	if (style->raised)
		into = part_add(into, part_new(d->mem, PART_INLINE,
					  style->raised > 0 ? "sup" : "sub"));
	return into;
}

static void
read_note(struct odt *d, const xmlNode *node, struct part *into)
{
	const xmlNode *body = xml_below(node, "note-body");
	struct part *note = part_new(d->mem, PART_NOTE, "");
	struct odt inner = *d;

	if (xml_below(node, "note-citation"))
		kept_below(
		    d->s, KEPT_LEFT, xml_below(node, "note-citation"), NULL);
	inner.lines = NULL;
	inner.into = note;
	inner.number = "";
	if (body)
		read_blocks(&inner, body);
	d->l = inner.l;
	if (!note->first)
		return;
	note->mark = arena_printf(d->mem, "%d", ++d->notes);
	part_add(into, note);
}

/* Of one picture in several forms the first that everybody can see. */
static void
keep_pixels(struct odt *d, const xmlNode *frame, struct part *image)
{
	for (const xmlNode *c = frame->children; c && !image->link;
	     c = c->next) {
		const char *name;

		if (c->type != XML_ELEMENT_NODE || !is(c, "image"))
			continue;
		name = xml_attribute(d->mem, c, "href");
		if (name)
			picture_keep_member(d->s, d->archive, image,
			    text_starts(name, "./") ? name + 2 : name);
	}
}

/* Text of a box or shape, behind the paragraph that it hangs on. */
static void
read_box(struct odt *d, const xmlNode *box)
{
	struct odt inner = *d;

	if (!d->later)
		d->later = part_new(d->mem, PART_BOX, "");
	inner.lines = NULL;
	inner.into = d->later;
	inner.later = NULL;
	inner.number = "";
	read_blocks(&inner, box);
	d->l = inner.l;
}

static bool
holds_blocks(const xmlNode *c)
{
	return xml_below(c, "p") || xml_below(c, "h") || xml_below(c, "list");
}

static void
read_frame(struct odt *d, const xmlNode *node, struct part *into)
{
	const xmlNode *box = xml_below(node, "text-box");
	const xmlNode *said = xml_below(node, "desc");
	const char *object;
	struct part *image;
	xmlChar *words;
	bool chart;

	for (const xmlNode *c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    (is(c, "desc") || is(c, "title")))
			kept_below(d->s, KEPT_LEFT, c, NULL);
	if (box) {
		read_box(d, box);
		return;
	}
	object = odt_object(d, node, &chart);
	if (object && !chart) {
		kept_text(d->s, KEPT_MADE, object);
		kept_break(d->s, KEPT_MADE);
		part_text(d->mem, into, object, strlen(object));
		return;
	}
	if (!object && !xml_below(node, "image"))
		return;
	image = part_add(into, part_new(d->mem, PART_IMAGE, "img"));
	if (!object)
		keep_pixels(d, node, image);
	said = said ? said : xml_below(node, "title");
	words = said ? xmlNodeGetContent(said) : NULL;
	image->text = words ? arena_copy(d->mem, (const char *)words) : NULL;
	xmlFree(words);
	if (object) {
		image->link = PICTURE_CHART;
		image->text = image->text ? arena_printf(d->mem, "%s. %s",
						image->text, object)
					  : object;
	}
}

static void
read_link(struct odt *d, const xmlNode *node, struct part *into)
{
	const char *target = xml_attribute(d->mem, node, "href");

	if (link_good(target)) {
		into = part_add(into, part_new(d->mem, PART_INLINE, "a"));
		into->link = target;
	}
	odt_inlines(d, node, into);
}

static void
read_inline(struct odt *d, const xmlNode *c, struct part *into)
{
	if (is(c, "change") || is(c, "change-start") || is(c, "change-end")) {
		odt_change(d, c, into);
	} else if (is(c, "span")) {
		const struct odt_style *style = odt_style_of(&d->l, c);

		if (style && style->hidden) {
			kept_below(d->s, KEPT_HIDDEN, c, NULL);
			return;
		}
		if (!style || !style->bold)
			d->all_bold = false;
		odt_inlines(d, c, styled(d, c, into));
	} else if (is(c, "s") || is(c, "tab")) {
		part_text(d->mem, into, " ", 1);
	} else if (is(c, "line-break")) {
		part_add(into, part_new(d->mem, PART_BREAK, "br"));
	} else if (is(c, "a")) {
		read_link(d, c, into);
	} else if (is(c, "note")) {
		read_note(d, c, into);
	} else if (is(c, "frame")) {
		read_frame(d, c, into);
	} else if (is(c, "ruby")) {
		if (xml_below(c, "ruby-text"))
			kept_below(
			    d->s, KEPT_LEFT, xml_below(c, "ruby-text"), NULL);
		if (xml_below(c, "ruby-base"))
			odt_inlines(d, xml_below(c, "ruby-base"), into);
	} else if (is(c, "hidden-text") &&
		   odt_says(d, c, "is-hidden", "false")) {
		odt_inlines(d, c, into);
	} else if (is(c, "annotation") || is(c, "hidden-text") ||
		   is(c, "creator") || is(c, "desc") || is(c, "title")) {
		kept_below(d->s, is(c, "hidden-text") ? KEPT_HIDDEN : KEPT_LEFT,
		    c, NULL);
	} else if (holds_blocks(c)) {
		read_box(d, c);
	} else {
		odt_inlines(d, c, into);
	}
}

void
odt_inlines(struct odt *d, const xmlNode *from, struct part *into)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type == XML_TEXT_NODE)
			add_words(d, into, (const char *)c->content);
		else if (c->type == XML_ELEMENT_NODE)
			read_inline(d, c, into);
	}
}

static void
give_later(struct odt *d)
{
	struct part *p;

	while (d->later && (p = d->later->first)) {
		d->later->first = p->next;
		lines_place(d->lines, d->into, p);
	}
	d->later = NULL;
}

/* A field in it hides the whole paragraph. */
static bool
hides_paragraph(struct odt *d, const xmlNode *node)
{
	for (const xmlNode *c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    ((is(c, "hidden-paragraph") &&
			 odt_says(d, c, "is-hidden", "true")) ||
			(is(c, "span") && hides_paragraph(d, c))))
			return true;
	return false;
}

/* All of its words, by its own style or that of each span. */
static bool
shows_capitals(
    struct odt *d, const xmlNode *node, const struct odt_style *style)
{
	if (style && style->capitals)
		return true;
	for (const xmlNode *c = node->children; c; c = c->next) {
		const struct odt_style *own;

		if (c->type == XML_TEXT_NODE && !xmlIsBlankNode(c))
			return false;
		if (c->type != XML_ELEMENT_NODE || !is(c, "span"))
			continue;
		own = odt_style_of(&d->l, c);
		if (!own || !own->capitals)
			return false;
	}
	return node->children != NULL;
}

static void
read_paragraph(struct odt *d, const xmlNode *node)
{
	const struct odt_style *style = odt_style_of(&d->l, node);
	const char *number = d->number;
	struct line *line;

	d->number = "";
	if ((style && style->hidden) || hides_paragraph(d, node)) {
		kept_below(d->s, KEPT_HIDDEN, node, NULL);
		return;
	}
	if (is(node, "h") && !*number)
		number = odt_heading_number(&d->l, node);
	d->paragraph = part_new(d->mem, PART_P, "p");
	d->all_bold = true;
	kept_text(d->s, KEPT_MADE, number);
	kept_break(d->s, KEPT_MADE);
	if (*number)
		part_text(d->mem, d->paragraph,
		    arena_printf(d->mem, "%s ", number), strlen(number) + 1);
	odt_inlines(d, node, d->paragraph);
	if (!part_is_empty(d->paragraph)) {
		if (d->lines) {
			d->paragraph->source = d->lines->count + 1;
			line = lines_add(d->lines, d->paragraph);
			if (is(node, "h"))
				line->level =
				    count_of(d, node, "outline-level");
			line->title = style && (style->bold || style->centred);
			line->capitals = shows_capitals(d, node, style);
		} else {
			part_add(d->into, d->paragraph);
		}
	}
	give_later(d);
}

static void
read_list(struct odt *d, const xmlNode *node)
{
	odt_list_begin(&d->l, node);
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		d->number = is(c, "list-item") ? odt_list_item(&d->l, c) : "";
		if (is(c, "list-item") || is(c, "list-header"))
			read_blocks(d, c);
	}
	d->number = "";
	odt_list_end(&d->l);
}

static void
read_rows(struct odt *d, const xmlNode *from, struct part *table, bool head)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		struct part *row, *cell;

		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is(c, "table-header-rows") || is(c, "table-rows") ||
		    is(c, "table-row-group")) {
			read_rows(d, c, table, is(c, "table-header-rows"));
			continue;
		}
		if (!is(c, "table-row"))
			continue;
		row = part_add(table, part_new(d->mem, PART_ROW, ""));
		for (const xmlNode *e = c->children; e; e = e->next) {
			if (e->type != XML_ELEMENT_NODE || !is(e, "table-cell"))
				continue;
			cell = part_add(row, part_new(d->mem, PART_CELL, ""));
			cell->head = head;
			cell->columns =
			    count_of(d, e, "number-columns-spanned");
			cell->rows = count_of(d, e, "number-rows-spanned");
			d->into = cell;
			read_blocks(d, e);
		}
	}
}

static void
read_table(struct odt *d, const xmlNode *node)
{
	struct part *table = part_new(d->mem, PART_TABLE, "");
	struct part *outer = d->into;
	struct lines *lines = d->lines;

	d->lines = NULL;
	read_rows(d, node, table, false);
	d->lines = lines;
	d->into = outer;
	if (part_is_empty(table))
		return;
	lines_place(d->lines, d->into, table);
}

/* Contents and indexes, what was deleted, declarations. */
static bool
is_left(const xmlNode *c)
{
	static const char *const names[] = {"table-of-content",
	    "tracked-changes", "alphabetical-index", "illustration-index",
	    "table-index", "object-index", "user-index", "bibliography",
	    "forms", "sequence-decls", "variable-decls", "user-field-decls",
	    "annotation"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is(c, names[i]))
			return true;
	return false;
}

/* A change between paragraphs. */
static void
read_block_change(struct odt *d, const xmlNode *c)
{
	struct part *p = part_new(d->mem, PART_P, "p");

	odt_change(d, c, p);
	if (part_is_empty(p))
		return;
	lines_place(d->lines, d->into, p);
}

static void
read_blocks(struct odt *d, const xmlNode *from)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is(c, "p") || is(c, "h")) {
			read_paragraph(d, c);
		} else if (is(c, "list")) {
			read_list(d, c);
		} else if (is(c, "table")) {
			read_table(d, c);
		} else if (is(c, "numbered-paragraph")) {
			d->number = odt_numbered(&d->l, c);
			read_blocks(d, c);
		} else if (is(c, "frame")) {
			d->paragraph = part_new(d->mem, PART_P, "p");
			read_frame(d, c, d->paragraph);
			give_later(d);
		} else if (is(c, "tracked-changes") &&
			   d->s->options->keep_changes) {
			odt_keep_changes(d, c);
		} else if (is(c, "change") || is(c, "change-start") ||
			   is(c, "change-end")) {
			read_block_change(d, c);
		} else if (is_left(c)) {
			kept_below(d->s, KEPT_LEFT, c, NULL);
		} else if (is(c, "section") &&
			   odt_says(d, c, "display", "none")) {
			kept_below(d->s, KEPT_HIDDEN, c, NULL);
		} else {
			read_blocks(d, c);
		}
	}
}

static enum err
refuse_encrypted(struct source *s, struct archive *a)
{
	static const char sign[] = "encryption-data";
	struct bytes manifest;
	enum err err = archive_read(a, "META-INF/manifest.xml", &manifest);

	if (err == ERR_NOT_FOUND)
		return OK;
	TRY(err);
	if (!memmem(manifest.at, manifest.size, sign, strlen(sign)))
		return OK;
	return source_refuse(
	    s, "encrypted", "The file is protected with a password.");
}

enum err
read_odt(struct source *s, struct bytes file)
{
	struct lines lines = {.s = s};
	struct odt d = {.l.mem = s->mem,
	    .mem = s->mem,
	    .s = s,
	    .lines = &lines,
	    .number = ""};
	const xmlNode *content, *styles, *text;
	struct archive *archive;

	TRY(archive_open(s, file, &archive));
	TRY(refuse_encrypted(s, archive));
	d.archive = archive;
	TRY(xml_member(s, archive, "content.xml", &content));
	TRY(xml_member(s, archive, "styles.xml", &styles));
	text = xml_below(xml_below(content, "body"), "text");
	if (!text)
		return source_refuse(
		    s, "not-odt", "The archive holds no OpenDocument text.");
	odt_styles(&d.l, styles, content);
	s->format = "odt";
	kept_below(s, KEPT_FILE, text, NULL);
	read_blocks(&d, text);
	if (xml_below(text, "tracked-changes") && !s->options->keep_changes)
		source_warn(s, "tracked-changes", "");
	if (!lines.count)
		return source_refuse(s, "empty", "The file has no text.");
	return outline(s, &lines);
}
