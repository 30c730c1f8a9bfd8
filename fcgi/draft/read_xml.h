/*
 * read_xml.h: XML from outside, and looking into it, for the readers of this
 * room.  Nothing is loaded, no entity is declared, depth is libxml2's 256.
 */
#ifndef DRAFT_READ_XML_H
#define DRAFT_READ_XML_H

#include "fcgi/draft/zip.h"

#include <libxml/tree.h>

/* The tree of a file; lives as long as s->mem.  ERR_INVALID, refused:
 * not well-formed, too deep, or with a DOCTYPE. */
enum err xml_read(struct source *s, struct bytes file, const xmlNode **root);

/* The same of a file that may have a DOCTYPE, if that declares nothing. */
enum err xml_document(struct source *s, struct bytes file,
		      const xmlNode **root);

/* The same, without any, of a file in an archive; *root is NULL where there is none. */
enum err xml_member(struct source *s, struct archive *a, const char *name,
		    const xmlNode **root);

/* Whether it is an element of that local name. */
bool xml_is(const xmlNode *node, const char *name);
/* An attribute by its local name, in the arena, or NULL. */
const char *xml_attribute(struct arena *mem, const xmlNode *node,
			  const char *name);
/* The first child element of that local name, or NULL (node may be NULL). */
const xmlNode *xml_below(const xmlNode *node, const char *name);

/* The element of that local name which node's href="#id" means, or NULL. */
const xmlNode *xml_target(const xmlNode *root, const xmlNode *node,
			  const char *name);
/* An empty reference to a variable of meta (British drafts) shows its value. */
void xml_placeholder(struct arena *mem, const xmlNode *root,
		     const xmlNode *node, struct part *into);

/* What meta says of the document. */
void read_meta(struct source *s, const xmlNode *document);

#endif
