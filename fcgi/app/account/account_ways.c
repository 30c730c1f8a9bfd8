/*
 * account_ways.c: how one signs in: passphrase, second factor, the address
 * itself, sessions elsewhere, and the end of the account.  What changes a way
 * in is told to the holder by mail; a new address is told to the old one.
 *
 * The secret of a new second factor is made from the cookie, so that showing
 * the page writes nothing; each change of a way in gives a new cookie.
 */
#include "build/sql.h"
#include "fcgi/app/account/account.h"
#include "fcgi/app/account/totp.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/public/list.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/attempt.h"
#include "fcgi/site/page.h"
#include "fcgi/site/session.h"

#include <string.h>

static enum err
wrong(struct answers *in, const char *field, const char *fault)
{
	answers_fault(in, field, fault);
	return ERR_INVALID;
}

enum err
account_tell(struct visit *v, const char *what)
{
	return mail_queue(v, arena_printf(v->mem, "notice-%s", what), v->who.id,
	    "account", v->who.id, NULL, v->who.language);
}

static enum err
noted(struct visit *v, const char *what)
{
	const struct deed deed = {
	    .what = what, .kind = "account", .object = v->who.id};

	return desk_note(v, &deed);
}

/* A new cookie: rights and ways in have changed. */
static enum err
session_anew(struct visit *v)
{
	int64_t count;
	bool staff = v->who.anywhere != 0;

	TRY(sql_session_end_all(v->db, v->mem, v->who.id, v->now, &count));
	return session_sign_in(v, v->who.id, staff);
}

enum err
account_ways_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "account-ways-page");
	struct rows r;

	page_crumb(
	    v, visit_text(v, "account.title", NULL, NULL), account_show, NULL);
	TRY(sql_account_by_id(v->db, v->mem, v->who.id, &r));
	xml_add_text(to, "email", cell(&r, 0, "email"));
	page_moment(
	    v, to, "passphrase", cell_time(&r, 0, "passphrase_at"), "UTC");
	page_moment(v, to, "second", cell_time(&r, 0, "second_at"), "UTC");
	if (cell(&r, 0, "passphrase_at"))
		(void)page_offer(to, v, password_change, NULL);
	else
		page_link(v, xml_add(to, "by-link"), sign_in_ask_show, NULL);
	if (cell(&r, 0, "second_at"))
		(void)page_offer(to, v, second_end, NULL);
	else
		page_link(v, xml_add(to, "second-new"), second_new_show, NULL);
	(void)page_offer(to, v, address_ask, NULL);
	(void)page_offer(to, v, sessions_end, NULL);
	(void)page_offer(to, v, account_close, NULL);
	return OK;
}

/* ---- the second factor ---- */

static enum err
secret_to_be(struct visit *v, struct bytes *out)
{
	unsigned char *mac = arena_alloc(v->mem, MAC_SIZE);
	const char *text;
	struct rows r;

	TRY(sql_account_by_id(v->db, v->mem, v->who.id, &r));
	if (cell(&r, 0, "second_at"))
		return ERR_CONFLICT;
	text = arena_printf(
	    v->mem, "second\n%s\n%lld", v->cookie, (long long)v->who.id);
	secret_hmac(v->site->totp_key, text, strlen(text), mac);
	*out = (struct bytes){mac, TOTP_SECRET};
	return OK;
}

enum err
second_new_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "totp-page");
	struct bytes secret;
	const char *words;

	page_crumb(
	    v, visit_text(v, "account.title", NULL, NULL), account_show, NULL);
	page_crumb(v, visit_text(v, "account_ways.title", NULL, NULL),
	    account_ways_show, NULL);
	TRY(secret_to_be(v, &secret));
	words = totp_to_text(v->mem, secret);
	xml_add_text(to, "secret", words);
	xml_add_text(to, "address",
	    arena_printf(v->mem, "otpauth://totp/Glas:%s?secret=%s&issuer=Glas",
		text_url_encode(v->mem, v->who.email), words));
	(void)page_offer(to, v, second_new, NULL);
	return OK;
}

enum err
second_new(struct visit *v, struct answers *in)
{
	struct bytes secret, sealed;
	int64_t step, count, id = v->who.id;

	TRY(secret_to_be(v, &secret));
	if (totp_check(secret, answer(in, "code"), v->now, &step) != OK)
		return wrong(in, "code", "wrong_code");
	TRY(secret_seal(v->mem, v->site->totp_key, secret, &sealed));
	TRY(sql_credential_totp(v->db, v->mem, id, sealed, v->now, &count));
	TRY(sql_credential_totp_step(v->db, v->mem, id, step));
	TRY(sql_account_ways(v->db, v->mem, id, &count));
	TRY(noted(v, "second_on"));
	TRY(account_tell(v, "second-on"));
	TRY(session_anew(v));
	visit_notice(v, "second_on");
	return visit_next(v, account_ways_show, NULL);
}

enum err
second_end_prepare(struct visit *v, struct answers *in)
{
	int64_t attempts;

	(void)in;
	return attempt_on(v, "second",
	    arena_printf(v->mem, "%lld", (long long)v->who.id), &attempts);
}

enum err
second_end(struct visit *v, struct answers *in)
{
	int64_t count, id = v->who.id;
	struct rows r;

	TRY(second_ok(v, in, id));
	TRY(sql_account_holds(v->db, v->mem, id, v->now, &r));
	if (cell_int(&r, 0, "rights"))
		return wrong(in, "", "second_needed");
	TRY(sql_credential_totp_end(v->db, v->mem, id, v->now, &count));
	TRY(sql_account_ways(v->db, v->mem, id, &count));
	TRY(noted(v, "second_off"));
	TRY(account_tell(v, "second-off"));
	TRY(session_anew(v));
	visit_notice(v, "second_off");
	return visit_next(v, account_ways_show, NULL);
}

enum err
sessions_end(struct visit *v, struct answers *in)
{
	(void)in;
	TRY(noted(v, "sessions_ended"));
	TRY(session_anew(v));
	visit_notice(v, "sessions_ended");
	return visit_next(v, account_ways_show, NULL);
}

/* ---- the address ---- */

enum err
address_ask_prepare(struct visit *v, struct answers *in)
{
	int64_t attempts;

	return attempt_on(
	    v, "mail", text_lower(v->mem, answer(in, "email")), &attempts);
}

/* The same for an address that has an account: the link will not work. */
enum err
address_ask(struct visit *v, struct answers *in)
{
	const char *secret;
	int64_t id;

	TRY(link_make(v, "address", v->who.id, answer(in, "email"),
	    v->site->settings->link_minutes * 60, &secret, &id));
	TRY(mail_queue(
	    v, "address-link", id, "token", id, secret, lang_code(v->lang)));
	visit_notice(v, "address_asked");
	return visit_next(v, account_ways_show, NULL);
}

/* Good for the one who asked: who has the mail alone cannot take an account,
 * who has the account alone cannot take an address. */
static enum err
asked(struct visit *v, struct rows *token)
{
	TRY(link_find(v, "address", token));
	if (cell_int(token, 0, "subject_id") == v->who.id)
		return OK;
	v->fault = "expired";
	return ERR_GONE;
}

enum err
address_link_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "confirm-page");
	struct rows token;

	TRY(asked(v, &token));
	xml_attr(to, "key", "address");
	xml_attr(to, "a", cell(&token, 0, "detail"));
	(void)page_offer(to, v, address_take, NULL);
	return OK;
}

/* The old address is kept with a row of token until its mail is made. */
static enum err
tell_old(struct visit *v, const char *what)
{
	const char *secret;
	int64_t id;

	TRY(link_make(
	    v, "address-old", v->who.id, v->who.email, 86400, &secret, &id));
	return mail_queue(v, arena_printf(v->mem, "notice-%s", what), v->who.id,
	    "token", id, NULL, v->who.language);
}

enum err
address_take(struct visit *v, struct answers *in)
{
	struct rows token;
	const char *email;
	enum err e;

	(void)in;
	TRY(asked(v, &token));
	email = cell(&token, 0, "detail");
	TRY(sql_token_use(v->db, v->mem, cell_int(&token, 0, "id"), v->now));
	e = sql_account_address(
	    v->db, v->mem, v->who.id, email, text_lower(v->mem, email));
	if (e == ERR_CONFLICT) {
		v->fault = "address_taken";
		return ERR_GONE;
	}
	TRY(e);
	TRY(noted(v, "address"));
	TRY(tell_old(v, "address"));
	TRY(session_anew(v));
	visit_notice(v, "address_changed");
	return visit_next(v, account_ways_show, NULL);
}

/* ---- the end ---- */

enum err
account_close(struct visit *v, struct answers *in)
{
	int64_t count, id = v->who.id;
	struct rows r;

	TRY(sql_account_holds(v->db, v->mem, id, v->now, &r));
	if (cell_int(&r, 0, "rights"))
		return wrong(in, "", "holds_rights");
	if (cell_int(&r, 0, "organisations"))
		return wrong(in, "", "last_of_organisation");
	TRY(tell_old(v, "closed"));
	TRY(sql_account_leaves(v->db, v->mem, id, v->now, &count));
	TRY(sql_session_end_all(v->db, v->mem, id, v->now, &count));
	TRY(noted(v, "closed"));
	TRY(sql_account_end(v->db, v->mem, id, v->now));
	session_forget(v);
	visit_notice(v, "account_closed");
	return visit_next(v, front_show, NULL);
}
