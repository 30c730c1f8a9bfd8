/*
 * change.c: a comment that was sent says something else.  It is what its
 * author said before the closing, so the consultation is locked as for
 * sending; who knows the code is the author.
 */
#include "fcgi/app/part/change.h"

#include "build/sql.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/part/comment_form.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/site/page.h"

#include <string.h>

/* What came on paper stands on paper; what lapsed is nobody's. */
static bool
own_still(const struct visit *v, const struct rows *s)
{
	const char *state = submission_state(v, s);

	return text_is(cell(s, 0, ".channel"), "online") &&
	       (text_is(state, "received") || text_is(state, "unconfirmed"));
}

static bool
open_now(const struct visit *v)
{
	return may(&v->who, &v->consultation, COMMENT, v->now) == MAY;
}

static enum err
standing(const struct visit *v, const struct rows *s)
{
	if (!open_now(v))
		return ERR_CLOSED;
	return own_still(v, s) ? OK : ERR_CONFLICT;
}

enum err
sent_wanted(struct visit *v, struct rows *out)
{
	TRY(submission_opened(v, out));
	return standing(v, out);
}

bool
sent_may_change(const struct visit *v, const struct rows *s)
{
	return own_still(v, s) && open_now(v);
}

void
sent_change_link(struct visit *v, struct node *to, const struct rows *s,
    const char *closing, bool may_be, const char *code)
{
	struct node *link;

	if (!may_be || !sent_may_change(v, s) ||
	    may_on(&v->who, &v->consultation, closing, COMMENT, v->now) != MAY)
		return;
	link = xml_add(to, "link");
	xml_attr(link, "rel", "edit");
	page_link(v, link, sent_change_show, "comment", code, NULL);
}

/* The comment to be changed, if that may be. */
static enum err
wanted(struct visit *v, struct rows *submission, struct rows *comment)
{
	TRY(submission_opened(v, submission));
	TRY(sql_sent_comment(v->db, v->mem, cell_int(submission, 0, ".id"),
	    path_part(v, "comment"), comment));
	TRY(standing(v, submission));
	if (may_on(&v->who, &v->consultation, cell_time(comment, 0, ".closes"),
		COMMENT, v->now) != MAY)
		return ERR_CLOSED;
	return cell_int(comment, 0, ".may") ? OK : ERR_CONFLICT;
}

enum err
sent_options(struct visit *v)
{
	struct rows s;

	/* else the command says what is wrong */
	if (submission_opened(v, &s) == OK)
		comment_takes(v);
	return OK;
}

enum err
sent_change_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-form-page");
	struct pair first[7];
	struct pairs preset = {first, 0};
	struct rows s, comment;

	TRY(wanted(v, &s, &comment));
	xml_attr(to, "sent", "1");
	TRY(comment_form_of(v, to, &comment, NULL, first, &preset.count));
	first[preset.count++] =
	    (struct pair){"edition", cell(&comment, 0, ".edition"), -1};
	if (!page_offer_with(to, v, sent_change, &preset, NULL))
		return ERR_CLOSED;
	page_link(v, xml_add(to, "back"), status_show, NULL);
	return OK;
}

/* A check that is promised is made of the new words too. */
static const char *
state_after(const struct visit *v, const struct rows *comment)
{
	const char *when = cell(&v->consultation.row, 0, "show_comments");

	return text_is(when, "after_check") ? "waiting"
					    : cell(comment, 0, ".state");
}

/* What the log, the office and the author are told of something that
 * counts. */
static enum err
told(struct visit *v, const struct rows *s, const struct rows *comment)
{
	int64_t id = cell_int(comment, 0, ".id"), count;
	int64_t unit = cell_int(comment, 0, ".unit");

	TRY(filing_edition(v, id));
	TRY(sql_sent_replies_lapse(v->db, v->mem, id,
	    visit_text(v, "desk.author_changed", NULL, NULL), &count));
	if (unit)
		visit_tally(v, "unit", unit, "talk", 1);
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
	return mail_queue(v, "changed", id, "submission", cell_int(s, 0, ".id"),
	    NULL, lang_code(v->lang));
}

enum err
sent_locked(struct visit *v)
{
	TRY(consultation_locked(v->db, v->mem, v->consultation.slug,
	    lang_content(v->lang), &v->consultation));
	v->phase = phase_at(&v->consultation, v->now);
	return open_now(v) ? OK : ERR_CLOSED;
}

enum err
sent_change(struct visit *v, struct answers *in)
{
	struct rows s, comment;
	const char *present;
	struct said said;
	int64_t id, edition;

	TRY(wanted(v, &s, &comment));
	TRY(sent_locked(v));
	id = cell_int(&comment, 0, ".id");
	edition = cell_int(&comment, 0, ".edition");
	if (answer_int(in, "edition", edition) != edition)
		return ERR_CONFLICT;
	TRY(comment_present(v, &comment, cell(&comment, 0, ".on"), &present));
	TRY(said_from(v, in, present, &said));
	TRY(sql_sent_comment_change(v->db, v->mem, id, edition,
	    answer(in, "stance"), state_after(v, &comment), v->now));
	TRY(said_add(v->db, v->mem, id, edition + 1, &said, v->now));
	if (text_is(cell(&s, 0, ".state"), "filed"))
		TRY(told(v, &s, &comment));
	visit_notice(v, "comment_changed");
	return visit_next(v, status_show, NULL);
}
