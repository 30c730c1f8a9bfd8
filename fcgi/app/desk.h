/*
 * desk.h: what everything at the desk shares: the note of who did what, and
 * the first page.  Every act of staff is noted in the transaction of what it
 * does (table act).
 */
#ifndef APP_DESK_H
#define APP_DESK_H

#include "fcgi/site/visit.h"

/* What was done (desk.act.WHAT in the dictionary) to which row of which kind;
 * detail and reason may be NULL. */
struct deed {
	const char *what, *kind;
	int64_t object;
	const char *detail, *reason;
};

/* Notes it for v->who, with the function held now, in the consultation and
 * authority that the path names. */
enum err desk_note(struct visit *v, const struct deed *deed);

#endif
