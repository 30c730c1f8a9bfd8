/*
 * figure.c: figures on a page: the choice of period and kind of act that the
 * address holds, the figures of one body, and the periods beside it.
 */
#include "fcgi/app/measure/figure.h"

#include "build/sql.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { MONTHS = 12, YEARS = 5 };

/* ---- the choice ---- */

static bool
is_period(const char *text)
{
	static const char form[] = "0000-00";
	size_t size = strlen(text);

	if (size != 4 && size != 7)
		return false;
	for (size_t i = 0; i < size; i++)
		if (form[i] == '0' ? text[i] < '0' || text[i] > '9'
				   : text[i] != form[i])
			return false;
	return true;
}

enum err
figure_choice(struct visit *v, bool one, struct figure_choice *out)
{
	const char *period = visit_query(v, "period");
	const char *profile = visit_query(v, "act");

	*out = (struct figure_choice){.authority = one ? v->authority : 0,
	    .period = "all",
	    .profile = "",
	    .first = "0000-00",
	    .last = "9999-99"};
	if (profile && *profile) {
		if (!profiles_find(v->site->profiles, profile))
			return ERR_INVALID;
		out->profile = profile;
	}
	if (!period || !*period)
		return OK;
	if (!is_period(period))
		return ERR_INVALID;
	out->period = out->first = out->last = period;
	if (strlen(period) == 4) {
		out->first = arena_printf(v->mem, "%s-01", period);
		out->last = arena_printf(v->mem, "%s-12", period);
	}
	return OK;
}

/* "3.2026", "2026": as the language writes it. */
const char *
period_words(struct visit *v, const char *period)
{
	int64_t month;

	if (text_is(period, "all"))
		return visit_text(v, "indicators.all_time", NULL, NULL);
	if (strlen(period) == 4 || text_int(period + 5, &month) != OK)
		return period;
	return visit_text(v, "indicators.month",
	    arena_printf(v->mem, "%lld", (long long)month),
	    arena_copy_n(v->mem, period, 4));
}

static const char *
act_words(struct visit *v, const char *key)
{
	const struct profile *p = profiles_find(v->site->profiles, key);

	if (!p)
		return key;
	return arena_printf(v->mem, "%s · %s",
	    page_script(v, p->language, p->act_name),
	    page_script(v, p->language, p->round_name));
}

static struct node *
field(struct node *filters, const char *name)
{
	struct node *node = xml_add(filters, "field");

	xml_attr(node, "name", name);
	xml_attr(node, "type", "choice");
	return node;
}

static void
option(struct node *to, const char *value, const char *words, bool is)
{
	struct node *node = xml_add_text(to, "option", words);

	xml_attr(node, "value", value);
	if (is)
		xml_attr(node, "selected", "1");
}

/* Periods and kinds of act that there are figures of. */
enum err
figure_filters(struct visit *v, struct node *to, const struct figure_choice *c)
{
	struct node *node = xml_add(to, "filters"), *list;
	struct rows r;

	xml_attr(node, "action", route_path(v->mem, v->route, &v->parts));
	TRY(sql_figures_periods(v->db, v->mem, c->authority, c->profile, &r));
	list = field(node, "period");
	for (size_t i = 0; i < r.count; i++) {
		const char *period = cell(&r, i, "period");

		option(list, period, period_words(v, period),
		    text_is(period, c->period));
	}
	TRY(sql_figures_profiles(v->db, v->mem, c->authority, &r));
	list = field(node, "act");
	for (size_t i = 0; i < r.count; i++) {
		const char *key = cell(&r, i, "profile");

		option(list, key, act_words(v, key), text_is(key, c->profile));
	}
	return OK;
}

/* For addresses that keep the choice; NULL leaves a field out. */
const char *
choice_period(const struct figure_choice *c)
{
	return text_is(c->period, "all") ? NULL : c->period;
}

const char *
choice_act(const struct figure_choice *c)
{
	return *c->profile ? c->profile : NULL;
}

/* ---- figures ---- */

/* Rows of one indicator among figures. */
static struct figure_span
rows_of(const struct rows *r, const char *key)
{
	struct figure_span s = {0, 0};

	while (s.from < r->count && !text_is(cell(r, s.from, "indicator"), key))
		s.from++;
	s.until = s.from;
	while (
	    s.until < r->count && text_is(cell(r, s.until, "indicator"), key))
		s.until++;
	return s;
}

int64_t
figures_hidden_below(
    const struct indicator *i, const struct rows *r, struct figure_span s)
{
	int64_t small = 0, least = 0;

	for (size_t k = s.from; k < s.until; k++) {
		int64_t n = cell_int(r, k, "n");

		if (n < INDICATOR_FEW)
			small += n;
		else if (!least || n < least)
			least = n;
	}
	return indicator_hidden_below(i, small, least);
}

static void
trend(struct visit *v, struct node *to, const struct indicator *i,
    const struct rows *r, const char *part)
{
	struct node *node = xml_add(to, "trend"), *point;
	struct figure_span s = rows_of(r, i->key);
	bool numbers;

	for (size_t k = s.from; k < s.until; k++) {
		int64_t n = cell_int(r, k, "n"),
			whole = cell_int(r, k, "whole");

		if (!text_is(cell(r, k, "part"), part) ||
		    !indicator_told(i, whole, &numbers) ||
		    n < indicator_hidden_below(i, 0, 0))
			continue;
		point = xml_add(node, "point");
		xml_attr_int(point, "tenths", indicator_tenths(i, n, whole));
		xml_attr(
		    point, "period", period_words(v, cell(r, k, "period")));
		(void)indicator_value(v, point, i, n, whole);
	}
}

void
figure_shown(struct visit *v, struct node *to, const struct indicator *i,
    const struct rows *r, size_t row, int64_t below)
{
	struct node *node = xml_add(to, "figure"), *value;
	int64_t n = cell_int(r, row, "n");

	if (i->parts)
		xml_attr(node, "part",
		    arena_printf(
			v->mem, "%s.%s", i->parts, cell(r, row, "part")));
	if (n >= below) {
		(void)indicator_value(v, node, i, n, cell_int(r, row, "whole"));
		return;
	}
	value = xml_add(node, "value");
	xml_attr(value, "unit", "percent");
	xml_attr(value, "few", "1");
}

/* The periods beside the chosen one. */
enum err
figures_beside(struct visit *v, const struct figure_choice *c, struct rows *out)
{
	const char *first = "0000", *last = "9999";
	int64_t year, month = 0;

	if (!text_is(c->period, "all")) {
		last = c->period;
		TRY(text_int(arena_copy_n(v->mem, last, 4), &year));
		first = arena_printf(
		    v->mem, "%04lld", (long long)(year - YEARS + 1));
		if (strlen(last) == 7) {
			TRY(text_int(last + 5, &month));
			month += 12 * year - MONTHS;
			first = arena_printf(v->mem, "%04lld-%02lld",
			    (long long)(month / 12),
			    (long long)(month % 12 + 1));
		}
	}
	return sql_figures_trend(
	    v->db, v->mem, c->authority, c->profile, first, last, out);
}

void
figures_shown(struct visit *v, struct node *to, const struct indicator *i,
    const struct rows *now, const struct rows *trends)
{
	struct figure_span s = rows_of(now, i->key);
	int64_t below = figures_hidden_below(i, now, s);

	for (size_t k = s.from; k < s.until; k++) {
		figure_shown(v, to, i, now, k, below);
		if (cell_int(now, k, "n") >= below)
			trend(v, to, i, trends, cell(now, k, "part"));
	}
}
