/*
 * filing.h: the moment at which a submission counts: its comments become
 * public or wait for the check, counts move, the log is told.  The same for
 * what people send and for what the office enters.
 */
#ifndef APP_FILING_H
#define APP_FILING_H

#include "fcgi/site/visit.h"

/* Of a submission whose comments are waiting; v->consultation is its
 * consultation. In a command. */
enum err filing_file(struct visit *v, int64_t submission);

/* The log is told of a further edition of a comment that counts. */
enum err filing_edition(struct visit *v, int64_t comment);

/* One comment more that is seen, or needs an answer. unit may be 0. */
void filing_joins(struct visit *v, int64_t unit, bool undecided);

/* One comment less that is seen, or needs an answer. unit may be 0. */
void filing_leaves(struct visit *v, int64_t unit, bool undecided);

/* A new receipt number of this country and year: "BG-2026-7K2M-9X4D-Q". */
const char *filing_number(struct visit *v);

#endif
