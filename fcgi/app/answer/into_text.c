/*
 * into_text.c: accepted wordings and the text of the draft; decisions that
 * are changed for a provision or a group at once.
 */
#include "fcgi/app/answer/into_text.h"

#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/paper/amend.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/paper/outline_desk.h"
#include "fcgi/app/public/comment.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { UNITS_OFFERED = 300, GROUPS_OFFERED = 100, AGAIN_SECONDS = 3 };

/* ---- the page ---- */

static void
way(struct visit *v, struct node *node, const char *rel,
    enum err (*show)(struct visit *, struct node *), const char *part,
    const char *value)
{
	struct node *link = xml_add(node, "link");

	xml_attr(link, "rel", rel);
	page_link(v, link, show, part, value, NULL);
}

/* Into the text: by a job, or noted where the file has it already; where
 * there is no further version, one is made first. */
static void
ways(struct visit *v, struct node *node, const struct rows *r, size_t i)
{
	const char *code = cell(r, i, "@code");

	if (text_is(cell(r, i, "@asked"), "new")) {
		visit_refresh(v, AGAIN_SECONDS);
		return;
	}
	if (cell_int(r, i, ".takes") &&
	    may(&v->who, &v->consultation, CARRY_IT, v->now) == MAY)
		way(v, node, "put_in", put_in_show, "comment", code);
	else if (!cell(r, i, "@into") &&
		 may(&v->who, &v->consultation, CHANGE_DRAFT, v->now) == MAY)
		way(v, node, "next_version", amend_show, "document",
		    cell(r, i, ".document"));
	if (cell(r, i, "@into"))
		(void)page_offer(node, v, text_carry, "comment", code, NULL);
}

/* Where other words are written for what is not to stay, or was written anew:
 * in the version, while nobody else reads it; else in a further one. */
static void
taken_out(struct visit *v, struct node *node, const struct rows *r, size_t i)
{
	struct node *link;

	if (!cell(r, i, "@remove") && !cell(r, i, "@edited") &&
	    !cell(r, i, "@withdrawn"))
		return;
	if (cell(r, i, ".line") &&
	    may(&v->who, &v->consultation, MEND_IT, v->now) == MAY) {
		link = xml_add(node, "link");
		xml_attr(link, "rel", "reword");
		page_link(v, link, mend_show, "document",
		    cell(r, i, ".document"), "version", cell(r, i, "@into"),
		    "wid", cell(r, i, ".wid"), NULL);
	} else if (!cell(r, i, ".line") &&
		   may(&v->who, &v->consultation, CHANGE_DRAFT, v->now) == MAY)
		way(v, node, "next_version", amend_show, "document",
		    cell(r, i, ".document"));
}

static void
wording(struct visit *v, struct node *to, const char *name,
    const struct rows *r, size_t i)
{
	const struct visit voice = act_voice(v);
	struct node *node = page_row(v, to, name, r, i);

	xml_add_text(node, "cite", cite_words(&voice, cell(r, i, ".cite")));
	page_link(
	    v, node, desk_comment_show, "comment", cell(r, i, "@code"), NULL);
	if (!text_is(name, "waiting")) {
		taken_out(v, node, r, i);
		return;
	}
	if (text_is(cell(r, i, ".decision"), "partly"))
		xml_attr(node, "partly", decision_words(v, "partly"));
	ways(v, node, r, i);
}

enum err
into_text_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-text-page");
	struct rows r;

	desk_tabs(v, to, "into_text");
	TRY(sql_text_waiting(
	    v->db, v->mem, v->consultation.id, WORDINGS_SHOWN, &r));
	for (size_t i = 0; i < r.count; i++)
		wording(v, to, "waiting", &r, i);
	TRY(sql_text_carried(
	    v->db, v->mem, v->consultation.id, WORDINGS_SHOWN, &r));
	for (size_t i = 0; i < r.count; i++)
		wording(v, to, "carried", &r, i);
	xml_attr(to, "changed", visit_query(v, "changed"));
	if (v->consultation.reported ||
	    may(&v->who, &v->consultation, CHANGE_DECISIONS, v->now) != MAY)
		return OK;
	TRY(decisions_options(v));
	(void)page_offer(to, v, decisions_change, NULL);
	return OK;
}

enum err
text_carry(struct visit *v, struct answers *in)
{
	struct deed deed = {"carried", "comment", 0, NULL, NULL};
	struct rows r;

	(void)in;
	TRY(sql_text_source(
	    v->db, v->mem, v->consultation.id, path_part(v, "comment"), &r));
	if (!cell_int(&r, 0, ".into"))
		return ERR_CONFLICT;
	deed.object = cell_int(&r, 0, ".id");
	TRY(sql_text_carry(v->db, v->mem, cell_int(&r, 0, ".into"),
	    cell_int(&r, 0, ".unit"), deed.object, v->who.id, v->now));
	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, into_text_show, NULL);
}

/* ---- another decision ---- */

static enum err
unit_choices(struct visit *v)
{
	struct form_option *options;
	struct rows r;

	TRY(sql_desk_units(
	    v->db, v->mem, v->consultation.id, UNITS_OFFERED, &r));
	options = arena_alloc(v->mem, (r.count + 1) * sizeof *options);
	for (size_t i = 0; i < r.count; i++)
		options[i] = (struct form_option){cell(&r, i, ".wid"),
		    page_script(v, cell(&r, i, ".lang"), cell(&r, i, ".num"))};
	visit_choices(v, "unit", options, r.count);
	return OK;
}

static enum err
group_choices(struct visit *v)
{
	struct form_option *options;
	int64_t before = 0;
	struct rows r;

	TRY(sql_groups_of(v->db, v->mem, v->consultation.id, "confirmed",
	    &before, GROUPS_OFFERED, &r));
	options = arena_alloc(v->mem, (r.count + 1) * sizeof *options);
	for (size_t i = 0; i < r.count; i++)
		options[i] = (struct form_option){cell(&r, i, "@code"),
		    arena_printf(v->mem, "%s · %s · %s",
			visit_text(v,
			    arena_printf(v->mem, "desk.group.kind.%s",
				cell(&r, i, "@kind")),
			    NULL, NULL),
			cell(&r, i, "@members"), cell(&r, i, "@code"))};
	visit_choices(v, "group", options, r.count);
	return OK;
}

enum err
decisions_options(struct visit *v)
{
	TRY(unit_choices(v));
	TRY(group_choices(v));
	decision_choices(v);
	return OK;
}

/* The replies that it concerns; of a provision with all below it. */
static enum err
concerned(struct visit *v, const struct answers *in, struct rows *out)
{
	struct rows unit;

	if (text_is(answer(in, "what"), "group"))
		return sql_decisions_of_group(v->db, v->mem, v->consultation.id,
		    v->who.body, answer(in, "group"), out);
	TRY(sql_desk_unit(
	    v->db, v->mem, v->consultation.id, answer(in, "unit"), &unit));
	return sql_decisions_on(v->db, v->mem, v->consultation.id, v->who.body,
	    cell_int(&unit, 0, ".version"), cell_int(&unit, 0, ".place"),
	    cell_int(&unit, 0, ".last"), out);
}

/* All of them or none, in four statements however many they are. */
static enum err
reopened(struct visit *v, const struct answers *in, const struct rows *r)
{
	const char *decision = answer(in, "decision");
	const char *reason = answer(in, "reason");
	struct buffer ids = buffer_new(v->mem, 16 + 24 * r->count);
	int64_t count, c = v->consultation.id;

	for (size_t i = 0; i < r->count; i++)
		buffer_printf(&ids, "%c%s", i ? ',' : '[', cell(r, i, ".id"));
	buffer_add(&ids, r->count ? "]" : "[]");
	TRY(sql_decisions_texts(
	    v->db, v->mem, c, ids.data, decision, v->who.id, v->now, &count));
	if (count != (int64_t)r->count)
		return ERR_CONFLICT;
	TRY(sql_decisions_acts(v->db, v->mem, c, ids.data, v->authority,
	    v->who.id, v->who.function, reason, v->now, &count));
	return sql_decisions_reopen(
	    v->db, v->mem, c, ids.data, decision, reason, &count);
}

enum err
decisions_change(struct visit *v, struct answers *in)
{
	const char *what = answer(in, "what");
	int64_t n;
	struct rows r;

	if (v->consultation.reported)
		return ERR_CLOSED;
	if (!answer(in, what)) {
		answers_fault(in, what, "choose");
		return ERR_INVALID;
	}
	TRY(concerned(v, in, &r));
	TRY(reopened(v, in, &r));
	TRY(sql_report_unsigned(v->db, v->mem, v->consultation.id, &n));
	return visit_next(v, into_text_show, "?changed",
	    arena_printf(v->mem, "%zu", r.count), NULL);
}
