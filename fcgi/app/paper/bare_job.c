/*
 * bare_job.c: the copies of a version's files that everybody may have
 * (draft/bare.h), made once it is read.  Those that could not be made are
 * tried again now and then: a program that was missing may have come.
 */
#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/draft/bare.h"

enum { HOUR = 3600, AT_ONCE = 100 };

struct copies {
	struct rows files;
	struct bytes *bare; /* beside the rows; none: the file is its own */
	bool *there;
};

/* Slow programs work while nothing is locked. */
static enum err
make(struct job *j, struct copies *c)
{
	size_t room = c->files.count + 1;

	c->bare = arena_alloc(j->mem, room * sizeof *c->bare);
	c->there = arena_alloc(j->mem, room * sizeof *c->there);
	for (size_t i = 0; i < c->files.count; i++) {
		struct bytes file;
		enum err e;

		TRY(blob_load(
		    j->db, j->mem, cell_int(&c->files, i, "blob"), &file));
		e = draft_bare(
		    j->mem, file, cell(&c->files, i, "name"), &c->bare[i]);
		c->there[i] = e == OK || e == ERR_NOT_FOUND;
		if (e == ERR_INVALID)
			log_info("bare.none", "version %lld, file %s",
			    (long long)j->subject, cell(&c->files, i, "place"));
		else if (e != ERR_NOT_FOUND)
			TRY(e);
	}
	return OK;
}

static enum err
store(struct job *j, const struct copies *c)
{
	unsigned char digest[DIGEST_SIZE];
	int64_t count;
	struct rows r;

	TRY(sql_version_bare_lock(j->db, j->mem, j->subject, &r));
	for (size_t i = 0; i < c->files.count; i++) {
		int64_t bare = cell_int(&c->files, i, "blob");
		int64_t place = cell_int(&c->files, i, "place");

		if (!c->there[i])
			continue;
		if (c->bare[i].size)
			TRY(blob_store_bytes(
			    j->db, j->mem, c->bare[i], &bare, digest));
		TRY(sql_version_bare(
		    j->db, j->mem, j->subject, place, bare, &count));
		TRY(sql_version_file_bare(
		    j->db, j->mem, j->subject, place, bare, &count));
	}
	/* pages that said it is not given are pages of before */
	return sql_tally_bump(j->db, j->mem, "consultation",
	    cell_int(&r, 0, "consultation"), "meta", 0, 1, &count);
}

enum err
job_bare(struct job *j)
{
	struct copies c;
	enum err e;

	TRY(sql_version_unbared(j->db, j->mem, j->subject, &c.files));
	if (!c.files.count)
		return OK;
	TRY(make(j, &c));
	TRY(db_begin(j->db));
	e = db_end(j->db, store(j, &c));
	/* taken away or withheld meanwhile */
	return e == ERR_NOT_FOUND ? OK : e;
}

enum err
bares_sweep(const struct worker *w, const char *now)
{
	int64_t count;
	enum err e;

	TRY(sql_lease_make(w->db, w->mem, "bares", now, &count));
	e = sql_lease_take(w->db, w->mem, "bares", w->owner,
	    clock_add(w->mem, now, HOUR), now);
	if (e == ERR_CONFLICT)
		return OK;
	TRY(e);
	return sql_versions_bare_due(w->db, w->mem, AT_ONCE, now, &count);
}
