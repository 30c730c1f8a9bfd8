/*
 * moderation.h: what right `moderate` does: comments that wait for a check,
 * hiding, blocking, cutting a passage out of a copy, showing again, reports of
 * abuse, objections (practice 21, 26).  As little as possible is hidden,
 * always with a rule, and told to the author; the record and the duty to
 * answer stay.
 */
#ifndef APP_MODERATION_H
#define APP_MODERATION_H

#include "fcgi/site/visit.h"

enum { QUEUE_SHOWN = 25 };

enum err queue_show(struct visit *v, struct node *page);
enum err moderate_show(struct visit *v, struct node *page);

enum err comment_release(struct visit *v, struct answers *in);
enum err comment_hide(struct visit *v, struct answers *in);
enum err comment_redact(struct visit *v, struct answers *in);
enum err comment_restore(struct visit *v, struct answers *in);
/* Reports of abuse are set aside: the comment stays. */
enum err reports_keep(struct visit *v, struct answers *in);
/* ERR_FORBIDDEN: by who hid it. */
enum err objection_decide(struct visit *v, struct answers *in);

/* ---- between moderation.c and queue pages ---- */

/* The comment of {comment} as it stands (statement moderated). */
enum err moderated(struct visit *v, struct rows *out);

/* What was sent before this moment and still waits has waited too long: so
 * many working days of the body's country as the setting says. */
const char *check_due(struct visit *v);

/* waiting overdue reported objected hidden of the consultation. */
enum err moderation_counted(struct visit *v, struct rows *out);

#endif
