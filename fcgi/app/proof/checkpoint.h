/*
 * checkpoint.h: signed heads of the log: C2SP tlog-checkpoint in a
 * signed-note, with Ed25519.  The key's name is the log's origin.
 */
#ifndef APP_CHECKPOINT_H
#define APP_CHECKPOINT_H

#include "fcgi/app/proof/merkle.h"
#include "fcgi/base/secret.h"

struct checkpoint {
	const char *origin;
	uint64_t size;
	struct hash root;
};

/* Who may be trusted: what "glas seal --key" prints. */
struct verifier {
	const char *name;
	unsigned char public_key[KEY_SIZE];
};

/* "name+hex(key id)+base64(0x01 and key)". */
const char *verifier_text(struct arena *mem, const struct verifier *v);
/* ERR_INVALID: not such a text, or its key id is that of another key. */
enum err verifier_read(struct arena *mem, const char *text,
		       struct verifier *out);

/* The signed note: origin, size, root, empty line, signature. */
const char *checkpoint_sign(struct arena *mem, const struct checkpoint *c,
			    const unsigned char seed[KEY_SIZE]);

/* ERR_INVALID: not a checkpoint of that log, or not signed by that key.
 * Signatures of others are passed over, as the format asks. */
enum err checkpoint_read(struct arena *mem, const char *text,
			 const struct verifier *v, struct checkpoint *out);

#endif
