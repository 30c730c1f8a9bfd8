/*
 * markdown.c: the door of libcmark.  Its tree is walked once, without
 * recursion, however deep somebody nests.
 */
#include "fcgi/app/answer/markdown.h"

#include "fcgi/base/text.h"

#include <cmark.h>
#include <string.h>

enum {
	DEEP = 8, /* emphasis within emphasis: deeper is words */
	ITEMS_MAX =
	    500, /* of lists, in one text; further ones are paragraphs */
	NUMBER_DIGITS = 9, /* of an item (CommonMark 5.2) */
};

struct writer {
	struct arena *mem;
	struct node *to;
	struct node *at[DEEP + 1]; /* the paragraph, and what is open in it */
	int depth, deeper;	   /* deeper: opened beyond, as words */
	bool open;		   /* there is a paragraph to write into */
	const char *text;	   /* the whole source */
	const char *item;	   /* mark of the item whose first words come */
	bool first;
	int items, quotes;
	bool link; /* inside a link: it holds words alone */
};

/* Entities may name characters that XML has no place for. */
static const char *
mended(struct writer *w, const char *text)
{
	struct buffer b = buffer_new(w->mem, 4 * strlen(text) + 4);
	const char *good;

	while (*text) {
		size_t size = 1;

		while (((unsigned char)text[size] & 0xC0) == 0x80)
			size++;
		buffer_add(&b, text_accept(w->mem, text, size, &good) == OK
				   ? good
				   : "\uFFFD");
		text += size;
	}
	return b.data ? b.data : "";
}

static void
words(struct writer *w, const char *text)
{
	const char *good;

	if (text_accept(w->mem, text, strlen(text), &good) != OK)
		good = mended(w, text);
	xml_text(w->at[w->depth], good);
}

static void
lines(struct writer *w, const char *text)
{
	for (const char *end; *text; text = end + 1) {
		end = text + strcspn(text, "\n");
		words(w, arena_copy_n(w->mem, text, (size_t)(end - text)));
		if (!*end || !end[1])
			return;
		xml_add(w->at[w->depth], "br");
	}
}

/* "12." as it stands in the source: cmark counts on from the first. */
static const char *
number(struct writer *w, cmark_node *item)
{
	const char *at = w->text;
	size_t digits;

	for (int i = 1; i < cmark_node_get_start_line(item); i++) {
		at = strchr(at, '\n');
		if (!at)
			return "-";
		at++;
	}
	at += strspn(at, " \t>");
	digits = strspn(at, "0123456789");
	if (digits == 0 || digits > NUMBER_DIGITS)
		return "-";
	return arena_printf(w->mem, "%.*s.", (int)digits, at);
}

static bool
alone(cmark_node *item)
{
	return !cmark_node_previous(item) && !cmark_node_next(item);
}

static void
paragraph(struct writer *w)
{
	/* a further paragraph of an item stays with it */
	if (w->item && !w->first && w->at[0]) {
		xml_add(w->at[0], "br");
		xml_add(w->at[0], "br");
		return;
	}
	w->at[0] = xml_add(w->to, "p");
	w->depth = 0;
	if (w->quotes)
		xml_attr(w->at[0], "quote", "1");
	if (!w->item)
		return;
	if (w->first && *w->item != '-' && w->item[strlen(w->item) - 1] == ' ')
		xml_text(w->at[0], w->item);
	else
		xml_attr(w->at[0], "item", w->item);
	w->first = false;
}

static void
item(struct writer *w, cmark_node *node, bool enter)
{
	cmark_node *list = cmark_node_parent(node);
	bool ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;

	w->item = NULL;
	if (!enter || ++w->items > ITEMS_MAX)
		return;
	w->first = true;
	w->item = ordered ? number(w, node) : "-";
	/* a blank behind it: words, not a mark */
	if (ordered && alone(node))
		w->item = arena_printf(w->mem, "%s ", w->item);
}

/* An element inside the paragraph; NULL: words alone. */
static void
inside(struct writer *w, const char *name, bool enter)
{
	if (w->deeper || (enter && w->depth == DEEP)) {
		w->deeper += enter ? 1 : -1;
		return;
	}
	if (!enter) {
		w->depth--;
		return;
	}
	w->at[w->depth + 1] =
	    name && !w->link ? xml_add(w->at[w->depth], name) : w->at[w->depth];
	w->depth++;
}

static bool
leads_out(const char *address)
{
	return !strncmp(address, "https://", 8) ||
	       !strncmp(address, "http://", 7) ||
	       !strncmp(address, "mailto:", 7);
}

static void
link_to(struct writer *w, cmark_node *node, bool enter)
{
	const char *address = cmark_node_get_url(node), *good;
	bool out = leads_out(address) &&
		   text_accept(w->mem, address, strlen(address), &good) == OK;

	inside(w, out ? "a" : NULL, enter);
	if (enter && out && !w->deeper)
		xml_attr(w->at[w->depth], "href", good);
	w->link = enter && out;
}

static void
block(struct writer *w, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		w->quotes += enter ? 1 : -1;
		break;
	case CMARK_NODE_ITEM:
		item(w, node, enter);
		break;
	case CMARK_NODE_PARAGRAPH:
		if (enter)
			paragraph(w);
		break;
	case CMARK_NODE_HEADING:
		if (!enter)
			break;
		paragraph(w);
		if (!w->item)
			xml_attr(w->at[0], "heading", "1");
		break;
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_HTML_BLOCK:
		paragraph(w);
		lines(w, cmark_node_get_literal(node));
		break;
	default:
		break;
	}
}

static void
step(struct writer *w, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
	case CMARK_NODE_HTML_INLINE:
		words(w, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		if (w->link)
			xml_text(w->at[w->depth], " ");
		else
			xml_add(w->at[w->depth], "br");
		break;
	case CMARK_NODE_EMPH:
		inside(w, "em", enter);
		break;
	case CMARK_NODE_STRONG:
		inside(w, "strong", enter);
		break;
	case CMARK_NODE_LINK:
		link_to(w, node, enter);
		break;
	case CMARK_NODE_IMAGE:
		inside(w, NULL, enter);
		break;
	default:
		block(w, node, enter);
	}
}

struct node *
markdown(
    struct arena *mem, struct node *parent, const char *name, const char *text)
{
	struct writer w = {
	    .mem = mem, .to = xml_add(parent, name), .text = text};
	cmark_node *tree =
	    cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
	cmark_iter *walk = cmark_iter_new(tree);
	cmark_event_type event;

	while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE)
		step(&w, cmark_iter_get_node(walk), event == CMARK_EVENT_ENTER);
	cmark_iter_free(walk);
	cmark_node_free(tree);
	return w.to;
}
