/*
 * many_job.c: glas jobs does with many comments what an officer has chosen,
 * in one transaction: all or none.  How far it is stands in a row that another
 * connection writes, where a stop is seen; who was quicker with one of them
 * has nothing overwritten.
 */
#include "build/sql.h"
#include "db/role.h"
#include "fcgi/app/answer/many.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/base/clock.h"

struct many {
	struct job *j;
	struct db *told; /* beside the transaction */
	struct rows r;	 /* many_of */
	int64_t consultation, reply, done, meanwhile;
	bool stopped;
};

static bool
decides(const struct many *m)
{
	return text_is(cell(&m->r, 0, "deed"), "decide");
}

/* The reply that all of them get. */
static enum err
reply(struct many *m, const char *language)
{
	return many_reply(m->j->db, m->j->mem,
	    &(struct many_reply){.consultation = m->consultation,
		.authority = cell_int(&m->r, 0, "authority"),
		.account = cell_int(&m->r, 0, "account"),
		.decision = cell(&m->r, 0, "decision"),
		.reasons = cell(&m->r, 0, "reasons"),
		.language = language,
		.now = m->j->now},
	    &m->reply);
}

/* A portion; *changed: how many were as they had been seen. */
static enum err
these(struct many *m, struct arena *mem, const char *these, int64_t *changed)
{
	if (decides(m))
		return many_answer(
		    m->j->db, mem, m->consultation, these, m->reply, changed);
	return sql_comments_assign(m->j->db, mem, m->consultation, these,
	    cell_int(&m->r, 0, "officer"), changed);
}

static enum err
portion(struct many *m, struct arena *mem, int64_t place)
{
	struct rows r;
	int64_t n = 0;
	enum err e;

	TRY(sql_many_part_of(m->j->db, mem, m->j->subject, place, &r));
	TRY(these(m, mem, cell(&r, 0, "these"), &n));
	m->done += n;
	m->meanwhile += cell_int(&r, 0, "n") - n;
	e = sql_many_done(m->told, mem, m->j->subject, m->done);
	m->stopped = e == ERR_CONFLICT;
	return e;
}

static enum err
portions(struct many *m)
{
	int64_t parts = cell_int(&m->r, 0, "parts");
	enum err e = OK;

	for (int64_t i = 0; i < parts && e == OK; i++) {
		struct arena *block = arena_new((size_t)16 << 20);

		e = portion(m, block, i);
		arena_free(block);
	}
	return e;
}

/* Noted as the press of one page is (desk_many.c). */
static enum err
noted(struct many *m)
{
	struct job *j = m->j;
	int64_t account = cell_int(&m->r, 0, "account"), id;
	int64_t authority = cell_int(&m->r, 0, "authority");

	TRY(sql_act_add(j->db, j->mem, j->now, &account, NULL,
	    cell(&m->r, 0, "post"), &authority, &m->consultation,
	    decides(m) ? "submitted" : "assigned", "comment", NULL,
	    arena_printf(j->mem, "%lld", (long long)m->done), NULL, &id));
	if (!decides(m))
		return OK;
	TRY(sql_report_unsigned(j->db, j->mem, m->consultation, &id));
	return sql_tally_bump(j->db, j->mem, "consultation", m->consultation,
	    "undecided", 0, -m->done, &id);
}

/* In the transaction.  CONFLICT: stopped, or somebody was quicker. */
static enum err
all(struct many *m)
{
	struct job *j = m->j;
	struct rows r;

	TRY(sql_many_answerable(j->db, j->mem, m->consultation, &r));
	if (decides(m))
		TRY(reply(m, cell(&r, 0, "language")));
	TRY(portions(m));
	if (m->meanwhile)
		return ERR_CONFLICT;
	TRY(sql_many_end(
	    j->db, j->mem, j->subject, "done", m->done, 0, j->now));
	return noted(m);
}

static enum err
end(struct job *j, const char *state, int64_t meanwhile)
{
	int64_t n;
	enum err e = sql_many_end(
	    j->db, j->mem, j->subject, state, 0, meanwhile, j->now);

	if (e != OK && e != ERR_CONFLICT)
		return e;
	return sql_many_forget(j->db, j->mem, j->subject, &n);
}

/* What became of it.  The report is out, or it was cancelled: too late. */
static enum err
ended(struct many *m, enum err e)
{
	if (e == OK || m->stopped)
		return end(m->j, "stopped", 0);
	if (m->meanwhile || e == ERR_NOT_FOUND)
		return end(m->j, "changed", m->meanwhile);
	return e;
}

enum err
job_many(struct job *j)
{
	struct many m = {.j = j};
	enum err e = sql_many_of(j->db, j->mem, j->subject, &m.r);

	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	if (!text_is(cell(&m.r, 0, "state"), "waiting"))
		return ended(&m, OK);
	m.consultation = cell_int(&m.r, 0, "consultation");
	TRY(role_open(j->site->settings, j->mem, ROLE_JOBS, &m.told));
	e = db_begin(j->db);
	if (e == OK)
		e = db_end(j->db, all(&m));
	db_free(m.told);
	return ended(&m, e);
}

enum err
job_many_given_up(struct job *j)
{
	return end(j, "failed", 0);
}
