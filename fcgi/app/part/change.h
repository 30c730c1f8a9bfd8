/*
 * change.h: what was sent, changed by who holds its code, until the closing
 * (product 5, engineering 16): each edition is its own record, entry and
 * receipt; the highest one counts, the earlier ones are not shown to anybody
 * but the office.
 */
#ifndef APP_CHANGE_H
#define APP_CHANGE_H

#include "fcgi/site/visit.h"

/* The comment of {comment} again.  ERR_CONFLICT: the office has hidden, cut
 * or answered it; ERR_CLOSED: the term is over. */
enum err sent_change_show(struct visit *v, struct node *page);
/* What its form asks besides. */
enum err sent_options(struct visit *v);
enum err sent_change(struct visit *v, struct answers *in);

/* The link to it, where the comment and its submission allow; closing: the
 * moment of its own that its provision has, or NULL. */
void sent_change_link(struct visit *v, struct node *to,
		      const struct rows *submission, const char *closing,
		      bool may_be, const char *code);

/* ---- for what else may be changed of it ---- */

/* The submission of {number} and {code}.  ERR_CLOSED: the term is over;
 * ERR_CONFLICT: it came on paper, lapsed, or was withdrawn. */
enum err sent_wanted(struct visit *v, struct rows *out);
/* The same of a row of submission_by_number. */
bool sent_may_change(const struct visit *v, const struct rows *submission);
/* In a command: nobody closes while it is changed.  ERR_CLOSED. */
enum err sent_locked(struct visit *v);

#endif
