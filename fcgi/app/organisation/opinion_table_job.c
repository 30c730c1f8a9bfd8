/*
 * opinion_table_job.c: a table that was uploaded becomes rows: which column is
 * which by the country's headings (profile.h: intake, columns), each row's unit
 * by its citation, in a column of its own or at the beginning of the text.
 */
#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/organisation/citation.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/base/log.h"
#include "fcgi/draft/table.h"

#include <string.h>

enum { HEADS_WITHIN = 15, CITE_MAX = 500, TEXT_MAX = 20000 };

/* What stands in a column; what a public body fills in is passed over. */
enum holds { NOTHING, UNIT, REMARK, PROPOSED, REASON, HOLDS };

struct reading {
	struct job *j;
	struct visit v, voice;
	const struct profile *p;
	struct csv table;
	size_t head; /* the row of the headings */
	enum holds columns[TABLE_CELLS];
	struct cited *units;
	size_t unit_count;
	const char *whole; /* folded: "on the whole" */
};

/* ---- headings ---- */

/* Of contents that stand together the words go where people write them. */
static enum holds
holds_of(const char *content)
{
	if (text_starts(content, "unit") && !strchr(content, ' '))
		return UNIT;
	if (strstr(content, "text"))
		return REMARK;
	if (text_is(content, "proposed"))
		return PROPOSED;
	return text_is(content, "reason") ? REASON : NOTHING;
}

static enum holds
heading_holds(const struct reading *r, const char *heading, bool *known)
{
	struct arena *mem = r->j->mem;
	const char *folded = text_fold_in(mem, r->p->language, heading);

	*known = true;
	for (size_t i = 0; i < r->p->intake_count; i++)
		if (text_is(folded, text_fold_in(mem, r->p->language,
					r->p->intake[i].heading)))
			return holds_of(r->p->intake[i].content);
	for (size_t i = 0; i < r->p->column_count; i++)
		if (text_is(folded, text_fold_in(mem, r->p->language,
					r->p->columns[i].heading)))
			return holds_of(r->p->columns[i].content);
	*known = false;
	return NOTHING;
}

/* A row of headings has two that are known, and one under which people
 * write. */
static bool
is_head(struct reading *r, const struct csv_row *row)
{
	size_t known = 0, written = 0;

	for (size_t i = 0; i < TABLE_CELLS; i++)
		r->columns[i] = NOTHING;
	for (size_t i = 0; i < row->count && i < TABLE_CELLS; i++) {
		bool is;

		if (!*row->cells[i])
			continue;
		r->columns[i] = heading_holds(r, row->cells[i], &is);
		known += is;
		written += r->columns[i] > UNIT;
	}
	return known > 1 && written > 0;
}

static bool
heads(struct reading *r)
{
	for (size_t i = 0; i < r->table.count && i < HEADS_WITHIN; i++) {
		r->head = i;
		if (is_head(r, &r->table.rows[i]))
			return true;
	}
	return false;
}

/* ---- units ---- */

static void
citable(struct reading *r, const char *cite, int64_t unit, bool loose)
{
	if (cite)
		r->units[r->unit_count++] = (struct cited){
		    citation_key(r->j->mem, r->p, cite), unit, loose};
}

static enum err
units(struct reading *r)
{
	struct arena *mem = r->j->mem;
	struct rows rows;

	TRY(sql_opinion_cites(r->j->db, mem, r->v.consultation.id, &rows));
	r->units = arena_alloc(mem, (3 * rows.count + 1) * sizeof *r->units);
	for (size_t i = 0; i < rows.count; i++) {
		const char *steps = cell(&rows, i, "steps");
		int64_t unit = cell_int(&rows, i, "unit");

		citable(r, cite_words(&r->voice, steps), unit, false);
		if (!steps || !strchr(steps, '='))
			continue;
		citable(r, cite_counting(&r->voice, steps), unit, true);
		citable(r, cite_without_count(&r->voice, steps), unit, true);
	}
	r->whole =
	    text_fold(mem, visit_text(&r->voice, "unit.whole", NULL, NULL));
	return OK;
}

/* ---- rows ---- */

/* All cells that hold it, one below the other; NULL for none. */
static const char *
cells(const struct reading *r, const struct csv_row *row, enum holds what)
{
	const char *out = NULL;

	for (size_t i = 0; i < row->count && i < TABLE_CELLS; i++) {
		if (r->columns[i] != what || !*row->cells[i])
			continue;
		out = out ? arena_printf(
				r->j->mem, "%s\n\n%s", out, row->cells[i])
			  : row->cells[i];
	}
	return out ? text_cut(r->j->mem, out, TEXT_MAX) : NULL;
}

/* The citation: of its column, else the first line of what is said. */
static const char *
cited(const struct reading *r, const struct csv_row *row)
{
	const char *cite = cells(r, row, UNIT);

	if (!cite)
		cite = cells(r, row, REMARK);
	if (!cite)
		return NULL;
	cite = arena_copy_n(r->j->mem, cite, strcspn(cite, "\n"));
	return text_cut(r->j->mem, cite, CITE_MAX / 4);
}

static enum err
row_add(const struct reading *r, const struct csv_row *row, int64_t number)
{
	struct arena *mem = r->j->mem;
	const char *cite = cited(r, row);
	const char *remark = cells(r, row, REMARK);
	const char *proposed = cells(r, row, PROPOSED);
	const char *reason = cells(r, row, REASON);
	bool whole = cite && (text_is(text_fold(mem, cite), r->whole) ||
				 citation_whole(mem, r->p, cite));
	int64_t unit = cite && !whole ? citation_find(mem, r->p, r->units,
					    r->unit_count, cite)
				      : 0;

	/* a row of the blank table that was left so, or a further heading */
	if (!remark && !proposed && !reason)
		return OK;
	return sql_opinion_row_add(r->j->db, mem, r->j->subject, number, cite,
	    unit ? &unit : NULL, whole, remark, proposed, reason);
}

static bool
same_cells(const struct csv_row *a, const struct csv_row *b)
{
	for (size_t i = 0; i < a->count && i < b->count; i++)
		if (!text_is(a->cells[i], b->cells[i]))
			return false;
	return true;
}

/* Numbers as they stand in the file; where tables follow one another, counted
 * on. */
static enum err
rows_add(const struct reading *r)
{
	const struct csv_row *head = &r->table.rows[r->head];
	size_t last = 0;

	for (size_t i = r->head + 1; i < r->table.count; i++) {
		const struct csv_row *row = &r->table.rows[i];

		last = row->number > last ? row->number : last + 1;
		if (!same_cells(head, row))
			TRY(row_add(r, row, (int64_t)last));
	}
	return OK;
}

/* ---- the job ---- */

static enum err
ended(struct job *j, const char *state, const char *fault)
{
	int64_t count;

	return sql_opinion_table_end(
	    j->db, j->mem, j->subject, state, fault, &count);
}

static enum err
store(struct reading *r)
{
	struct rows lock;
	int64_t count;
	enum err e;

	TRY(db_begin(r->j->db));
	e = sql_opinion_table_lock(r->j->db, r->j->mem, r->j->subject, &lock);
	if (e == OK && text_is(cell(&lock, 0, "state"), "waiting")) {
		e = sql_opinion_rows_drop(
		    r->j->db, r->j->mem, r->j->subject, &count);
		if (e == OK)
			e = rows_add(r);
		if (e == OK)
			e = ended(r->j, "ready", NULL);
	}
	e = db_end(r->j->db, e);
	return e == ERR_NOT_FOUND ? OK : e;
}

/* Whose language the table speaks: the act's. */
static enum err
voice(struct reading *r, const char *slug)
{
	r->v = (struct visit){.mem = r->j->mem,
	    .db = r->j->db,
	    .site = r->j->site,
	    .now = r->j->now,
	    .lang = LANG_EN};
	TRY(consultation_by_slug(r->j->db, r->j->mem, slug,
	    lang_content(r->v.lang), &r->v.consultation));
	r->voice = act_voice(&r->v);
	r->p = profiles_find(r->j->site->profiles, r->v.consultation.profile);
	return r->p ? OK : ERR_BROKEN;
}

enum err
job_opinion_table(struct job *j)
{
	struct reading *r = arena_alloc(j->mem, sizeof *r);
	const char *fault = NULL;
	struct bytes file;
	struct rows t;
	enum err e;

	*r = (struct reading){.j = j};
	e = sql_opinion_table_job(j->db, j->mem, j->subject, &t);
	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	if (!text_is(cell(&t, 0, "state"), "waiting"))
		return OK;
	TRY(blob_load(j->db, j->mem, cell_int(&t, 0, "blob"), &file));
	e = table_convert(j->mem, file, &r->table, &fault);
	if (e == ERR_INVALID)
		return ended(j, "failed", fault);
	TRY(e);
	TRY(voice(r, cell(&t, 0, "slug")));
	if (!heads(r))
		return ended(j, "failed", "no_headings");
	TRY(units(r));
	return store(r);
}

enum err
job_opinion_table_given_up(struct job *j)
{
	return ended(j, "failed", "broken");
}
