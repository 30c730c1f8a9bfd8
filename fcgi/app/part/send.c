/*
 * send.c: the sending of what was collected, and the confirmation of the
 * address.  The time of sending is the time of receipt, also where the
 * address is confirmed later (practice 6, 7).
 */
#include "build/sql.h"
#include "fcgi/app/intake/alike.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/later.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/part/take_part.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/attempt.h"
#include "fcgi/site/page.h"
#include "fcgi/site/policy.h"

#include <string.h>

struct sending {
	const char *kind, *capacity, *words, *choice, *shown;
	const char *token, *access, *number;
	bool confirmed, contact; /* its address; a row is there */
};

/* Who it is from, as far as the public will see (practice 25). */
static enum err
sender(struct visit *v, struct answers *in, struct sending *s)
{
	const char *rule = cell(&v->consultation.row, 0, "name_shown");
	bool organisation = answer_is(in, "capacity", "organisation");

	s->capacity = answer(in, "capacity");
	s->words = answer(in, "who");
	s->kind = organisation ? answer(in, "submitter") : "person";
	s->choice = organisation ? "full" : answer(in, "name_choice");
	if (text_is(rule, "kind") || text_is(rule, "nothing"))
		s->choice = organisation ? "full" : "kind";
	if (!text_is(s->choice, "full"))
		return OK;
	s->shown = answer(in, organisation ? "organisation" : "name");
	if (!s->shown) {
		answers_fault(in, "name", "name_needed");
		return ERR_INVALID;
	}
	return OK;
}

static struct bytes
digest(struct visit *v, const char *text)
{
	unsigned char *out = arena_alloc(v->mem, DIGEST_SIZE);

	secret_digest(text, strlen(text), out);
	return (struct bytes){out, DIGEST_SIZE};
}

static enum err
ask_to_confirm(struct visit *v, int64_t submission, const char *token)
{
	int64_t seconds = v->site->settings->confirm_hours * 3600;

	return mail_confirm(v, submission, token, lang_code(v->lang),
	    clock_add(v->mem, v->now, seconds / 3));
}

static enum err
stored(struct visit *v, struct answers *in, int64_t id, const struct sending *s)
{
	const char *email = answer(in, "email"), *name = answer(in, "name");
	const char *register_number = answer(in, "register_number");
	const char *lower = text_lower(v->mem, text_trim(v->mem, email));
	const char *until =
	    clock_add(v->mem, v->now, v->site->settings->confirm_hours * 3600);
	int64_t count;

	TRY(sql_submission_send(v->db, v->mem, id, s->number,
	    digest(v, s->access),
	    s->confirmed ? (struct bytes){0} : digest(v, s->token), s->kind,
	    s->capacity, s->words, s->choice, s->shown, lang_code(v->lang),
	    s->confirmed ? "filed" : "unconfirmed", s->confirmed ? NULL : until,
	    s->confirmed ? v->now : NULL, answer(in, "quotable") != NULL,
	    v->now, &count));
	if (!count)
		return ERR_CONFLICT;
	return s->contact ? sql_contact_set(v->db, v->mem, id, name, email,
				lower, register_number)
			  : sql_contact_add(v->db, v->mem, id, name, email,
				lower, register_number);
}

/* What there is to send.  From one network to one consultation, over all
 * workers, only so many: a setting, since only an operator knows who stands
 * behind one address.  Who signed in, or came by a link to it, has confirmed
 * the address before. */
static enum err
to_send(struct visit *v, struct answers *in, struct sending *s, int64_t *id)
{
	int64_t day = throttle_find("round")->seconds;
	struct rows r;

	if (!v->who.session)
		return ERR_NOT_FOUND;
	TRY(sql_unsent_to_send(v->db, v->mem, v->consultation.id,
	    v->who.session, v->who.id ? &v->who.id : NULL,
	    later_address(v, answer(in, "email")),
	    attempt_digest(v, v->consultation.slug),
	    clock_add(v->mem, v->now, -day), v->consultation.rest, v->now, &r));
	*id = cell_int(&r, 0, ".id");
	s->confirmed = cell_int(&r, 0, ".verified") || v->who.id ||
		       !cell_int(&v->consultation.row, 0, "confirm");
	s->contact = cell_int(&r, 0, ".contact");
	if (!cell_int(&r, 0, ".said"))
		return ERR_CONFLICT;
	/* nothing of it is lost: the page says which, to be taken out */
	if (cell_int(&r, 0, ".closed")) {
		answers_fault(in, "", "provision_closed");
		return ERR_INVALID;
	}
	TRY(sender(v, in, s));
	if (cell_int(&r, 0, ".sends") >= v->site->settings->consultation_sends)
		return attempt_refused(v, "round");
	return OK;
}

enum err
submission_send_leads(struct visit *v, struct answers *in)
{
	struct sending *s = arena_alloc(v->mem, sizeof *s);
	unsigned char random[32];

	(void)in;
	secret_random(random, sizeof random);
	s->token = text_base64url(v->mem, random, sizeof random);
	s->access = secret_access_from(v->mem, s->token);
	s->number = filing_number(v);
	v->prepared = s;
	return visit_next(
	    v, receipt_show, "number", s->number, "code", s->access, NULL);
}

enum err
submission_send(struct visit *v, struct answers *in)
{
	struct sending s = *(const struct sending *)v->prepared;
	int64_t id;

	TRY(to_send(v, in, &s, &id));
	TRY(stored(v, in, id, &s));
	TRY(alike_sent(v, id));
	if (!s.confirmed)
		return ask_to_confirm(v, id, s.token);
	TRY(filing_file(v, id));
	return mail_queue(
	    v, "receipt", id, "submission", id, s.access, lang_code(v->lang));
}

/* The unconfirmed submission that a link in a letter names.  ERR_GONE: it was
 * confirmed, or the time is over. */
static enum err
to_confirm(struct visit *v, struct rows *out)
{
	enum err e =
	    sql_submission_to_confirm(v->db, v->mem, path_part(v, "number"),
		digest(v, path_part(v, "token")), v->now, out);

	return e == ERR_NOT_FOUND ? ERR_GONE : e;
}

enum err
confirm_show(struct visit *v, struct node *page)
{
	struct rows submission;
	struct node *to;

	TRY(to_confirm(v, &submission));
	to = xml_add(page, "confirm-page");
	xml_attr(to, "key", "submission");
	xml_attr(to, "a", cell(&submission, 0, "number"));
	(void)page_offer(to, v, submission_confirm, NULL);
	return OK;
}

enum err
submission_confirm(struct visit *v, struct answers *in)
{
	const char *access = secret_access_from(v->mem, path_part(v, "token"));
	struct rows submission;
	int64_t id;

	(void)in;
	TRY(to_confirm(v, &submission));
	id = cell_int(&submission, 0, "id");
	TRY(consultation_locked(v->db, v->mem, cell(&submission, 0, "slug"),
	    lang_content(v->lang), &v->consultation));
	TRY(sql_submission_confirm(v->db, v->mem, id, v->now));
	TRY(filing_file(v, id));
	TRY(mail_queue(v, "receipt", id, "submission", id, access,
	    cell(&submission, 0, "language")));
	visit_notice(v, "confirmed");
	return visit_next(v, status_show, "number",
	    cell(&submission, 0, "number"), "code", access, NULL);
}
