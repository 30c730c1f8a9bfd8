/*
 * letter_submission.c: letters about what somebody sent.
 */
#include "fcgi/app/jobs/writing.h"

#include "build/sql.h"
#include "fcgi/app/part/later.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

enum err
letter_confirm(struct writing *w)
{
	const char *secret = cell(w->mail, 0, "secret");

	TRY(writing_submission(w));
	if (!secret || !text_is(cell(&w->about, 0, "state"), "unconfirmed") ||
	    strcmp(cell_time(&w->about, 0, "confirm_until"), w->v.now) <= 0)
		return ERR_GONE;
	writing_moment(w, "sent", cell_time(&w->about, 0, "received_at"));
	writing_moment(w, "until", cell_time(&w->about, 0, "confirm_until"));
	writing_link(
	    w, visit_address(&w->v, confirm_show, "number",
		   cell(&w->about, 0, "number"), "token", secret, NULL));
	writing_about(w);
	return OK;
}

enum err
letter_remind(struct writing *w)
{
	xml_attr(w->to, "reminder", "1");
	return letter_confirm(w);
}

enum err
letter_receipt(struct writing *w)
{
	const char *code = cell(w->mail, 0, "secret");
	struct rows answers;
	enum err e;

	TRY(writing_submission(w));
	if (!code)
		return ERR_GONE;
	xml_add_text(w->to, "code", writing_grouped(w->v.mem, code));
	writing_moment(w, "received", cell_time(&w->about, 0, "received_at"));
	writing_link(w, visit_address(&w->v, status_show, "number",
			    cell(&w->about, 0, "number"), "code", code, NULL));
	e = writing_comments(w, false);
	if (e == ERR_GONE) {
		/* it may be answers to questions alone */
		TRY(sql_answers_count(
		    w->v.db, w->v.mem, writing_subject(w), &answers));
		if (cell_int(&answers, 0, "n") > 0)
			e = OK;
	}
	TRY(e);
	writing_about(w);
	return OK;
}

enum err
letter_withdrawn(struct writing *w)
{
	const char *whole = NULL;

	TRY(writing_submission(w));
	whole = cell_time(&w->about, 0, "withdrawn_at");
	/* of one comment among several: when that was told to be sent */
	writing_moment(w, "withdrawn",
	    whole ? whole : cell_time(w->mail, 0, "created_at"));
	writing_about(w);
	return OK;
}

enum err
letter_answered(struct writing *w)
{
	TRY(writing_submission(w));
	if (!w->v.consultation.reported)
		return ERR_GONE;
	writing_moment(w, "published", w->v.consultation.reported);
	writing_link(w, writing_page_address(&w->v, "report"));
	TRY(writing_comments(w, true));
	writing_about(w);
	return OK;
}

enum err
letter_corrected(struct writing *w)
{
	xml_attr(w->to, "corrected", "1");
	return letter_answered(w);
}

/* What counts now; the code is not known here, so the link asks for it. */
enum err
letter_changed(struct writing *w)
{
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_changed(w->v.db, w->v.mem, writing_subject(w), &r)));
	xml_add_text(w->to, "number", cell(&r, 0, "number"));
	TRY(writing_number(w, &r));
	writing_moment(w, "changed", cell_time(&r, 0, "at"));
	TRY(sql_mail_comment(w->v.db, w->v.mem, writing_subject(w), &w->about));
	writing_comment(w, &w->about, 0, false);
	return OK;
}

/* The answers or files of it are others now; which, stands behind the link. */
static enum err
sent_changed(struct writing *w, const char *what)
{
	TRY(writing_submission(w));
	xml_attr(w->to, "what", what);
	TRY(writing_number(w, &w->about));
	writing_moment(w, "changed", cell_time(w->mail, 0, "created_at"));
	return OK;
}

enum err
letter_answers_changed(struct writing *w)
{
	return sent_changed(w, "answers");
}

enum err
letter_files_changed(struct writing *w)
{
	return sent_changed(w, "files");
}

/* The office took it apart; which parts, stands behind the link. */
enum err
letter_parted(struct writing *w)
{
	struct rows r;

	TRY(writing_or_gone(sql_mail_parted(w->v.db, w->v.mem,
	    writing_subject(w), cell_time(w->mail, 0, "created_at"), &r)));
	TRY(writing_submission(w));
	return writing_number(w, &w->about);
}

/* One comment and its answer, before the report. */
enum err
letter_replied(struct writing *w)
{
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_replied(w->v.db, w->v.mem, writing_subject(w), &r)));
	xml_add_text(w->to, "number", cell(&r, 0, "number"));
	TRY(writing_number(w, &r));
	writing_moment(w, "published", cell_time(&r, 0, "at"));
	if (!w->v.consultation.reported)
		xml_attr(w->to, "before-report", "1");
	TRY(sql_mail_comment(w->v.db, w->v.mem, writing_subject(w), &w->about));
	writing_comment(w, &w->about, 0, true);
	return OK;
}

enum err
letter_hidden(struct writing *w)
{
	int64_t days = w->v.site->settings->objection_days;
	const char *at;
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_hidden(w->v.db, w->v.mem, writing_subject(w), &r)));
	at = cell_time(&r, 0, "at");
	/* shown again before the mail was made */
	if (!at)
		return ERR_GONE;
	TRY(writing_number(w, &r));
	writing_moment(w, "hidden", at);
	writing_moment(w, "until", clock_add(w->v.mem, at, days * 86400));
	TRY(sql_mail_comment(w->v.db, w->v.mem, writing_subject(w), &w->about));
	writing_comment(w, &w->about, 0, false);
	xml_attr(xml_add(w->to, "rule"), "key", cell(&r, 0, "rule"));
	writing_words(w, w->to, "reason", cell(&r, 0, "reason"));
	return OK;
}

enum err
letter_objection_decided(struct writing *w)
{
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_objection(w->v.db, w->v.mem, writing_subject(w), &r)));
	if (!cell(&r, 0, "decision"))
		return ERR_GONE;
	xml_attr(w->to, "decision", cell(&r, 0, "decision"));
	TRY(writing_number(w, &r));
	writing_moment(w, "decided", cell_time(&r, 0, "decided_at"));
	writing_words(w, w->to, "reason", cell(&r, 0, "reasons"));
	return OK;
}

/* The way back to an unsent text. */
enum err
letter_later(struct writing *w)
{
	const char *secret = cell(w->mail, 0, "secret");
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_later(w->v.db, w->v.mem, writing_subject(w), &r)));
	if (!secret || !cell(&r, 0, "until"))
		return ERR_GONE;
	TRY(writing_consultation(w, cell(&r, 0, "slug")));
	writing_link(
	    w, visit_address(&w->v, later_link_show, "token", secret, NULL));
	writing_moment(w, "until", cell_time(&r, 0, "until"));
	writing_about(w);
	return OK;
}
