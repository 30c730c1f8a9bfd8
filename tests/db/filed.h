/*
 * filed.h: comments of strangers and letters of a campaign as rows of the
 * database, many at once, and the job that groups them, as a program of its
 * own would run it.
 */
#ifndef TESTS_FILED_H
#define TESTS_FILED_H

#include "build/sql.h"
#include "fcgi/app/jobs/work.h"
#include "tests/db/world.h"
#include "tests/letters.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TOGETHER = 500 };

static const char filed_seed[] =
    "INSERT INTO authority (id, slug, kind, country, zone, language, hue,"
    " created_at) VALUES (1, 'town', 'municipality', 'bg', 'Europe/Sofia',"
    " 'bg', -1, '" PAST "');\n"
    "INSERT INTO consultation (id, slug, language, profile, round,"
    " published_at, opens_at, closes_at, created_at) VALUES"
    " (1, 'river', 'bg', 'bg.municipal.public', 'public', '" PAST "', '" PAST
    "', '2026-02-28 22:00:00.000000', '" PAST "'),"
    " (2, 'other', 'bg', 'bg.municipal.public', 'public', '" PAST "', '" PAST
    "', '2026-02-28 22:00:00.000000', '" PAST "');\n"
    "INSERT INTO consultation_authority (consultation_id, authority_id, leads)"
    " VALUES (1, 1, 1), (2, 1, 1);\n"
    "CREATE TABLE letter (comment_id BIGINT UNSIGNED PRIMARY KEY);\n";

/* Rows that are written together; moments are minutes after PAST. */
struct filed {
	struct db *db;
	struct buffer submission, comment, text;
	int count;
	int64_t id;
};

static inline void
filed_begin(struct filed *r, struct arena *mem)
{
	r->submission = buffer_new(mem, 16 << 20);
	r->comment = buffer_new(mem, 16 << 20);
	r->text = buffer_new(mem, 16 << 20);
	r->count = 0;
	buffer_add(&r->submission,
	    "INSERT INTO submission (id, code, consultation_id, kind, language,"
	    " state, received_at, accepted_at, created_at, changed_at) "
	    "VALUES ");
	buffer_add(&r->comment,
	    "INSERT INTO comment (id, code, submission_id, consultation_id,"
	    " state, language, sent_at) VALUES ");
	buffer_add(&r->text,
	    "INSERT INTO comment_text (comment_id, edition, remark, at)"
	    " VALUES ");
}

static inline void
filed_flush(struct filed *r)
{
	if (r->count) {
		buffer_add(&r->submission, ";");
		buffer_add(&r->comment, ";");
		buffer_add(&r->text, ";");
		CHECK(db_script(r->db, r->submission.data) == OK);
		CHECK(db_script(r->db, r->comment.data) == OK);
		CHECK(db_script(r->db, r->text.data) == OK);
	}
}

static inline void
filed_put(struct filed *r, const char *kind, const char *words, uint32_t minute)
{
	const char *comma = r->count++ ? "," : "";
	int64_t id = ++r->id;

	buffer_printf(&r->submission,
	    "%s(%lld, 's%09lld', 1, '%s', 'bg', 'filed', '" PAST
	    "' + INTERVAL %u MINUTE, '" PAST "', '" PAST "', '" PAST "')",
	    comma, (long long)id, (long long)id, kind, minute);
	buffer_printf(&r->comment,
	    "%s(%lld, 'c%09lld', %lld, 1, 'public', 'bg', '" PAST
	    "' + INTERVAL %u MINUTE)",
	    comma, (long long)id, (long long)id, (long long)id, minute);
	buffer_printf(&r->text, "%s(%lld, 1, '%s', '" PAST "')", comma,
	    (long long)id, words);
}

/* So many of both, in disorder; the ids of letters are kept in the table
 * "letter". */
static inline void
filed_crowd(struct world *w, struct db *db, int64_t after, size_t letters,
    size_t strangers)
{
	struct arena *mem = arena_new((size_t)256 << 20);
	struct chance c = {(uint64_t)after + 4711};
	struct filed r = {.db = db, .id = after};
	struct buffer ids = buffer_new(w->mem, 1 << 20);
	size_t all = letters + strangers;

	filed_begin(&r, mem);
	for (size_t i = 0; i < all; i++) {
		bool of = chance(&c, (uint32_t)(all - i)) < letters;

		letters -= of;
		filed_put(&r, "person",
		    of ? campaign_letter(mem, &c) : unrelated_comment(mem, &c),
		    of ? 20000 + chance(&c, 2000) : chance(&c, 38000));
		if (of)
			buffer_printf(&ids, "%s(%lld)", ids.size ? "," : "",
			    (long long)r.id);
		if (r.count == TOGETHER) {
			filed_flush(&r);
			arena_reset(mem);
			filed_begin(&r, mem);
		}
	}
	filed_flush(&r);
	arena_free(mem);
	if (ids.size)
		CHECK(db_script(db,
			  arena_printf(w->mem, "INSERT INTO letter VALUES %s;",
			      ids.data)) == OK);
}

/* What the job of groups took: CPU, seconds, and memory, KB; as a process of
 * its own. */
struct filed_spent {
	double cpu;
	long memory;
};

static inline struct filed_spent
filed_group(struct world *w, int64_t consultation, const char *what)
{
	struct job j = {.mem = arena_new((size_t)3 << 30),
	    .subject = consultation,
	    .kind = "group",
	    .now = NOW};
	struct filed_spent out;
	struct rusage used;
	int status;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0)
		_exit(role_open(&w->settings, w->mem, ROLE_JOBS, &j.db) != OK ||
		      job_group(&j) != OK);
	CHECK(wait4(pid, &status, 0, &used) == pid && status == 0);
	out.cpu = (double)used.ru_utime.tv_sec +
		  (double)used.ru_utime.tv_usec / 1e6;
	out.memory = used.ru_maxrss;
	printf("# %s: %.1f s, %ld MB\n", what, out.cpu, out.memory >> 10);
	arena_free(j.mem);
	return out;
}

/* One number that is asked. */
static inline int64_t
filed_number(struct world *w, const char *sql)
{
	return strtoll(world_ask(w, sql), NULL, 10);
}

#define BIGGEST                                                                \
	"(SELECT cluster_id FROM cluster_comment WHERE gone = 0"               \
	" GROUP BY cluster_id ORDER BY COUNT(*) DESC LIMIT 1)"


#endif
