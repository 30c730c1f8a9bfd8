/*
 * event_desk.c: what is done with a public meeting: drawn up, moved,
 * cancelled, held; what was said is entered.  Its minutes are minutes.c.
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

/* On a day on which people work, before they are free. */
static bool
too_early(
    struct visit *v, const struct profile *p, int64_t day, const char *begins)
{
	struct local l;

	return p->event.from_hour &&
	       !profile_rest(v->site->profiles, p->country, day) &&
	       clock_local(v->consultation.zone, begins, &l) == OK &&
	       l.hour < p->event.from_hour;
}

static enum err
wrong_hour(struct visit *v, struct answers *in, int hour)
{
	answers_fault_with(
	    in, "from", "event_hours", arena_printf(v->mem, "%02d:00", hour));
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
	if (too_early(v, p, day, begins))
		return wrong_hour(v, in, p->event.from_hour);
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
	if (answer(in, "answered"))
		TRY(sql_said_answered(v->db, v->mem, id, v->consultation.id,
		    answer(in, "answered"), &n));
	TRY(letter_counts(v, id, when, &out));
	visit_notice(v, "registered_said");
	return visit_next(v, desk_event_show, NULL);
}
