/*
 * desk_organisations.c: a public body verifies who applied to it, or refuses
 * with a reason.  Both are noted, and told to the organisation.
 */
#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/organisation/organisation.h"
#include "fcgi/site/page.h"

#include <string.h>

static void
authority(struct visit *v, struct node *to)
{
	struct node *node = xml_add_text(to, "authority",
	    page_script(v, cell(&v->authority_row, 0, ".lang"),
		cell(&v->authority_row, 0, ".name")));

	xml_attr(node, "slug", v->authority_slug);
	page_crumb(v, visit_text(v, "desk.title", NULL, NULL), desk_show, NULL);
}

enum err
desk_organisations_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-organisations-page");
	struct rows r;

	authority(v, to);
	TRY(sql_desk_organisations(v->db, v->mem, v->authority, &r));
	for (size_t i = 0; i < r.count; i++)
		page_link(v, page_row(v, to, "organisation", &r, i),
		    desk_organisation_show, "organisation",
		    cell(&r, i, ".slug"), NULL);
	return OK;
}

/* Of those that asked this authority; another one's is not there. */
static enum err
wanted(struct visit *v, struct rows *out)
{
	return sql_desk_organisation(
	    v->db, v->mem, v->organisation, v->authority, out);
}

enum err
desk_organisation_show(struct visit *v, struct node *page)
{
	const struct rows *o = &v->organisation_row;
	struct node *to = xml_add(page, "desk-organisation-page");
	struct rows r, fields;

	TRY(wanted(v, &r));
	authority(v, to);
	page_crumb(v, visit_text(v, "desk.organisations", NULL, NULL),
	    desk_organisations_show, NULL);
	organisation_facts(v, to);
	page_moment(
	    v, to, "applied", cell_time(o, 0, ".created"), cell(o, 0, ".zone"));
	page_moment(v, to, "verified", cell_time(o, 0, ".verified"),
	    cell(o, 0, ".zone"));
	xml_add_text(to, "answerable", cell(o, 0, ".answerable"));
	xml_add_text(to, "applicant", cell(&r, 0, ".applicant"));
	xml_add_text(to, "email", cell(&r, 0, ".email"));
	xml_add_text(to, "reason", cell(o, 0, ".reason"));
	TRY(sql_organisation_fields(v->db, v->mem, v->organisation, &fields));
	page_rows(v, to, "activity", &fields);
	if (!text_is(cell(o, 0, "@state"), "verified"))
		(void)page_offer(to, v, organisation_verify, NULL);
	if (!text_is(cell(o, 0, "@state"), "refused"))
		(void)page_offer(to, v, organisation_refuse, NULL);
	return OK;
}

static enum err
tell(struct visit *v)
{
	struct rows r;

	TRY(sql_organisation_to_tell(v->db, v->mem, v->organisation, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(mail_queue(v, "organisation-decided", v->organisation,
		    "account", cell_int(&r, i, "id"), NULL,
		    cell(&r, i, "language")));
	return OK;
}

static enum err
decided(struct visit *v, const char *what, const char *reason)
{
	const struct deed deed = {.what = what,
	    .kind = "organisation",
	    .object = v->organisation,
	    .reason = reason};

	TRY(desk_note(v, &deed));
	TRY(tell(v));
	return visit_next(v, desk_organisations_show, NULL);
}

enum err
organisation_verify(struct visit *v, struct answers *in)
{
	struct rows r;
	enum err e;

	(void)in;
	TRY(wanted(v, &r));
	e = sql_organisation_verify(
	    v->db, v->mem, v->organisation, v->authority, v->who.id, v->now);
	if (e == ERR_CONFLICT && db_duplicate(v->db)) {
		visit_notice(v, "number_taken");
		return visit_next(v, desk_organisation_show, NULL);
	}
	TRY(e);
	visit_notice(v, "organisation_verified");
	return decided(v, "verified", NULL);
}

enum err
organisation_refuse(struct visit *v, struct answers *in)
{
	struct rows r;

	TRY(wanted(v, &r));
	TRY(sql_organisation_refuse(v->db, v->mem, v->organisation,
	    v->authority, v->who.id, answer(in, "reason"), v->now));
	visit_notice(v, "organisation_refused");
	return decided(v, "refused", answer(in, "reason"));
}
