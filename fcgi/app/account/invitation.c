/*
 * invitation.c: the link by which somebody sets password and second factor:
 * who was given rights, or lost the factor.  Good once, for a week.
 *
 * The secret of the second factor is made from the link's own, so that showing
 * the page writes nothing; only the sign-in pool has the key for that.
 */
#include "build/sql.h"
#include "fcgi/app/account/account.h"
#include "fcgi/app/account/passphrase.h"
#include "fcgi/app/account/totp.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"
#include "fcgi/site/session.h"

#include <string.h>

static struct bytes
digest(struct arena *mem, const char *token)
{
	unsigned char *out = arena_alloc(mem, DIGEST_SIZE);

	secret_digest(token, strlen(token), out);
	return (struct bytes){out, DIGEST_SIZE};
}

enum err
invitation_make(struct db *db, struct arena *mem, int64_t account,
    const char *now, const char **token)
{
	unsigned char random[32];
	int64_t id;

	secret_random(random, sizeof random);
	*token = text_base64url(mem, random, sizeof random);
	TRY(sql_token_end(db, mem, "invitation", account, now, &id));
	return sql_token_add(db, mem, "invitation", digest(mem, *token),
	    &account, NULL, now, clock_add(mem, now, INVITED_SECONDS), &id);
}

enum err
account_invite(struct visit *v, int64_t account)
{
	const char *token;

	TRY(invitation_make(v->db, v->mem, account, v->now, &token));
	return mail_queue(v, "invitation", v->authority, "account", account,
	    token, lang_code(v->lang));
}

static enum err
invited(struct visit *v, struct rows *token, struct rows *account)
{
	TRY(sql_token_find(v->db, v->mem, "invitation",
	    digest(v->mem, path_part(v, "token")), v->now, token));
	TRY(sql_account_by_id(
	    v->db, v->mem, cell_int(token, 0, "subject_id"), account));
	return text_is(cell(account, 0, "state"), "active") ? OK
							    : ERR_NOT_FOUND;
}

/* Always the same for the same link. */
static struct bytes
second_factor(struct visit *v)
{
	const char *text =
	    arena_printf(v->mem, "invitation\n%s", path_part(v, "token"));
	unsigned char *mac = arena_alloc(v->mem, MAC_SIZE);

	secret_hmac(v->site->totp_key, text, strlen(text), mac);
	return (struct bytes){mac, TOTP_SECRET};
}

enum err
invitation_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "invitation-page");
	struct rows token, account;
	const char *secret;

	TRY(invited(v, &token, &account));
	secret = totp_to_text(v->mem, second_factor(v));
	xml_add_text(to, "name", cell(&account, 0, "name"));
	xml_add_text(to, "email", cell(&account, 0, "email"));
	xml_add_text(to, "secret", secret);
	xml_add_text(to, "address",
	    arena_printf(v->mem, "otpauth://totp/Glas:%s?secret=%s&issuer=Glas",
		text_url_encode(v->mem, cell(&account, 0, "email")), secret));
	(void)page_offer(to, v, invitation_accept, NULL);
	return OK;
}

enum err
invitation_prepare(struct visit *v, struct answers *in)
{
	struct rows token, account;

	TRY(invited(v, &token, &account));
	return passphrase_make(v, in, cell(&account, 0, "email"));
}

static enum err
credential(struct visit *v, struct answers *in, int64_t account)
{
	struct bytes secret = second_factor(v), sealed;
	int64_t step, count;

	if (totp_check(secret, answer(in, "code"), v->now, &step) != OK) {
		answers_fault(in, "code", "wrong_code");
		return ERR_INVALID;
	}
	TRY(secret_seal(v->mem, v->site->totp_key, secret, &sealed));
	TRY(sql_credential_password(
	    v->db, v->mem, account, v->prepared, v->now, &count));
	TRY(sql_credential_totp(
	    v->db, v->mem, account, sealed, v->now, &count));
	TRY(sql_credential_totp_step(v->db, v->mem, account, step));
	return sql_account_ways(v->db, v->mem, account, &count);
}

enum err
invitation_accept(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "invitation_accepted", .kind = "account"};
	struct rows token, account;
	int64_t count;

	TRY(invited(v, &token, &account));
	deed.object = cell_int(&token, 0, "subject_id");
	TRY(credential(v, in, deed.object));
	TRY(sql_token_use(v->db, v->mem, cell_int(&token, 0, "id"), v->now));
	TRY(sql_account_verified(v->db, v->mem, deed.object, v->now));
	TRY(sql_session_end_all(v->db, v->mem, deed.object, v->now, &count));
	TRY(desk_note(v, &deed));
	TRY(session_sign_in(v, deed.object, true));
	return visit_next(v, desk_show, NULL);
}
