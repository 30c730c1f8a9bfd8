/*
 * attempt.h: how often somebody tried what guesses or floods.  The limits are
 * rows of policy.c; kept are keyed digests, never an address or a name.
 */
#ifndef SITE_ATTEMPT_H
#define SITE_ATTEMPT_H

#include "fcgi/site/visit.h"

/* A POST of a route with .throttle is counted by its cookie and its address,
 * a refused one too.  What guesses a secret is counted before anything is
 * looked at, so that many guesses at once are all seen; all else in the
 * transaction of its command (attempt_with), or alone if there was none
 * (attempt_after): of those, as many more may pass at once as there are
 * workers. */
enum err attempt_first(struct visit *v);
/* After who it is was read (session_know), and with it how many there were:
 * TOO_MANY, and says when to come again. */
enum err attempt_judged(struct visit *v);
/* First in the transaction. */
enum err attempt_with(struct visit *v);
/* At the end, by how it ended, which it returns; not where the database was
 * away. */
enum err attempt_after(struct visit *v, enum err work);

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
