/*
 * html_feet.c: notes that stand at the end of a page, as word processors and
 * the Official Journal save them: a mark that leads to the note, which leads
 * back.  Each is moved to its mark, in the form in which Polish acts have
 * theirs (html_inlines.c reads that).
 */
#include "fcgi/draft/kept.h"
#include "fcgi/draft/read_html.h"

#include <stdlib.h>
#include <string.h>

enum { NOTES_MAX = 5000 };

/* An element that has a name, and its place among all elements. */
struct named {
	const char *name;
	xmlNode *node;
	size_t place;
};

struct finder {
	struct source *s;
	struct named *named;
	size_t count, room;
	struct named *marks; /* links to a place of the page */
	size_t mark_count, mark_room;
	size_t place;
};

static struct named *
grown(struct finder *f, struct named *at, size_t count, size_t *room)
{
	if (count < *room)
		return at;
	*room = *room ? 2 * *room : 64;
	return arena_grow(
	    f->s->mem, at, count * sizeof *at, *room * sizeof *at);
}

static const char *
name_of(struct finder *f, const xmlNode *node)
{
	const char *id = xml_attribute(f->s->mem, node, "id");

	return id		    ? id
	       : html_is(node, "a") ? xml_attribute(f->s->mem, node, "name")
				    : NULL;
}

/* The name that a link leads to on the same page, or NULL. */
static const char *
target_of(struct finder *f, const xmlNode *node)
{
	const char *to =
	    html_is(node, "a") ? xml_attribute(f->s->mem, node, "href") : NULL;

	return to && to[0] == '#' && to[1] ? to + 1 : NULL;
}

static void
gather(struct finder *f, xmlNode *from)
{
	for (xmlNode *c = from->children; c; c = c->next) {
		const char *name;

		if (c->type != XML_ELEMENT_NODE)
			continue;
		f->place++;
		name = name_of(f, c);
		if (name) {
			f->named = grown(f, f->named, f->count, &f->room);
			f->named[f->count++] =
			    (struct named){name, c, f->place};
		}
		if (name && target_of(f, c)) {
			f->marks =
			    grown(f, f->marks, f->mark_count, &f->mark_room);
			f->marks[f->mark_count++] =
			    (struct named){name, c, f->place};
		}
		gather(f, c);
	}
}

static int
by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* "1", "12a", "*", "iv" in whatever brackets; else NULL. */
static const char *
mark_words(struct finder *f, const xmlNode *node)
{
	xmlChar *words = xmlNodeGetContent(node);
	const char *text = words ? (const char *)words : "";
	size_t from = strspn(text, "([ \n\t"), size;
	const char *mark;

	size = strspn(text + from, "0123456789*abcivx");
	mark = arena_copy_n(f->s->mem, text + from, size);
	text += from + size;
	if (!size || size > 4 || text[strspn(text, ")] \n\t")])
		mark = NULL;
	xmlFree(words);
	return mark;
}

/* The link below from that leads back to the mark. */
static xmlNode *
way_back(struct finder *f, xmlNode *from, const char *mark)
{
	const char *to = target_of(f, from);

	if (to && text_is(to, mark))
		return from;
	for (xmlNode *c = from->children; c; c = c->next) {
		xmlNode *found =
		    c->type == XML_ELEMENT_NODE ? way_back(f, c, mark) : NULL;

		if (found)
			return found;
	}
	return NULL;
}

static bool
is_before_all(const xmlNode *node, const xmlNode *block)
{
	for (; node != block; node = node->parent)
		for (const xmlNode *c = node->prev; c; c = c->prev)
			if (!xmlIsBlankNode((xmlNode *)c) &&
			    c->type != XML_COMMENT_NODE && !html_is(c, "a"))
				return false;
	return true;
}

/* The paragraph that is the note, or NULL. */
static xmlNode *
note_of(xmlNode *named)
{
	static const char *const blocks[] = {"p", "li", "div", "dd", "aside"};
	xmlNode *block = named;

	while (block && !html_is_one(block, blocks, 5))
		block = block->parent;
	return block && is_before_all(named, block) ? block : NULL;
}

static bool
is_below(const xmlNode *node, const xmlNode *above)
{
	while (node && node != above)
		node = node->parent;
	return node;
}

static void
hide(struct finder *f, xmlNode *node)
{
	kept_below(f->s, KEPT_LEFT, node, NULL);
	xmlSetProp(node, (const xmlChar *)"hidden", (const xmlChar *)"");
}

static xmlNode *
element(xmlNode *parent, const char *name, const char *class, const char *text)
{
	xmlNode *node = xmlNewTextChild(
	    parent, NULL, (const xmlChar *)name, (const xmlChar *)text);

	if (class)
		xmlSetProp(
		    node, (const xmlChar *)"class", (const xmlChar *)class);
	return node;
}

/* The note's words to where its mark stands; what is left of both is kept
 * below the mark, hidden. */
static void
move_note(struct finder *f, xmlNode *mark, const char *words, xmlNode *block,
    xmlNode *back)
{
	xmlNode *place = mark, *span = xmlNewDocNode(mark->doc, NULL,
				   (const xmlChar *)"span", NULL);
	xmlNode *box;

	while (html_is(place->parent, "sup") && !place->next && !place->prev)
		place = place->parent;
	hide(f, back);
	hide(f, mark);
	xmlSetProp(
	    span, (const xmlChar *)"class", (const xmlChar *)"gloss-link");
	element(span, "sup", NULL, words);
	box = element(span, "span", "tooltip-text", NULL);
	xmlAddPrevSibling(place, span);
	while (block->children) {
		xmlNode *child = block->children;

		xmlUnlinkNode(child);
		xmlAddChild(box, child);
	}
	xmlUnlinkNode(block);
	xmlAddChild(mark, block);
}

static void
follow(struct finder *f, const struct named *mark)
{
	const struct named key = {.name = target_of(f, mark->node)};
	const struct named *to =
	    bsearch(&key, f->named, f->count, sizeof *f->named, by_name);
	xmlNode *block =
	    to && to->place > mark->place ? note_of(to->node) : NULL;
	const char *words = block ? mark_words(f, mark->node) : NULL;
	xmlNode *back;

	if (!words || is_below(mark->node, block) ||
	    is_below(block, mark->node))
		return;
	back = way_back(f, block, mark->name);
	if (back && back != block)
		move_note(f, mark->node, words, block, back);
}

void
html_feet(struct source *s, const xmlNode *body)
{
	struct finder f = {.s = s};

	gather(&f, (xmlNode *)body);
	if (!f.mark_count || f.mark_count > NOTES_MAX)
		return;
	qsort(f.named, f.count, sizeof *f.named, by_name);
	for (size_t i = 0; i < f.mark_count; i++)
		follow(&f, &f.marks[i]);
}
