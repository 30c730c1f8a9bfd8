/*
 * due.h: until when the report on a consultation is due (practice 1).  Of
 * several bodies the strictest rule holds (practice 9): the earliest of the
 * days that their countries ask for.
 */
#ifndef APP_DUE_H
#define APP_DUE_H

#include "fcgi/site/visit.h"

/* Of one consultation; countries are those of all bodies that hold it, with
 * spaces between; planned is the day meant for the adoption, or NULL; once the
 * outcome is recorded, adopted is the day of the adoption, or NULL: none. */
struct due_of {
	const char *profile, *countries, *zone, *closes, *planned, *adopted;
	bool concluded;
};

/* The profiles by which it is held, that of who leads first, one a country;
 * how many. */
enum { DUE_PROFILES = 8 };
size_t due_profiles(const struct profiles *all, const struct due_of *of,
		    const struct profile *out[DUE_PROFILES]);

/* A day, or NULL: none is asked for, or the day of adoption is not known; an
 * act that was adopted had to have its report the day before at the latest. */
const char *report_due(struct visit *v, const struct due_of *of);
/* The same of a row of a list: .profile .countries .zone :closes .planned, and
 * .concluded .adopted where it may have an outcome. */
const char *report_due_of(struct visit *v, const struct rows *r, size_t row);
/* Of the consultation that the path names, cancelled or not. */
const char *report_due_here(struct visit *v);
/* Whether that day (or NULL) is past in the zone. */
bool due_passed(struct visit *v, const char *day, const char *zone);
/* <NAME> with that day, if there is one, and how many are left until it. */
struct node *due_counted(struct visit *v, struct node *to, const char *name,
			 const char *day);

#endif
