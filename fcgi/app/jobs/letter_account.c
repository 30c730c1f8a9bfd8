/*
 * letter_account.c: letters to the holder of an account.
 */
#include "fcgi/app/jobs/writing.h"

#include "build/sql.h"
#include "fcgi/app/account/account.h"
#include "fcgi/app/organisation/organisation.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

/* Of an account; the link leads to where its password is changed. */
enum err
letter_signed_in(struct writing *w)
{
	const char *kind = cell(w->mail, 0, "kind");
	struct visit *v = &w->v;
	struct rows r;

	TRY(sql_mail_zone(v->db, v->mem, writing_subject(w), &r));
	xml_attr(w->to, "what",
	    text_is(kind, "sign-in-refused") ? "refused_sign_in"
	    : text_starts(kind, "notice-")   ? kind + strlen("notice-")
					     : "signed_in");
	page_moment(v, w->to, "at", cell_time(w->mail, 0, "created_at"),
	    cell(&r, 0, "zone"));
	writing_link(w, writing_page_address(v, "account"));
	return OK;
}

/* Of an account, by an authority: what its rights are there, and the link that
 * sets password and second factor. */
enum err
letter_invitation(struct writing *w)
{
	const char *secret = cell(w->mail, 0, "secret");
	struct visit *v = &w->v;
	struct rows r;

	if (!secret)
		return ERR_GONE;
	TRY(sql_mail_rights(v->db, v->mem, cell_int(w->mail, 0, "whom_id"),
	    writing_subject(w), lang_content(v->lang), v->now, &r));
	if (r.count == 0)
		return ERR_GONE;
	xml_add_text(w->to, "authority",
	    page_script(v, cell(&r, 0, "language"), cell(&r, 0, "authority")));
	for (size_t i = 0; i < r.count; i++)
		xml_attr(xml_add(w->to, "right"), "key", cell(&r, i, "may"));
	writing_link(
	    w, visit_address(v, invitation_show, "token", secret, NULL));
	page_moment(v, w->to, "until",
	    clock_add(
		v->mem, cell_time(w->mail, 0, "created_at"), INVITED_SECONDS),
	    cell(&r, 0, "zone"));
	return OK;
}

/* A link that acts by the button behind it. */
enum err
letter_link(struct writing *w)
{
	bool address = text_is(cell(w->mail, 0, "kind"), "address-link");
	const char *secret = cell(w->mail, 0, "secret");
	struct visit *v = &w->v;
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_token(v->db, v->mem, writing_subject(w), v->now, &r)));
	if (!secret)
		return ERR_GONE;
	xml_attr(w->to, "what",
	    address			 ? "address"
	    : cell(&r, 0, "verified_at") ? "sign_in"
					 : "begin");
	writing_link(
	    w, visit_address(v, address ? address_link_show : sign_in_link_show,
		   "token", secret, NULL));
	page_moment(v, w->to, "until", cell_time(&r, 0, "ends_at"),
	    cell(&r, 0, "zone"));
	return OK;
}

/* To somebody who may have no account yet. */
enum err
letter_membership(struct writing *w)
{
	const char *secret = cell(w->mail, 0, "secret");
	struct visit *v = &w->v;
	struct rows r;

	TRY(writing_or_gone(sql_mail_membership(
	    v->db, v->mem, writing_subject(w), v->now, &r)));
	if (!secret)
		return ERR_GONE;
	xml_add_text(w->to, "name", cell(&r, 0, "name"));
	writing_link(
	    w, visit_address(v, membership_show, "token", secret, NULL));
	page_moment(v, w->to, "until", cell_time(&r, 0, "ends_at"),
	    cell(&r, 0, "zone"));
	return OK;
}

enum err
letter_organisation(struct writing *w)
{
	struct visit *v = &w->v;
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_organisation(v->db, v->mem, writing_subject(w), &r)));
	xml_attr(w->to, "state", cell(&r, 0, "state"));
	xml_add_text(w->to, "name", cell(&r, 0, "name"));
	writing_words(w, w->to, "reason", cell(&r, 0, "refused_reason"));
	writing_link(w, visit_address(v, organisation_room_show, "organisation",
			    cell(&r, 0, "slug"), NULL));
	return OK;
}
