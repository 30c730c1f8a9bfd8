/*
 * take_part.h: writing comments, collecting them, checking, sending.  What
 * is not sent yet is seen by nobody but the holder of the cookie.
 */
#ifndef APP_TAKE_PART_H
#define APP_TAKE_PART_H

#include "fcgi/site/visit.h"

enum { COMMENTS_MAX = 200 };	/* of one submission */

/* A comment on a unit, and on the whole (comment_form.h shows the form). */
enum err comment_add(struct visit *v, struct answers *in);
enum err comment_whole_add(struct visit *v, struct answers *in);

/* A collected one again. */
enum err comment_edit_show(struct visit *v, struct node *page);
enum err comment_change(struct visit *v, struct answers *in);
/* Against the words that it was written on, though there are newer ones. */
enum err comment_keep(struct visit *v, struct answers *in);
enum err comment_remove(struct visit *v, struct answers *in);

enum err take_part_show(struct visit *v, struct node *page);
enum err submission_send(struct visit *v, struct answers *in);
/* Asked whether answers may be quoted where that was ticked. */
enum err submission_send_options(struct visit *v);
/* Its number and code, made before, and so where it leads. */
enum err submission_send_leads(struct visit *v, struct answers *in);

/* The caller's unsent submission here.  ERR_NOT_FOUND: none. */
enum err unsent_wanted(struct visit *v, int64_t *id);
/* The same, begun if there is none yet: fresh then, with nothing in it.  In a
 * command. */
enum err unsent_begin(struct visit *v, int64_t *id, bool *fresh);

/* Of comment_add and comment_whole_add: where they lead. */
enum err comment_add_leads(struct visit *v, struct answers *in);

#endif
