/*
 * outline_desk.h: the recognised tree of a version that is not published yet,
 * line by line, doubtful places marked; corrections of it, which glas jobs
 * does (job "mend").
 */
#ifndef APP_OUTLINE_DESK_H
#define APP_OUTLINE_DESK_H

#include "fcgi/site/visit.h"

/* On a page. */
enum { OUTLINE_LINES = 100 };

/* The address of a line of a version, by its place. */
const char *outline_path(struct visit *v, const char *version, int64_t place,
			 const char *wid);
/* The version (sql_amend_version), while it may be mended, and its line {wid}
 * (sql_outline_line).  ERR_CONFLICT: it is published, or not read yet. */
enum err outline_line(
    struct visit *v, struct rows *version, struct rows *unit);
/* A correction of that line (act and value as in draft/mend.h) is noted for the
 * job, and the outline comes next.  ERR_INVALID: too many wait. */
enum err outline_ask(struct visit *v, struct answers *in, const char *act,
		     const char *value, const struct rows *version,
		     const struct rows *unit);
/* ?after=PLACE: lines behind that one. */
enum err outline_show(struct visit *v, struct node *page);
/* <pages>: each page of that version (sql_amend_version) with the first and the
 * last provision that begins on it; the lines behind that place are shown. */
enum err outline_pages(struct visit *v, struct node *to,
		       const struct rows *version, int64_t from);
/* One line {wid}: what may be made of it. */
enum err mend_show(struct visit *v, struct node *page);
/* ERR_CONFLICT: the version is published, or not read yet. */
enum err mend_ask(struct visit *v, struct answers *in);
/* The last correction that was done is taken back, up to ten of them one after
 * the other.  ERR_CONFLICT: none can be, or another still waits. */
enum err mend_undo(struct visit *v, struct answers *in);
/* What one of its pictures shows, for whoever does not see it. */
enum err say_options(struct visit *v);
enum err say_ask(struct visit *v, struct answers *in);
/* Which unit of the published version the line is: what the matcher said is
 * put right before the change is published.  Its options: those that have no
 * line yet, and "new". */
enum err pair_options(struct visit *v);
enum err pair_ask(struct visit *v, struct answers *in);

#endif
