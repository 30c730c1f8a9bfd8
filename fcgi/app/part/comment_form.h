/*
 * comment_form.h: the form of one comment beside the words it is about, and
 * what its answers say; the same while it is collected (take_part.h) and
 * after it was sent (change.h).
 */
#ifndef APP_COMMENT_FORM_H
#define APP_COMMENT_FORM_H

#include "fcgi/app/part/said.h"
#include "fcgi/site/visit.h"

/* From the answers of the form "comment"; present are the unit's words, or
 * NULL for a comment on the whole: a wording left as it was is none.
 * ERR_INVALID: it says nothing, or not why where the profile demands that. */
enum err said_from(struct visit *v, struct answers *in, const char *present,
		   struct said *out);

/* The unit of {document} and {wid} in the version of that number (or NULL);
 * where that is withheld or was never there, in the newest one. */
enum err as_written(struct visit *v, const char *number,
		    struct rows *document, struct rows *unit);

/* The same as one row of what a new comment needs: .unit .version .words
 * .commentable. */
enum err unit_written_on(struct visit *v, const char *number,
			 struct rows *out);

/* <unit>, what a stored comment is about as it was written: .document .wid .on
 * .lang of its row; none for one on the whole. */
enum err comment_unit(
    struct visit *v, struct node *to, const struct rows *comment);

/* The words that a stored comment is about, in the version of that number
 * (or NULL): .document .wid of its row; NULL for one on the whole. */
enum err comment_present(struct visit *v, const struct rows *comment,
			 const char *number, const char **out);

/* Its words have changed since it was written: .on .newest .as_it_was. */
bool words_have_changed(const struct rows *r, size_t i);
/* Then an unsent text is kept, adapted or dropped (practice 3): by a person, or
 * in an organisation's room. */
struct choosing {
	enum action action;
	enum err (*edit)(struct visit *v, struct node *page); /* ?adapt */
	enum err (*keep)(struct visit *v, struct answers *in);
	enum err (*drop)(struct visit *v, struct answers *in);
};
/* <changed> where they have, with the comparison, unless its first words are
 * withheld, and what may be done: .gone .kept .withheld of its row. */
void words_changed(struct visit *v, struct node *item, const struct rows *r,
		   size_t i, const struct choosing *how);
/* Whoever writes on after a change has seen it: the text is about the newer
 * words, or stays with those it was written on. */
enum err words_seen(struct visit *v, const struct rows *comment, bool adapt);
/* number is that of the newer version, in which its unit still stands. */
bool words_adapt(const struct rows *comment, const char *number);

/* Law, what changed since, and the first values of the fields, of a stored
 * comment: .document .wid .on .newest .as_it_was .lang .provision, stance,
 * proposed, remark, reason, location of its row.  first has room for 6.  A row with
 * .kept is unsent: asked for by ?adapt it is shown beside the newer words; how
 * it is kept or dropped, else NULL. */
enum err comment_form_of(struct visit *v, struct node *to,
			 const struct rows *comment,
			 const struct choosing *how, struct pair *first,
			 size_t *count);

/* The same of a new one on the unit of the path: the first values of its
 * fields; first has room for 2. */
enum err comment_form_new(struct visit *v, struct node *to,
			  struct pair *first, size_t *count);

/* What the form asks besides, for a POST: the place that it is about, which
 * the profile may demand, and whom of several bodies it concerns. */
enum err comment_options(struct visit *v);
/* Of them the place alone. */
void comment_takes(struct visit *v);

/* Whether the profile demands that place of every comment. */
bool demands_property(const struct visit *v);

/* The same for its page: the place where the profile demands it, or the kind
 * of unit (NULL: the whole) is a map, a figure, a page. */
void comment_asks(struct visit *v, const char *kind);

/* @collected: how many there are already, so that the page can say so. */
enum err comment_collected(struct visit *v, struct node *to);

/* The form on a unit, and on the whole. */
enum err comment_form_show(struct visit *v, struct node *page);
enum err comment_whole_show(struct visit *v, struct node *page);

#endif
