/*
 * turns.c: in which order jobs are done, who takes what a dead process has
 * left, and what was asked for twice.
 */
#include "build/sql.h"
#include "fcgi/app/jobs/owner.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/site.h"
#include "tests/db/world.h"

#include <sys/wait.h>
#include <unistd.h>

#define UNTIL "2026-03-04 10:00:00.000000"

/* A hundred files of one report, and ten minutes later those of another: its
 * first is done next, and then one of each in turn; the hundred are not put
 * off for ever. */
static void
in_turn(const struct worker *to, struct world *w, struct db *admin)
{
	const int64_t papers = 1;
	struct rows r;

	CHECK(db_script(admin,
		  "INSERT INTO job (id, kind, subject_id, run_after, turn,"
		  " created_at) SELECT 1000 + seq, 'report-file', seq,"
		  " '" PAST "', seq, '" PAST "' FROM seq_1_to_99;"
		  "INSERT INTO job (id, kind, subject_id, run_after, turn,"
		  " created_at) SELECT 2000 + seq, 'report-file', seq,"
		  " '" PAST "' + INTERVAL 10 MINUTE, seq,"
		  " '" PAST "' FROM seq_0_to_3;") == OK);
	CHECK(sql_jobs_due(to->db, w->mem, &papers, LATER, 20, &r) == OK);
	CHECK(r.count == 20);
	for (size_t i = 0; i < 8 && i < r.count; i++)
		CHECK(cell_int(&r, i, "id") ==
		      (i % 2 ? 1001 + (int64_t)i / 2 : 2000 + (int64_t)i / 2));
	CHECK(cell_int(&r, 8, "id") == 1005);
	CHECK(db_script(admin, "DELETE FROM job;") == OK);
}

/* The owner's name of a process that has ended. */
static const char *
dead_owner(struct arena *mem)
{
	char name[128] = "";
	int ends[2], status;
	pid_t child;

	CHECK(pipe(ends) == 0);
	child = fork();
	if (child == 0) {
		const char *mine = job_owner(mem);

		_exit(write(ends[1], mine, strlen(mine)) < 0);
	}
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	CHECK(read(ends[0], name, sizeof name - 1) > 0);
	close(ends[0]);
	close(ends[1]);
	return arena_copy(mem, name);
}

static void
taken_by(struct world *w, struct db *admin, const char *owner, int tries)
{
	CHECK(
	    db_script(admin,
		arena_printf(w->mem,
		    "DELETE FROM job; INSERT INTO job (id, kind, subject_id,"
		    " state, owner, tries, lease_until, run_after, created_at)"
		    " VALUES (950, 'tell-answered', 77, 'taken', '%s', %d,"
		    " '" UNTIL "', '" PAST "', '" PAST "');",
		    owner, tries)) == OK);
}

/* What a dead process had is done at once, and what this one had when the
 * database went away; another living one's, one's of another machine, and a
 * stranger's name wait for the lease. */
static void
left_behind(const struct worker *to, struct world *w, struct db *admin)
{
	const char *dead = dead_owner(w->mem), *own = job_owner(w->mem);
	int64_t done;

	struct worker mine = *to;

	mine.owner = own;
	CHECK(owner_place(w->mem) && strstr(dead, owner_place(w->mem)));
	taken_by(w, admin, own, 1);
	CHECK(jobs_round(to, 20, &done) == OK && done == 0);
	CHECK(jobs_round(&mine, 20, &done) == OK && done == 1);
	taken_by(w, admin, "other.17.0123456789ab.00", 1);
	CHECK(jobs_round(to, 20, &done) == OK && done == 0);
	taken_by(w, admin, "test", 1);
	CHECK(jobs_round(to, 20, &done) == OK && done == 0);
	taken_by(w, admin, dead, 1);
	CHECK(jobs_round(to, 20, &done) == OK && done == 1);
	/* with it ended each that took it: no further one is to */
	taken_by(w, admin, dead, 10);
	CHECK(jobs_round(to, 20, &done) == OK && done == 1);
	CHECK_TEXT(world_ask(w, "SELECT CONCAT(state, ' ', fault) FROM job"),
	    "failed died");
	CHECK(db_script(admin, "DELETE FROM job;") == OK);
}

/* A file that is asked for once more while it is being made: what was made
 * from the older words is not it. */
static void
asked_again(const struct worker *to, struct world *w, struct db *admin)
{
	CHECK(db_script(admin,
		  "SET FOREIGN_KEY_CHECKS = 0;"
		  "INSERT INTO report_file (id, report_id, format, language,"
		  " at) VALUES (1, 1, 'pdf', 'bg', '" NOW "');"
		  "INSERT INTO `blob` (id, size, digest) VALUES"
		  " (1, 10, REPEAT('a', 32));") == OK);
	CHECK(sql_report_file_ready(to->db, w->mem, 1, PAST, 1, 10, LATER) ==
	      ERR_CONFLICT);
	CHECK_TEXT(world_ask(w, "SELECT state FROM report_file"), "waiting");
	CHECK(
	    sql_report_file_ready(to->db, w->mem, 1, NOW, 1, 10, LATER) == OK);
	CHECK_TEXT(world_ask(w, "SELECT state FROM report_file"), "ready");
	CHECK(db_script(admin, "DELETE FROM report_file; DELETE FROM `blob`;"
			       "SET FOREIGN_KEY_CHECKS = 1;") == OK);
}

int
main(void)
{
	struct world w = world_new();
	struct db *admin = world_open(&w, ROLE_ADMIN);
	struct worker to = {.mem = w.mem, .owner = "test"};
	struct site site;

	CHECK(site_background(&w.settings, ALL_OUTPUTS, &site) == OK);
	to.db = world_open(&w, ROLE_JOBS);
	to.site = &site;
	clock_fix(NOW);
	in_turn(&to, &w, admin);
	left_behind(&to, &w, admin);
	asked_again(&to, &w, admin);
	return check_done();
}
