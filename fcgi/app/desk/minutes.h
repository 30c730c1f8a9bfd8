/*
 * minutes.h: the minutes of a meeting: a draft for some days, in which who
 * spoke may ask for a correction, then fixed; and files beside them.
 */
#ifndef APP_MINUTES_H
#define APP_MINUTES_H

#include "fcgi/site/visit.h"

enum { EVENT_FILES_MAX = 10, WISHES_MAX = 50 };

/* Of a row of minutes_of: whether they may still be mended, which is also
 * while somebody who asked in time has no answer. */
bool minutes_draft(const struct visit *v, const struct rows *minutes);

/* ERR_CONFLICT: somebody else was quicker; it was not held; they are fixed. */
enum err event_minutes(struct visit *v, struct answers *in);

/* <wish>: corrections asked for and what became of them; at the desk with
 * their words and who asked. */
enum err minutes_wishes_shown(
    struct visit *v, struct node *to, int64_t event, bool desk);
enum err minutes_wish_show(struct visit *v, struct node *page);
/* ERR_CLOSED: the days have passed, or there are no minutes. */
enum err minutes_wish(struct visit *v, struct answers *in);
enum err minutes_decide(struct visit *v, struct answers *in);

/* <file>: what was put beside the minutes, each with what it says: to
 * everybody, to the desk, to the desk that may take them out again. */
enum files_for { FILES_PUBLIC, FILES_DESK, FILES_MEND };
enum err event_files_shown(struct visit *v, struct node *to, int64_t event,
			   enum files_for whom);
enum err event_file_add(struct visit *v, struct answers *in);
enum err event_file_remove(struct visit *v, struct answers *in);
/* For everybody who may see the meeting; clean ones alone. */
enum err event_file_send(struct visit *v);

#endif
