/*
 * event.h: public meetings of a round: drawn up in the notice terms of the
 * profile, moved or cancelled with a notice, then the number present, the
 * minutes (a draft until those who spoke had their days, then fixed), and
 * what was said, entered as comments (practice 12).
 */
#ifndef APP_EVENT_H
#define APP_EVENT_H

#include "fcgi/site/visit.h"

enum err event_show(struct visit *v, struct node *page);
/* Its own title, or what it is; a row of event_of. */
const char *event_title(struct visit *v, const struct rows *event);
/* For a calendar (calendar.h). */
enum err event_calendar_send(struct visit *v);
/* Its minutes as plain text.  ERR_NOT_FOUND: there are none. */
enum err event_minutes_send(struct visit *v);
/* Those that have begun, as <held>. */
enum err events_held(struct visit *v, struct node *to);
/* <events> of the overview. */
enum err events_shown(struct visit *v, struct node *to);

enum err desk_events_show(struct visit *v, struct node *page);
enum err desk_event_show(struct visit *v, struct node *page);

/* ERR_INVALID, with a fault on the day: not in the terms of the profile. */
enum err event_draw_up(struct visit *v, struct answers *in);
enum err event_move(struct visit *v, struct answers *in);

/* ERR_CONFLICT: somebody else was quicker; or its time has not come, or has
 * passed. */
enum err event_cancel(struct visit *v, struct answers *in);
enum err event_held(struct visit *v, struct answers *in);

/* What somebody said, as minuted: a comment like all others; with what was
 * answered on the spot. */
enum err event_said(struct visit *v, struct answers *in);

#endif
