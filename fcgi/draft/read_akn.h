/*
 * read_akn.h: between read_akn.c, which walks the file, and read_akn_block.c,
 * which reads lists and tables.
 */
#ifndef DRAFT_READ_AKN_H
#define DRAFT_READ_AKN_H

#include "fcgi/draft/read_xml.h"

struct reader {
	struct source *s;
	struct arena *mem;
	struct part *document; /* the innermost one */
	const xmlNode *root;
};

void akn_children(struct reader *r, const xmlNode *from, struct part *into);
/* eId (or id) and, where it is one of ours, wId. */
void akn_ids(struct reader *r, const xmlNode *node, struct part *p);
struct part *akn_line(struct reader *r, const xmlNode *node);
void akn_list(struct reader *r, const xmlNode *node, struct part *into);
void akn_table(struct reader *r, const xmlNode *node, struct part *into);

#endif
