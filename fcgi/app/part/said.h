/*
 * said.h: the words of a comment, stored with what they are found by.
 */
#ifndef APP_SAID_H
#define APP_SAID_H

#include "db/db.h"

/* What a comment says; folded is for search (text_fold of all of it). */
struct said {
	const char *proposed, *remark, *reason, *folded;
	const char *location; /* place or plot that it is about, or NULL */
	bool located;	/* it was asked for: in the place of what was there */
};

/* Of these words, folded too. */
struct said said_of(struct arena *mem, const char *proposed,
		    const char *remark, const char *reason);
/* A new comment, not sent yet; unit and version NULL: on the whole. */
struct said_on {
	int64_t submission, consultation;
	const int64_t *unit, *version;
	const int64_t *base;	/* the article of the unit, 0: none; NULL: to be sought */
	const char *stance, *language;
	int64_t most;		/* comments that it may have; 0: it has none */
};
/* ERR_INVALID: it has as many. */
enum err said_new(struct db *db, struct arena *mem, const struct said_on *on,
		  const struct said *said, const char *now, int64_t *comment);
/* A further edition. */
enum err said_add(struct db *db, struct arena *mem, int64_t comment,
		  int64_t edition, const struct said *said, const char *now);
/* In the place of the only edition of a comment that nobody has seen. */
enum err said_change(struct db *db, struct arena *mem, int64_t comment,
		     const struct said *said, const char *now);

#endif
