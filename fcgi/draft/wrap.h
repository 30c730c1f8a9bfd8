/*
 * wrap.h: lines of plain text, and which of them an editor or a page's edge
 * has broken.
 */
#ifndef DRAFT_WRAP_H
#define DRAFT_WRAP_H

#include "fcgi/draft/part.h"

struct wrap {
	struct arena *mem;
	const char *line;   /* the one at hand, with its blanks */
	const char *before; /* the line above, or NULL */
	size_t hang;	    /* where the words of the item above begin, or 0 */
	size_t width;	    /* letters of the widest line */
	bool cut;	    /* lines are no paragraphs: a PDF's */
	bool even;	    /* each has as many words as its width allows */
	bool markdown;
};

/* The next line is at hand. */
void wrap_next(struct wrap *w, const char *line);
/* Bytes up to the line's end. */
size_t wrap_line(const char *c);
/* Bytes of the blanks, also those that do not break, that it begins with. */
size_t wrap_blanks(const char *c, size_t size);
bool wrap_is_blank(const char *c, size_t size);
/* Without the blanks around it, which are layout. */
const char *wrap_trim(const char *c, size_t *size);

/* Of the lines with words, most have an empty one behind. */
bool wrap_stands_apart(const char *text);
/* Letters of the widest line. */
size_t wrap_widest(const char *text);

/* Whether an editor broke paragraphs at the width, which is set: lines end
 * within a sentence where the next word had no room.  Few such lines are put
 * together where they go on small (even), of many those that go on otherwise
 * too (cut). */
void wrap_edge(struct wrap *w, const char *text);

/* Where lines are cut, one that begins small, or behind a hyphen, or behind a line that
 * is full, goes on with the one before; the hyphen that the page's edge made
 * goes from the paragraph that is open. */
bool wrap_goes_on(const struct wrap *w, struct part *open, const char *c);
/* A line below one with words, where empty lines part paragraphs: the same
 * paragraph if the page's edge made the break, another if the line above ends
 * before or a number begins here. */
bool wrap_is_wrapped(const struct wrap *w, const char *c);

#endif
