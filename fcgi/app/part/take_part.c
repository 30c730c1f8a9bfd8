/*
 * take_part.c: comments collected in a submission that is not sent yet.
 */
#include "fcgi/app/part/take_part.h"
#include "fcgi/app/public/comment.h"

#include "build/sql.h"
#include "fcgi/app/desk/concern.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/app/part/comment_form.h"
#include "fcgi/app/part/later.h"
#include "fcgi/app/public/compare.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"
#include "fcgi/site/session.h"

#include <string.h>

static const struct choosing own_choosing = {
    COMMENT, comment_edit_show, comment_keep, comment_remove};

static enum err
find(struct visit *v, struct rows *out)
{
	return sql_unsent_find(v->db, v->mem, v->consultation.id,
	    v->who.session, v->who.id ? &v->who.id : NULL, out);
}

enum err
unsent_wanted(struct visit *v, int64_t *id)
{
	struct rows r;

	if (!v->who.session)
		return ERR_NOT_FOUND;
	TRY(find(v, &r));
	*id = cell_int(&r, 0, ".id");
	return OK;
}

enum err
unsent_begin(struct visit *v, int64_t *id, bool *fresh)
{
	bool known = v->who.session != 0;

	*fresh = false;
	TRY(session_row(v));
	/* a browser that was never here has none */
	if (known)
		TRY(sql_unsent_begun(v->db, v->mem, v->consultation.id,
		    v->who.session, v->who.id ? &v->who.id : NULL, v->now, id));
	if (known && *id)
		return OK;
	*fresh = true;
	return sql_unsent_make(v->db, v->mem, secret_code(v->mem),
	    v->consultation.id, v->who.session, v->who.id ? &v->who.id : NULL,
	    lang_content(v->lang), v->now, id);
}

enum err
comment_add_leads(struct visit *v, struct answers *in)
{
	(void)in;
	return visit_next(v, take_part_show, NULL);
}

/* unit: with its document in one row, or NULL: on the whole. */
static enum err
store(struct visit *v, struct answers *in, const struct rows *unit)
{
	int64_t unit_id = unit ? cell_int(unit, 0, ".unit") : 0;
	int64_t version = unit ? cell_int(unit, 0, ".version") : 0;
	int64_t base = unit ? cell_int(unit, 0, ".base") : 0;
	struct said_on on = {.consultation = v->consultation.id,
	    .unit = unit ? &unit_id : NULL,
	    .version = unit ? &version : NULL,
	    .base = unit ? &base : NULL,
	    .stance = answer(in, "stance"),
	    .language = lang_content(v->lang)};
	int64_t comment;
	struct said w;
	bool fresh;
	enum err e;

	TRY(said_from(v, in, unit ? cell(unit, 0, ".words") : NULL, &w));
	TRY(unsent_begin(v, &on.submission, &fresh));
	on.most = fresh ? 0 : COMMENTS_MAX;
	e = said_new(v->db, v->mem, &on, &w, v->now, &comment);
	if (e == ERR_INVALID)
		answers_fault(in, "", "too_many_comments");
	TRY(e);
	return concern_store(v, in, comment);
}

enum err
comment_add(struct visit *v, struct answers *in)
{
	struct rows unit;

	TRY(unit_written_on(v, answer(in, "version"), &unit));
	if (!cell_int(&unit, 0, ".commentable"))
		return ERR_FORBIDDEN;
	if (closed_on(&v->consultation, cell_time(&unit, 0, ".closes"), v->now))
		return ERR_CLOSED;
	return store(v, in, &unit);
}

enum err
comment_whole_add(struct visit *v, struct answers *in)
{
	return store(v, in, NULL);
}

/* The collected comment of {comment}, and the unit it is about. */
static enum err
own_comment(struct visit *v, struct rows *out)
{
	int64_t submission;

	TRY(unsent_wanted(v, &submission));
	return sql_unsent_comment(
	    v->db, v->mem, submission, path_part(v, "comment"), out);
}

enum err
comment_edit_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-form-page");
	struct pair first[5 + CONCERNS_MAX];
	struct pairs preset = {first, 0};
	struct rows comment;

	TRY(own_comment(v, &comment));
	TRY(concern_options(v));
	TRY(comment_collected(v, to));
	TRY(comment_form_of(
	    v, to, &comment, &own_choosing, first, &preset.count));
	TRY(concern_preset(
	    v, cell_int(&comment, 0, ".id"), first, &preset.count));
	if (!page_offer_with(to, v, comment_change, &preset, NULL))
		return ERR_CLOSED;
	page_link(v, xml_add(to, "back"), take_part_show, NULL);
	return OK;
}

enum err
comment_change(struct visit *v, struct answers *in)
{
	struct rows comment;
	struct said w;
	int64_t changed;
	const char *present;
	bool adapt;

	TRY(own_comment(v, &comment));
	adapt = words_adapt(&comment, answer(in, "version"));
	TRY(comment_present(v, &comment,
	    cell(&comment, 0, adapt ? ".newest" : ".on"), &present));
	TRY(said_from(v, in, present, &w));
	TRY(words_seen(v, &comment, adapt));
	TRY(sql_comment_stance(v->db, v->mem, cell_int(&comment, 0, ".id"),
	    answer(in, "stance"), &changed));
	TRY(said_change(
	    v->db, v->mem, cell_int(&comment, 0, ".id"), &w, v->now));
	TRY(concern_store(v, in, cell_int(&comment, 0, ".id")));
	return visit_next(v, take_part_show, NULL);
}

enum err
comment_keep(struct visit *v, struct answers *in)
{
	struct rows comment;

	(void)in;
	TRY(own_comment(v, &comment));
	if (!cell(&comment, 0, ".newest_id"))
		return ERR_CONFLICT;
	TRY(sql_comment_keep(v->db, v->mem, cell_int(&comment, 0, ".id"),
	    cell_int(&comment, 0, ".newest_id")));
	visit_notice(v, "text_kept");
	return visit_next(v, take_part_show, NULL);
}

enum err
comment_remove(struct visit *v, struct answers *in)
{
	int64_t submission;
	struct rows comment;
	int64_t changed;

	(void)in;
	TRY(unsent_wanted(v, &submission));
	TRY(own_comment(v, &comment));
	TRY(sql_attachments_remove_of(
	    v->db, v->mem, submission, path_part(v, "comment"), &changed));
	TRY(sql_unsent_remove(
	    v->db, v->mem, submission, path_part(v, "comment"), &changed));
	visit_notice(v, "removed");
	return visit_next(v, take_part_show, NULL);
}

static void
item(struct visit *v, struct node *items, const struct rows *r, size_t i,
    const struct rows *files)
{
	struct node *node = page_row(v, items, "item", r, i);

	xml_attr_int(node, "n", (int64_t)i + 1);
	if (cell(r, i, ".wid"))
		unit_reference(v, node, "unit", r, i, cell(r, i, ".document"),
		    cell(r, i, ".lang"));
	if (cell(r, i, ".wid") || closed_on(&v->consultation, NULL, v->now))
		closing_shown(v, node, cell_time(r, i, ".closes"));
	words_changed(v, node, r, i, &own_choosing);
	comment_carried(v, node, r, i);
	if (cell(r, i, ".proposed"))
		comment_wording(v, node, r, i);
	attach_list(v, node, files, cell(r, i, "@code"), attach_own_send);
	if (may(&v->who, &v->consultation, COMMENT, v->now) != MAY)
		return;
	page_link_as(v, node, "href-files", attach_comment_show, "comment",
	    cell(r, i, "@code"), NULL);
	page_link_as(v, node, "href-edit", comment_edit_show, "comment",
	    cell(r, i, "@code"), NULL);
	(void)page_offer(
	    node, v, comment_remove, "comment", cell(r, i, "@code"), NULL);
}

static enum err
items(struct visit *v, struct node *to, int64_t *count)
{
	struct node *list = xml_add(to, "items"), *whole;
	int64_t id;
	struct rows r = {0}, files = {0};
	enum err e = unsent_wanted(v, &id);

	if (e == OK)
		e = sql_unsent_comments(v->db, v->mem, id, &r);
	if (e == OK)
		e = sql_attachments_of(v->db, v->mem, id, &files);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	*count = (int64_t)r.count;
	xml_attr_int(list, "count", *count);
	for (size_t i = 0; i < r.count; i++)
		item(v, list, &r, i, &files);
	whole = xml_add(to, "files");
	attach_list(v, whole, &files, NULL, attach_own_send);
	if (may(&v->who, &v->consultation, COMMENT, v->now) == MAY)
		page_link(v, whole, attach_whole_show, NULL);
	return OK;
}

/* What was answered, or the way to the questions. */
static enum err
answered(struct visit *v, struct node *to, int64_t *count)
{
	struct node *list = NULL, *link;
	int64_t id;
	bool asked;
	enum err e = unsent_wanted(v, &id);

	*count = 0;
	TRY(questions_asked(v, &asked));
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	if (e == OK) {
		TRY(answers_of(v, id, count));
		TRY(answers_list(v, to, id, &list));
	}
	if (list && v->phase == OPEN &&
	    closed_on(&v->consultation, NULL, v->now)) {
		closing_shown(v, list, NULL);
		(void)page_offer(list, v, answers_remove, NULL);
	}
	if (!asked ||
	    may(&v->who, &v->consultation, COMMENT_WHOLE, v->now) != MAY)
		return OK;
	if (list) {
		page_link_as(v, list, "href-edit", questionnaire_show, NULL);
		return OK;
	}
	link = xml_add(to, "link");
	xml_attr(link, "rel", "questionnaire");
	page_link(v, link, questionnaire_show, NULL);
	return OK;
}

/* Where it is kept and until when; the ways to take it elsewhere. */
static enum err
kept(struct visit *v, struct node *to)
{
	struct node *node = xml_add(to, "kept"), *link;
	const char *until;
	int64_t id;

	TRY(unsent_wanted(v, &id));
	TRY(later_until(v, id, &until));
	page_moment(v, node, "when",
	    clock_add(
		v->mem, v->now, v->site->settings->person_idle_days * 86400),
	    v->consultation.zone);
	page_moment(v, node, "link-until", until, v->consultation.zone);
	link = xml_add(node, "later");
	page_link(v, link, later_show, NULL);
	link = xml_add(node, "file");
	page_link_send(v, link, unsent_send, NULL);
	return OK;
}

/* The page asked it of whoever answered questions: what was ticked says so,
 * without a statement. */
enum err
submission_send_options(struct visit *v)
{
	if (visit_given(v, "quotable"))
		visit_asks(v, "answers");
	return OK;
}

enum err
take_part_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "take-part-page");
	const char *document = cell(&v->consultation.row, 0, "document");
	int64_t count, answers;

	TRY(items(v, to, &count));
	TRY(answered(v, to, &answers));
	xml_attr(to, "step", count + answers ? "check" : "collect");
	if (count + answers > 0) {
		TRY(kept(v, to));
		if (answers)
			visit_asks(v, "answers");
		(void)page_offer(to, v, submission_send, NULL);
	}
	if (document)
		page_link(v, xml_add(to, "text"), document_show, "document",
		    document, NULL);
	else
		page_link(v, xml_add(to, "text"), overview_show, NULL);
	return OK;
}
