/*
 * attach.h: files with a submission, on a comment of it or on the whole:
 * taken in while it is written, listed, given out.  They wait until glas jobs
 * has looked at them (look.c); only what is clean is given to anybody.
 */
#ifndef APP_ATTACH_H
#define APP_ATTACH_H

#include "fcgi/site/visit.h"

enum { ATTACHED_BYTES = 60 * 1024 * 1024 }; /* of one submission */

/* Whose it will be: kind is "submission" or "comment". */
struct attached_to {
	const char *kind;
	int64_t id, submission;
	const char *role;	/* annex letter scan */
	bool public;
	const char *field;	/* of the answers; NULL: "file" */
};
/* The file of the answers; ERR_INVALID: there are too many, or too
 * many bytes together. In a command. */
enum err attach(struct visit *v, struct answers *in,
		const struct attached_to *to);

/* How much may be attached: <limits>. */
void attach_limits(struct visit *v, struct node *to);
/* Files of a submission, on that comment (NULL: on the whole), as a page of
 * their own lists them: <file>, each with how it is had and taken out. */
struct attached_of {
	int64_t submission;
	const char *comment;
	enum err (*send)(struct visit *);
	enum err (*remove)(struct visit *, struct answers *);
};
enum err attach_listed(struct visit *v, struct node *to,
		       const struct attached_of *of);

/* On the whole, and on the collected comment of {comment}. */
enum err attach_whole_show(struct visit *v, struct node *page);
enum err attach_comment_show(struct visit *v, struct node *page);
enum err attach_whole(struct visit *v, struct answers *in);
enum err attach_comment(struct visit *v, struct answers *in);
enum err attach_remove(struct visit *v, struct answers *in);

/* {attachment} of one's own unsent text, by a receipt's code, for everybody,
 * at the desk.  ERR_NOT_FOUND: not for the one who asks; ERR_CONFLICT: not
 * clean. */
enum err attach_own_send(struct visit *v);
enum err attach_status_send(struct visit *v);
enum err attach_public_send(struct visit *v);
enum err attach_desk_send(struct visit *v);
/* {attachment} of that submission, to who may have all of it. */
enum err attach_give(struct visit *v, int64_t submission);

/* A row of one that the caller may have: .blob .name .type .state. */
enum err attach_give_row(struct visit *v, const struct rows *r);

/* <attachment> of a row of attachments_of. */
void attach_one(struct visit *v, struct node *to, const struct rows *all,
		size_t i, enum err (*send)(struct visit *));
/* <attachment> for each row of attachments_of on that comment, NULL: on the
 * whole; send gives the address of those that are clean. */
void attach_list(struct visit *v, struct node *to, const struct rows *all,
		 const char *comment, enum err (*send)(struct visit *));

/* The public ones of the comments of these rows (.id): read, and put below
 * their nodes, in the same order; or both. */
enum err attach_public_read(struct visit *v, const struct rows *comments,
			    size_t count, struct rows *out);
void attach_public_put(struct visit *v, struct node *const *nodes,
		       const struct rows *comments, size_t count,
		       const struct rows *files);
enum err attach_public(struct visit *v, struct node *const *nodes,
		       const struct rows *comments, size_t count);

#endif
