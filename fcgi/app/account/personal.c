/*
 * personal.c: what the holder of a receipt may ask about the data of it.
 * Pages know no address: a copy is a letter, made where addresses are read.
 */
#include "fcgi/app/account/personal.h"

#include "build/sql.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/part/change.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

enum { DAY = 24 * 60 * 60 };

static enum err
open_request(struct visit *v, int64_t submission, struct rows *out)
{
	return sql_erasure_open(v->db, v->mem, submission, out);
}

static void
request(struct visit *v, struct node *to, const struct rows *r)
{
	struct node *node = xml_add(to, "erasure");

	xml_attr(node, "state", cell(r, 0, "@state"));
	page_moment(
	    v, node, "asked", cell_time(r, 0, ":asked"), v->consultation.zone);
	page_moment(
	    v, node, "due", cell_time(r, 0, ":due"), v->consultation.zone);
}

/* The consultation's own, or those of the installation. */
static int64_t
contact_days(const struct visit *v)
{
	const struct rows *row = &v->consultation.row;

	return cell(row, 0, "contact_days") ? cell_int(row, 0, "contact_days")
					    : v->site->settings->contact_days;
}

enum err
own_data_show(struct visit *v, struct node *page)
{
	struct rows s, r;
	struct node *to;
	enum err e;

	TRY(submission_opened(v, &s));
	to = xml_add(page, "own-data-page");
	xml_attr(to, "number", cell(&s, 0, "@number"));
	xml_attr_int(to, "days", contact_days(v));
	if (v->consultation.reported)
		xml_attr(to, "reported", "1");
	page_link(v, xml_add(to, "status"), status_show, NULL);
	(void)page_link_to(v, xml_add(to, "privacy"), "privacy-of", "authority",
	    v->consultation.authority_slug, NULL);
	(void)page_offer(to, v, own_data_copy, NULL);
	e = open_request(v, cell_int(&s, 0, ".id"), &r);
	if (e == OK)
		request(v, to, &r);
	else if (e == ERR_NOT_FOUND)
		(void)page_offer(to, v, erasure_ask, NULL);
	return e == ERR_NOT_FOUND ? OK : e;
}

enum err
own_data_copy(struct visit *v, struct answers *in)
{
	struct rows s;
	int64_t id;

	(void)in;
	TRY(submission_opened(v, &s));
	id = cell_int(&s, 0, ".id");
	TRY(mail_queue(
	    v, "own-data", id, "submission", id, NULL, lang_code(v->lang)));
	visit_notice(v, "own_data");
	return visit_next(v, own_data_show, NULL);
}

/* Told to the office now, and once more when time runs out. */
static enum err
tell_office(struct visit *v, int64_t erasure)
{
	int64_t id;

	TRY(job_queue(v->db, v->mem, "tell-erasure", erasure, NULL, v->now));
	return sql_job_add_later(v->db, v->mem, "remind-erasure", erasure, NULL,
	    clock_add(v->mem, v->now, (int64_t)ERASURE_REMIND_DAYS * DAY),
	    v->now, &id);
}

enum err
erasure_begin(struct visit *v, int64_t submission, const int64_t *account)
{
	bool reported = v->consultation.reported != NULL;
	struct rows r;
	int64_t id;
	enum err e = open_request(v, submission, &r);

	if (e != ERR_NOT_FOUND)
		return e == OK ? ERR_CONFLICT : e;
	TRY(sql_erasure_add(v->db, v->mem, submission, v->consultation.id,
	    account, reported ? "asked" : "granted", reported ? NULL : "all",
	    reported, clock_add(v->mem, v->now, (int64_t)ERASURE_DAYS * DAY),
	    v->now, &id));
	if (reported)
		return tell_office(v, id);
	return job_queue(v->db, v->mem, "erase", id, NULL, v->now);
}

enum err
erasure_ask(struct visit *v, struct answers *in)
{
	struct rows s, locked;
	int64_t id;

	(void)in;
	TRY(submission_opened(v, &s));
	id = cell_int(&s, 0, ".id");
	TRY(sql_submission_lock(v->db, v->mem, id, &locked));
	TRY(erasure_begin(v, id, NULL));
	visit_notice(
	    v, v->consultation.reported ? "erasure_asked" : "erasure_begun");
	return visit_next(v, own_data_show, NULL);
}

enum err
erasure_told(struct visit *v, const char *number, struct rows *out)
{
	TRY(sql_submission_gone(v->db, v->mem, number, out));
	return consultation_by_slug(v->db, v->mem, cell(out, 0, ".slug"),
	    lang_content(v->lang), &v->consultation);
}

/* The fields of a form that are about a person, by its declaration. */
static void
form_kept(struct node *to, const struct form *form)
{
	struct node *node = NULL;

	for (size_t i = 0; i < form->field_count; i++) {
		struct node *field;

		if (!form->fields[i].kept)
			continue;
		if (!node) {
			node = xml_add(to, "form-kept");
			xml_attr(node, "name", form->name);
		}
		field = xml_add(node, "field");
		xml_attr(field, "name", form->fields[i].name);
		xml_attr(field, "kept", form->fields[i].kept);
	}
}

enum err
privacy_of_show(struct visit *v, struct node *page)
{
	const char *language = cell(&v->authority_row, 0, ".lang");
	struct node *to = xml_add(page, "privacy-of-page"), *name;
	const struct form *form;
	struct rows r;

	TRY(sql_authority_privacy(
	    v->db, v->mem, v->authority, lang_content(v->lang), &r));
	xml_attr_int(to, "days", v->site->settings->contact_days);
	if (v->site->settings->network_days > 0)
		xml_attr_int(
		    to, "network-days", v->site->settings->network_days);
	name = xml_add(to, "name");
	page_link_to(v, name, "authority", NULL);
	xml_text(name,
	    page_script(v, language, cell(&v->authority_row, 0, ".name")));
	if (cell(&r, 0, "data_officer"))
		page_paragraphs(v, to, "officer", cell(&r, 0, "data_officer"));
	if (cell(&r, 0, "privacy"))
		page_paragraphs(v, to, "words",
		    page_script(v, language, cell(&r, 0, "privacy")));
	for (size_t i = 0; (form = forms_at(v->site->forms, i)); i++)
		form_kept(to, form);
	return OK;
}
