/*
 * group.h: like comments as groups at the desk: proposed with their evidence,
 * confirmed, split or refused by a person, answered with one reply (product
 * 7, practice 17).  All count, none is hidden, each author gets the answer.
 */
#ifndef APP_GROUP_H
#define APP_GROUP_H

#include "fcgi/site/visit.h"

enum { GROUPS_SHOWN = 30, MEMBERS_SHOWN = 50 };

enum err groups_show(struct visit *v, struct node *page);
enum err group_show(struct visit *v, struct node *page);

/* Queues the job that looks for them. */
enum err groups_find(struct visit *v, struct answers *in);

/* ERR_CONFLICT where somebody else decided meanwhile. */
enum err group_confirm(struct visit *v, struct answers *in);
enum err group_refuse(struct visit *v, struct answers *in);
enum err group_split(struct visit *v, struct answers *in);

/* Options of the form "group-reply". */
enum err group_reply_options(struct visit *v);

/* One reply for all members that have none; of a confirmed group only.
 * Written again, it is a new edition and its approval lapses. */
enum err group_reply(struct visit *v, struct answers *in);

#endif
