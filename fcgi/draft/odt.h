/*
 * odt.h: between read_odt.c, which walks an OpenDocument text, and
 * odt_change.c, which knows its tracked changes.
 */
#ifndef DRAFT_ODT_H
#define DRAFT_ODT_H

#include "fcgi/draft/lines.h"
#include "fcgi/draft/odt_list.h"

struct archive;

struct odt {
	struct odt_lists l;
	struct arena *mem;
	struct source *s;
	struct archive *archive;
	struct lines *lines; /* NULL inside cells and notes */
	struct part *into;   /* where paragraphs go then */
	struct part *paragraph, *later;
	const char *number;    /* of the list item, for its first paragraph */
	const xmlNode *region; /* of tracked changes, the last one looked up */
	const char *change;    /* "ins" where changes are kept, or NULL */
	int notes;
	bool all_bold;
};

/* Whether an attribute is there and has that value. */
bool odt_says(
    struct odt *d, const xmlNode *node, const char *name, const char *value);
/* Words, links, notes and pictures below. */
void odt_inlines(struct odt *d, const xmlNode *from, struct part *into);

/* What a frame's object says, which is a file of its own: a chart in words, a
 * formula as it was typed; NULL: nothing. */
const char *odt_object(struct odt *d, const xmlNode *frame, bool *chart);

/* Where changes are kept: their list, before the text; and the sign of one in
 * the text: what follows is put in or no longer is, or was taken out. */
void odt_keep_changes(struct odt *d, const xmlNode *all);
void odt_change(struct odt *d, const xmlNode *sign, struct part *into);

#endif
