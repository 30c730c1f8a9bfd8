/*
 * profile.h: the rules of a country for a kind of act and a kind of round:
 * conf/profiles/COUNTRY.xml as structs, and days counted by them
 * (practice 4, 10; statutory-profiles).
 */
#ifndef SITE_PROFILE_H
#define SITE_PROFILE_H

#include "fcgi/base/clock.h"
#include "fcgi/base/xml.h"

enum { DECISIONS = 13, PROFILE_COLUMNS = 16, PROFILE_PAPERS = 12 };

enum report_due { DUE_NONE, DUE_AFTER_CLOSING, DUE_BEFORE_ADOPTION };

struct decision_word {
	const char *key;	/* accepted partly refused ... (practice 2) */
	const char *words;	/* native, as the table prints them */
	bool needs_reasons;
};

/* A column of the statutory table. content is one of: seq submitter channel
 * received capacity unit current proposed text reason decision reply kind
 * property. */
struct column {
	const char *heading, *content;
};

struct profile {
	const char *key;	/* "bg.ordinance.public" */
	const char *country, *language;
	const char *act, *round;
	const char *act_name, *round_name;	/* native */
	int term;		/* the minimum, in unit */
	bool working_days;
	int shorter;		/* the shortest lawful with a reason; 0: none */
	bool roll;		/* a last day of rest moves on */
	enum report_due due;
	int due_days;
	const char *report_name;	/* native heading of the report */
	const char *basis;	/* citation of the law */
	struct decision_word decisions[DECISIONS];
	size_t decision_count;
	struct column columns[PROFILE_COLUMNS];
	size_t column_count;
	const char *papers[PROFILE_PAPERS];	/* keys paper.* */
	bool paper_required[PROFILE_PAPERS];
	size_t paper_count;
	bool early_change_restarts;
	int change_days;	/* at least so many remain after a changed draft */
};

struct profiles;
enum err profiles_read(const char *folder, struct profiles **out);
const struct profile *profiles_find(const struct profiles *all,
				    const char *key);	/* or NULL */
const struct profile *profiles_at(const struct profiles *all, size_t i);

/* A day of rest in the country: Saturday, Sunday, holiday, substitute. */
bool profile_rest(const struct profiles *all, const char *country,
		  int64_t day);

/* The last day of a term of n days (of the profile's unit) published on
 * that day; the term ends with its end. */
int64_t profile_last_day(const struct profiles *all, const struct profile *p,
			 int64_t published, int n);

/* What a wished term is: lawful, shorter with a reason, or not lawful. The
 * closing moment and publication are moments; zone is the authority's. */
enum term { TERM_LAWFUL, TERM_SHORT, TERM_UNLAWFUL };
enum term profile_term(const struct profiles *all, const struct profile *p,
		       const char *zone, const char *published,
		       const char *closes);
/* The earliest lawful closing moment, with and without a reason. */
enum err profile_earliest(struct arena *mem, const struct profiles *all,
			  const struct profile *p, const char *zone,
			  const char *published, bool with_reason,
			  const char **out);

/* When the report is due: a day, or 0 for none or before adoption. */
int64_t profile_due(const struct profile *p, int64_t closing_day);

#endif
