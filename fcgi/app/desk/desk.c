/*
 * desk.c: what pages of the desk share: notes, tabs, facts, history.
 */
#include "fcgi/app/desk/desk.h"

#include "build/sql.h"
#include "fcgi/app/desk/due.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { ACTS_SHOWN = 50 };

/* NULL for none. */
static const int64_t *
or_null(const int64_t *id)
{
	return *id ? id : NULL;
}

enum err
desk_note(struct visit *v, const struct deed *deed)
{
	int64_t id;

	return sql_act_add(v->db, v->mem, v->now, or_null(&v->who.id), NULL,
	    v->who.function, or_null(&v->authority),
	    or_null(&v->consultation.id), deed->what, deed->kind,
	    or_null(&deed->object), deed->detail, deed->reason, &id);
}

/* A room opens with the phase in which something can stand in it. */
struct room {
	const char *name, *page;
	unsigned phases;
	enum action action;
};
static const struct room rooms[] = {
    {"consultation", "desk-consultation", ANY_PHASE, DESK_READ},
    {"comments", "desk-comments", PUBLISHED_PHASES & ~(unsigned)ANNOUNCED,
	DESK_READ},
    {"groups", "desk-groups", PUBLISHED_PHASES & ~(unsigned)ANNOUNCED,
	DESK_READ},
    {"into_text", "desk-text", PUBLISHED_PHASES & ~(unsigned)ANNOUNCED,
	DESK_READ},
    {"events", "desk-events", ANY_PHASE, DESK_READ},
    {"register", "desk-register", OPEN | CLOSED, REGISTER_IT},
    {"queue", "desk-queue", PUBLISHED_PHASES & ~(unsigned)ANNOUNCED,
	MODERATE_IT},
    {"data", "desk-data", PUBLISHED_PHASES, DATA_IT},
    {"report", "desk-report", CLOSED | ANSWERED | CONCLUDED, DESK_READ},
    {"outcome", "desk-outcome", CLOSED | ANSWERED | CONCLUDED, DESK_READ},
    {"monitoring", "desk-monitoring", CONCLUDED, DESK_READ},
    {"public", "overview", ANY_PHASE, READ},
};

void
desk_tabs(struct visit *v, struct node *to, const char *current)
{
	struct node *tabs = xml_add(to, "tabs");

	page_crumb(v, visit_text(v, "desk.title", NULL, NULL), desk_show, NULL);
	for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
		struct node *tab;

		if (!(v->phase & rooms[i].phases) ||
		    !route_of_page(rooms[i].page) ||
		    may(&v->who, &v->consultation, rooms[i].action, v->now) !=
			MAY)
			continue;
		tab = xml_add(tabs, "tab");
		xml_attr(tab, "name", rooms[i].name);
		(void)page_link_to(v, tab, rooms[i].page, NULL);
		if (text_is(rooms[i].name, current))
			xml_attr(tab, "current", "1");
		if (text_is(rooms[i].name, "comments"))
			xml_attr_int(tab, "n", v->consultation.comments);
	}
}

void
desk_body(struct visit *v, struct node *to)
{
	struct node *authority = xml_add(to, "authority");

	xml_attr(authority, "slug", v->authority_slug);
	xml_text(authority, page_script(v, cell(&v->authority_row, 0, ".lang"),
				cell(&v->authority_row, 0, ".name")));
}

void
desk_door(struct visit *v, struct node *to, const char *rel, enum action action,
    enum err (*show)(struct visit *, struct node *))
{
	struct node *link;

	if (may(&v->who, &v->consultation, action, v->now) != MAY)
		return;
	link = xml_add(to, "link");
	xml_attr(link, "rel", rel);
	page_link(v, link, show, NULL);
}

void
desk_fact_key(struct node *facts, const char *name, const char *key)
{
	struct node *node = xml_add(facts, "fact");

	xml_attr(node, "name", name);
	xml_attr(node, "key", key);
}

void
desk_fact_moment(
    struct visit *v, struct node *facts, const char *name, const char *moment)
{
	struct node *node = (text_is(name, "opens") ? page_start : page_moment)(
	    v, facts, "fact", moment, v->consultation.zone);

	if (node)
		xml_attr(node, "name", name);
}

void
desk_fact_day(
    struct visit *v, struct node *facts, const char *name, const char *day)
{
	struct node *node = page_day(v, facts, "fact", day);

	if (node)
		xml_attr(node, "name", name);
}

void
desk_fact_due(struct visit *v, struct node *facts)
{
	struct node *node = due_counted(v, facts, "fact", report_due_here(v));

	if (node)
		xml_attr(node, "name", "report_due");
}

enum err
desk_history(struct visit *v, struct node *to)
{
	struct node *history = xml_add(to, "history");
	struct rows r;

	TRY(sql_desk_acts(v->db, v->mem, v->consultation.id, ACTS_SHOWN, &r));
	for (size_t i = 0; i < r.count; i++) {
		const char *note = cell(&r, i, ".reason");
		struct node *act;

		if (!visit_has_text(v, "desk.act", cell(&r, i, "@name")))
			continue;
		act = page_row(v, history, "act", &r, i);
		xml_add_text(act, "note", note ? note : cell(&r, i, ".detail"));
	}
	return OK;
}

enum err
desk_changed(struct visit *v)
{
	struct rows r;

	TRY(sql_desk_joined(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), &r));
	for (size_t i = 0; i < r.count; i++)
		visit_tally(v, "authority", cell_int(&r, i, ".id"), "meta", 1);
	visit_tally(v, "authority", v->consultation.authority, "meta", 1);
	visit_tally(v, "consultation", v->consultation.id, "meta", 1);
	visit_tally(v, "site", 0, "meta", 1);
	return OK;
}
