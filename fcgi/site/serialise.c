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

struct writer {
	struct buffer *out;
	const struct fragments *fragments;
	bool xml;
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

static bool
is_fragment(const xmlNode *n)
{
	return n->ns && n->ns->href &&
	       !strcmp(text_of(n->ns->href), "urn:text") &&
	       !strcmp(text_of(n->name), "fragment");
}

static enum err
put_fragment(const struct writer *w, const xmlNode *n)
{
	const char *number = "";
	struct bytes found;
	int64_t id;

	for (const xmlAttr *a = n->properties; a; a = a->next)
		if (!strcmp(text_of(a->name), "n") && a->children &&
		    a->children->content)
			number = text_of(a->children->content);
	if (!w->fragments || text_int(number, &id) != OK)
		return log_err(ERR_BROKEN, "view.fragment",
		    "fragment without number, or none stored: \"%s\"", number);
	found = w->fragments->find(w->fragments->arg, id);
	if (!found.at)
		return log_err(
		    ERR_BROKEN, "view.fragment", "no fragment %s", number);
	buffer_bytes(w->out, found.at, found.size);
	return OK;
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
	if (is_fragment(n))
		return put_fragment(w, n);
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
			put_end(w, n);
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
	struct writer w = {out, fragments, false};

	buffer_add(out, "<!DOCTYPE html>\n");
	TRY(walk(&w, (const xmlNode *)first));
	buffer_add(out, "\n");
	return OK;
}

enum err
serialise_part(const struct node *first, struct buffer *out)
{
	return walk(&(struct writer){out, NULL, false}, (const xmlNode *)first);
}

enum err
serialise_xml(const struct node *first, const struct fragments *fragments,
    struct buffer *out)
{
	struct writer w = {out, fragments, true};

	buffer_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	TRY(walk(&w, (const xmlNode *)first));
	buffer_add(out, "\n");
	return OK;
}

void
serialise_text(const struct node *first, struct buffer *out)
{
	const xmlNode *n = (const xmlNode *)first;
	const xmlNode *top = n ? n->parent : NULL;

	while (n) {
		if (n->type == XML_TEXT_NODE ||
		    n->type == XML_CDATA_SECTION_NODE)
			buffer_add(out, text_of(n->content));
		if (n->type == XML_ELEMENT_NODE && n->children) {
			n = n->children;
			continue;
		}
		while (n && !n->next) {
			n = n->parent;
			if (n == top)
				return;
		}
		n = n ? n->next : NULL;
	}
}
