/*
 * account.h: signing in and out, and one's own account.
 *
 * Sign-in, the second step and a new password are served by the sign-in pool
 * alone: only its account of the database reads credential, and only it holds
 * the key of the second factors' secrets.
 */
#ifndef APP_ACCOUNT_H
#define APP_ACCOUNT_H

#include "fcgi/site/visit.h"

enum err sign_in_show(struct visit *v, struct node *page);
enum err sign_in_prepare(struct visit *v, struct answers *in);
enum err sign_in(struct visit *v, struct answers *in);

/* Staff: the six digits, within ten minutes of the password. */
enum err second_show(struct visit *v, struct node *page);
enum err second_prepare(struct visit *v, struct answers *in);
enum err second_enter(struct visit *v, struct answers *in);

enum err sign_out(struct visit *v, struct answers *in);

enum err account_show(struct visit *v, struct node *page);
enum err account_change(struct visit *v, struct answers *in);
enum err password_prepare(struct visit *v, struct answers *in);
enum err password_change(struct visit *v, struct answers *in);

enum { INVITED_SECONDS = 7 * 86400 };

/* The link of a mail that sets password and second factor. */
enum err invitation_show(struct visit *v, struct node *page);
enum err invitation_prepare(struct visit *v, struct answers *in);
enum err invitation_accept(struct visit *v, struct answers *in);
/* Makes one and queues its mail ("invitation", subject: v->authority). */
enum err account_invite(struct visit *v, int64_t account);
/* The secret of a new link for the account; earlier ones end. */
enum err invitation_make(struct db *db, struct arena *mem, int64_t account,
			 const char *now, const char **token);

#endif
