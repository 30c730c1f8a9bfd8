/*
 * letter_account.c: letters to the holder of an account.
 */
#include "fcgi/app/writing.h"

#include "build/sql.h"
#include "fcgi/app/account.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

/* Of an account; the link leads to where its password is changed. */
enum err
letter_signed_in(struct writing *w)
{
	bool refused = text_is(cell(w->mail, 0, "kind"), "sign-in-refused");
	struct visit *v = &w->v;
	struct rows r;

	TRY(sql_mail_zone(v->db, v->mem, writing_subject(w), &r));
	xml_attr(w->to, "what", refused ? "refused_sign_in" : "signed_in");
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
