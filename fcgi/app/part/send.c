/*
 * send.c: the sending of what was collected, and the confirmation of the
 * address.  The time of sending is the time of receipt, also where the
 * address is confirmed later (practice 6, 7).
 */
#include "build/sql.h"
#include "fcgi/app/intake/alike.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/later.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/part/take_part.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/attempt.h"
#include "fcgi/site/page.h"

#include <string.h>

struct sending {
	const char *kind, *capacity, *words, *choice, *shown;
	const char *token, *access, *number;
	bool confirmed;
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

static const char *
new_token(struct visit *v)
{
	unsigned char random[32];

	secret_random(random, sizeof random);
	return text_base64url(v->mem, random, sizeof random);
}

static struct bytes
digest(struct visit *v, const char *text)
{
	unsigned char *out = arena_alloc(v->mem, DIGEST_SIZE);

	secret_digest(text, strlen(text), out);
	return (struct bytes){out, DIGEST_SIZE};
}

static enum err
contact(struct visit *v, struct answers *in, int64_t submission)
{
	const char *email = answer(in, "email");
	int64_t count;

	TRY(sql_contact_open(v->db, v->mem, submission, &count));
	return sql_contact_set(v->db, v->mem, submission, answer(in, "name"),
	    email, text_lower(v->mem, text_trim(v->mem, email)),
	    answer(in, "register_number"));
}

static enum err
ask_to_confirm(struct visit *v, int64_t submission, const char *token)
{
	int64_t id;
	int64_t seconds = v->site->settings->confirm_hours * 3600;
	const char *until = clock_add(v->mem, v->now, seconds);

	TRY(sql_token_add(v->db, v->mem, "confirm", digest(v, token),
	    &submission, NULL, v->now, until, &id));
	TRY(mail_remind(v, submission, token, lang_code(v->lang),
	    clock_add(v->mem, v->now, seconds / 3)));
	return mail_queue(v, "confirm-submission", submission, "submission",
	    submission, token, lang_code(v->lang));
}

static enum err
stored(struct visit *v, struct answers *in, int64_t id, struct sending *s)
{
	const char *until =
	    clock_add(v->mem, v->now, v->site->settings->confirm_hours * 3600);
	int64_t count;

	TRY(sql_submission_send(v->db, v->mem, id, s->number,
	    digest(v, s->access), s->kind, s->capacity, s->words, s->choice,
	    s->shown, lang_code(v->lang),
	    s->confirmed ? "filed" : "unconfirmed", s->confirmed ? NULL : until,
	    s->confirmed ? v->now : NULL, v->now));
	TRY(contact(v, in, id));
	return sql_comments_sent(
	    v->db, v->mem, id, "waiting", NULL, v->now, &count);
}

/* From one network to one consultation, over all workers: a setting, since
 * only an operator knows who stands behind one address. */
static enum err
not_flooded(struct visit *v)
{
	struct bytes from = v->by_address;
	int64_t sends;

	TRY(attempt_on(v, "round",
	    arena_printf(v->mem, "%s %s", v->consultation.slug,
		text_hex(v->mem, from.at, from.size)),
	    &sends));
	if (sends <= v->site->settings->consultation_sends)
		return OK;
	return attempt_refused(v, "round");
}

enum err
submission_send(struct visit *v, struct answers *in)
{
	struct sending s = {0};
	struct rows count;
	int64_t id, answers;

	TRY(unsent_wanted(v, &id));
	TRY(sql_unsent_count(v->db, v->mem, id, &count));
	TRY(answers_of(v, id, &answers));
	if (cell_int(&count, 0, "n") + answers == 0)
		return ERR_CONFLICT;
	TRY(sender(v, in, &s));
	TRY(not_flooded(v));
	s.token = new_token(v);
	s.access = secret_access_from(v->mem, s.token);
	s.number = filing_number(v);
	/* who signed in, or came by a link to it, has confirmed the address
	 * before */
	TRY(later_verified(v, id, answer(in, "email"), &s.confirmed));
	s.confirmed = s.confirmed || v->who.id ||
		      !cell_int(&v->consultation.row, 0, "confirm");
	TRY(stored(v, in, id, &s));
	TRY(alike_sent(v, id));
	if (s.confirmed) {
		TRY(filing_file(v, id));
		TRY(mail_queue(v, "receipt", id, "submission", id, s.access,
		    lang_code(v->lang)));
	} else {
		TRY(ask_to_confirm(v, id, s.token));
	}
	return visit_next(
	    v, receipt_show, "number", s.number, "code", s.access, NULL);
}

/* The unconfirmed submission that a link in a mail names. */
static enum err
confirmed_one(struct visit *v, struct rows *token, struct rows *submission)
{
	TRY(sql_token_find(v->db, v->mem, "confirm",
	    digest(v, path_part(v, "token")), v->now, token));
	return sql_submission_by_id(
	    v->db, v->mem, cell_int(token, 0, "subject_id"), submission);
}

enum err
confirm_show(struct visit *v, struct node *page)
{
	struct node *to;
	struct rows token, submission;
	enum err e = confirmed_one(v, &token, &submission);

	to = xml_add(page, "confirm-page");
	if (e == ERR_NOT_FOUND)
		return ERR_GONE;
	TRY(e);
	xml_attr(to, "key", "submission");
	xml_attr(to, "a", cell(&submission, 0, "number"));
	(void)page_offer(to, v, submission_confirm, NULL);
	return OK;
}

enum err
submission_confirm(struct visit *v, struct answers *in)
{
	const char *access = secret_access_from(v->mem, path_part(v, "token"));
	struct rows token, submission;
	int64_t id;
	enum err e = confirmed_one(v, &token, &submission);

	(void)in;
	if (e == ERR_NOT_FOUND)
		return ERR_GONE;
	TRY(e);
	id = cell_int(&submission, 0, "id");
	TRY(consultation_locked(v->db, v->mem, cell(&submission, 0, "slug"),
	    lang_content(v->lang), &v->consultation));
	TRY(sql_token_use(v->db, v->mem, cell_int(&token, 0, "id"), v->now));
	TRY(sql_submission_confirm(v->db, v->mem, id, v->now));
	TRY(filing_file(v, id));
	TRY(mail_queue(v, "receipt", id, "submission", id, access,
	    cell(&submission, 0, "language")));
	visit_notice(v, "confirmed");
	return visit_next(v, status_show, "number",
	    cell(&submission, 0, "number"), "code", access, NULL);
}
