/*
 * term.c: days as the law counts them (practice 4).
 *
 * The day of publication does not count; day 1 is the next day, for working
 * days the next working day. The term ends with the end of its last day; a
 * last day of rest moves on to the next working day. A closing hour before
 * 24:00 means that this day is not counted.
 */
#include "fcgi/base/text.h"
#include "fcgi/site/holiday.h"
#include "fcgi/site/profile.h"

#include <assert.h>
#include <string.h>

/* ---- days of rest ---- */

static int
year_of(int64_t day)
{
	int year = 0, month, of_month;

	day_parse(day, &year, &month, &of_month);
	return year;
}

static bool
is_weekend(int64_t day)
{
	return day_weekday(day) >= 6;
}

/* The day that h falls on in that year, or -1. */
static int64_t
holiday_in(const struct holiday *h, int year)
{
	char text[32];
	int64_t day;

	if (h->kind == HOLIDAY_SINGLE)
		return h->date;
	if (year < h->from || year > h->until)
		return -1;
	if (h->kind == HOLIDAY_EASTER)
		return h->offset + (h->orthodox ? easter_orthodox(year)
						: easter_western(year));
	snprintf(text, sizeof text, "%04d-%02d-%02d", year, h->month, h->day);
	return day_number(text, &day) == OK ? day : -1;
}

/* A holiday by its own name, not by substitution. */
static bool
is_named(const struct holidays *c, int64_t day)
{
	int year = year_of(day);

	for (size_t i = 0; i < c->count; i++)
		if (!c->at[i].works && holiday_in(&c->at[i], year) == day)
			return true;
	return false;
}

static bool
gives_substitute(const struct holiday *h, int year, int64_t day)
{
	int weekday = day_weekday(day);

	if (h->kind != HOLIDAY_FIXED || day < 0 || year < h->substitute_from)
		return false;
	if (h->substitute == SUBSTITUTE_WEEKEND)
		return weekday >= 6;
	return h->substitute == SUBSTITUTE_SUNDAY && weekday == 7;
}

static bool
is_among(const int64_t *days, size_t count, int64_t day)
{
	for (size_t i = 0; i < count; i++)
		if (days[i] == day)
			return true;
	return false;
}

/* Whether a holiday of that year has day as its substitute.  Each takes the
 * first working day after it that no other has taken: two give two. */
static bool
is_substitute(const struct holidays *c, int year, int64_t day)
{
	int64_t taken[HOLIDAYS];
	size_t count = 0;

	for (size_t i = 0; i < c->count; i++) {
		int64_t at = holiday_in(&c->at[i], year);

		if (!gives_substitute(&c->at[i], year, at))
			continue;
		while (is_weekend(at) || is_named(c, at) ||
		       is_among(taken, count, at))
			at++;
		taken[count++] = at;
	}
	return is_among(taken, count, day);
}

/* A weekend that a government made a working day. */
static bool
is_worked(const struct holidays *c, int64_t day)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->at[i].works && c->at[i].date == day)
			return true;
	return false;
}

const char *
profile_by_fact(const struct profile *p, const char *key)
{
	if (!p || !profile_decision(p, key) ||
	    (!strcmp(key, "deficient") &&
		!text_has_word(p->demands, "property")))
		return NULL;
	return key;
}

const struct profile *
profiles_of_country(const struct profiles *all, const char *country)
{
	const struct profile *p;
	size_t i = 0;

	while ((p = profiles_at(all, i)) && strcmp(p->country, country) != 0)
		i++;
	return p;
}

bool
profile_rest(const struct profiles *all, const char *country, int64_t day)
{
	const struct holidays *c = profiles_holidays(all, country);
	int year = year_of(day);

	if (!c)
		return is_weekend(day);
	if (is_worked(c, day))
		return false;
	return is_weekend(day) || is_named(c, day) ||
	       is_substitute(c, year, day) || is_substitute(c, year - 1, day);
}

bool
profile_holiday(const struct profiles *all, const char *country, int64_t day)
{
	const struct holidays *c = profiles_holidays(all, country);
	int year = 0, month = 0, of_month = 0;
	char text[32];

	if (!c)
		return false;
	day_parse(day, &year, &month, &of_month);
	snprintf(text, sizeof text, "%02d-%02d", month, of_month);
	if (c->summer_from && strcmp(text, c->summer_from) >= 0 &&
	    strcmp(text, c->summer_until) <= 0)
		return true;
	return is_named(c, day) || is_substitute(c, year, day) ||
	       is_substitute(c, year - 1, day);
}

/* ---- terms ---- */

static int64_t
next_working(const struct profiles *all, const struct profile *p, int64_t day)
{
	while (profile_rest(all, p->country, day))
		day++;
	return day;
}

int64_t
profile_last_day(const struct profiles *all, const struct profile *p,
    int64_t published, int n)
{
	int64_t day = published;

	if (!n)
		return published;
	if (!p->working_days)
		return p->roll ? next_working(all, p, published + n)
			       : published + n;
	for (int i = 0; i < n; i++)
		day = next_working(all, p, day + 1);
	return day;
}

/* The local day of a moment. */
static enum err
day_of(const char *zone, const char *moment, int64_t *out)
{
	struct local at;
	char text[48];

	TRY(clock_local(zone, moment, &at));
	snprintf(
	    text, sizeof text, "%04d-%02d-%02d", at.year, at.month, at.day);
	return day_number(text, out);
}

/* The last day that a term with this closing moment holds whole is the day
 * before: of 24:00, which is the next day's 00:00, and of any hour. */
enum err
profile_term(const struct profiles *all, const struct profile *p,
    const struct span *wish, enum term *out)
{
	int64_t published, whole;

	TRY(day_of(wish->zone, wish->published, &published));
	TRY(day_of(wish->zone, wish->closes, &whole));
	whole--;
	*out = TERM_UNLAWFUL;
	if (strcmp(wish->closes, wish->published) <= 0)
		return OK;
	if (!p->term || whole >= profile_last_day(all, p, published, p->term))
		*out = TERM_LAWFUL;
	else if (p->shorter &&
		 whole >= profile_last_day(all, p, published, p->shorter))
		*out = TERM_SHORT;
	return OK;
}

enum err
profile_earliest(struct arena *mem, const struct profiles *all,
    const struct profile *p, const struct span *from, bool with_reason,
    const char **out)
{
	int64_t published, last;
	int n = with_reason && p->shorter ? p->shorter : p->term;

	TRY(day_of(from->zone, from->published, &published));
	last = profile_last_day(all, p, published, n);
	return clock_utc(mem, from->zone, day_text(mem, last), "24:00", out);
}

int64_t
profile_due(const struct profile *p, int64_t closing_day)
{
	return p->due == DUE_AFTER_CLOSING ? closing_day + p->due_days : 0;
}
