/*
 * part.h: a draft as a tree, between the readers and Akoma Ntoso.
 *
 * Every reader builds one of these, shape.c brings it into the one form that
 * can always be written validly, name.c names its units, akn.c and unit.c
 * write it out.  Only this room sees it.  Inside a unit: num, heading and
 * subheading apart, then blocks and units as children.
 */
#ifndef DRAFT_PART_H
#define DRAFT_PART_H

#include "fcgi/base/arena.h"
#include "fcgi/base/text.h"
#include "fcgi/draft/draft.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum part_kind {
	PART_DOCUMENT, /* bill, act, doc: parts below, in this order */
	PART_PREFACE,
	PART_PREAMBLE,
	PART_BODY,
	PART_CONCLUSIONS,
	PART_ATTACHMENT, /* holds one PART_DOCUMENT */
	PART_UNIT,	 /* article, point ..., recital, hcontainer */
	PART_P,
	PART_LIST, /* of PART_ITEM */
	PART_ITEM,
	PART_TABLE, /* heading is its caption; of PART_ROW */
	PART_ROW,
	PART_CELL,
	PART_BOX,   /* blocks that belong together */
	PART_QUOTE, /* new text for another act: blocks or units */
	PART_TEXT,
	PART_INLINE, /* b, i, sup, ref, ins ... */
	PART_NOTE,   /* a footnote where its mark stands */
	PART_BREAK,
	PART_IMAGE,
};

struct draftings;
struct kept;
struct pictures;

struct part {
	enum part_kind kind;
	const char
	    *name; /* Akoma Ntoso's element; of an hcontainer, its name */
	const char *text;	  /* PART_TEXT; PART_IMAGE: what it shows */
	const char *link;	  /* href or src, or NULL */
	const char *mark;	  /* of a note */
	const char *lang; /* of an inline in another language, or NULL */
	const char *open, *close; /* quotation marks of PART_QUOTE, or NULL */
	struct part *num, *heading, *subheading; /* lines of inlines, or NULL */
	struct part *parent, *first, *last, *next;
	const char *eid, *wid;
	const char *was; /* eId in the file that was read, or NULL */
	const char *doubt;
	int confidence;
	int rows, columns; /* a cell's span; an image's pixels, or 0 */
	int column;	   /* where it begins, in tables whose rows are units */
	size_t source;	   /* line or paragraph of the file, from 1 */
	bool head;	   /* a cell that heads others */
};

/* What the file says of itself (FRBR); each may be NULL. */
struct identity {
	const char *work, *work_uri, *work_date, *author;
	const char *country, *number, *name, *subtype;
	const char *expression, *expression_uri, *expression_date;
	const char *language; /* ISO 639-2/T, three letters */
	struct pair *alias;
	size_t alias_count;
};

/* All letters and digits below, in any script, summed so that order and
 * spaces do not matter: what "nothing is lost" is held against. */
struct tally {
	uint64_t sum;
	size_t count;
};
/* What a reader hands over. */
struct source {
	struct arena *mem;
	struct part *document;
	struct identity identity;
	const struct draft_options *options;
	const char *format;
	const char *refusal, *refusal_code;
	struct draft_warning *warnings;
	size_t warning_count, warning_room;
	struct draftings *draftings; /* compiled rules; see drafting.h */
	struct kept *kept; /* words of the file (kept.h), or NULL */
	struct pictures *pictures; /* of the file (pictures.h), or NULL */
};

struct part *part_new(struct arena *mem, enum part_kind kind, const char *name);
struct part *part_add(struct part *parent, struct part *child);
/* size bytes of a foreign parser's UTF-8, cleaned (text_clean); and of what
 * is text already. */
struct part *part_text(
    struct arena *mem, struct part *parent, const char *text, size_t size);
struct part *part_words(
    struct arena *mem, struct part *parent, const char *text, size_t size);
/* The child of that kind, or NULL. */
struct part *part_child(const struct part *parent, enum part_kind kind);
/* Every child of from becomes to's, behind its own. */
void part_move_all(struct part *from, struct part *to);

bool part_is_block(const struct part *p); /* P, list, table, box, quote */
bool part_is_inline(const struct part *p);
bool part_has_units(const struct part *p); /* somewhere below */
bool part_is_empty(const struct part *p);  /* no text, image or note below */
/* A note without words is the sign of one: its mark, raised. */
void part_note_said(struct arena *mem, struct part *note);

/* The plain text of a line of inlines: digits raised as such (5¹), notes
 * left out, breaks as spaces.  Of NULL: "". */
const char *part_line(struct arena *mem, const struct part *line);

/* A digit raised, "¹"; and which one the text begins with: how many bytes it
 * is, or 0. */
const char *raised_digit(int digit);
size_t raised_starts(const char *text, int *digit);

void tally_text(struct tally *t, const char *text, size_t size);
void tally_part(struct tally *t, const struct part *p);

/* An address that may stand in a link: http, https, mailto, "#..." or
 * "/..."; with RFC 3986's characters only.  "" and NULL are none. */
bool link_good(const char *link);

/* A language tag (RFC 5646) that may be written; else, and for Serbian, whose
 * scripts are changed into each other, NULL. */
const char *lang_good(const char *lang);

void source_warn(struct source *s, const char *code, const char *detail);
/* Sets the refusal; returns ERR_INVALID. */
enum err source_refuse(
    struct source *s, const char *code, const char *sentence);

/* Readers: file to s->document.  ERR_INVALID with a refusal. */
enum err read_akn(struct source *s, struct bytes file);

/* shape.c: the one form. */
void shape_document(struct source *s, struct part *document);
/* name.c: eId and wId everywhere. */
void name_document(struct source *s, struct part *document);
/* akn.c: bytes of the whole. */
struct bytes akn_write(struct source *s);
/* unit.c: the array of units. */
void unit_list(struct source *s, struct draft *out);
/* Whether what stands below a unit is units of their own and no words of it. */
bool unit_holds(const struct part *p);
/* A block as lines of the unit's words, each ended by '\n'; without notes. */
void unit_block_words(struct arena *mem, struct buffer *b,
		      const struct part *p);

#endif
