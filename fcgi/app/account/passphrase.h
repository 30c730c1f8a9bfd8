/*
 * passphrase.h: what may be a passphrase (ASVS 5.0 6.2, NIST SP 800-63B
 * 3.1.1.2): at least 8 characters of any kind (15 are asked for), pasted or
 * typed, none of those that everybody tries first.  Nothing is asked of what
 * it is made of, and nothing is cut off.
 */
#ifndef APP_PASSPHRASE_H
#define APP_PASSPHRASE_H

#include "fcgi/site/visit.h"

/* Of the fields "new" and "again": v->prepared is its hash.  ERR_INVALID: they
 * differ, or it is one of the common ones, or made of the address.  Argon2id:
 * in .prepare of the sign-in pool alone. */
enum err passphrase_make(struct visit *v, struct answers *in,
			 const char *email);

/* Whether others would try it first: a line of the list (text, sorted or not),
 * that with digits and signs after it, one character or a row of neighbours
 * again and again, the address or its name. */
bool passphrase_common(struct arena *mem, const char *list,
		       const char *passphrase, const char *email);

#endif
