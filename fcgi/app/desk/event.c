/*
 * event.c: public meetings as pages: to everybody and at the desk.  What is
 * done with them is event_desk.c.
 */
#include "fcgi/app/desk/event.h"

#include "build/sql.h"
#include "fcgi/app/desk/calendar.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/minutes.h"
#include "fcgi/app/intake/register.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"

#include <string.h>

/* Its title, or what it is. */
static const char *
title(struct visit *v, const struct rows *r, size_t i)
{
	const char *own = cell(r, i, ".title");

	if (own)
		return page_script(v, v->consultation.language, own);
	return visit_text(v,
	    arena_printf(v->mem, "event.%s", cell(r, i, "@kind")), NULL, NULL);
}

const char *
event_title(struct visit *v, const struct rows *event)
{
	return title(v, event, 0);
}

static enum err
list(struct visit *v, struct node *to,
    enum err (*show)(struct visit *, struct node *))
{
	struct rows r;

	TRY(sql_events_of(v->db, v->mem, v->consultation.id, v->now, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "event", &r, i);

		page_link(v, node, show, "event", cell(&r, i, "@code"), NULL);
		xml_add_text(node, "title", title(v, &r, i));
		(void)page_start(v, node, "starts", cell_time(&r, i, ".begins"),
		    v->consultation.zone);
		(void)page_moment(v, node, "ends", cell_time(&r, i, ".ends"),
		    v->consultation.zone);
	}
	return OK;
}

enum err
events_shown(struct visit *v, struct node *to)
{
	return list(v, xml_add(to, "events"), event_show);
}

enum err
events_held(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(sql_events_held(v->db, v->mem, v->consultation.id, v->now, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "held", &r, i);

		page_link(
		    v, node, event_show, "event", cell(&r, i, ".code"), NULL);
		if (cell_int(&r, i, ".minutes"))
			xml_attr(node, "minutes", "1");
		xml_add_text(node, "title",
		    cell(&r, i, ".title")
			? page_script(v, v->consultation.language,
			      cell(&r, i, ".title"))
			: visit_text(v,
			      arena_printf(
				  v->mem, "event.%s", cell(&r, i, ".kind")),
			      NULL, NULL));
		(void)page_start(v, node, "starts", cell_time(&r, i, ".begins"),
		    v->consultation.zone);
	}
	return OK;
}

static enum err
wanted(struct visit *v, struct rows *out)
{
	return sql_event_of(
	    v->db, v->mem, v->consultation.id, path_part(v, "event"), out);
}

/* The minutes as they stand, and whether they may still be mended. */
static enum err
minutes(struct visit *v, struct node *to, int64_t event, struct rows *out)
{
	enum err e = sql_minutes_of(v->db, v->mem, event, out);
	struct node *node;

	if (e != OK)
		return e == ERR_NOT_FOUND ? OK : e;
	node = page_row(v, to, "minutes", out, 0);
	if (minutes_draft(v, out))
		xml_attr(node, "draft", "1");
	page_paragraphs(v, node, "body",
	    page_script(v, v->consultation.language, cell(out, 0, ".body")));
	return OK;
}

/* A meeting that begins is no longer for a calendar. */
static void
files(struct visit *v, struct node *to, const struct rows *event,
    const struct rows *written)
{
	if (strcmp(cell_time(event, 0, ".begins"), v->now) > 0)
		page_link_send(
		    v, xml_add(to, "calendar"), event_calendar_send, NULL);
	if (written->count)
		page_link_send(
		    v, xml_add(to, "minutes-file"), event_minutes_send, NULL);
}

static enum err
said(struct visit *v, struct node *to, int64_t event)
{
	const struct visit voice = act_voice(v);
	struct rows r;

	TRY(sql_said_of(v->db, v->mem, event, v->consultation.id, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "said", &r, i);

		xml_add_text(
		    node, "cite", cite_words(&voice, cell(&r, i, ".cite")));
		page_link(v, node, comment_show, "comment",
		    cell(&r, i, "@code"), NULL);
	}
	return OK;
}

static void
languages(struct visit *v, struct node *to, const struct rows *event)
{
	const char *at = cell(event, 0, ".languages");

	while (at && *(at += strspn(at, " "))) {
		size_t size = strcspn(at, " ");

		xml_attr(xml_add(to, "language"), "code",
		    arena_copy_n(v->mem, at, size));
		at += size;
	}
}

static enum err
one(struct visit *v, struct node *to, const struct rows *event,
    struct rows *written)
{
	int64_t id = cell_int(event, 0, ".id");

	xml_add_text(to, "title", title(v, event, 0));
	languages(v, to, event);
	written->count = 0;
	TRY(minutes(v, to, id, written));
	return said(v, to, id);
}

enum err
event_show(struct visit *v, struct node *page)
{
	struct rows event, written;
	struct node *to;

	TRY(wanted(v, &event));
	to = page_row(v, page, "event-page", &event, 0);
	TRY(one(v, to, &event, &written));
	files(v, to, &event, &written);
	TRY(event_files_shown(v, to, cell_int(&event, 0, ".id"), FILES_PUBLIC));
	TRY(minutes_wishes_shown(v, to, cell_int(&event, 0, ".id"), false));
	if (written.count &&
	    strcmp(v->now, cell_time(&written, 0, ".until")) < 0)
		page_link(v, xml_add(to, "correct"), minutes_wish_show, NULL);
	return OK;
}

enum err
event_calendar_send(struct visit *v)
{
	struct rows event;

	TRY(wanted(v, &event));
	visit_bytes(v, "text/calendar; charset=utf-8",
	    arena_printf(v->mem, "%s.ics", path_part(v, "event")),
	    calendar_file(v, &event, event_title(v, &event),
		visit_address(v, event_show, NULL)));
	return OK;
}

/* As they stand on the page, and whether they may still be mended. */
enum err
event_minutes_send(struct visit *v)
{
	struct buffer b = buffer_new(v->mem, (size_t)1 << 20);
	const char *zone = v->consultation.zone;
	struct rows event, r;
	bool draft;

	TRY(wanted(v, &event));
	TRY(sql_minutes_of(v->db, v->mem, cell_int(&event, 0, ".id"), &r));
	draft = minutes_draft(v, &r);
	buffer_printf(&b, "%s\n%s\n%s, %s\n\n%s: %s %s\n\n%s\n",
	    v->consultation.title, event_title(v, &event),
	    page_date(v, cell_time(&event, 0, ".begins"), zone),
	    cell(&event, 0, "place") ? cell(&event, 0, "place")
				     : cell(&event, 0, "link"),
	    visit_text(v, "event.minutes", NULL, NULL),
	    visit_text(v, draft ? "event.minutes.draft" : "event.minutes.fixed",
		NULL, NULL),
	    page_date(v, cell_time(&r, 0, ".until"), zone),
	    page_script(v, v->consultation.language, cell(&r, 0, ".body")));
	visit_bytes(v, "text/plain; charset=utf-8",
	    arena_printf(v->mem, "%s.txt", path_part(v, "event")),
	    (struct bytes){(const unsigned char *)b.data, b.size});
	return OK;
}

/* ---- the desk ---- */

enum err
desk_events_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-events-page");
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);

	desk_tabs(v, to, "events");
	if (p && p->event.notice)
		xml_attr_int(to, "notice", p->event.notice);
	if (p && p->event.first_day)
		xml_attr_int(to, "first-day", p->event.first_day);
	if (p && p->event.before_end)
		xml_attr_int(to, "before-end", p->event.before_end);
	TRY(list(v, to, desk_event_show));
	(void)page_offer(to, v, event_draw_up, NULL);
	return OK;
}

static void
after_it(struct visit *v, struct node *to, const struct rows *event,
    const struct rows *written, const struct pair *edition)
{
	struct pair first[3] = {*edition};
	struct pairs preset = {first, 1};

	if (cell(event, 0, "@present"))
		first[preset.count++] =
		    (struct pair){"present", cell(event, 0, "@present"), -1};
	if (cell(event, 0, "recording"))
		first[preset.count++] =
		    (struct pair){"recording", cell(event, 0, "recording"), -1};
	(void)page_offer_with(to, v, event_held, &preset, NULL);
	first[0] = (struct pair){"edition", "0", -1};
	preset.count = 1;
	if (written->count) {
		if (!minutes_draft(v, written))
			preset.count = 0;
		first[0].value = cell(written, 0, ".edition");
		first[1] = (struct pair){"body", cell(written, 0, ".body"), -1};
		preset.count *= 2;
	}
	if (!preset.count)
		return;
	(void)page_offer_with(to, v, event_minutes, &preset, NULL);
	(void)page_offer(to, v, event_file_add, NULL);
}

enum err
desk_event_show(struct visit *v, struct node *page)
{
	struct pair edition = {"edition", NULL, -1};
	const struct pairs preset = {&edition, 1};
	struct rows event, written;
	struct node *to;

	TRY(wanted(v, &event));
	to = page_row(v, page, "desk-event-page", &event, 0);
	desk_tabs(v, to, "events");
	TRY(one(v, to, &event, &written));
	if (cell(&event, 0, ":cancelled"))
		return OK;
	edition.value = cell(&event, 0, ".edition");
	if (strcmp(cell_time(&event, 0, ".begins"), v->now) > 0) {
		(void)page_offer_with(to, v, event_move, &preset, NULL);
		(void)page_offer_with(to, v, event_cancel, &preset, NULL);
		return OK;
	}
	TRY(event_files_shown(v, to, cell_int(&event, 0, ".id"),
	    !written.count || minutes_draft(v, &written) ? FILES_MEND
							 : FILES_DESK));
	TRY(minutes_wishes_shown(v, to, cell_int(&event, 0, ".id"), true));
	after_it(v, to, &event, &written, &edition);
	TRY(letter_options(v));
	(void)page_offer(to, v, event_said, NULL);
	return OK;
}
