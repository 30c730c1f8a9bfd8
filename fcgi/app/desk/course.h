/*
 * course.h: the course of an act: the rounds that came before and after, the
 * day of the session, the closing statement on a cancelled round.
 */
#ifndef APP_COURSE_H
#define APP_COURSE_H

#include "fcgi/site/visit.h"

enum err course_show(struct visit *v, struct node *page);

/* The rounds that it may follow: of the same body, drawn up before it. */
enum err course_options(struct visit *v);
enum err course_follow(struct visit *v, struct answers *in);

/* The day of the session; a report that is due before it is due then. */
enum err course_plan(struct visit *v, struct answers *in);

/* What is said in the end of a round that was cancelled. */
enum err course_close(struct visit *v, struct answers *in);

/* <rounds> where there are several, for everybody. */
enum err course_rounds(struct visit *v, struct node *to);
/* Words of the closing statement; NULL: none yet. */
enum err course_statement(struct visit *v, const char **out);

/* In a command: what its other rounds show has changed. */
enum err course_changed(struct visit *v);

/* The offer to take what was sent into the next round, if that is open. */
enum err carry_over_offer(struct visit *v, struct node *to,
			  const struct rows *submission);
/* Its comments, collected anew in that round: nothing is sent by it. */
enum err carry_over(struct visit *v, struct answers *in);

#endif
