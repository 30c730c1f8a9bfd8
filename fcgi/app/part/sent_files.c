/*
 * sent_files.c: files of what was sent: more of them, or one taken back,
 * until the closing.  What was taken back stays for the office and the proof;
 * where nobody has seen it yet it goes.
 */
#include "fcgi/app/part/sent_files.h"

#include "build/sql.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/app/part/change.h"
#include "fcgi/app/part/comment_form.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/part/sent.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"

static bool
counts(const struct rows *s)
{
	return text_is(cell(s, 0, ".state"), "filed");
}

/* ---- one taken back ---- */

static enum err
ended(struct visit *v, const struct rows *s, int64_t file, const char *code)
{
	struct rows newest;
	enum err e;

	if (!counts(s))
		return sql_attachment_remove(v->db, v->mem, file);
	TRY(sql_sent_file_end(v->db, v->mem, file, v->now));
	e = sql_ledger_newest(v->db, v->mem, "attachment", code, &newest);
	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	return filing_withdrawn(
	    v, &(struct withdrawn){code, cell(&newest, 0, "edition"),
		   cell(&newest, 0, "place")});
}

/* What the office and the author are told; comment: 0 for the whole. */
static enum err
told(struct visit *v, const struct rows *s, int64_t comment)
{
	const char *note = visit_text(v, "desk.author_changed", NULL, NULL);
	int64_t id = cell_int(s, 0, ".id"), n;

	if (!counts(s))
		return OK;
	TRY(sql_sent_replies_lapse_all(
	    v->db, v->mem, id, comment ? &comment : NULL, note, &n));
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
	return mail_queue(
	    v, "files-changed", id, "submission", id, NULL, lang_code(v->lang));
}

enum err
sent_file_end(struct visit *v, struct answers *in)
{
	const char *comment;
	struct rows s, r;

	(void)in;
	TRY(sent_wanted(v, &s));
	TRY(sent_locked(v));
	TRY(sql_attachment_of(v->db, v->mem, cell_int(&s, 0, ".id"),
	    path_part(v, "attachment"), &r));
	if (cell(&r, 0, ".comment") &&
	    closed_on(&v->consultation, cell_time(&r, 0, ".closes"), v->now))
		return ERR_CLOSED;
	TRY(ended(v, &s, cell_int(&r, 0, ".id"), path_part(v, "attachment")));
	TRY(told(v, &s, 0));
	visit_notice(v, "file_ended");
	comment = cell(&r, 0, ".comment");
	return comment ? visit_next(v, sent_comment_files_show, "comment",
			     comment, NULL)
		       : visit_next(v, sent_files_show, NULL);
}

/* ---- more of them ---- */

/* A check that is promised is made of what the public would get too. */
static enum err
checked_again(struct visit *v, const struct rows *s, int64_t comment)
{
	const char *when = cell(&v->consultation.row, 0, "show_comments");
	int64_t n;

	if (!counts(s) || !text_is(when, "after_check"))
		return OK;
	return sql_sent_check_again(v->db, v->mem, cell_int(s, 0, ".id"),
	    comment ? &comment : NULL, &n);
}

static enum err
added(
    struct visit *v, struct answers *in, const struct rows *s, int64_t comment)
{
	struct attached_to to = {.kind = comment ? "comment" : "submission",
	    .id = comment ? comment : cell_int(s, 0, ".id"),
	    .submission = cell_int(s, 0, ".id"),
	    .role = "annex",
	    .public = answer_is(in, "public", "public")};

	TRY(sent_locked(v));
	TRY(attach(v, in, &to));
	if (counts(s))
		TRY(filing_files(v, to.submission));
	if (to.public)
		TRY(checked_again(v, s, comment));
	TRY(told(v, s, comment));
	visit_notice(v, "file_added");
	return OK;
}

enum err
sent_files_add(struct visit *v, struct answers *in)
{
	struct rows s;

	TRY(sent_wanted(v, &s));
	TRY(added(v, in, &s, 0));
	return visit_next(v, sent_files_show, NULL);
}

/* The comment of {comment}, where its author may still change it. */
static enum err
comment_of(struct visit *v, struct rows *s, struct rows *comment)
{
	TRY(sent_wanted(v, s));
	TRY(sql_sent_comment(v->db, v->mem, cell_int(s, 0, ".id"),
	    path_part(v, "comment"), comment));
	if (closed_on(
		&v->consultation, cell_time(comment, 0, ".closes"), v->now))
		return ERR_CLOSED;
	return cell_int(comment, 0, ".may") ? OK : ERR_CONFLICT;
}

enum err
sent_comment_files_add(struct visit *v, struct answers *in)
{
	struct rows s, comment;

	TRY(comment_of(v, &s, &comment));
	TRY(added(v, in, &s, cell_int(&comment, 0, ".id")));
	return visit_next(v, sent_comment_files_show, NULL);
}

static enum err
replaced(struct visit *v, const struct rows *s, const char *role)
{
	struct rows r;

	TRY(sql_sent_files_of_role(
	    v->db, v->mem, cell_int(s, 0, ".id"), role, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(ended(v, s, cell_int(&r, i, "id"), cell(&r, i, "code")));
	return OK;
}

enum err
sent_files_answered(struct visit *v, struct answers *in, const struct rows *s)
{
	int64_t id = cell_int(s, 0, ".id");

	for (size_t i = 0; i < in->form->field_count; i++) {
		const struct field *f = &in->form->fields[i];
		const struct attached_to whole = {.kind = "submission",
		    .id = id,
		    .submission = id,
		    .role = f->name,
		    .field = f->name};

		if (f->type != FIELD_FILE || !answer_file(in, f->name))
			continue;
		TRY(replaced(v, s, f->name));
		TRY(attach(v, in, &whole));
	}
	return counts(s) ? filing_files(v, id) : OK;
}

/* ---- the page ---- */

static enum err
files_page(
    struct visit *v, struct node *to, const struct rows *s, const char *comment)
{
	const struct attached_of of = {.submission = cell_int(s, 0, ".id"),
	    .comment = comment,
	    .send = attach_status_send,
	    .remove = sent_file_end};

	xml_attr(to, "sent", "1");
	attach_limits(v, to);
	TRY(attach_listed(v, to, &of));
	page_link(v, xml_add(to, "back"), status_show, NULL);
	return OK;
}

enum err
sent_files_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "attach-page");
	struct rows s;

	TRY(sent_wanted(v, &s));
	TRY(files_page(v, to, &s, NULL));
	return page_offer(to, v, sent_files_add, NULL) ? OK : ERR_CLOSED;
}

enum err
sent_comment_files_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "attach-page");
	struct rows s, comment;

	TRY(comment_of(v, &s, &comment));
	TRY(comment_unit(v, to, &comment));
	TRY(files_page(v, to, &s, path_part(v, "comment")));
	return page_offer(to, v, sent_comment_files_add, NULL) ? OK
							       : ERR_CLOSED;
}
