/*
 * html_page.c: which part of a page is its matter: HTML's main (HTML 4.4.14),
 * around which a site has its name, its ways and its imprint.
 */
#include "fcgi/draft/read_html.h"

#include <string.h>

enum { TARGETS_MAX = 500, PAGE_LINES = 6 };

struct finding {
	struct source *s;
	const xmlNode *main; /* the only one, or NULL */
	int mains;
	size_t letters; /* below what was counted last */
	int targets;
	bool leaves; /* a mark within leads to a note outside */
};

static bool
is_main(struct source *s, const xmlNode *node)
{
	return html_is(node, "main") ||
	       text_is(xml_attribute(s->mem, node, "role"), "main");
}

/* All mains, and how many letters there are. */
static void
count(struct finding *f, const xmlNode *from, bool within)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		bool here;

		if (c->type == XML_TEXT_NODE)
			f->letters += strlen((const char *)c->content);
		if (c->type != XML_ELEMENT_NODE || html_is_hidden(f->s, c))
			continue;
		here = !within && is_main(f->s, c);
		if (here) {
			f->mains++;
			f->main = c;
		}
		count(f, c, within || here);
	}
}

static bool
has_id(struct source *s, const xmlNode *from, const char *id)
{
	for (const xmlNode *c = from->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    (text_is(xml_attribute(s->mem, c, "id"), id) ||
			has_id(s, c, id)))
			return true;
	return false;
}

/* Notes of the text may stand behind it. */
static void
follow(struct finding *f, const xmlNode *from)
{
	for (const xmlNode *c = from->children; c && !f->leaves; c = c->next) {
		const char *to;

		if (c->type != XML_ELEMENT_NODE)
			continue;
		to = html_is(c, "a") ? xml_attribute(f->s->mem, c, "href")
				     : NULL;
		if (to && *to == '#' && to[1])
			f->leaves = f->targets++ >= TARGETS_MAX ||
				    !has_id(f->s, f->main, to + 1);
		follow(f, c);
	}
}

static size_t
letters(struct source *s, const xmlNode *from)
{
	size_t sum = 0;

	for (const xmlNode *c = from->children; c; c = c->next)
		if (c->type == XML_TEXT_NODE)
			sum += strlen((const char *)c->content);
		else if (c->type == XML_ELEMENT_NODE && !html_is_hidden(s, c))
			sum += letters(s, c);
	return sum;
}

/* How many breaks and blocks stand directly below. */
static int
lines_in(const xmlNode *from)
{
	int lines = 0;

	for (const xmlNode *c = from->children; c; c = c->next)
		if (html_is(c, "br") || html_is(c, "p") || html_is(c, "div") ||
		    html_is(c, "table"))
			lines++;
		else if (c->type == XML_ELEMENT_NODE && !html_is(c, "ul"))
			lines += lines_in(c);
	return lines;
}

/* The cell with most letters; NULL: a table with heads is no layout. */
static const xmlNode *
largest_cell(struct source *s, const xmlNode *table, size_t *most)
{
	const xmlNode *largest = NULL, *below;

	for (const xmlNode *c = table->children; c; c = c->next) {
		size_t here = 0;

		below = NULL;
		if (html_is(c, "th") || html_is(c, "thead"))
			return NULL;
		if (html_is(c, "td")) {
			here = letters(s, c);
			below = c;
		} else if (html_is(c, "tbody") || html_is(c, "tr")) {
			below = largest_cell(s, c, &here);
		}
		if (below && here > *most) {
			largest = below;
			*most = here;
		}
	}
	return largest;
}

bool
html_is_page(struct source *s, const xmlNode *table)
{
	size_t most = 0;
	const xmlNode *root = table, *cell = largest_cell(s, table, &most);

	while (root->parent && root->parent->type == XML_ELEMENT_NODE)
		root = root->parent;
	return cell && lines_in(cell) >= PAGE_LINES &&
	       3 * most > 2 * letters(s, table) && 2 * most > letters(s, root);
}

const xmlNode *
html_matter(struct source *s, const xmlNode *body)
{
	struct finding f = {.s = s};
	size_t all;

	count(&f, body, false);
	if (f.mains != 1)
		return body;
	all = f.letters;
	f.letters = 0;
	count(&f, f.main, true);
	if (2 * f.letters < all)
		return body;
	follow(&f, f.main);
	return f.leaves ? body : f.main;
}
