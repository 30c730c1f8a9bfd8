/*
 * counted.h: what a report counts.  A consultation of many comments is not
 * counted at each reading: glas jobs does it after changes, and keeps the
 * figures and the order of the table's rows; pages that may take them (.kept)
 * read those, and say of when they are where something has changed since.
 * Words are never kept: what is hidden is hidden at once.
 */
#ifndef APP_COUNTED_H
#define APP_COUNTED_H

#include "fcgi/app/report/table.h"

/* part: number decision kind channel; of numbers submissions in_time late
 * comments withdrawn erased hidden supports undecided unapproved. */
struct figure {
	const char *part, *name;
	int64_t n, groups;	/* groups: like comments counted once */
};
struct counted {
	const struct figure *figures;
	size_t count;
	const char *at;		/* of when, where that is not now; or NULL */
};

/* Counted now, or as it is kept; of .body .edition .final .kept. */
enum err counted(struct visit *v, const struct table_part *of,
		 struct counted *out);
/* The same, always counted; and where it is kept (0: as it stands). */
enum err counted_now(struct visit *v, const struct table_part *of,
		     struct counted *out);
int64_t counted_edition(const struct table_part *of);
/* Of these only what a report waits for: undecided, unapproved. */
enum err counted_missing(struct visit *v, struct counted *out);
/* In a command after which all is counted anew: at once, where it is much, not
 * when glas jobs next looks. */
enum err counted_ask(struct visit *v);
/* In the command by which the first report comes out, before it changes
 * anything: what is decided now is what that edition says.  Where it is kept as
 * of now, its first readers need not wait for a count. */
enum err counted_carry(struct visit *v, int64_t edition);
/* 0 where there is none. */
int64_t counted_number(const struct counted *c, const char *name);

/* The lines of a part, as they are kept: *found, or there are none. */
enum err counted_lines(struct visit *v, struct table_part *part, bool *found);

#endif
