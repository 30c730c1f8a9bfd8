/*
 * writing.h: the models of xslt/mail/, a function a kind, and what they have
 * in common.  There is no visit in a job, so one is made: language, moment,
 * consultation, and the path's parts, by which addresses come from the table
 * of routes as on pages.
 *
 * To add a letter: xslt/mail/X.xsl with .rng and samples, a function in the
 * letter_*.c of its subject, a line below, a row in letter.c.
 */
#ifndef APP_WRITING_H
#define APP_WRITING_H

#include "fcgi/app/jobs/letter.h"

struct writing {
	struct visit v;
	const struct rows *mail;	/* of mail_find */
	struct node *mail_node, *to;	/* <mail> and its content */
	struct rows about;		/* the submission, the change of term */
	struct letter_file file;	/* what goes with it */
};

/* Each writes w->to.  ERR_GONE: what it tells is no longer so. */
enum err letter_answered(struct writing *w);
enum err letter_answers_changed(struct writing *w);
enum err letter_corrected(struct writing *w);
enum err letter_cancelled(struct writing *w);
enum err letter_changed(struct writing *w);
enum err letter_confirm(struct writing *w);
enum err letter_erased(struct writing *w);
enum err letter_erasure_asked(struct writing *w);
enum err letter_monitoring(struct writing *w);
enum err letter_erasure_refused(struct writing *w);
enum err letter_draft_changed(struct writing *w);
enum err letter_translation(struct writing *w);
enum err letter_draft_withheld(struct writing *w);
enum err letter_event(struct writing *w);
enum err letter_files_changed(struct writing *w);
enum err letter_parted(struct writing *w);
enum err letter_hidden(struct writing *w);
enum err letter_invitation(struct writing *w);
enum err letter_link(struct writing *w);
enum err letter_membership(struct writing *w);
enum err letter_opinion_filed(struct writing *w);
enum err letter_opinion_unsigned(struct writing *w);
enum err letter_organisation(struct writing *w);
enum err letter_later(struct writing *w);
enum err letter_objection_decided(struct writing *w);
enum err letter_outcome(struct writing *w);
enum err letter_own_data(struct writing *w);
enum err letter_receipt(struct writing *w);
enum err letter_replied(struct writing *w);
enum err letter_reported(struct writing *w);
enum err letter_remind(struct writing *w);
enum err letter_signed_in(struct writing *w);
enum err letter_term_changed(struct writing *w);
enum err letter_withdrawn(struct writing *w);

/* What the mail is about, by its kind. */
int64_t writing_subject(const struct writing *w);
/* ERR_NOT_FOUND of that becomes ERR_GONE: it was erased. */
enum err writing_or_gone(enum err e);
/* Makes it the one concerned: phase, zone, parts of paths. */
enum err writing_consultation(struct writing *w, const char *slug);
/* <consultation href> with title, authority, contact; last in a letter. */
void writing_about(struct writing *w);
/* The subject is a submission: w->about is its row, <number> is written. */
enum err writing_submission(struct writing *w);
void writing_moment(struct writing *w, const char *name, const char *when);
void writing_link(struct writing *w, const char *address);
/* Paragraphs, or nothing for no text. */
void writing_words(struct writing *w, struct node *to, const char *name,
		   const char *text);
/* A row of mail_comments; answered: with decision and reasons. */
void writing_comment(struct writing *w, const struct rows *r, size_t i,
		     bool answered);
/* All of the submission.  ERR_GONE: there is none. */
enum err writing_comments(struct writing *w, bool answered);
/* The absolute address of a page that another subject serves, by its name;
 * parts as they are. */
const char *writing_page_address(struct visit *v, const char *page);
/* "kfrt mnpw qxyz bcdh": as people read it out; spaces do not matter. */
const char *writing_grouped(struct arena *mem, const char *code);
/* r: slug and number: the link that only the code's holder can open. */
enum err writing_number(struct writing *w, const struct rows *r);

#endif
