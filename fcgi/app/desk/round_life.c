/*
 * round_life.c: what is done to a consultation as a whole.  Each act locks its
 * row, is noted, and moves the revisions of the pages that show it.
 */
#include "build/sql.h"
#include "fcgi/app/desk/course.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/place.h"
#include "fcgi/app/desk/readiness.h"
#include "fcgi/app/desk/round.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/app/report/archive.h"
#include "fcgi/app/report/notice.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <inttypes.h>
#include <string.h>

static const char *
of(const struct visit *v, const char *column)
{
	return cell(&v->consultation.row, 0, column);
}

/* Sent along, so that a change in between is noticed. */
static struct pair
edition(const struct visit *v)
{
	return (struct pair){"edition", of(v, "edition"), -1};
}

/* ---- publishing ---- */

static void
effect(struct visit *v, struct node *to)
{
	const struct consultation *c = &v->consultation;
	bool at_once = strcmp(c->opens, v->now) <= 0;
	struct node *node = xml_add(to, "effect");

	xml_attr(node, "phase", at_once ? "open" : "announced");
	page_moment(v, node, "opens", at_once ? v->now : c->opens, c->zone);
	page_moment(v, node, "closes", c->closes, c->zone);
}

enum err
publish_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-publish-page");
	struct pair first[] = {edition(v),
	    {"reason", of(v, "short_reason"), -1},
	    {"where", of(v, "short_where"), -1}};
	const struct pairs preset = {first, 3};
	struct readiness ready;

	desk_tabs(v, to, "consultation");
	effect(v, to);
	TRY(readiness_of(v, to, &ready));
	/* a form that was refused is shown again, with why */
	if (ready.ready || v->answers)
		(void)page_offer_with(to, v, publish, &preset, NULL);
	return OK;
}

/* "4 май 2026 г." in the body's zone, for a fault's words; 24:00 belongs to the
 * day that it ends. */
static const char *
day_words(struct visit *v, const char *closing)
{
	struct local l;
	const char *day;

	if (!closing || clock_local(v->consultation.zone,
			    clock_add(v->mem, closing, -1), &l) != OK)
		return "";
	day = visit_text(v, "date.day_month", arena_printf(v->mem, "%d", l.day),
	    visit_text(
		v, arena_printf(v->mem, "month.%d", l.month), NULL, NULL));
	return visit_text(
	    v, "date.long", day, arena_printf(v->mem, "%d", l.year));
}

static enum err
refuse(struct answers *in, const char *field, const char *fault)
{
	answers_fault(in, field, fault);
	return ERR_INVALID;
}

/* The profile's rules, with the reason that the form brings. */
static enum err
may_publish(struct visit *v, struct answers *in, struct readiness *ready)
{
	TRY(readiness_of(v, NULL, ready));
	if (ready->verdict == TERM_UNLAWFUL) {
		answers_fault_with(in, "", "term_short",
		    day_words(v, ready->earliest_short ? ready->earliest_short
						       : ready->earliest));
		return ERR_INVALID;
	}
	if (!ready->ready)
		return refuse(in, "", "not_ready");
	if (ready->verdict == TERM_LAWFUL)
		return OK;
	if (!answer(in, "reason"))
		return refuse(in, "reason", "term_reason");
	if (ready->profile->reason_in_papers && !answer(in, "where"))
		return refuse(in, "where", "required");
	return OK;
}

static enum err
versions(struct visit *v, const struct rows *papers)
{
	for (size_t i = 0; i < papers->count; i++) {
		if (!text_is(cell(papers, i, ".state"), "ready"))
			continue;
		TRY(sql_version_publish(
		    v->db, v->mem, cell_int(papers, i, ".version"), v->now));
		TRY(ledger_version(v, &(struct version_said){
					  .document = cell(papers, i, ".slug"),
					  .number = cell(papers, i, ".number"),
					  .language = cell(papers, i, ".lang"),
					  .digest = cell(papers, i, ".digest"),
				      }));
		TRY(translations_publish(v, cell_int(papers, i, ".version"),
		    cell(papers, i, ".slug")));
	}
	return OK;
}

enum err
publish(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "published"};
	struct readiness ready;
	bool is_short;
	struct rows r;

	TRY(sql_consultation_lock(v->db, v->mem, v->consultation.id, &r));
	TRY(may_publish(v, in, &ready));
	is_short = ready.verdict == TERM_SHORT;
	TRY(sql_consultation_publish(v->db, v->mem, v->consultation.id,
	    answer_int(in, "edition", 0), v->now,
	    is_short ? answer(in, "reason") : NULL,
	    is_short ? answer(in, "where") : NULL));
	TRY(versions(v, &ready.papers));
	TRY(places_add(v, "draft"));
	TRY(course_changed(v));
	TRY(notice_again(v));
	TRY(desk_changed(v));
	if (is_short)
		deed.reason = answer(in, "reason");
	TRY(desk_note(v, &deed));
	visit_notice(v, "published");
	return visit_next(v, round_show, NULL);
}

enum err
agree(struct visit *v, struct answers *in)
{
	const struct deed deed = {.what = "agreed"};
	int64_t count;

	(void)in;
	TRY(sql_consultation_agree(
	    v->db, v->mem, v->consultation.id, v->who.id, v->now, &count));
	if (!count)
		return ERR_FORBIDDEN;
	TRY(desk_note(v, &deed));
	visit_notice(v, "agreed");
	return visit_next(v, round_show, NULL);
}

/* ---- a later end ---- */

enum err
prolong_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-term-page"), *facts;
	struct pair first[] = {edition(v), {"closes_at", "24:00", -1}};
	const struct pairs preset = {first, 2};

	desk_tabs(v, to, "consultation");
	facts = xml_add(to, "facts");
	desk_fact_moment(v, facts, "opens", v->consultation.opens);
	desk_fact_moment(v, facts, "closes", v->consultation.closes);
	page_moment(v, to, "rest", v->consultation.rest, v->consultation.zone);
	(void)page_offer_with(to, v, prolong, &preset, NULL);
	return OK;
}

/* The end that is moved: of all but what was changed, while that is open. */
static const char *
ends(const struct visit *v)
{
	const struct consultation *c = &v->consultation;

	return closed_on(c, NULL, v->now) ? c->closes : c->first;
}

static enum err
put_off(struct visit *v, int64_t edition, const char *old, const char *closes)
{
	const struct consultation *c = &v->consultation;
	int64_t count;

	if (!closed_on(c, NULL, v->now))
		return sql_consultation_prolong(
		    v->db, v->mem, c->id, edition, old, closes, v->now);
	TRY(sql_consultation_prolong_own(
	    v->db, v->mem, c->id, edition, old, closes, v->now));
	TRY(sql_prolong_own_units(
	    v->db, v->mem, c->id, closes, v->now, &count));
	return sql_prolong_own_terms(
	    v->db, v->mem, c->id, closes, v->now, &count);
}

enum err
prolong(struct visit *v, struct answers *in)
{
	const struct consultation *c = &v->consultation;
	const struct deed deed = {
	    .what = "prolonged", .reason = answer(in, "reason")};
	const char *closes, *old;
	struct rows r;
	int64_t id;
	enum err e;

	TRY(sql_consultation_lock(v->db, v->mem, c->id, &r));
	e = clock_utc(v->mem, c->zone, answer(in, "closes_on"),
	    answer(in, "closes_at"), &closes);
	if (e == ERR_INVALID)
		return refuse(in, "closes_at", "no_such_time");
	TRY(e);
	old = ends(v);
	if (strcmp(closes, old) <= 0)
		return refuse(in, "closes_on", "not_later");
	TRY(put_off(v, answer_int(in, "edition", 0), old, closes));
	TRY(sql_term_change_add(v->db, v->mem, c->id, old, closes, deed.reason,
	    v->who.id, v->who.function, v->now, &id));
	TRY(job_queue(v->db, v->mem, "tell-term-changed", id, NULL, v->now));
	TRY(notice_again(v));
	TRY(desk_changed(v));
	TRY(desk_note(v, &deed));
	visit_notice(v, "prolonged");
	return visit_next(v, round_show, NULL);
}

/* ---- the end for good ---- */

enum err
cancel_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-cancel-page"), *facts;
	struct pair first[] = {edition(v)};
	const struct pairs preset = {first, 1};

	desk_tabs(v, to, "consultation");
	facts = xml_add(to, "facts");
	desk_fact_moment(v, facts, "published", v->consultation.published);
	desk_fact_moment(v, facts, "closes", v->consultation.closes);
	page_fact(facts, "comments",
	    arena_printf(v->mem, "%" PRId64, v->consultation.comments));
	(void)page_offer_with(to, v, cancel, &preset, NULL);
	return OK;
}

enum err
cancel(struct visit *v, struct answers *in)
{
	const struct deed deed = {.what = "cancelled",
	    .detail = answer(in, "kind"),
	    .reason = answer(in, "reason")};
	struct rows r;

	TRY(sql_consultation_lock(v->db, v->mem, v->consultation.id, &r));
	TRY(sql_consultation_cancel(v->db, v->mem, v->consultation.id,
	    answer_int(in, "edition", 0), deed.detail, deed.reason, v->now));
	TRY(job_queue(
	    v->db, v->mem, "tell-cancelled", v->consultation.id, NULL, v->now));
	TRY(notice_again(v));
	TRY(archive_ask(v, "cancelled"));
	TRY(desk_changed(v));
	TRY(desk_note(v, &deed));
	visit_notice(v, "cancelled");
	return visit_next(v, round_show, NULL);
}
