/*
 * reading.h: what the jobs that make a version's text share: reading bytes in
 * the cage, names that stay with their unit, corrections by hand.
 */
#ifndef APP_READING_H
#define APP_READING_H

#include "fcgi/app/jobs/work.h"
#include "fcgi/draft/draft.h"

/* Bytes of any kind; v is a row of version_to_import or version_to_mend;
 * name the file's, mends corrections, or NULL.  ERR_INVALID as
 * draft_convert says. */
struct reading {
	const struct rows *v;
	struct bytes file;
	const char *name;
	const struct draft_mend *mends;
	size_t mend_count;
	const struct draft_annex *annexes; /* of a document of several files */
	size_t annex_count;
	const char *language; /* NULL: that of v */
};
enum err reading_read(struct job *j, const struct reading *r,
		      struct draft **out);

/* What is new in it gets no name that people may have commented on; all else
 * keeps the one it has. */
enum err reading_keep_names(struct job *j, const struct rows *v,
			    const struct draft *before, struct draft **draft);
/* All names that were ever published in the document. */
enum err reading_names(struct job *j, const struct rows *v,
		       const char *const **out, size_t *count);
/* A translation's units get the names of those that they say in the text it
 * translates (v holds that, .translated); named: units of it that have such a
 * name already keep it.  Nothing for a version that translates none. */
enum err reading_pair(struct job *j, const struct rows *v, bool named,
		      struct draft **draft);
/* The same anew, since the text that it translates has other units: only what
 * a person paired is kept. */
enum err reading_pair_again(
    struct job *j, const struct rows *v, struct draft **draft);
/* In the transaction that stores the text of the version subject: what
 * translates it and waits to be published is paired anew (job "pair"). */
enum err translations_pair(struct job *j);
/* A line by its words, wherever it stands. */
void reading_line(struct arena *mem, const struct draft_unit *u,
    unsigned char out[32]);
/* Confidence, doubts and warnings of the reading, unit by unit, though names
 * differ. */
void reading_doubts(const struct draft *from, struct draft *to);

/* What was mended by hand in the file before is done again where a line has
 * the same words; mend_carried_store notes it.  pairs: which line is which of
 * the version before, once units have their names; else all other mends, before
 * that.  mend_carried_named: they have them now, unit by unit. */
struct mend_carried {
	const char *wid;
	size_t row;	/* of rows */
};
struct mends_carried {
	struct rows rows; /* mends_before */
	struct mend_carried *at;
	size_t count;
};
enum err mend_carry(struct job *j, const struct rows *v, bool pairs,
		    struct draft **draft, struct mends_carried *out);
void mend_carried_named(struct mends_carried *all, const struct draft *before,
			const struct draft *named);
enum err mend_carried_store(struct job *j, const struct mends_carried *all);

#endif
