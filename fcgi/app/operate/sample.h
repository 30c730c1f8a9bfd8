/*
 * sample.h: the samples of "make run" (tests/samples) into the database:
 * shared by samples.c (the command, bodies and staff), sample_round.c (a
 * consultation with its papers) and sample_talk.c (what was said and
 * answered).  For nobody else.
 */
#ifndef APP_SAMPLE_H
#define APP_SAMPLE_H

#include "db/db.h"
#include "fcgi/base/xml.h"

struct sample {
	struct db *db;
	struct arena *mem;
	const char *folder;	/* of the samples */
	const char *conf;	/* folder of profiles and drafting */
	const char *now;
	const struct grammar *grammar;
};

enum { SAMPLE_COMMENTS = 64 };

/* A consultation while it is loaded. */
struct round {
	const struct sample *s;
	const struct node *root;
	const char *slug, *language, *country, *zone;
	int64_t id;
	int64_t authority;	/* the one that leads */
	int64_t account;	/* who prepared it */
	int64_t version;	/* of the draft, which comments are on */
	const char *published;	/* or NULL */
	const char *comments[SAMPLE_COMMENTS];	/* ids in the file */
	int64_t comment_ids[SAMPLE_COMMENTS];
	size_t comment_count;
};

/* "-10d@09:00" of an attribute as a moment in the round's zone; NULL if the
 * attribute is not there.  Without an hour: noon. */
enum err sample_moment(const struct round *r, const struct node *at,
		       const char *attribute, const char **out);
/* "-64d" as a day, "2026-03-01". */
enum err sample_day(const struct round *r, const struct node *at,
		    const char *attribute, const char **out);
/* Text of a child, trimmed; NULL if there is none. */
const char *sample_words(const struct round *r, const struct node *at,
			 const char *child);
/* The account with that e-mail.  ERR_INVALID, logged, if there is none. */
enum err sample_account(const struct round *r, const char *email,
			int64_t *out);

/* One consultation, whole, in the caller's transaction; nothing if its slug
 * is there. */
enum err sample_round(const struct sample *s, const struct node *root);
/* Submissions, clusters, replies, report, outcome, tallies. */
enum err sample_talk(struct round *r);

#endif
