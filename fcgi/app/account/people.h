/*
 * people.h: who may do what in an authority: rights as a set, from - to
 * (practice 8).
 */
#ifndef APP_PEOPLE_H
#define APP_PEOPLE_H

#include "fcgi/site/visit.h"

enum err people_show(struct visit *v, struct node *page);
enum err people_add(struct visit *v, struct answers *in);
/* The last administrator cannot leave. */
enum err right_end(struct visit *v, struct answers *in);

/* A lost second factor (practice 8): one administrator asks, another one
 * agrees; then a link goes out that sets passphrase and factor anew. */
enum err second_reset_ask(struct visit *v, struct answers *in);
enum err second_reset_agree(struct visit *v, struct answers *in);

#endif
