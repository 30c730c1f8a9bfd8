/*
 * overview.c: what somebody needs to know before the text: until when, what
 * it is about, what to read, how to take part, what has happened so far.
 */
#include "fcgi/app/public/overview.h"
#include "fcgi/app/desk/event.h"
#include "fcgi/app/desk/place.h"

#include "build/sql.h"
#include "fcgi/app/answer/monitoring.h"
#include "fcgi/app/desk/calendar.h"
#include "fcgi/app/desk/concern.h"
#include "fcgi/app/desk/course.h"
#include "fcgi/app/desk/due.h"
#include "fcgi/app/measure/evaluation.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/app/public/compare.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/report/archive.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { BUSIEST = 5 };

static const char *
of(const struct visit *v, const char *name)
{
	return cell(&v->consultation.row, 0, name);
}

/* An authority's words in the reader's script. */
static const char *
said(const struct visit *v, const char *name)
{
	return page_script(v, v->consultation.language, of(v, name));
}

bool
comments_counted(const struct visit *v)
{
	const char *when = of(v, "show_comments");

	if (text_is(when, "after_closing"))
		return v->phase & (CLOSED | ANSWERED | CONCLUDED | CANCELLED);
	if (text_is(when, "with_report"))
		return v->consultation.reported != NULL;
	return true;
}

bool
comments_shown(const struct visit *v)
{
	return comments_counted(v);
}

static void
term(struct visit *v, struct node *to)
{
	const struct consultation *c = &v->consultation;
	int64_t all, gone;
	struct node *node;

	if (!c->opens || !c->closes)
		return;
	all = (clock_between(c->opens, c->closes) + 86399) / 86400;
	gone = clock_between(c->opens, v->now) / 86400;
	node = xml_add(to, "term");
	xml_attr_int(node, "days", all);
	xml_attr_int(node, "elapsed", gone < 0 ? 0 : gone > all ? all : gone);
}

/* A short term's reason is never folded away (product 3). */
static void
short_term(struct visit *v, struct node *to, const struct profile *p)
{
	struct node *node, *usual;

	if (!of(v, "short_reason"))
		return;
	node = xml_add(to, "short-reason");
	xml_attr(node, "page", of(v, "short_page"));
	page_paragraphs(v, node, "body", said(v, "short_reason"));
	if (!p || !p->term)
		return;
	usual = xml_add(node, "usual");
	xml_attr_int(usual, "n", p->term);
	if (p->working_days)
		xml_attr(usual, "working", "1");
}

static enum err
changes(struct visit *v, struct node *to)
{
	const char *statement;
	struct rows r;

	TRY(course_statement(v, &statement));
	if (v->consultation.cancelled) {
		struct node *node = xml_add(to, "change");

		xml_attr(node, "kind", "cancelled");
		if (text_is(of(v, "cancel_kind"), "again"))
			xml_attr(node, "again", "1");
		page_moment(v, node, "when", v->consultation.cancelled,
		    v->consultation.zone);
		if (of(v, "cancel_reason"))
			page_paragraphs(
			    v, node, "body", said(v, "cancel_reason"));
		if (statement)
			page_paragraphs(v, node, "statement", statement);
	}
	TRY(sql_changes_of(v->db, v->mem, v->consultation.id, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "change", &r, i);

		if (cell(&r, i, ".reason"))
			page_paragraphs(v, node, "body",
			    page_script(v, v->consultation.language,
				cell(&r, i, ".reason")));
		xml_add_text(node, "by",
		    page_script(
			v, v->consultation.language, cell(&r, i, ".by")));
		compare_link(v, node, cell(&r, i, ".document"),
		    cell(&r, i, ".before"), cell(&r, i, ".number"));
	}
	return OK;
}

enum err
overview_papers(struct visit *v, struct node *to)
{
	struct node *list = xml_add(to, "papers");
	struct rows r;

	TRY(sql_documents_of(v->db, v->mem, v->consultation.id,
	    lang_content(v->lang), v->phase == PREPARING, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, list, "document", &r, i);
		struct node *file = xml_add(node, "file");

		xml_attr(node, "lang", document_lang(v, cell(&r, i, ".lang")));
		page_link(v, node, document_show, "document",
		    cell(&r, i, ".slug"), NULL);
		xml_attr(file, "type", "xml");
		page_link_send(v, file, document_akn, "document",
		    cell(&r, i, ".slug"), "version", cell(&r, i, "@version"),
		    NULL);
		translations_linked(v, node, &r, i);
	}
	return OK;
}

struct step {
	const char *name, *moment;
	bool day; /* a day, not a moment */
};

static void
step(struct visit *v, struct node *line, const struct step *s, bool *current)
{
	struct node *node;
	bool past;

	if (!s->moment)
		return;
	past = strncmp(s->moment, v->now, s->day ? DAY_SIZE : MOMENT_SIZE) <= 0;
	if (!past && !*current) {
		/* where we are stands between what was and what comes */
		node = xml_add(line, "step");
		xml_attr(node, "name", phase_name(v->phase));
		xml_attr(node, "state", "current");
		*current = true;
	}
	node = xml_add(line, "step");
	xml_attr(node, "name", s->name);
	xml_attr(node, "state", past ? "done" : "next");
	if (s->day)
		page_day(v, node, "when", s->moment);
	else
		(text_is(s->name, "opens") ? page_start : page_moment)(
		    v, node, "when", s->moment, v->consultation.zone);
}

static void
timeline(struct visit *v, struct node *to)
{
	const struct consultation *c = &v->consultation;
	struct node *line = xml_add(to, "timeline");
	bool current = v->phase & (CONCLUDED | CANCELLED);
	const struct step steps[] = {
	    {"published", c->published, false},
	    {"opens", c->opens, false},
	    {"closes-rest", c->rest, false},
	    {"closes", c->closes, false},
	    {"report-due",
		c->reported || c->cancelled ? NULL : report_due_here(v), true},
	    {"reported", c->reported, false},
	    {"adoption", c->concluded ? NULL : of(v, "planned_adoption"), true},
	    {"concluded", c->concluded, false},
	    {"cancelled", c->cancelled, false},
	};

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		step(v, line, &steps[i], &current);
	if (!current) {
		struct node *node = xml_add(line, "step");

		xml_attr(node, "name", phase_name(v->phase));
		xml_attr(node, "state", "current");
	}
}

enum err
overview_facts(struct visit *v, struct node *to, const struct profile *p)
{
	struct node *node = xml_add(to, "facts");
	struct node *contact;
	const char *bodies;

	TRY(concern_names(v, &bodies));
	page_fact(node, "bodies", bodies);
	if (p) {
		page_fact(
		    node, "act", page_script(v, p->language, p->act_name));
		page_fact(
		    node, "round", page_script(v, p->language, p->round_name));
		page_fact(node, "basis", page_script(v, p->language, p->basis));
	}
	page_fact(node, "programme", said(v, "programme"));
	page_fact(node, "prepared-by", said(v, "prepared_by"));
	page_fact(node, "otherwise", said(v, "ways"));
	if (!of(v, "contact_name") && !of(v, "contact_email"))
		return OK;
	contact = xml_add(to, "contact");
	xml_add_text(contact, "name", said(v, "contact_name"));
	xml_add_text(contact, "email", of(v, "contact_email"));
	xml_add_text(contact, "phone", of(v, "contact_phone"));
	xml_add_text(contact, "address", said(v, "contact_address"));
	return OK;
}

static enum err
numbers(struct visit *v, struct node *to)
{
	struct node *list = xml_add(to, "numbers"), *busiest;
	struct rows r;

	if (!comments_counted(v))
		return OK;
	TRY(sql_numbers_of(v->db, v->mem, v->consultation.id, &r));
	for (size_t i = 0; i < r.columns; i++) {
		struct node *number = xml_add(list, "number");

		xml_attr(number, "name", r.names[i]);
		xml_attr(number, "value", r.cells[i]);
	}
	TRY(sql_units_busiest(v->db, v->mem, v->consultation.id, BUSIEST, &r));
	if (r.count == 0)
		return OK;
	busiest = xml_add(to, "busiest");
	for (size_t i = 0; i < r.count; i++) {
		unit_reference(v, busiest, "unit", &r, i,
		    cell(&r, i, ".document"), cell(&r, i, ".lang"));
	}
	return OK;
}

/* Adopted on or before the day of the report: a fact that everybody sees
 * (practice 1). */
bool
adopted_early(struct visit *v, const char *adopted_on)
{
	const char *reported;

	if (!adopted_on)
		return false;
	if (!v->consultation.reported)
		return true;
	reported =
	    clock_day(v->mem, v->consultation.zone, v->consultation.reported);
	return reported && strcmp(adopted_on, reported) <= 0;
}

static enum err
ends(struct visit *v, struct node *to)
{
	const struct consultation *c = &v->consultation;
	const char *due = c->cancelled ? NULL : report_due_here(v);
	struct node *node;
	struct rows r;
	enum err e;

	if (c->reported || due) {
		node = xml_add(to, "report");
		(void)page_link_to(v, node, "report", NULL);
		page_moment(v, node, "published", v->consultation.reported,
		    v->consultation.zone);
		if (!v->consultation.reported) {
			(void)due_counted(v, node, "due", due);
			if (v->phase & (CLOSED | CONCLUDED) &&
			    due_passed(v, due, c->zone))
				xml_attr(node, "overdue", "1");
		}
	}
	e = sql_outcome_of(
	    v->db, v->mem, v->consultation.id, v->consultation.authority, &r);
	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	node = xml_add(to, "outcome");
	xml_attr(node, "key", cell(&r, 0, ".kind"));
	(void)page_link_to(v, node, "outcome", NULL);
	if (adopted_early(v, cell(&r, 0, ".adopted_on")))
		xml_attr(node, "early", "1");
	page_day(v, node, "adopted", cell(&r, 0, ".adopted_on"));
	xml_add_text(node, "number", cell(&r, 0, ".number"));
	return OK;
}

/* To the questions while they can be answered, to the numbers once the
 * report is out (practice 31). */
static enum err
questions(struct visit *v, struct node *to)
{
	bool open =
	    may(&v->who, &v->consultation, COMMENT_WHOLE, v->now) == MAY;
	const char *page = open			      ? "questionnaire"
			   : v->consultation.reported ? "answers"
						      : NULL;
	struct node *link;
	bool asked;

	if (!page)
		return OK;
	TRY(questions_asked(v, &asked));
	if (!asked)
		return OK;
	link = xml_add(to, "link");
	xml_attr(link, "rel", page);
	(void)page_link_to(v, link, page, NULL);
	return OK;
}

/* What came after the report. */
static enum err
later(struct visit *v, struct node *to)
{
	struct node *link;

	if (v->consultation.reported) {
		link = xml_add(to, "link");
		xml_attr(link, "rel", "evaluation");
		xml_attr(link, "label", "link.evaluation");
		page_link(v, link, evaluation_show, NULL);
	}
	if (v->phase == CONCLUDED)
		TRY(monitoring_link(v, to));
	return v->phase & (CONCLUDED | CANCELLED) ? archive_link(v, to) : OK;
}

enum err
overview_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "overview-page");
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct node *whole, *link;

	if (of(v, "summary"))
		page_paragraphs(v, to, "summary", said(v, "summary"));
	term(v, to);
	short_term(v, to, p);
	TRY(changes(v, to));
	TRY(overview_papers(v, to));
	if (may_soon(&v->who, &v->consultation, COMMENT_WHOLE, v->now)) {
		whole = xml_add(to, "whole");
		link = xml_add(whole, "link");
		xml_attr(link, "rel", "comment");
		(void)page_link_to(v, link, "comment-whole", NULL);
	}
	TRY(questions(v, to));
	TRY(later(v, to));
	TRY(numbers(v, to));
	TRY(events_shown(v, to));
	timeline(v, to);
	TRY(course_rounds(v, to));
	TRY(overview_facts(v, to, p));
	TRY(places_shown(v, to));
	if (v->consultation.closes && v->phase & (ANNOUNCED | OPEN)) {
		link = xml_add(to, "link");
		xml_attr(link, "rel", "calendar");
		xml_attr(link, "label", "link.calendar_term");
		page_link_send(v, link, calendar_send, NULL);
	}
	link = xml_add(to, "link");
	xml_attr(link, "rel", "notice");
	(void)page_link_to(v, link, "notice", NULL);
	return ends(v, to);
}
