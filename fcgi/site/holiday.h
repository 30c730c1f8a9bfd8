/*
 * holiday.h: a country's days of rest as read from its file: between
 * profile.c, which reads, and term.c, which counts. For nobody else.
 */
#ifndef SITE_HOLIDAY_H
#define SITE_HOLIDAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HOLIDAYS = 64 };

enum holiday_kind { HOLIDAY_FIXED, HOLIDAY_EASTER, HOLIDAY_SINGLE };

/* When a fixed day gives the next working day off. */
enum substitute { SUBSTITUTE_NONE, SUBSTITUTE_WEEKEND, SUBSTITUTE_SUNDAY };

struct holiday {
	enum holiday_kind kind;
	int from, until;	/* years, both included */
	int month, day;		/* fixed; in the order of the year */
	enum substitute substitute;
	int substitute_from;	/* year */
	bool orthodox;
	int64_t offset;		/* days after Easter Sunday */
	int64_t date;		/* single: day number */
	bool works;		/* single: a weekend that is worked */
};

struct holidays {
	const char *country;
	const char *summer_from, *summer_until;	/* "07-01", or NULL */
	struct holiday at[HOLIDAYS];
	size_t count;
};

struct profiles;
/* NULL: no such country. */
const struct holidays *profiles_holidays(const struct profiles *all,
					 const char *country);

#endif
