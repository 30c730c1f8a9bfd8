/*
 * bare_page.c: a page written anew from what is on a list; what is not on it
 * is left out with all its attributes, its words stay.
 */
#include "fcgi/draft/bare_page.h"

#include "fcgi/draft/markup.h"
#include "fcgi/draft/pictures.h"
#include "fcgi/draft/read_html.h"

#include <string.h>

struct page {
	struct source *s;
	struct buffer b;
};

static const char *const elements[] = {"p", "div", "h1", "h2", "h3", "h4", "h5",
    "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead",
    "tbody", "tfoot", "tr", "th", "td", "a", "b", "strong", "i", "em", "u", "s",
    "sub", "sup", "small", "blockquote", "q", "pre", "code", "figure",
    "figcaption", "section", "article", "ins", "del", "abbr", "cite", "dfn"};

/* The name as we write it, or NULL. */
static const char *
element_of(const xmlNode *node)
{
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		if (html_is(node, elements[i]))
			return elements[i];
	return NULL;
}

/* Word's remarks stand at the end of the page, each with its author. */
static bool
is_remark(struct source *s, const xmlNode *node)
{
	const char *style = xml_attribute(s->mem, node, "style");

	return (style && strcasestr(style, "mso-element:comment")) ||
	       (style && strcasestr(style, "mso-comment")) ||
	       html_has_class(s, node, "MsoCommentText") ||
	       html_has_class(s, node, "MsoCommentReference") ||
	       html_has_class(s, node, "MsoCommentSubject");
}

static void
attributes(struct page *p, const xmlNode *node)
{
	static const char *const plain[] = {"id", "lang", "dir", "colspan",
	    "rowspan", "start", "value", "type"};
	const char *link = xml_attribute(p->s->mem, node, "href");

	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		tag_attribute(
		    &p->b, plain[i], xml_attribute(p->s->mem, node, plain[i]));
	if (link && *link != '/' && link_good(link))
		tag_attribute(&p->b, "href", link);
}

/* Its pixels where the page holds them, else what it shows in words. */
static void
picture(struct page *p, const xmlNode *node)
{
	struct part image = {.kind = PART_IMAGE};
	const char *says = xml_attribute(p->s->mem, node, "alt");
	struct draft kept = {0};

	p->s->pictures = pictures_new(p->s->mem);
	picture_keep_data(p->s, &image, xml_attribute(p->s->mem, node, "src"));
	pictures_give(p->s, &kept);
	if (!kept.picture_count) {
		tag_text(&p->b, says ? says : "");
		return;
	}
	tag_open(&p->b, "img");
	tag_attribute(&p->b, "src",
	    arena_printf(p->s->mem, "data:%s;base64,%s", kept.pictures[0].type,
		text_base64(p->s->mem, kept.pictures[0].bytes.at,
		    kept.pictures[0].bytes.size)));
	tag_attribute(&p->b, "alt", says ? says : "");
	tag_empty(&p->b);
}

static void
write_below(struct page *p, const xmlNode *from)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		const char *name;

		if (c->type == XML_TEXT_NODE ||
		    c->type == XML_CDATA_SECTION_NODE)
			tag_text(&p->b,
			    text_clean(p->s->mem, (const char *)c->content,
				strlen((const char *)c->content)));
		if (c->type != XML_ELEMENT_NODE || html_is_hidden(p->s, c) ||
		    is_remark(p->s, c))
			continue;
		if (html_is(c, "br") || html_is(c, "hr")) {
			tag_open(&p->b, html_is(c, "br") ? "br" : "hr");
			tag_empty(&p->b);
			continue;
		}
		if (html_is(c, "img")) {
			picture(p, c);
			continue;
		}
		name = element_of(c);
		if (name) {
			tag_open(&p->b, name);
			attributes(p, c);
			tag_start(&p->b);
		}
		write_below(p, c);
		if (name)
			tag_close(&p->b, name);
	}
}

enum err
bare_page(
    struct source *s, struct bytes file, const char *name, struct bytes *out)
{
	struct page p = {s, buffer_new(s->mem, 4 * (size_t)DRAFT_FILE_MAX)};
	const xmlNode *root, *body;

	TRY(html_parse(s, file, &root));
	body = xml_below(root, "body");
	buffer_add(&p.b, "<!DOCTYPE html>\n<html");
	tag_attribute(&p.b, "lang", xml_attribute(s->mem, root, "lang"));
	buffer_add(&p.b, "><head><meta charset=\"utf-8\"/><title>");
	tag_text(&p.b, name ? name : "");
	buffer_add(&p.b, "</title></head><body>");
	write_below(&p, body ? body : root);
	buffer_add(&p.b, "</body></html>\n");
	*out = (struct bytes){(const unsigned char *)p.b.data, p.b.size};
	return OK;
}
