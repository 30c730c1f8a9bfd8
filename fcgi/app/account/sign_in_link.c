/*
 * sign_in_link.c: signing in by a link that comes by mail, and the beginning
 * of an account by the same link.
 *
 * Whoever asks is answered the same and the same is done, whether the address
 * has an account or not: a row for it, a link, a mail.  A link acts by its
 * button alone, once, and until then an account that was never begun is an
 * address and nothing else (sweep.c).
 */
#include "build/sql.h"
#include "fcgi/app/account/account.h"
#include "fcgi/app/account/passphrase.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/attempt.h"
#include "fcgi/site/page.h"
#include "fcgi/site/session.h"

#include <string.h>

static const char purpose[] = "sign-in-link";

static struct bytes
digest(struct arena *mem, const char *secret)
{
	unsigned char *out = arena_alloc(mem, DIGEST_SIZE);

	secret_digest(secret, strlen(secret), out);
	return (struct bytes){out, DIGEST_SIZE};
}

enum err
link_make(struct visit *v, const char *what, int64_t account,
    const char *detail, int64_t seconds, const char **secret, int64_t *id)
{
	unsigned char random[32];

	secret_random(random, sizeof random);
	*secret = text_base64url(v->mem, random, sizeof random);
	return sql_token_add(v->db, v->mem, what, digest(v->mem, *secret),
	    &account, detail, v->now, clock_add(v->mem, v->now, seconds), id);
}

enum err
link_find(struct visit *v, const char *what, struct rows *token)
{
	enum err e = sql_token_find(v->db, v->mem, what,
	    digest(v->mem, path_part(v, "token")), v->now, token);

	if (e != ERR_NOT_FOUND)
		return e;
	v->fault = "expired";
	return ERR_GONE;
}

/* ---- asking ---- */

enum err
sign_in_ask_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "sign-in-ask-page");
	const char *next = visit_query(v, "next");
	struct pair first = {"next", next ? next : "", -1};
	const struct pairs preset = {&first, 1};

	(void)page_offer_with(to, v, sign_in_ask, &preset, NULL);
	page_link(
	    v, xml_add(to, "by-passphrase"), sign_in_show, "?next", next, NULL);
	return OK;
}

static const char *
email_key(struct visit *v, const struct answers *in)
{
	return text_lower(v->mem, answer(in, "email"));
}

enum err
sign_in_ask_prepare(struct visit *v, struct answers *in)
{
	int64_t attempts;

	return attempt_on(v, "mail", email_key(v, in), &attempts);
}

enum err
sign_in_ask(struct visit *v, struct answers *in)
{
	const char *key = email_key(v, in), *secret;
	int64_t id, count;
	struct rows r;

	TRY(sql_account_begin(v->db, v->mem, answer(in, "email"), key,
	    lang_code(v->lang), v->now, &count));
	TRY(sql_account_by_email(v->db, v->mem, key, &r));
	TRY(link_make(v, purpose, cell_int(&r, 0, "id"), answer(in, "next"),
	    v->site->settings->link_minutes * 60, &secret, &id));
	TRY(mail_queue(v, "sign-in-link", id, "account", cell_int(&r, 0, "id"),
	    secret, lang_code(v->lang)));
	return visit_next(v, sign_in_sent_show, NULL);
}

enum err
sign_in_sent_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "sign-in-sent-page");

	xml_attr_int(to, "minutes", v->site->settings->link_minutes);
	page_link(v, xml_add(to, "again"), sign_in_ask_show, NULL);
	return OK;
}

/* ---- behind the link ---- */

static enum err
linked(struct visit *v, struct rows *token, struct rows *account)
{
	TRY(link_find(v, purpose, token));
	TRY(sql_account_by_id(
	    v->db, v->mem, cell_int(token, 0, "subject_id"), account));
	if (text_is(cell(account, 0, "state"), "active"))
		return OK;
	v->fault = "expired";
	return ERR_GONE;
}

static bool
begun(const struct rows *account)
{
	return cell_time(account, 0, "verified_at") != NULL;
}

enum err
sign_in_link_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "sign-in-link-page");
	struct pair first = {"language", lang_code(v->lang), -1};
	const struct pairs preset = {&first, 1};
	struct rows token, account;

	TRY(linked(v, &token, &account));
	xml_add_text(to, "email", cell(&account, 0, "email"));
	if (!begun(&account)) {
		(void)page_offer_with(to, v, account_begin, &preset, NULL);
		return OK;
	}
	(void)page_offer(to, v, sign_in_link_enter, NULL);
	(void)page_offer(to, v, passphrase_new, NULL);
	return OK;
}

static enum err
used(struct visit *v, const struct rows *token)
{
	enum err e =
	    sql_token_use(v->db, v->mem, cell_int(token, 0, "id"), v->now);

	if (e != ERR_CONFLICT)
		return e;
	v->fault = "expired";
	return ERR_GONE;
}

enum err
sign_in_link_enter(struct visit *v, struct answers *in)
{
	struct rows token, account;

	(void)in;
	TRY(linked(v, &token, &account));
	if (!begun(&account))
		return ERR_CONFLICT;
	TRY(used(v, &token));
	return account_enter(
	    v, cell_int(&account, 0, "id"), cell(&token, 0, "detail"));
}

enum err
account_begin_prepare(struct visit *v, struct answers *in)
{
	struct rows token, account;

	if (!answer_is(in, "way", "passphrase"))
		return OK;
	TRY(linked(v, &token, &account));
	return passphrase_make(v, in, cell(&account, 0, "email"));
}

static enum err
keep_passphrase(struct visit *v, int64_t account)
{
	int64_t count;

	TRY(sql_credential_password(
	    v->db, v->mem, account, v->prepared, v->now, &count));
	return sql_account_ways(v->db, v->mem, account, &count);
}

enum err
account_begin(struct visit *v, struct answers *in)
{
	struct rows token, account;
	struct deed deed = {.what = "account_begun", .kind = "account"};

	TRY(linked(v, &token, &account));
	deed.object = cell_int(&account, 0, "id");
	TRY(used(v, &token));
	TRY(sql_account_name(v->db, v->mem, deed.object, answer(in, "name"),
	    answer(in, "language"), v->now));
	if (v->prepared)
		TRY(keep_passphrase(v, deed.object));
	TRY(desk_note(v, &deed));
	visit_notice(v, "account_begun");
	return account_enter(v, deed.object, cell(&token, 0, "detail"));
}

enum err
passphrase_new_prepare(struct visit *v, struct answers *in)
{
	struct rows token, account;

	TRY(linked(v, &token, &account));
	return passphrase_make(v, in, cell(&account, 0, "email"));
}

/* The way back in for who forgot it: all other sessions end. */
enum err
passphrase_new(struct visit *v, struct answers *in)
{
	struct rows token, account;
	struct deed deed = {.what = "password", .kind = "account"};
	int64_t count;

	(void)in;
	TRY(linked(v, &token, &account));
	if (!begun(&account))
		return ERR_CONFLICT;
	deed.object = cell_int(&account, 0, "id");
	TRY(used(v, &token));
	TRY(keep_passphrase(v, deed.object));
	TRY(sql_session_end_all(v->db, v->mem, deed.object, v->now, &count));
	TRY(desk_note(v, &deed));
	TRY(mail_queue(v, "notice-passphrase", deed.object, "account",
	    deed.object, NULL, cell(&account, 0, "language")));
	visit_notice(v, "password_changed");
	return account_enter(v, deed.object, cell(&token, 0, "detail"));
}
