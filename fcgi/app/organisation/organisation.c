/*
 * organisation.c: an organisation applies, and what is shown of it.
 *
 * A number that was applied for is nobody's until a public body has verified
 * it: two may claim the same, the one that is verified has it.
 */
#include "fcgi/app/organisation/organisation.h"

#include "build/sql.h"
#include "fcgi/app/account/account.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/slug.h"
#include "fcgi/app/organisation/opinion.h"
#include "fcgi/app/organisation/register_number.h"
#include "fcgi/app/public/list.h"
#include "fcgi/site/order.h"
#include "fcgi/site/page.h"

#include <string.h>

/* ---- applying ---- */

enum err
organisation_options(struct visit *v)
{
	struct rows r;

	TRY(sql_authorities_all_named(
	    v->db, v->mem, lang_content(v->lang), &r));
	rows_by_name(v, &r, ".country", ".name");
	page_choices(v, "authority", &r);
	return OK;
}

enum err
organisation_new_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "organisation-new-page");

	page_crumb(
	    v, visit_text(v, "account.title", NULL, NULL), account_show, NULL);
	TRY(organisation_options(v));
	(void)page_offer(to, v, organisation_add, NULL);
	return OK;
}

static enum err
slug_made(struct visit *v, const char *name, const char **out)
{
	return slug_free(v->db, v->mem,
	    slug_from(v->mem, lang_content(v->lang), name), "organisation",
	    sql_organisation_slug_taken, out);
}

/* The number by the rule of its country; none where it is in no register. */
static enum err
number_of(struct visit *v, struct answers *in, const char **out)
{
	enum err e;

	*out = NULL;
	if (answer_is(in, "register", "none"))
		return OK;
	e = register_number(v->mem, answer(in, "country"),
	    answer(in, "register"), answer(in, "number"), out);
	if (e == ERR_NOT_FOUND)
		answers_fault(in, "register", "not_of_country");
	else if (e == ERR_INVALID)
		answers_fault(in, "number", "check_digit");
	return e == OK ? OK : ERR_INVALID;
}

static enum err
fields(struct visit *v, const struct answers *in, int64_t id)
{
	const char *field;
	int64_t count;

	for (size_t i = 0; (field = answer_at(in, "fields", i)); i++)
		TRY(sql_organisation_field_add(
		    v->db, v->mem, id, field, &count));
	return OK;
}

enum err
organisation_add(struct visit *v, struct answers *in)
{
	const char *slug, *number, *name = answer(in, "name");
	bool none = answer_is(in, "register", "none");
	struct rows asked;
	int64_t count;

	TRY(number_of(v, in, &number));
	TRY(slug_made(v, name, &slug));
	TRY(sql_authority_by_slug(v->db, v->mem, answer(in, "authority"),
	    lang_content(v->lang), &asked));
	TRY(sql_organisation_add(v->db, v->mem, slug, name, answer(in, "kind"),
	    answer(in, "country"), none ? NULL : answer(in, "register"), number,
	    answer(in, "answerable"), answer_int(in, "signatories", 1),
	    cell_int(&asked, 0, ".id"), v->who.id, v->now, &v->organisation));
	TRY(fields(v, in, v->organisation));
	TRY(sql_member_add(v->db, v->mem, v->organisation, v->who.id,
	    "administrator", v->now, &count));
	TRY(organisation_note(v, "applied", NULL));
	visit_notice(v, "applied");
	return visit_next(
	    v, organisation_room_show, "organisation", slug, NULL);
}

/* ---- what is shown of it ---- */

enum err
organisation_note(struct visit *v, const char *what, const char *detail)
{
	const struct deed deed = {.what = what,
	    .kind = "organisation",
	    .object = v->organisation,
	    .detail = detail};

	return desk_note(v, &deed);
}

void
organisation_facts(struct visit *v, struct node *to)
{
	const struct rows *r = &v->organisation_row;
	struct node *node = page_row(v, to, "organisation", r, 0);

	page_link(v, node, organisation_show, "organisation",
	    cell(r, 0, "@slug"), NULL);
}

enum err
organisations_mine(struct visit *v, struct node *to)
{
	struct node *list = xml_add(to, "organisations");
	struct rows r;

	page_link(v, list, organisation_new_show, NULL);
	TRY(sql_organisations_of(v->db, v->mem, v->who.id, &r));
	rows_by_name(v, &r, NULL, "name");
	for (size_t i = 0; i < r.count; i++)
		page_link(v, page_row(v, list, "organisation", &r, i),
		    organisation_room_show, "organisation",
		    cell(&r, i, ".slug"), NULL);
	return OK;
}

static enum err
activities(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(sql_organisation_fields(v->db, v->mem, v->organisation, &r));
	page_rows(v, to, "activity", &r);
	return OK;
}

static void
asked(struct visit *v, struct node *to)
{
	const struct rows *r = &v->organisation_row;
	struct node *node;

	if (!cell(r, 0, ".authority"))
		return;
	node = xml_add_text(to, "authority",
	    page_script(v, cell(r, 0, ".lang"), cell(r, 0, ".authority_name")));
	page_link(v, node, authority_show, "authority",
	    cell(r, 0, ".authority"), NULL);
}

static bool
verified(const struct visit *v)
{
	return text_is(cell(&v->organisation_row, 0, "@state"), "verified");
}

enum err
organisation_show(struct visit *v, struct node *page)
{
	struct node *to;

	if (!verified(v) && !v->who.roles)
		return ERR_NOT_FOUND;
	to = xml_add(page, "organisation-page");
	organisation_facts(v, to);
	page_moment(v, to, "verified",
	    cell_time(&v->organisation_row, 0, ".verified"),
	    cell(&v->organisation_row, 0, ".zone"));
	asked(v, to);
	if (v->who.roles)
		page_link(v, xml_add(to, "room"), organisation_room_show, NULL);
	if (verified(v))
		TRY(opinions_public(v, to));
	return activities(v, to);
}

/* ---- its room ---- */

static void
role(struct visit *v, struct node *person, const struct rows *r, size_t i)
{
	struct node *node = page_row(v, person, "role", r, i);
	struct node *form = page_offer(node, v, role_end, "member",
	    cell(r, i, ".account"), "role", cell(r, i, "@key"), NULL);

	if (form)
		xml_add_text(form, "subject", cell(r, i, ".name"));
}

static enum err
members(struct visit *v, struct node *to)
{
	struct node *person = NULL;
	struct rows r;

	TRY(sql_members_of(v->db, v->mem, v->organisation, &r));
	rows_by_name(v, &r, NULL, ".name");
	for (size_t i = 0; i < r.count; i++) {
		if (i == 0 || cell_int(&r, i, ".account") !=
				  cell_int(&r, i - 1, ".account")) {
			person = xml_add(to, "person");
			xml_add_text(person, "name", cell(&r, i, ".name"));
			xml_add_text(person, "email", cell(&r, i, ".email"));
		}
		role(v, person, &r, i);
	}
	return OK;
}

static enum err
invited(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(sql_member_invitations(v->db, v->mem, v->organisation, v->now, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "invited", &r, i), *form;

		for (const char *roles = cell(&r, i, ".roles"); *roles;) {
			size_t size = strcspn(roles, ",");

			xml_attr(xml_add(node, "role"), "key",
			    arena_copy_n(v->mem, roles, size));
			roles += size + (roles[size] == ',');
		}
		form = page_offer(node, v, member_invitation_end, "invitation",
		    cell(&r, i, ".id"), NULL);
		if (form)
			xml_add_text(form, "subject", cell(&r, i, "email"));
	}
	return OK;
}

static enum err
history(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(sql_organisation_acts(v->db, v->mem, v->organisation, &r));
	for (size_t i = 0; i < r.count; i++)
		if (visit_has_text(v, "organisation.act", cell(&r, i, "@name")))
			page_row(v, to, "act", &r, i);
	return OK;
}

enum err
organisation_room_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "organisation-room-page");
	struct pair first = {
	    "signatories", cell(&v->organisation_row, 0, "@signatories"), -1};
	const struct pairs preset = {&first, 1};

	page_crumb(
	    v, visit_text(v, "account.title", NULL, NULL), account_show, NULL);
	organisation_facts(v, to);
	asked(v, to);
	xml_add_text(to, "reason", cell(&v->organisation_row, 0, ".reason"));
	xml_add_text(
	    to, "answerable", cell(&v->organisation_row, 0, ".answerable"));
	TRY(activities(v, to));
	TRY(opinions_of_room(v, to));
	TRY(members(v, xml_add(to, "members")));
	TRY(invited(v, to));
	(void)page_offer(to, v, member_invite, NULL);
	(void)page_offer_with(to, v, organisation_change, &preset, NULL);
	(void)page_offer(to, v, member_leave, NULL);
	return history(v, xml_add(to, "history"));
}

enum err
organisation_change(struct visit *v, struct answers *in)
{
	TRY(sql_organisation_sign_by(
	    v->db, v->mem, v->organisation, answer_int(in, "signatories", 1)));
	TRY(organisation_note(v, "changed", answer(in, "signatories")));
	visit_notice(v, "saved");
	return visit_next(v, organisation_room_show, NULL);
}
