/*
 * apart.h: a letter or a long text taken apart by the office into comments,
 * each on its provision (practice 11).  The original stays whole and is what
 * the receipt proves; an author's own comment is never rewritten or moved.
 * The count of submissions does not change.
 */
#ifndef APP_APART_H
#define APP_APART_H

#include "fcgi/site/visit.h"

enum { PARTS_MAX = 200 };	/* of one submission */

/* The submission of {submission}, its passages, parts, objections. */
enum err apart_show(struct visit *v, struct node *page);
enum err apart_options(struct visit *v);
enum err apart_add(struct visit *v, struct answers *in);
/* The answer of that submission to that question made a comment, as it stands.
 * ERR_NOT_FOUND: none; ERR_CONFLICT: it is one, or there are too many. */
enum err answer_part(struct visit *v, const char *submission,
		     const char *question);
enum err part_remove(struct visit *v, struct answers *in);
enum err part_decide(struct visit *v, struct answers *in);

/* The comment of {comment} needs no reply of its own, or does again. */
enum err apart_settle(struct visit *v, struct answers *in);
enum err apart_open(struct visit *v, struct answers *in);

/* Answered under a further provision, and no longer. */
enum err under_add(struct visit *v, struct answers *in);
enum err under_end(struct visit *v, struct answers *in);

/* By its author, until the report: ERR_CONFLICT: said already, or too late. */
enum err part_object(struct visit *v, struct answers *in);
void part_object_offer(struct visit *v, struct node *to,
		       const struct rows *submission, const char *code);

/* <under> for each further provision of that comment; all is under_of. */
void under_list(struct visit *v, struct node *to, const struct rows *all,
		const char *comment);

/* The way to it from a comment at the desk. */
enum err apart_link(struct visit *v, struct node *to, const char *comment);

#endif
