/* number.h: what name.c makes eIds of; see there. */
#ifndef DRAFT_NUMBER_H
#define DRAFT_NUMBER_H

#include "fcgi/draft/part.h"

/* "Чл. 5а." is 5а, "Глава втора" втора, "(1)" 1; NULL if it has none. */
const char *number_of(struct arena *mem, const struct part *p);

#endif
