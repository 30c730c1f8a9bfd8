/*
 * proof.h: a receipt that proves itself: C2SP tlog-proof, with what was
 * received.  One file and the verifier key are enough, without network or
 * database.
 *
 * extra, which the format leaves to us, is: salt (32 bytes), the entry's
 * line, a newline, the canonical record.  The record under the salt makes the
 * commitment in the entry, the entry makes the leaf, the leaf with the path
 * the root, and the root is signed: so nothing in extra is taken on trust.
 */
#ifndef APP_PROOF_H
#define APP_PROOF_H

#include "fcgi/app/proof/checkpoint.h"
#include "fcgi/app/jobs/work.h"

struct proof {
	struct bytes salt, entry, record;
	uint64_t index;
	struct path path;
	const char *checkpoint;
};

const char *proof_text(struct arena *mem, const struct proof *p);
/* ERR_INVALID: not such a file. */
enum err proof_read(struct arena *mem, const char *text, struct proof *out);

/* All of it, under that key.  ERR_INVALID, and *fault says what is wrong in
 * a few words. */
enum err proof_verify(struct arena *mem, const struct proof *p,
		      const struct verifier *v, const char **fault);

/* Makes the proofs of all that was sealed since; for the loop of jobs. *done
 * is how many. Where the tiles are not here yet: none. */
enum err proofs_make(const struct worker *w, int64_t *done);

/* glas verify [--key KEY] FILE: KEY is a verifier key or a file that holds
 * one; without it "verifier-key" beside FILE.  ERR_CONFLICT: it does not
 * hold. */
enum err proof_command(const struct settings *s, struct arena *mem, int argc,
		       char **argv);

/* glas ledger check: the whole log against the database and the folder. */
enum err ledger_command(const struct settings *s, struct arena *mem, int argc,
			char **argv);

#endif
