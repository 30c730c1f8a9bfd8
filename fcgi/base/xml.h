/*
 * xml.h: trees: models that we build, and trusted files that we read.
 *
 * libxml2's blocks come from an arena between xml_begin and xml_end and are
 * dropped whole.  Rooms above see only struct node.  Nothing from outside is
 * parsed here: drafts are read in fcgi/draft/, in a cage.
 */
#ifndef BASE_XML_H
#define BASE_XML_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct node;

/* Once a process, before any other call of libxml2: memory hooks, parser.
 * plain keeps malloc (sanitizers). */
void xml_start(bool plain);
/* From here on entities and files are denied to libxml2. */
void xml_close_door(void);

/* Between these, libxml2's memory is mem's.  Not nested. */
void xml_begin(struct arena *mem);
void xml_end(void);
/* Within a page, for a tree that is gone before the page goes on: from here
 * on the memory is other's, until xml_back.  Not nested. */
void xml_aside(struct arena *other);
void xml_back(void);

/* A new tree with that root element. */
struct node *xml_new(struct arena *mem, const char *name);

/* A child element at the end of parent; name must be a constant or live as
 * long as the tree. */
struct node *xml_add(struct node *parent, const char *name);
/* No attribute is made where value is NULL. */
void xml_attr(struct node *node, const char *name, const char *value);
void xml_attr_int(struct node *node, const char *name, int64_t value);
void xml_text(struct node *node, const char *text);
/* A child with text; none if text is NULL. */
struct node *xml_add_text(struct node *parent, const char *name,
			  const char *text);
/* A copy of from, with all below it, as parent's last child. */
void xml_add_copy(struct node *parent, const struct node *from);

/* A trusted file of ours (profile, form, dictionary); lives until the end
 * of the process.  ERR_BROKEN: not there or not well-formed, logged with its
 * line. */
enum err xml_file(const char *path, struct node **root);
/* Ends the life of a tree that xml_file read, once all that is wanted of it is
 * copied: at start, for a tree takes several times its text. */
void xml_forget(struct node *root);
/* Our own XML kept as text in a column, into the arena.  ERR_INVALID: not
 * well-formed, or with a DOCTYPE; logged. */
enum err xml_parse(struct arena *mem, const char *text, struct node **root);

/* Reading.  Names are local names; an attribute with a namespace is asked for
 * with its prefix ("xml:id").  Strings live as long as the tree. */
const char *xml_name(const struct node *node);
const char *xml_get(const struct node *node, const char *attribute);
						/* value or NULL */
int64_t xml_get_int(const struct node *node, const char *attribute,
		    int64_t otherwise);
const char *xml_words(struct arena *mem, const struct node *node);
						/* all text below */
const struct node *xml_child(const struct node *node, const char *name);
			/* first element of that name (NULL: any), or NULL */
const struct node *xml_next(const struct node *node, const char *name);
						/* next sibling, or NULL */
int xml_line(const struct node *node);

/* The tree as text, for tests, ?model and stored questionnaires. */
const char *xml_print(struct arena *mem, const struct node *root);

/* Relax NG (ISO/IEC 19757-2): a grammar read at start, outside any page;
 * ERR_INVALID, logged.  xml_validate: ERR_INVALID with what libxml2 says in
 * fault, which is NULL when all is well. */
struct grammar;
enum err xml_grammar(const char *path, struct grammar **out);
enum err xml_validate(struct arena *mem, const struct grammar *grammar,
		      const struct node *root, const char **fault);

#endif
