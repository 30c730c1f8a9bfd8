/*
 * round.h: one consultation at the desk, and what is done to it as a whole:
 * published, agreed to, prolonged, cancelled.
 */
#ifndef APP_ROUND_H
#define APP_ROUND_H

#include "fcgi/site/visit.h"

enum err round_show(struct visit *v, struct node *page);

enum err publish_show(struct visit *v, struct node *page);
enum err publish(struct visit *v, struct answers *in);
/* By a joined authority, before publication. */
enum err agree(struct visit *v, struct answers *in);

enum err prolong_show(struct visit *v, struct node *page);
enum err prolong(struct visit *v, struct answers *in);

enum err cancel_show(struct visit *v, struct node *page);
enum err cancel(struct visit *v, struct answers *in);

#endif
