/*
 * count.c: glas jobs counts what reports of large consultations say: figures
 * of each body and edition, the order of the table's rows.  All of one
 * consultation in one transaction.
 */
#include "build/sql.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/report/counted.h"
#include "fcgi/app/report/report_make.h"
#include "fcgi/base/clock.h"

#include <inttypes.h>

enum {
	WHILE_OPEN = 15 * 60, /* seconds between two counts */
	ROWS_ANEW = 30 * 60,  /* between two of the rows, before the report */
	TOGETHER = 2000,      /* rows in a statement */
};

struct count {
	struct job *j;
	struct visit v;
	struct buffer figures;
	bool lines; /* those of the table too */
};

static void
figures_add(
    struct count *c, const struct table_part *of, const struct counted *counted)
{
	for (size_t i = 0; i < counted->count; i++) {
		const struct figure *f = &counted->figures[i];
		bool decision = text_is(f->part, "decision");

		/* only decisions differ from edition to edition */
		if (counted_edition(of) && !decision)
			continue;
		buffer_printf(&c->figures,
		    "%s[%" PRId64 ",%" PRId64 ",\"%s\",\"%s\",%" PRId64
		    ",%" PRId64 "]",
		    c->figures.size ? "," : "[", of->body, counted_edition(of),
		    f->part, f->name, f->n, f->groups);
	}
}

static enum err
figures(struct count *c, int64_t body)
{
	struct table_part of = {.body = body, .edition = INT32_MAX};
	struct counted counted;
	struct rows r;

	TRY(counted_now(&c->v, &of, &counted));
	figures_add(c, &of, &counted);
	of.final = true;
	TRY(counted_now(&c->v, &of, &counted));
	figures_add(c, &of, &counted);
	TRY(sql_count_editions(c->j->db, c->j->mem, c->v.consultation.id, &r));
	for (size_t i = 0; i < r.count; i++) {
		of.edition = cell_int(&r, i, "edition");
		TRY(counted_now(&c->v, &of, &counted));
		figures_add(c, &of, &counted);
	}
	return OK;
}

static enum err
lines(struct count *c, int64_t body, bool full)
{
	struct table_part part = {
	    .body = body, .full = full, .limit = INT32_MAX};
	int64_t count;

	TRY(table_lines(&c->v, &part));
	for (size_t first = 0; first < part.count; first += TOGETHER) {
		size_t left = part.count - first;
		struct arena *block = arena_new((size_t)64 << 20);
		enum err e = sql_counted_lines_add(c->j->db, block,
		    c->v.consultation.id, body, !full,
		    table_list(
			block, &part, first, left < TOGETHER ? left : TOGETHER),
		    &count);

		arena_free(block);
		TRY(e);
	}
	return OK;
}

static enum err
body(struct count *c, int64_t id)
{
	TRY(figures(c, id));
	if (!c->lines)
		return OK;
	TRY(lines(c, id, false));
	return lines(c, id, true);
}

static enum err
bodies(struct count *c)
{
	struct rows r;

	TRY(body(c, 0));
	TRY(sql_bodies_of(c->j->db, c->j->mem, c->v.consultation.id,
	    lang_content(c->v.lang), &r));
	for (size_t i = 0; r.count > 1 && i < r.count; i++)
		TRY(body(c, cell_int(&r, i, ".id")));
	return OK;
}

/* Before the report the rows are looked at by few. */
static bool
lines_due(const struct count *c, const char *made)
{
	return c->v.consultation.reported || !made ||
	       strcmp(clock_add(c->j->mem, made, ROWS_ANEW), c->j->now) <= 0;
}

static enum err
all(struct job *j)
{
	struct count c = {.j = j};
	int64_t id = j->subject, n;
	struct rows r;

	TRY(sql_count_of(j->db, j->mem, id, &r));
	c.v = visit_background(j->mem, j->db, j->site, j->now, LANG_EN);
	TRY(report_visit_know(&c.v, cell(&r, 0, "slug")));
	c.figures = buffer_new(j->mem, (size_t)16 << 20);
	c.lines = lines_due(&c, cell_time(&r, 0, "lines_at"));
	if (c.lines)
		TRY(sql_counted_lines_clear(j->db, j->mem, id, &n));
	TRY(bodies(&c));
	buffer_add(&c.figures, c.figures.size ? "]" : "[]");
	TRY(sql_counted_figures_clear(j->db, j->mem, id, &n));
	TRY(sql_counted_figures_add(j->db, j->mem, id, c.figures.data, &n));
	TRY(sql_groups_count(j->db, j->mem, id, NULL, &n));
	TRY(sql_counted_set(
	    j->db, j->mem, id, cell(&r, 0, "seen"), j->now, c.lines, &n));
	/* pages that show them are others now */
	return sql_tally_bump(
	    j->db, j->mem, "consultation", id, "meta", 0, 1, &n);
}

enum err
job_count(struct job *j)
{
	enum err e = job_transaction(j, all);

	return e == ERR_NOT_FOUND ? ERR_GONE : e;
}

enum err
counts_sweep(const struct worker *w, const char *now)
{
	struct rows r;
	int64_t id;

	TRY(sql_counts_due(w->db, w->mem, w->site->settings->count_live, now,
	    clock_add(w->mem, now, -WHILE_OPEN), &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(sql_job_add(w->db, w->mem, "count", cell_int(&r, i, "id"),
		    NULL, NULL, now, &id));
	return OK;
}
