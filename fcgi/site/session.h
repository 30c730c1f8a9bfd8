/*
 * session.h: who is there: the cookie, the key of a form, sign-in and its
 * end (engineering 2, 11).  The row of a session is made by the first POST.
 */
#ifndef SITE_SESSION_H
#define SITE_SESSION_H

#include "fcgi/site/visit.h"

/* The cookie as it came, or none. */
void session_given(struct visit *v);
/* What is read before all else of a POST that is counted: v->tries, with the
 * session of the cookie and the revision of that consultation (or NULL). */
enum err session_tries(struct visit *v, const char *consultation);
/* Reads it and who it stands for; nobody is no error. */
enum err session_know(struct visit *v);
/* The same on the writer's connection, after v->looked was known: who has
 * rights is asked anew; of who has none it is only seen that the session is
 * theirs still (which the caller may know already), and noted once an hour that
 * they are here. */
enum err session_again(struct visit *v, bool still);

/* A cookie is there after it (made if not): form pages call it. */
void session_cookie(struct visit *v);

/* The key of a form that posts to path. */
const char *session_key(struct visit *v, const char *path);

/* MAC and age.  FORBIDDEN: false or missing; INVALID: expired or the cookie
 * is gone (422: the form again with a new key); CONFLICT: it was shown a moment
 * ago only, and its route is .considered (the same). */
enum err session_key_ok(struct visit *v, const char *path, const char *key);

/* First statement of the transaction; leads: where to, if that is known
 * (v->planned).  CONFLICT: used; *target is where its first use led if the same
 * was sent, NULL if something else was. */
enum err session_key_use(struct visit *v, const char *key, const char *leads,
			 const char **target);
/* Last but the tallies, where it was not known: where it led. */
enum err session_key_target(struct visit *v, const char *key,
			    const char *target);

/* The session's row, made if missing: v->who.session is set after it. */
enum err session_row(struct visit *v);
/* A new cookie value with a new row for that account; the old one ends. */
enum err session_sign_in(struct visit *v, int64_t account, bool staff);
enum err session_sign_out(struct visit *v);
/* The browser is told to drop its cookie. */
void session_forget(struct visit *v);

#endif
