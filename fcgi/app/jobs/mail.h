/*
 * mail.h: the outbox: a command adds a row in its own transaction; glas jobs
 * makes the mail, looks the address up, and sends it at least once under one
 * Message-ID (trust C.3).
 */
#ifndef APP_MAIL_H
#define APP_MAIL_H

#include "fcgi/site/visit.h"

/* kind is a stylesheet of xslt/mail/; whom is "submission", "account" or
 * "follower", whom_id its id: whose address.  secret is what its link needs
 * (or NULL); it is forgotten once the mail is sent.  language: of the
 * reader, as an address says it ("sr-Latn"). */
enum err mail_queue(struct visit *v, const char *kind, int64_t subject,
		    const char *whom, int64_t whom_id, const char *secret,
		    const char *language);

/* The link to confirm a submission, and once more at that moment: sent only
 * if it is still waiting then. */
enum err mail_confirm(struct visit *v, int64_t submission, const char *secret,
		      const char *language, const char *again);

/* To the author of a submission that the office takes apart: once, a quarter
 * of an hour after the last part that was made. */
enum err mail_parted(struct visit *v, int64_t submission,
		     const char *language);

#endif
