/*
 * akn.c: the shaped and named tree as Akoma Ntoso 3.0 in our profile
 * (profile.rng), always valid against the OASIS schema too.  The same tree
 * gives the same bytes; meta.c writes what stands above the text.
 */
#include "fcgi/draft/akn.h"

#include "fcgi/draft/markup.h"
#include "fcgi/draft/names.h"
#include "fcgi/draft/pictures.h"

#include <string.h>

static void write_blocks(
    struct buffer *b, const struct part *from, const struct part *end);
static void write_part(struct buffer *b, const struct part *p);

static void
line_end(struct buffer *b)
{
	buffer_bytes(b, "\n", 1);
}

static void
ids(struct buffer *b, const struct part *p)
{
	tag_attribute(b, "eId", p->eid);
	tag_attribute(b, "wId", p->wid);
}

static void write_inline(
    struct buffer *b, const struct part *p, bool in_modification);

static void
write_inlines(struct buffer *b, const struct part *line)
{
	bool modification =
	    line->kind == PART_INLINE && !strcmp(line->name, "mod");

	for (const struct part *c = line->first; c; c = c->next)
		write_inline(b, c, modification);
}

static void
write_note(struct buffer *b, const struct part *p)
{
	tag_open(b, "authorialNote");
	ids(b, p);
	tag_attribute(b, "marker", p->mark);
	tag_start(b);
	write_blocks(b, p->first, NULL);
	tag_close(b, "authorialNote");
}

/* The element an inline is written as: links need their address, quotedText
 * its mod, and what is no element of ours is inline with a name. */
static const char *
inline_element(const struct part *p, bool in_modification)
{
	if (name_sort(p->name) != NAME_INLINE)
		return "inline";
	if ((!strcmp(p->name, "ref") || !strcmp(p->name, "a")) &&
	    !link_good(p->link))
		return "span";
	if (!strcmp(p->name, "quotedText") && !in_modification)
		return "inline";
	return p->name;
}

static void
write_inline(struct buffer *b, const struct part *p, bool in_modification)
{
	const char *element;

	switch (p->kind) {
	case PART_TEXT:
		tag_text(b, p->text);
		return;
	case PART_BREAK:
		buffer_add(b, "<br/>");
		return;
	case PART_IMAGE:
		tag_open(b, "img");
		tag_attribute(b, "src",
		    link_good(p->link) || picture_named(p->link) ? p->link
								 : "image");
		tag_attribute(b, "alt", p->text);
		if (picture_named(p->link) && p->columns && p->rows) {
			tag_number(b, "width", p->columns);
			tag_number(b, "height", p->rows);
		}
		tag_empty(b);
		return;
	case PART_NOTE:
		write_note(b, p);
		return;
	default:
		break;
	}
	element = inline_element(p, in_modification);
	tag_open(b, element);
	if (!strcmp(element, "inline"))
		tag_attribute(b, "name", p->name);
	if (!strcmp(element, "ref") || !strcmp(element, "a"))
		tag_attribute(b, "href", p->link);
	if (p->lang)
		tag_attribute(b, "xml:lang", p->lang);
	tag_start(b);
	write_inlines(b, p);
	tag_close(b, element);
}

static void
write_line(struct buffer *b, const char *element, const struct part *line)
{
	if (!line)
		return;
	tag(b, element);
	write_inlines(b, line);
	tag_close(b, element);
	line_end(b);
}

static void
write_lines(struct buffer *b, const struct part *p)
{
	write_line(b, "num", p->num);
	write_line(b, "heading", p->heading);
	write_line(b, "subheading", p->subheading);
}

static void
write_table(struct buffer *b, const struct part *table)
{
	tag_open(b, "table");
	ids(b, table);
	tag_start(b);
	line_end(b);
	write_line(b, "caption", table->heading);
	for (const struct part *r = table->first; r; r = r->next) {
		tag_open(b, "tr");
		if (r->eid)
			ids(b, r);
		tag_start(b);
		for (const struct part *c = r->first; c; c = c->next) {
			tag_open(b, c->head ? "th" : "td");
			if (c->rows > 1)
				tag_number(b, "rowspan", c->rows);
			if (c->columns > 1)
				tag_number(b, "colspan", c->columns);
			tag_start(b);
			write_blocks(b, c->first, NULL);
			tag_close(b, c->head ? "th" : "td");
		}
		tag_close(b, "tr");
		line_end(b);
	}
	tag_close(b, "table");
	line_end(b);
}

static void
write_list(struct buffer *b, const struct part *list)
{
	tag_open(b, "blockList");
	ids(b, list);
	tag_start(b);
	line_end(b);
	for (const struct part *c = list->first; c; c = c->next) {
		tag(b, "item");
		write_lines(b, c);
		write_blocks(b, c->first, NULL);
		if (!c->first)
			buffer_add(b, "<p/>");
		tag_close(b, "item");
		line_end(b);
	}
	tag_close(b, "blockList");
	line_end(b);
}

/* The schema has quotedStructure in mod in p. */
static void
write_quote(struct buffer *b, const struct part *p)
{
	buffer_add(b, "<p><mod>");
	tag_open(b, "quotedStructure");
	ids(b, p);
	tag_attribute(b, "startQuote", p->open);
	tag_attribute(b, "endQuote", p->close);
	tag_start(b);
	line_end(b);
	for (const struct part *c = p->first; c; c = c->next)
		write_part(b, c);
	tag_close(b, "quotedStructure");
	buffer_add(b, "</mod></p>");
	line_end(b);
}

static void
write_box(struct buffer *b, const struct part *p)
{
	tag(b, "blockContainer");
	line_end(b);
	write_lines(b, p);
	write_blocks(b, p->first, NULL);
	if (!p->first)
		buffer_add(b, "<p/>");
	tag_close(b, "blockContainer");
	line_end(b);
}

static void
write_blocks(struct buffer *b, const struct part *from, const struct part *end)
{
	for (const struct part *c = from; c && c != end; c = c->next)
		write_part(b, c);
}

static void
write_wrapped(struct buffer *b, const char *element, const struct part *from,
    const struct part *end)
{
	tag(b, element);
	line_end(b);
	write_blocks(b, from, end);
	tag_close(b, element);
	line_end(b);
}

/* intro, units, wrapUp; or content alone. */
static void
write_hierarchy(struct buffer *b, const struct part *p)
{
	const struct part *first = p->first, *after = NULL;

	while (first && first->kind != PART_UNIT)
		first = first->next;
	if (!first) {
		if (p->first || (!p->num && !p->heading))
			write_wrapped(b, "content", p->first, NULL);
		return;
	}
	if (p->first != first)
		write_wrapped(b, "intro", p->first, first);
	for (const struct part *c = first; c; c = c->next)
		if (c->kind == PART_UNIT)
			after = c;
	after = after->next;
	write_blocks(b, first, after);
	if (after)
		write_wrapped(b, "wrapUp", after, NULL);
}

/* The element: its own name where it has one, else hcontainer; in the
 * preamble recital, citation or container. */
static const char *
unit_element(const struct part *p)
{
	enum name_sort sort = name_sort(p->name);

	if (p->parent->kind == PART_PREAMBLE)
		return sort == NAME_RECITAL ? p->name : "container";
	return sort == NAME_HIER ? p->name : "hcontainer";
}

/* The elements that mean nothing by themselves must have one, also where a
 * file calls them what they are. */
static bool
is_named(const char *element, const struct part *p)
{
	return text_is(element, "hcontainer") ||
	       text_is(element, "container") || !text_is(element, p->name);
}

static void
write_unit(struct buffer *b, const struct part *p)
{
	const char *element = unit_element(p);

	tag_open(b, element);
	if (is_named(element, p))
		tag_attribute(b, "name", p->name);
	ids(b, p);
	tag_start(b);
	line_end(b);
	if (p->parent->kind != PART_PREAMBLE) {
		write_lines(b, p);
		write_hierarchy(b, p);
	} else {
		write_lines(b, p);
		write_blocks(b, p->first, NULL);
		if (!p->first)
			buffer_add(b, "<p/>");
	}
	tag_close(b, element);
	line_end(b);
}

static void
write_part(struct buffer *b, const struct part *p)
{
	switch (p->kind) {
	case PART_UNIT:
		write_unit(b, p);
		return;
	case PART_P:
		tag(b, "p");
		write_inlines(b, p);
		tag_close(b, "p");
		if (p->parent->kind != PART_CELL &&
		    p->parent->kind != PART_NOTE)
			line_end(b);
		return;
	case PART_LIST:
		write_list(b, p);
		return;
	case PART_TABLE:
		write_table(b, p);
		return;
	case PART_BOX:
		write_box(b, p);
		return;
	case PART_QUOTE:
		write_quote(b, p);
		return;
	default:
		return;
	}
}

/* Recitals and citations stand in elements of their own. */
static void
write_preamble(struct buffer *b, const struct part *p)
{
	const char *open = NULL;

	tag_open(b, "preamble");
	ids(b, p);
	tag_start(b);
	line_end(b);
	for (const struct part *c = p->first; c; c = c->next) {
		const char *group = NULL;

		if (c->kind == PART_UNIT && !strcmp(c->name, "recital"))
			group = "recitals";
		if (c->kind == PART_UNIT && !strcmp(c->name, "citation"))
			group = "citations";
		if (open && open != group)
			tag_close(b, open);
		if (group && open != group)
			tag(b, group);
		open = group;
		write_part(b, c);
	}
	if (open)
		tag_close(b, open);
	tag_close(b, "preamble");
	line_end(b);
}

static void
write_section(struct buffer *b, const char *element, const struct part *p)
{
	if (!p)
		return;
	tag_open(b, element);
	ids(b, p);
	tag_start(b);
	line_end(b);
	write_blocks(b, p->first, NULL);
	/* A body may not be empty. */
	if (!p->first)
		buffer_add(b, "<hcontainer name=\"block\"><content><p/>"
			      "</content></hcontainer>");
	tag_close(b, element);
	line_end(b);
}

static void write_document(struct buffer *b, struct source *s,
    const struct part *document, const char *component);

static void
write_attachments(struct buffer *b, struct source *s, const struct part *from,
    const char *component)
{
	int number = 0;

	tag(b, "attachments");
	line_end(b);
	for (const struct part *c = from; c; c = c->next) {
		const char *inner = arena_printf(
		    s->mem, "%s/%s_%d", component, "annex", ++number);

		tag_open(b, "attachment");
		ids(b, c);
		tag_start(b);
		line_end(b);
		write_lines(b, c);
		write_document(b, s, part_child(c, PART_DOCUMENT),
		    *component ? inner
			       : arena_printf(s->mem, "/!annex_%d", number));
		tag_close(b, "attachment");
		line_end(b);
	}
	tag_close(b, "attachments");
	line_end(b);
}

static void
write_document(struct buffer *b, struct source *s, const struct part *document,
    const char *component)
{
	const struct part *preamble = part_child(document, PART_PREAMBLE);
	const struct part *attachment = part_child(document, PART_ATTACHMENT);
	bool doc = !strcmp(document->name, "doc");

	tag_open(b, document->name);
	tag_attribute(b, "name", *component ? "annex" : akn_name(s));
	tag_start(b);
	line_end(b);
	akn_meta(b, s, component);
	write_section(b, "preface", part_child(document, PART_PREFACE));
	if (preamble)
		write_preamble(b, preamble);
	write_section(
	    b, doc ? "mainBody" : "body", part_child(document, PART_BODY));
	write_section(b, "conclusions", part_child(document, PART_CONCLUSIONS));
	if (attachment)
		write_attachments(b, s, attachment, component);
	tag_close(b, document->name);
	line_end(b);
}

struct bytes
akn_write(struct source *s)
{
	struct buffer b = buffer_new(s->mem, 8 * (size_t)DRAFT_FILE_MAX);

	buffer_add(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		       "<akomaNtoso xmlns=\"http://docs.oasis-open.org/"
		       "legaldocml/ns/akn/3.0\">\n");
	write_document(&b, s, s->document, "");
	buffer_add(&b, "</akomaNtoso>\n");
	return (struct bytes){
	    .at = (const unsigned char *)b.data, .size = b.size};
}
