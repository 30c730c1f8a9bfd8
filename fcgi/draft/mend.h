/*
 * mend.h: what a person corrects in a recognised tree, one line at a time.
 * No word of the text is changed, added or lost: lines become other units, stand
 * elsewhere, are joined or divided.  Only the last four change what is said,
 * of a version that changes a published one.  wIds stay with their unit.
 */
#ifndef DRAFT_MEND_H
#define DRAFT_MEND_H

#include "fcgi/draft/part.h"

/* A struct draft_mend is what is done to the unit of that wId:
 *   kind     value is an element (article, paragraph, chapter ...), "block"
 *            for plain text, "heading" for that of the unit behind it
 *   join     to the line before it
 *   split    where value stands in its text; what follows is a new unit
 *   quote    it is new text for another act, announced by the line before
 *   unquote  the whole quotation that it stands in is not
 *   in out   a level deeper, below the unit before it; a level higher
 *   same     it is the unit that is called value elsewhere: its wId; "new": it
 *            is none that was there, and gets one of its own
 *   number   value, the start of its text, is its number; "" for none
 *   say      what a picture in its text shows: which, counted from 1, a space,
 *            and the words
 *   words    its own words are value, a line a paragraph (rewrite.h)
 *   renumber its number is value from now on, "" for none
 *   heading  so is its heading
 *   strike   it is taken out, with all below it
 * What cannot be done leaves the warning "mend-refused" with the wId. */
/* All of s->options->mends, one after the other, on a tree as it was read;
 * shape_document puts the rest right. */
void mend_all(struct source *s);

#endif
