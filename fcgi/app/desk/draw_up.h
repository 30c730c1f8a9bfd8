/*
 * draw_up.h: drawing up a consultation, and changing one in preparation.
 */
#ifndef APP_DRAW_UP_H
#define APP_DRAW_UP_H

#include "fcgi/site/visit.h"

/* The kinds of act and round of the country, and who may join. */
enum err draw_up_options(struct visit *v);

enum err draw_up_show(struct visit *v, struct node *page);
enum err draw_up(struct visit *v, struct answers *in);

enum err draw_up_change_show(struct visit *v, struct node *page);
enum err draw_up_change(struct visit *v, struct answers *in);

#endif
