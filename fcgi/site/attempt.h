/*
 * attempt.h: how often somebody tried what guesses or floods.  The limits are
 * rows of policy.c; kept are keyed digests, never an address or a name.
 */
#ifndef SITE_ATTEMPT_H
#define SITE_ATTEMPT_H

#include "fcgi/site/visit.h"

/* Counts a POST of a route with .throttle, by its cookie and its address.
 * Before the transaction, so that a refusal counts too, and before anything is
 * looked at: how many there are is read with who it is (session_know). */
enum err attempt_noted(struct visit *v);
/* After that: TOO_MANY, and says when to come again. */
enum err attempt_judged(struct visit *v);

/* Inside the transaction, when the command has done it: takes that attempt
 * back where only refusals count. */
enum err attempt_well(struct visit *v);

/* One attempt on somebody named otherwise, an account or a mail address, from
 * wherever it comes; attempts is their number in the time of the limit, this
 * one included, also with TOO_MANY. */
enum err attempt_on(struct visit *v, const char *limit, const char *whom,
		    int64_t *attempts);

/* TOO_MANY, and says when that limit's time is over. */
enum err attempt_refused(struct visit *v, const char *limit);

/* Who is asking, by address, for what is kept of that beside something named:
 * another digest for each.  The route has a .throttle. */
struct bytes attempt_digest(struct visit *v, const char *beside);

/* Who is counted by address: all of it for IPv4, its network of 64 bits for
 * IPv6, of which one person has 2^64 (RFC 6177, RFC 8981). */
struct bytes attempt_origin(struct arena *mem, const char *remote);

#endif
