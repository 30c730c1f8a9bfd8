/*
 * counted.c: a report's figures as pages take them, counted or kept.
 */
#include "fcgi/app/report/counted.h"

#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/jobs/job.h"

#include <string.h>

enum { FIGURES_MOST = 128 };

struct counting {
	struct figure *figures;
	size_t count;
};

static void
add(struct counting *to, const char *part, const char *name, int64_t n,
    int64_t groups)
{
	if (to->count < FIGURES_MOST)
		to->figures[to->count++] =
		    (struct figure){part, name, n, groups};
}

/* Numbers are the columns of one row. */
static void
add_numbers(struct counting *to, const struct rows *r, const char *const *names,
    size_t n)
{
	for (size_t i = 0; i < n; i++)
		add(to, "number", names[i], cell_int(r, 0, names[i]), 0);
}

static enum err
count_missing(struct visit *v, struct counting *to)
{
	static const char *const names[] = {"undecided", "unapproved"};
	struct rows r;

	TRY(sql_report_missing(v->db, v->mem, v->consultation.id,
	    v->consultation.first, posted_counts(v), late_key(v),
	    deficient_key(v), &r));
	add_numbers(to, &r, names, sizeof names / sizeof *names);
	return OK;
}

enum err
counted_missing(struct visit *v, struct counted *out)
{
	struct counting to = {
	    arena_alloc(v->mem, FIGURES_MOST * sizeof *to.figures), 0};

	TRY(count_missing(v, &to));
	*out = (struct counted){to.figures, to.count, NULL};
	return OK;
}

static enum err
count_numbers(struct visit *v, const int64_t *body, struct counting *to)
{
	static const char *const all[] = {"submissions", "in_time", "late",
	    "comments", "withdrawn", "erased", "hidden", "supports"};
	struct rows r;

	TRY(sql_report_numbers(v->db, v->mem, v->consultation.id,
	    v->consultation.first, posted_counts(v), body, &r));
	add_numbers(to, &r, all, sizeof all / sizeof *all);
	return OK;
}

static enum err
count_submissions(struct visit *v, const int64_t *body, struct counting *to)
{
	struct rows r;

	TRY(sql_report_kinds(v->db, v->mem, v->consultation.id, body, &r));
	for (size_t i = 0; i < r.count; i++)
		add(to, "kind", cell(&r, i, "@key"), cell_int(&r, i, "@n"), 0);
	TRY(sql_report_channels(v->db, v->mem, v->consultation.id, body, &r));
	for (size_t i = 0; i < r.count; i++)
		add(to, "channel", cell(&r, i, "@key"), cell_int(&r, i, "@n"),
		    0);
	return OK;
}

static enum err
count_decisions(struct visit *v, const struct table_part *of,
    const int64_t *body, struct counting *to)
{
	struct rows r;

	TRY(sql_report_decisions(v->db, v->mem, v->consultation.id,
	    v->consultation.first, posted_counts(v), late_key(v),
	    deficient_key(v), of->final, of->edition, body, &r));
	for (size_t i = 0; i < r.count; i++)
		add(to, "decision", cell(&r, i, "decision"),
		    cell_int(&r, i, "n"), cell_int(&r, i, "groups"));
	return OK;
}

enum err
counted_now(struct visit *v, const struct table_part *of, struct counted *out)
{
	struct counting to = {
	    arena_alloc(v->mem, FIGURES_MOST * sizeof *to.figures), 0};
	const int64_t *body = of->body ? &of->body : NULL;

	TRY(count_numbers(v, body, &to));
	if (!of->final)
		TRY(count_missing(v, &to));
	TRY(count_submissions(v, body, &to));
	TRY(count_decisions(v, of, body, &to));
	*out = (struct counted){to.figures, to.count, NULL};
	return OK;
}

static bool
many(const struct visit *v)
{
	return v->consultation.comments > v->site->settings->count_live;
}

enum err
counted_ask(struct visit *v)
{
	return many(v) ? job_queue(v->db, v->mem, "count", v->consultation.id,
			     NULL, v->now)
		       : OK;
}

enum err
counted_carry(struct visit *v, int64_t edition)
{
	int64_t n;

	return many(v) ? sql_counted_figures_carry(
			     v->db, v->mem, v->consultation.id, edition, &n)
		       : OK;
}

/* Whether something is kept; at: of when, if something has changed since. */
static enum err
kept(struct visit *v, const char **at, bool *lines, bool *found)
{
	struct rows r;
	enum err e;

	*found = false;
	if (!many(v))
		return OK;
	e = sql_counted_of(v->db, v->mem, v->consultation.id, &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? OK : e;
	*found = true;
	*lines = cell_int(&r, 0, "lines");
	*at = cell_int(&r, 0, "current") ? NULL : cell_time(&r, 0, "at");
	return OK;
}

int64_t
counted_edition(const struct table_part *of)
{
	return of->final ? of->edition : 0;
}

enum err
counted(struct visit *v, const struct table_part *of, struct counted *out)
{
	struct counting to = {0};
	bool lines, found = false, decided = false;
	struct rows r;

	*out = (struct counted){0};
	if (of->kept)
		TRY(kept(v, &out->at, &lines, &found));
	if (!found)
		return counted_now(v, of, out);
	TRY(sql_counted_figures(v->db, v->mem, v->consultation.id, of->body,
	    counted_edition(of), &r));
	to.figures = arena_alloc(v->mem, FIGURES_MOST * sizeof *to.figures);
	for (size_t i = 0; i < r.count; i++) {
		const char *part = cell(&r, i, "part");

		decided |= !strcmp(part, "decision");
		add(&to, part, cell(&r, i, "name"), cell_int(&r, i, "n"),
		    cell_int(&r, i, "groups"));
	}
	/* an edition that came out since */
	if (!decided)
		return counted_now(v, of, out);
	out->figures = to.figures;
	out->count = to.count;
	return OK;
}

int64_t
counted_number(const struct counted *c, const char *name)
{
	for (size_t i = 0; i < c->count; i++)
		if (!strcmp(c->figures[i].part, "number") &&
		    !strcmp(c->figures[i].name, name))
			return c->figures[i].n;
	return 0;
}

enum err
counted_lines(struct visit *v, struct table_part *part, bool *found)
{
	const char *at;
	bool lines = false;
	struct rows r;

	*found = false;
	if (part->kept)
		TRY(kept(v, &at, &lines, found));
	*found = *found && lines;
	if (!*found)
		return OK;
	TRY(sql_counted_lines(v->db, v->mem, v->consultation.id, part->body,
	    !part->full, part->after, part->limit + 1, &r));
	table_lines_of(v->mem, part, &r);
	return OK;
}
