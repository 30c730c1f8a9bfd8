/*
 * sent.c: the answers to questions change after they were sent; all that was
 * sent is withdrawn.  Files are sent_files.c's, comments change.c's.
 */
#include "fcgi/app/part/sent.h"

#include "build/sql.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/app/part/change.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/part/sent_files.h"
#include "fcgi/site/page.h"
#include "forms/keep.h"

static bool
counts(const struct rows *s)
{
	return text_is(cell(s, 0, ".state"), "filed");
}

/* ---- answers ---- */

/* The declaration that people answer, and the edition that they saw. */
static const struct form *
with_edition(struct visit *v, const struct form *form)
{
	struct form *out = arena_alloc(v->mem, sizeof *out);
	size_t n = form->field_count;

	*out = *form;
	out->fields = arena_alloc(v->mem, (n + 1) * sizeof *out->fields);
	memcpy(out->fields, form->fields, n * sizeof *out->fields);
	out->fields[n] = (struct field){.name = "edition",
	    .type = FIELD_HIDDEN,
	    .required = true,
	    .max = 20};
	out->field_count = n + 1;
	return out;
}

enum err
sent_answers_asks(struct visit *v, const struct form **out)
{
	struct form *form;
	struct rows s;

	TRY(submission_opened(v, &s));
	TRY(questions_of(v, cell_int(&s, 0, ".id"), &form));
	*out = with_edition(v, form);
	return OK;
}

enum err
sent_answers_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "questionnaire-page");
	struct pairs before = {0};
	struct rows s, files;
	int64_t id;

	TRY(sent_wanted(v, &s));
	id = cell_int(&s, 0, ".id");
	xml_attr(to, "sent", "1");
	TRY(keep_read(v->db, v->mem, id, v->asked, &before));
	/* keep_read leaves room for one more */
	before.at[before.count++] =
	    (struct pair){"edition", cell(&s, 0, ".answers_edition"), -1};
	TRY(sql_attachments_of(v->db, v->mem, id, &files));
	attach_list(v, to, &files, NULL, attach_status_send);
	if (!page_offer_with(to, v, sent_answers_change, &before, NULL))
		return ERR_CLOSED;
	page_link(v, xml_add(to, "back"), status_show, NULL);
	return OK;
}

/* Nothing at all would be left: that is what withdrawing is for. */
static enum err
something_left(struct visit *v, struct answers *in, int64_t id)
{
	struct rows comments;
	int64_t answers;

	TRY(answers_of(v, id, &answers));
	TRY(sql_comments_of_submission(v->db, v->mem, id, &comments));
	if (answers > 0 || comments.count > 0)
		return OK;
	answers_fault(in, "", "nothing_left");
	return ERR_INVALID;
}

enum err
sent_answers_change(struct visit *v, struct answers *in)
{
	struct rows s;
	int64_t id, edition, kept;

	TRY(sent_wanted(v, &s));
	TRY(sent_locked(v));
	id = cell_int(&s, 0, ".id");
	edition = answer_int(in, "edition", 0);
	TRY(sql_sent_answers_change(v->db, v->mem, id, edition, v->now));
	if (counts(&s))
		TRY(sql_sent_answers_keep(v->db, v->mem, id, edition, &kept));
	TRY(keep_answers(v->db, v->mem, id, in));
	TRY(something_left(v, in, id));
	TRY(sent_files_answered(v, in, &s));
	if (counts(&s)) {
		TRY(answers_note(v, id));
		TRY(mail_queue(v, "answers-changed", id, "submission", id, NULL,
		    lang_code(v->lang)));
	}
	visit_notice(v, "answers_changed");
	return visit_next(v, status_show, NULL);
}

/* ---- all of it withdrawn ---- */

static enum err
comments_withdrawn(struct visit *v, int64_t submission, const char *reason)
{
	struct rows c;

	TRY(sql_sent_standing(v->db, v->mem, submission, &c));
	for (size_t i = 0; i < c.count; i++) {
		TRY(sql_comment_withdraw(
		    v->db, v->mem, cell_int(&c, i, "id"), reason, v->now));
		TRY(filing_withdrawn(
		    v, &(struct withdrawn){cell(&c, i, "code"),
			   cell(&c, i, "edition"), cell(&c, i, "entry")}));
		filing_leaves(
		    v, cell_int(&c, i, "unit_id"), !cell_int(&c, i, "decided"));
	}
	return OK;
}

static enum err
answers_withdrawn(struct visit *v, int64_t submission, const char *code)
{
	struct rows newest;
	int64_t n;
	enum err e;

	TRY(answers_of(v, submission, &n));
	if (n == 0)
		return OK;
	e = sql_ledger_newest(v->db, v->mem, "comment", code, &newest);
	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	return filing_withdrawn(
	    v, &(struct withdrawn){code, cell(&newest, 0, "edition"),
		   cell(&newest, 0, "place")});
}

enum err
submission_withdraw(struct visit *v, struct answers *in)
{
	const char *reason = answer(in, "reason");
	struct rows s;
	int64_t id;

	TRY(submission_opened(v, &s));
	id = cell_int(&s, 0, ".id");
	TRY(sql_submission_withdraw(v->db, v->mem, id, reason, v->now));
	TRY(comments_withdrawn(v, id, reason));
	TRY(answers_withdrawn(v, id, cell(&s, 0, ".code")));
	TRY(mail_queue(
	    v, "withdrawn", id, "submission", id, NULL, lang_code(v->lang)));
	visit_notice(v, "all_withdrawn");
	return visit_next(v, status_show, NULL);
}

/* ---- on the status page ---- */

void
sent_files_link(struct visit *v, struct node *to, const struct rows *s,
    const char *closing, const char *comment)
{
	struct node *link;

	if (!sent_may_change(v, s) ||
	    (comment && closed_on(&v->consultation, closing, v->now)))
		return;
	link = xml_add(to, "link");
	xml_attr(link, "rel", "files");
	if (comment)
		page_link(
		    v, link, sent_comment_files_show, "comment", comment, NULL);
	else
		page_link(v, link, sent_files_show, NULL);
}

enum err
sent_ways(struct visit *v, struct node *to, struct node *answers,
    const struct rows *s)
{
	struct node *link;
	bool asked;

	if (sent_may_change(v, s)) {
		TRY(questions_asked(v, &asked));
		asked = asked && !closed_on(&v->consultation, NULL, v->now);
		if (asked && answers) {
			page_link_as(
			    v, answers, "href-edit", sent_answers_show, NULL);
		} else if (asked) {
			link = xml_add(to, "link");
			xml_attr(link, "rel", "questionnaire");
			page_link(v, link, sent_answers_show, NULL);
		}
		sent_files_link(v, to, s, NULL, NULL);
	}
	if (counts(s))
		(void)page_offer(to, v, submission_withdraw, NULL);
	return OK;
}
