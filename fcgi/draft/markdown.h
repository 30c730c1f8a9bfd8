/*
 * markdown.h: one line of Markdown as inlines: emphasis, escapes, links,
 * pictures, notes, raised letters, and the few tags that editors leave in it
 * (CommonMark 0.31, 2.4, 6; footnotes and ^raised^ as pandoc has them; notes
 * marked ^1) as the Czech collection of laws is given out).
 */
#ifndef DRAFT_MARKDOWN_H
#define DRAFT_MARKDOWN_H

#include "fcgi/draft/part.h"

enum { MARKDOWN_NOTES = 999 };

/* "[^3]: Travel survey.", "^3) Act No 127/2005." */
struct markdown_note {
	const char *name, *text, *line; /* line: the definition whole */
	size_t name_size, text_size;
	bool referred, used;
};

struct markdown {
	struct source *s;
	struct markdown_note *notes;
	size_t note_count;
	const char *last; /* notes of the second kind stand from here on */
	const char *behind; /* the note that was passed last; NULL: none */
};

/* The notes that a text defines: a line, and those drawn in below it. */
void markdown_notes(struct markdown *m, const char *text);
/* Whether the line at c defines a note that is referred to and so stands
 * elsewhere. */
bool markdown_is_note(struct markdown *m, const char *c);
/* Whether a line is nothing but tags of layout, which are told as left out. */
bool markdown_is_tags(struct markdown *m, const char *c, size_t size);

/* size bytes from c on into p.  What of them is sign and not word (addresses,
 * names of notes and tags) is told as left out. */
void markdown_line(
    struct markdown *m, struct part *p, const char *c, size_t size);

#endif
