/*
 * receipt.h: what a submitter holds in hand: receipt, status, and what may
 * still be done.  The number alone tells only "received on ..."; all else
 * needs the access code (practice 7).
 */
#ifndef APP_RECEIPT_H
#define APP_RECEIPT_H

#include "fcgi/site/visit.h"

enum err receipt_show(struct visit *v, struct node *page);
enum err receipt_public_show(struct visit *v, struct node *page);
enum err receipt_open(struct visit *v, struct answers *in);
enum err status_show(struct visit *v, struct node *page);
/* A comment's *.tlog-proof, once it is made (proof.h). */
enum err proof_send(struct visit *v);
/* Against the hiding of one's comment; ERR_CONFLICT: too late, or made. */
enum err comment_object(struct visit *v, struct answers *in);
enum err comment_withdraw(struct visit *v, struct answers *in);
enum err confirm_show(struct visit *v, struct node *page);
enum err submission_confirm(struct visit *v, struct answers *in);

#endif
