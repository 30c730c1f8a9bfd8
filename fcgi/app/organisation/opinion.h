/*
 * opinion.h: the formal opinion of an organisation on one consultation: drafted
 * by several, signed by as many as must, filed once, replaced by a newer one
 * until closing (product 6, practice 23).  Until it is filed it is seen by the
 * organisation's members and by nobody else, staff included.
 *
 * What is signed is the SHA-256 of these lines, each ended by a newline, their
 * values apart by tabs, empty where there is none:
 *   opinion/v1, consultation, organisation (slugs)
 *   number, the organisation's own; date, of it
 *   letter, SHA-256 of the covering letter (hex)
 *   nothing, "1" if it says that there are no comments
 *   comment, code, wId, version, stance, SHA-256 of the proposed wording, of
 *     the remark, of the reason; a line each, in the order of their making
 *   annex, SHA-256 of the file as it came; a line each, in the order of their
 *     codes
 */
#ifndef APP_OPINION_H
#define APP_OPINION_H

#include "fcgi/app/part/comment_form.h"
#include "fcgi/site/visit.h"

enum { REMIND_SECONDS = 2 * 3600, OPINION_COMMENTS_MAX = 1000 };

/* The opinion of {organisation} on {consultation} among its members. */
enum err opinion_show(struct visit *v, struct node *page);
/* Empty, or with what was filed before. */
enum err opinion_begin(struct visit *v, struct answers *in);
enum err opinion_letter(struct visit *v, struct answers *in);

/* Its comments.  Changed by the edition that was shown; where somebody was
 * quicker both texts are shown, and nothing is lost. */
enum err opinion_unit_show(struct visit *v, struct node *page);
enum err opinion_unit_add(struct visit *v, struct answers *in);
enum err opinion_whole_show(struct visit *v, struct node *page);
enum err opinion_whole_add(struct visit *v, struct answers *in);
enum err opinion_comment_show(struct visit *v, struct node *page);
enum err opinion_comment_change(struct visit *v, struct answers *in);
/* The draft changed: it stays against the words it was written on. */
enum err opinion_comment_keep(struct visit *v, struct answers *in);
extern const struct choosing opinion_choosing;
enum err opinion_comment_remove(struct visit *v, struct answers *in);
/* A comment that the member sent on their own; it keeps where it came from. */
enum err opinion_copy(struct visit *v, struct answers *in);

/* Its annexes. */
enum err opinion_annexes_show(struct visit *v, struct node *page);
enum err opinion_annex_add(struct visit *v, struct answers *in);
enum err opinion_annex_remove(struct visit *v, struct answers *in);
enum err opinion_annex_send(struct visit *v);
enum err filing_annex_send(struct visit *v);

enum err opinion_sign(struct visit *v, struct answers *in);
enum err opinion_file(struct visit *v, struct answers *in);
/* What was filed, to be printed. */
enum err filing_show(struct visit *v, struct node *page);

/* <opinions> for the organisation's room, <opinion> for its public page. */
enum err opinions_of_room(struct visit *v, struct node *to);
enum err opinions_public(struct visit *v, struct node *to);

/* ---- between opinion_*.c ---- */

/* The unsent one.  ERR_NOT_FOUND: none is begun. */
enum err opinion_wanted(struct visit *v, struct rows *out);

/* A comment that goes into it. */
struct opinion_part {
	const int64_t *unit, *version, *from; /* or NULL */
	const char *stance, *proposed, *remark, *reason, *folded;
	const char *location;	/* said.h, or NULL */
	const char *what;	/* opinion_edit.what: added copied imported */
	int64_t row;		/* of an imported table, or 0 */
};
/* ERR_INVALID: it holds as many as one submission may. */
enum err opinion_put(struct visit *v, int64_t opinion, const struct opinion_part *p,
		     int64_t *comment);

/* After every change: noted by whom, and signatures are void. comment 0: the
 * covering letter. */
enum err opinion_changed(struct visit *v, int64_t opinion, int64_t comment,
			 const char *what, const struct opinion_part *now);

/* What would be signed; hex, 64 letters. */
enum err opinion_digest(struct visit *v, const struct rows *opinion,
			const char **out);

/* The same as bytes. */
struct bytes opinion_digest_bytes(struct arena *mem, const char *hex);

/* The annexes of what was filed, as the beginning of what will replace it:
 * copies, of which those who draft it take out what is not wanted. */
enum err opinion_annexes_carry(struct visit *v, int64_t filed,
			       int64_t opinion);

/* The lines of its annexes in that; <attachment> of each. */
enum err opinion_annex_lines(struct visit *v, int64_t opinion,
			     struct buffer *to);
enum err opinion_annexes(struct visit *v, struct node *to, int64_t opinion,
			 enum err (*send)(struct visit *));

/* Forms and lists of signatures on the page; current is that digest. */
enum err opinion_signing(struct visit *v, struct node *to,
			 const struct rows *opinion, size_t comments);

#endif
