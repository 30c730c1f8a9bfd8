/*
 * event_desk.c: what is done with a public meeting: drawn up, moved,
 * cancelled, held, minuted; what was said is entered.
 */
#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/event.h"
#include "fcgi/app/intake/register.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/report/notice.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { DAY = 86400 };

static enum err
wanted(struct visit *v, struct rows *out)
{
	return sql_event_of(
	    v->db, v->mem, v->consultation.id, path_part(v, "event"), out);
}

static enum err
wrong(struct answers *in, const char *field, const char *fault)
{
	answers_fault(in, field, fault);
	return ERR_INVALID;
}

/* The local day of a moment. */
static int64_t
day_of(struct visit *v, const char *moment)
{
	struct local l;
	int64_t day = 0;

	if (clock_local(v->consultation.zone, moment, &l) != OK ||
	    day_number(
		arena_printf(v->mem, "%04d-%02d-%02d", l.year, l.month, l.day),
		&day) != OK)
		return 0;
	return day;
}

static enum err
too_near(struct visit *v, struct answers *in, const char *fault, int days)
{
	answers_fault_with(in, "day", fault, arena_printf(v->mem, "%d", days));
	return ERR_INVALID;
}

/* The notice terms of the profile, counted from the day on which the meeting
 * is announced, and inside the term of the round. */
static enum err
lawful(struct visit *v, struct answers *in, const char *begins)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	const struct consultation *c = &v->consultation;
	const char *opens = c->opens ? c->opens : v->now;
	int64_t day = day_of(v, begins), today = day_of(v, v->now);
	int notice;

	if (strcmp(begins, v->now) <= 0)
		return wrong(in, "day", "event_past");
	if (!p)
		return OK;
	notice = answer(in, "urgent") && p->event.notice_urgent
		     ? p->event.notice_urgent
		     : p->event.notice;
	if (day - today < notice)
		return too_near(v, in, "event_notice", notice);
	if (p->event.first_day && day - day_of(v, opens) < p->event.first_day)
		return too_near(v, in, "event_first_day", p->event.first_day);
	if (p->event.before_end && c->closes &&
	    day_of(v, clock_add(v->mem, c->closes, -1)) - day <
		p->event.before_end)
		return too_near(v, in, "event_before_end", p->event.before_end);
	return OK;
}

/* Beginning and end as typed; the end may be left open. */
static enum err
moments(
    struct visit *v, struct answers *in, const char **begins, const char **ends)
{
	const char *zone = v->consultation.zone;

	*ends = NULL;
	if (clock_utc(v->mem, zone, answer(in, "day"), answer(in, "from"),
		begins) != OK)
		return wrong(in, "from", "no_such_time");
	if (answer(in, "until") && clock_utc(v->mem, zone, answer(in, "day"),
				       answer(in, "until"), ends) != OK)
		return wrong(in, "until", "no_such_time");
	if (*ends && strcmp(*ends, *begins) <= 0)
		return wrong(in, "until", "ends_first");
	return lawful(v, in, *begins);
}

static const char *
spoken(struct visit *v, const struct answers *in)
{
	struct buffer b = buffer_new(v->mem, 200);
	const char *code;

	for (size_t i = 0; (code = answer_at(in, "languages", i)); i++)
		buffer_printf(&b, "%s%s", i ? " " : "", code);
	return b.size ? b.data : NULL;
}

/* A meeting is announced, moved or cancelled: everybody is told of it, once the
 * round is before the public. */
static enum err
told(struct visit *v, int64_t event)
{
	if (!v->consultation.published)
		return OK;
	return job_queue(v->db, v->mem, "tell-event", event, NULL, v->now);
}

static enum err
noted(struct visit *v, const char *what, int64_t event, const char *reason)
{
	TRY(notice_again(v));
	TRY(desk_changed(v));
	return desk_note(v, &(struct deed){what, "event", event, NULL, reason});
}

enum err
event_draw_up(struct visit *v, struct answers *in)
{
	const char *begins, *ends, *code = secret_code(v->mem);
	int64_t id;

	TRY(moments(v, in, &begins, &ends));
	if (!answer(in, "place") && !answer(in, "link"))
		return wrong(in, "place", "place_or_link");
	TRY(sql_event_add(v->db, v->mem, code, v->consultation.id,
	    answer(in, "kind"), answer(in, "title"), answer(in, "place"),
	    answer(in, "access"), answer(in, "link"), begins, ends,
	    spoken(v, in), answer(in, "sign_language") != NULL,
	    answer(in, "registration"), answer(in, "programme"), v->now, &id));
	TRY(noted(v, "event_announced", id, answer(in, "urgent")));
	TRY(told(v, id));
	visit_notice(v, "saved");
	return visit_next(v, desk_event_show, "event", code, NULL);
}

enum err
event_move(struct visit *v, struct answers *in)
{
	const char *begins, *ends, *place = answer(in, "place");
	struct rows event;

	TRY(wanted(v, &event));
	TRY(moments(v, in, &begins, &ends));
	TRY(sql_event_move(v->db, v->mem, cell_int(&event, 0, ".id"),
	    v->consultation.id, answer_int(in, "edition", 0),
	    place ? place : cell(&event, 0, "place"), begins, ends,
	    answer(in, "notice"), v->now));
	TRY(noted(v, "event_moved", cell_int(&event, 0, ".id"),
	    answer(in, "notice")));
	TRY(told(v, cell_int(&event, 0, ".id")));
	visit_notice(v, "saved");
	return visit_next(v, desk_event_show, NULL);
}

enum err
event_cancel(struct visit *v, struct answers *in)
{
	struct rows event;

	TRY(wanted(v, &event));
	TRY(sql_event_cancel(v->db, v->mem, cell_int(&event, 0, ".id"),
	    v->consultation.id, answer_int(in, "edition", 0),
	    answer(in, "notice"), v->now));
	TRY(noted(v, "event_cancelled", cell_int(&event, 0, ".id"),
	    answer(in, "notice")));
	TRY(told(v, cell_int(&event, 0, ".id")));
	visit_notice(v, "saved");
	return visit_next(v, desk_event_show, NULL);
}

enum err
event_held(struct visit *v, struct answers *in)
{
	struct rows event;

	TRY(wanted(v, &event));
	TRY(sql_event_held(v->db, v->mem, cell_int(&event, 0, ".id"),
	    v->consultation.id, answer_int(in, "edition", 0),
	    answer_int(in, "present", 0), answer(in, "recording"), v->now));
	TRY(noted(v, "event_held", cell_int(&event, 0, ".id"), NULL));
	visit_notice(v, "saved");
	return visit_next(v, desk_event_show, NULL);
}

/* A first draft opens the days for corrections; what is mended within them is
 * a new edition; then the minutes are fixed. */
enum err
event_minutes(struct visit *v, struct answers *in)
{
	int64_t edition = answer_int(in, "edition", 0);
	const char *until =
	    clock_add(v->mem, v->now, v->site->settings->minutes_days * DAY);
	struct rows event, last;
	enum err e;

	TRY(wanted(v, &event));
	if (strcmp(cell_time(&event, 0, ".begins"), v->now) > 0 ||
	    cell(&event, 0, ":cancelled"))
		return ERR_CONFLICT;
	e = sql_minutes_of(v->db, v->mem, cell_int(&event, 0, ".id"), &last);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	if (e == OK) {
		until = cell_time(&last, 0, ".until");
		if (strcmp(v->now, until) >= 0)
			return ERR_CONFLICT;
	}
	if (edition != (e == OK ? cell_int(&last, 0, ".edition") : 0))
		return ERR_CONFLICT;
	TRY(sql_minutes_add(v->db, v->mem, cell_int(&event, 0, ".id"),
	    edition + 1, answer(in, "body"), v->who.id, until, v->now));
	TRY(noted(v, "minutes_written", cell_int(&event, 0, ".id"), NULL));
	visit_notice(v, "saved");
	return visit_next(v, desk_event_show, NULL);
}

/* Received when it was said; in time or late is computed from that. */
enum err
event_said(struct visit *v, struct answers *in)
{
	const char *speaker = answer(in, "speaker"), *when;
	struct handed out;
	struct rows event;
	int64_t id, n;

	TRY(wanted(v, &event));
	when = cell_time(&event, 0, ".begins");
	if (strcmp(when, v->now) > 0 || cell(&event, 0, ":cancelled"))
		return ERR_CONFLICT;
	TRY(sql_register_make(v->db, v->mem, secret_code(v->mem),
	    v->consultation.id, v->who.id, "meeting", NULL, when, NULL,
	    "person", "self", speaker ? "full" : "kind", speaker, 0,
	    v->consultation.language, v->now, &id));
	TRY(sql_register_contact(v->db, v->mem, id, speaker, NULL, NULL, NULL));
	TRY(letter_comment(v, in, id));
	TRY(sql_said_at(
	    v->db, v->mem, id, v->consultation.id, cell_int(&event, 0, ".id")));
	TRY(sql_said_by(v->db, v->mem, id, speaker, &n));
	TRY(letter_counts(v, id, when, &out));
	visit_notice(v, "registered_said");
	return visit_next(v, desk_event_show, NULL);
}
