/*
 * membership.c: people join an organisation by invitation, which ends by
 * itself, and leave it.  Who is invited signs in with the address that was
 * invited: a link that was passed on opens nothing.
 */
#include "build/sql.h"
#include "fcgi/app/account/account.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/organisation/organisation.h"
#include "fcgi/site/attempt.h"
#include "fcgi/site/page.h"

#include <string.h>

/* "drafter,signatory" */
static const char *
roles_of(struct visit *v, const struct answers *in)
{
	const char *all = "", *role;

	for (size_t i = 0; (role = answer_at(in, "roles", i)); i++)
		all = i ? arena_printf(v->mem, "%s,%s", all, role) : role;
	return all;
}

enum err
member_invite(struct visit *v, struct answers *in)
{
	const char *email = answer(in, "email"), *secret;
	int64_t id;

	TRY(link_make(v, "member", v->organisation,
	    arena_printf(v->mem, "%s %s", email, roles_of(v, in)),
	    MEMBER_INVITED_SECONDS, &secret, &id));
	TRY(mail_queue(
	    v, "membership", id, "token", id, secret, lang_code(v->lang)));
	TRY(organisation_note(v, "invited", email));
	visit_notice(v, "member_invited");
	return visit_next(v, organisation_room_show, NULL);
}

enum err
member_invitation_end(struct visit *v, struct answers *in)
{
	int64_t id, count;

	(void)in;
	if (text_int(path_part(v, "invitation"), &id) != OK)
		return ERR_NOT_FOUND;
	TRY(sql_member_invitation_end(
	    v->db, v->mem, id, v->organisation, v->now, &count));
	visit_notice(v, "invitation_ended");
	return visit_next(v, organisation_room_show, NULL);
}

/* ---- the link ---- */

struct invitation {
	struct rows token, organisation;
	const char *roles;
};

static enum err
wanted(struct visit *v, struct invitation *out)
{
	const char *detail, *email;
	size_t size;

	TRY(link_find(v, "member", &out->token));
	detail = cell(&out->token, 0, "detail");
	size = strcspn(detail, " ");
	email = text_lower(v->mem, arena_copy_n(v->mem, detail, size));
	out->roles = detail + size + (detail[size] == ' ');
	if (!text_is(email, text_lower(v->mem, v->who.email))) {
		v->fault = "not_invited";
		return ERR_GONE;
	}
	return sql_mail_organisation(v->db, v->mem,
	    cell_int(&out->token, 0, "subject_id"), &out->organisation);
}

enum err
membership_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "confirm-page");
	struct invitation i;

	TRY(wanted(v, &i));
	xml_attr(to, "key", "membership");
	xml_attr(to, "a", cell(&i.organisation, 0, "name"));
	(void)page_offer(to, v, membership_accept, NULL);
	return OK;
}

enum err
membership_accept(struct visit *v, struct answers *in)
{
	struct invitation i;
	int64_t count;

	(void)in;
	TRY(wanted(v, &i));
	v->organisation = cell_int(&i.token, 0, "subject_id");
	TRY(sql_token_use(v->db, v->mem, cell_int(&i.token, 0, "id"), v->now));
	for (const char *role = i.roles; *role;) {
		size_t size = strcspn(role, ",");

		TRY(sql_member_add(v->db, v->mem, v->organisation, v->who.id,
		    arena_copy_n(v->mem, role, size), v->now, &count));
		role += size + (role[size] == ',');
	}
	TRY(organisation_note(v, "joined", i.roles));
	visit_notice(v, "joined");
	return visit_next(v, organisation_room_show, "organisation",
	    cell(&i.organisation, 0, "slug"), NULL);
}

/* ---- the end of a role ---- */

/* Locked first, so that two cannot end each other's at once. */
static enum err
last_administrator(struct visit *v, int64_t account, bool *is)
{
	struct rows r;

	TRY(sql_member_administrators(v->db, v->mem, v->organisation, &r));
	*is = r.count == 1 && cell_int(&r, 0, "account_id") == account;
	return OK;
}

enum err
role_end(struct visit *v, struct answers *in)
{
	const char *role = path_part(v, "role");
	int64_t account;
	bool last;

	(void)in;
	if (text_int(path_part(v, "member"), &account) != OK)
		return ERR_NOT_FOUND;
	TRY(last_administrator(v, account, &last));
	if (last && text_is(role, "administrator")) {
		visit_notice(v, "last_administrator");
		return visit_next(v, organisation_room_show, NULL);
	}
	TRY(sql_member_end(
	    v->db, v->mem, v->organisation, account, role, v->now));
	TRY(organisation_note(v, "role_ended", role));
	visit_notice(v, "role_ended");
	if (account == v->who.id && text_is(role, "administrator"))
		return visit_next(v, account_show, NULL);
	return visit_next(v, organisation_room_show, NULL);
}

enum err
member_leave(struct visit *v, struct answers *in)
{
	int64_t count;
	bool last;

	(void)in;
	TRY(last_administrator(v, v->who.id, &last));
	if (last) {
		visit_notice(v, "last_administrator");
		return visit_next(v, organisation_room_show, NULL);
	}
	TRY(sql_member_leave(
	    v->db, v->mem, v->organisation, v->who.id, v->now, &count));
	TRY(organisation_note(v, "left", NULL));
	visit_notice(v, "left");
	return visit_next(v, account_show, NULL);
}
