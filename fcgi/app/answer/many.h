/*
 * many.h: one reply for many comments, whether a press waits for it
 * (desk_many.c) or glas jobs writes it (many_job.c).  In a transaction.
 */
#ifndef APP_MANY_H
#define APP_MANY_H

#include "fcgi/site/visit.h"

struct many_reply {
	int64_t consultation, authority, account;
	const char *decision, *reasons; /* reasons may be NULL */
	const char *language, *now;
};

/* To be approved; it answers none yet. */
enum err many_reply(struct db *db, struct arena *mem,
		    const struct many_reply *r, int64_t *id);

/* It answers these (JSON of pairs, many.sql).  *unanswered grows by those
 * that had no reply: where that is not all, somebody was quicker, and the
 * caller rolls back. */
enum err many_answer(struct db *db, struct arena *mem, int64_t consultation,
		     const char *these, int64_t reply, int64_t *unanswered);

#endif
