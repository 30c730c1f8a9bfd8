/*
 * monitoring.h: what was done with an adopted act, or with a measure in it:
 * planned, done, a value of an indicator, the day (practice 28, I27).
 * Entries are added and taken back, never changed.  A year after the adoption
 * those who publish are asked for one, once.
 */
#ifndef APP_MONITORING_H
#define APP_MONITORING_H

#include "fcgi/site/visit.h"

enum err monitoring_show(struct visit *v, struct node *page);
/* <link rel="monitoring"> where there is an entry. */
enum err monitoring_link(struct visit *v, struct node *to);

enum err desk_monitoring_show(struct visit *v, struct node *page);
enum err monitoring_options(struct visit *v);
/* ERR_INVALID: a day to come, or nothing said. */
enum err monitoring_write(struct visit *v, struct answers *in);
enum err monitoring_remove(struct visit *v, struct answers *in);

#endif
