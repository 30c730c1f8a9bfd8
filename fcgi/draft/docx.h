/*
 * docx.h: between read_docx.c, which walks a Word file's paragraphs and
 * tables, and docx_runs.c, which reads what is in a line of them.
 */
#ifndef DRAFT_DOCX_H
#define DRAFT_DOCX_H

#include "fcgi/draft/lines.h"
#include "fcgi/draft/word.h"

enum { FIELDS = 20 };

/* A field between its begin and end; the code is gathered, the result shown
 * unless the field is a table of contents or computed here. */
struct field {
	struct buffer code;
	bool in_result, silent, shown;
};

struct docx {
	struct word w;
	struct lines *lines;	/* of the text; NULL inside cells and notes */
	struct part *into;	/* where paragraphs go then */
	struct part *paragraph; /* the one at hand */
	struct part *run;	/* the inline the last run went to */
	unsigned format;	/* and its format */
	const xmlNode *properties; /* of the paragraph at hand */
	const struct style *style;
	struct field field[FIELDS];
	int fields;
	const char *change; /* "ins" or "del", where changes are kept */
	struct part *later; /* text boxes, behind the paragraph */
	bool joined;	    /* the mark of the last paragraph is deleted */
	bool inner;	    /* a file inside a file */
	enum err failed;    /* what refused the whole, or OK */
	bool all_bold, all_capitals;
};

/* Text of runs, fields, links and changes into d->paragraph. */
void docx_runs(struct docx *d, const xmlNode *from);
/* A number or sign that Word computes (kept.h). */
void docx_made(struct docx *d, const char *text);
/* What is not read on purpose: hidden words, or contents and such. */
void docx_leave(struct docx *d, const xmlNode *node, bool hidden);
/* Paragraphs and tables to d->lines or d->into. */
void docx_blocks(struct docx *d, const xmlNode *from);
/* A file that Word reads in here; where none can be read, that is told.
 * ERR_INVALID, refused: it is broken, or more than a draft may hold. */
enum err docx_chunk(struct docx *d, const xmlNode *node);
/* read_docx.c: all lines of such a file that is a Word file itself. */
enum err docx_lines(struct source *s, struct bytes file, struct lines *lines);
/* Behind the last of them: gives what waits for a paragraph to join. */
void docx_end(struct docx *d);
/* Within a field whose result is not shown, or in its code. */
bool docx_silent(const struct docx *d);
/* Which form of a thing in several forms is read; the others are left. */
const xmlNode *docx_choice(struct docx *d, const xmlNode *alternate);
/* Pictures where they stand, text boxes behind the paragraph. */
void docx_drawing(struct docx *d, const xmlNode *node);
/* A formula in a line (Office Math): as one would type it. */
void docx_math(struct docx *d, const xmlNode *node);
/* "the Act(1)": without the brackets, typed around the mark of a note and
 * before its words, where the mark is none of the text. */
void docx_bare_notes(struct arena *mem, struct part *paragraph);
/* Whether a paragraph and its mark are hidden, which Word then does not
 * count. */
bool docx_is_hidden(struct docx *d, const xmlNode *paragraph);
/* Words of the file into a bag, with those of its notes (kept.h). */
void docx_keep(struct docx *d, int bag, const xmlNode *from);
/* A run of words in one format. */
void docx_words(struct docx *d, const char *text, unsigned format);
/* The first element of that name below, however deep, or NULL. */
const xmlNode *docx_find(const xmlNode *from, const char *name);

#endif
