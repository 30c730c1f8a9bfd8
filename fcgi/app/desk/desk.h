/*
 * desk.h: what everything at the desk shares: the note of who did what, the
 * tabs, and the first page.  Every act of staff is noted in the transaction of
 * what it does (table act).
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

/* The rooms of a consultation at the desk, as far as the reader may enter
 * them, and the way back on top of the page.  current: consultation comments
 * groups into_text events register queue data report outcome
 * monitoring. */
void desk_tabs(struct visit *v, struct node *to, const char *current);

/* <authority slug>: the body of a page of a body, in the reader's script. */
void desk_body(struct visit *v, struct node *to);

/* <link rel href> to the page of that handler, if the action is open to the
 * reader now. */
void desk_door(struct visit *v, struct node *to, const char *rel,
	       enum action action,
	       enum err (*show)(struct visit *, struct node *));

/* As page_fact; key is a text of the dictionary. */
void desk_fact_key(struct node *facts, const char *name, const char *key);
void desk_fact_moment(struct visit *v, struct node *facts, const char *name,
		      const char *moment);
void desk_fact_day(struct visit *v, struct node *facts, const char *name,
		   const char *day);
/* The day by which its report is due, and how many are left. */
void desk_fact_due(struct visit *v, struct node *facts);

/* Who did what in this consultation: <history>. */
enum err desk_history(struct visit *v, struct node *to);

/* Consultation, its authorities and the lists have changed: their pages do
 * (engineering 4).  In a command. */
enum err desk_changed(struct visit *v);

enum err desk_show(struct visit *v, struct node *page);

#endif
