/*
 * indicator_table.c: chosen indicators of chosen bodies in one table
 * (practice 34); the address holds the choice.
 */
#include "build/sql.h"
#include "fcgi/app/measure/figure.h"
#include "fcgi/site/order.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { BODIES = 40, SLUG = 80, LIST = BODIES * (SLUG + 4) };

/* "a.b.c" as a JSON list: slugs are of [a-z0-9-] alone.  ERR_INVALID: other
 * letters, an empty one, too many. */
static enum err
slugs(struct visit *v, const char *list, const char **out)
{
	struct buffer to = buffer_new(v->mem, LIST);
	int count = 0;

	while (list) {
		size_t size = strspn(list, "abcdefghijklmnopqrstuvwxyz"
					   "0123456789-");
		const char *next = list + size;

		if (!size || size > SLUG || ++count > BODIES ||
		    (*next && *next != '.'))
			return ERR_INVALID;
		buffer_add(&to, count > 1 ? "\",\"" : "[\"");
		buffer_bytes(&to, list, size);
		list = *next ? next + 1 : NULL;
	}
	buffer_add(&to, "\"]");
	*out = to.data;
	return OK;
}

/* ---- what can be chosen ---- */

static enum err
choices(struct visit *v, struct node *to, const char *bodies, const char *keys)
{
	struct node *list = figure_field(to, "body", "choices");
	struct rows r;

	TRY(sql_authorities_figured(v->db, v->mem, lang_content(v->lang), &r));
	rows_by_name(v, &r, NULL, ".name");
	for (size_t i = 0; i < r.count; i++)
		figure_option(list, cell(&r, i, ".slug"),
		    page_script(v, cell(&r, i, ".lang"), cell(&r, i, ".name")),
		    list_has(bodies, cell(&r, i, ".slug")));
	list = figure_field(to, "figure", "choices");
	for (size_t i = 0; i < indicator_count; i++) {
		const char *key = indicators[i].key;

		figure_option(list, key,
		    visit_text(v, arena_printf(v->mem, "indicator.%s", key),
			NULL, NULL),
		    list_has(keys, key));
	}
	return OK;
}

/* ---- the table ---- */

static void
table_cell(struct visit *v, struct node *row, const struct figure_choice *c,
    const struct indicator *i, const struct rows *r, struct figure_span body)
{
	struct node *node = xml_add(row, "cell");
	struct figure_span s = figures_of_indicator(r, body.from, i->key);
	int64_t below;

	if (s.from >= body.until) {
		xml_attr(node, "none", "1");
		return;
	}
	s.until = s.until > body.until ? body.until : s.until;
	page_link(v, node, indicator_of_show, "authority",
	    cell(r, s.from, ".slug"), "indicator", i->key, FIGURE_QUERY(c),
	    NULL);
	if (!indicator_comparable(i, r, i->key))
		xml_attr(node, "differ", "1");
	below = figures_hidden_below(i, r, s);
	for (size_t k = s.from; k < s.until; k++)
		figure_shown(v, node, i, r, k, below);
	figures_beside_them(v, node, r, s);
}

static void
heads(struct visit *v, struct node *to, const struct figure_choice *c,
    const char *keys)
{
	for (size_t i = 0; i < indicator_count; i++) {
		struct node *node;

		if (!list_has(keys, indicators[i].key))
			continue;
		node = xml_add(to, "head");
		xml_attr(node, "key", indicators[i].key);
		page_link(v, node, indicator_show, "indicator",
		    indicators[i].key, FIGURE_QUERY(c), NULL);
	}
}

static enum err
table(struct visit *v, struct node *to, const struct figure_choice *c,
    const char *bodies, const char *keys)
{
	struct figure_span s = {0, 0};
	struct node *row;
	struct rows r;

	TRY(sql_figures_chosen(v->db, v->mem, bodies, c->profile, c->period,
	    lang_content(v->lang), &r));
	rows_by_name(v, &r, NULL, ".name");
	heads(v, to, c, keys);
	for (; s.from < r.count; s.from = s.until) {
		while (s.until < r.count && cell_int(&r, s.until, ".id") ==
						cell_int(&r, s.from, ".id"))
			s.until++;
		row = xml_add(to, "row");
		page_link(v, row, indicators_of_show, "authority",
		    cell(&r, s.from, ".slug"), FIGURE_QUERY(c), NULL);
		xml_add_text(row, "name",
		    page_script(v, cell(&r, s.from, ".lang"),
			cell(&r, s.from, ".name")));
		for (size_t i = 0; i < indicator_count; i++)
			if (list_has(keys, indicators[i].key))
				table_cell(v, row, c, &indicators[i], &r, s);
	}
	return OK;
}

/* Each key is an indicator's. */
static bool
keys_ok(const char *keys)
{
	size_t known = 0, given = 1;

	for (size_t i = 0; i < indicator_count; i++)
		known += list_has(keys, indicators[i].key);
	for (const char *at = keys; *at; at++)
		given += *at == '.';
	return given == known;
}

enum err
indicator_table_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "indicator-table-page"), *node;
	const char *given = visit_query(v, "body"), *bodies = NULL;
	const char *keys = visit_query(v, "figure");
	struct figure_choice c;

	TRY(figure_choice(v, false, &c));
	page_crumb(v, visit_text(v, "indicators.title", NULL, NULL),
	    indicators_show, FIGURE_QUERY(&c), NULL);
	if (given)
		TRY(slugs(v, given, &bodies));
	if (keys && !keys_ok(keys))
		return ERR_INVALID;
	TRY(figure_filters(v, to, &c, &node));
	TRY(choices(v, node, given ? given : "", keys ? keys : ""));
	if (!bodies || !keys)
		return OK;
	TRY(table(v, to, &c, bodies, keys));
	node = xml_add(to, "file");
	xml_attr(node, "name", "indicators");
	page_link_send(v, node, indicators_send, "?body", given, "?figure",
	    keys, FIGURE_QUERY(&c), NULL);
	return OK;
}
