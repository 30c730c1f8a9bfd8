/*
 * owner.h: names of those who do jobs, and what the dead have left.
 */
#ifndef APP_OWNER_H
#define APP_OWNER_H

#include "fcgi/app/jobs/work.h"

/* Twelve letters, the same for all processes that see each other's numbers
 * until the machine starts anew; NULL where that cannot be known. */
const char *owner_place(struct arena *mem);

/* Jobs of processes of this place that are no more, and of this one, which has
 * none in its hands now: their leases end. */
enum err jobs_left(const struct worker *w, const char *now);

#endif
