/*
 * read_xml.c: the one place where XML from outside is parsed.  Runs in the
 * cage; libxml2 gets no entity, no file, no network, and no DOCTYPE
 * that declares anything.
 */
#include "fcgi/draft/read_xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* What is asked while a file is parsed. */
struct watch {
	bool strict;  /* no DOCTYPE at all */
	bool doctype; /* one that is not accepted */
};

static void
refuse_doctype(xmlParserCtxtPtr parser)
{
	((struct watch *)parser->_private)->doctype = true;
	xmlStopParser(parser);
}

/* One that only names a grammar, which is never loaded, does no harm; one
 * that declares something ([) is not read on. */
static void
doctype_seen(void *context, const xmlChar *name, const xmlChar *external,
    const xmlChar *where)
{
	xmlParserCtxtPtr parser = context;

	(void)name;
	(void)external;
	(void)where;
	if (((struct watch *)parser->_private)->strict ||
	    *parser->input->cur == '[')
		refuse_doctype(parser);
}

/* An entity of that grammar would be a word lost. */
static void
reference_seen(void *context, const xmlChar *name)
{
	(void)name;
	refuse_doctype(context);
}

static void
doc_end(void *doc)
{
	xmlFreeDoc(doc);
}

/* One sentence of what libxml2 found first. */
static enum err
refuse_broken(struct source *s, xmlParserCtxtPtr parser)
{
	const xmlError *e = xmlCtxtGetLastError(parser);
	const char *message = e && e->message ? e->message : "no XML";

	if (strstr(message, "Excessive depth"))
		return source_refuse(
		    s, "too-deep", "The file is nested too deeply.");
	return source_refuse(s, "broken-xml",
	    arena_printf(s->mem, "The XML is not well-formed at line %d: %.*s.",
		e ? e->line : 0, (int)strcspn(message, "\n"), message));
}

static enum err
read(struct source *s, struct bytes file, bool strict, const xmlNode **root)
{
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	struct watch watch = {.strict = strict};
	enum err err = OK;
	xmlDocPtr doc;

	if (!parser)
		return ERR_BROKEN;
	parser->_private = &watch;
	parser->sax->internalSubset = doctype_seen;
	parser->sax->reference = reference_seen;
	doc = xmlCtxtReadMemory(parser, (const char *)file.at, (int)file.size,
	    NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
		XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES);
	if (doc)
		arena_cleanup(s->mem, doc_end, doc);
	if (watch.doctype)
		err = source_refuse(s, "doctype",
		    "The file has a DOCTYPE; drafts are read without one.");
	else if (!doc || !xmlDocGetRootElement(doc))
		err = refuse_broken(s, parser);
	else
		*root = xmlDocGetRootElement(doc);
	xmlFreeParserCtxt(parser);
	return err;
}

enum err
xml_read(struct source *s, struct bytes file, const xmlNode **root)
{
	return read(s, file, true, root);
}

enum err
xml_document(struct source *s, struct bytes file, const xmlNode **root)
{
	return read(s, file, false, root);
}

enum err
xml_member(
    struct source *s, struct archive *a, const char *name, const xmlNode **root)
{
	struct bytes bytes;
	enum err err = archive_read(a, name, &bytes);

	*root = NULL;
	if (err == ERR_NOT_FOUND)
		return OK;
	TRY(err);
	return xml_read(s, bytes, root);
}

bool
xml_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       *node->name == (unsigned char)*name &&
	       !strcmp((const char *)node->name, name);
}

const char *
xml_attribute(struct arena *mem, const xmlNode *node, const char *name)
{
	const char *out = NULL;
	xmlChar *value;

	for (xmlAttr *a = node->properties; a; a = a->next) {
		if (strcmp((const char *)a->name, name))
			continue;
		value = xmlNodeListGetString(node->doc, a->children, 1);
		out = value ? text_clean(mem, (const char *)value,
				  strlen((const char *)value))
			    : "";
		xmlFree(value);
		break;
	}
	return out;
}

const xmlNode *
xml_below(const xmlNode *node, const char *name)
{
	for (const xmlNode *c = node ? node->children : NULL; c; c = c->next)
		if (xml_is(c, name))
			return c;
	return NULL;
}

static bool
id_is(const xmlNode *node, const char *id)
{
	bool same = false;

	for (xmlAttr *a = node->properties; a && !same; a = a->next)
		if ((!strcmp((const char *)a->name, "eId") ||
			!strcmp((const char *)a->name, "id") ||
			!strcmp((const char *)a->name, "xml:id")) &&
		    a->children && a->children->content)
			same = !strcmp((const char *)a->children->content, id);
	return same;
}

static const xmlNode *
search(const xmlNode *node, const char *name, const char *id)
{
	const xmlNode *found;

	for (const xmlNode *c = node->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if ((!name || !strcmp((const char *)c->name, name)) &&
		    id_is(c, id))
			return c;
		found = search(c, name, id);
		if (found)
			return found;
	}
	return NULL;
}

/* Only meta is searched: notes and variables live there, and a file full
 * of references must not cost the square of its size. */
static const xmlNode *
target(const xmlNode *root, const xmlNode *node, const char *name)
{
	const xmlNode *meta = NULL, *document;
	const xmlNode *found = NULL;
	xmlChar *href = xmlGetNoNsProp(node, (const xmlChar *)"href");

	document = root;
	if (!(meta = xml_below(root, "meta")))
		for (document = root->children; document && !meta;
		     document = document->next)
			meta = xml_below(document, "meta");
	if (meta && href && href[0] == '#')
		found = search(meta, name, (const char *)href + 1);
	xmlFree(href);
	return found;
}

const xmlNode *
xml_target(const xmlNode *root, const xmlNode *node, const char *name)
{
	return target(root, node, name);
}

void
xml_placeholder(struct arena *mem, const xmlNode *root, const xmlNode *node,
    struct part *into)
{
	const xmlNode *variable = target(root, node, "TLCConcept");
	const char *value =
	    variable ? xml_attribute(mem, variable, "showAs") : NULL;

	if (value)
		part_text(mem, into, value, strlen(value));
}
