/*
 * seal.h: glas seal: the one sequencer of the transparency log (product 8,
 * engineering 15, 16, trust A.5).  It gives notes their place, writes tiles,
 * syncs, and only then signs; it signs nothing that does not extend what was
 * signed before.  Steps are functions of their own, so that tests can stop
 * between any two: the next start continues.
 */
#ifndef APP_SEAL_H
#define APP_SEAL_H

#include "db/db.h"
#include "fcgi/app/proof/checkpoint.h"
#include "fcgi/base/conf.h"

struct seal {
	const struct settings *settings;
	struct db *db;		/* the seal's account */
	struct arena *mem;	/* of a round */
	const char *owner;
	unsigned char seed[KEY_SIZE];
	int64_t fence;		/* of the lease; 0: another has it */
	char keep_at[27];	/* when the lease is to be made longer */
	uint64_t head;		/* size that was signed last */
	struct hash root;	/* and its root */
	const char *checkpoint;	/* and its note; or NULL before the first */
	uint64_t published;	/* size of the checkpoint in the folder */
	bool swept;		/* all old notes were looked at once */
	struct frontier *tree;
	unsigned char *bundle;	/* entries of the tile that is not full */
	size_t bundle_size;
};

/* keep lives as long as the seal. ERR_BROKEN: no key, or the folder's
 * checkpoint is not ours or is ahead of the database (which was restored to
 * an older state: what was promised must not be signed anew). */
enum err seal_open(const struct settings *s, struct db *db,
		   struct arena *keep, struct seal **out);

/* The steps of a round, in this order; each takes up where the last start
 * was stopped.  ERR_BROKEN, logged: the log is not as it was. */
enum err seal_head(struct seal *s);	/* what was signed; tree up to it */
enum err seal_follow(struct seal *s);	/* its files, if they lag behind */
enum err seal_lease(struct seal *s, const char *now);
enum err seal_number(struct seal *s, const char *now); /* notes get a place */
enum err seal_tiles(struct seal *s);	/* files of all that has one */
enum err seal_sign(struct seal *s, const char *now);   /* a new head */
enum err seal_publish(struct seal *s);	/* its checkpoint's file */

/* All of them. *more: it was a full batch, there may be more at once. */
enum err seal_round(struct seal *s, bool *more);

/* glas seal [--once | --key]: until SIGTERM; what is due; or the verifier
 * key, to be published elsewhere too. */
enum err seal_command(const struct settings *s, struct arena *mem, int argc,
		      char **argv);

/* The line of the log for a note: "consult/v1 KIND IRI MINUTE
 * hmac-sha256:HEX". */
const char *seal_entry(struct arena *mem, const struct rows *note, size_t row);

#endif
