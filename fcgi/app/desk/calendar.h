/*
 * calendar.h: a public meeting, or the last day of the term, as a calendar file
 * (RFC 5545): one event, its
 * UID for ever the same, SEQUENCE counting what was changed, CANCELLED where it
 * will not be held, so that a calendar that has it changes it.
 */
#ifndef APP_CALENDAR_H
#define APP_CALENDAR_H

#include "fcgi/site/visit.h"

/* event is a row of event_of, title what it is called, address that of its
 * page. */
struct bytes calendar_file(struct visit *v, const struct rows *event,
			   const char *title, const char *address);

/* The last day on which people may take part: SEQUENCE grows with each
 * prolongation and with cancelling (practice 5).  ERR_NOT_FOUND: no term. */
enum err calendar_term(struct visit *v, const char *address,
		       struct bytes *out);
enum err calendar_send(struct visit *v);

/* A line, folded: at most 75 bytes each, the next ones begin with a space; no
 * character is cut in two (3.1). */
void calendar_line(struct buffer *to, const char *name, const char *value);
/* The value of a text: backslash, semicolon, comma, line ends (3.3.11). */
const char *calendar_text(struct arena *mem, const char *words);

#endif
