/*
 * err.h: the one error type.
 *
 * A function that can fail returns enum err; results leave through the last
 * parameter, out.  The place that finds a fault logs it with the facts
 * (log.h); everyone else passes it on with TRY and never logs it again.
 * What a person did wrong is no error text but a fault on a field (check.h)
 * and ERR_INVALID.  A mistake of ours is an assert.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum [[nodiscard]] err {
	OK,
	ERR_INVALID,	/* what was given breaks a rule; 422 */
	ERR_NOT_FOUND,	/* not there, or not to be known of; 404 */
	ERR_GONE,	/* was there, withheld or removed for a reason; 410 */
	ERR_FORBIDDEN,	/* known, not permitted; 403, or to sign-in */
	ERR_CLOSED,	/* permitted, but not in this phase; 409 */
	ERR_CONFLICT,	/* somebody else was quicker; 409 */
	ERR_TOO_MANY,	/* the throttle; 429 */
	ERR_BUSY,	/* a service we need is away: try again; 503 */
	ERR_BROKEN,	/* our fault; 500 */
};

/* The name as written above, for the log. */
const char *err_name(enum err e);

/* Returns any error of the call at once.  Safe everywhere, since nothing but
 * the arena is held; files that hold foreign things use one goto instead. */
#define TRY(call)                                                              \
	do {                                                                   \
		enum err try_err_ = (call);                                    \
		if (try_err_ != OK)                                            \
			return try_err_;                                       \
	} while (0)

#endif
