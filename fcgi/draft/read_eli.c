/*
 * read_eli.c: the Sejm's structured HTML of Polish acts: each unit a
 * div.unit_*, its number an h3 of its own, new text for other acts in a
 * cite-box.  No guessing: the tree is there.
 */
#include "fcgi/draft/read_html.h"

#include <string.h>

struct eli {
	struct source *s;
	struct arena *mem;
};

static void read_into(struct eli *e, const xmlNode *from, struct part *into);

static bool
is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       !strcasecmp((const char *)node->name, name);
}

/* Of what a unit's class says, Akoma Ntoso's element. */
static const char *
element_of(struct eli *e, const xmlNode *node)
{
	static const char *const known[][2] = {{"unit_part", "part"},
	    {"unit_book", "book"}, {"unit_titl", "title"},
	    {"unit_sect", "division"}, {"unit_chpt", "chapter"},
	    {"unit_subc", "subchapter"}, {"unit_bran", "subchapter"},
	    {"unit_arti", "article"}, {"unit_para", "clause"},
	    {"unit_pass", "paragraph"}, {"unit_pint", "point"},
	    {"unit_lett", "point"}, {"unit_tire", "indent"}};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (html_has_class(e->s, node, known[i][0]))
			return known[i][1];
	return html_has_class(e->s, node, "unit") ? "level" : NULL;
}

/* "Rozdział 1" and its title may share the heading; the number is the part
 * in bold or before the break. */
static void
read_heading(struct eli *e, const xmlNode *node, struct part *unit)
{
	struct part *line = part_new(e->mem, PART_P, "");
	struct part **place = unit->num ? &unit->heading : &unit->num;

	html_inlines(e->s, node, line);
	if (part_is_empty(line))
		return;
	if (*place)
		part_move_all(line, *place);
	else
		*place = line;
}

static void
read_unit(
    struct eli *e, const xmlNode *node, const char *element, struct part *into)
{
	struct part *unit =
	    part_add(into, part_new(e->mem, PART_UNIT, element));

	unit->was = xml_attribute(e->mem, node, "id");
	read_into(e, node, unit);
}

/* Opening mark, new text, closing mark, and what stands behind. */
static void
read_quote(struct eli *e, const xmlNode *node, struct part *into)
{
	struct part *quote = part_add(into, part_new(e->mem, PART_QUOTE, ""));

	for (const xmlNode *c = node->children; c; c = c->next) {
		struct part *line;
		bool opens, closes;

		if (c->type != XML_ELEMENT_NODE)
			continue;
		opens = html_has_class(e->s, c, "qmark-opn");
		closes = html_has_class(e->s, c, "qmark-cls");
		if (!opens && !closes) {
			read_into(e, c,
			    html_has_class(e->s, c, "cite-body") ? quote
								 : into);
			continue;
		}
		line = part_new(e->mem, PART_P, "");
		html_inlines(e->s, c, line);
		if (opens)
			quote->open = part_line(e->mem, line);
		else
			quote->close = part_line(e->mem, line);
	}
}

static bool
holds_divs(const xmlNode *node)
{
	for (const xmlNode *c = node->children; c; c = c->next)
		if (is(c, "div") || is(c, "p") || is(c, "table") ||
		    holds_divs(c))
			return true;
	return false;
}

static void
read_into(struct eli *e, const xmlNode *from, struct part *into)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		const char *element;
		struct part *p;
		bool heading;

		if (c->type == XML_TEXT_NODE && !xmlIsBlankNode((xmlNode *)c)) {
			p = part_add(into, part_new(e->mem, PART_P, "p"));
			part_text(e->mem, p, (const char *)c->content,
			    strlen((const char *)c->content));
		}
		if (c->type != XML_ELEMENT_NODE || html_is_hidden(e->s, c))
			continue;
		element = is(c, "div") ? element_of(e, c) : NULL;
		heading = (c->name[0] | 0x20) == 'h' && c->name[1] >= '1' &&
			  c->name[1] <= '6';
		if (element)
			read_unit(e, c, element, into);
		else if (html_has_class(e->s, c, "cite-box"))
			read_quote(e, c, into);
		else if (heading && into->kind == PART_UNIT)
			read_heading(e, c, into);
		else if (holds_divs(c))
			read_into(e, c, into);
		else
			html_inlines(e->s, c,
			    part_add(into, part_new(e->mem, PART_P, "p")));
	}
}

static const xmlNode *
find_class(struct source *s, const xmlNode *from, const char *name)
{
	const xmlNode *found;

	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (html_has_class(s, c, name))
			return c;
		found = find_class(s, c, name);
		if (found)
			return found;
	}
	return NULL;
}

bool
eli_is(struct source *s, const xmlNode *body)
{
	return (find_class(s, body, "parts") ||
		   find_class(s, body, "unit-inner")) &&
	       (find_class(s, body, "unit_arti") ||
		   find_class(s, body, "unit_para"));
}

/* Title lines: what kind, of when, about what. */
static void
read_front(struct eli *e, const xmlNode *from, struct part *preface)
{
	static const char *const words[][2] = {{"head-type", "docType"},
	    {"head-number", "docNumber"}, {"head-date", "span"},
	    {"head-title", "docTitle"}};
	struct part *p;

	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE || html_is_hidden(e->s, c) ||
		    html_has_class(e->s, c, "parts"))
			continue;
		if (!xml_below(c, "span")) {
			read_front(e, c, preface);
			continue;
		}
		for (const xmlNode *d = c->children; d; d = d->next)
			for (size_t i = 0; i < 4; i++)
				if (d->type == XML_ELEMENT_NODE &&
				    html_has_class(e->s, d, words[i][0])) {
					p = part_add(preface,
					    part_new(e->mem, PART_P, "p"));
					p = part_add(
					    p, part_new(e->mem, PART_INLINE,
						   words[i][1]));
					html_inlines(e->s, d, p);
				}
	}
}

/* Units that stand between paragraphs of the body's first block. */
enum err
eli_read(struct source *s, const xmlNode *body)
{
	struct eli e = {s, s->mem};
	const xmlNode *parts = find_class(s, body, "parts");

	if (!parts) /* units by themselves */
		parts = body;
	s->format = "eli-html";
	s->identity.language = "pol";
	s->document = part_new(s->mem, PART_DOCUMENT, "bill");
	if (parts != body)
		read_front(&e, body,
		    part_add(s->document, part_new(s->mem, PART_PREFACE, "")));
	read_into(
	    &e, parts, part_add(s->document, part_new(s->mem, PART_BODY, "")));
	return OK;
}
