/*
 * clock.h: the time now, and days as the law counts them.
 *
 * A moment is UTC text of exactly 26 characters, "2026-03-01
 * 10:00:00.000000", so that strcmp orders moments.  A day is
 * "2026-03-01".  Only this file knows time zones (it sets TZ; processes have
 * one thread).  Holidays come from a country's profile; here are only the
 * calendar's own rules.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

#include <stdbool.h>
#include <stdint.h>

enum { MOMENT_SIZE = 26, DAY_SIZE = 10 };

/* The time now as a moment.  Where tests have set it, that one. */
const char *clock_now(struct arena *mem);

/* For tests: moment, or NULL for the real time; or the file that holds the
 * moment and is read at every call (a missing or empty file: real time). */
void clock_fix(const char *moment);
void clock_fix_file(const char *path);

/* Parts of a moment in a zone (IANA name). */
struct local {
	int year, month, day, hour, minute, second;
	int weekday;		/* 1 Monday to 7 Sunday, ISO 8601 */
	int offset;		/* seconds east of UTC */
};
enum err clock_local(const char *zone, const char *moment, struct local *out);

/* The day that a moment belongs to in a zone ("2026-03-01"), or NULL where the
 * zone is none. */
const char *clock_day(struct arena *mem, const char *zone, const char *moment);

/* The moment of a local date ("2026-03-01") and hour ("17:30"; "24:00" is
 * the start of the next day).  ERR_INVALID: no such date or hour, or one that
 * daylight saving leaves out; of two, the later. */
enum err clock_utc(struct arena *mem, const char *zone, const char *day,
		   const char *hour, const char **out);

/* "2026-03-01T10:00:00Z" of a moment, for HTML, feeds and XML. */
const char *clock_iso(struct arena *mem, const char *moment);

/* "Sun, 01 Mar 2026 10:00:00 GMT" (RFC 9110 5.6.7). */
const char *clock_http(struct arena *mem, const char *moment);

/* moment moved by seconds, which may be negative. */
const char *clock_add(struct arena *mem, const char *moment, int64_t seconds);

/* b - a in whole seconds, rounded down. */
int64_t clock_between(const char *a, const char *b);

/* Days as numbers, so that they can be counted: day 0 is 1970-01-01. */
enum err day_number(const char *day, int64_t *out);
const char *day_text(struct arena *mem, int64_t number);
int day_weekday(int64_t number);	/* 1 Monday to 7 Sunday */
bool day_parse(int64_t number, int *year, int *month, int *day);

/* Easter Sunday, western (Gregorian) and Orthodox (Julian, as a Gregorian
 * date), by Meeus; right for 1900 to 2099. */
int64_t easter_western(int year);
int64_t easter_orthodox(int year);

#endif
