/*
 * course.c: the course of an act through its rounds.
 */
#include "fcgi/app/desk/course.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/report/notice.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

static const char *
of(const struct visit *v, const char *column)
{
	return cell(&v->consultation.row, 0, column);
}

/* ---- the rounds ---- */

/* What a round is called in its country, and its title. */
static const char *
called(struct visit *v, const struct rows *r, size_t i)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, cell(r, i, ".profile"));
	const char *title =
	    page_script(v, cell(r, i, ".lang"), cell(r, i, ".title"));

	if (!p)
		return title;
	return arena_printf(v->mem, "%s: %s",
	    page_script(v, p->language, p->round_name), title);
}

static enum err
all_rounds(struct visit *v, struct rows *out)
{
	return sql_rounds_of(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), out);
}

static void
rounds_shown(struct visit *v, struct node *to, const struct rows *r)
{
	struct node *list, *node;

	if (r->count < 2)
		return;
	list = xml_add(to, "rounds");
	for (size_t i = 0; i < r->count; i++) {
		node = xml_add_text(list, "round", called(v, r, i));
		page_link(v, node, overview_show, "consultation",
		    cell(r, i, ".slug"), NULL);
		if (cell_int(r, i, ".id") == v->consultation.id)
			xml_attr(node, "current", "1");
		if (cell(r, i, ".cancelled"))
			xml_attr(node, "cancelled", "1");
	}
}

enum err
course_rounds(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(all_rounds(v, &r));
	rounds_shown(v, to, &r);
	return OK;
}

enum err
course_changed(struct visit *v)
{
	struct rows r;

	TRY(all_rounds(v, &r));
	for (size_t i = 0; i < r.count; i++)
		if (cell_int(&r, i, ".id") != v->consultation.id)
			visit_tally(v, "consultation", cell_int(&r, i, ".id"),
			    "meta", 1);
	return OK;
}

static enum err
choices(struct visit *v, bool *any)
{
	struct form_option *options;
	struct rows r;

	TRY(sql_rounds_before(v->db, v->mem, v->consultation.authority,
	    v->consultation.id, lang_content(v->lang), &r));
	options = arena_alloc(v->mem, (r.count + 1) * sizeof *options);
	for (size_t i = 0; i < r.count; i++)
		options[i] = (struct form_option){
		    cell(&r, i, ".slug"), page_script(v, cell(&r, i, ".lang"),
					      cell(&r, i, ".title"))};
	visit_choices(v, "round", options, r.count);
	*any = r.count > 0;
	return OK;
}

enum err
course_options(struct visit *v)
{
	bool any;

	return choices(v, &any);
}

/* The round that is followed now, among all of the act; NULL: none. */
static const char *
followed(struct visit *v, const struct rows *all)
{
	for (size_t i = 0; i < all->count; i++) {
		if (cell_int(all, i, ".id") != v->consultation.id)
			continue;
		for (size_t k = 0; k < all->count; k++)
			if (text_is(
				cell(all, k, ".id"), cell(all, i, ".follows")))
				return cell(all, k, ".slug");
	}
	return NULL;
}

static enum err
chosen(struct visit *v, const char *slug, int64_t *id)
{
	struct rows r;

	TRY(sql_rounds_before(v->db, v->mem, v->consultation.authority,
	    v->consultation.id, lang_content(v->lang), &r));
	for (size_t i = 0; i < r.count; i++)
		if (text_is(cell(&r, i, ".slug"), slug)) {
			*id = cell_int(&r, i, ".id");
			return OK;
		}
	return ERR_CONFLICT;
}

enum err
course_follow(struct visit *v, struct answers *in)
{
	const char *slug = answer(in, "round");
	const struct deed deed = {.what = "follows", .detail = slug};
	int64_t before = 0;

	if (slug)
		TRY(chosen(v, slug, &before));
	TRY(course_changed(v)); /* those that are left */
	TRY(sql_course_follows(v->db, v->mem, v->consultation.id,
	    answer_int(in, "edition", 0), slug ? &before : NULL));
	TRY(course_changed(v));
	TRY(desk_changed(v));
	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, course_show, NULL);
}

/* ---- the session, and the end of a cancelled round ---- */

enum err
course_plan(struct visit *v, struct answers *in)
{
	const char *day = answer(in, "day");
	const char *today = clock_day(v->mem, v->consultation.zone, v->now);
	const struct deed deed = {.what = "planned", .detail = day};

	if (day && today && strcmp(day, today) < 0) {
		answers_fault(in, "day", "past");
		return ERR_INVALID;
	}
	TRY(sql_course_planned(v->db, v->mem, v->consultation.id,
	    answer_int(in, "edition", 0), day));
	TRY(notice_again(v));
	TRY(desk_changed(v));
	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, course_show, NULL);
}

enum err
course_statement(struct visit *v, const char **out)
{
	struct rows r;

	*out = NULL;
	if (!v->consultation.cancelled)
		return OK;
	TRY(sql_course_statement(v->db, v->mem, v->consultation.id, &r));
	*out =
	    page_script(v, v->consultation.language, cell(&r, 0, "statement"));
	return OK;
}

enum err
course_close(struct visit *v, struct answers *in)
{
	const struct deed deed = {.what = "closing_statement"};

	TRY(sql_course_closing(v->db, v->mem, v->consultation.id,
	    answer_int(in, "edition", 0), answer(in, "statement")));
	TRY(desk_changed(v));
	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, course_show, NULL);
}

/* ---- the page ---- */

static void
offer(struct visit *v, struct node *to, const char *name, const char *value,
    enum err (*command)(struct visit *, struct answers *))
{
	struct pair first[] = {
	    {"edition", of(v, "edition"), -1}, {name, value, -1}};
	const struct pairs preset = {first, value ? 2 : 1};

	(void)page_offer_with(to, v, command, &preset, NULL);
}

enum err
course_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-course-page"), *facts;
	const struct consultation *c = &v->consultation;
	const char *statement;
	struct rows all;
	bool any;

	desk_tabs(v, to, "consultation");
	facts = xml_add(to, "facts");
	if (c->published && !c->reported && !c->cancelled)
		desk_fact_due(v, facts);
	desk_fact_day(v, facts, "planned_adoption", of(v, "planned_adoption"));
	TRY(all_rounds(v, &all));
	rounds_shown(v, to, &all);
	TRY(course_statement(v, &statement));
	offer(v, to, "statement", statement, course_close);
	offer(v, to, "day", of(v, "planned_adoption"), course_plan);
	TRY(choices(v, &any));
	/* the first act of a body follows none */
	if (any)
		offer(v, to, "round", followed(v, &all), course_follow);
	return OK;
}
