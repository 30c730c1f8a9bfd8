/*
 * consultation.h: what a decision needs of a consultation, and its phase,
 * which follows from facts and is computed when asked (product 3).
 */
#ifndef DB_CONSULTATION_H
#define DB_CONSULTATION_H

#include "db/db.h"

/* In the order in which product.md 3 asks; a set is their sum. */
enum phase {
	PHASE_NONE = 0,		/* no consultation is concerned */
	PREPARING = 1,
	ANNOUNCED = 2,
	OPEN = 4,
	CLOSED = 8,
	ANSWERED = 16,		/* the report is published */
	CONCLUDED = 32,		/* the outcome is recorded */
	CANCELLED = 64,
	RELEASED = 128,		/* from the archive: its words are gone */
	PUBLISHED_PHASES = 2 + 4 + 8 + 16 + 32 + 64,
	ANY_PHASE = 127,	/* but that */
};

struct consultation {
	int64_t id;		/* 0: none */
	const char *slug, *title, *language;	/* language of the draft */
	const char *profile;	/* of the kind of act and round: "bg.law" */
	const char *round;	/* early public bodies repeat internal */
	const char *published, *opens, *closes;	/* moments or NULL */
	const char *rest;	/* of all but provisions that were changed, where
				 * those close later; or NULL */
	const char *first;	/* when the first of it closes: rest, or closes */
	const char *const *own_closings; /* of changed provisions, in order */
	size_t own_count;
	const char *reported, *concluded, *cancelled, *released;
	int64_t edition;
	int64_t authority;	/* the one that leads */
	const char *authority_slug, *authority_name, *country, *zone;
	int hue;		/* 0 to 359, or -1 */
	int64_t meta, talk;	/* revisions, engineering 4 */
	int64_t comments, supports; /* how many there are */
	bool replied;		/* a reply is published */
	const char *revision;	/* for db_keep; NULL: not for everybody */
	struct rows row;	/* everything else of it, for pages */
};

enum phase phase_at(const struct consultation *c, const char *now);
/* "open", as models, dictionaries and CSS classes say it. */
const char *phase_name(enum phase p);
/* The next moment at which the phase changes by itself, or something in it
 * closes; or NULL. */
const char *phase_next(const struct consultation *c, const char *now);

/* When comments end on a provision whose own moment that is, or NULL; NULL too:
 * on the whole.  NULL where no term is set. */
const char *closing_of(const struct consultation *c, const char *own);

/* title is in language if there, else in the consultation's own.
 * ERR_NOT_FOUND. */
enum err consultation_by_slug(struct db *db, struct arena *mem,
			      const char *slug, const char *language,
			      struct consultation *out);
/* The same for who only looks at what is published: kept for its revision
 * (db_keep), so that it is mostly one small statement. */
enum err consultation_kept(struct db *db, struct arena *mem,
			   const char *slug, const char *language,
			   struct consultation *out);
/* The same where its revision was just read with other things: a row with
 * published, edition, counts, or none. */
enum err consultation_of_revision(struct db *db, struct arena *mem,
				  const char *slug, const char *language,
				  const struct rows *revision,
				  struct consultation *out);
/* The same, its row locked shared: a POST's second look (engineering 3). */
enum err consultation_locked(struct db *db, struct arena *mem,
			     const char *slug, const char *language,
			     struct consultation *out);

/* The same by who has just looked: the row is locked, and asked again, with
 * what hangs on it, only where its edition is another one meanwhile.  With it,
 * in one statement: whether the session (or 0) of somebody without an account
 * is one still, locked too. */
enum err consultation_again(struct db *db, struct arena *mem,
			    const struct consultation *before,
			    const char *language, struct consultation *out,
			    int64_t session, const char *now, bool *still);

#endif
