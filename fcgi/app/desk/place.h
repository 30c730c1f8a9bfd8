/*
 * place.h: where the law wants a draft or a report published besides here
 * (practice 14): rows made from the profile at publication, ticked off at the
 * desk, seen by everybody.
 */
#ifndef APP_PLACE_H
#define APP_PLACE_H

#include "fcgi/site/visit.h"

/* In a command that publishes: a row for each place of the profile, due today
 * in the body's zone.  what: draft report. */
enum err places_add(struct visit *v, const char *what);

/* At the desk: <places>, with the way to tick each off; what as above. */
enum err places_at_desk(struct visit *v, struct node *to, const char *what);

/* On the overview: a <place> each, the open ones with whether their day has
 * passed. */
enum err places_shown(struct visit *v, struct node *to);

enum err place_show(struct visit *v, struct node *page);
enum err place_done(struct visit *v, struct answers *in);

#endif
