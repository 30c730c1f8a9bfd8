/*
 * evaluation.h: three questions to those who took part, once the report is
 * out (I25): was I heard, did I understand the answer, would I take part
 * again; one to five.
 *
 * Asked is who holds the access code of a submission that counts, once.  Kept
 * is how often each score was given and no more: nobody, not even an
 * operator, can tell who gave which.
 */
#ifndef APP_EVALUATION_H
#define APP_EVALUATION_H

#include "fcgi/site/visit.h"

enum { EVALUATION_FEW = 5 };

/* The means and how many answered; nothing of fewer than EVALUATION_FEW. */
enum err evaluation_show(struct visit *v, struct node *page);

/* The form, behind the access code.  ERR_CONFLICT: answered before. */
enum err evaluate_show(struct visit *v, struct node *page);
enum err evaluate(struct visit *v, struct answers *in);

/* <link rel="evaluate"> on the page of a submission that may be asked. */
enum err evaluation_link(
    struct visit *v, struct node *to, const struct rows *submission);

#endif
