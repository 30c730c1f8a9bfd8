/*
 * totp.h: codes of the second factor (RFC 6238: SHA-1, 30 seconds, six
 * digits), behind the one door of liboath.
 */
#ifndef APP_TOTP_H
#define APP_TOTP_H

#include "fcgi/base/arena.h"
#include "fcgi/base/conf.h"

#include <stdint.h>

enum { TOTP_DIGITS = 6, TOTP_SECONDS = 30, TOTP_SECRET = 20 };

/* A secret as people type it (base32, RFC 4648, spaces and case do not
 * matter) as bytes, and back.  ERR_INVALID: not base32. */
enum err totp_from_text(struct arena *mem, const char *text,
			struct bytes *out);
const char *totp_to_text(struct arena *mem, struct bytes secret);

/* The code of a moment, "492039". */
const char *totp_code(struct arena *mem, struct bytes secret,
		      const char *moment);

/* Whether the code is that of the moment's step or of a neighbour (one
 * before, one after); the step it belongs to, to be stored so that no code
 * counts twice (engineering 3).  ERR_INVALID: it is not. */
enum err totp_check(struct bytes secret, const char *code, const char *moment,
		    int64_t *step);

/* glas totp SECRET: prints the code of now. */
enum err totp_print(const struct settings *settings, struct arena *mem,
		    int argc, char **argv);

#endif
