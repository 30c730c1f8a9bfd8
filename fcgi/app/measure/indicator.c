/*
 * indicator.c: the indicators: what each is, what counts, and how a figure
 * reads.  The statements are in db/indicator.sql.
 */
#include "fcgi/app/measure/indicator.h"

#include "build/sql.h"
#include "fcgi/base/xml.h"
#include "fcgi/site/view.h"

/* By principle, in the order of the page.  A fact that is asked of the
 * country's rules is measured in measure.c. */
const struct indicator indicators[] = {
    {"i1", "predictability", SHARE, .of = 1, .count = sql_measure_announced},
    {"i8", "predictability", SHARE, .of = 1, .count = sql_measure_early},
    {"i2", "good_faith", MEDIAN, .by_rules = true, .of = 1},
    {"i2-below", "good_faith", SHARE, .by_rules = true, .of = 1},
    {"i3", "good_faith", SHARE, .of = 1},
    {"i4", "good_faith", SHARE, .of = 1},
    {"i18", "good_faith", SHARE, .parts = "submitter", .people = true, .of = 2,
	.count = sql_measure_influence},
    {"i5", "transparency", SHARE, .by_rules = true, .of = 1},
    {"i6", "transparency", SHARE, .of = 1, .count = sql_measure_text},
    {"i19", "transparency", SHARE, .people = true, .of = 1,
	.count = sql_measure_trace},
    {"i7", "openness", SHARE, .of = 1, .count = sql_measure_summary},
    {"i24", "openness", SHARE, .of = 1, .count = sql_measure_readable},
    {"i10", "openness", SHARE, .parts = "submitter", .people = true, .of = 1,
	.count = sql_measure_people},
    {"i11", "openness", SHARE, .people = true, .of = 1,
	.count = sql_measure_top},
    {"i11-campaign", "openness", SHARE, .people = true, .of = 1,
	.count = sql_measure_campaign},
    {"i12", "openness", SHARE, .people = true, .of = 1,
	.count = sql_measure_new},
    {"i20", "openness", AVERAGE, .of = 1, .count = sql_measure_methods},
    {"i23", "openness", SHARE, .people = true, .of = 1,
	.count = sql_measure_offline},
    {"i23-delay", "openness", MEDIAN, .people = true, .of = 1,
	.count = sql_measure_entry},
    {"i25", "response", AVERAGE, .parts = "evaluation", .people = true, .of = 1,
	.count = sql_measure_evaluated},
    {"i14", "response", SHARE, .people = true, .of = 1},
    {"i15", "response", SHARE, .people = true, .of = 1,
	.count = sql_measure_reasoned},
    {"i16", "response", MEDIAN, .people = true, .of = 1,
	.count = sql_measure_time},
    {"i17", "response", SHARE, .by_rules = true, .of = 1},
    {"i17-never", "response", AMOUNT, .of = 1},
    {"i21", "coordination", SHARE, .of = 1, .count = sql_measure_named},
    {"i27", "common_good", SHARE, .of = 1},
    {"i22", "common_good", SHARE, .of = 1, .count = sql_measure_balance},
};
const size_t indicator_count = sizeof indicators / sizeof *indicators;

/* Visits are not counted, invitations and check-lists not kept. */
const char *const indicators_unmeasured[] = {"i9", "i13", "i26", NULL};

const struct indicator *
indicator_find(const char *key)
{
	for (size_t i = 0; i < indicator_count; i++)
		if (text_is(indicators[i].key, key))
			return &indicators[i];
	return NULL;
}

bool
indicator_told(const struct indicator *i, int64_t whole, bool *numbers)
{
	bool many = whole / i->of >= INDICATOR_FEW;

	*numbers = many || !i->people;
	return many || (i->kind == AMOUNT && !i->people);
}

int64_t
indicator_hidden_below(const struct indicator *i, int64_t small, int64_t least)
{
	if (!i->parts || i->kind != SHARE || i->of != 1)
		return 0;
	return small > 0 && small < INDICATOR_FEW && least ? least + 1
							   : INDICATOR_FEW;
}

/* Halves round up; what is divided is not negative but in a margin. */
static int64_t
rounded(int64_t n, int64_t by)
{
	if (by == 0)
		return 0;
	return n < 0 ? -((-2 * n + by) / (2 * by)) : (2 * n + by) / (2 * by);
}

int64_t
indicator_tenths(const struct indicator *i, int64_t n, int64_t whole)
{
	switch (i->kind) {
	case SHARE:
		return rounded(1000 * n, whole);
	case AVERAGE:
		return rounded(10 * n, whole);
	case MEDIAN:
		return 5 * n;
	default:
		return 10 * n;
	}
}

/* A number with halves, as the language writes it. */
static const char *
halves(struct visit *v, int64_t n, int of)
{
	const char *whole = view_count(
	    v->site->view, v->mem, lang_code(v->lang), "count.number", n / of);

	return n % of ? visit_text(v, "number.decimal", whole, "5") : whole;
}

struct node *
indicator_value(struct visit *v, struct node *to, const struct indicator *i,
    int64_t n, int64_t whole)
{
	static const char *const units[] = {[SHARE] = "percent",
	    [AVERAGE] = "average",
	    [MEDIAN] = "days",
	    [AMOUNT] = "amount"};
	struct node *node = xml_add(to, "value");
	int64_t tenths = i->kind == SHARE ? 10 * rounded(100 * n, whole)
					  : indicator_tenths(i, n, whole);
	bool numbers, told = indicator_told(i, whole, &numbers);

	xml_attr(node, "unit", units[i->kind]);
	if (!told)
		xml_attr(node, "few", "1");
	if (told && tenths < 0)
		xml_attr(node, "below", "1");
	if (told) {
		tenths = tenths < 0 ? -tenths : tenths;
		xml_attr_int(node, "whole", tenths / 10);
		xml_attr_int(node, "tenth", tenths % 10);
	}
	if (numbers && i->kind != AMOUNT) {
		if (i->kind != MEDIAN)
			xml_attr(node, "n", halves(v, n, i->of));
		xml_attr_int(node, "of", whole / i->of);
	}
	return node;
}
