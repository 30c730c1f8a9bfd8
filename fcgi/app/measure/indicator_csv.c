/*
 * indicator_csv.c: figures of all bodies, and all consultations with their
 * terms, as files (practice 34); block by block, columns fixed by a test.
 */
#include "build/sql.h"
#include "fcgi/app/desk/due.h"
#include "fcgi/app/measure/figure.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/csv.h"

#include <string.h>

enum { BLOCK = 500, BODIES = 20 };

struct csv_out {
	struct visit v;
	struct arena *block;
	struct figure_choice choice;
	const char *bodies, *keys; /* "a.b"; NULL: all */
	int64_t after;
	bool begun;
};

static void
end_block(void *block)
{
	arena_free(block);
}

static struct csv_out *
csv_new(struct visit *v)
{
	struct csv_out *x = arena_alloc(v->mem, sizeof *x);

	*x = (struct csv_out){.v = *v, .block = arena_new(32 << 20)};
	x->v.mem = x->block;
	arena_cleanup(v->mem, end_block, x->block);
	return x;
}

static void
put(struct csv_out *x, struct buffer *to, const char *words)
{
	buffer_printf(
	    to, "%s,", words && *words ? csv_cell(x->block, words) : "");
}

/* ---- figures ---- */

static void
value(struct buffer *to, int64_t tenths)
{
	buffer_printf(to, "%s%lld.%lld,", tenths < 0 ? "-" : "",
	    (long long)(tenths < 0 ? -tenths : tenths) / 10,
	    (long long)(tenths < 0 ? -tenths : tenths) % 10);
}

/* n, whole, value, and whether they are few: as the page tells them. */
static void
numbers(struct csv_out *x, struct buffer *to, const struct indicator *i,
    const struct rows *r, size_t row)
{
	int64_t n = cell_int(r, row, "n"), whole = cell_int(r, row, "whole");
	bool shown, told = indicator_told(i, whole, &shown);
	int64_t below = indicator_hidden_below(
	    i, cell_int(r, row, "small"), cell_int(r, row, "least"));

	if (n < below)
		told = shown = false;
	if (shown && i->kind != MEDIAN)
		buffer_printf(to, "%lld%s", (long long)(n / i->of),
		    n % i->of ? ".5" : "");
	buffer_add(to, ",");
	if (shown)
		buffer_printf(to, "%lld,", (long long)(whole / i->of));
	else
		buffer_add(to, ",");
	if (told)
		value(to, indicator_tenths(i, n, whole));
	else
		buffer_add(to, ",");
	put(x, to, told ? "" : "n<5");
}

static void
line(struct csv_out *x, struct buffer *to, const struct rows *r, size_t row)
{
	const struct indicator *i = indicator_find(cell(r, row, "indicator"));

	if (!i || (x->keys && !list_has(x->keys, i->key)) ||
	    (x->bodies && !list_has(x->bodies, cell(r, row, "authority"))))
		return;
	put(x, to, cell(r, row, "authority"));
	put(x, to, i->key);
	put(x, to, cell(r, row, "part"));
	put(x, to, x->choice.period);
	put(x, to, x->choice.act);
	put(x, to, x->choice.round);
	numbers(x, to, i, r, row);
	put(x, to, cell(r, row, "rules"));
	put(x, to, cell(r, row, "formula"));
	put(x, to, clock_iso(x->block, cell_time(r, row, "since")));
	put(x, to, cell_int(r, row, "changed") ? "yes" : "");
	put(x, to, cell(r, row, "said"));
	buffer_printf(to, "%s\r\n",
	    cell(r, row, "said")
		? clock_iso(x->block, cell_time(r, row, "said_at"))
		: "");
}

/* Lines of the next bodies; how many bodies there were. */
static size_t
lines(struct csv_out *x, struct buffer *to, const struct rows *r)
{
	size_t bodies = 0;

	for (size_t i = 0; i < r->count; i++) {
		bodies += cell_int(r, i, "id") != x->after;
		x->after = cell_int(r, i, "id");
		line(x, to, r, i);
	}
	return bodies;
}

static enum err
figures_next(void *arg, struct buffer *chunk, bool *more)
{
	struct csv_out *x = arg;
	struct rows r;
	enum err e = sql_figures_block(x->v.db, x->block, x->choice.profile,
	    x->choice.period, x->after, BODIES, &r);

	if (!x->begun)
		buffer_add(chunk,
		    "\xEF\xBB\xBF"
		    "authority,indicator,part,period,act,round,numerator,"
		    "denominator,value,few,rules,formula,since,changed,"
		    "explanation,explained\r\n");
	x->begun = true;
	*more = e == OK && lines(x, chunk, &r) == BODIES;
	arena_reset(x->block);
	return e;
}

enum err
indicators_send(struct visit *v)
{
	struct csv_out *x = csv_new(v);

	TRY(figure_choice(v, false, &x->choice));
	x->bodies = visit_query(v, "body");
	x->keys = visit_query(v, "figure");
	x->after = -1; /* 0 is all of them together */
	visit_stream(
	    v, "text/csv; charset=utf-8", "indicators.csv", figures_next, x);
	return OK;
}

/* ---- consultations ---- */

/* Names with a sign before them are not columns of the file. */
static bool
is_column(const struct rows *r, size_t k)
{
	return k > 0 && !strchr(".:", *r->names[k]);
}

static void
heads(struct buffer *to, const struct rows *r)
{
	buffer_add(to, "\xEF\xBB\xBF");
	for (size_t k = 1; k < r->columns; k++)
		if (is_column(r, k))
			buffer_printf(to, "%s,", r->names[k]);
	buffer_add(to, "report_due\r\n");
}

/* Of a cancelled one no report is due. */
static void
consultation(
    struct csv_out *x, struct buffer *to, const struct rows *r, size_t row)
{
	const char *due =
	    cell(r, row, "cancelled") ? NULL : report_due_of(&x->v, r, row);

	for (size_t k = 1; k < r->columns; k++)
		if (is_column(r, k))
			put(x, to, r->cells[row * r->columns + k]);
	buffer_printf(to, "%s\r\n", due ? due : "");
}

static enum err
consultations_next(void *arg, struct buffer *chunk, bool *more)
{
	struct csv_out *x = arg;
	struct rows r;
	enum err e =
	    sql_consultations_block(x->v.db, x->block, x->after, BLOCK, &r);

	*more = e == OK && r.count == BLOCK;
	if (e == OK && !x->begun)
		heads(chunk, &r);
	x->begun = true;
	for (size_t i = 0; e == OK && i < r.count; i++)
		consultation(x, chunk, &r, i);
	if (*more)
		x->after = cell_int(&r, BLOCK - 1, "id");
	arena_reset(x->block);
	return e;
}

enum err
consultations_send(struct visit *v)
{
	visit_stream(v, "text/csv; charset=utf-8", "consultations.csv",
	    consultations_next, csv_new(v));
	return OK;
}
