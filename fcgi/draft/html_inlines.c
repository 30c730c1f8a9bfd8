/*
 * html_inlines.c: pages parsed, and what is in a line of them: for the readers
 * of any HTML (read_html.c), Polish ELI HTML and the Czech fragments.
 */
#include "fcgi/draft/read_html.h"

#include "fcgi/draft/charset.h"
#include "fcgi/draft/kept.h"
#include "fcgi/draft/pictures.h"

#include <libxml/HTMLparser.h>
#include <string.h>

bool
html_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       !strcasecmp((const char *)node->name, name);
}

bool
html_is_one(const xmlNode *node, const char *const names[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (html_is(node, names[i]))
			return true;
	return false;
}

static void
doc_end(void *doc)
{
	xmlFreeDoc(doc);
}

/* As UTF-8 where it is that, whatever the page says; else as it says, or
 * as its bytes look. */
static const char *
page_charset(struct source *s, struct bytes text)
{
	struct bytes head = {text.at, text.size < 2048 ? text.size : 2048};
	const char *accepted;

	if (text_accept(s->mem, text.at, text.size, &accepted) == OK)
		return "UTF-8";
	if (memmem(head.at, head.size, "charset", 7) ||
	    memmem(head.at, head.size, "encoding=", 9))
		return NULL;
	return charset_guess(s->mem, text);
}

/* "<![if !supportLists]>": Word's conditions for browsers of its day; what
 * stands between them is text. */
static struct bytes
without_conditions(struct arena *mem, struct bytes text)
{
	const unsigned char *end = text.at + text.size, *c = text.at;
	unsigned char *out;
	size_t n = 0;

	if (!memmem(text.at, text.size, "<![", 3))
		return text;
	out = arena_alloc(mem, text.size + 1);
	while (c < end) {
		const unsigned char *close =
		    end - c > 5 &&
			    (!memcmp(c, "<![if", 5) || !memcmp(c, "<![en", 5))
			? memchr(c, '>', (size_t)(end - c))
			: NULL;

		if (close && close[-1] == ']')
			c = close + 1;
		else
			out[n++] = *c++;
	}
	return (struct bytes){out, n};
}

enum err
html_parse(struct source *s, struct bytes text, const xmlNode **root)
{
	htmlParserCtxtPtr parser = htmlNewParserCtxt();
	const xmlError *e;
	bool deep;
	xmlDocPtr doc;

	if (!parser)
		return ERR_BROKEN;
	text = without_conditions(s->mem, text);
	doc = htmlCtxtReadMemory(parser, (const char *)text.at, (int)text.size,
	    NULL, page_charset(s, text),
	    HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		HTML_PARSE_RECOVER | HTML_PARSE_COMPACT);
	if (doc)
		arena_cleanup(s->mem, doc_end, doc);
	/* It forgives everything but this, where it stops in silence. */
	e = xmlCtxtGetLastError(parser);
	deep = e && e->message && strstr(e->message, "Excessive depth");
	htmlFreeParserCtxt(parser);
	*root = doc ? xmlDocGetRootElement(doc) : NULL;
	if (deep)
		return source_refuse(
		    s, "too-deep", "The file is nested too deeply.");
	return *root ? OK
		     : source_refuse(
			   s, "broken-html", "The HTML cannot be read.");
}

bool
html_has_class(struct source *s, const xmlNode *node, const char *name)
{
	const char *value = xml_attribute(s->mem, node, "class");
	size_t size = strlen(name);

	for (const char *c = value; c && *c; c += strcspn(c, " \n\t")) {
		c += strspn(c, " \n\t");
		if (!strncasecmp(c, name, size) && strchr(" \n\t", c[size]))
			return true;
	}
	return false;
}

/* Nothing but links and what heads them. */
static bool
is_of_links(const xmlNode *from)
{
	static const char *const names[] = {
	    "a", "h1", "h2", "h3", "h4", "h5", "h6"};

	for (const xmlNode *c = from->children; c; c = c->next)
		if (c->type == XML_TEXT_NODE
			? c->content[strspn((char *)c->content, " \t\r\n")]
			: c->type == XML_ELEMENT_NODE &&
			      !html_is_one(c, names, 7) && !is_of_links(c))
			return false;
	return true;
}

/* What is no text of the page, or stands in it a second time. */
static bool
is_beside(struct source *s, const xmlNode *node)
{
	static const char *const names[] = {"script", "style", "nav",
	    "noscript", "template", "button", "select", "iframe", "svg",
	    "head"};
	static const char *const classes[] = {"gloss", "gloss-section", "toc"};

	if (html_is_one(node, names, 10) ||
	    (html_is(node, "aside") && is_of_links(node)) ||
	    text_is(xml_attribute(s->mem, node, "id"), "toc"))
		return true;
	for (size_t i = 0; i < 3; i++)
		if (html_has_class(s, node, classes[i]))
			return true;
	return false;
}

/* What a browser, or Word, does not show. */
static bool
is_unseen(struct source *s, const xmlNode *node)
{
	static const char *const classes[] = {
	    "hidden", "xhidden", "tooltip-text"};
	const char *style = xml_attribute(s->mem, node, "style");

	if (xml_attribute(s->mem, node, "hidden") ||
	    (style && (strcasestr(style, "display:none") ||
			  strcasestr(style, "display: none") ||
			  strcasestr(style, "mso-hide:all"))))
		return true;
	for (size_t i = 0; i < 3; i++)
		if (html_has_class(s, node, classes[i]))
			return true;
	return false;
}

bool
html_is_hidden(struct source *s, const xmlNode *node)
{
	return is_beside(s, node) || is_unseen(s, node);
}

/* A footnote of a Polish act: its mark, and its words in a box that opens. */
static bool
html_is_note(struct source *s, const xmlNode *node)
{
	const xmlNode *words = xml_below(node, "span");

	return html_has_class(s, node, "gloss-link") && words &&
	       xml_below(node, "sup") &&
	       html_has_class(s, words, "tooltip-text");
}

void
html_keep(struct source *s, const xmlNode *from)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		bool parted;

		if (c->type == XML_TEXT_NODE ||
		    c->type == XML_CDATA_SECTION_NODE)
			kept_text(s, KEPT_FILE, (const char *)c->content);
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (html_is_hidden(s, c)) {
			kept_below(s, KEPT_FILE, c, NULL);
			kept_below(s, is_beside(s, c) ? KEPT_LEFT : KEPT_HIDDEN,
			    c, NULL);
			continue;
		}
		if (html_is_note(s, c)) {
			kept_below(s, KEPT_FILE, c, NULL);
			kept_below(s, KEPT_LEFT, xml_below(c, "sup"), NULL);
			continue;
		}
		parted = kept_parts((const char *)c->name);
		if (parted)
			kept_break(s, KEPT_FILE);
		html_keep(s, c);
		if (parted)
			kept_break(s, KEPT_FILE);
	}
}

static const char *
inline_name(const xmlNode *node)
{
	static const char *const known[][2] = {{"b", "b"}, {"strong", "b"},
	    {"i", "i"}, {"em", "i"}, {"sup", "sup"}, {"sub", "sub"},
	    {"ins", "ins"}, {"del", "del"}};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (html_is(node, known[i][0]))
			return known[i][1];
	return NULL;
}

/* Words of another language, where whoever wrote the page said so: word
 * processors say it of every span, whatever its language. */
static const char *
lang_of(struct source *s, const xmlNode *node, const char *name)
{
	bool said = name || html_is(node, "cite") || html_is(node, "q") ||
		    html_is(node, "dfn");

	return said ? lang_good(xml_attribute(s->mem, node, "lang")) : NULL;
}

void
html_words(struct source *s, struct part *into, const char *text)
{
	part_text(s->mem, into, text, strlen(text));
}

struct part *
html_open(struct source *s, const xmlNode *node, struct part *into)
{
	const char *name = inline_name(node), *lang = lang_of(s, node, name);
	const char *link =
	    html_is(node, "a") ? xml_attribute(s->mem, node, "href") : NULL;

	if (name || lang) {
		into = part_add(
		    into, part_new(s->mem, PART_INLINE, name ? name : "span"));
		into->lang = lang;
		return into;
	}
	if (!link || link[0] == '#' || !link_good(link))
		return into;
	into = part_add(into, part_new(s->mem, PART_INLINE, "a"));
	into->link = link;
	return into;
}

void
html_image(struct source *s, const xmlNode *node, struct part *into)
{
	struct part *image =
	    part_add(into, part_new(s->mem, PART_IMAGE, "img"));

	image->text = xml_attribute(s->mem, node, "alt");
	picture_keep_data(s, image, xml_attribute(s->mem, node, "src"));
}

bool
html_foot(struct source *s, const xmlNode *node, struct part *into)
{
	struct part *note = part_new(s->mem, PART_NOTE, "");
	struct part *p = part_add(note, part_new(s->mem, PART_P, "p"));
	xmlChar *mark;

	if (!html_is_note(s, node))
		return false;
	mark = xmlNodeGetContent(xml_below(node, "sup"));
	note->mark =
	    text_trim(s->mem, text_clean(s->mem, mark ? (const char *)mark : "",
				  mark ? strlen((const char *)mark) : 0));
	xmlFree(mark);
	html_inlines(s, xml_below(node, "span"), p);
	if (!part_is_empty(p))
		part_add(into, note);
	return true;
}

void
html_inlines(struct source *s, const xmlNode *from, struct part *into)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type == XML_TEXT_NODE)
			html_words(s, into, (const char *)c->content);
		else if (html_is(c, "br"))
			part_add(into, part_new(s->mem, PART_BREAK, "br"));
		else if (html_is(c, "img"))
			html_image(s, c, into);
		else if (c->type == XML_ELEMENT_NODE && !html_is_hidden(s, c) &&
			 !html_foot(s, c, into))
			html_inlines(s, c, html_open(s, c, into));
	}
}
