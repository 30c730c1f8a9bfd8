/*
 * job.c: what is put off is done once by whoever claims it, files of reports
 * beside all else; what has had its time is swept away.
 */
#include "fcgi/base/clock.h"
#include "tests/db/town.h"

#define HOUR_LATER "2026-03-01 11:00:00.000000"

static const char *
job_state(struct world *w, int64_t job)
{
	return world_ask(
	    w, arena_printf(w->mem,
		   "SELECT CONCAT(state, ' ', tries) FROM job WHERE id = %lld",
		   (long long)job));
}

static void
claims(struct world *w, struct db *db)
{
	const char *soon = "2026-03-01 10:01:00.000000";
	const char *late = "2026-03-01 10:05:00.000001";
	int64_t id;

	CHECK(sql_job_add(db, w->mem, "none", 1, NULL, NULL, NOW, &id) == OK);
	CHECK(sql_job_claim(db, w->mem, id, "one", late, PAST) == ERR_CONFLICT);
	CHECK(sql_job_claim(db, w->mem, id, "one", late, NOW) == OK);
	CHECK(sql_job_claim(db, w->mem, id, "two", late, NOW) == ERR_CONFLICT);
	CHECK(sql_job_claim(db, w->mem, id, "two", late, soon) == ERR_CONFLICT);
	CHECK(sql_job_done(db, w->mem, id, "two", soon) == ERR_CONFLICT);
	/* one is gone; two takes it over; one comes back too late */
	CHECK(sql_job_claim(db, w->mem, id, "two", HOUR_LATER,
		  "2026-03-01 10:06:00.000000") == OK);
	CHECK(sql_job_done(db, w->mem, id, "one", HOUR_LATER) == ERR_CONFLICT);
	CHECK(sql_job_done(db, w->mem, id, "two", HOUR_LATER) == OK);
	CHECK_TEXT(job_state(w, id), "done 2");
}

static const char *
count_of(struct world *w, const char *table)
{
	return world_ask(
	    w, arena_printf(w->mem, "SELECT COUNT(*) FROM %s", table));
}

/* Two processes share the queue: one makes files of reports, the other does
 * all else. */
static void
papers_apart(const struct worker *to, struct world *w, struct db *admin)
{
	const int64_t not_papers = 0, papers = 1;
	int64_t done;
	struct rows r;

	CHECK(
	    db_script(admin,
		"DELETE FROM job;"
		"INSERT INTO job (id, kind, subject_id, run_after, created_at)"
		" VALUES (901, 'report-file', 1, '" NOW "', '" NOW "'),"
		" (902, 'mail', 1, '" NOW "', '" NOW "');") == OK);
	CHECK(sql_jobs_due(to->db, w->mem, &papers, LATER, 9, &r) == OK);
	CHECK(r.count == 1 && cell_int(&r, 0, "id") == 901);
	CHECK(sql_jobs_due(to->db, w->mem, &not_papers, LATER, 9, &r) == OK);
	CHECK(r.count == 1 && cell_int(&r, 0, "id") == 902);
	CHECK(sql_jobs_due(to->db, w->mem, NULL, LATER, 9, &r) == OK);
	CHECK(r.count == 2);
	/* one process that does all: the letter first */
	CHECK(db_script(admin, "UPDATE job SET run_after = '" NOW
			       "' - INTERVAL (id = 901) HOUR;") == OK);
	CHECK(jobs_round(to, 1, &done) == OK && done == 1);
	CHECK(db_script(admin, "DELETE FROM job WHERE id = 901;") == OK);
	CHECK(sql_jobs_due(to->db, w->mem, NULL, LATER, 9, &r) == OK);
	CHECK(r.count == 0 || cell_int(&r, 0, "tries") == 1);
	CHECK(db_script(admin, "DELETE FROM job;") == OK);
}

/* Not confirmed: lapsed at its time, erased a week later; never sent: erased
 * a month after the end; what counts stays. */
static void
sweeping(const struct worker *to, struct world *w, struct db *admin)
{
	struct rows r;

	CHECK(
	    db_script(admin,
		"INSERT INTO submission (id, code, consultation_id, language,"
		" created_at, changed_at) VALUES (3, '7k2m9x4d1s', 1, 'bg', "
		"'" NOW "', '" NOW "');"
		"INSERT INTO comment (id, code, submission_id,"
		" consultation_id, language) VALUES (9, 'cccccccccc', 3, 1,"
		" 'bg');"
		"INSERT INTO comment_text (comment_id, edition, remark, at)"
		" VALUES (9, 1, 'x', '" NOW "');"
		"INSERT INTO `blob` VALUES (77, 1, REPEAT('a', 32));"
		"INSERT INTO blob_part VALUES (77, 0, 'a');"
		"INSERT INTO attachment (code, owner_kind, owner_id, blob_id,"
		" name, type, size, created_at) VALUES ('dddddddddd',"
		" 'comment', 9, 77, 'a', 'text/plain', 1, '" NOW "');") == OK);
	CHECK(sweep(to, "2026-03-04 09:59:59.000000") == OK);
	CHECK(sql_submission_lock(to->db, w->mem, 2, &r) == OK);
	CHECK_TEXT(cell(&r, 0, "state"), "unconfirmed");
	CHECK(sweep(to, UNTIL) == OK);
	CHECK(sql_submission_lock(to->db, w->mem, 2, &r) == OK);
	CHECK_TEXT(cell(&r, 0, "state"), "lapsed");
	CHECK(sweep(to, "2026-03-11 09:00:00.000000") == OK);
	CHECK_TEXT(count_of(w, "submission"), "3");
	CHECK(sweep(to, "2026-03-11 10:00:00.000001") == OK);
	CHECK_TEXT(count_of(w, "submission"), "2");
	CHECK_TEXT(count_of(w, "contact"), "1");
	CHECK(sweep(to, "2026-04-09 22:00:00.000001") == OK);
	CHECK_TEXT(count_of(w, "submission"), "1");
	CHECK_TEXT(count_of(w, "comment_text"), "1");
	CHECK_TEXT(count_of(w, "blob_part WHERE blob_id = 77"), "0");
	CHECK_TEXT(count_of(w, "attachment"), "0");
	/* once a minute, by one of those who try */
	CHECK(sweep_if_due(to) == OK);
	CHECK(sql_lease_take(to->db, w->mem, "sweep", "other", LATER, NOW) ==
	      ERR_CONFLICT);
}

int
main(void)
{
	struct world w = world_new();
	struct db *admin = world_open(&w, ROLE_ADMIN);
	struct site site;
	const struct worker to = town_worker(&w, admin, &site);

	clock_fix(NOW);
	claims(&w, to.db);
	papers_apart(&to, &w, admin);
	town_comment(&w, to.db, 1, "aaaaaaaaaa");
	town_comment(&w, to.db, 2, "bbbbbbbbbb");
	sweeping(&to, &w, admin);
	return check_done();
}
