/*
 * sent.h: what else of a submission changes after it was sent, by who holds
 * its code: its answers and files until the closing, each change an edition
 * or an entry of its own in the log; all of it withdrawn in one act, at any
 * time.
 */
#ifndef APP_SENT_H
#define APP_SENT_H

#include "fcgi/site/visit.h"

/* The questions again, with what was answered; "edition" stands with them, so
 * that two windows do not overwrite each other. */
enum err sent_answers_asks(struct visit *v, const struct form **out);
enum err sent_answers_show(struct visit *v, struct node *page);
enum err sent_answers_change(struct visit *v, struct answers *in);

/* Files on the whole, and on {comment}: more of them, or one taken back. */
enum err sent_files_show(struct visit *v, struct node *page);
enum err sent_files_add(struct visit *v, struct answers *in);
enum err sent_comment_files_show(struct visit *v, struct node *page);
enum err sent_comment_files_add(struct visit *v, struct answers *in);
enum err sent_file_end(struct visit *v, struct answers *in);

/* Everything under the number.  ERR_CONFLICT: it does not count yet, or was
 * withdrawn before. */
enum err submission_withdraw(struct visit *v, struct answers *in);

/* On the status page: the links and the form, where they may be; answers: the
 * node of the answers, or NULL. */
enum err sent_ways(struct visit *v, struct node *to, struct node *answers,
		   const struct rows *submission);
/* closing: the moment of its own that the comment's provision has, or NULL. */
void sent_files_link(struct visit *v, struct node *to,
		     const struct rows *submission, const char *closing,
		     const char *comment);
/* Which of several editions counts, since when: rows of
 * editions_of_submission with that code. */
void sent_editions(struct visit *v, struct node *to, const struct rows *all,
		   const char *code);

#endif
