/*
 * reword.h: other words for a line of a version that changes a published one:
 * a correction, or a changed draft, for which nobody needs a file (practice 3).
 * What was published stays as it is.
 */
#ifndef APP_REWORD_H
#define APP_REWORD_H

#include "fcgi/site/visit.h"

/* Whether lines of that row (sql_amend_version) may get other words here: it
 * changes a published version, and not its structure alone. */
bool reword_may(const struct rows *version);
/* The forms: the words that the line has now (sql_outline_line), but where they
 * are more than it takes; and to take it out. */
void reword_offer(struct visit *v, struct node *to, const struct rows *version,
		  const struct rows *unit);
/* Each that differs is noted for glas jobs (job "mend").  ERR_CONFLICT: its
 * words may not change, or somebody changed the version meanwhile;
 * ERR_INVALID: they are the same, nothing would be left, or another correction
 * of the line waits. */
enum err reword(struct visit *v, struct answers *in);
/* The line and all below it is taken out; noted and refused likewise. */
enum err strike(struct visit *v, struct answers *in);

#endif
