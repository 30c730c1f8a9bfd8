/*
 * requote.h: whether a unit is new text for another act, said by hand
 * (mend.c).
 */
#ifndef DRAFT_REQUOTE_H
#define DRAFT_REQUOTE_H

#include "fcgi/draft/part.h"

/* Behind the line that announces it, in the quotation that is there already
 * if one is; false: there is no such line. */
bool requote(struct arena *mem, struct part *p);
/* All of the quotation that it stands in, behind the unit that announced it;
 * false: it stands in none. */
bool unquote(struct arena *mem, struct part *p);

#endif
