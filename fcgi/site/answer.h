/*
 * answer.h: errors become answers, in one switch; models become bytes.
 */
#ifndef SITE_ANSWER_H
#define SITE_ANSWER_H

#include "fcgi/site/visit.h"

/* The model through its stylesheet into the response. */
enum err answer_model(struct visit *v, struct node *page);

/* A page that says what happened; what was typed into a form that cannot be
 * taken any more is handed back to be copied. */
void answer_error(struct visit *v, enum err e);
/* A request that could not even be read: 400 405 413 414 415 431. */
void answer_fault(struct visit *v, int status);
enum err answer_wrong_verb(struct visit *v, const char *allow);

/* path is ours, or an address that was put together here. */
void answer_redirect(struct visit *v, int status, const char *path);

/* The last touch on every answer: cookie, language. */
void answer_finish(struct visit *v);

#endif
