/*
 * pack.h: an archive of many members, each made when its turn comes, so that
 * memory is that of a piece of one of them: with a page that says what is in
 * it (index.xhtml) and the digests of all others (files.sha256).  From the
 * same rows come the same bytes.
 */
#ifndef APP_PACK_H
#define APP_PACK_H

#include "fcgi/site/visit.h"

/* One that is made later. */
struct pack_member {
	struct visit v; /* its memory is there from first piece to last */
	/* Sets next and arg, or is NULL. */
	enum err (*begin)(struct pack_member *m);
	/* As report_next; its argument is arg, or the member where that is
	 * NULL. */
	enum err (*next)(void *arg, struct buffer *chunk, bool *more);
	void *arg;
	/* for begin and next, as whoever adds it likes */
	int64_t id;
	const char *as;
	int64_t body, place, left;
	struct arena *mem; /* of v, while it is being made */
};

struct pack;
/* v speaks as the archive shall, and is copied; what is in mem lives until
 * pack_end. */
struct pack *pack_new(struct visit *v);
void pack_put(struct pack *p, const char *name, struct bytes bytes);
/* Bytes that lie in the database. */
void pack_blob(struct pack *p, const char *name, int64_t blob);
struct pack_member *pack_later(struct pack *p, const char *name);

/* moment stands on the index.  Into a file without a name, at its start.
 * ERR_BUSY: no room in the spool. */
enum err pack_end(struct pack *p, const char *moment, FILE **out);

#endif
