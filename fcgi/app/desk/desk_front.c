/*
 * desk_front.c: the first page of the desk: what waits for the reader, the
 * consultations of their authorities by phase, the authorities.
 */
#include "build/sql.h"
#include "fcgi/app/account/people.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/draw_up.h"
#include "fcgi/app/desk/due.h"
#include "fcgi/app/desk/round.h"
#include "fcgi/app/measure/indicator.h"
#include "fcgi/app/organisation/organisation.h"
#include "fcgi/app/report/appraisal.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { DESK_ROWS = 200 };

/* In the order in which they want attention. */
static const enum phase order[] = {
    CLOSED,
    OPEN,
    PREPARING,
    ANNOUNCED,
    ANSWERED,
    CONCLUDED,
    CANCELLED,
};

static enum phase
phase_of(const struct visit *v, const struct rows *r, size_t i)
{
	const struct consultation c = {
	    .id = cell_int(r, i, ".id"),
	    .published = cell_time(r, i, ".published"),
	    .opens = cell_time(r, i, ":opens"),
	    .closes = cell_time(r, i, ":closes"),
	    .reported = cell_time(r, i, ".reported"),
	    .concluded = cell_time(r, i, ".concluded"),
	    .cancelled = cell_time(r, i, ".cancelled"),
	};

	return phase_at(&c, v->now);
}

/* The term has passed, and no report is out, whatever became of the act. */
static bool
unreported(struct visit *v, const struct rows *r, size_t i)
{
	return phase_of(v, r, i) & (CLOSED | CONCLUDED) &&
	       !cell(r, i, ".reported");
}

static void
flag(struct node *entry, const char *name, bool is)
{
	if (is)
		xml_attr(xml_add(entry, "flag"), "name", name);
}

static void
entry(struct visit *v, struct node *to, const struct rows *r, size_t i)
{
	struct node *node = page_row(v, to, "entry", r, i);
	const char *due = report_due_of(v, r, i);

	page_link(
	    v, node, round_show, "consultation", cell(r, i, ".slug"), NULL);
	flag(node, "short_term", cell(r, i, ".short") != NULL);
	flag(node, "prolonged", cell_int(r, i, ".prolonged"));
	if (!unreported(v, r, i))
		return;
	page_day(v, node, "due", due);
	flag(node, "overdue", due_passed(v, due, cell(r, i, ".zone")));
}

static struct node *
task(struct visit *v, struct node *tasks, const struct rows *r, size_t i,
    const char *kind)
{
	struct node *node = xml_add(tasks, "task");

	xml_attr(node, "kind", kind);
	page_link(
	    v, node, round_show, "consultation", cell(r, i, ".slug"), NULL);
	xml_add_text(node, "title",
	    page_script(v, cell(r, i, ".lang"), cell(r, i, "~title")));
	return node;
}

/* A task that is a number, on the page of that name where there is one. */
static void
counted(struct visit *v, struct node *tasks, const struct rows *r, size_t i,
    const char *kind)
{
	const char *column = text_is(kind, "answer")	 ? "@undecided"
			     : text_is(kind, "approve")	 ? ".approve"
			     : text_is(kind, "returned") ? ".returned"
							 : ".waiting";
	struct node *node;

	if (cell_int(r, i, column) <= 0)
		return;
	node = xml_add(tasks, "task");
	xml_attr(node, "kind", kind);
	if (!page_link_to(v, node,
		text_is(kind, "moderate") ? "desk-queue" : "desk-comments",
		"consultation", cell(r, i, ".slug"), NULL))
		page_link(v, node, round_show, "consultation",
		    cell(r, i, ".slug"), NULL);
	xml_attr_int(node, "n", cell_int(r, i, column));
	xml_add_text(node, "title",
	    page_script(v, cell(r, i, ".lang"), cell(r, i, "~title")));
}

static void
tasks_of(struct visit *v, struct node *tasks, const struct rows *r, size_t i)
{
	unsigned rights = (unsigned)cell_int(r, i, ".rights");
	enum phase phase = phase_of(v, r, i);
	const char *due = report_due_of(v, r, i);

	if (unreported(v, r, i) && due && rights & PUBLISH)
		page_day(v,
		    task(v, tasks, r, i,
			due_passed(v, due, cell(r, i, ".zone"))
			    ? "report_overdue"
			    : "report_due"),
		    "due", due);
	if (phase == PREPARING && rights & PREPARE) {
		if (cell_int(r, i, ".refused"))
			(void)task(v, tasks, r, i, "read_refused");
		if (cell_int(r, i, ".doubtful"))
			(void)task(v, tasks, r, i, "read_doubtful");
	}
	if (rights & MODERATE)
		counted(v, tasks, r, i, "moderate");
	if (!(phase & (OPEN | CLOSED)))
		return;
	if (rights & ANSWER) {
		counted(v, tasks, r, i, "returned");
		counted(v, tasks, r, i, "answer");
	}
	if (rights & APPROVE)
		counted(v, tasks, r, i, "approve");
}

static void
phases(struct visit *v, struct node *to, const struct rows *r)
{
	for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
		struct node *phase = xml_add(to, "phase");

		xml_attr(phase, "name", phase_name(order[k]));
		for (size_t i = 0; i < r->count; i++)
			if (phase_of(v, r, i) == order[k])
				entry(v, phase, r, i);
	}
}

static void
link_to(struct visit *v, struct node *to, const char *rel,
    enum err (*show)(struct visit *, struct node *), const char *authority)
{
	struct node *link = xml_add(to, "link");

	xml_attr(link, "rel", rel);
	page_link(v, link, show, "authority", authority, NULL);
}

static enum err
authorities(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(sql_desk_authorities(
	    v->db, v->mem, v->who.id, v->now, lang_content(v->lang), &r));
	for (size_t i = 0; i < r.count; i++) {
		unsigned rights = (unsigned)cell_int(&r, i, ".rights");
		const char *slug = cell(&r, i, ".slug");
		struct node *node = xml_add(to, "authority");

		xml_attr(node, "slug", slug);
		xml_add_text(node, "name",
		    page_script(v, cell(&r, i, ".lang"), cell(&r, i, ".name")));
		if (rights & PREPARE)
			link_to(v, node, "draw_up", draw_up_show, slug);
		if (rights & ANSWER)
			link_to(v, node, "templates", templates_show, slug);
		if (rights & (PUBLISH | SIGN_OFF))
			link_to(v, node, "figures", indicators_of_show, slug);
		if ((rights & READ_ALL) && (rights & DATA))
			link_to(v, node, "retention", retention_show, slug);
		if (rights & ADMINISTER)
			link_to(v, node, "people", people_show, slug);
		if (rights & ADMINISTER)
			link_to(v, node, "organisations",
			    desk_organisations_show, slug);
	}
	return OK;
}

enum err
desk_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-page");
	struct node *tasks = xml_add(to, "tasks");
	struct rows r;

	TRY(sql_desk_consultations(v->db, v->mem, v->who.id, v->now,
	    lang_content(v->lang), DESK_ROWS, &r));
	for (size_t i = 0; i < r.count; i++)
		tasks_of(v, tasks, &r, i);
	phases(v, to, &r);
	return authorities(v, to);
}
