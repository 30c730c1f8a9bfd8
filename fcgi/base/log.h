/*
 * log.h: the program's own journal: one line an event, JSON, to stderr.
 *
 * The place that finds a fault logs it once, with the facts.  No personal
 * data: no names, addresses, texts of people, cookies or keys.  Every line
 * carries the request's id, which error pages show.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "fcgi/base/err.h"

/* Of the request at hand; at most 32 characters are kept. */
void log_request(const char *id);
const char *log_request_id(void);

/* event is a fixed word ("db.lost"); the rest is a sentence with facts. */
void log_info(const char *event, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void log_warn(const char *event, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Logs and returns e: "return log_err(ERR_BROKEN, "db.row", ...)". */
enum err log_err(enum err e, const char *event, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
