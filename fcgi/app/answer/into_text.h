/*
 * into_text.h: from the answer to the text: which accepted wordings are in
 * which version, which are in none yet, and the change of decisions by who
 * signs off (product 7, practice 16).
 */
#ifndef APP_INTO_TEXT_H
#define APP_INTO_TEXT_H

#include "fcgi/site/visit.h"

enum { WORDINGS_SHOWN = 200 };

enum err into_text_show(struct visit *v, struct node *page);

/* The accepted wording of a comment is in the next version: noted with its
 * source.  ERR_CONFLICT: noted already, or there is no next version. */
enum err text_carry(struct visit *v, struct answers *in);

/* {comment}: its accepted wording beside the words that the provision has in
 * the version that takes it in, to be looked over; then put in, by a job.
 * ERR_CONFLICT: it is there already, or no version may take it in. */
enum err put_in_show(struct visit *v, struct node *page);
enum err put_in(struct visit *v, struct answers *in);

/* The decision on a provision and all below it, or on a group, with one
 * reason: replies go back to be rewritten, approvals lapse. */
enum err decisions_options(struct visit *v);
enum err decisions_change(struct visit *v, struct answers *in);

#endif
