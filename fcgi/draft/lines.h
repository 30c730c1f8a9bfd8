/*
 * lines.h: a file without structure as lines, for outline.c to find it.
 *
 * A line is a paragraph with what stands at its start: its number is part of
 * its text, also where a word processor computed it.  Its text is prepared
 * for matching only: white space made one kind, invisible characters left
 * out, Serbian Cyrillic as Latin.
 */
#ifndef DRAFT_LINES_H
#define DRAFT_LINES_H

#include "fcgi/draft/drafting.h"
#include "fcgi/draft/part.h"

struct line {
	struct part *block; /* PART_P, or a table or list as it is */
	const char *text;   /* prepared; "" for what is no PART_P */
	const char *plain;  /* its text, where that answers to no rule */
	int level;	    /* heading's, from styles or '#'; 0: none */
	bool title;	    /* bold or centred throughout */
	bool capitals;	    /* shown in them, whatever was typed */
	bool run_in;	    /* a heading to which text is set (Word) */
	bool quoted;	    /* stands in a quotation of its own (Markdown, HTML) */
};

struct lines {
	struct source *s;
	struct line *at;
	size_t count, room;
};

struct line *lines_add(struct lines *l, struct part *block);
/* A line, or where there are none, as in a cell or note, part of into. */
void lines_place(struct lines *l, struct part *into, struct part *block);

/* Finds the structure and hands over s->document.  Language: that of the
 * options, else of the words. */
enum err outline(struct source *s, struct lines *lines);

/* outline.c: the provisions of one document into its body. */
void outline_body(struct source *s, const struct drafting *d,
		  const struct line *lines, size_t count, struct part *body);

/* The plain text of a paragraph, breaks as '\n'. */
const char *line_words(struct arena *mem, const struct part *p);

/* The prepared text of a paragraph; and how many bytes of its plain text
 * make up the first size bytes of that. */
const char *line_prepare(struct arena *mem, const struct part *p, bool latin);
size_t line_original(struct arena *mem, const struct part *p, bool latin,
		     size_t size);

/* The first size bytes of a paragraph's plain text as a line of their own;
 * p keeps the rest. */
struct part *line_cut(struct arena *mem, struct part *p, size_t size);

/* The line is added as several, the next of which begins at each of those
 * places of its prepared text, behind a blank; where that is in line.text, its
 * parts have theirs. */
void lines_part(struct lines *to, struct line line, bool latin,
		const size_t *at, size_t count);

#endif
