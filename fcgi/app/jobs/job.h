/*
 * job.h: what is done later: a command adds a row in its own transaction,
 * glas jobs claims it, does it outside any transaction, and says done
 * (engineering 19).  Every kind is safe to do twice.
 */
#ifndef APP_JOB_H
#define APP_JOB_H

#include "fcgi/site/visit.h"

/* kind is a row of the table in job.c; subject the id it is about; language
 * in which to write, or NULL. */
enum err job_queue(struct db *db, struct arena *mem, const char *kind,
		   int64_t subject, const char *language, const char *now);

#endif
