/*
 * place.c: the places where it must also be published.
 */
#include "fcgi/app/desk/place.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/round.h"
#include "fcgi/app/report/report.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

/* The day that it is where the body is; "" where the clock has none. */
static const char *
today(struct visit *v)
{
	const char *day = clock_day(v->mem, v->consultation.zone, v->now);

	return day ? day : "";
}

enum err
places_add(struct visit *v, const char *what)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	bool draft = text_is(what, "draft");
	int64_t count;

	for (size_t i = 0; p && i < p->place_count; i++)
		if (draft ? p->places[i].draft : p->places[i].report)
			TRY(sql_place_add(v->db, v->mem, v->consultation.id,
			    what, p->places[i].name, today(v), &count));
	return OK;
}

static const char *
state(struct visit *v, const struct rows *r, size_t i)
{
	const char *due = cell(r, i, ".due");

	if (cell(r, i, ".done"))
		return "done";
	return due && strncmp(due, today(v), DAY_SIZE) < 0 ? "overdue" : "due";
}

/* An address leads there; a file mark is words. */
static bool
is_address(const char *text)
{
	return text &&
	       (!strncmp(text, "https://", 8) || !strncmp(text, "http://", 7));
}

static struct node *
place(struct visit *v, struct node *to, const struct rows *r, size_t i)
{
	const char *address = cell(r, i, ".address");
	struct node *node = xml_add(to, "place");

	xml_attr(node, "state", state(v, r, i));
	if (is_address(address))
		xml_attr(node, "href", address);
	return node;
}

static const char *
title(struct visit *v, const struct rows *r, size_t i)
{
	return page_script(v, v->consultation.language, cell(r, i, ".title"));
}

/* All that stands in the row, for the desk. */
static void
whole(struct visit *v, struct node *node, const struct rows *r, size_t i)
{
	xml_add_text(node, "title", title(v, r, i));
	page_day(v, node, "due", cell(r, i, ".due"));
	page_day(v, node, "done", cell(r, i, ".done"));
	if (!is_address(cell(r, i, ".address")))
		xml_add_text(node, "mark", cell(r, i, ".address"));
	xml_add_text(node, "by", cell(r, i, ".by"));
}

enum err
places_at_desk(struct visit *v, struct node *to, const char *what)
{
	bool mine = may(&v->who, &v->consultation, PLACES_IT, v->now) == MAY;
	struct node *list, *node;
	struct rows r;

	TRY(sql_places_of(v->db, v->mem, v->consultation.id, what, &r));
	if (r.count == 0)
		return OK;
	list = xml_add(to, "places");
	for (size_t i = 0; i < r.count; i++) {
		node = place(v, list, &r, i);
		whole(v, node, &r, i);
		if (mine)
			page_link_as(v, node, "href-done", place_show, "place",
			    cell(&r, i, ".id"), NULL);
	}
	return OK;
}

enum err
places_shown(struct visit *v, struct node *to)
{
	struct node *node;
	struct rows r;

	TRY(sql_places_of(v->db, v->mem, v->consultation.id, NULL, &r));
	for (size_t i = 0; i < r.count; i++) {
		node = place(v, to, &r, i);
		xml_attr(node, "what", cell(&r, i, ".what"));
		xml_text(node, title(v, &r, i));
	}
	return OK;
}

/* ---- ticking one off ---- */

static enum err
wanted(struct visit *v, int64_t *id, struct rows *out)
{
	if (text_int(path_part(v, "place"), id) != OK)
		return ERR_NOT_FOUND;
	return sql_place_by_id(v->db, v->mem, *id, v->consultation.id, out);
}

enum err
place_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-place-page"), *node;
	struct pair first[2];
	struct pairs preset = {first, 0};
	struct rows r;
	int64_t id;

	TRY(wanted(v, &id, &r));
	desk_tabs(v, to, "consultation");
	node = place(v, to, &r, 0);
	xml_attr(node, "what", cell(&r, 0, ".what"));
	whole(v, node, &r, 0);
	first[preset.count++] = (struct pair){"done_on",
	    cell(&r, 0, ".done") ? cell(&r, 0, ".done") : today(v), -1};
	if (cell(&r, 0, ".address"))
		first[preset.count++] =
		    (struct pair){"address", cell(&r, 0, ".address"), -1};
	(void)page_offer_with(to, v, place_done, &preset, NULL);
	return OK;
}

enum err
place_done(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "place_done", .kind = "place"};
	const char *day = answer(in, "done_on");
	struct rows r;

	TRY(wanted(v, &deed.object, &r));
	if (strcmp(day, today(v)) > 0) {
		answers_fault(in, "done_on", "not_yet");
		return ERR_INVALID;
	}
	TRY(sql_place_done(v->db, v->mem, deed.object, v->consultation.id, day,
	    answer(in, "address"), v->who.id));
	deed.detail = cell(&r, 0, ".title");
	TRY(desk_note(v, &deed));
	visit_tally(v, "consultation", v->consultation.id, "meta", 1);
	visit_notice(v, "saved");
	if (text_is(cell(&r, 0, ".what"), "report"))
		return visit_next(v, desk_report_show, NULL);
	return visit_next(v, round_show, NULL);
}
