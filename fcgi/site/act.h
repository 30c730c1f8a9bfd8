/*
 * act.h: a POST, from throttle to 303 (engineering 3); and the steps of the
 * pipeline that GET and POST share.
 */
#ifndef SITE_ACT_H
#define SITE_ACT_H

#include "fcgi/site/visit.h"

enum err act(struct visit *v);

/* visit.c: what the path names and who is there; locked: shared lock on the
 * consultation. */
enum err visit_know(struct visit *v, bool locked);
/* The first look of a visit: visit_know, but who is not signed in learns at an
 * address of the desk that he must be, not whether there is such a thing. */
enum err visit_look(struct visit *v);
/* ERR_FORBIDDEN, ERR_CLOSED or ERR_NOT_FOUND by the policy. */
enum err visit_authorise(struct visit *v);
/* Builds and renders the page of v->route with its handler. */
enum err visit_page(struct visit *v);

#endif
