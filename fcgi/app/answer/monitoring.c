/*
 * monitoring.c: entries on an act after its adoption, at the desk and for
 * everybody; and the job that asks for one.
 */
#include "fcgi/app/answer/monitoring.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/intake/register.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/jobs/writing.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { ASKED_AT_ONCE = 50 };

/* ---- entries ---- */

static void
words(struct visit *v, struct node *to, const char *name, const char *text)
{
	if (text)
		page_paragraphs(v, to, name,
		    page_script(v, v->consultation.language, text));
}

static void
entry(struct visit *v, struct node *to, const struct rows *r, size_t i)
{
	struct node *node = page_row(v, to, "entry", r, i);

	if (cell(r, i, ".wid"))
		unit_reference(v, node, "unit", r, i, cell(r, i, ".document"),
		    cell(r, i, ".lang"));
	words(v, node, "planned", cell(r, i, ".planned"));
	words(v, node, "done", cell(r, i, ".done"));
	if (cell(r, i, ".value"))
		xml_add_text(node, "figure",
		    page_script(
			v, v->consultation.language, cell(r, i, ".value")));
	page_day(v, node, "as-of", cell(r, i, ".as_of"));
	if (cell(r, i, ".link"))
		xml_attr(xml_add(node, "source"), "href", cell(r, i, ".link"));
	xml_add_text(node, "by",
	    page_script(v, cell(r, i, ".by_lang"), cell(r, i, ".by")));
	xml_add_text(node, "post", cell(r, i, ".post"));
}

enum err
monitoring_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "monitoring-page");
	struct rows r;

	TRY(sql_monitoring_of(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), &r));
	if (r.count == 0)
		return ERR_NOT_FOUND;
	for (size_t i = 0; i < r.count; i++)
		entry(v, to, &r, i);
	return OK;
}

enum err
monitoring_link(struct visit *v, struct node *to)
{
	struct node *node;
	struct rows r;

	TRY(sql_monitoring_count(v->db, v->mem, v->consultation.id, &r));
	if (!cell_int(&r, 0, "n"))
		return OK;
	node = xml_add(to, "link");
	xml_attr(node, "rel", "monitoring");
	xml_attr(node, "label", "link.monitoring");
	page_link(v, node, monitoring_show, NULL);
	return OK;
}

/* ---- the desk ---- */

enum err
monitoring_options(struct visit *v)
{
	return register_options(v);
}

enum err
desk_monitoring_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-monitoring-page");
	struct rows r;

	desk_tabs(v, to, "monitoring");
	TRY(sql_monitoring_of(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), &r));
	for (size_t i = 0; i < r.count; i++) {
		entry(v, to, &r, i);
		if (cell_int(&r, i, ".authority") == v->who.body)
			(void)page_offer(to, v, monitoring_remove, "entry",
			    cell(&r, i, "@code"), NULL);
	}
	TRY(monitoring_options(v));
	(void)page_offer(to, v, monitoring_write, NULL);
	return OK;
}

/* Not of a day to come, and something must be said. */
static enum err
sayable(struct visit *v, struct answers *in)
{
	const char *today = clock_day(v->mem, v->consultation.zone, v->now);

	if (!today || strcmp(answer(in, "as_of"), today) > 0) {
		answers_fault(in, "as_of", "not_yet");
		return ERR_INVALID;
	}
	if (!answer(in, "planned") && !answer(in, "done") &&
	    !answer(in, "value")) {
		answers_fault(in, "done", "say_something");
		return ERR_INVALID;
	}
	return OK;
}

/* All pages that say whether there are entries. */
static enum err
changed(struct visit *v, struct deed *deed)
{
	TRY(desk_note(v, deed));
	TRY(desk_changed(v));
	visit_notice(v, "saved");
	return visit_next(v, desk_monitoring_show, NULL);
}

enum err
monitoring_write(struct visit *v, struct answers *in)
{
	struct deed deed = {"monitored", "monitoring", 0, NULL, NULL};
	int64_t unit = 0, version;

	TRY(sayable(v, in));
	if (answer(in, "unit"))
		TRY(register_unit_of(v, answer(in, "unit"), &unit, &version));
	TRY(sql_monitoring_add(v->db, v->mem, secret_code(v->mem),
	    v->consultation.id, v->who.body, unit ? &unit : NULL,
	    answer(in, "state"), answer(in, "planned"), answer(in, "done"),
	    answer(in, "value"), answer(in, "as_of"), answer(in, "link"),
	    v->who.id, v->who.function, v->now, &deed.object));
	return changed(v, &deed);
}

enum err
monitoring_remove(struct visit *v, struct answers *in)
{
	struct deed deed = {"monitoring_removed", "monitoring", 0, NULL, NULL};
	struct rows r;

	(void)in;
	TRY(sql_monitoring_by_code(v->db, v->mem, path_part(v, "entry"),
	    v->consultation.id, v->who.body, &r));
	deed.object = cell_int(&r, 0, "id");
	TRY(sql_monitoring_gone(
	    v->db, v->mem, deed.object, v->consultation.id, v->who.body));
	return changed(v, &deed);
}

/* ---- a year later ---- */

enum err
monitoring_sweep(const struct worker *w, const char *now)
{
	const char *day = arena_copy_n(w->mem, now, DAY_SIZE);
	int64_t id, count;
	struct rows r;

	/* 29 February has no day a year ago */
	if (text_is(day + 4, "-02-29"))
		day = arena_printf(w->mem, "%.4s-02-28", day);
	day = arena_printf(w->mem, "%04d%s",
	    (int)((day[0] - '0') * 1000 + (day[1] - '0') * 100 +
		  (day[2] - '0') * 10 + day[3] - '0' - 1),
	    day + 4);
	TRY(sql_monitoring_due(w->db, w->mem, day, ASKED_AT_ONCE, &r));
	for (size_t i = 0; i < r.count; i++) {
		int64_t round = cell_int(&r, i, "id");

		TRY(db_begin(w->db));
		TRY(db_end(w->db, sql_monitoring_asked_add(
				      w->db, w->mem, round, now, &count)));
		TRY(sql_job_add(w->db, w->mem, "ask-monitoring", round, NULL,
		    NULL, now, &id));
	}
	return OK;
}

static enum err
told(struct job *j)
{
	const char *key =
	    arena_printf(j->mem, "%s %lld", j->kind, (long long)j->subject);
	int64_t n;

	TRY(sql_tell_monitoring(j->db, j->mem, key, j->subject, j->now, &n));
	return sql_tell_jobs(j->db, j->mem, "monitoring-due", j->now, &n);
}

enum err
job_ask_monitoring(struct job *j)
{
	return job_transaction(j, told);
}

/* To staff: the act was adopted a year ago. */
enum err
letter_monitoring(struct writing *w)
{
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_monitoring(w->v.db, w->v.mem, writing_subject(w), &r)));
	if (cell_int(&r, 0, "said") || !cell(&r, 0, "adopted_on"))
		return ERR_GONE;
	TRY(writing_consultation(w, cell(&r, 0, "slug")));
	page_day(&w->v, w->to, "adopted", cell(&r, 0, "adopted_on"));
	writing_link(w, visit_address(&w->v, desk_monitoring_show, NULL));
	writing_about(w);
	return OK;
}
