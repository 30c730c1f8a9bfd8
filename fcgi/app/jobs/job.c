/*
 * job.c: glas jobs: claims what is due, does it, says done (engineering 19).
 * The claim is a transaction of its own, the work is outside any, and only
 * the owner may say done.  What a kind does is in a file of its own.
 */
#include "fcgi/app/jobs/job.h"

#include "build/sql.h"
#include "db/role.h"
#include "fcgi/app/jobs/owner.h"
#include "fcgi/app/jobs/stop.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/proof/proof.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/site/site.h"

enum {
	AT_ONCE = 20,	  /* candidates looked at together */
	IDLE_SECONDS = 1, /* between two looks when nothing is due */
	AWAY_SECONDS = 5, /* when the database is away */
	AWAY_LOOKS = 6,	  /* after so many whoever looks once gives up */
	PAUSE = 30,	  /* before the second try; then doubled */
	PAUSE_MAX = 3600,
};
static const size_t memory_max = (size_t)3 << 30;

struct kind {
	const char *name;
	enum err (*run)(struct job *j);
	enum err (*given_up)(struct job *j);
	int tries;
	int lease; /* seconds */
};

/* A mail is tried for most of two days; a file waits for its scanner for as
 * long as that is away. */
static const struct kind kinds[] = {
    {"archive", job_archive, job_archive_given_up, 48, 1800},
    {"ask-monitoring", job_ask_monitoring, NULL, 10, 180},
    {"attachment", job_attachment, NULL, 100000, 180},
    {"bare", job_bare, NULL, 3, 900},
    {"count", job_count, NULL, 3, 1800},
    {"prove", job_prove, NULL, 48, 1800},
    {"group", job_group, NULL, 3, 1800},
    {"export", job_export, NULL, 5, 300},
    {"extract", job_extract, NULL, 5, 600},
    {"indicators", job_indicators, NULL, 5, 7200},
    {"import", job_import, job_import_given_up, 3, 300},
    {"notice", job_notice, NULL, 5, 600},
    {"mail", job_mail, job_mail_given_up, 48, 180},
    {"erase", job_erase, NULL, 20, 300},
    {"erase-contact", job_erase_contact, job_erase_contact_given_up, 48, 60},
    {"release", job_release, NULL, 48, 7200},
    {"remind-erasure", job_tell_erasure, NULL, 10, 180},
    {"report-file", job_report_file, job_report_file_given_up, 3, 900},
    {"report-files", job_report_files, NULL, 10, 180},
    {"opinion-remind", job_opinion_remind, NULL, 10, 180},
    {"opinion-table", job_opinion_table, job_opinion_table_given_up, 3, 120},
    {"opinion-told", job_opinion_told, NULL, 10, 180},
    {"tell-answered", job_tell_answered, NULL, 10, 180},
    {"tell-outcome", job_tell_outcome, NULL, 10, 180},
    {"tell-event", job_tell_event, NULL, 10, 180},
    {"tell-replied", job_tell_replied, NULL, 10, 180},
    {"tell-cancelled", job_tell_cancelled, NULL, 10, 180},
    {"tell-corrected", job_tell_corrected, NULL, 10, 180},
    {"tell-draft-changed", job_tell_draft_changed, NULL, 10, 180},
    {"tell-draft-withheld", job_tell_draft_withheld, NULL, 10, 180},
    {"tell-translation", job_tell_translation, NULL, 10, 180},
    {"tell-term-changed", job_tell_term_changed, NULL, 10, 180},
    {"tell-erasure", job_tell_erasure, NULL, 10, 180},
    {"many", job_many, job_many_given_up, 5, 1800},
    {"mend", job_mend, NULL, 3, 300},
    {"pair", job_pair, NULL, 3, 300},
    {"withhold", job_withhold, NULL, 48, 180},
};

enum err
job_transaction(struct job *j, enum err (*work)(struct job *j))
{
	TRY(db_begin(j->db));
	return db_end(j->db, work(j));
}

static const struct kind *
kind_find(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (text_is(kinds[i].name, name))
			return &kinds[i];
	return NULL;
}

/* Seconds to wait after so many tries. */
static int64_t
pause_after(int64_t tries)
{
	int64_t seconds = PAUSE;

	while (--tries > 0 && seconds < PAUSE_MAX)
		seconds *= 2;
	return seconds < PAUSE_MAX ? seconds : PAUSE_MAX;
}

static enum err
failed(const struct worker *w, struct job *j, const struct kind *kind)
{
	log_warn(
	    "job.failed", "%s %lld: %s", j->kind, (long long)j->id, j->fault);
	if (kind && kind->given_up)
		TRY(kind->given_up(j));
	return sql_job_failed(w->db, w->mem, j->id, w->owner, j->now, j->fault);
}

/* What the row says after the work. */
static enum err
settle(const struct worker *w, struct job *j, const struct kind *kind,
    enum err e, int64_t tries)
{
	const char *now = clock_now(w->mem);

	if (e == OK)
		return sql_job_done(w->db, w->mem, j->id, w->owner, now);
	if (!j->fault)
		j->fault = err_name(e);
	if (e == ERR_INVALID || e == ERR_GONE || tries >= kind->tries)
		return failed(w, j, kind);
	return sql_job_again(w->db, w->mem, j->id, w->owner,
	    clock_add(w->mem, now, pause_after(tries)), j->fault);
}

static enum err
run(const struct worker *w, const struct kind *kind, struct job *j,
    int64_t tries)
{
	enum err e;

	log_request(arena_printf(w->mem, "job-%lld", (long long)j->id));
	if (!kind) {
		j->fault = "no such kind";
		e = failed(w, j, NULL);
	} else if (tries > kind->tries) {
		/* whoever had it ended with it, each time */
		j->fault = "died";
		e = failed(w, j, kind);
	} else {
		e = settle(w, j, kind, kind->run(j), tries);
	}
	log_request("");
	/* somebody else has it by now: his result stands */
	return e == ERR_CONFLICT ? OK : e;
}

/* One candidate: claimed, done, settled.  *claimed: it was ours. */
static enum err
attempt(const struct worker *w, const struct rows *r, size_t i, bool *claimed)
{
	const char *name = cell(r, i, "kind"), *now = clock_now(w->mem);
	const struct kind *kind = kind_find(name);
	struct job j = {
	    .db = w->db,
	    .mem = arena_new(memory_max),
	    .site = w->site,
	    .id = cell_int(r, i, "id"),
	    .subject = cell_int(r, i, "subject"),
	    .kind = name,
	    .language = cell(r, i, "language"),
	    .now = now,
	    .created = cell_time(r, i, "created_at"),
	};
	enum err e;

	e = sql_job_claim(w->db, w->mem, j.id, w->owner,
	    clock_add(w->mem, now, kind ? kind->lease : 60), now);
	*claimed = e == OK;
	if (e == OK)
		e = run(w, kind, &j, cell_int(r, i, "tries") + 1);
	else if (e == ERR_CONFLICT)
		e = OK;
	arena_free(j.mem);
	return e;
}

enum err
jobs_round(const struct worker *w, int64_t limit, int64_t *done)
{
	/* who does all of them lets no letter wait behind what takes long */
	static const int64_t quick = 0;
	const char *now = clock_now(w->mem);
	struct rows r;
	bool claimed;

	*done = 0;
	TRY(jobs_left(w, now));
	TRY(sql_jobs_due(
	    w->db, w->mem, w->papers ? w->papers : &quick, now, limit, &r));
	if (r.count == 0 && !w->papers)
		TRY(sql_jobs_due(w->db, w->mem, NULL, now, limit, &r));
	for (size_t i = 0; i < r.count; i++) {
		TRY(attempt(w, &r, i, &claimed));
		*done += claimed;
	}
	return OK;
}

/* What is done without a job; a fault in it does not keep the jobs.  How many
 * proofs were made: there may be more. */
static int64_t
upkeep(const struct worker *w)
{
	int64_t proofs = 0;
	enum err e = sweep_if_due(w);

	if (e == OK)
		e = proofs_make(w, &proofs);
	if (e != OK && e != ERR_BUSY)
		log_warn("jobs.upkeep", "%s", err_name(e));
	return e == OK ? proofs : 0;
}

/* One look; false when told to stop.  A database that is away is waited
 * for. */
static bool
again(const struct worker *w, bool once, enum err *e)
{
	/* one of two does what nobody asked for */
	int64_t done = 0, made = w->papers && *w->papers ? 0 : upkeep(w);

	*e = jobs_round(w, once ? AT_ONCE : 1, &done);
	arena_reset(w->mem);
	if (once)
		return *e == OK && done + made > 0;
	if (*e != OK && *e != ERR_BUSY)
		log_warn("jobs.round", "%s", err_name(*e));
	return !stop_told(*e != OK	? AWAY_SECONDS
			  : done + made ? 0
					: IDLE_SECONDS);
}

/* Whoever looks once waits too, but not for ever; false: no more. */
static bool
waited(bool once, enum err e, int looks)
{
	return once && e == ERR_BUSY && looks < AWAY_LOOKS &&
	       !stop_told(AWAY_SECONDS);
}

enum err
jobs_work(const struct settings *s, struct arena *mem, const struct site *site,
    const char *how)
{
	static const int64_t apart[] = {0, 1};
	bool once = how && text_is(how, "--once");
	struct worker w = {.mem = arena_new((size_t)512 << 20), .site = site};
	enum err e;

	if (how && text_is(how, "--no-papers"))
		w.papers = &apart[0];
	else if (how && text_is(how, "--papers"))
		w.papers = &apart[1];
	stop_hold();
	TRY(role_open(s, mem, ROLE_JOBS, &w.db));
	w.owner = job_owner(mem);
	for (int looks = 0; again(&w, once, &e) || waited(once, e, looks);)
		looks += e == ERR_BUSY;
	db_free(w.db);
	arena_free(w.mem);
	return once ? e : OK;
}

enum err
jobs_command(const struct settings *s, struct arena *mem, int argc, char **argv)
{
	struct site site;

	TRY(site_background(s, ALL_OUTPUTS, &site));
	return jobs_work(s, mem, &site, argc > 1 ? argv[1] : NULL);
}
