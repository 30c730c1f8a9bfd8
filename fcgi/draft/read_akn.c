/*
 * read_akn.c: Akoma Ntoso of any dialect as a tree of parts: any namespace,
 * any identifiers, valid or not, as long as it is well-formed.
 *
 * Nothing is refused for its structure: what has blocks inside is a holder of
 * blocks, the rest is a line of text.  What it is not allowed to be is put
 * right later, by shape.c.  meta is read by read_meta.c.
 */
#include "fcgi/draft/read_akn.h"

#include "fcgi/draft/kept.h"
#include "fcgi/draft/names.h"
#include "fcgi/draft/part.h"
#include "fcgi/draft/pictures.h"

#include <string.h>

static void read_document(
    struct reader *r, const xmlNode *from, struct part *document);

static bool
name_is(const xmlNode *node, const char *name)
{
	return !strcmp((const char *)node->name, name);
}

/* Blocks or units somewhere below, but in no note: then an inline element
 * is no line of text. */
static bool
holds_blocks(const xmlNode *node)
{
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		switch (name_sort((const char *)c->name)) {
		case NAME_NOTE:
		case NAME_SKIP:
			continue;
		case NAME_UNKNOWN:
		case NAME_INLINE:
		case NAME_OTHER:
		case NAME_PLAIN:
		case NAME_LINE:
			if (holds_blocks(c))
				return true;
			continue;
		default:
			return true;
		}
	}
	return false;
}

void
akn_ids(struct reader *r, const xmlNode *node, struct part *p)
{
	const char *wid = xml_attribute(r->mem, node, "wId");

	p->was = xml_attribute(r->mem, node, "eId");
	if (!p->was)
		p->was = xml_attribute(r->mem, node, "id");
	if (p->was && p->was[strcspn(p->was, " \t\n")])
		p->was = NULL;
	if (wid && strlen(wid) <= 120 && *wid &&
	    !wid[strspn(wid, "abcdefghijklmnopqrstuvwxyz0123456789_-")])
		p->wid = wid;
	p->source = (size_t)xmlGetLineNo((xmlNode *)node);
}

/* A note: where it is only referred to, the words are those of meta. */
static void
read_note(struct reader *r, const xmlNode *node, struct part *line)
{
	struct part *note = part_add(line, part_new(r->mem, PART_NOTE, ""));

	akn_ids(r, node, note);
	note->mark = xml_attribute(r->mem, node, "marker");
	if (name_is(node, "noteRef"))
		node = xml_target(r->root, node, "note");
	if (node)
		akn_children(r, node, note);
	part_note_said(r->mem, note);
}

static void read_inlines(
    struct reader *r, const xmlNode *from, struct part *line);

static int
pixels(struct reader *r, const xmlNode *node, const char *name)
{
	const char *said = xml_attribute(r->mem, node, name);
	int64_t n;

	return said && text_int(said, &n) == OK && n > 0 && n < 1 << 20 ? (int)n
									: 0;
}

/* The pixels themselves lie beside the text, or in its address. */
static void
read_image(struct reader *r, const xmlNode *node, struct part *line)
{
	struct part *p = part_add(line, part_new(r->mem, PART_IMAGE, "img"));

	p->link = xml_attribute(r->mem, node, "src");
	p->text = xml_attribute(r->mem, node, "alt");
	if (!p->text)
		p->text = xml_attribute(r->mem, node, "title");
	if (picture_named(p->link)) {
		p->columns = pixels(r, node, "width");
		p->rows = pixels(r, node, "height");
	} else {
		picture_keep_data(r->s, p, p->link);
	}
}

static void
read_inline(struct reader *r, const xmlNode *node, struct part *line)
{
	const char *name = (const char *)node->name;
	struct part *p;

	if (!strcmp(name, "authorialNote") || !strcmp(name, "noteRef")) {
		read_note(r, node, line);
		return;
	}
	if (!strcmp(name, "br") || !strcmp(name, "eol")) {
		part_add(line, part_new(r->mem, PART_BREAK, "br"));
		return;
	}
	if (!strcmp(name, "img")) {
		read_image(r, node, line);
		return;
	}
	if (!strcmp(name, "inline"))
		name = xml_attribute(r->mem, node, "name");
	p = part_new(r->mem, PART_INLINE,
	    name_good(name) ? arena_copy(r->mem, name) : "span");
	p->link = xml_attribute(r->mem, node, "href");
	if (!p->link && strcmp(p->name, "mod") && strcmp(p->name, "quotedText"))
		p->lang = lang_good(xml_attribute(r->mem, node, "lang"));
	read_inlines(r, node, part_add(line, p));
	if (!p->first && p->link)
		xml_placeholder(r->mem, r->root, node, p);
}

static void
read_inlines(struct reader *r, const xmlNode *from, struct part *line)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type == XML_TEXT_NODE ||
		    c->type == XML_CDATA_SECTION_NODE)
			part_text(r->mem, line, (const char *)c->content,
			    strlen((const char *)c->content));
		else if (c->type == XML_ELEMENT_NODE &&
			 name_sort((const char *)c->name) != NAME_SKIP)
			read_inline(r, c, line);
	}
}

struct part *
akn_line(struct reader *r, const xmlNode *node)
{
	struct part *line = part_new(r->mem, PART_P, "");

	read_inlines(r, node, line);
	return line;
}

/* num, heading or subheading of into; a second one is a block like others. */
static bool
take_line(struct reader *r, const xmlNode *node, struct part *into)
{
	struct part **place = name_is(node, "num")	 ? &into->num
			      : name_is(node, "heading") ? &into->heading
							 : &into->subheading;

	if (*place ||
	    (into->kind != PART_UNIT && into->kind != PART_BOX &&
		into->kind != PART_ITEM && into->kind != PART_ATTACHMENT))
		return false;
	*place = akn_line(r, node);
	return true;
}

static void
read_unit(struct reader *r, const xmlNode *node, struct part *into)
{
	const char *name = (const char *)node->name;
	struct part *unit;

	if (name_is(node, "hcontainer") || name_is(node, "container")) {
		name = xml_attribute(r->mem, node, "name");
		if (!name_good(name))
			name = "block";
	}
	unit = part_new(r->mem, PART_UNIT, arena_copy(r->mem, name));
	akn_ids(r, node, unit);
	part_add(into, unit);
	if (name_sort(name) == NAME_CROSS) {
		unit->name = "crossHeading";
		if (name == (const char *)node->name && !holds_blocks(node)) {
			unit->heading = akn_line(r, node);
			return;
		}
	}
	akn_children(r, node, unit);
}

static void
read_quote(struct reader *r, const xmlNode *node, struct part *into)
{
	struct part *quote = part_add(into, part_new(r->mem, PART_QUOTE, ""));

	akn_ids(r, node, quote);
	quote->open = xml_attribute(r->mem, node, "startQuote");
	quote->close = xml_attribute(r->mem, node, "endQuote");
	akn_children(r, node, quote);
}

/* A box with neither number nor heading says nothing: its blocks remain. */
static void
read_box(struct reader *r, const xmlNode *node, struct part *into)
{
	struct part *box = part_new(r->mem, PART_BOX, "");

	akn_children(r, node, box);
	if (box->num || box->heading || box->subheading)
		part_add(into, box);
	else
		part_move_all(box, into);
}

/* Of attachments, components, annexes: a document of its own each. */
static void
read_attachment(struct reader *r, const xmlNode *node)
{
	struct part *outer = r->document, *attachment, *inner;

	attachment = part_new(r->mem, PART_ATTACHMENT, "");
	akn_ids(r, node, attachment);
	inner = part_new(r->mem, PART_DOCUMENT, "doc");
	r->document = inner;
	read_document(r, node, inner);
	for (const xmlNode *c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    name_sort((const char *)c->name) == NAME_LINE)
			take_line(r, c, attachment);
	r->document = outer;
	part_add(attachment, inner);
	if (!part_is_empty(attachment))
		part_add(outer, attachment);
}

/* Blocks and units that are elements of their own; false: a line's. */
static bool
read_block(struct reader *r, const xmlNode *c, struct part *into)
{
	switch (name_sort((const char *)c->name)) {
	case NAME_HIER:
	case NAME_HCONTAINER:
	case NAME_RECITAL:
	case NAME_SPEECH:
	case NAME_CROSS:
		read_unit(r, c, into);
		return true;
	case NAME_LIST:
		akn_list(r, c, into);
		return true;
	case NAME_TABLE:
		akn_table(r, c, into);
		return true;
	case NAME_QUOTE:
		read_quote(r, c, into);
		return true;
	case NAME_BOX:
		read_box(r, c, into);
		return true;
	case NAME_LINE:
		if (take_line(r, c, into))
			return true;
		[[fallthrough]];
	case NAME_P:
	case NAME_PLAIN:
	case NAME_DOCUMENT:
		if (name_is(c, "attachment") || name_is(c, "component"))
			read_attachment(r, c);
		else
			akn_children(r, c, into);
		return true;
	case NAME_NOTE:
		return false;
	default:
		if (into->kind == PART_PREAMBLE && name_is(c, "container")) {
			read_unit(r, c, into);
			return true;
		}
		if (!holds_blocks(c))
			return false;
		akn_children(r, c, into);
		return true;
	}
}

/* Lines of text between blocks become paragraphs. */
void
akn_children(struct reader *r, const xmlNode *from, struct part *into)
{
	struct part *run = NULL, *text;

	for (const xmlNode *c = from->children; c; c = c->next) {
		bool words = c->type == XML_TEXT_NODE ||
			     c->type == XML_CDATA_SECTION_NODE;

		if (!words && c->type != XML_ELEMENT_NODE)
			continue;
		if (c->type == XML_ELEMENT_NODE) {
			if (name_sort((const char *)c->name) == NAME_SKIP)
				continue;
			if (read_block(r, c, into)) {
				run = NULL;
				continue;
			}
		}
		if (!run && words && xmlIsBlankNode((xmlNode *)c))
			continue;
		if (!run)
			run = part_add(into, part_new(r->mem, PART_P, "p"));
		if (!words) {
			read_inline(r, c, run);
			continue;
		}
		text = part_text(r->mem, run, (const char *)c->content,
		    strlen((const char *)c->content));
		text->source = (size_t)xmlGetLineNo((xmlNode *)c);
	}
}

static struct part *
section(struct reader *r, struct part *document, enum part_kind kind)
{
	struct part *p = part_child(document, kind);

	return p ? p : part_add(document, part_new(r->mem, kind, ""));
}

/* Which part of a document an element of its top level is. */
static enum part_kind
section_kind(const xmlNode *node)
{
	if (name_is(node, "coverPage") || name_is(node, "preface") ||
	    name_is(node, "header"))
		return PART_PREFACE;
	if (name_is(node, "preamble"))
		return PART_PREAMBLE;
	if (name_is(node, "conclusions"))
		return PART_CONCLUSIONS;
	return PART_BODY;
}

static void
read_section(struct reader *r, const xmlNode *c, struct part *document)
{
	if (name_is(c, "attachments") || name_is(c, "components") ||
	    name_is(c, "annexes")) {
		for (const xmlNode *d = c->children; d; d = d->next)
			if (d->type == XML_ELEMENT_NODE)
				read_attachment(r, d);
		return;
	}
	if (name_sort((const char *)c->name) == NAME_LINE)
		return;
	if (name_sort((const char *)c->name) == NAME_DOCUMENT) {
		read_document(r, c, document);
		return;
	}
	/* The body's children, not the body itself, unless it is a block. */
	if (section_kind(c) != PART_BODY ||
	    name_sort((const char *)c->name) == NAME_UNKNOWN) {
		akn_children(r, c, section(r, document, section_kind(c)));
		return;
	}
	if (!read_block(r, c, section(r, document, PART_BODY)))
		akn_children(r, c, section(r, document, PART_BODY));
}

static void
read_document(struct reader *r, const xmlNode *from, struct part *document)
{
	for (const xmlNode *c = from->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    name_sort((const char *)c->name) != NAME_SKIP)
			read_section(r, c, document);
}

/* The root's name, or that of its first document. */
static const xmlNode *
document_element(const xmlNode *root)
{
	if (name_sort((const char *)root->name) == NAME_DOCUMENT)
		return root;
	if (strcasecmp((const char *)root->name, "akomaNtoso"))
		return NULL;
	for (const xmlNode *c = root->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    name_sort((const char *)c->name) == NAME_DOCUMENT)
			return c;
	return NULL;
}

/* Those with a body of provisions keep their name; all others are a doc
 * whose name says what it was. */
static const char *
document_name(struct reader *r, const xmlNode *node)
{
	if (name_is(node, "bill") || name_is(node, "act"))
		return (const char *)(name_is(node, "bill") ? "bill" : "act");
	r->s->identity.subtype = xml_attribute(r->mem, node, "name");
	if (!name_is(node, "doc") || !name_good(r->s->identity.subtype))
		r->s->identity.subtype =
		    arena_copy(r->mem, (const char *)node->name);
	return "doc";
}

/* What the file says, independent of what became of it. */
static void
keep_words(struct source *s, const xmlNode *node)
{
	for (const xmlNode *c = node->children; c; c = c->next) {
		enum name_sort sort;

		if (c->type == XML_TEXT_NODE ||
		    c->type == XML_CDATA_SECTION_NODE)
			kept_text(s, KEPT_FILE, (const char *)c->content);
		if (c->type != XML_ELEMENT_NODE)
			continue;
		sort = name_sort((const char *)c->name);
		if (sort == NAME_SKIP)
			continue;
		if (sort != NAME_INLINE && sort != NAME_OTHER)
			kept_break(s, KEPT_FILE);
		keep_words(s, c);
		if (sort != NAME_INLINE && sort != NAME_OTHER)
			kept_break(s, KEPT_FILE);
	}
}

enum err
read_akn(struct source *s, struct bytes file)
{
	struct reader r = {.s = s, .mem = s->mem};
	const xmlNode *node;

	TRY(xml_document(s, file, &r.root));
	node = document_element(r.root);
	if (!node)
		return source_refuse(
		    s, "not-akn", "The XML file is no Akoma Ntoso document.");
	s->format = "akn";
	s->document = part_new(s->mem, PART_DOCUMENT, document_name(&r, node));
	r.document = s->document;
	read_meta(s, node);
	keep_words(s, r.root);
	read_document(&r, node, s->document);
	/* The parts of a collection stand beside it. */
	for (const xmlNode *c = node == r.root ? NULL : node->next; c;
	     c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			read_section(&r, c, s->document);
	return OK;
}
