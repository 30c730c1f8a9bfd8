/*
 * overview.h: one consultation at a glance: term, summary, papers, how to
 * take part, time-line, numbers.
 */
#ifndef APP_OVERVIEW_H
#define APP_OVERVIEW_H

#include "fcgi/site/visit.h"

enum err overview_show(struct visit *v, struct node *page);

/* <facts>, with all who hold it where they are several, and <contact>; <papers>: those that people read, with their files. */
enum err overview_facts(
    struct visit *v, struct node *to, const struct profile *p);
enum err overview_papers(struct visit *v, struct node *to);

/* Whether the words of comments may be seen now, and their numbers
 * (practice 21). */
bool comments_shown(const struct visit *v);
bool comments_counted(const struct visit *v);

/* Whether an act was adopted on or before the day of the report, or without
 * one (practice 1).  adopted_on is a day or NULL. */
bool adopted_early(struct visit *v, const char *adopted_on);

#endif
