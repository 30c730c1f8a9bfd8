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

bool
list_has(const char *list, const char *name)
{
	size_t size = strlen(name);

	for (const char *at = list; at; at = strchr(at, '.')) {
		at += *at == '.';
		if (!strncmp(at, name, size) && (!at[size] || at[size] == '.'))
			return true;
	}
	return false;
}

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

/* Whether some country knows that kind of act and of round. */
static bool
is_kind(struct visit *v, const char *act, const char *round)
{
	size_t size = act ? strlen(act) : 0;
	const struct profile *p;

	for (size_t i = 0; (p = profiles_at(v->site->profiles, i)); i++)
		if ((!act ||
			(!strncmp(p->key, act, size) && p->key[size] == '.')) &&
		    (!round || text_is(p->round, round)))
			return true;
	return !act && !round;
}

/* Also "bg.municipal.public", both in one, as addresses were before. */
static enum err
kind_chosen(struct visit *v, struct figure_choice *c)
{
	const char *dot = c->act ? strchr(c->act, '.') : NULL;

	dot = dot ? strchr(dot + 1, '.') : NULL;
	if (dot && !c->round) {
		c->round = dot + 1;
		c->act = arena_copy_n(v->mem, c->act, (size_t)(dot - c->act));
	}
	if ((c->act && !strchr(c->act, '.')) || !is_kind(v, c->act, c->round))
		return ERR_INVALID;
	c->profile = arena_printf(v->mem, "%s%s%s", c->act ? c->act : "",
	    c->round ? "." : "", c->round ? c->round : "");
	return OK;
}

static enum err
period_chosen(struct visit *v, const char *period, struct figure_choice *c)
{
	if (!period || !*period)
		return OK;
	if (!is_period(period))
		return ERR_INVALID;
	c->period = c->first = c->last = period;
	if (strlen(period) == 4) {
		c->first = arena_printf(v->mem, "%s-01", period);
		c->last = arena_printf(v->mem, "%s-12", period);
	}
	return OK;
}

static const struct figure_choice everything = {
    .period = "all", .first = "0000-00", .last = "9999-99"};

enum err
figure_choice(struct visit *v, bool one, struct figure_choice *out)
{
	*out = everything;
	out->authority = one ? v->authority : 0;
	out->act = visit_query(v, "act");
	out->round = visit_query(v, "round");
	TRY(kind_chosen(v, out));
	return period_chosen(v, visit_query(v, "period"), out);
}

enum err
figure_choice_of(struct visit *v, const char *period, const char *profile,
    struct figure_choice *out)
{
	*out = everything;
	out->authority = v->authority;
	if (*profile == '.')
		out->round = profile + 1;
	else if (*profile)
		out->act = profile;
	TRY(kind_chosen(v, out));
	return text_is(period, "all") ? OK : period_chosen(v, period, out);
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

/* A kind of act in a country, a kind of round; other countries' kinds are
 * called alike. */
static const char *
act_words(struct visit *v, const char *act)
{
	const char *dot = strchr(act, '.');

	if (!dot)
		return act;
	return arena_printf(v->mem, "%s (%s)",
	    visit_text(v, arena_printf(v->mem, "act%s", dot), NULL, NULL),
	    visit_text(v,
		arena_printf(v->mem, "country.%.*s", (int)(dot - act), act),
		NULL, NULL));
}

static const char *
round_words(struct visit *v, const char *round)
{
	return visit_text(
	    v, arena_printf(v->mem, "round.%s", round), NULL, NULL);
}

const char *
choice_words(struct visit *v, const struct figure_choice *c)
{
	if (c->act && c->round)
		return arena_printf(v->mem, "%s · %s", act_words(v, c->act),
		    round_words(v, c->round));
	if (c->act)
		return act_words(v, c->act);
	return c->round ? round_words(v, c->round) : NULL;
}

struct node *
figure_field(struct node *filters, const char *name, const char *type)
{
	struct node *node = xml_add(filters, "field");

	xml_attr(node, "name", name);
	xml_attr(node, "type", type);
	return node;
}

void
figure_option(struct node *to, const char *value, const char *words, bool is)
{
	struct node *node = xml_add_text(to, "option", words);

	xml_attr(node, "value", value);
	if (is)
		xml_attr(node, "selected", "1");
}

/* Periods and kinds of act that there are figures of. */
enum err
figure_filters(struct visit *v, struct node *to, const struct figure_choice *c,
    struct node **out)
{
	struct node *node = xml_add(to, "filters"), *list;
	struct rows r;

	if (out)
		*out = node;
	xml_attr(node, "action", route_path(v->mem, v->route, &v->parts));
	TRY(sql_figures_periods(v->db, v->mem, c->authority, c->profile, &r));
	list = figure_field(node, "period", "choice");
	for (size_t i = 0; i < r.count; i++) {
		const char *period = cell(&r, i, "period");

		figure_option(list, period, period_words(v, period),
		    text_is(period, c->period));
	}
	TRY(sql_figures_profiles(v->db, v->mem, c->authority, &r));
	list = figure_field(node, "act", "choice");
	for (size_t i = 0; i < r.count; i++) {
		const char *key = cell(&r, i, "profile");

		if (*key != '.' && strchr(key, '.') == strrchr(key, '.'))
			figure_option(
			    list, key, act_words(v, key), text_is(key, c->act));
	}
	list = figure_field(node, "round", "choice");
	for (size_t i = 0; i < r.count; i++) {
		const char *key = cell(&r, i, "profile");

		if (*key == '.')
			figure_option(list, key + 1, round_words(v, key + 1),
			    text_is(key + 1, c->round));
	}
	return OK;
}

/* NULL leaves the field out. */
const char *
choice_period(const struct figure_choice *c)
{
	return text_is(c->period, "all") ? NULL : c->period;
}

/* ---- figures ---- */

struct figure_span
figures_of_indicator(const struct rows *r, size_t from, const char *key)
{
	struct figure_span s = {from, from};

	while (s.from < r->count && !text_is(cell(r, s.from, "indicator"), key))
		s.from++;
	s.until = s.from;
	while (
	    s.until < r->count && text_is(cell(r, s.until, "indicator"), key))
		s.until++;
	return s;
}

void
figures_beside_them(struct visit *v, struct node *to, const struct rows *r,
    struct figure_span s)
{
	const char *changed = NULL;
	struct node *node;

	if (s.from == s.until)
		return;
	for (size_t k = s.from; k < s.until; k++) {
		const char *since = cell_time(r, k, "since");

		if (cell_int(r, k, "changed") &&
		    (!changed || strcmp(since, changed) > 0))
			changed = since;
	}
	page_moment(v, to, "changed", changed, "UTC");
	if (!cell(r, s.from, "said"))
		return;
	node = xml_add(to, "explained");
	xml_attr(node, "lang", cell(r, s.from, "language"));
	page_moment(v, node, "at", cell_time(r, s.from, "said_at"), "UTC");
	xml_add_text(node, "words",
	    page_script(
		v, cell(r, s.from, "language"), cell(r, s.from, "said")));
}

int64_t
figures_hidden_below(
    const struct indicator *i, const struct rows *r, struct figure_span s)
{
	return s.from < s.until ? figures_hidden_then(i, r, s, NULL, s.from)
				: 0;
}

/* What is of the whole and not among the rows is of some kind as well. */
int64_t
figures_hidden_then(const struct indicator *i, const struct rows *r,
    struct figure_span s, const char *column, size_t row)
{
	int64_t small = 0, least = 0, left = cell_int(r, row, "whole");

	for (size_t k = s.from; k < s.until; k++) {
		int64_t n = cell_int(r, k, "n");

		if (column &&
		    !text_is(cell(r, k, column), cell(r, row, column)))
			continue;
		left -= n;
		if (n < INDICATOR_FEW)
			small += n;
		else if (!least || n < least)
			least = n;
	}
	if (left > 0 && left < INDICATOR_FEW)
		small += left;
	return indicator_hidden_below(i, small, least);
}

static void
trend(struct visit *v, struct node *to, const struct indicator *i,
    const struct rows *r, const char *part)
{
	struct node *node = xml_add(to, "trend"), *point;
	struct figure_span s = figures_of_indicator(r, 0, i->key);
	bool numbers;

	for (size_t k = s.from; k < s.until; k++) {
		int64_t n = cell_int(r, k, "n"),
			whole = cell_int(r, k, "whole");

		if (!text_is(cell(r, k, "part"), part) ||
		    !indicator_told(i, whole, &numbers) ||
		    n < figures_hidden_then(i, r, s, "period", k))
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
	struct figure_span s = figures_of_indicator(now, 0, i->key);
	int64_t below = figures_hidden_below(i, now, s);

	for (size_t k = s.from; k < s.until; k++) {
		figure_shown(v, to, i, now, k, below);
		if (cell_int(now, k, "n") >= below)
			trend(v, to, i, trends, cell(now, k, "part"));
	}
	figures_beside_them(v, to, now, s);
}
