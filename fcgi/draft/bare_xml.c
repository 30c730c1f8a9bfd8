/*
 * bare_xml.c: one part of an office file (ECMA-376, ODF 1.3) without who
 * wrote it, what was changed, what was said about it and what was hidden.
 *
 * What is taken out is freed; what a change put in stays, in the place of its
 * mark.  Names are compared without their namespace, as everywhere here.
 */
#include "fcgi/draft/bare_xml.h"

#include <string.h>

static bool
one_of(const char *name, const char *const names[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

/* Taken out with all below: deleted text, what was said beside it, what it
 * looked like before, lists of sessions and of people, printers. */
static bool
goes(const char *name)
{
	static const char *const names[] = {"del", "moveFrom", "rPrChange",
	    "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange",
	    "tblGridChange", "trPrChange", "tcPrChange", "numberingChange",
	    "cellIns", "cellDel", "cellMerge", "commentRangeStart",
	    "commentRangeEnd", "commentReference", "annotationRef",
	    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
	    "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
	    "customXmlDelRangeStart", "customXmlDelRangeEnd",
	    "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
	    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "permStart",
	    "permEnd", "rsids", "attachedTemplate", "docVars", "mailMerge",
	    "trackRevisions", "writeProtection", "OLEObject", "fileSharing",
	    "legacyDrawing", "dataBinding",
	    /* OpenDocument */
	    "tracked-changes", "change", "change-start", "change-end",
	    "annotation", "annotation-end", "hidden-text", "hidden-paragraph",
	    "meta", "object-ole"};

	return one_of(name, names, sizeof names / sizeof *names);
}

/* Who and when, on whatever element. */
static bool
tells(const char *name)
{
	static const char *const names[] = {"author", "date", "initials",
	    "rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidDel", "rsidSect",
	    "rsidTr", "rsidRoot", "userId", "providerId", "creator", "dateUtc"};

	return one_of(name, names, sizeof names / sizeof *names);
}

static void
drop(xmlNode *node)
{
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

static bool
is_off(const char *value)
{
	return text_is(value, "0") || text_is(value, "false") ||
	       text_is(value, "off");
}

/* <w:vanish/> of Word; text:display="none" of OpenDocument. */
static bool
hides(struct arena *mem, const xmlNode *properties, bool *said)
{
	const xmlNode *vanish = xml_below(properties, "vanish");

	*said = vanish;
	if (vanish)
		return !is_off(xml_attribute(mem, vanish, "val"));
	return properties &&
	       text_is(xml_attribute(mem, properties, "display"), "none");
}

void
bare_hidden(struct arena *mem, const xmlNode *root, struct hidden *out)
{
	for (const xmlNode *c = root->children; c; c = c->next) {
		const char *name;
		size_t n = out->count;
		bool said;

		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (!xml_is(c, "style")) {
			bare_hidden(mem, c, out);
			continue;
		}
		name = xml_attribute(mem, c, "styleId");
		name = name ? name : xml_attribute(mem, c, "name");
		if (!name ||
		    (!hides(mem, xml_below(c, "rPr"), &said) &&
			!hides(mem, xml_below(c, "text-properties"), &said)))
			continue;
		out->at = arena_grow(mem, out->at, n * sizeof *out->at,
		    (n + 1) * sizeof *out->at);
		out->at[out->count++] = name;
	}
}

static bool
is_hidden_style(const struct hidden *hidden, const char *name)
{
	for (size_t i = 0; name && i < hidden->count; i++)
		if (!strcmp(hidden->at[i], name))
			return true;
	return false;
}

/* A run of Word, a span or paragraph of OpenDocument. */
static bool
is_hidden(struct arena *mem, const xmlNode *node, const struct hidden *hidden)
{
	const xmlNode *own = xml_below(node, "rPr"), *style;
	bool said, hid;

	if (xml_is(node, "span") || xml_is(node, "p") || xml_is(node, "h"))
		return is_hidden_style(
		    hidden, xml_attribute(mem, node, "style-name"));
	if (!xml_is(node, "r"))
		return false;
	hid = hides(mem, own, &said);
	style = xml_below(own, "rStyle");
	return said ? hid
		    : style && is_hidden_style(
				   hidden, xml_attribute(mem, style, "val"));
}

static void
bare_attributes(xmlNode *node)
{
	xmlAttr *next;

	for (xmlAttr *a = node->properties; a; a = next) {
		next = a->next;
		if (tells((const char *)a->name))
			xmlRemoveProp(a);
	}
}

/* What was put in stands by itself; a bare mark says only that it was. */
static xmlNode *
unwrap(xmlNode *node)
{
	xmlNode *before = node->prev, *after = node->next, *c;
	xmlNode *parent = node->parent;

	while ((c = node->children)) {
		xmlUnlinkNode(c);
		if (after)
			xmlAddPrevSibling(after, c);
		else
			xmlAddChild(parent, c);
	}
	drop(node);
	/* Text may have joined its neighbour. */
	return before ? before->next : parent->children;
}

/* Rows that were deleted say so in their properties. */
static bool
is_deleted_row(const xmlNode *node)
{
	return xml_is(node, "tr") && xml_below(xml_below(node, "trPr"), "del");
}

static bool
is_mark_deleted(const xmlNode *paragraph)
{
	const xmlNode *mark = xml_below(xml_below(paragraph, "pPr"), "rPr");

	return xml_is(paragraph, "p") &&
	       (xml_below(mark, "del") || xml_below(mark, "moveFrom"));
}

static xmlNode *
next_element(xmlNode *node)
{
	for (node = node->next; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			return node;
	return NULL;
}

/* A paragraph whose mark is deleted goes on in the next one. */
static void
join(xmlNode *paragraph, xmlNode *next)
{
	xmlNode *own = (xmlNode *)(uintptr_t)xml_below(paragraph, "pPr");
	xmlNode *after = (xmlNode *)(uintptr_t)xml_below(next, "pPr"), *c;

	if (own)
		drop(own);
	while ((c = paragraph->last)) {
		xmlUnlinkNode(c);
		if (after)
			xmlAddNextSibling(after, c);
		else if (next->children)
			xmlAddPrevSibling(next->children, c);
		else
			xmlAddChild(next, c);
	}
	drop(paragraph);
}

/* One node; what to look at next. */
static xmlNode *
bare_node(struct arena *mem, xmlNode *c, const struct hidden *hidden)
{
	const char *name = (const char *)c->name;
	xmlNode *next = c->next, *after;

	if (c->type == XML_COMMENT_NODE || c->type == XML_PI_NODE) {
		drop(c);
		return next;
	}
	if (c->type != XML_ELEMENT_NODE)
		return next;
	if (is_mark_deleted(c) && (after = next_element(c)) &&
	    xml_is(after, "p")) {
		join(c, after);
		return after;
	}
	if (goes(name) || is_deleted_row(c) || is_hidden(mem, c, hidden)) {
		drop(c);
		return next;
	}
	if (!strcmp(name, "ins") || !strcmp(name, "moveTo"))
		return unwrap(c);
	bare_tree(mem, c, hidden);
	return next;
}

void
bare_tree(struct arena *mem, xmlNode *root, const struct hidden *hidden)
{
	xmlNode *next;

	bare_attributes(root);
	for (xmlNode *c = root->children; c; c = next)
		next = bare_node(mem, c, hidden);
}

/* Where a list says a part is, from the top of the archive. */
static const char *
place_of(struct arena *mem, const xmlNode *entry, const char *folder)
{
	static const char *const names[] = {"Target", "PartName", "full-path"};
	const char *to = NULL;

	for (size_t i = 0; i < 3 && !to; i++)
		to = xml_attribute(mem, entry, names[i]);
	if (!to || *to == '/')
		return to ? to + 1 : "";
	while (text_starts(to, "../")) {
		size_t size = strlen(folder);

		to += 3;
		for (size -= size > 0; size && folder[size - 1] != '/'; size--)
			;
		folder = arena_copy_n(mem, folder, size);
	}
	return arena_printf(mem, "%s%s", folder, to);
}

void
bare_list(struct arena *mem, xmlNode *root, const char *folder,
    bool (*left_out)(const char *part))
{
	xmlNode *next;

	for (xmlNode *c = root->children; c; c = next) {
		const char *type;

		next = c->next;
		if (c->type != XML_ELEMENT_NODE)
			continue;
		type = xml_attribute(mem, c, "Type");
		if (left_out(place_of(mem, c, folder)) ||
		    (type && strstr(type, "/attachedTemplate")))
			drop(c);
	}
}

struct bytes
bare_print(struct arena *mem, const xmlNode *root)
{
	struct bytes out;
	xmlChar *at;
	int size;

	xmlDocDumpMemoryEnc(root->doc, &at, &size, "UTF-8");
	out.size = size > 0 ? (size_t)size : 0;
	out.at = (const unsigned char *)arena_copy_n(mem, at, out.size);
	xmlFree(at);
	return out;
}
