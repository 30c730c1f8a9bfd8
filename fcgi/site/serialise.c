/*
 * serialise.c: the serialiser of result trees.
 *
 * libxslt's own takes four times as long, escapes addresses that are right
 * and adds a second charset.  The tree is walked without recursion: its depth
 * is the stylesheet's, and a stack must not be.
 */
#include "fcgi/site/serialise.h"

#include "fcgi/base/log.h"

#include <libxml/tree.h>

enum { PIECE_MOST = 32 << 20 };

static const char doctype[] = "<!DOCTYPE html>\n";

struct writer {
	struct buffer *out;
	const struct fragments *fragments;
	bool xml;
	struct gaps *gaps; /* what is left open; NULL: nothing is */
};

static const char *
text_of(const xmlChar *chars)
{
	return (const char *)chars;
}

static bool
among(const char *name, const char *const *set)
{
	for (; *set; set++)
		if (!strcmp(name, *set))
			return true;
	return false;
}

/* ---------------------------------------------------------------- escaping */

static const char *
escape(char c, bool attribute, bool xml)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return attribute ? "&quot;" : NULL;
	case '\n': /* XML's attributes would read these as spaces */
		return attribute && xml ? "&#10;" : NULL;
	case '\t':
		return attribute && xml ? "&#9;" : NULL;
	default:
		return NULL;
	}
}

static void
put_escaped(const struct writer *w, const char *text, bool attribute)
{
	const char *stops = !attribute ? "&<>\r"
			    : w->xml   ? "&<>\r\"\n\t"
				       : "&<>\r\"";
	size_t plain;

	for (;;) {
		plain = strcspn(text, stops);
		buffer_bytes(w->out, text, plain);
		text += plain;
		if (!*text)
			return;
		buffer_add(w->out, escape(*text++, attribute, w->xml));
	}
}

/* An address with a scheme must have one that only leads somewhere: of
 * "javascript:" and its like nothing is written. */
static bool
leads_somewhere(const char *address)
{
	static const char *const schemes[] = {
	    "http", "https", "mailto", "tel", "otpauth", NULL};
	size_t n = strcspn(address, ":/?#");
	char scheme[8] = "";

	if (address[n] != ':')
		return true;
	if (n >= sizeof scheme)
		return false;
	for (size_t i = 0; i < n; i++)
		scheme[i] = (char)(address[i] | 0x20);
	return among(scheme, schemes);
}

/* -------------------------------------------------------------- start tags */

static void
put_name(const struct writer *w, const xmlNs *ns, const xmlChar *name)
{
	if (ns && ns->prefix && w->xml) {
		buffer_add(w->out, text_of(ns->prefix));
		buffer_add(w->out, ":");
	}
	buffer_add(w->out, text_of(name));
}

static void
put_attribute(const struct writer *w, const xmlAttr *a)
{
	static const char *const addresses[] = {
	    "href", "src", "action", "formaction", NULL};
	const xmlNode *t = a->children;

	if (!w->xml && t && t->content && among(text_of(a->name), addresses) &&
	    !leads_somewhere(text_of(t->content)))
		return;
	buffer_add(w->out, " ");
	put_name(w, a->ns, a->name);
	buffer_add(w->out, "=\"");
	for (; t; t = t->next)
		if (t->content)
			put_escaped(w, text_of(t->content), true);
	buffer_add(w->out, "\"");
}

static void
put_namespaces(const struct writer *w, const xmlNode *n)
{
	for (const xmlNs *ns = n->nsDef; ns; ns = ns->next) {
		buffer_add(w->out, ns->prefix ? " xmlns:" : " xmlns");
		if (ns->prefix)
			buffer_add(w->out, text_of(ns->prefix));
		buffer_add(w->out, "=\"");
		put_escaped(w, ns->href ? text_of(ns->href) : "", true);
		buffer_add(w->out, "\"");
	}
}

static void
put_start(const struct writer *w, const xmlNode *n)
{
	buffer_add(w->out, "<");
	put_name(w, n->ns, n->name);
	if (w->xml)
		put_namespaces(w, n);
	for (const xmlAttr *a = n->properties; a; a = a->next)
		put_attribute(w, a);
	buffer_add(w->out, w->xml && !n->children ? "/>" : ">");
}

static void
put_end(const struct writer *w, const xmlNode *n)
{
	buffer_add(w->out, "</");
	put_name(w, n->ns, n->name);
	buffer_add(w->out, ">");
}

/* ---------------------------------------------------------------- elements */

static bool
has_no_end(const struct writer *w, const xmlNode *n)
{
	static const char *const voids[] = {"area", "base", "br", "col",
	    "embed", "hr", "img", "input", "link", "meta", "source", "track",
	    "wbr", NULL};

	return w->xml ? !n->children : among(text_of(n->name), voids);
}

static bool
is_raw(const struct writer *w, const xmlNode *n)
{
	return !w->xml && (!strcmp(text_of(n->name), "script") ||
			      !strcmp(text_of(n->name), "style"));
}

static enum err
put_raw(const struct writer *w, const xmlNode *n)
{
	for (const xmlNode *t = n->children; t; t = t->next) {
		if (!t->content)
			continue;
		if (strstr(text_of(t->content), "</"))
			return log_err(ERR_BROKEN, "view.raw",
			    "an end tag inside <%s>", text_of(n->name));
		buffer_add(w->out, text_of(t->content));
	}
	return OK;
}

/* One of ours, in the namespace urn:text. */
static bool
is_ours(const xmlNode *n)
{
	return n->ns && n->ns->href &&
	       !strcmp(text_of(n->ns->href), "urn:text");
}

static const char *
given(const xmlNode *n, const char *name)
{
	for (const xmlAttr *a = n->properties; a; a = a->next)
		if (!strcmp(text_of(a->name), name) && a->children &&
		    a->children->content)
			return text_of(a->children->content);
	return "";
}

static int64_t
given_int(const xmlNode *n, const char *name)
{
	int64_t value;

	return text_int(given(n, name), &value) == OK ? value : -1;
}

static enum err
put_fragment(const struct writer *w, const xmlNode *n)
{
	int64_t id = given_int(n, "n");
	struct bytes found = {0};

	if (id >= 0 && !w->fragments && w->gaps) {
		(void)gaps_add(w->gaps, w->out->size, GAP_FRAGMENT, id);
		return OK;
	}
	if (id >= 0 && w->fragments)
		found = w->fragments->find(w->fragments->arg, id);
	if (!found.at)
		return log_err(ERR_BROKEN, "view.fragment",
		    "no fragment \"%s\"", given(n, "n"));
	buffer_bytes(w->out, found.at, found.size);
	return OK;
}

static enum err
enter_ours(const struct writer *w, const xmlNode *n, bool *down)
{
	const char *name = text_of(n->name);
	struct gap *g;

	if (!strcmp(name, "fragment"))
		return put_fragment(w, n);
	if (!w->gaps)
		return log_err(
		    ERR_BROKEN, "view.gap", "<t:%s> in a whole page", name);
	if (!strcmp(name, "piece")) {
		g = gaps_add(
		    w->gaps, w->out->size, GAP_PIECE, given_int(n, "first"));
		g->last = given_int(n, "last");
		g->depth = (uint32_t)given_int(n, "depth");
		return OK;
	}
	if (!strcmp(name, "count"))
		TRY(gaps_open(w->gaps, w->out->size, given_int(n, "first"),
		    given_int(n, "last"), given(n, "words")));
	*down = n->children;
	if (!*down)
		gaps_mark(w->gaps, w->out->size, name);
	return OK;
}

static void
leave(const struct writer *w, const xmlNode *n)
{
	if (is_ours(n))
		gaps_mark(w->gaps, w->out->size, text_of(n->name));
	else
		put_end(w, n);
}

/* Writes a node but its children; down says whether those come next. */
static enum err
enter(const struct writer *w, const xmlNode *n, bool *down)
{
	*down = false;
	if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) {
		put_escaped(w, text_of(n->content), false);
		return OK;
	}
	if (n->type != XML_ELEMENT_NODE)
		return OK;
	if (is_ours(n))
		return enter_ours(w, n, down);
	put_start(w, n);
	if (has_no_end(w, n))
		return OK;
	if (is_raw(w, n)) {
		TRY(put_raw(w, n));
		put_end(w, n);
		return OK;
	}
	*down = n->children;
	if (!*down)
		put_end(w, n);
	return OK;
}

static enum err
walk(const struct writer *w, const xmlNode *n)
{
	const xmlNode *top = n ? n->parent : NULL;
	bool down;

	while (n) {
		TRY(enter(w, n, &down));
		if (down) {
			n = n->children;
			continue;
		}
		while (!n->next) {
			n = n->parent;
			if (!n || n == top)
				return OK;
			leave(w, n);
		}
		n = n->next;
	}
	return OK;
}

/* ----------------------------------------------------------------- outputs */

enum err
serialise_html(const struct node *first, const struct fragments *fragments,
    struct buffer *out)
{
	struct writer w = {out, fragments, false, NULL};

	buffer_add(out, doctype);
	TRY(walk(&w, (const xmlNode *)first));
	buffer_add(out, "\n");
	return OK;
}

enum err
serialise_part(const struct node *first, struct buffer *out)
{
	return walk(
	    &(struct writer){out, NULL, false, NULL}, (const xmlNode *)first);
}

enum err
serialise_piece(const struct node *first, bool whole,
    const struct fragments *fragments, struct arena *mem, struct piece *out)
{
	struct buffer bytes = buffer_new(mem, PIECE_MOST);
	struct gaps gaps = {.mem = mem};

	if (whole)
		buffer_add(&bytes, doctype);
	TRY(walk(&(struct writer){&bytes, fragments, false, &gaps},
	    (const xmlNode *)first));
	if (whole)
		buffer_add(&bytes, "\n");
	*out = (struct piece){
	    gaps.at, gaps.count, {(unsigned char *)bytes.data, bytes.size}};
	return OK;
}

enum err
serialise_xml(const struct node *first, const struct fragments *fragments,
    struct buffer *out)
{
	struct writer w = {out, fragments, true, NULL};

	buffer_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	TRY(walk(&w, (const xmlNode *)first));
	buffer_add(out, "\n");
	return OK;
}

/* The next in the order of the text, below top. */
static const xmlNode *
next_of(const xmlNode *n, const xmlNode *top)
{
	if (n->type == XML_ELEMENT_NODE && n->children)
		return n->children;
	while (n && n != top && !n->next)
		n = n->parent;
	return n && n != top ? n->next : NULL;
}

void
serialise_text(const struct node *first, struct buffer *out)
{
	const xmlNode *n = (const xmlNode *)first;

	for (const xmlNode *top = n ? n->parent : NULL; n; n = next_of(n, top))
		if (n->type == XML_TEXT_NODE ||
		    n->type == XML_CDATA_SECTION_NODE)
			buffer_add(out, text_of(n->content));
}

/* Texts hold no control signs, so that these part them. */
static void
mark(struct buffer *out, char sign, const xmlChar *text)
{
	buffer_bytes(out, &sign, 1);
	buffer_add(out, (const char *)text);
}

static void
mark_start(const xmlNode *n, struct buffer *out)
{
	if (n->type == XML_TEXT_NODE) {
		mark(out, '\1', n->content);
		return;
	}
	mark(out, '\2', n->name);
	for (const xmlAttr *a = n->properties; a; a = a->next) {
		mark(out, '\3', a->name);
		if (a->children && a->children->content)
			mark(out, '\4', a->children->content);
	}
}

void
serialise_mark(const struct node *root, struct buffer *out)
{
	const xmlNode *top = (const xmlNode *)root, *n = top;

	for (;;) {
		mark_start(n, out);
		if (n->children) {
			n = n->children;
			continue;
		}
		while (n != top && !n->next) {
			n = n->parent;
			buffer_bytes(out, "\5", 1);
		}
		if (n == top)
			return;
		n = n->next;
	}
}
