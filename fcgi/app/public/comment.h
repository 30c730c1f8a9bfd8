/*
 * comment.h: comments wherever they are shown, with their replies; pages of
 * them by key, oldest first.
 */
#ifndef APP_COMMENT_H
#define APP_COMMENT_H

#include "fcgi/site/visit.h"

enum { COMMENTS_SHOWN = 50 };

enum err comments_show(struct visit *v, struct node *page);
enum err comment_show(struct visit *v, struct node *page);

/* A row as <comment>, with its reply if that is published; returns it.  The
 * row has the columns of {comment_said} and {comment_anywhere}
 * (db/comment.sql). */
struct node *comment_row(struct visit *v, struct node *parent,
			 const struct rows *r, size_t row);

/* <proposed> of a row with .was .proposed .cite .lang, against the draft's
 * words, without the provision's own number where it is repeated. */
void comment_wording(struct visit *v, struct node *node, const struct rows *r,
		     size_t row);

/* <about carried>: what a comment on the whole was about in the round before,
 * of a row with {carried} (db/part.sql). */
void comment_carried(struct visit *v, struct node *comment,
		     const struct rows *r, size_t row);

/* Up to COMMENTS_SHOWN rows of comments_of_unit, _of_base or _below, and
 * their pager below parent: on a page that has these units of that document
 * (a row of unit_of_document).  Words that the page has not are read by one
 * more statement. */
enum err comments_of_act(struct visit *v, struct node *comments,
			 struct node *parent, const struct rows *r,
			 const struct rows *document,
			 const struct rows *units);

/* Rows of comments_of_consultation, and their pager. */
enum err comments_listed(struct visit *v, struct node *to,
			 const struct rows *r);

/* <reply> of a row with the columns of {comment_met}, where it is published or
 * facts decided once the report is out. */
void comment_reply(struct visit *v, struct node *comment,
		   const struct rows *r, size_t row);

/* The words of a decision in the consultation's profile, or NULL. */
const char *decision_words(struct visit *v, const char *key);

/* Says of <comment>s that hold no more than most do that they are plain
 * (comment_plain.c). */
void comments_mark_plain(struct node *const *nodes, size_t count);

/* A keyset key from ?after= ("MOMENT.ID"); *moment is NULL without one.
 * ERR_INVALID: something else stands there. */
enum err after_key(struct visit *v, const char **moment, int64_t *id);
/* The same from another field. */
enum err place_key(struct visit *v, const char *name, const char **moment,
		   int64_t *id);

/* Of one comment in Serbian: <other-script to href>, and where ?script=other
 * asks for it its words in the other script.  ERR_INVALID: asks for another. */
enum err comment_script(struct visit *v, struct node *to, struct rows *r);

#endif
