/* bare_xml.h: between bare.c, which knows the parts of an office file, and
 * bare_xml.c, which takes people out of one of them. */
#ifndef DRAFT_BARE_XML_H
#define DRAFT_BARE_XML_H

#include "fcgi/draft/read_xml.h"

/* Styles whose words are hidden, by their names. */
struct hidden {
	const char **at;
	size_t count;
};

/* Adds those of a part (styles.xml; content.xml of an ODT). */
void bare_hidden(struct arena *mem, const xmlNode *root, struct hidden *out);

/* A part without people, changes, comments and hidden words. */
void bare_tree(struct arena *mem, xmlNode *root, const struct hidden *hidden);

/* A list of parts (relations, types, manifest) without those left out; folder
 * is where targets begin ("word/", "" at the top). */
void bare_list(struct arena *mem, xmlNode *root, const char *folder,
    bool (*left_out)(const char *part));

struct bytes bare_print(struct arena *mem, const xmlNode *root);

#endif
