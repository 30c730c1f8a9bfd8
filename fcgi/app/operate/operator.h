/*
 * operator.h: people and bodies by the command line: how the first
 * administrator comes in, and how a lost second factor is set anew
 * (practice 8).  As the operator's account of the database; each act is noted.
 */
#ifndef APP_OPERATOR_H
#define APP_OPERATOR_H

#include "fcgi/base/arena.h"
#include "fcgi/base/conf.h"

/* glas account add EMAIL NAME LANG | invite EMAIL | password EMAIL | totp EMAIL
 *            | right EMAIL AUTHORITY RIGHT FUNCTION | close EMAIL | list
 * Passwords and secrets are made here and printed once. */
enum err operator_account(const struct settings *settings, struct arena *mem,
			  int argc, char **argv);

/* glas authority add SLUG KIND COUNTRY ZONE LANG NAME */
enum err operator_authority(const struct settings *settings,
			    struct arena *mem, int argc, char **argv);

#endif
