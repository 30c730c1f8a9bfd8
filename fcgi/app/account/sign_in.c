/*
 * sign_in.c: signing in, in two steps where there is a second factor, and out.
 *
 * Who has no account is answered as who gave a wrong password: same page,
 * same status, same work.  Between the steps a row of token says that the
 * right password was given with this cookie; it opens nothing by itself.
 */
#include "fcgi/app/account/account.h"

#include "build/sql.h"
#include "fcgi/app/account/totp.h"
#include "fcgi/app/intake/voice.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/public/list.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/attempt.h"
#include "fcgi/site/page.h"
#include "fcgi/site/policy.h"
#include "fcgi/site/session.h"

#include <string.h>

enum { HALF_SECONDS = 600 };

static enum err
wrong(struct answers *in, const char *field, const char *fault)
{
	answers_fault(in, field, fault);
	return ERR_INVALID;
}

static const char *
email_key(struct visit *v, const struct answers *in)
{
	return text_lower(v->mem, answer(in, "email"));
}

static struct bytes
half_digest(struct visit *v)
{
	const char *text = arena_printf(v->mem, "sign-in\n%s", v->cookie);
	unsigned char *digest = arena_alloc(v->mem, DIGEST_SIZE);

	secret_digest(text, strlen(text), digest);
	return (struct bytes){digest, DIGEST_SIZE};
}

/* Where to go: the page that asked for it, if it is one of ours and no step of
 * signing in; else the desk, or the front page. */
static enum err
land(struct visit *v, const char *next, bool staff)
{
	const struct route *r = NULL;
	struct parts parts = {0};

	if (next && *next == '/' &&
	    route_find(v->mem, GET, next, &r, &parts) == ROUTE_FOUND &&
	    r->page && r->pool != SIGN_IN)
		return visit_next_path(v, route_path(v->mem, r, &parts));
	r = staff ? route_of_page("desk") : NULL;
	if (!r)
		return visit_next(v, front_show, NULL);
	return visit_next_path(v, route_path(v->mem, r, &v->parts));
}

static enum err
take_along(struct visit *v, int64_t account)
{
	int64_t session = v->who.session, count;
	struct rows r;

	TRY(sql_unsent_merge(v->db, v->mem, session, account, &count));
	TRY(sql_unsent_left(v->db, v->mem, session, account, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(sql_unsent_take(
		    v->db, v->mem, cell_int(&r, i, "id"), account, &count));
	return support_take(v, account);
}

/* A session of that account; what was collected and supported before stays
 * with it. */
static enum err
enter(struct visit *v, int64_t account, bool staff, const char *next)
{
	if (v->who.session)
		TRY(take_along(v, account));
	TRY(session_sign_in(v, account, staff));
	return land(v, next, staff);
}

enum err
account_enter(struct visit *v, int64_t account, const char *next)
{
	struct rows r;
	int64_t count;

	TRY(sql_sign_in_account(v->db, v->mem, account, v->now, &r));
	/* staff without a second factor hold no right until they have one */
	if (!cell_int(&r, 0, "second"))
		return enter(v, account, false, next);
	TRY(sql_sign_in_half(v->db, v->mem, half_digest(v), account, v->now,
	    clock_add(v->mem, v->now, HALF_SECONDS), &count));
	return visit_next(v, second_show, "?next", next, NULL);
}

enum err
sign_in_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "sign-in-page");
	const char *next = visit_query(v, "next");
	struct pair first = {"next", next ? next : "", -1};
	const struct pairs preset = {&first, 1};

	(void)page_offer_with(to, v, sign_in, &preset, NULL);
	page_link(
	    v, xml_add(to, "by-link"), sign_in_ask_show, "?next", next, NULL);
	return OK;
}

/* What is compared where there is no account or no passphrase, so that it takes
 * as long: of 32 random bytes that nobody kept. */
static const char nobodys[] =
    "$argon2id$v=19$m=65536,t=2,p=1$4DMUY7PHng74L9DOtgA9ww"
    "$xSNdHsbu5+BYygylp6V+1ytton5xOAHapyPHPQ/+MKA";

/* Argon2id, before the transaction. */
enum err
sign_in_prepare(struct visit *v, struct answers *in)
{
	const char *key = email_key(v, in);
	const char *password = answer(in, "password");
	int64_t attempts;
	struct rows r;
	enum err e;

	/* the same for accounts that are not there */
	TRY(attempt_on(v, "account", key, &attempts));
	e = sql_sign_in_credential(v->db, v->mem, key, v->now, &r);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	v->prepared = e == OK ? cell(&r, 0, "password") : nobodys;
	if (!secret_password_ok(v->prepared, password) || e != OK)
		return wrong(in, "password", "wrong");
	return OK;
}

enum err
sign_in(struct visit *v, struct answers *in)
{
	const char *next = answer(in, "next");
	struct rows r;
	enum err e =
	    sql_sign_in_credential(v->db, v->mem, email_key(v, in), v->now, &r);

	if (e == ERR_NOT_FOUND ||
	    (e == OK && !text_is(cell(&r, 0, "password"), v->prepared)))
		return wrong(in, "password", "wrong");
	TRY(e);
	if (cell_int(&r, 0, "staff") && !cell_int(&r, 0, "second"))
		return wrong(in, "", "no_second_step");
	return account_enter(v, cell_int(&r, 0, "id"), next);
}

/* Whose password was given with this cookie.  ERR_NOT_FOUND: nobody's, or too
 * long ago. */
static enum err
half(struct visit *v, struct rows *out)
{
	if (!v->cookie || v->new_cookie)
		return ERR_NOT_FOUND;
	return sql_token_find(
	    v->db, v->mem, "sign-in", half_digest(v), v->now, out);
}

enum err
second_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "totp-page");
	const char *next = visit_query(v, "next");
	struct pair first = {"next", next ? next : "", -1};
	const struct pairs preset = {&first, 1};
	struct rows token;
	enum err e = half(v, &token);

	if (e == ERR_NOT_FOUND) {
		v->sign_in_first = true;
		return ERR_FORBIDDEN;
	}
	TRY(e);
	(void)page_offer_with(to, v, second_enter, &preset, NULL);
	return OK;
}

/* Whoever tries codes knows the password: its holder is told, once. */
static enum err
warn(struct visit *v, int64_t account)
{
	struct rows r;

	TRY(sql_account_by_id(v->db, v->mem, account, &r));
	return mail_queue(v, "sign-in-refused", account, "account", account,
	    NULL, cell(&r, 0, "language"));
}

enum err
second_prepare(struct visit *v, struct answers *in)
{
	const struct throttle *t = throttle_find("second");
	struct rows token;
	int64_t attempts = 0;
	enum err e = half(v, &token);

	(void)in;
	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	e = attempt_on(v, t->name, cell(&token, 0, "subject_id"), &attempts);
	if (attempts == t->person + 1)
		TRY(warn(v, cell_int(&token, 0, "subject_id")));
	return e;
}

/* The code against the sealed secret; its step is used up with it. */
enum err
second_ok(struct visit *v, struct answers *in, int64_t account)
{
	struct bytes secret;
	int64_t step;
	struct rows r;
	enum err e;

	e = sql_sign_in_second(v->db, v->mem, account, &r);
	if (e == ERR_NOT_FOUND)
		return wrong(in, "code", "wrong_code");
	TRY(e);
	if (secret_open(v->mem, v->site->totp_key,
		cell_bytes(&r, 0, "totp_secret"), &secret) != OK)
		return log_err(ERR_BROKEN, "sign_in.seal",
		    "a second factor is sealed with another key");
	if (totp_check(secret, answer(in, "code"), v->now, &step) != OK ||
	    step <= cell_int(&r, 0, "totp_step"))
		return wrong(in, "code", "wrong_code");
	e = sql_credential_totp_step(v->db, v->mem, account, step);
	if (e == ERR_CONFLICT)
		return wrong(in, "code", "wrong_code");
	return e;
}

enum err
second_enter(struct visit *v, struct answers *in)
{
	struct rows token, r;
	int64_t account;
	enum err e = half(v, &token);

	if (e == ERR_NOT_FOUND) {
		visit_notice(v, "sign_in_again");
		return visit_next(v, sign_in_show, NULL);
	}
	TRY(e);
	account = cell_int(&token, 0, "subject_id");
	TRY(second_ok(v, in, account));
	TRY(sql_token_use(v->db, v->mem, cell_int(&token, 0, "id"), v->now));
	TRY(sql_sign_in_account(v->db, v->mem, account, v->now, &r));
	return enter(v, account, cell_int(&r, 0, "staff"), answer(in, "next"));
}

enum err
sign_out(struct visit *v, struct answers *in)
{
	(void)in;
	TRY(session_sign_out(v));
	session_forget(v);
	return visit_next(v, front_show, NULL);
}
