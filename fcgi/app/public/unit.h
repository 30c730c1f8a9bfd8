/*
 * unit.h: one unit at its own address: its text, where it stands, what was
 * said about it and answered (comment.h); references to units.
 */
#ifndef APP_UNIT_H
#define APP_UNIT_H

#include "fcgi/app/public/comment.h"

/* The unit of {wid} in the wanted version of {document}.  ERR_NOT_FOUND. */
enum err unit_wanted(struct visit *v, struct rows *document,
		     struct rows *unit);

/* The address of the form for a comment on that unit, or NULL. */
const char *unit_talk(struct visit *v, const char *document, const char *wid);

enum err unit_show(struct visit *v, struct node *page);

/* The reference of a row's unit (.wid .num .heading .document .lang). */
void unit_reference(struct visit *v, struct node *parent, const char *name,
		    const struct rows *r, size_t row, const char *document,
		    const char *language);

/* <until>: when comments on a provision end whose own moment that is, or NULL,
 * while others close at another. */
void closing_shown(struct visit *v, struct node *to, const char *own);

/* "чл. 5, ал. 2" of stored steps (unit_in.steps), or NULL. */
const char *unit_cite(struct visit *v, const char *language,
		      const char *steps);

#endif
