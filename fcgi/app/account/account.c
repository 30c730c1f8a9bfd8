/*
 * account.c: one's own account: name, language, rights, what was sent and what
 * is begun, a new passphrase, which ends every other session of the person.
 */
#include "fcgi/app/account/account.h"

#include "build/sql.h"
#include "fcgi/app/account/passphrase.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/organisation/organisation.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/part/take_part.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"
#include "fcgi/site/session.h"

#include <string.h>

static enum err
rights(struct visit *v, struct node *to)
{
	struct node *list = xml_add(to, "rights");
	struct rows r;

	TRY(sql_rights_of(
	    v->db, v->mem, v->who.id, v->now, lang_content(v->lang), &r));
	for (size_t i = 0; i < r.count; i++)
		xml_attr(page_row(v, list, "right", &r, i), "authority",
		    page_script(
			v, cell(&r, i, ".lang"), cell(&r, i, ".authority")));
	return OK;
}

/* As the page says it; a lapse is a fact of time. */
static const char *
state_of(const struct visit *v, const struct rows *r, size_t i)
{
	const char *state = cell(r, i, ".state");

	if (text_is(state, "unconfirmed"))
		return strcmp(cell_time(r, i, ".until"), v->now) <= 0
			   ? "lapsed"
			   : "unconfirmed";
	return text_is(state, "filed") ? "received" : state;
}

/* What was sent opens without its code: the account is the key. */
static enum err
sent(struct visit *v, struct node *to)
{
	struct node *list;
	struct rows r;

	TRY(sql_account_submissions(
	    v->db, v->mem, v->who.id, lang_content(v->lang), &r));
	if (!r.count)
		return OK;
	list = xml_add(to, "submissions");
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, list, "submission", &r, i);

		xml_attr(node, "state", state_of(v, &r, i));
		page_link(v, node, status_show, "number",
		    cell(&r, i, "@number"), "code", OWN_CODE, NULL);
	}
	return OK;
}

static enum err
unsent(struct visit *v, struct node *to)
{
	struct node *list;
	struct rows r;

	TRY(sql_account_unsent(
	    v->db, v->mem, v->who.id, v->now, lang_content(v->lang), &r));
	if (!r.count)
		return OK;
	list = xml_add(to, "unsent");
	for (size_t i = 0; i < r.count; i++)
		page_link(v, page_row(v, list, "submission", &r, i),
		    take_part_show, "consultation", cell(&r, i, ".slug"), NULL);
	return OK;
}

enum err
account_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "account-page");
	struct pair first[] = {
	    {"name", v->who.name, -1}, {"language", v->who.language, -1}};
	const struct pairs preset = {first, 2};

	xml_add_text(to, "email", v->who.email);
	xml_add_text(to, "name", v->who.name);
	TRY(rights(v, to));
	TRY(organisations_mine(v, to));
	TRY(unsent(v, to));
	TRY(sent(v, to));
	page_link(v, xml_add(to, "ways"), account_ways_show, NULL);
	(void)page_offer_with(to, v, account_change, &preset, NULL);
	return OK;
}

enum err
account_change(struct visit *v, struct answers *in)
{
	struct rows r;

	TRY(sql_account_by_id(v->db, v->mem, v->who.id, &r));
	TRY(sql_account_change(v->db, v->mem, v->who.id,
	    cell_int(&r, 0, "edition"), answer(in, "name"),
	    answer(in, "language")));
	visit_notice(v, "saved");
	return visit_next(v, account_show, NULL);
}

/* Argon2id twice: what is there, what shall be. */
enum err
password_prepare(struct visit *v, struct answers *in)
{
	struct rows r;
	enum err e;

	e = sql_credential_find(v->db, v->mem, v->who.id, &r);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	if (e != OK || !cell(&r, 0, "password") ||
	    !secret_password_ok(cell(&r, 0, "password"), answer(in, "old"))) {
		answers_fault(in, "old", "wrong_password");
		return ERR_INVALID;
	}
	return passphrase_make(v, in, v->who.email);
}

enum err
password_change(struct visit *v, struct answers *in)
{
	const struct deed deed = {
	    .what = "password", .kind = "account", .object = v->who.id};
	int64_t count;

	(void)in;
	TRY(sql_credential_password(
	    v->db, v->mem, v->who.id, v->prepared, v->now, &count));
	TRY(sql_session_end_all(v->db, v->mem, v->who.id, v->now, &count));
	TRY(sql_account_ways(v->db, v->mem, v->who.id, &count));
	TRY(desk_note(v, &deed));
	TRY(account_tell(v, "passphrase"));
	TRY(session_sign_in(v, v->who.id, v->who.anywhere != 0));
	visit_notice(v, "password_changed");
	return visit_next(v, account_ways_show, NULL);
}
