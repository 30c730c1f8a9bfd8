/*
 * fact.h: what facts alone decide of a comment, unless an officer considered
 * it all the same (practice 2).
 */
#ifndef APP_FACT_H
#define APP_FACT_H

#include "fcgi/site/visit.h"

/* The profile's decision for what came late, or NULL if it has none: then a
 * late comment is decided like any other. */
const char *late_key(const struct visit *v);
/* The same for what does not say the plot or place that the profile demands;
 * NULL too where it demands none.  Whether reasons that it demands are missing,
 * no machine can tell of a letter: an officer decides that. */
const char *deficient_key(const struct visit *v);

/* Whether it came after the term: moments; posted may be NULL, and own, the
 * closing moment of the provision that it is about. */
bool came_late(const struct visit *v, const char *own, const char *received,
    const char *posted);
/* Which of the two holds for what came late, or says no place; or NULL. */
const char *fact_key(const struct visit *v, bool late, bool placed);
/* Why, in the language of the visit. */
const char *fact_reason(struct visit *v, const char *key, const char *own,
    const char *received);

#endif
