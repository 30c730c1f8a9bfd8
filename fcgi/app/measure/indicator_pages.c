/*
 * indicator_pages.c: figures as everybody reads them: of all bodies, of one;
 * an indicator compared between bodies, and the consultations behind one.
 * The address holds the choice of period and kind of act (practice 34).
 */
#include "build/sql.h"
#include "fcgi/app/measure/figure.h"
#include "fcgi/app/public/list.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { BODIES = 50, BEHIND = 50 };

/* ---- the overview ---- */

static enum err
set(struct visit *v, struct node *to, const struct figure_choice *c)
{
	struct node *node = xml_add(to, "set");
	struct rows r;

	TRY(sql_figures_set(
	    v->db, v->mem, c->authority, c->profile, c->period, v->now, &r));
	xml_attr(node, "counted", cell(&r, 0, "counted"));
	xml_attr(node, "cancelled", cell(&r, 0, "cancelled"));
	xml_attr(node, "running", cell(&r, 0, "running"));
	page_moment(v, node, "made", cell_time(&r, 0, "made"), "UTC");
	return OK;
}

static void
indicator_link(struct visit *v, struct node *to, const struct figure_choice *c,
    const struct indicator *i)
{
	page_link(v, to, c->authority ? indicator_of_show : indicator_show,
	    "indicator", i->key, FIGURE_QUERY(c), NULL);
}

static enum err
groups(struct visit *v, struct node *to, const struct figure_choice *c)
{
	struct rows now, trends;
	struct node *group = NULL, *node;

	TRY(sql_figures_of(
	    v->db, v->mem, c->authority, c->profile, c->period, &now));
	TRY(figures_beside(v, c, &trends));
	for (size_t k = 0; k < indicator_count; k++) {
		const struct indicator *i = &indicators[k];

		if (!group ||
		    !text_is(xml_get(group, "principle"), i->principle)) {
			group = xml_add(to, "group");
			xml_attr(group, "principle", i->principle);
		}
		node = xml_add(group, "indicator");
		xml_attr(node, "key", i->key);
		indicator_link(v, node, c, i);
		figures_shown(v, node, i, &now, &trends);
	}
	return OK;
}

static void
files(struct visit *v, struct node *to, const struct figure_choice *c)
{
	struct node *node = xml_add(to, "file");

	xml_attr(node, "name", "indicators");
	page_link_send(v, node, indicators_send, FIGURE_QUERY(c), NULL);
	node = xml_add(to, "file");
	xml_attr(node, "name", "consultations");
	page_link_send(v, node, consultations_send, NULL);
}

static void
named(struct visit *v, struct node *to, struct node *page)
{
	const struct rows *a = &v->authority_row;
	const char *name =
	    page_script(v, cell(a, 0, ".lang"), cell(a, 0, ".name"));

	xml_add_text(to, "name", name);
	page_crumb(
	    v, name, authority_show, "authority", v->authority_slug, NULL);
	if (cell_int(a, 0, ".hue") >= 0)
		xml_attr_int(page, "hue", cell_int(a, 0, ".hue"));
}

static enum err
overview(struct visit *v, struct node *page, bool of_one)
{
	struct node *to = xml_add(page, "indicators-page");
	struct figure_choice c;

	TRY(figure_choice(v, of_one, &c));
	if (of_one)
		named(v, to, page);
	TRY(figure_filters(v, to, &c, NULL));
	TRY(set(v, to, &c));
	TRY(groups(v, to, &c));
	for (size_t i = 0; indicators_unmeasured[i]; i++)
		xml_attr(
		    xml_add(to, "unmeasured"), "key", indicators_unmeasured[i]);
	if (!of_one)
		remarks_linked(v, to);
	page_link(v, xml_add(to, "table"), indicator_table_show, "?body",
	    of_one ? v->authority_slug : NULL, FIGURE_QUERY(&c), NULL);
	files(v, to, &c);
	return OK;
}

enum err
indicators_show(struct visit *v, struct node *page)
{
	return overview(v, page, false);
}

enum err
indicators_of_show(struct visit *v, struct node *page)
{
	return overview(v, page, true);
}

/* ---- one indicator ---- */

static enum err
wanted(struct visit *v, const struct indicator **out)
{
	*out = indicator_find(path_part(v, "indicator"));
	return *out ? OK : ERR_NOT_FOUND;
}

static enum err
head(struct visit *v, struct node *to, const struct indicator *i,
    const struct figure_choice *c)
{
	struct rows now, trends;
	struct node *node = xml_add(to, "indicator");

	xml_attr(to, "key", i->key);
	if (i->people)
		xml_attr(to, "people", "1");
	TRY(figure_filters(v, to, c, NULL));
	TRY(sql_figures_of(
	    v->db, v->mem, c->authority, c->profile, c->period, &now));
	TRY(figures_beside(v, c, &trends));
	xml_attr(node, "key", i->key);
	figures_shown(v, node, i, &now, &trends);
	return OK;
}

/* A body's row; its parts follow each other. */
static struct node *
body(struct visit *v, struct node *to, const struct figure_choice *c,
    const struct indicator *i, const struct rows *r, size_t row)
{
	struct node *node = xml_add(to, "body");

	page_link(v, node, indicator_of_show, "authority",
	    cell(r, row, ".slug"), "indicator", i->key, FIGURE_QUERY(c), NULL);
	xml_add_text(node, "name",
	    page_script(v, cell(r, row, ".lang"), cell(r, row, ".name")));
	return node;
}

bool
indicator_comparable(
    const struct indicator *i, const struct rows *r, const char *key)
{
	const char *rules = NULL;

	for (size_t k = 0; i->by_rules && k < r->count; k++) {
		const char *of_it = cell(r, k, "rules");

		if (key && !text_is(cell(r, k, "indicator"), key))
			continue;
		if (!of_it || (rules && !text_is(of_it, rules)))
			return false;
		rules = of_it;
	}
	return true;
}

static enum err
compared(struct visit *v, struct node *to, const struct figure_choice *c,
    const struct indicator *i)
{
	const char *after = visit_query(v, "after");
	struct node *list = xml_add(to, "bodies"), *node = NULL;
	int64_t id = 0, last = 0;
	size_t shown = 0;
	struct rows r;

	if (after && text_int(after, &id) != OK)
		return ERR_INVALID;
	TRY(sql_figures_compared(v->db, v->mem, i->key, c->profile, c->period,
	    id, lang_content(v->lang), BODIES + 1, &r));
	if (!indicator_comparable(i, &r, NULL))
		xml_attr(list, "differ", "1");
	for (size_t k = 0; k < r.count; k++) {
		struct figure_span s = {k, k + 1};

		while (s.until < r.count &&
		       cell_int(&r, s.until, ".id") == cell_int(&r, k, ".id"))
			s.until++;
		if (++shown > BODIES)
			break;
		node = body(v, list, c, i, &r, k);
		for (size_t p = k; p < s.until; p++)
			figure_shown(
			    v, node, i, &r, p, figures_hidden_below(i, &r, s));
		figures_beside_them(v, node, &r, s);
		last = cell_int(&r, k, ".id");
		k = s.until - 1;
	}
	page_pager(v, to, arena_printf(v->mem, "%lld", (long long)last),
	    shown > BODIES);
	return OK;
}

enum err
indicator_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "indicator-page");
	const struct indicator *i;
	struct figure_choice c;

	TRY(wanted(v, &i));
	TRY(figure_choice(v, false, &c));
	page_crumb(v, visit_text(v, "indicators.title", NULL, NULL),
	    indicators_show, FIGURE_QUERY(&c), NULL);
	TRY(head(v, to, i, &c));
	return compared(v, to, &c, i);
}

/* What a figure was before it was made anew. */
static enum err
earlier(struct visit *v, struct node *to, const struct figure_choice *c,
    const struct indicator *i)
{
	struct node *list = xml_add(to, "earlier"), *node;
	struct rows r;
	bool numbers;

	TRY(sql_figures_were(
	    v->db, v->mem, c->authority, c->profile, c->period, i->key, &r));
	for (size_t k = 0; k < r.count; k++) {
		int64_t n = cell_int(&r, k, "n");
		int64_t whole = cell_int(&r, k, "whole");

		if (!indicator_told(i, whole, &numbers) ||
		    n < figures_hidden_then(i, &r,
			    (struct figure_span){0, r.count}, "until", k))
			continue;
		node = xml_add(list, "was");
		if (i->parts)
			xml_attr(node, "part",
			    arena_printf(v->mem, "%s.%s", i->parts,
				cell(&r, k, "part")));
		page_moment(v, node, "until", cell_time(&r, k, "until"), "UTC");
		(void)indicator_value(v, node, i, n, whole);
	}
	return OK;
}

/* Of one consultation the kinds together: how many people, or, of influence,
 * the share of all. */
static enum err
behind(struct visit *v, struct node *to, const struct figure_choice *c,
    const struct indicator *i)
{
	const char *after = visit_query(v, "after");
	const struct indicator people = {
	    .kind = i->of == 1 && i->kind == SHARE ? AMOUNT : i->kind,
	    .people = true,
	    .of = i->of};
	int64_t id = INT64_MAX;
	struct node *node;
	struct rows r;
	size_t shown;

	if (after && text_int(after, &id) != OK)
		return ERR_INVALID;
	TRY(sql_measures_behind(v->db, v->mem, c->authority, c->profile,
	    c->first, c->last, i->key, lang_content(v->lang), id, BEHIND + 1,
	    &r));
	shown = r.count > BEHIND ? BEHIND : r.count;
	for (size_t k = 0; k < shown; k++) {
		node = xml_add(to, "consultation-behind");
		xml_attr(node, "lang", cell(&r, k, ".lang"));
		page_link(v, node, overview_show, "consultation",
		    cell(&r, k, ".slug"), NULL);
		xml_attr(node, "month", period_words(v, cell(&r, k, ".month")));
		xml_add_text(node, "title",
		    page_script(
			v, cell(&r, k, ".lang"), cell(&r, k, ".title")));
		if (cell(&r, k, "n"))
			(void)indicator_value(v, node, i->parts ? &people : i,
			    cell_int(&r, k, "n"), cell_int(&r, k, "whole"));
	}
	page_pager(
	    v, to, shown ? cell(&r, shown - 1, ".id") : NULL, r.count > BEHIND);
	return OK;
}

/* For whoever may say something of it. */
static void
explain_linked(struct visit *v, struct node *to, const struct indicator *i,
    const struct figure_choice *c)
{
	struct node *node;

	if (!v->cookie ||
	    may(&v->who, &v->consultation, EXPLAIN_IT, v->now) != MAY)
		return;
	node = xml_add(to, "explain");
	page_link(v, node, explain_show, "indicator", i->key, "period",
	    c->period, "kind", *c->profile ? c->profile : "all", NULL);
}

enum err
indicator_of_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "indicator-page");
	const struct indicator *i;
	struct figure_choice c;

	TRY(wanted(v, &i));
	TRY(figure_choice(v, true, &c));
	named(v, to, page);
	page_crumb(v, visit_text(v, "indicators.title", NULL, NULL),
	    indicators_of_show, "authority", v->authority_slug,
	    FIGURE_QUERY(&c), NULL);
	TRY(head(v, to, i, &c));
	explain_linked(v, to, i, &c);
	TRY(earlier(v, to, &c, i));
	return behind(v, to, &c, i);
}
