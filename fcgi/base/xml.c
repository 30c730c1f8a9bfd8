/*
 * xml.c: libxml2 behind struct node, which is an xmlNode by another name.
 *
 * Whose memory a tree is says xml_memory.c; those that malloc made for an
 * arena are freed at its reset.  No tree is made by parsing text that came
 * from outside.
 */
#include "fcgi/base/xml.h"

#include "fcgi/base/log.h"
#include "fcgi/base/text.h"
#include "fcgi/base/xml_memory.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemastypes.h>

enum {
	HEAD = 16,   /* before a block: its size */
	SMALL = 512, /* bytes of a block that serves again */
	STEP = 16,
	FILE_OPTIONS = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA |
		       XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
		       XML_PARSE_BIG_LINES,
	FAULT_SIZE = 2000,
};

/* Errors are asked for where they are wanted, never printed. */
static void
quiet(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

void
xml_start(bool plain)
{
	if (!plain)
		xml_memory_start();
	LIBXML_TEST_VERSION
	xmlInitParser();
	xmlRelaxNGInitTypes();
	xmlSchemaInitTypes();
	xmlSetGenericErrorFunc(NULL, quiet);
}

static xmlParserInputPtr
deny(const char *url, const char *id, xmlParserCtxtPtr context)
{
	(void)url;
	(void)id;
	(void)context;
	return NULL;
}

void
xml_close_door(void)
{
	xmlSetExternalEntityLoader(deny);
}

static xmlNode *
raw(const struct node *node)
{
	return (xmlNode *)(uintptr_t)node;
}

static struct node *
cooked(xmlNode *node)
{
	return (struct node *)node;
}

static void
end_document(void *document)
{
	xmlFreeDoc(document);
}

/* A tree that malloc made (no page is open, or the hooks are not there) ends
 * with the arena. */
static void
bind(struct arena *mem, xmlDoc *document)
{
	if (!document)
		abort();
	if (!arena_owns(mem, document))
		arena_cleanup(mem, end_document, document);
}

struct node *
xml_new(struct arena *mem, const char *name)
{
	xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *root;

	bind(mem, document);
	/* without it letters beyond ASCII are printed as numbers */
	document->encoding = xmlStrdup(BAD_CAST "UTF-8");
	root = xmlNewDocNode(document, NULL, BAD_CAST name, NULL);
	xmlDocSetRootElement(document, root);
	return cooked(root);
}

/* On a page elements and attributes are put in their places by hand: names
 * are constants that outlive the tree, values are right already, and the
 * library's own ways copy the one and look through the other.  Elsewhere,
 * where blocks are malloc's and freed one by one, they are the library's. */
static xmlNode *
place(xmlNode *parent, xmlNode *child)
{
	child->doc = parent->doc;
	child->parent = parent;
	child->prev = parent->last;
	if (parent->last)
		parent->last->next = child;
	else
		parent->children = child;
	parent->last = child;
	return child;
}

static xmlNode *
text_node(const char *text)
{
	xmlNode *node = xml_block(sizeof *node);
	size_t size = strlen(text) + 1;

	*node = (xmlNode){.type = XML_TEXT_NODE, .name = xmlStringText};
	node->content = memcpy(xml_block(size), text, size);
	return node;
}

struct node *
xml_add(struct node *parent, const char *name)
{
	xmlNode *child;

	if (!xml_by_hand()) {
		child =
		    xmlNewDocNode(raw(parent)->doc, NULL, BAD_CAST name, NULL);
		return cooked(xmlAddChild(raw(parent), child));
	}
	child = xml_block(sizeof *child);
	*child = (xmlNode){.type = XML_ELEMENT_NODE, .name = BAD_CAST name};
	return cooked(place(raw(parent), child));
}

static void
add_attribute(xmlNode *node, const char *name, const char *value)
{
	xmlAttr *attr = xml_block(sizeof *attr), *last = node->properties;
	xmlNode *text = text_node(value);

	*attr = (xmlAttr){.type = XML_ATTRIBUTE_NODE,
	    .name = BAD_CAST name,
	    .parent = node,
	    .doc = node->doc,
	    .children = text,
	    .last = text};
	text->doc = node->doc;
	text->parent = (xmlNode *)attr;
	while (last && last->next)
		last = last->next;
	attr->prev = last;
	if (last)
		last->next = attr;
	else
		node->properties = attr;
}

void
xml_attr(struct node *node, const char *name, const char *value)
{
	if (!value)
		return;
	/* Unlike xmlNewDocProp xmlSetProp reads no entities: '&' is an '&'. */
	if (!xml_by_hand() || xml_get(node, name))
		xmlSetProp(raw(node), BAD_CAST name, BAD_CAST value);
	else
		add_attribute(raw(node), name, value);
}

void
xml_attr_int(struct node *node, const char *name, int64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRId64, value);
	xml_attr(node, name, text);
}

void
xml_text(struct node *node, const char *text)
{
	const xmlNode *last = raw(node)->last;

	if (!*text)
		return;
	/* two texts one after the other become one */
	if (!xml_by_hand() || (last && last->type == XML_TEXT_NODE))
		xmlAddChild(
		    raw(node), xmlNewDocText(raw(node)->doc, BAD_CAST text));
	else
		place(raw(node), text_node(text));
}

struct node *
xml_add_text(struct node *parent, const char *name, const char *text)
{
	struct node *child;

	if (!text)
		return NULL;
	child = xml_add(parent, name);
	xml_text(child, text);
	return child;
}

void
xml_add_copy(struct node *parent, const struct node *from)
{
	xmlAddChild(
	    raw(parent), xmlDocCopyNode(raw(from), raw(parent)->doc, 1));
}

/* What lasts is held where leak checkers look: its reader may keep only
 * strings of it. */
static void
hold(xmlDoc *document)
{
	xmlDoc **cell = arena_alloc(arena_new(sizeof(*cell)), sizeof(*cell));

	*cell = document;
}

enum err
xml_file(const char *path, struct node **root)
{
	xmlDoc *document;
	const xmlError *fault;

	assert(!xml_on_page());
	document = xmlReadFile(path, NULL, FILE_OPTIONS);
	if (document && xmlDocGetRootElement(document)) {
		hold(document);
		*root = cooked(xmlDocGetRootElement(document));
		return OK;
	}
	fault = xmlGetLastError();
	return log_err(ERR_BROKEN, "xml.file", "%s:%d: %s", path,
	    fault ? fault->line : 0,
	    fault && fault->message ? fault->message : "not well-formed");
}

void
xml_forget(struct node *root)
{
	assert(!xml_on_page());
	xmlFreeDoc(raw(root)->doc);
}

enum err
xml_parse(struct arena *mem, const char *text, struct node **root)
{
	size_t size = strlen(text);
	xmlDoc *document;

	/* Ours has no DOCTYPE; without one there are no entities to expand. */
	if (size > INT32_MAX || strstr(text, "<!DOCTYPE"))
		return log_err(ERR_INVALID, "xml.parse", "DOCTYPE or size");
	document = xmlReadMemory(text, (int)size, NULL, "UTF-8", FILE_OPTIONS);
	if (!document) {
		const xmlError *fault = xmlGetLastError();

		return log_err(ERR_INVALID, "xml.parse", "line %d: error %d",
		    fault ? fault->line : 0, fault ? fault->code : 0);
	}
	bind(mem, document);
	*root = cooked(xmlDocGetRootElement(document));
	return OK;
}

const char *
xml_name(const struct node *node)
{
	return (const char *)raw(node)->name;
}

const char *
xml_get(const struct node *node, const char *attribute)
{
	const char *local = strchr(attribute, ':');

	/* "xml:id" is asked for by its local name, in that namespace */
	local = local ? local + 1 : attribute;
	for (xmlAttr *a = raw(node)->properties; a; a = a->next) {
		if ((local != attribute) != (a->ns != NULL) ||
		    strcmp((const char *)a->name, local))
			continue;
		/* one text: entities were replaced when it was read */
		return a->children && a->children->content
			   ? (const char *)a->children->content
			   : "";
	}
	return NULL;
}

int64_t
xml_get_int(const struct node *node, const char *attribute, int64_t otherwise)
{
	const char *text = xml_get(node, attribute);
	int64_t value;

	return text && text_int(text, &value) == OK ? value : otherwise;
}

static void
add_words(struct buffer *b, const xmlNode *node)
{
	for (const xmlNode *n = node->children; n; n = n->next) {
		if (n->type == XML_TEXT_NODE ||
		    n->type == XML_CDATA_SECTION_NODE)
			buffer_add(b, (const char *)n->content);
		else if (n->type == XML_ELEMENT_NODE)
			add_words(b, n);
	}
}

const char *
xml_words(struct arena *mem, const struct node *node)
{
	struct buffer b = buffer_new(mem, INT32_MAX);

	add_words(&b, raw(node));
	return b.data;
}

static const struct node *
element(xmlNode *from, const char *name)
{
	for (; from; from = from->next)
		if (from->type == XML_ELEMENT_NODE &&
		    (!name || !strcmp((const char *)from->name, name)))
			return cooked(from);
	return NULL;
}

const struct node *
xml_child(const struct node *node, const char *name)
{
	return element(raw(node)->children, name);
}

const struct node *
xml_next(const struct node *node, const char *name)
{
	return element(raw(node)->next, name);
}

int
xml_line(const struct node *node)
{
	return (int)xmlGetLineNo(raw(node));
}

const char *
xml_print(struct arena *mem, const struct node *root)
{
	xmlBuffer *buffer = xmlBufferCreate();
	const char *text;

	if (!buffer || xmlNodeDump(buffer, raw(root)->doc, raw(root), 0, 0) < 0)
		abort();
	text = arena_copy(mem, (const char *)xmlBufferContent(buffer));
	xmlBufferFree(buffer);
	return text;
}

struct grammar {
	xmlRelaxNG *schema;
};

/* What libxml2 says, a line a fault, up to a size. */
static void
note_fault(void *to, xmlErrorPtr fault)
{
	struct buffer *b = to;
	const char *line;

	if (!fault->message || b->size > FAULT_SIZE)
		return;
	line = arena_printf(
	    b->mem, "line %d: %.300s", fault->line, fault->message);
	buffer_add(b, line);
}

/* Grammars are read at start and kept: their arenas are never ended. */
enum err
xml_grammar(const char *path, struct grammar **out)
{
	struct arena *mem = arena_new((size_t)1 << 16);
	struct buffer fault = buffer_new(mem, 2 * FAULT_SIZE);
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt(path);
	struct grammar *grammar = arena_alloc(mem, sizeof(*grammar));

	assert(!xml_on_page());
	if (!parser)
		abort();
	xmlRelaxNGSetParserStructuredErrors(parser, note_fault, &fault);
	grammar->schema = xmlRelaxNGParse(parser);
	xmlRelaxNGFreeParserCtxt(parser);
	if (!grammar->schema) {
		enum err e = log_err(
		    ERR_INVALID, "xml.grammar", "%s: %s", path, fault.data);

		arena_free(mem);
		return e;
	}
	*out = grammar;
	return OK;
}

/* The tree as a document of its own: grammars speak of whole documents. */
static xmlDoc *
document_of(struct arena *mem, xmlNode *root)
{
	xmlDoc *document;

	if (xmlDocGetRootElement(root->doc) == root)
		return root->doc;
	document = xmlNewDoc(BAD_CAST "1.0");
	bind(mem, document);
	xmlDocSetRootElement(document, xmlDocCopyNode(root, document, 1));
	return document;
}

enum err
xml_validate(struct arena *mem, const struct grammar *grammar,
    const struct node *root, const char **fault)
{
	struct buffer said = buffer_new(mem, 2 * FAULT_SIZE);
	xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt(grammar->schema);
	int result;

	if (!context)
		abort();
	xmlRelaxNGSetValidStructuredErrors(context, note_fault, &said);
	result = xmlRelaxNGValidateDoc(context, document_of(mem, raw(root)));
	xmlRelaxNGFreeValidCtxt(context);
	*fault = result == 0 ? NULL : said.data;
	return result == 0 ? OK : ERR_INVALID;
}
