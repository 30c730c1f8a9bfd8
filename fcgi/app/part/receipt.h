/*
 * receipt.h: what a submitter holds in hand: receipt, status, and what may
 * still be done.  The number alone tells only "received on ..."; all else
 * needs the access code (practice 7).
 */
#ifndef APP_RECEIPT_H
#define APP_RECEIPT_H

#include "fcgi/site/visit.h"

/* In the place of the code: the account that sent it is signed in. */
#define OWN_CODE "own"

enum err receipt_show(struct visit *v, struct node *page);
enum err receipt_public_show(struct visit *v, struct node *page);
enum err receipt_open(struct visit *v, struct answers *in);
enum err status_show(struct visit *v, struct node *page);
/* The *.tlog-proof of a comment, of the answers (by the submission's code), of
 * a file, once it is made (proof.h). */
enum err proof_send(struct visit *v);
enum err proof_edition_send(struct visit *v);
/* Against the hiding of one's comment; ERR_CONFLICT: too late, or made. */
enum err comment_object(struct visit *v, struct answers *in);
enum err comment_withdraw(struct visit *v, struct answers *in);
enum err confirm_show(struct visit *v, struct node *page);
enum err submission_confirm(struct visit *v, struct answers *in);

/* ---- for what else a code opens ---- */

/* The submission of {number} and {code}, and v->consultation with it.
 * ERR_NOT_FOUND: no such number, or another code. */
enum err submission_opened(struct visit *v, struct rows *out);
/* unconfirmed lapsed received withdrawn, as pages say it; a lapse is a fact
 * of time, not of a job. */
const char *submission_state(const struct visit *v, const struct rows *s);

#endif
