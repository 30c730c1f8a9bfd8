/*
 * profile.h: the rules of a country for a kind of act and a kind of round:
 * conf/profiles/COUNTRY.xml as structs, and days counted by them
 * (practice 4, 10; statutory-profiles).
 *
 * Read once at start, never changed; texts are the country's own and stand
 * in its official script (Serbian: Cyrillic; Latin is text_to_latin of it).
 * A day is a number of clock.h; a moment is UTC text.
 */
#ifndef SITE_PROFILE_H
#define SITE_PROFILE_H

#include "fcgi/base/clock.h"
#include "fcgi/base/xml.h"

enum { DECISIONS = 13, PROFILE_COLUMNS = 16,
	PROFILE_INTAKE = 24,
	PROFILE_WORDS = 80, PROFILE_PAPERS = 12,
       PROFILE_PLACES = 6 };

enum report_due { DUE_NONE, DUE_AFTER_CLOSING, DUE_BEFORE_ADOPTION };
enum who_may { WHO_ANYBODY, WHO_ORGANISATIONS, WHO_BODIES, WHO_MEMBERS };

struct decision_word {
	const char *key;	/* accepted partly refused ... (practice 2) */
	const char *words;	/* native, as the table prints them */
	bool needs_reasons;
};

/* A column of the statutory table. content is one or more, by spaces and in
 * the order of printing, of: seq submitter channel received capacity unit
 * current proposed text reason decision reply kind property. */
struct column {
	const char *heading, *content;
};

/* A heading under which people write in a table of their own, and what stands
 * there: seq unit current text proposed reason submitter; blank: it is a column
 * of the table that is given out. */
struct intake {
	const char *heading, *content;
	bool blank;
};
/* Words of citations that mean the same, folded (text_fold_in). */
struct cite_word {
	const char *word, *is;
};

/* Where the law wants it published besides here (practice 14). */
struct place {
	const char *key, *name;	/* "portal", native */
	bool draft, report;	/* what must be there */
};

/* Terms of public meetings in days; 0: no such rule (practice 12). */
struct event_rule {
	int notice;		/* announced at least so long before */
	int notice_urgent;	/* at least, where there is urgency */
	int first_day;		/* not before this day of the term */
	int before_end;		/* so many days before the end at latest */
	int from_hour;		/* on a working day not before it */
};

struct profile {
	const char *key;	/* "bg.municipal.public": country.act.round */
	const char *country, *language;
	const char *act, *round;	/* dictionary act.*, round.* */
	const char *act_name, *round_name;	/* native */
	int term;		/* the minimum, in unit; 0: none */
	bool working_days;
	bool from_hearing;	/* the term starts with the hearing's day */
	int shorter;		/* the shortest lawful with a reason; 0: none */
	bool reason_in_papers;	/* and the reason stands in the papers */
	bool roll;		/* a last day of rest moves on */
	enum who_may who;
	const char *know;	/* what the body must know: "", "name",
				 * "name address owner" (practice 25) */
	const char *demands;	/* details without which a comment is
				 * deficient: "", "reason property" */
	bool by_post_date;	/* in time if posted in time (practice 32) */
	enum report_due due;
	int due_days;
	const char *report_name;	/* native heading of the report */
	const char *basis;	/* citation of the law */
	struct decision_word decisions[DECISIONS];
	size_t decision_count;
	struct column columns[PROFILE_COLUMNS];
	size_t column_count;
	const char *counted;	/* kinds of units cited by place, or NULL */
	struct intake intake[PROFILE_INTAKE];	/* of the country */
	size_t intake_count;
	struct cite_word words[PROFILE_WORDS];
	size_t word_count;
	const char *papers[PROFILE_PAPERS];	/* dictionary document.* */
	bool paper_required[PROFILE_PAPERS];
	size_t paper_count;
	struct place places[PROFILE_PLACES];
	size_t place_count;
	struct event_rule event;
	bool change_restarts;	/* a changed draft starts the term anew */
	int change_days;	/* else at least so many days must remain */
	bool change_alike;	/* never for the changed provisions alone */
	/* of the country: how long files are kept (practice 29): keep years
	 * appraise; native: the list that says it, the record of appraisal */
	const char *keep_class, *keep_list, *keep_record;
	int keep_years;
};

/* All COUNTRY.xml of the folder, each valid by its profile.rng. Before
 * xml_close_door. ERR_BROKEN, logged with file and line. */
struct profiles;
enum err profiles_read(const char *folder, struct profiles **out);
const struct profile *profiles_find(const struct profiles *all,
				    const char *key);	/* or NULL */
/* That of no country ("xx") in that language, or NULL: its table is for
 * readers whose language is not the act's. */
const struct profile *profiles_general(const struct profiles *all,
				       const char *language);
/* Any of that country, for what is the country's; or NULL. */
const struct profile *profiles_of_country(const struct profiles *all,
					  const char *country);
/* The i-th, by country, then in the file's order; NULL after the last. */
const struct profile *profiles_at(const struct profiles *all, size_t i);

/* The profile's word for a decision, or NULL if it does not offer it. */
const struct decision_word *profile_decision(const struct profile *p,
					     const char *key);

/* That decision, where facts alone make it: late, deficient where the profile
 * demands the plot; else NULL, also of no profile. */
const char *profile_by_fact(const struct profile *p, const char *key);

/* A day of rest in the country: Saturday, Sunday, holiday, substitute. */
bool profile_rest(const struct profiles *all, const char *country,
		  int64_t day);

/* A holiday by its name or by substitution, or within the summer holidays of
 * schools, when few people read drafts; weekends alone are none. */
bool profile_holiday(const struct profiles *all, const char *country,
		     int64_t day);

/* The last day of a term of n days (of the profile's unit) published on
 * that day; the term ends with its end. */
int64_t profile_last_day(const struct profiles *all, const struct profile *p,
			 int64_t published, int n);

/* What a wished term is: lawful, shorter with a reason, or not lawful. The
 * closing moment and publication are moments; zone is the authority's.
 * published is the hearing's moment where from_hearing. */
enum term { TERM_LAWFUL, TERM_SHORT, TERM_UNLAWFUL };
struct span {
	const char *zone, *published, *closes;
};
enum err profile_term(const struct profiles *all, const struct profile *p,
		      const struct span *wish, enum term *out);
/* The earliest lawful closing moment, with and without a reason. closes of
 * the span is not read. */
enum err profile_earliest(struct arena *mem, const struct profiles *all,
			  const struct profile *p, const struct span *from,
			  bool with_reason, const char **out);

/* When the report is due: a day, or 0 for none or before adoption. */
int64_t profile_due(const struct profile *p, int64_t closing_day);

#endif
