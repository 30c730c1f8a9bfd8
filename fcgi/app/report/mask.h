/*
 * mask.h: what in people's words is likely to name or reach somebody, and is
 * left out of what is given to an applicant (practice 25): addresses of mail,
 * numbers of telephones, persons and accounts.  Names are not recognised:
 * the office reads before it gives.
 */
#ifndef APP_MASK_H
#define APP_MASK_H

#include "fcgi/site/visit.h"

/* The text with put in the place of each such passage; *count rises by their
 * number.  NULL stays NULL. */
const char *masked(
    struct arena *mem, const char *text, const char *put, int64_t *count);

#endif
