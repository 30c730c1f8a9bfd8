/*
 * outcome.c: adopted, adopted with changes, not adopted, or to be consulted
 * again.  An adoption on or before the day of the report is a remark that
 * nobody can take back (practice 1).
 */
#include "fcgi/app/answer/outcome.h"

#include "build/sql.h"
#include "fcgi/app/answer/markdown.h"
#include "fcgi/app/answer/monitoring.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/event.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/list.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/report/archive.h"
#include "fcgi/app/report/report.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

static const char *
in_script(const struct visit *v, const char *words)
{
	return page_script(v, v->consultation.language, words);
}

/* What was before it and what followed: the report, and the round that was
 * announced. */
static enum err
links(struct visit *v, struct node *to)
{
	struct node *node;
	struct rows next;

	if (v->consultation.reported) {
		node = xml_add(to, "report");
		page_link(v, node, report_show, NULL);
		page_moment(v, node, "published", v->consultation.reported,
		    v->consultation.zone);
	}
	TRY(sql_rounds_after(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), &next));
	if (next.count == 0)
		return OK;
	node = xml_add_text(to, "next",
	    page_script(v, cell(&next, 0, ".lang"), cell(&next, 0, ".title")));
	page_link(v, node, overview_show, "consultation",
	    cell(&next, 0, ".slug"), NULL);
	return OK;
}

/* What one body recorded. */
static void
recorded(struct visit *v, struct node *to, const struct rows *o, size_t i)
{
	struct node *node;

	xml_attr(to, "key", cell(o, i, ".kind"));
	if (adopted_early(v, cell(o, i, ".adopted_on")))
		xml_attr(to, "early", "1");
	page_day(v, to, "adopted", cell(o, i, ".adopted_on"));
	page_moment(
	    v, to, "recorded", cell_time(o, i, ".at"), v->consultation.zone);
	xml_add_text(to, "number", cell(o, i, ".number"));
	if (cell(o, i, ".link")) {
		node = xml_add_text(
		    to, "act", in_script(v, v->consultation.title));
		xml_attr(node, "href", cell(o, i, ".link"));
	}
	if (cell(o, i, ".document")) {
		node = xml_add(to, "final");
		xml_attr(node, "version", cell(o, i, ".version"));
		page_link(v, node, version_show, "document",
		    cell(o, i, ".document"), "version", cell(o, i, ".version"),
		    NULL);
	}
	if (cell(o, i, ".reasons"))
		(void)markdown(
		    v->mem, to, "body", in_script(v, cell(o, i, ".reasons")));
	if (cell(o, i, ".narrative"))
		(void)markdown(v->mem, xml_add(to, "narrative"), "body",
		    in_script(v, cell(o, i, ".narrative")));
}

/* Each of several bodies records its own (practice 9); the one that leads
 * comes first. */
static enum err
everywhere(struct visit *v, struct node *to)
{
	struct rows o;
	enum err e = sql_outcome_of(
	    v->db, v->mem, v->consultation.id, v->consultation.authority, &o);
	bool lead = e == OK;

	if (lead)
		recorded(v, to, &o, 0);
	else if (e != ERR_NOT_FOUND)
		return e;
	TRY(sql_joined_outcomes(v->db, v->mem, v->consultation.id,
	    v->consultation.authority, lang_content(v->lang), &o));
	for (size_t i = 0; i < o.count; i++) {
		struct node *node = xml_add(to, "joined");

		page_link(v, node, authority_show, "authority",
		    cell(&o, i, ".slug"), NULL);
		xml_add_text(node, "name",
		    page_script(v, cell(&o, i, ".lang"), cell(&o, i, ".name")));
		recorded(v, node, &o, i);
	}
	return lead || o.count ? OK : ERR_NOT_FOUND;
}

enum err
outcome_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "outcome-page");
	struct node *decisions;
	const struct table_part all = {
	    .final = true, .edition = INT32_MAX, .kept = true};
	const struct node *one;
	struct counted c;

	TRY(everywhere(v, to));
	if (v->consultation.comments <= 0)
		xml_attr(to, "no-comments", "1");
	TRY(events_held(v, to));
	if (v->consultation.reported) {
		decisions = xml_new(v->mem, "all");
		TRY(counted(v, &all, &c));
		report_decisions(v, decisions, &c);
		one = xml_child(xml_child(decisions, "decisions"), "decision");
		for (; one; one = xml_next(one, "decision"))
			xml_add_copy(to, one);
	}
	TRY(monitoring_link(v, to));
	return links(v, to);
}

/* ---- the desk ---- */

static void
warning(struct node *to, const char *key)
{
	xml_attr(xml_add(to, "warning"), "key", key);
}

static void
facts(struct visit *v, struct node *to, const struct rows *o)
{
	const struct consultation *c = &v->consultation;
	struct node *node = xml_add(to, "facts");

	desk_fact_day(
	    v, node, "planned_adoption", cell(&c->row, 0, "planned_adoption"));
	desk_fact_moment(v, node, "reported", c->reported);
	desk_fact_moment(v, node, "concluded", c->concluded);
	if (!o)
		return;
	desk_fact_key(node, "outcome",
	    arena_printf(v->mem, "form.outcome.kind.%s", cell(o, 0, ".kind")));
	desk_fact_day(v, node, "adopted", cell(o, 0, ".adopted_on"));
	page_fact(node, "edition", cell(o, 0, ".edition"));
}

/* "Version 2, 3 May 2026: Draft ordinance". */
enum err
outcome_options(struct visit *v)
{
	struct form_option *all;
	struct rows r;

	TRY(sql_outcome_versions(v->db, v->mem, v->consultation.id, &r));
	all = arena_alloc(v->mem, (r.count + 1) * sizeof *all);
	for (size_t i = 0; i < r.count; i++)
		all[i] = (struct form_option){cell(&r, i, ".value"),
		    arena_printf(v->mem, "%s, %s: %s",
			visit_text(
			    v, "compare.version", cell(&r, i, ".number"), NULL),
			page_date(v, cell_time(&r, i, ".published"),
			    v->consultation.zone),
			page_script(
			    v, cell(&r, i, ".lang"), cell(&r, i, ".title")))};
	visit_choices(v, "version", all, r.count);
	return OK;
}

static void
offer(struct visit *v, struct node *to, const struct rows *o)
{
	static const char *const names[] = {"kind", "adopted_on", "number",
	    "link", "reasons", "narrative", "final", "edition"};
	struct pair first[sizeof names / sizeof *names];
	struct pairs preset = {first, 0};

	for (size_t i = 0; o && i < sizeof names / sizeof *names; i++) {
		const char *value =
		    cell(o, 0, arena_printf(v->mem, ".%s", names[i]));

		if (value)
			first[preset.count++] =
			    (struct pair){names[i], value, -1};
	}
	(void)page_offer_with(to, v, outcome_record, &preset, NULL);
}

enum err
desk_outcome_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-outcome-page");
	struct rows o, acts;
	enum err e =
	    sql_outcome_of(v->db, v->mem, v->consultation.id, v->who.body, &o);
	bool there = e == OK;

	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	desk_tabs(v, to, "outcome");
	facts(v, to, there ? &o : NULL);
	if (!v->consultation.reported)
		warning(to, "no_report");
	if (there && adopted_early(v, cell(&o, 0, ".adopted_on")))
		warning(to, "before_report");
	TRY(outcome_options(v));
	offer(v, to, there ? &o : NULL);
	TRY(sql_object_acts(
	    v->db, v->mem, v->consultation.id, "outcome", &acts));
	page_rows(v, xml_add(to, "history"), "act", &acts);
	return OK;
}

/* A day that is still to come is a plan, and stands elsewhere. */
static enum err
day_ok(struct visit *v, struct answers *in)
{
	const char *day = answer(in, "adopted_on");
	struct local l;

	if (!day || clock_local(v->consultation.zone, v->now, &l) != OK)
		return OK;
	if (strcmp(day, arena_printf(v->mem, "%04d-%02d-%02d", l.year, l.month,
			    l.day)) <= 0)
		return OK;
	answers_fault(in, "adopted_on", "not_yet");
	return ERR_INVALID;
}

/* A page that was open while somebody recorded another edition. */
static enum err
next_edition(struct visit *v, struct answers *in, int64_t *out)
{
	struct rows o;
	enum err e =
	    sql_outcome_of(v->db, v->mem, v->consultation.id, v->who.body, &o);

	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	*out = 1 + (e == OK ? cell_int(&o, 0, ".edition") : 0);
	if (answer_int(in, "edition", 0) + 1 == *out)
		return OK;
	return visit_meanwhile(v, in, e == OK ? cell(&o, 0, ".edition") : "0");
}

enum err
outcome_record(struct visit *v, struct answers *in)
{
	struct deed deed = {"concluded", "outcome", 0, NULL, NULL};
	int64_t edition, count;

	TRY(day_ok(v, in));
	TRY(next_edition(v, in, &edition));
	TRY(sql_outcome_add(v->db, v->mem, v->consultation.id, v->who.body,
	    edition, answer(in, "kind"), answer(in, "adopted_on"),
	    answer(in, "number"), answer(in, "link"), answer(in, "reasons"),
	    answer(in, "narrative"), answer(in, "final"), v->who.id, v->now,
	    &deed.object));
	TRY(job_queue(
	    v->db, v->mem, "tell-outcome", deed.object, NULL, v->now));
	if (v->who.body == v->consultation.authority)
		TRY(sql_consultation_concluded(
		    v->db, v->mem, v->consultation.id, v->now, &count));
	if (edition > 1)
		deed.what = "changed";
	TRY(desk_note(v, &deed));
	TRY(archive_ask(v, edition > 1 ? "corrected" : "concluded"));
	TRY(desk_changed(v));
	visit_notice(v, "saved");
	return visit_next(v, outcome_show, NULL);
}
