/*
 * measure.c: the monthly job that measures closed consultations and makes
 * figures of them (indicator.h).  Each consultation and each body is a
 * transaction of its own and says when it was done, so that a run that was
 * cut short goes on where it stopped; made again it gives the same.
 */
#include "build/sql.h"
#include "fcgi/app/desk/due.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/measure/indicator.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/site.h"

#include <string.h>

enum { AT_ONCE = 100, MONTH_SIZE = 7, MINUTE = 60, DAY = 24 * 60 * MINUTE };

/* One consultation being measured. */
struct measuring {
	struct job *j;
	struct arena *mem;
	int64_t id;
	const char *month; /* that the run is of: months before it count */
	struct rows row;
	const struct profile *rules[DUE_PROFILES]; /* one a country */
	size_t rules_count;
	/* local days: published, opened, last whole one, today */
	int64_t published, opened, last, end, today;
	int64_t reported; /* 0: not yet */
};

static const char *
of(const struct measuring *m, const char *name)
{
	return cell(&m->row, 0, name);
}

static enum err
add(const struct measuring *m, const char *indicator, const char *part,
    int64_t n, int64_t whole)
{
	int64_t count;

	return sql_measure_add(
	    m->j->db, m->mem, m->id, indicator, part, n, whole, &count);
}

/* ---- what the country's rules are asked about ---- */

/* The local day of a moment; *out is as it was for none. */
static enum err
day_of(const struct measuring *m, const char *moment, int64_t *out)
{
	struct local l;

	if (!moment)
		return OK;
	TRY(clock_local(of(m, "zone"), moment, &l));
	return day_number(
	    arena_printf(m->mem, "%04d-%02d-%02d", l.year, l.month, l.day),
	    out);
}

/* The last day of the shortest term by one country's rules; 0: none. */
static enum err
legal_end(const struct measuring *m, const struct profile *p, int64_t *out)
{
	int64_t from = m->published;

	*out = 0;
	if (!p->term || (p->from_hearing && !of(m, "hearing")))
		return OK;
	if (p->from_hearing)
		TRY(day_of(m, cell_time(&m->row, 0, "hearing"), &from));
	*out = profile_last_day(m->j->site->profiles, p, from, p->term);
	return OK;
}

/* I2, I3: days beyond the legal minimum, of several bodies the strictest one;
 * below it a reason is owed. */
static enum err
length(const struct measuring *m)
{
	int64_t end = 0, margin;

	for (size_t i = 0; i < m->rules_count; i++) {
		int64_t by_one;

		TRY(legal_end(m, m->rules[i], &by_one));
		end = by_one > end ? by_one : end;
	}
	if (!end)
		return OK;
	margin = m->last - end;
	TRY(add(
	    m, "i2", arena_printf(m->mem, "%lld", (long long)margin), 1, 1));
	TRY(add(m, "i2-below", "", margin < 0, 1));
	return margin < 0 ? add(m, "i3", "", cell_int(&m->row, 0, "reason"), 1)
			  : OK;
}

/* I4: days of the term on which few people are at their desks. */
static enum err
holidays(const struct measuring *m)
{
	int64_t n = 0;

	for (int64_t day = m->opened; day <= m->last; day++)
		n += profile_holiday(
		    m->j->site->profiles, of(m, "country"), day);
	return m->last < m->opened
		   ? OK
		   : add(m, "i4", "", n, m->last - m->opened + 1);
}

/* Whether the papers that one country asks for are among those. */
static bool
complete(const struct profile *p, const struct rows *papers)
{
	for (size_t i = 0; i < p->paper_count; i++) {
		bool there = !p->paper_required[i];

		for (size_t k = 0; k < papers->count; k++)
			there |= text_is(cell(papers, k, "kind"), p->papers[i]);
		if (!there)
			return false;
	}
	return true;
}

/* I5: all the papers that the rules ask for, from the first day on. */
static enum err
package(const struct measuring *m)
{
	bool all = true;
	struct rows r;

	TRY(sql_papers_at_start(m->j->db, m->mem, m->id, &r));
	for (size_t i = 0; i < m->rules_count; i++)
		all &= complete(m->rules[i], &r);
	return m->rules_count ? add(m, "i5", "", all, 1) : OK;
}

/* The day by which the report had to be out, the earliest of all; where that
 * is the adoption, the day before it. 0: not known (yet). */
static enum err
due_by(const struct measuring *m, bool *asked, int64_t *out)
{
	const char *adopted = of(m, "adopted_on");
	int64_t day = 0;

	*asked = false;
	*out = 0;
	if (adopted) {
		TRY(day_number(adopted, &day));
		*out = day - 1;
	}
	for (size_t i = 0; i < m->rules_count; i++) {
		const struct profile *p = m->rules[i];

		*asked |= p->due != DUE_NONE;
		day = p->due == DUE_AFTER_CLOSING ? profile_due(p, m->end) : 0;
		if (day && (!*out || day < *out))
			*out = day;
	}
	return OK;
}

/* I17: out by its day.  Never out is its own number. */
static enum err
report(const struct measuring *m)
{
	int64_t due;
	bool asked;

	TRY(due_by(m, &asked, &due));
	if (!asked)
		return OK;
	if (!m->reported && (!due || m->today <= due))
		return OK;
	TRY(add(m, "i17", "", m->reported && (!due || m->reported <= due), 1));
	return add(m, "i17-never", "", !m->reported, 1);
}

/* I14, by the rules of who leads. */
static enum err
answered(const struct measuring *m)
{
	const struct profile *p =
	    profiles_find(m->j->site->profiles, of(m, "profile"));
	int64_t count;

	return sql_measure_answered(m->j->db, m->mem, m->id, m->reported != 0,
	    cell_time(&m->row, 0, "first_closes_at"),
	    cell_int(&m->row, 0, "posted"), profile_by_fact(p, "late"),
	    profile_by_fact(p, "deficient"), &count);
}

/* ---- one consultation ---- */

static enum err
facts(const struct measuring *m)
{
	int64_t count;

	TRY(length(m));
	TRY(holidays(m));
	TRY(package(m));
	TRY(report(m));
	TRY(answered(m));
	TRY(sql_measure_monitored(m->j->db, m->mem, m->id, m->j->now, &count));
	for (size_t i = 0; i < indicator_count; i++) {
		const struct indicator *of_it = &indicators[i];
		bool known = of(m, "contacts_gone_at") &&
			     text_has_word("i10 i11 i12", of_it->key);

		if (of_it->count && !known)
			TRY(of_it->count(m->j->db, m->mem, m->id, &count));
	}
	return OK;
}

static enum err
know(struct measuring *m, char month[MONTH_SIZE + 1])
{
	struct due_of held = {0};
	struct local l;

	TRY(sql_measure_of(m->j->db, m->mem, m->id, &m->row));
	held.profile = of(m, "profile");
	held.countries = of(m, "countries");
	m->rules_count = due_profiles(m->j->site->profiles, &held, m->rules);
	TRY(day_of(m, cell_time(&m->row, 0, "published_at"), &m->published));
	TRY(day_of(m, cell_time(&m->row, 0, "opens_at"), &m->opened));
	/* the term is that of the whole; what a change gave to some of its
	 * provisions besides counts for the report alone */
	TRY(day_of(m, cell_time(&m->row, 0, "first_closes_at"), &m->last));
	TRY(day_of(m, cell_time(&m->row, 0, "closes_at"), &m->end));
	TRY(day_of(m, cell_time(&m->row, 0, "reported_at"), &m->reported));
	TRY(day_of(m, m->j->now, &m->today));
	m->last--;
	m->end--;
	TRY(clock_local(of(m, "zone"),
	    clock_add(m->mem, cell_time(&m->row, 0, "closes_at"), -1), &l));
	snprintf(month, MONTH_SIZE + 1, "%04d-%02d", l.year, l.month);
	return OK;
}

/* Of a cancelled one that it was, and no more. */
static enum err
measured(struct measuring *m)
{
	bool cancelled, keep;
	char month[MONTH_SIZE + 1];
	int64_t count;

	TRY(know(m, month));
	cancelled = of(m, "cancelled_at") != NULL;
	keep = !cancelled && of(m, "contacts_gone_at");
	TRY(sql_measured_gone(m->j->db, m->mem, m->id, &count));
	TRY(sql_measure_gone(m->j->db, m->mem, m->id, keep, &count));
	if (strcmp(month, m->month) >= 0)
		return OK;
	TRY(sql_measured_add(m->j->db, m->mem, m->id, month, of(m, "profile"),
	    INDICATOR_FORMULA, cell_int(&m->row, 0, "revision"), m->j->now,
	    &count));
	TRY(add(m, "set", cancelled ? "cancelled" : "counted", 1, 1));
	return cancelled ? OK : facts(m);
}

static enum err
measure(struct job *j, int64_t id, const char *month)
{
	struct measuring m = {
	    .j = j, .id = id, .month = month, .mem = arena_new(16 << 20)};
	enum err e = db_begin(j->db);

	if (e == OK)
		e = db_end(j->db, measured(&m));
	arena_free(m.mem);
	return e;
}

static enum err
measure_all(struct job *j, const char *month, const char *start)
{
	int64_t after = 0;
	struct rows r;

	do {
		TRY(sql_measure_wanted(j->db, j->mem, start, after, j->created,
		    INDICATOR_FORMULA, AT_ONCE, &r));
		for (size_t i = 0; i < r.count; i++) {
			after = cell_int(&r, i, "id");
			TRY(measure(j, after, month));
		}
	} while (r.count == AT_ONCE);
	return OK;
}

/* ---- figures ---- */

static enum err
figures_of_one(struct job *j, int64_t authority)
{
	int64_t count;

	TRY(sql_figures_keep(j->db, j->mem, authority, j->now, &count));
	TRY(sql_figures_sums(
	    j->db, j->mem, authority, INDICATOR_FORMULA, j->now, &count));
	TRY(sql_figures_medians(
	    j->db, j->mem, authority, INDICATOR_FORMULA, j->now, &count));
	TRY(sql_figures_gone(j->db, j->mem, authority, j->now, &count));
	return sql_figures_same(j->db, j->mem, authority, &count);
}

static enum err
figures(struct job *j)
{
	struct rows r;

	TRY(sql_authorities_measured(j->db, j->mem, &r));
	for (size_t i = 0; i < r.count; i++) {
		TRY(db_begin(j->db));
		TRY(db_end(j->db, figures_of_one(j, cell_int(&r, i, "id"))));
	}
	return OK;
}

/* "2026-03" and its first moment, of the month of now. */
static const char *
month_of(struct arena *mem, const char *now, const char **start)
{
	const char *month = arena_copy_n(mem, now, MONTH_SIZE);

	*start = arena_printf(mem, "%s-01 00:00:00.000000", month);
	return month;
}

enum err
job_indicators(struct job *j)
{
	const char *start, *month = month_of(j->mem, j->created, &start);
	int64_t count;

	TRY(measure_all(j, month, start));
	TRY(figures(j));
	TRY(db_begin(j->db));
	TRY(sql_indicators_done(
	    j->db, j->mem, month, INDICATOR_FORMULA, j->now, &count));
	return db_end(j->db,
	    sql_tally_bump(j->db, j->mem, "site", 0, "meta", 0, 1, &count));
}

enum err
indicators_sweep(const struct worker *w, const char *now)
{
	const char *start, *month = month_of(w->mem, now, &start);
	int64_t day, count;

	TRY(day_number(arena_copy_n(w->mem, start, DAY_SIZE), &day));
	return sql_indicators_due(w->db, w->mem, month, INDICATOR_FORMULA, day,
	    clock_add(w->mem, now, -DAY), now, &count);
}
