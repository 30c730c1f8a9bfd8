/*
 * html.h: a unit's own words as HTML that is well-formed XML, in the
 * elements and classes of the look alone; texts and addresses come from
 * outside and are escaped here (markup.h), schemes other than http, https
 * and mailto become plain text.
 */
#ifndef DRAFT_HTML_H
#define DRAFT_HTML_H

#include "fcgi/draft/part.h"

/* Footnotes gather here while a unit is written. */
struct html {
	struct arena *mem;
	struct buffer b;
	const char *wid; /* of the unit: makes anchors unique on a page */
	const struct part **notes;
	size_t note_count, note_room;
	int tables;
};

struct html html_new(struct arena *mem, const char *wid);

/* The blocks from "from" up to, not including, end. Units and quotes that
 * hold units are passed over: they are written for themselves. */
void html_blocks(struct html *h, const struct part *from,
		 const struct part *end);

/* Notes of a num or heading, which are text elsewhere. */
void html_line_notes(struct html *h, const struct part *line);

/* The section of footnotes, if there are any. */
void html_notes(struct html *h);

#endif
