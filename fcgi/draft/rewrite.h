/*
 * rewrite.h: other words for a unit: an accepted wording goes into the text,
 * or what an office writes to correct a slip.
 */
#ifndef DRAFT_REWRITE_H
#define DRAFT_REWRITE_H

#include "fcgi/draft/part.h"

/* Makes words the unit's own words, lines by '\n' as struct draft_unit's words
 * have them (footnotes behind).  Only what differs is touched: marks, links and
 * notes in the rest of a paragraph stay.  false, and nothing changed: it has
 * these words, or would have none; or what differs is a table, a list, a
 * quotation or a footnote, or holds a note or picture: that is done in the
 * file.  Of a row of a table each line is a cell that holds words: as many as
 * there are, none of them one that reaches down from a row above. */
bool rewrite(struct source *s, struct part *unit, const char *words);
/* The same for its number and its heading; "" takes it away.  false: it is so
 * already, or the unit would have nothing that could be read, or a note stands
 * where they differ; of a row, which its first cells name, also where it has
 * none, or would be called by something else. */
bool rewrite_number(struct source *s, struct part *unit, const char *number);
bool rewrite_heading(struct source *s, struct part *unit, const char *heading);
/* Takes it out with all below it.  false: nothing else stands where it does, so
 * that what holds it would be left empty; or it is a row that a cell reaches
 * into or out of. */
bool rewrite_strike(struct source *s, struct part *unit);

#endif
