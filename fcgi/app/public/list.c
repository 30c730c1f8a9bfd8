/*
 * list.c: lists of consultations.  Each phase is a statement of its own, in
 * its own order; pages follow the key of that order (?after=MOMENT.ID).
 */
#include "fcgi/app/public/list.h"

#include "build/sql.h"
#include "fcgi/app/desk/due.h"
#include "fcgi/app/measure/indicator.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/order.h"
#include "fcgi/site/page.h"

#include <stdlib.h>
#include <string.h>

enum { FRONT_ROWS = 5, LIST_ROWS = 20 };

struct list {
	const char *phase;
	enum err (*rows)(struct db *, struct arena *, const char *language,
	    const int64_t *authority, const char *now, const char *after,
	    const int64_t *after_id, int64_t limit, struct rows *out);
};
static const struct list lists[] = {
    {"open", sql_consultations_open},
    {"announced", sql_consultations_announced},
    {"closed", sql_consultations_closed},
    {"answered", sql_consultations_answered},
    {"concluded", sql_consultations_concluded},
    {"cancelled", sql_consultations_cancelled},
};
enum { LISTS = sizeof lists / sizeof *lists };

static void
flag(struct node *entry, const char *name)
{
	xml_attr(xml_add(entry, "flag"), "name", name);
}

/* Whether its report is still to come, also that of an act with an outcome,
 * where the row tells of it. */
static bool
unreported(const struct rows *r, size_t row)
{
	const char *phase = cell(r, row, "@phase");

	return text_is(phase, "closed") ||
	       (text_is(phase, "concluded") && cell_has(r, ".concluded") &&
		   !cell(r, row, ":reported"));
}

/* When the report is due, and whether that day has passed. */
static void
due(struct visit *v, struct node *entry, const struct rows *r, size_t row)
{
	const char *day = report_due_of(v, r, row);
	const char *zone = cell(r, row, ".zone");
	int64_t asked, today;

	if (!day || !unreported(r, row))
		return;
	page_day(v, entry, "due", day);
	if (!due_passed(v, day, zone) || day_number(day, &asked) != OK ||
	    day_number(clock_day(v->mem, zone, v->now), &today) != OK)
		return;
	flag(entry, "overdue");
	xml_attr_int(entry, "overdue", today - asked);
}

struct node *
list_entry(
    struct visit *v, struct node *parent, const struct rows *r, size_t row)
{
	struct node *node = page_row(v, parent, "entry", r, row);
	const char *language = cell(r, row, ".lang");
	const struct profile *p =
	    profiles_find(v->site->profiles, cell(r, row, ".profile"));
	struct node *authority = xml_add(node, "authority");

	xml_attr(node, "lang", language);
	page_link(v, node, overview_show, "consultation", cell(r, row, "@slug"),
	    NULL);
	xml_attr(authority, "slug", cell(r, row, ".authority"));
	page_link(v, authority, authority_show, "authority",
	    cell(r, row, ".authority"), NULL);
	xml_text(authority,
	    page_script(v, language, cell(r, row, ".authority_name")));
	if (p)
		xml_add_text(
		    node, "act", page_script(v, p->language, p->act_name));
	if (cell(r, row, ".short"))
		flag(node, "short_term");
	if (cell_int(r, row, ".own_term"))
		flag(node, "own_term");
	due(v, node, r, row);
	if (cell_has(r, ".outcome") && cell(r, row, ".outcome"))
		xml_attr(
		    xml_add(node, "outcome"), "key", cell(r, row, ".outcome"));
	return node;
}

static enum err
fill(struct visit *v, struct node *to, const struct list *list,
    const int64_t *authority, int64_t limit)
{
	struct rows r;

	TRY(list->rows(v->db, v->mem, lang_content(v->lang), authority, v->now,
	    NULL, NULL, limit, &r));
	for (size_t i = 0; i < r.count; i++)
		(void)list_entry(v, to, &r, i);
	return OK;
}

enum err
front_show(struct visit *v, struct node *page)
{
	struct node *front = xml_add(page, "front-page");
	struct node *search = xml_add(front, "search");
	struct rows counted;

	page_link_as(v, front, "indicators", indicators_show, NULL);
	TRY(sql_consultations_counted(v->db, v->mem, v->now, NULL, &counted));
	xml_attr(search, "action",
	    route_path(v->mem, route_of_show(consultations_show), &v->parts));
	for (size_t i = 0; i < LISTS - 1; i++) {
		struct node *to = xml_add(front, lists[i].phase);

		xml_attr_int(
		    to, "count", cell_int(&counted, 0, lists[i].phase));
		page_link(
		    v, to, consultations_show, "?phase", lists[i].phase, NULL);
		TRY(fill(v, to, &lists[i], NULL, FRONT_ROWS));
	}
	return OK;
}

static const struct list *
list_of(const char *phase)
{
	for (size_t i = 0; i < LISTS; i++)
		if (text_is(lists[i].phase, phase))
			return &lists[i];
	return NULL;
}

static struct node *
filter(struct visit *v, struct node *parent, const struct list *list)
{
	struct node *filters = xml_add(parent, "filters");
	struct node *field = xml_add(filters, "field");

	xml_attr(filters, "action", route_path(v->mem, v->route, &v->parts));
	xml_attr(field, "name", "phase");
	xml_attr(field, "type", "choice");
	for (size_t i = 0; i < LISTS; i++) {
		struct node *option = xml_add(field, "option");

		xml_attr(option, "value", lists[i].phase);
		if (&lists[i] == list)
			xml_attr(option, "selected", "1");
	}
	return filters;
}

/* Every word asked for, by its beginning; only letters and digits of the
 * folded text reach the query (engineering 22). */
const char *
search_words(struct visit *v, const char *q)
{
	struct buffer words = buffer_new(v->mem, 8192);
	const char *folded = text_fold(v->mem, text_cut(v->mem, q, 200));

	while (*(folded += strspn(folded, " "))) {
		size_t size = strcspn(folded, " ");

		buffer_add(&words, words.size ? " +" : "+");
		for (size_t i = 0; i < size; i++)
			if (!strchr("+-<>()~*\"@'\\%", folded[i]))
				buffer_bytes(&words, folded + i, 1);
		buffer_add(&words, "*");
		folded += size;
	}
	return words.data;
}

const char *
search_pattern(struct arena *mem, const char *folded)
{
	struct buffer b = buffer_new(mem, 8192);

	while (*(folded += strspn(folded, " "))) {
		size_t size = strcspn(folded, " ");

		if (text_length(arena_copy_n(mem, folded, size)) < 2) {
			folded += size;
			continue;
		}
		buffer_add(&b, b.size ? "(?=.*?\\b" : "(?s)^(?=.*?\\b");
		buffer_bytes(&b, folded, size);
		buffer_add(&b, ")");
		folded += size;
	}
	return b.size ? b.data : NULL;
}

const char *
search_longest(struct arena *mem, const char *folded)
{
	const char *longest = folded;
	size_t most = 0;

	while (*(folded += strspn(folded, " "))) {
		size_t size = strcspn(folded, " ");

		if (size > most) {
			most = size;
			longest = folded;
		}
		folded += size;
	}
	return most ? arena_printf(mem, "%% %.*s%%", (int)most, longest) : NULL;
}

static enum err
found(struct visit *v, struct node *to, const char *q, const char *moment,
    const int64_t *id, struct rows *out)
{
	struct node *field;

	TRY(sql_consultations_found(v->db, v->mem, search_words(v, q),
	    lang_content(v->lang), NULL, v->now, moment, id, LIST_ROWS + 1,
	    out));
	field = xml_add(filter(v, to, NULL), "field");
	xml_attr(field, "name", "q");
	xml_attr(field, "type", "line");
	xml_add_text(field, "value", q);
	return OK;
}

static enum err
in_phase(struct visit *v, struct node *to, const char *moment,
    const int64_t *id, struct rows *out)
{
	const char *phase = visit_query(v, "phase");
	const struct list *list = phase ? list_of(phase) : &lists[0];
	struct rows counted;

	if (!list)
		return ERR_INVALID;
	TRY(sql_consultations_counted(v->db, v->mem, v->now, NULL, &counted));
	xml_attr_int(to, "count", cell_int(&counted, 0, list->phase));
	(void)filter(v, to, list);
	return list->rows(v->db, v->mem, lang_content(v->lang), NULL, v->now,
	    moment, id, LIST_ROWS + 1, out);
}

enum err
consultations_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "consultations-page");
	const char *q = visit_query(v, "q"), *moment;
	struct rows r;
	int64_t id = 0;
	size_t shown;

	TRY(after_key(v, &moment, &id));
	if (q && *search_words(v, q))
		TRY(found(v, to, q, moment, moment ? &id : NULL, &r));
	else
		TRY(in_phase(v, to, moment, moment ? &id : NULL, &r));
	shown = r.count > LIST_ROWS ? LIST_ROWS : r.count;
	for (size_t i = 0; i < shown; i++)
		(void)list_entry(v, to, &r, i);
	page_pager(v, to,
	    shown ? arena_printf(v->mem, "%s.%s", cell(&r, shown - 1, ".sort"),
			cell(&r, shown - 1, ".id"))
		  : NULL,
	    r.count > LIST_ROWS);
	return OK;
}

enum err
authorities_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "authorities-page");
	struct rows r;

	TRY(sql_authorities_all(
	    v->db, v->mem, lang_content(v->lang), v->now, &r));
	rows_by_name(v, &r, "@country", "~name");
	for (size_t i = 0; i < r.count; i++) {
		struct node *a = page_row(v, to, "authority", &r, i);

		page_link(v, a, authority_show, "authority",
		    cell(&r, i, "@slug"), NULL);
	}
	page_link_as(v, to, "indicators", indicators_show, NULL);
	return OK;
}

enum err
authority_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "authority-page");
	const struct rows *a = &v->authority_row;
	const char *language = cell(a, 0, ".lang");
	struct rows counted;
	struct node *group;

	TRY(sql_consultations_counted(
	    v->db, v->mem, v->now, &v->authority, &counted));
	xml_attr(to, "slug", v->authority_slug);
	xml_attr(to, "kind", cell(a, 0, ".kind"));
	xml_attr(to, "country", cell(a, 0, ".country"));
	if (cell_int(a, 0, ".hue") >= 0)
		xml_attr_int(page, "hue", cell_int(a, 0, ".hue"));
	xml_add_text(to, "name", page_script(v, language, cell(a, 0, ".name")));
	if (cell(a, 0, ".about"))
		page_paragraphs(v, to, "about",
		    page_script(v, language, cell(a, 0, ".about")));
	for (size_t i = 0; i < LISTS; i++) {
		int64_t count = cell_int(&counted, 0, lists[i].phase);

		if (count == 0)
			continue;
		group = xml_add(to, "group");
		xml_attr(group, "phase", lists[i].phase);
		xml_attr_int(group, "count", count);
		TRY(fill(v, group, &lists[i], &v->authority, LIST_ROWS));
	}
	group = xml_add(to, "link");
	xml_attr(group, "rel", "indicators");
	xml_attr(group, "label", "link.indicators");
	page_link(v, group, indicators_of_show, NULL);
	group = xml_add(to, "link");
	xml_attr(group, "rel", "privacy");
	(void)page_link_to(v, group, "privacy-of", NULL);
	authority_outside(v, to);
	return OK;
}
