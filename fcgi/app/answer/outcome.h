/*
 * outcome.h: what became of the act: an act of its own, later than the report
 * (practice 1).  Facts are facts: it may be recorded before, and that is
 * shown to everybody.
 */
#ifndef APP_OUTCOME_H
#define APP_OUTCOME_H

#include "fcgi/site/visit.h"

enum err outcome_show(struct visit *v, struct node *page);
enum err desk_outcome_show(struct visit *v, struct node *page);

/* Each change is a new edition; the first one concludes. */
/* Published versions, one of which may be the final text. */
enum err outcome_options(struct visit *v);
enum err outcome_record(struct visit *v, struct answers *in);

#endif
