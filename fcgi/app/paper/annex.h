/*
 * annex.h: a version put together from several files: the act and its annexes,
 * in their order.  A version's files never change; with a file more or less,
 * or in another order, it is a further version, read anew.
 */
#ifndef APP_ANNEX_H
#define APP_ANNEX_H

#include "fcgi/site/visit.h"

enum { ANNEXES_MAX = 20 };

/* A file behind those of the newest version of a paper in preparation, or of
 * the version of the path.  ERR_CONFLICT: there is none that waits. */
enum err annex_add(struct visit *v, struct answers *in);
enum err annex_add_to(struct visit *v, struct answers *in);
/* The one with the number of the path goes before the one in front of it, or
 * goes. */
enum err annex_up(struct visit *v, struct answers *in);
enum err annex_remove(struct visit *v, struct answers *in);

/* <file> for each annex of a version at the desk, with what may be done. */
enum err annexes_listed(struct visit *v, struct node *version,
			const struct rows *r);

/* A new version with a file of its own has the annexes of that one. */
enum err annexes_keep(struct visit *v, int64_t version, int64_t from);

#endif
