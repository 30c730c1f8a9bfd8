/*
 * outline_desk.h: the recognised tree of a version that is not published yet,
 * line by line, doubtful places marked; corrections of it, which glas jobs
 * does (job "mend").
 */
#ifndef APP_OUTLINE_DESK_H
#define APP_OUTLINE_DESK_H

#include "fcgi/site/visit.h"

/* ?after=PLACE: lines behind that one. */
enum err outline_show(struct visit *v, struct node *page);
/* One line {wid}: what may be made of it. */
enum err mend_show(struct visit *v, struct node *page);
/* ERR_CONFLICT: the version is published, or not read yet. */
enum err mend_ask(struct visit *v, struct answers *in);

#endif
