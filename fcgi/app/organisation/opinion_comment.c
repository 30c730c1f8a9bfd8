/*
 * opinion_comment.c: comments of an opinion, written by several.  A change
 * names the edition that its author saw; if another one was saved meanwhile,
 * the page comes back with both texts and takes the newer edition, so that a
 * second press is a choice and not an accident.
 */
#include "build/sql.h"
#include "fcgi/app/organisation/opinion.h"
#include "fcgi/app/part/comment_form.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/public/wording.h"
#include "fcgi/site/page.h"

#include <string.h>

const struct choosing opinion_choosing = {ORG_DRAFT, opinion_comment_show,
    opinion_comment_keep, opinion_comment_remove};

static enum err
opinion_id(struct visit *v, int64_t *id)
{
	struct rows r;

	TRY(opinion_wanted(v, &r));
	*id = cell_int(&r, 0, ".id");
	return OK;
}

static void
back(struct visit *v, struct node *to)
{
	xml_attr(to, "opinion", "1");
	page_link(v, xml_add(to, "back"), opinion_show, NULL);
}

/* ---- a new one ---- */

static enum err
put(struct visit *v, struct answers *in, const struct rows *document,
    const struct rows *unit)
{
	int64_t unit_id = unit ? cell_int(unit, 0, ".id") : 0;
	int64_t version = document ? cell_int(document, 0, ".version") : 0;
	int64_t opinion, comment;
	struct opinion_part p = {.unit = unit ? &unit_id : NULL,
	    .version = version ? &version : NULL,
	    .stance = answer(in, "stance"),
	    .what = "added"};
	struct said said;

	TRY(said_from(v, in, unit ? cell(unit, 0, ".words") : NULL, &said));
	p.proposed = said.proposed;
	p.remark = said.remark;
	p.reason = said.reason;
	p.folded = said.folded;
	p.location = said.location;
	TRY(opinion_id(v, &opinion));
	if (opinion_put(v, opinion, &p, &comment) == OK)
		return visit_next(v, opinion_show, NULL);
	answers_fault(in, "", "opinion_full");
	return ERR_INVALID;
}

enum err
opinion_unit_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-form-page");
	struct pair first[2];
	struct pairs preset = {first, 0};
	int64_t id;

	TRY(opinion_id(v, &id));
	TRY(comment_form_new(v, to, first, &preset.count));
	if (!page_offer_with(to, v, opinion_unit_add, &preset, NULL))
		return ERR_CLOSED;
	back(v, to);
	return OK;
}

enum err
opinion_unit_add(struct visit *v, struct answers *in)
{
	struct rows document, unit;

	TRY(as_written(v, answer(in, "version"), &document, &unit));
	if (!cell_int(&document, 0, ".commentable"))
		return ERR_FORBIDDEN;
	if (closed_on(&v->consultation, cell_time(&unit, 0, ".closes"), v->now))
		return ERR_CLOSED;
	return put(v, in, &document, &unit);
}

enum err
opinion_whole_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-form-page");
	int64_t id;

	TRY(opinion_id(v, &id));
	if (closed_on(&v->consultation, NULL, v->now))
		return ERR_CLOSED;
	comment_asks(v, NULL);
	closing_shown(v, to, NULL);
	if (!page_offer(to, v, opinion_whole_add, NULL))
		return ERR_CLOSED;
	back(v, to);
	return OK;
}

enum err
opinion_whole_add(struct visit *v, struct answers *in)
{
	return closed_on(&v->consultation, NULL, v->now)
		   ? ERR_CLOSED
		   : put(v, in, NULL, NULL);
}

/* ---- one that is there ---- */

static enum err
wanted(struct visit *v, int64_t *opinion, struct rows *comment)
{
	TRY(opinion_id(v, opinion));
	return sql_opinion_comment(
	    v->db, v->mem, *opinion, path_part(v, "comment"), comment);
}

/* What somebody else saved while this was being typed. */
static void
theirs(struct visit *v, struct node *to, const struct rows *comment,
    const struct rows *part)
{
	struct node *node = page_row(v, to, "theirs", part, 0);
	static const char *const names[] = {"proposed", "remark", "reason"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (cell(comment, 0, names[i]))
			page_paragraphs(
			    v, node, names[i], cell(comment, 0, names[i]));
}

static enum err
earlier(struct visit *v, struct node *to, int64_t comment)
{
	struct rows r;

	TRY(sql_opinion_comment_edits(v->db, v->mem, comment, &r));
	for (size_t i = 0; i < r.count; i++)
		page_row(v, to, "edit", &r, i);
	return OK;
}

enum err
opinion_comment_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-form-page");
	struct pair first[6]; /* and the edition */
	struct pairs preset = {first, 0};
	struct rows comment, part;
	int64_t opinion;

	TRY(wanted(v, &opinion, &comment));
	TRY(sql_opinion_part(
	    v->db, v->mem, cell_int(&comment, 0, ".id"), &part));
	if (v->conflict) {
		theirs(v, to, &comment, &part);
		answers_give(v->answers, "edition", cell(&part, 0, "edition"));
	}
	TRY(comment_form_of(
	    v, to, &comment, &opinion_choosing, first, &preset.count));
	first[preset.count++] =
	    (struct pair){"edition", cell(&part, 0, "edition"), -1};
	if (!page_offer_with(to, v, opinion_comment_change, &preset, NULL))
		return ERR_CLOSED;
	back(v, to);
	return earlier(v, to, cell_int(&comment, 0, ".id"));
}

enum err
opinion_comment_change(struct visit *v, struct answers *in)
{
	struct rows comment;
	struct said said;
	struct opinion_part now = {0};
	const char *present;
	int64_t opinion, id, changed;
	enum err e;
	bool adapt;

	TRY(wanted(v, &opinion, &comment));
	id = cell_int(&comment, 0, ".id");
	adapt = words_adapt(&comment, answer(in, "version"));
	TRY(comment_present(v, &comment,
	    cell(&comment, 0, adapt ? ".newest" : ".on"), &present));
	TRY(said_from(v, in, present, &said));
	e = sql_opinion_part_change(
	    v->db, v->mem, id, answer_int(in, "edition", 0), v->who.id, v->now);
	if (e == ERR_CONFLICT) {
		v->conflict = true;
		answers_fault(in, "", "changed_meanwhile");
		return ERR_INVALID;
	}
	TRY(e);
	TRY(words_seen(v, &comment, adapt));
	TRY(sql_comment_stance(
	    v->db, v->mem, id, answer(in, "stance"), &changed));
	TRY(said_change(v->db, v->mem, id, &said, v->now));
	now.proposed = said.proposed;
	now.remark = said.remark;
	now.reason = said.reason;
	TRY(opinion_changed(v, opinion, id, "changed", &now));
	return visit_next(v, opinion_show, NULL);
}

/* What is signed does not change by it. */
enum err
opinion_comment_keep(struct visit *v, struct answers *in)
{
	struct rows comment;
	int64_t opinion, id;

	(void)in;
	TRY(wanted(v, &opinion, &comment));
	id = cell_int(&comment, 0, ".id");
	if (!cell(&comment, 0, ".newest_id"))
		return ERR_CONFLICT;
	TRY(sql_comment_keep(
	    v->db, v->mem, id, cell_int(&comment, 0, ".newest_id")));
	TRY(sql_opinion_edit_add(v->db, v->mem, opinion, &id, v->who.id, "kept",
	    NULL, NULL, NULL, v->now));
	TRY(sql_opinion_touch(v->db, v->mem, opinion, v->now));
	visit_notice(v, "text_kept");
	return visit_next(v, opinion_show, NULL);
}

enum err
opinion_comment_remove(struct visit *v, struct answers *in)
{
	struct rows comment;
	int64_t opinion, changed;

	(void)in;
	TRY(wanted(v, &opinion, &comment));
	TRY(sql_unsent_remove(
	    v->db, v->mem, opinion, path_part(v, "comment"), &changed));
	TRY(opinion_changed(
	    v, opinion, cell_int(&comment, 0, ".id"), "removed", NULL));
	visit_notice(v, "removed");
	return visit_next(v, opinion_show, NULL);
}

enum err
opinion_copy(struct visit *v, struct answers *in)
{
	struct opinion_part p = {.what = "copied"};
	int64_t opinion, comment, unit, version, from;
	struct rows r;

	(void)in;
	TRY(opinion_id(v, &opinion));
	TRY(sql_opinion_own_comment(v->db, v->mem, v->who.id,
	    v->consultation.id, path_part(v, "comment"), &r));
	unit = cell_int(&r, 0, "unit_id");
	version = cell_int(&r, 0, "version_id");
	from = cell_int(&r, 0, "id");
	p.unit = unit ? &unit : NULL;
	p.version = version ? &version : NULL;
	p.from = &from;
	p.stance = cell(&r, 0, "stance");
	p.proposed = cell(&r, 0, "proposed");
	p.remark = cell(&r, 0, "remark");
	p.reason = cell(&r, 0, "reason");
	p.folded = cell(&r, 0, "folded");
	if (opinion_put(v, opinion, &p, &comment) != OK)
		return ERR_CONFLICT;
	visit_notice(v, "copied");
	return visit_next(v, opinion_show, NULL);
}
