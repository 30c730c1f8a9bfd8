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

/* In for that account, when its passphrase or its link is right: to the second
 * step where there is one, else to next.  ERR_NOT_FOUND: it is closed. */
enum err account_enter(struct visit *v, int64_t account, const char *next);

/* A link by mail: it signs in, and begins an account where there was none.
 * What is answered is the same for every address. */
enum err sign_in_ask_show(struct visit *v, struct node *page);
enum err sign_in_ask_prepare(struct visit *v, struct answers *in);
enum err sign_in_ask(struct visit *v, struct answers *in);
enum err sign_in_sent_show(struct visit *v, struct node *page);
/* Behind it: buttons that act, once. */
enum err sign_in_link_show(struct visit *v, struct node *page);
enum err sign_in_link_enter(struct visit *v, struct answers *in);
enum err account_begin_prepare(struct visit *v, struct answers *in);
enum err account_begin(struct visit *v, struct answers *in);
enum err passphrase_new_prepare(struct visit *v, struct answers *in);
enum err passphrase_new(struct visit *v, struct answers *in);
/* A new random secret for a link of that purpose; id is its row. */
enum err link_make(struct visit *v, const char *purpose, int64_t account,
		   const char *detail, int64_t seconds, const char **secret,
		   int64_t *id);
/* The row of a link that is good now.  ERR_GONE: used, past its end, never
 * made; and the page says so. */
enum err link_find(struct visit *v, const char *purpose, struct rows *token);

enum err account_show(struct visit *v, struct node *page);
enum err account_change(struct visit *v, struct answers *in);
enum err password_prepare(struct visit *v, struct answers *in);
enum err password_change(struct visit *v, struct answers *in);

/* How one signs in: passphrase, second factor, sessions, address, the end. */
enum err account_ways_show(struct visit *v, struct node *page);
enum err second_new_show(struct visit *v, struct node *page);
enum err second_new(struct visit *v, struct answers *in);
enum err second_end_prepare(struct visit *v, struct answers *in);
enum err second_end(struct visit *v, struct answers *in);
enum err sessions_end(struct visit *v, struct answers *in);
enum err address_ask_prepare(struct visit *v, struct answers *in);
enum err address_ask(struct visit *v, struct answers *in);
enum err address_link_show(struct visit *v, struct node *page);
enum err address_take(struct visit *v, struct answers *in);
enum err account_close(struct visit *v, struct answers *in);
/* The six digits against the account's sealed secret, used up with it.
 * ERR_INVALID with a fault at the field "code". */
enum err second_ok(struct visit *v, struct answers *in, int64_t account);
/* Tells the holder by mail what was done: kind "notice-WHAT". */
enum err account_tell(struct visit *v, const char *what);

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
