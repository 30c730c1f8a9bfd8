/*
 * alike.h: marks beside comments that are checked: which group of like
 * comments one is in (gather.h finds them), and whether many submissions came
 * from one network within an hour.  They decide nothing: several people may
 * say the same, and stand behind one network.
 *
 * Of a network nothing is known but a keyed digest of it and the
 * consultation, for so many days as network_days says.
 */
#ifndef APP_ALIKE_H
#define APP_ALIKE_H

#include "fcgi/site/visit.h"

/* Inside the transaction of sending: where that submission came from, so that
 * it counts for what may come from there in a day, too. */
enum err alike_sent(struct visit *v, int64_t submission);

/* The marks of rows 0 to count - 1 (.id), under the node of each: <resembles> with
 * the address of the group, <burst> with the number of submissions. */
enum err alike_marks(struct visit *v, const struct rows *comments,
		     struct node *const *nodes, size_t count);

/* What else came from there, under the page of that comment. */
enum err alike_burst(struct visit *v, int64_t comment, struct node *page);

#endif
