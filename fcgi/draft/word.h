/*
 * word.h: what a Word file keeps outside its text: styles, numbering, notes,
 * links; and the counters that run while the text is read once through.
 */
#ifndef DRAFT_WORD_H
#define DRAFT_WORD_H

#include "fcgi/draft/read_xml.h"
#include "fcgi/draft/zip.h"

enum { WORD_LEVELS = 9, WORD_BUILT_IN = 3 };

struct style {
	const char *id, *based_on;
	int num, level; /* -1: not said here */
	int outline;	/* heading level from 0, -1: none */
	int hidden;	/* 1: yes, 0: no, -1: not said here */
	bool bold, capitals, centred, is_default, is_paragraph;
	bool toc, caption;
	const char *language; /* or NULL */
	const struct style *parent;
};

struct number_level {
	int start, restart; /* -1: not said */
	const char *format, *text, *style;
	const char *language; /* in which it is spelled out, or NULL */
	bool legal, there;
	bool tight; /* its text follows without a blank */
};

struct abstract_list {
	int id;
	const char *name, *style_link;
	struct number_level level[WORD_LEVELS];
	/* What runs: */
	int value[WORD_LEVELS];
	bool running[WORD_LEVELS];
	int owner[WORD_LEVELS]; /* the list that counted last */
	const struct style *style[WORD_LEVELS];
	bool explicit[WORD_LEVELS];
	bool override_used[WORD_LEVELS];
	int last_level;
};

struct list {
	int id;
	struct abstract_list *abstract;
	int start[WORD_LEVELS]; /* startOverride, or -1 */
	bool used[WORD_LEVELS];
	struct number_level level[WORD_LEVELS]; /* its own, where there */
};

struct sequence {
	const char *name;
	int value;
	int headings; /* how many had been seen when it counted last */
};

struct word {
	struct source *s;
	struct arena *mem;
	struct archive *archive;
	const char *folder;	  /* "word/" */
	const xmlNode *relations; /* of the main part */
	struct style *styles;
	size_t style_count;
	struct abstract_list *abstracts;
	size_t abstract_count;
	struct list *lists;
	size_t list_count;
	struct sequence *sequences;
	size_t sequence_count;
	const xmlNode *footnotes, *endnotes;
	struct list *built_in[WORD_BUILT_IN]; /* of LISTNUM; once used */
	int headings[WORD_LEVELS];	      /* of each level, so far */
	int automatic[WORD_LEVELS + 1];	      /* AUTONUM; text comes last */
	int notes, changes, chunks;
	const char *language; /* of the whole: bg-BG; or NULL */
	const char *spoken;   /* of the paragraph being counted, or NULL */
	bool tight;	      /* whether its text follows without a blank */
};

/* Opens the parts of the file; *body is the main text. */
enum err word_open(struct word *w, struct bytes file, const xmlNode **body);

const struct style *word_style(const struct word *w, const char *id);
/* Whether it hides its words, as the nearest in its chain says. */
bool word_hides(const struct style *style);
/* The value of an attribute of a child: <w:pStyle w:val="x"/>; or NULL. */
const char *word_value(struct word *w, const xmlNode *parent,
		       const char *child);
/* On unless it says otherwise: <w:b/>, <w:b w:val="0"/>. */
bool word_flag(struct word *w, const xmlNode *parent, const char *child);
/* Whether these properties of a run show its letters as capitals, small ones
 * too. */
bool word_capitals(struct word *w, const xmlNode *properties);
/* Where a relation leads, or NULL. */
const char *word_relation(struct word *w, const char *id);

/* The computed number of a paragraph, counted on; "" if it has none. */
const char *word_number(struct word *w, const xmlNode *properties,
			const struct style *style);
/* In which language numbers are spelled out: that of the level, else of the
 * paragraph's mark, of its style, of the whole. */
const char *word_count_text(struct word *w, int n, const char *format,
			    const struct number_level *level,
			    const struct style *style);
/* List and level of a paragraph: its own (explicit), else its style's; NULL
 * if it has none.  The next number there. */
struct list *word_list(struct word *w, const xmlNode *properties,
		       const struct style *style, int *level, bool *explicit);
const char *word_count(struct word *w, struct list *list, int level,
		       const struct style *style, bool explicit);
/* What a field without result shows: LISTNUM, SEQ, AUTONUM, SYMBOL. */
const char *word_field(struct word *w, const char *code,
		       const xmlNode *properties, const struct style *style,
		       bool has_result);

#endif
