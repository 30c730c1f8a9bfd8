/*
 * clock.c: moments, days and zones.
 *
 * UTC is our own arithmetic on days (proleptic Gregorian calendar); zones are
 * the C library's, through TZ.  The only state is the time that tests set.
 */
#include "fcgi/base/clock.h"

#include "fcgi/base/log.h"
#include "fcgi/base/text.h"

#include <assert.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { DAY_SECONDS = 86400, ZONE_SIZE = 64 };

static char fixed_moment[MOMENT_SIZE + 1];
static char fixed_file[256];

/* A moment taken apart: whole seconds since 1970, and the millionths. */
struct instant {
	int64_t seconds;
	int micros;
};

/* Days since 1970-01-01 of a date; March starts the year, so that the day
 * that leap years have is the last one. */
static int64_t
days_of(int64_t year, int month, int day)
{
	int64_t y = month > 2 ? year : year - 1;
	int64_t m = month > 2 ? month - 3 : month + 9;
	int64_t era = (y >= 0 ? y : y - 399) / 400, rest = y - era * 400;

	return era * 146097 + rest * 365 + rest / 4 - rest / 100 +
	       (153 * m + 2) / 5 + day - 1 - 719468;
}

static int
month_days(int64_t year, int month)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

/* size digits at text; -1 if one of them is none */
static int
digits(const char *text, int size)
{
	int value = 0;

	for (int i = 0; i < size; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + text[i] - '0';
	}
	return value;
}

static bool
date_at(const char *text, int64_t *out)
{
	int year, month, day;

	if (strnlen(text, DAY_SIZE) < DAY_SIZE || text[4] != '-' ||
	    text[7] != '-')
		return false;
	year = digits(text, 4);
	month = digits(text + 5, 2);
	day = digits(text + 8, 2);
	if (year < 0 || month < 1 || month > 12 || day < 1 ||
	    day > month_days(year, month))
		return false;
	*out = days_of(year, month, day);
	return true;
}

/* "10:00:00.000000" or "10:00:00" */
static bool
instant_of(const char *moment, struct instant *out)
{
	int64_t day;
	int hour, minute, second, micros = 0;
	size_t size = strlen(moment);

	if ((size != MOMENT_SIZE && size != 19) || !date_at(moment, &day) ||
	    (moment[10] != ' ' && moment[10] != 'T') || moment[13] != ':' ||
	    moment[16] != ':')
		return false;
	hour = digits(moment + 11, 2);
	minute = digits(moment + 14, 2);
	second = digits(moment + 17, 2);
	if (size == MOMENT_SIZE)
		micros = moment[19] == '.' ? digits(moment + 20, 6) : -1;
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
	    second > 59 || micros < 0)
		return false;
	out->seconds = day * DAY_SECONDS + hour * 3600 + minute * 60 + second;
	out->micros = micros;
	return true;
}

/* A moment of ours; anything else is a mistake of ours. */
static struct instant
instant(const char *moment)
{
	struct instant out = {0};

	if (!instant_of(moment, &out)) {
		fprintf(stderr, "clock: \"%s\" is no moment\n", moment);
		abort();
	}
	return out;
}

static int64_t
floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static const char *
moment_of(struct arena *mem, struct instant at)
{
	int64_t day = floor_divide(at.seconds, DAY_SECONDS);
	int rest = (int)(at.seconds - day * DAY_SECONDS);

	return arena_printf(mem, "%s %02d:%02d:%02d.%06d", day_text(mem, day),
	    rest / 3600, rest / 60 % 60, rest % 60, at.micros);
}

/* The moment that the fixed file holds; false if it is not there, empty or
 * something else (which is logged: a test would wonder). */
static bool
file_instant(struct instant *out)
{
	char text[64] = "";
	int file = open(fixed_file, O_RDONLY | O_CLOEXEC);
	ssize_t size;

	if (file < 0)
		return false;
	size = read(file, text, sizeof(text) - 1);
	close(file);
	if (size <= 0)
		return false;
	text[strcspn(text, "\r\n")] = '\0';
	if (!*text)
		return false;
	if (instant_of(text, out))
		return true;
	log_warn("clock.file", "%s holds no moment", fixed_file);
	return false;
}

const char *
clock_now(struct arena *mem)
{
	struct timespec now;
	struct instant at;

	if (*fixed_moment)
		return arena_copy(mem, fixed_moment);
	if (*fixed_file && file_instant(&at))
		return moment_of(mem, at);
	clock_gettime(CLOCK_REALTIME, &now);
	at = (struct instant){now.tv_sec, (int)(now.tv_nsec / 1000)};
	return moment_of(mem, at);
}

void
clock_fix(const char *moment)
{
	if (moment) {
		instant(moment); /* aborts on what is none */
		assert(strlen(moment) == MOMENT_SIZE);
	}
	snprintf(
	    fixed_moment, sizeof(fixed_moment), "%s", moment ? moment : "");
}

void
clock_fix_file(const char *path)
{
	assert(!path || strlen(path) < sizeof(fixed_file));
	snprintf(fixed_file, sizeof(fixed_file), "%s", path ? path : "");
}

/* A name that the zone tables have; the C library takes any other for UTC
 * without a word. */
static bool
zone_known(const char *zone)
{
	char path[sizeof("/usr/share/zoneinfo/") + ZONE_SIZE];

	if (!strcmp(zone, "UTC"))
		return true;
	if (!*zone || *zone == '/' || strlen(zone) >= ZONE_SIZE ||
	    strstr(zone, ".."))
		return false;
	snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", zone);
	return access(path, R_OK) == 0;
}

/* Makes zone the C library's; TZ itself remembers which one it is. */
static enum err
zone_set(const char *zone)
{
	const char *present = getenv("TZ");

	if (present && !strcmp(present, zone))
		return OK;
	if (!zone_known(zone))
		return log_err(
		    ERR_INVALID, "clock.zone", "no time zone \"%s\"", zone);
	setenv("TZ", zone, 1);
	tzset();
	return OK;
}

enum err
clock_local(const char *zone, const char *moment, struct local *out)
{
	time_t seconds = instant(moment).seconds;
	struct tm part;

	TRY(zone_set(zone));
	localtime_r(&seconds, &part);
	*out = (struct local){part.tm_year + 1900, part.tm_mon + 1,
	    part.tm_mday, part.tm_hour, part.tm_min, part.tm_sec,
	    part.tm_wday ? part.tm_wday : 7, (int)part.tm_gmtoff};
	return OK;
}

/* "17:30" as seconds of the day; up to "24:00". */
static bool
hour_of(const char *hour, int64_t *out)
{
	int h, m;

	if (strlen(hour) != 5 || hour[2] != ':')
		return false;
	h = digits(hour, 2);
	m = digits(hour + 3, 2);
	if (h < 0 || m < 0 || m > 59 || h * 60 + m > 24 * 60)
		return false;
	*out = h * 3600 + m * 60;
	return true;
}

static int64_t
offset_at(time_t seconds)
{
	struct tm part;

	localtime_r(&seconds, &part);
	return part.tm_gmtoff;
}

const char *
clock_day(struct arena *mem, const char *zone, const char *moment)
{
	struct local l;

	if (clock_local(zone, moment, &l) != OK)
		return NULL;
	return arena_printf(mem, "%04d-%02d-%02d", l.year, l.month, l.day);
}

enum err
clock_utc(struct arena *mem, const char *zone, const char *day,
    const char *hour, const char **out)
{
	int64_t number, seconds, found = INT64_MIN;

	if (day_number(day, &number) != OK || !hour_of(hour, &seconds))
		return ERR_INVALID;
	TRY(zone_set(zone));
	seconds += number * DAY_SECONDS;
	/* The offset is that of the day before or that of the day after: if
	 * the clock is moved in between, one, both or none of them holds. */
	for (int side = -1; side <= 1; side += 2) {
		int64_t offset = offset_at(seconds + side * DAY_SECONDS);
		int64_t at = seconds - offset;

		if (offset_at(at) == offset && at > found)
			found = at;
	}
	if (found == INT64_MIN)
		return ERR_INVALID;
	*out = moment_of(mem, (struct instant){found, 0});
	return OK;
}

const char *
clock_iso(struct arena *mem, const char *moment)
{
	instant(moment);
	return arena_printf(mem, "%.10sT%.8sZ", moment, moment + 11);
}

const char *
clock_http(struct arena *mem, const char *moment)
{
	static const char days[] = "MonTueWedThuFriSatSun";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	int64_t day = floor_divide(instant(moment).seconds, DAY_SECONDS);
	int y = 0, m = 1, d = 1;

	day_parse(day, &y, &m, &d);
	return arena_printf(mem, "%.3s, %02d %.3s %04d %.8s GMT",
	    days + 3 * (day_weekday(day) - 1), d, months + 3 * (m - 1), y,
	    moment + 11);
}

const char *
clock_add(struct arena *mem, const char *moment, int64_t seconds)
{
	struct instant at = instant(moment);

	at.seconds += seconds;
	return moment_of(mem, at);
}

int64_t
clock_between(const char *a, const char *b)
{
	struct instant from = instant(a), to = instant(b);

	return to.seconds - from.seconds - (to.micros < from.micros);
}

enum err
day_number(const char *day, int64_t *out)
{
	if (strlen(day) != DAY_SIZE || !date_at(day, out))
		return ERR_INVALID;
	return OK;
}

bool
day_parse(int64_t number, int *year, int *month, int *day)
{
	int64_t z = number + 719468, era = floor_divide(z, 146097);
	int64_t rest = z - era * 146097;
	int64_t y = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	int64_t of_year = rest - (365 * y + y / 4 - y / 100);
	int64_t m = (5 * of_year + 2) / 153;

	y += era * 400 + (m >= 10);
	if (y < 0 || y > 9999)
		return false;
	*day = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)y;
	return true;
}

const char *
day_text(struct arena *mem, int64_t number)
{
	int year, month, day;

	if (!day_parse(number, &year, &month, &day)) {
		fprintf(stderr, "clock: day %" PRId64 " has no year\n", number);
		abort();
	}
	return arena_printf(mem, "%04d-%02d-%02d", year, month, day);
}

int
day_weekday(int64_t number)
{
	/* day 0 was a Thursday */
	int64_t rest = (number + 3) % 7;

	return (int)(rest < 0 ? rest + 7 : rest) + 1;
}

int64_t
easter_western(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int g = (b - (b + 8) / 25 + 1) / 3;
	int h = (19 * a + b - b / 4 - g + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;

	return days_of(year, n / 31, n % 31 + 1);
}

int64_t
easter_orthodox(int year)
{
	int a = year % 4, b = year % 7, c = year % 19;
	int d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
	int n = d + e + 114;

	/* 13 days between the calendars from March 1900 to February 2100 */
	return days_of(year, n / 31, n % 31 + 1) + 13;
}
