/*
 * people.c: rights of people in an authority.  Who has no account yet gets
 * one, and a link by mail that sets password and second factor.  Each right
 * given or ended is noted.
 */
#include "fcgi/app/account/people.h"

#include "build/sql.h"
#include "fcgi/app/account/account.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/order.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { RESET_SECONDS = 7 * 86400 };

static const char *
zone(const struct visit *v)
{
	return cell(&v->authority_row, 0, ".zone");
}

/* The day of a moment in the body's zone; of an end, the last day. */
static void
day(struct visit *v, struct node *to, const char *name, const char *moment)
{
	struct local l;
	bool end = text_is(name, "to");

	if (!moment ||
	    clock_local(zone(v), end ? clock_add(v->mem, moment, -1) : moment,
		&l) != OK)
		return;
	page_day(v, to, name,
	    arena_printf(v->mem, "%04d-%02d-%02d", l.year, l.month, l.day));
}

static void
right(struct visit *v, struct node *person, const struct rows *r, size_t i)
{
	struct node *node = page_row(v, person, "right", r, i), *form;

	xml_add_text(node, "consultation",
	    page_script(v, cell(r, i, ".lang"), cell(r, i, ".consultation")));
	day(v, node, "from", cell_time(r, i, ".since"));
	day(v, node, "to", cell_time(r, i, ".until"));
	form = page_offer(node, v, right_end, "right", cell(r, i, ".id"), NULL);
	if (form)
		xml_add_text(form, "subject", cell(r, i, ".name"));
}

/* What two administrators may do for somebody who lost the second factor. */
static void
second(struct visit *v, struct node *person, const struct rows *r, size_t i,
    const struct rows *resets)
{
	int64_t account = cell_int(r, i, ".account"), by = 0;
	struct node *form;

	if (account == v->who.id)
		return;
	for (size_t k = 0; k < resets->count; k++)
		if (cell_int(resets, k, "account") == account)
			by = cell_int(resets, k, "asked_by");
	if (by == v->who.id)
		return;
	form = page_offer(person, v, by ? second_reset_agree : second_reset_ask,
	    "person", cell(r, i, ".account"), NULL);
	if (form)
		xml_add_text(form, "subject", cell(r, i, ".name"));
}

/* Rows of one person stand together. */
static void
people(struct visit *v, struct node *to, const struct rows *r,
    const struct rows *resets)
{
	struct node *person = NULL;

	for (size_t i = 0; i < r->count; i++) {
		if (i == 0 || cell_int(r, i, ".account") !=
				  cell_int(r, i - 1, ".account")) {
			person = xml_add(to, "person");
			xml_add_text(person, "name", cell(r, i, ".name"));
			xml_add_text(person, "function", cell(r, i, ".post"));
			xml_add_text(person, "email", cell(r, i, ".email"));
			second(v, person, r, i, resets);
		}
		right(v, person, r, i);
	}
}

static void
alone(struct visit *v, struct node *to)
{
	const char *since = cell_time(&v->authority_row, 0, ".alone_since");
	struct node *node;

	if (!since)
		return;
	node = xml_add(to, "alone");
	day(v, node, "since", since);
	xml_add_text(
	    node, "reason", cell(&v->authority_row, 0, ".alone_reason"));
}

static const char *
today(struct visit *v)
{
	struct local l;

	if (clock_local(zone(v), v->now, &l) != OK)
		return "";
	return arena_printf(v->mem, "%04d-%02d-%02d", l.year, l.month, l.day);
}

/* A request that nobody agreed to lapses. */
static const char *
since(struct visit *v)
{
	return clock_add(v->mem, v->now, -RESET_SECONDS);
}

enum err
people_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-people-page");
	struct pair first[] = {{"from", today(v), -1}};
	const struct pairs preset = {first, 1};
	struct rows r, resets;

	page_crumb(v, visit_text(v, "desk.title", NULL, NULL), desk_show, NULL);
	desk_body(v, to);
	alone(v, to);
	TRY(sql_people_of(
	    v->db, v->mem, v->authority, v->now, lang_content(v->lang), &r));
	rows_by_name(v, &r, NULL, ".name");
	TRY(sql_second_resets(v->db, v->mem, v->authority, since(v), &resets));
	people(v, to, &r, &resets);
	(void)page_offer_with(to, v, people_add, &preset, NULL);
	return OK;
}

/* The account of the address, made and invited if there is none. */
static enum err
account_of(struct visit *v, struct answers *in, int64_t *out)
{
	const char *email = answer(in, "email");
	const char *key = text_lower(v->mem, email);
	struct rows r;
	enum err e = sql_account_by_email(v->db, v->mem, key, &r);

	if (e == OK) {
		*out = cell_int(&r, 0, "id");
		/* a person's account comes to the desk with a second factor */
		if (text_is(cell(&r, 0, "state"), "active"))
			return cell(&r, 0, "second_at")
				   ? OK
				   : account_invite(v, *out);
		answers_fault(in, "email", "account_closed");
		return ERR_INVALID;
	}
	if (e != ERR_NOT_FOUND)
		return e;
	TRY(sql_account_add(v->db, v->mem, email, key, answer(in, "name"),
	    lang_code(v->lang), NULL, v->now, out));
	return account_invite(v, *out);
}

struct term_of_right {
	const char *since, *until; /* until may be NULL */
};

/* From the beginning of the first day, or from now, to the end of the last. */
static enum err
term_of(struct visit *v, struct answers *in, struct term_of_right *out)
{
	const char *to = answer(in, "to");

	if (clock_utc(v->mem, zone(v), answer(in, "from"), "00:00",
		&out->since) != OK) {
		answers_fault(in, "from", "not_date");
		return ERR_INVALID;
	}
	if (strcmp(out->since, v->now) < 0)
		out->since = v->now;
	out->until = NULL;
	if (!to)
		return OK;
	if (clock_utc(v->mem, zone(v), to, "24:00", &out->until) != OK ||
	    strcmp(out->until, out->since) <= 0) {
		answers_fault(in, "to", "not_later");
		return ERR_INVALID;
	}
	return OK;
}

enum err
people_add(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "right_given", .kind = "account"};
	struct term_of_right term;
	const char *may;
	int64_t id, count;

	TRY(term_of(v, in, &term));
	TRY(account_of(v, in, &deed.object));
	for (size_t i = 0; (may = answer_at(in, "rights", i)); i++) {
		TRY(sql_staff_add(v->db, v->mem, deed.object, v->authority,
		    NULL, may, answer(in, "function"), term.since, term.until,
		    &v->who.id, &id));
		deed.detail = may;
		TRY(desk_note(v, &deed));
	}
	/* a session made without the second step holds no rights: sign in anew
	 */
	if (deed.object != v->who.id)
		TRY(sql_session_end_all(
		    v->db, v->mem, deed.object, v->now, &count));
	visit_notice(v, "rights_given");
	return visit_next(v, people_show, NULL);
}

enum err
right_end(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "right_ended", .kind = "account"};
	struct rows right, others;
	int64_t id;

	(void)in;
	if (text_int(path_part(v, "right"), &id) != OK)
		return ERR_NOT_FOUND;
	/* locked first, so that two cannot end each other's right at once */
	TRY(sql_administrators(v->db, v->mem, v->authority, v->now, &others));
	TRY(sql_staff_by_id(v->db, v->mem, id, v->authority, v->now, &right));
	deed.object = cell_int(&right, 0, "account_id");
	deed.detail = cell(&right, 0, "may");
	if (others.count == 1 && cell_int(&others, 0, "id") == id) {
		visit_notice(v, "last_administrator");
		return visit_next(v, people_show, NULL);
	}
	TRY(sql_staff_end(v->db, v->mem, id, v->authority, v->who.id, v->now));
	TRY(desk_note(v, &deed));
	visit_notice(v, "right_ended");
	return visit_next(v, people_show, NULL);
}

/* ---- a lost second factor ---- */

static enum err
person_of(struct visit *v, int64_t *account)
{
	struct rows r;

	if (text_int(path_part(v, "person"), account) != OK)
		return ERR_NOT_FOUND;
	return sql_second_reset_person(
	    v->db, v->mem, *account, v->authority, v->now, &r);
}

enum err
second_reset_ask(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "second_asked", .kind = "account"};
	int64_t id;

	(void)in;
	TRY(person_of(v, &deed.object));
	if (deed.object == v->who.id)
		return ERR_FORBIDDEN;
	TRY(sql_second_reset_ask(
	    v->db, v->mem, deed.object, v->authority, v->who.id, v->now, &id));
	TRY(desk_note(v, &deed));
	visit_notice(v, "second_asked");
	return visit_next(v, people_show, NULL);
}

enum err
second_reset_agree(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "second_reset", .kind = "account"};
	int64_t count;

	(void)in;
	TRY(person_of(v, &deed.object));
	TRY(sql_second_reset_agree(v->db, v->mem, deed.object, v->authority,
	    v->who.id, since(v), v->now));
	TRY(sql_session_end_all(v->db, v->mem, deed.object, v->now, &count));
	TRY(desk_note(v, &deed));
	visit_notice(v, "second_reset");
	TRY(account_invite(v, deed.object));
	return visit_next(v, people_show, NULL);
}
