/*
 * register.c: letters entered one by one.  Whether one came in time is
 * computed from its dates and never ticked; a late one is filed like any
 * other, marked and counted.
 */
#include "fcgi/app/intake/register.h"

#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/intake/apart.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/part/comment_form.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/part/said.h"
#include "fcgi/app/part/take_part.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

/* ---- the provisions to choose from ---- */

static const char *
unit_value(struct visit *v, const struct rows *r, size_t i)
{
	return arena_printf(
	    v->mem, "%s/%s", cell(r, i, ".document"), cell(r, i, ".wid"));
}

static const char *
unit_label(
    struct visit *v, const struct visit *voice, const struct rows *r, size_t i)
{
	const char *cite = cite_words(voice, cell(r, i, ".cite"));
	const char *heading = cell(r, i, ".heading");

	if (!cite)
		cite = cell(r, i, ".wid");
	if (!heading || !*heading)
		return cite;
	return arena_printf(v->mem, "%s %s", cite,
	    page_script(v, cell(r, i, ".lang"), text_cut(v->mem, heading, 60)));
}

static enum err
units(struct visit *v, struct rows *out)
{
	return sql_register_units(
	    v->db, v->mem, v->consultation.id, UNITS_CHOICE, out);
}

enum err
register_options(struct visit *v)
{
	const struct visit voice = act_voice(v);
	struct form_option *options;
	struct rows r;

	TRY(units(v, &r));
	options = arena_alloc(v->mem, (r.count + 1) * sizeof *options);
	for (size_t i = 0; i < r.count; i++)
		options[i] = (struct form_option){
		    unit_value(v, &r, i), unit_label(v, &voice, &r, i)};
	visit_choices(v, "unit", options, r.count);
	return OK;
}

enum err
letter_options(struct visit *v)
{
	TRY(register_options(v));
	if (demands_property(v))
		visit_asks(v, "property");
	return OK;
}

/* ---- what was entered, as facts ---- */

struct arrival {
	const char *posted, *received; /* moments; posted may be NULL */
};

static enum err
wrong(struct answers *in, const char *field, const char *fault)
{
	answers_fault(in, field, fault);
	return ERR_INVALID;
}

/* The hour matters on the last day of a term that ends before midnight. */
static bool
hour_matters(struct visit *v, const char *day)
{
	const char *first, *next;

	if (clock_utc(v->mem, v->consultation.zone, day, "00:00", &first) !=
		OK ||
	    clock_utc(v->mem, v->consultation.zone, day, "24:00", &next) != OK)
		return false;
	return (strcmp(first, v->consultation.closes) < 0 &&
		   strcmp(v->consultation.closes, next) < 0) ||
	       (strcmp(first, v->consultation.first) < 0 &&
		   strcmp(v->consultation.first, next) < 0);
}

/* A day without an hour is its noon, but never later than now. */
static enum err
received(struct visit *v, struct answers *in, const char **out)
{
	const char *day = answer(in, "received");
	const char *hour = answer(in, "received_at");
	const char *first;

	if (clock_utc(v->mem, v->consultation.zone, day, "00:00", &first) != OK)
		return wrong(in, "received", "not_date");
	if (clock_utc(v->mem, v->consultation.zone, day, hour ? hour : "12:00",
		out) != OK)
		return wrong(in, "received_at", "no_such_time");
	if (strcmp(hour ? *out : first, v->now) > 0)
		return wrong(in, "received", "not_yet");
	if (!hour && hour_matters(v, day))
		return wrong(in, "received_at", "hour_needed");
	if (strcmp(*out, v->now) > 0)
		*out = v->now;
	return OK;
}

static enum err
arrival(struct visit *v, struct answers *in, struct arrival *out)
{
	const char *posted = answer(in, "posted");

	out->posted = NULL;
	TRY(received(v, in, &out->received));
	if (!posted)
		return OK;
	if (clock_utc(v->mem, v->consultation.zone, posted, "00:00",
		&out->posted) != OK)
		return wrong(in, "posted", "not_date");
	if (strcmp(out->posted, out->received) > 0)
		return wrong(in, "posted", "posted_later");
	return OK;
}

struct author {
	const char *kind, *capacity, *choice, *shown;
};

/* An organisation is always published (practice 25). */
static enum err
author(struct visit *v, struct answers *in, struct author *out)
{
	const char *rule = cell(&v->consultation.row, 0, "name_shown");

	out->kind = answer(in, "submitter");
	out->shown = NULL;
	if (!text_is(out->kind, "person")) {
		out->capacity = "organisation";
		out->choice = "full";
		out->shown = answer(in, "organisation");
		return OK;
	}
	out->capacity = "self";
	out->choice = answer(in, "name_choice");
	if (text_is(out->choice, "full") &&
	    (text_is(rule, "kind") || text_is(rule, "nothing")))
		out->choice = "kind";
	if (!text_is(out->choice, "full"))
		return OK;
	out->shown = answer(in, "name");
	return out->shown ? OK : wrong(in, "name", "name_needed");
}

static enum err
contact(struct visit *v, const struct answers *in, int64_t id)
{
	const char *email = answer(in, "email");

	return sql_register_contact(v->db, v->mem, id, answer(in, "name"),
	    answer(in, "address"), email,
	    email ? text_lower(v->mem, text_trim(v->mem, email)) : NULL);
}

enum err
letter_ready(struct visit *v, struct answers *in)
{
	struct arrival when;
	struct author who;

	TRY(arrival(v, in, &when));
	return author(v, in, &who);
}

enum err
letter_enter(struct visit *v, struct answers *in, int64_t *id)
{
	const struct consultation *c = &v->consultation;
	struct arrival when;
	struct author who;

	TRY(arrival(v, in, &when));
	TRY(author(v, in, &who));
	TRY(sql_register_make(v->db, v->mem, secret_code(v->mem), c->id,
	    v->who.id, answer(in, "channel"), when.posted, when.received,
	    answer(in, "records_number"), who.kind, who.capacity, who.choice,
	    who.shown, !answer(in, "name") && !answer(in, "organisation"),
	    c->language, v->now, id));
	TRY(contact(v, in, *id));
	return letter_comment(v, in, *id);
}

enum err
register_unit_of(
    struct visit *v, const char *chosen, int64_t *unit, int64_t *version)
{
	const char *wid = strchr(chosen, '/');
	struct rows r;

	if (!wid)
		return ERR_NOT_FOUND;
	TRY(sql_register_unit(v->db, v->mem, v->consultation.id,
	    arena_copy_n(v->mem, chosen, (size_t)(wid - chosen)), wid + 1, &r));
	*unit = cell_int(&r, 0, "unit");
	*version = cell_int(&r, 0, "version");
	return OK;
}

enum err
letter_comment(struct visit *v, const struct answers *in, int64_t id)
{
	const char *chosen = answer(in, "unit"), *words = answer(in, "text");
	struct said said = said_of(v->mem, NULL, words, NULL);
	struct said_on on = {.submission = id,
	    .consultation = v->consultation.id,
	    .stance = answer(in, "stance"),
	    .language = v->consultation.language,
	    .most = COMMENTS_MAX};
	int64_t comment, unit = 0, version = 0;

	said.location = answer(in, "property");
	if (chosen)
		TRY(register_unit_of(v, chosen, &unit, &version));
	on.unit = unit ? &unit : NULL;
	on.version = unit ? &version : NULL;
	return said_new(v->db, v->mem, &on, &said, v->now, &comment);
}

/* ---- the page ---- */

static void
term(struct visit *v, struct node *to)
{
	struct node *facts = xml_add(to, "facts");

	desk_fact_moment(v, facts, "closes", v->consultation.closes);
	desk_fact_key(facts, "late_by",
	    posted_counts(v) ? "desk.late_by.posted" : "desk.late_by.received");
}

static enum err
entered(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(sql_letters(v->db, v->mem, v->consultation.id,
	    v->consultation.first, posted_counts(v), LETTERS_SHOWN, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "letter", &r, i);

		page_link(v, node, letter_show, "submission",
		    cell(&r, i, "@code"), NULL);
	}
	return OK;
}

enum err
register_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-register-page"), *link;

	desk_tabs(v, to, "register");
	term(v, to);
	TRY(letter_options(v));
	(void)page_offer(to, v, register_add, NULL);
	link = xml_add(to, "link");
	xml_attr(link, "rel", "register_batch");
	page_link(v, link, batch_show, NULL);
	return entered(v, to);
}

enum err
register_add(struct visit *v, struct answers *in)
{
	struct rows code;
	int64_t id;

	TRY(letter_enter(v, in, &id));
	TRY(sql_submission_code(v->db, v->mem, id, &code));
	visit_notice(v, "entered");
	return visit_next(
	    v, letter_show, "submission", cell(&code, 0, "code"), NULL);
}

/* ---- one letter ---- */

static enum err
wanted(struct visit *v, struct rows *out)
{
	return sql_letter_find(
	    v->db, v->mem, v->consultation.id, path_part(v, "submission"), out);
}

static enum err
holds(struct visit *v, struct node *to, const struct rows *letter)
{
	bool open = text_is(cell(letter, 0, "@state"), "unsent");
	const struct visit voice = act_voice(v);
	struct rows r;

	TRY(sql_letter_comments(v->db, v->mem, cell_int(letter, 0, ".id"), &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "part", &r, i);

		xml_add_text(
		    node, "cite", cite_words(&voice, cell(&r, i, ".cite")));
		if (open && r.count > 1)
			(void)page_offer(node, v, letter_remove, "comment",
			    cell(&r, i, "@code"), NULL);
	}
	return OK;
}

static void
facts(struct visit *v, struct node *to, const struct rows *s)
{
	struct node *node = xml_add(to, "facts");

	page_fact(node, "number", cell(s, 0, ".number"));
	page_fact(node, "records", cell(s, 0, ".records"));
	desk_fact_moment(v, node, "received", cell_time(s, 0, ".received"));
	desk_fact_moment(v, node, "posted", cell_time(s, 0, ".posted"));
	desk_fact_key(node, "channel",
	    arena_printf(v->mem, "channel.%s", cell(s, 0, ".channel")));
	desk_fact_key(node, "kind",
	    arena_printf(v->mem, "submitter.%s", cell(s, 0, ".kind")));
	page_fact(node, "author", cell(s, 0, ".author"));
}

static bool
late(const struct visit *v, const struct rows *s)
{
	return came_late(v, cell_time(s, 0, ".closing"),
	    cell_time(s, 0, ".received"), cell_time(s, 0, ".posted"));
}

enum err
letter_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-letter-page");
	struct rows s;

	TRY(wanted(v, &s));
	desk_tabs(v, to, "register");
	xml_attr(to, "state", cell(&s, 0, "@state"));
	if (late(v, &s))
		xml_attr(to, "late", "1");
	facts(v, to, &s);
	TRY(holds(v, to, &s));
	TRY(letter_files(v, to, cell_int(&s, 0, ".id")));
	desk_door(v, to, "scan", REGISTER_IT, letter_scan_show);
	if (!text_is(cell(&s, 0, "@state"), "unsent")) {
		desk_door(v, to, "apart", TAKE_APART, apart_show);
		(void)page_offer(to, v, letter_code, NULL);
		return OK;
	}
	(void)page_offer(to, v, letter_file, NULL);
	TRY(letter_options(v));
	(void)page_offer(to, v, letter_more, NULL);
	return OK;
}

/* The letter, which must not be filed yet. */
static enum err
unfiled(struct visit *v, struct rows *out)
{
	TRY(wanted(v, out));
	return text_is(cell(out, 0, "@state"), "unsent") ? OK : ERR_CONFLICT;
}

enum err
letter_more(struct visit *v, struct answers *in)
{
	struct rows s, count;

	TRY(unfiled(v, &s));
	TRY(sql_unsent_count(v->db, v->mem, cell_int(&s, 0, ".id"), &count));
	if (cell_int(&count, 0, "n") >= COMMENTS_MAX)
		return wrong(in, "", "too_many_comments");
	TRY(letter_comment(v, in, cell_int(&s, 0, ".id")));
	visit_notice(v, "entered");
	return visit_next(v, letter_show, NULL);
}

enum err
letter_remove(struct visit *v, struct answers *in)
{
	struct rows s;
	int64_t changed;

	(void)in;
	TRY(unfiled(v, &s));
	TRY(sql_unsent_remove(v->db, v->mem, cell_int(&s, 0, ".id"),
	    path_part(v, "comment"), &changed));
	visit_notice(v, "removed");
	return visit_next(v, letter_show, NULL);
}

static struct bytes
digest(struct visit *v, const char *code)
{
	unsigned char *out = arena_alloc(v->mem, DIGEST_SIZE);

	secret_digest(code, strlen(code), out);
	return (struct bytes){out, DIGEST_SIZE};
}

enum err
letter_counts(struct visit *v, int64_t id, const char *when, struct handed *out)
{
	struct deed deed = {"registered", "submission", id, NULL, NULL};
	int64_t count;

	out->number = filing_number(v);
	out->code = secret_access(v->mem);
	TRY(sql_register_file(v->db, v->mem, id, v->consultation.id,
	    out->number, digest(v, out->code), v->now));
	TRY(sql_comments_sent(
	    v->db, v->mem, id, "waiting", NULL, when, &count));
	if (count == 0)
		return ERR_CONFLICT;
	TRY(filing_file(v, id));
	deed.detail = out->number;
	TRY(desk_note(v, &deed));
	/* dropped where there is no address */
	return mail_queue(v, "receipt", id, "submission", id, out->code,
	    v->consultation.language);
}

enum err
letter_file(struct visit *v, struct answers *in)
{
	struct handed out;
	struct rows s;

	(void)in;
	TRY(unfiled(v, &s));
	TRY(letter_counts(
	    v, cell_int(&s, 0, ".id"), cell_time(&s, 0, ".received"), &out));
	visit_notice(v, "registered");
	return visit_next(
	    v, receipt_show, "number", out.number, "code", out.code, NULL);
}

enum err
letter_code(struct visit *v, struct answers *in)
{
	const char *code = secret_access(v->mem);
	struct deed deed = {"code_renewed", "submission", 0, NULL, NULL};
	struct rows s;

	(void)in;
	TRY(wanted(v, &s));
	deed.object = cell_int(&s, 0, ".id");
	TRY(sql_register_access(v->db, v->mem, deed.object, v->consultation.id,
	    digest(v, code), v->now));
	TRY(desk_note(v, &deed));
	return visit_next(v, receipt_show, "number", cell(&s, 0, ".number"),
	    "code", code, NULL);
}
