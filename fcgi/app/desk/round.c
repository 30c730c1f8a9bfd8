/*
 * round.c: the page of one consultation at the desk: how it stands, what is
 * missing, what can be done.
 */
#include "fcgi/app/desk/round.h"

#include "build/sql.h"
#include "fcgi/app/desk/course.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/draw_up.h"
#include "fcgi/app/desk/paper.h"
#include "fcgi/app/desk/place.h"
#include "fcgi/app/desk/question.h"
#include "fcgi/app/desk/readiness.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/report/notice.h"
#include "fcgi/site/page.h"

#include <string.h>

static const char *
of(const struct visit *v, const char *column)
{
	return cell(&v->consultation.row, 0, column);
}

/* A choice of the form, in its words. */
static void
chosen(struct visit *v, struct node *facts, const char *name)
{
	desk_fact_key(facts, name,
	    arena_printf(v->mem, "form.consultation.%s.%s", name, of(v, name)));
}

static enum err
joined(struct visit *v, struct node *facts)
{
	struct rows r;

	TRY(sql_desk_joined(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), &r));
	for (size_t i = 0; i < r.count; i++)
		page_fact(facts, "joined",
		    page_script(v, cell(&r, i, ".lang"), cell(&r, i, ".name")));
	return OK;
}

static enum err
facts(struct visit *v, struct node *to, const struct profile *p)
{
	const struct consultation *c = &v->consultation;
	struct node *node = xml_add(to, "facts");

	page_fact(node, "profile", page_script(v, p->language, p->act_name));
	page_fact(node, "round", page_script(v, p->language, p->round_name));
	desk_fact_key(
	    node, "language", arena_printf(v->mem, "language.%s", c->language));
	TRY(joined(v, node));
	desk_fact_moment(v, node, "published", c->published);
	desk_fact_moment(v, node, "opens", c->opens);
	desk_fact_moment(v, node, "closes", c->closes);
	page_fact(node, "short_reason", of(v, "short_reason"));
	if (c->published && !c->reported && !c->cancelled)
		desk_fact_due(v, node);
	desk_fact_moment(v, node, "reported", c->reported);
	desk_fact_day(v, node, "planned_adoption", of(v, "planned_adoption"));
	desk_fact_moment(v, node, "concluded", c->concluded);
	chosen(v, node, "audience");
	chosen(v, node, "name_known");
	chosen(v, node, "name_shown");
	chosen(v, node, "show_comments");
	chosen(v, node, "publish_replies");
	if (cell_int(&c->row, 0, "answers_each"))
		desk_fact_key(node, "answers_each", "answer.yes");
	page_fact(node, "contact", of(v, "contact_name"));
	return OK;
}

static void
paper(struct visit *v, struct node *list, const struct rows *r, size_t i)
{
	const char *slug = cell(r, i, ".slug");
	const char *state = reading_state(r, i);
	struct node *node = page_row(v, list, "document", r, i);

	page_link(v, node, paper_show, "document", slug, NULL);
	xml_attr(node, "state", state);
	if (cell_int(r, i, ".readable"))
		xml_attr(node, "href-preview",
		    page_path(v, document_show, "document", slug, NULL));
	if (text_is(cell(r, i, ".state"), "ready"))
		xml_attr(node, "units", cell(r, i, ".units"));
	if (text_is(state, "doubtful"))
		xml_attr(node, "doubts", cell(r, i, ".doubts"));
	if (text_is(state, "refused"))
		xml_add_text(node, "fault", reading_fault(v, r, i));
}

static enum err
numbers(struct visit *v, struct node *to)
{
	struct node *list = xml_add(to, "numbers");
	struct rows r;

	TRY(sql_numbers_of(v->db, v->mem, v->consultation.id, &r));
	for (size_t i = 0; i < r.columns; i++) {
		struct node *number = xml_add(list, "number");

		xml_attr(number, "name", r.names[i]);
		xml_attr(number, "value", r.cells[i]);
	}
	return OK;
}

static void
doors(struct visit *v, struct node *to)
{
	desk_door(v, to, "change", PREPARE_IT, draw_up_change_show);
	desk_door(v, to, "document", PREPARE_IT, paper_add_show);
	desk_door(v, to, "notice", PLACES_IT, notice_show);
	desk_door(v, to, "questions", DESK_READ, questions_show);
	desk_door(v, to, "publish", PUBLISH_IT, publish_show);
	desk_door(v, to, "prolong", CHANGE_TERM, prolong_show);
	desk_door(v, to, "cancel", CANCEL_IT, cancel_show);
	desk_door(v, to, "course", COURSE_IT, course_show);
}

/* Whether a body in which the reader may agree has not yet done so is the
 * command's question; the button stands while one has not. */
static enum err
agreement(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(sql_desk_joined(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), &r));
	for (size_t i = 0; i < r.count; i++) {
		if (cell(&r, i, ".agreed"))
			continue;
		(void)page_offer(to, v, agree, NULL);
		break;
	}
	return OK;
}

enum err
round_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-consultation-page"), *list;
	struct readiness ready;

	desk_tabs(v, to, "consultation");
	TRY(readiness_of(v, v->phase == PREPARING ? to : NULL, &ready));
	TRY(facts(v, to, ready.profile));
	list = xml_add(to, "documents");
	for (size_t i = 0; i < ready.papers.count; i++)
		paper(v, list, &ready.papers, i);
	if (v->phase != PREPARING) {
		TRY(numbers(v, to));
		TRY(places_at_desk(v, to, "draft"));
		(void)page_offer(
		    xml_add(to, "notice-files"), v, notice_make, NULL);
	}
	doors(v, to);
	if (v->phase == PREPARING)
		TRY(agreement(v, to));
	return desk_history(v, to);
}
