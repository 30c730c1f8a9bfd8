/*
 * html.c: blocks and lines as HTML.  Knows no units: unit.c calls it for the
 * words between them.
 */
#include "fcgi/draft/html.h"

#include "fcgi/draft/markup.h"
#include "fcgi/draft/pictures.h"
#include "fcgi/draft/rows.h"

#include <string.h>

struct html
html_new(struct arena *mem, const char *wid)
{
	return (struct html){
	    .mem = mem,
	    .b = buffer_new(mem, 8 * (size_t)DRAFT_FILE_MAX),
	    .wid = wid,
	};
}

static size_t
note_take(struct html *h, const struct part *note)
{
	size_t room = h->note_room;

	if (h->note_count == room) {
		h->note_room = room ? 2 * room : 8;
		h->notes = arena_grow(h->mem, h->notes,
		    room * sizeof(*h->notes), h->note_room * sizeof(*h->notes));
	}
	h->notes[h->note_count++] = note;
	return h->note_count;
}

static const char *
note_mark(struct html *h, size_t number)
{
	const char *mark = h->notes[number - 1]->mark;

	return mark && *mark ? mark : arena_printf(h->mem, "%zu", number);
}

static void lines(struct html *h, const struct part *line);

static void
note_reference(struct html *h, const struct part *note)
{
	size_t number = note_take(h, note);

	tag(&h->b, "sup");
	tag_open(&h->b, "a");
	tag_attribute(
	    &h->b, "href", arena_printf(h->mem, "#fn-%s-%zu", h->wid, number));
	tag_attribute(
	    &h->b, "id", arena_printf(h->mem, "fnref-%s-%zu", h->wid, number));
	tag_start(&h->b);
	tag_text(&h->b, note_mark(h, number));
	buffer_add(&h->b, "</a></sup>");
}

/* The element an inline is shown as, or NULL for its words alone. */
static const char *
element_of(const struct part *p)
{
	static const char *const same[] = {
	    "b", "i", "sup", "sub", "ins", "del"};

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		if (!strcmp(p->name, same[i]))
			return same[i];
	return NULL;
}

/* Where a link leads from a page: out, or to another unit of the draft. */
static const char *
target(struct html *h, const struct part *p)
{
	if (!p->link || !link_good(p->link))
		return NULL;
	if (p->link[0] == '#')
		return p->mark ? arena_printf(h->mem, "#%s", p->mark) : NULL;
	return p->link[0] == '/' ? NULL : p->link;
}

static void
inline_one(struct html *h, const struct part *p)
{
	const char *element = element_of(p), *link = target(h, p);

	if (link) {
		tag_open(&h->b, "a");
		tag_attribute(&h->b, "href", link);
		tag_start(&h->b);
	}
	if (p->lang) {
		element = element ? element : "span";
		tag_open(&h->b, element);
		tag_attribute(&h->b, "lang", p->lang);
		tag_start(&h->b);
	} else if (element) {
		tag(&h->b, element);
	}
	lines(h, p);
	if (element)
		tag_close(&h->b, element);
	if (link)
		tag_close(&h->b, "a");
}

/* Its pixels, or what it shows in words. */
static void
image(struct html *h, const struct part *p)
{
	if (!picture_named(p->link)) {
		if (!p->text || !*p->text)
			return;
		buffer_add(&h->b, "<span class=\"image\">");
		tag_text(&h->b, p->text);
		buffer_add(&h->b, "</span>");
		return;
	}
	tag_open(&h->b, "img");
	tag_attribute(&h->b, "src", p->link);
	tag_attribute(&h->b, "alt", p->text ? p->text : "");
	if (p->columns && p->rows) {
		tag_number(&h->b, "width", p->columns);
		tag_number(&h->b, "height", p->rows);
	}
	tag_empty(&h->b);
}

static void
lines(struct html *h, const struct part *line)
{
	for (const struct part *c = line->first; c; c = c->next) {
		switch (c->kind) {
		case PART_TEXT:
			tag_text(&h->b, c->text);
			break;
		case PART_BREAK:
			buffer_add(&h->b, "<br/>");
			break;
		case PART_IMAGE:
			image(h, c);
			break;
		case PART_NOTE:
			note_reference(h, c);
			break;
		default:
			inline_one(h, c);
		}
	}
}

static void
number(struct html *h, const struct part *num)
{
	if (!num)
		return;
	buffer_add(&h->b, "<span class=\"num\">");
	lines(h, num);
	buffer_add(&h->b, "</span> ");
}

static void
heading(struct html *h, const struct part *line)
{
	if (!line)
		return;
	buffer_add(&h->b, "<b>");
	lines(h, line);
	buffer_add(&h->b, "</b> ");
}

static void block(struct html *h, const struct part *p);

static void
paragraph(struct html *h, const struct part *p)
{
	tag(&h->b, "p");
	lines(h, p);
	tag_close(&h->b, "p");
}

/* A number and its text share the first line. */
static void
item(struct html *h, const struct part *p)
{
	const struct part *c = p->first;

	tag(&h->b, "li");
	number(h, p->num);
	heading(h, p->heading);
	heading(h, p->subheading);
	if (c && c->kind == PART_P) {
		lines(h, c);
		c = c->next;
	}
	for (; c; c = c->next)
		block(h, c);
	tag_close(&h->b, "li");
}

static void
list(struct html *h, const struct part *p)
{
	bool numbered = false;

	for (const struct part *c = p->first; c; c = c->next)
		numbered = numbered || c->num;
	tag(&h->b, numbered ? "ol" : "ul");
	for (const struct part *c = p->first; c; c = c->next)
		item(h, c);
	tag_close(&h->b, numbered ? "ol" : "ul");
}

static bool
row_is_head(const struct part *row)
{
	for (const struct part *c = row->first; c; c = c->next)
		if (!c->head)
			return false;
	return row->first;
}

static void
cell(struct html *h, const struct part *c, bool in_head, int rows_left)
{
	bool head = c->head && !part_is_empty(c);
	const struct part *only = c->first;

	tag_open(&h->b, head ? "th" : "td");
	if (head)
		tag_attribute(&h->b, "scope", in_head ? "col" : "row");
	if (c->rows > 1 && rows_left > 1)
		tag_number(&h->b, "rowspan",
		    c->rows < rows_left ? c->rows : rows_left);
	if (c->columns > 1)
		tag_number(&h->b, "colspan", c->columns);
	tag_start(&h->b);
	if (only && !only->next && only->kind == PART_P)
		lines(h, only);
	else
		html_blocks(h, only, NULL);
	tag_close(&h->b, head ? "th" : "td");
}

static void
rows(struct html *h, const struct part *from, const struct part *end,
    bool in_head)
{
	int left = 0;

	for (const struct part *r = from; r && r != end; r = r->next)
		left++;
	for (const struct part *r = from; r && r != end; r = r->next, left--) {
		tag(&h->b, "tr");
		for (const struct part *c = r->first; c; c = c->next)
			cell(h, c, in_head, left);
		tag_close(&h->b, "tr");
	}
}

/* Wide tables scroll by themselves, also by keyboard. */
static void
table(struct html *h, const struct part *p)
{
	const struct part *body = p->first;
	const char *id = arena_printf(h->mem, "t-%s-%d", h->wid, ++h->tables);

	while (body && row_is_head(body))
		body = body->next;
	if (!body)
		body = p->first;
	tag_open(&h->b, "div");
	tag_attribute(&h->b, "class", "scroll");
	if (p->heading) {
		tag_attribute(&h->b, "role", "region");
		tag_attribute(&h->b, "aria-labelledby", id);
	}
	tag_attribute(&h->b, "tabindex", "0");
	tag_start(&h->b);
	tag(&h->b, "table");
	if (p->heading) {
		tag_open(&h->b, "caption");
		tag_attribute(&h->b, "id", id);
		tag_start(&h->b);
		lines(h, p->heading);
		tag_close(&h->b, "caption");
	}
	if (body != p->first) {
		tag(&h->b, "thead");
		rows(h, p->first, body, true);
		tag_close(&h->b, "thead");
	}
	tag(&h->b, "tbody");
	rows(h, body, NULL, false);
	buffer_add(&h->b, "</tbody></table></div>");
}

static void
box(struct html *h, const struct part *p)
{
	const struct part *c = p->first;

	tag_open(&h->b, "p");
	if (p->num)
		tag_attribute(&h->b, "class", "hang");
	tag_start(&h->b);
	number(h, p->num);
	heading(h, p->heading);
	heading(h, p->subheading);
	if (!p->heading && !p->subheading && c && c->kind == PART_P) {
		lines(h, c);
		c = c->next;
	}
	tag_close(&h->b, "p");
	html_blocks(h, c, NULL);
}

static void
quote(struct html *h, const struct part *p)
{
	tag_open(&h->b, "blockquote");
	tag_attribute(&h->b, "class", "quoted");
	tag_start(&h->b);
	html_blocks(h, p->first, NULL);
	tag_close(&h->b, "blockquote");
}

static void
block(struct html *h, const struct part *p)
{
	switch (p->kind) {
	case PART_P:
		paragraph(h, p);
		return;
	case PART_LIST:
		list(h, p);
		return;
	case PART_TABLE:
		if (!rows_are_units(p))
			table(h, p);
		return;
	case PART_BOX:
		box(h, p);
		return;
	case PART_QUOTE:
		if (!part_has_units(p))
			quote(h, p);
		return;
	default:
		return;
	}
}

void
html_blocks(struct html *h, const struct part *from, const struct part *end)
{
	for (const struct part *c = from; c && c != end; c = c->next)
		block(h, c);
}

void
html_line_notes(struct html *h, const struct part *line)
{
	if (!line)
		return;
	for (const struct part *c = line->first; c; c = c->next)
		if (c->kind == PART_NOTE)
			note_take(h, c);
		else
			html_line_notes(h, c);
}

/* A note may hold notes: they are taken while this runs. */
void
html_notes(struct html *h)
{
	if (!h->note_count)
		return;
	buffer_add(&h->b, "<section class=\"footnotes\">");
	for (size_t i = 0; i < h->note_count; i++) {
		const struct part *first = h->notes[i]->first;

		tag_open(&h->b, "p");
		tag_attribute(&h->b, "class", "hang");
		tag_attribute(&h->b, "id",
		    arena_printf(h->mem, "fn-%s-%zu", h->wid, i + 1));
		tag_start(&h->b);
		buffer_add(&h->b, "<span class=\"num\">");
		tag_text(&h->b, note_mark(h, i + 1));
		buffer_add(&h->b, "</span> ");
		if (first && first->kind == PART_P) {
			lines(h, first);
			first = first->next;
		}
		tag_close(&h->b, "p");
		html_blocks(h, first, NULL);
	}
	buffer_add(&h->b, "</section>");
}
