/*
 * letter.h: what a mail says and to whom: a row of the outbox becomes text
 * through xslt/mail/.  Knows no SMTP (mail.c).
 */
#ifndef APP_LETTER_H
#define APP_LETTER_H

#include "fcgi/app/jobs/work.h"

/* Sent with it; no name: none. */
struct letter_file {
	const char *name, *type; /* ASCII */
	struct bytes bytes;
};

struct letter {
	const char *to;		/* the address alone */
	const char *from_name;	/* of the installation */
	const char *subject;	/* one line */
	const char *text;	/* lines by "\n", ends with one */
	const char *unsubscribe; /* address of a follower's button, or NULL */
	struct letter_file file;
};

/* mail is a row of mail_find.  ERR_GONE: the address was erased, or what it
 * tells is no longer so (a reminder after the confirmation): to be dropped.
 * ERR_INVALID: no such kind. */
enum err letter_make(struct job *j, const struct rows *mail,
		     struct letter *out);

#endif
