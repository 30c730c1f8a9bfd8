/*
 * kept.h: nothing is lost.  The words of the file, gathered by a walk of
 * their own that knows no structure and skips nothing, are held against those
 * of the tree at the end; what differs is told unit by unit.
 *
 * A reader says besides what it adds (numbers that a word processor computes)
 * and what it leaves out on purpose (hidden words, contents, deleted text):
 * all else that is in the file and not in the tree was lost, whatever element
 * it stood in.
 */
#ifndef DRAFT_KEPT_H
#define DRAFT_KEPT_H

#include "fcgi/draft/part.h"

#include <libxml/tree.h>

enum kept_bag {
	KEPT_FILE,   /* what the file says, in its order */
	KEPT_MADE,   /* said nowhere in it, and shown all the same */
	KEPT_LEFT,   /* said in it, and left out: contents, deleted text */
	KEPT_HIDDEN, /* the same, and the clerk is told */
	KEPT_BAGS,
};

struct kept {
	struct tally count[KEPT_BAGS];
	struct buffer text[KEPT_BAGS];
};

struct kept *kept_new(struct arena *mem);

/* These do nothing where s->kept is NULL. */
void kept_add(struct source *s, enum kept_bag bag, const char *text,
	      size_t size);
void kept_text(struct source *s, enum kept_bag bag, const char *text);
/* Whether elements of that name part words: p, td, br ... */
bool kept_parts(const char *element);
/* What comes next is another word. */
void kept_break(struct source *s, enum kept_bag bag);
/* All text below, of elements of that name only (NULL: of any). */
void kept_below(struct source *s, enum kept_bag bag, const xmlNode *from,
		const char *only);

/* Behind name_document: a warning "words-lost" or "words-added" for each unit
 * that lacks words or has more (detail: these words, cut), "left-out" for
 * hidden ones.  Of Akoma Ntoso only what is lost counts: notes that are
 * referred to twice and values of its metadata stand where they are shown. */
void kept_check(struct source *s);

#endif
