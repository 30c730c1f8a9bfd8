/*
 * appraisal.h: how long the file of a consultation is kept, and its release
 * (practice 29).  The country's profile gives a class, the body may give its
 * own: keep (for ever), years (N, counted from the first day of the year after
 * the end), appraise (the same, and then looked at).  When the term is over
 * glas jobs proposes; who may read everything and looks after personal data
 * releases by the number of the appraisal record.  Then every address of it
 * answers 410 with that number, and glas jobs erases the words; title, dates,
 * sums and the transparency log stay.
 */
#ifndef APP_APPRAISAL_H
#define APP_APPRAISAL_H

#include "fcgi/site/visit.h"

/* <retention> of the consultation: its class, until when, what was proposed;
 * the form that releases, where it is time. */
enum err appraisal_said(struct visit *v, struct node *to);
/* Of a body: its class, and what there is to appraise. */
enum err retention_show(struct visit *v, struct node *page);
enum err retention_set(struct visit *v, struct answers *in);
/* ERR_CLOSED: not proposed, or kept for ever by now. */
enum err archive_release(struct visit *v, struct answers *in);

#endif
