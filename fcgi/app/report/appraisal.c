/*
 * appraisal.c: classes, what is due, the release.
 */
#include "fcgi/app/report/appraisal.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/app/report/archive.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { DAY = 24 * 3600, AT_ONCE = 500, LISTED = 500 };

struct retention {
	const char *class, *list, *record, *language;
	int64_t years;
	bool own; /* the body's, not the country's */
};

/* Of the body, else of its country. */
static enum err
retention_of(struct visit *v, const char *country, struct retention *out)
{
	const struct profile *p =
	    profiles_of_country(v->site->profiles, country);
	struct rows r;

	*out = (struct retention){.class = "keep"};
	if (p)
		*out = (struct retention){p->keep_class, p->keep_list,
		    p->keep_record, p->language, p->keep_years, false};
	TRY(sql_keep_class(v->db, v->mem, v->authority, &r));
	if (!cell(&r, 0, ".class"))
		return OK;
	out->class = cell(&r, 0, ".class");
	out->years = cell_int(&r, 0, ".years");
	out->own = true;
	return OK;
}

/* The first day on which it need not be kept: years are counted from the one
 * after the end. */
static enum err
first_free(struct arena *mem, const char *zone, const char *ended,
    int64_t years, const char **out)
{
	struct local local;

	TRY(clock_local(zone, ended, &local));
	*out = arena_printf(
	    mem, "%04lld-01-01", (long long)(local.year + 1 + years));
	return OK;
}

/* Of the consultation at hand; NULL: never, or it has not ended. */
static enum err
free_from(struct visit *v, const struct retention *k, const char **out)
{
	const struct consultation *c = &v->consultation;
	const char *ended = c->cancelled ? c->cancelled : c->concluded;

	*out = NULL;
	if (text_is(k->class, "keep") || !ended)
		return OK;
	return first_free(v->mem, c->zone, ended, k->years, out);
}

static bool
come(struct visit *v, const char *day)
{
	return day && strcmp(day,
			  clock_day(v->mem, v->consultation.zone, v->now)) <= 0;
}

static void
retention(struct visit *v, struct node *to, const struct retention *k)
{
	xml_attr(to, "class", k->class);
	if (!text_is(k->class, "keep"))
		xml_attr_int(to, "years", k->years);
	if (k->own)
		xml_attr(to, "own", "1");
	if (!k->list)
		return;
	xml_add_text(to, "list", page_script(v, k->language, k->list));
	xml_add_text(to, "record", page_script(v, k->language, k->record));
}

/* ---- of a consultation ---- */

enum err
appraisal_said(struct visit *v, struct node *to)
{
	const struct consultation *c = &v->consultation;
	struct node *node = xml_add(to, "retention");
	struct retention k;
	const char *day;
	struct rows r;

	TRY(retention_of(v, c->country, &k));
	retention(v, node, &k);
	TRY(free_from(v, &k, &day));
	if (day)
		page_day(v, node, "until", day);
	TRY(sql_appraisal_of(v->db, v->mem, c->id, &r));
	if (r.count)
		page_moment(v, node, "proposed", cell_time(&r, 0, ":proposed"),
		    c->zone);
	if (c->released) {
		page_moment(v, node, "released", c->released, c->zone);
		xml_add_text(node, "number", cell(&c->row, 0, "released_as"));
	}
	if (r.count && !c->released && come(v, day))
		(void)page_offer(to, v, archive_release, NULL);
	return OK;
}

/* The log is told that it is gone, by which record, not what it was. */
static enum err
proven(struct visit *v, const char *number, const char *class)
{
	struct record record = record_new(v->mem, "release");
	const struct consultation *c = &v->consultation;

	record_add(&record, "consultation", c->slug);
	record_add(&record, "class", class);
	record_add(&record, "appraisal", number);
	return ledger_note(v, "release", arena_printf(v->mem, "/c/%s", c->slug),
	    arena_printf(v->mem, "%lld", (long long)c->id), &record);
}

enum err
archive_release(struct visit *v, struct answers *in)
{
	const struct consultation *c = &v->consultation;
	struct deed deed = {"archive_released", "consultation", c->id,
	    answer(in, "number"), answer(in, "reason")};
	struct retention k;
	const char *day;
	struct rows r;
	enum err e;

	e = sql_appraisal_lock(v->db, v->mem, c->id, &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_CLOSED : e;
	/* the body may have another class by now, or a correction have come */
	TRY(retention_of(v, c->country, &k));
	TRY(free_from(v, &k, &day));
	if (!come(v, day))
		return ERR_CLOSED;
	TRY(sql_consultation_release(
	    v->db, v->mem, c->id, deed.detail, v->now));
	TRY(sql_appraisal_released(
	    v->db, v->mem, c->id, v->who.id, v->who.function));
	TRY(proven(v, deed.detail, k.class));
	TRY(desk_note(v, &deed));
	TRY(job_queue(v->db, v->mem, "release", c->id, NULL, v->now));
	TRY(desk_changed(v));
	visit_notice(v, "archive_released");
	return visit_next(v, archive_desk_show, NULL);
}

/* ---- of a body ---- */

enum err
retention_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-archive-page");
	struct node *node = xml_add(to, "retention"), *list;
	struct retention k;
	struct rows r;

	page_crumb(v, visit_text(v, "desk.title", NULL, NULL), desk_show, NULL);
	TRY(retention_of(v, cell(&v->authority_row, 0, ".country"), &k));
	retention(v, node, &k);
	TRY(sql_appraisals_of(
	    v->db, v->mem, v->authority, lang_content(v->lang), LISTED, &r));
	list = xml_add(to, "appraisals");
	for (size_t i = 0; i < r.count; i++) {
		struct node *one = page_row(v, list, "appraisal", &r, i);

		page_day(v, one, "due", cell(&r, i, ".due"));
		page_link(v, one, archive_desk_show, "consultation",
		    cell(&r, i, "@slug"), NULL);
	}
	(void)page_offer_with(to, v, retention_set,
	    &(struct pairs){
		(struct pair[]){{"class", k.own ? k.class : "country", -1},
		    {"years",
			k.own && k.years
			    ? arena_printf(v->mem, "%lld", (long long)k.years)
			    : NULL,
			-1}},
		2},
	    NULL);
	return OK;
}

enum err
retention_set(struct visit *v, struct answers *in)
{
	const char *class = answer(in, "class");
	bool country = text_is(class, "country");
	bool counted = !country && !text_is(class, "keep");
	int64_t years = answer_int(in, "years", 0);
	const struct deed deed = {"keep_class", "authority", v->authority,
	    counted ? arena_printf(v->mem, "%s %lld", class, (long long)years)
		    : class,
	    NULL};

	if (counted && !years) {
		answers_fault(in, "years", "required");
		return ERR_INVALID;
	}
	TRY(sql_keep_class_set(v->db, v->mem, v->authority,
	    country ? NULL : class, counted ? &years : NULL));
	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, retention_show, NULL);
}

/* ---- what is due ---- */

static enum err
propose(const struct worker *w, const struct rows *r, size_t i, const char *now)
{
	const char *zone = cell(r, i, "zone"), *day;
	int64_t years = cell_int(r, i, "years"), count;

	TRY(first_free(w->mem, zone, cell_time(r, i, "ended"), years, &day));
	if (strcmp(day, clock_day(w->mem, zone, now)) > 0)
		return OK;
	return sql_appraisal_propose(w->db, w->mem, cell_int(r, i, "id"),
	    cell(r, i, "class"), years, day, now, &count);
}

static enum err
of_country(const struct worker *w, const struct profile *p, const char *now)
{
	struct rows r;

	TRY(sql_appraisals_due(w->db, w->mem, p->country, p->keep_class,
	    p->keep_years, now, AT_ONCE, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(propose(w, &r, i, now));
	return OK;
}

enum err
appraisals_sweep(const struct worker *w, const char *now)
{
	const struct profile *p;
	const char *before = "";
	int64_t count;
	enum err e;

	TRY(sql_lease_make(w->db, w->mem, "appraisals", now, &count));
	e = sql_lease_take(w->db, w->mem, "appraisals", w->owner,
	    clock_add(w->mem, now, DAY), now);
	if (e == ERR_CONFLICT)
		return OK;
	TRY(e);
	for (size_t i = 0; (p = profiles_at(w->site->profiles, i)); i++) {
		if (!text_is(p->country, before))
			TRY(of_country(w, p, now));
		before = p->country;
	}
	return OK;
}
