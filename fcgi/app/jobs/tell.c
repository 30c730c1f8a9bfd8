/*
 * tell.c: one event, many readers: a command queues one job, and here it
 * becomes a mail for everybody whom it concerns.  The Message-ID follows from
 * event and reader, so that a job done twice tells once.
 */
#include "build/sql.h"
#include "fcgi/app/jobs/work.h"

/* What it is about may be gone meanwhile. */
static enum err
in_transaction(struct job *j, enum err (*work)(struct job *j))
{
	enum err e = job_transaction(j, work);

	return e == ERR_NOT_FOUND ? ERR_GONE : e;
}

/* "tell-answered 17" */
static const char *
key(struct job *j)
{
	return arena_printf(j->mem, "%s %lld", j->kind, (long long)j->subject);
}

/* Authors, one mail to an address, and who follows. */
static enum err
everybody_by(
    struct job *j, const char *by, const char *kind, int64_t consultation)
{
	int64_t count;

	TRY(sql_tell_followers(
	    j->db, j->mem, by, kind, j->subject, consultation, j->now, &count));
	TRY(sql_tell_everybody(
	    j->db, j->mem, by, kind, j->subject, consultation, j->now, &count));
	return sql_tell_jobs(j->db, j->mem, kind, j->now, &count);
}

static enum err
everybody(struct job *j, const char *kind, int64_t consultation)
{
	return everybody_by(j, key(j), kind, consultation);
}

/* Authors with their comments and the answers; who follows hears that the
 * report is out. */
static enum err
answered(struct job *j)
{
	struct rows r;
	int64_t count, consultation;

	TRY(sql_tell_report(j->db, j->mem, j->subject, &r));
	consultation = cell_int(&r, 0, "consultation");
	TRY(sql_tell_each(
	    j->db, j->mem, key(j), "answered", consultation, j->now, &count));
	TRY(sql_tell_jobs(j->db, j->mem, "answered", j->now, &count));
	TRY(sql_tell_followers(j->db, j->mem, key(j), "reported", j->subject,
	    consultation, j->now, &count));
	return sql_tell_jobs(j->db, j->mem, "reported", j->now, &count);
}

/* Of each change once. */
static enum err
event(struct job *j)
{
	struct rows r;

	TRY(sql_event_known(j->db, j->mem, j->subject, &r));
	return everybody_by(j,
	    arena_printf(j->mem, "%s %s", key(j), cell(&r, 0, "edition")),
	    "event", cell_int(&r, 0, "consultation"));
}

enum err
job_tell_event(struct job *j)
{
	return in_transaction(j, event);
}

static enum err
term_changed(struct job *j)
{
	struct rows r;

	TRY(sql_tell_term(j->db, j->mem, j->subject, &r));
	return everybody(j, "term-changed", cell_int(&r, 0, "consultation"));
}

static enum err
cancelled(struct job *j)
{
	return everybody(j, "cancelled", j->subject);
}

/* Who follows is told; of the authors those whose units have other words. */
static enum err
draft_changed(struct job *j)
{
	const char *kind = "draft-changed";
	struct rows r;
	int64_t count, consultation;

	TRY(sql_amend_told(j->db, j->mem, j->subject, &r));
	consultation = cell_int(&r, 0, "consultation");
	TRY(sql_tell_unit_authors(j->db, j->mem, key(j), kind, j->subject,
	    cell_int(&r, 0, "base"), consultation, j->now, &count));
	TRY(sql_tell_followers(j->db, j->mem, key(j), kind, j->subject,
	    consultation, j->now, &count));
	return sql_tell_jobs(j->db, j->mem, kind, j->now, &count);
}

static enum err
draft_withheld(struct job *j)
{
	const char *kind = "draft-withheld";
	struct rows r;
	int64_t count, consultation;

	TRY(sql_amend_told(j->db, j->mem, j->subject, &r));
	consultation = cell_int(&r, 0, "consultation");
	TRY(sql_tell_version_authors(j->db, j->mem, key(j), kind, j->subject,
	    consultation, j->now, &count));
	TRY(sql_tell_followers(j->db, j->mem, key(j), kind, j->subject,
	    consultation, j->now, &count));
	return sql_tell_jobs(j->db, j->mem, kind, j->now, &count);
}

/* Who follows in its language, and who spoke of words of it that are others
 * now: for all others nothing changed. */
static enum err
translation(struct job *j)
{
	const char *kind = "translation", *language;
	int64_t count, consultation;
	struct rows r;

	TRY(sql_mail_translation(j->db, j->mem, j->subject, &r));
	consultation = cell_int(&r, 0, "consultation");
	language = cell(&r, 0, "language");
	TRY(sql_tell_readers_of(j->db, j->mem, key(j), kind, j->subject,
	    consultation, language, j->now, &count));
	if (cell(&r, 0, "base_id"))
		TRY(sql_tell_translation_authors(j->db, j->mem, key(j), kind,
		    j->subject, cell_int(&r, 0, "base_id"), consultation,
		    language, j->now, &count));
	return sql_tell_jobs(j->db, j->mem, kind, j->now, &count);
}

static enum err
corrected(struct job *j)
{
	int64_t count;

	TRY(sql_tell_corrected(
	    j->db, j->mem, key(j), j->subject, j->now, &count));
	return sql_tell_jobs(j->db, j->mem, "corrected", j->now, &count);
}

static enum err
outcome(struct job *j)
{
	struct rows r;

	TRY(sql_tell_outcome(j->db, j->mem, j->subject, &r));
	return everybody(j, "outcome", cell_int(&r, 0, "consultation"));
}

enum err
job_tell_outcome(struct job *j)
{
	return in_transaction(j, outcome);
}

static enum err
replied(struct job *j)
{
	int64_t count;

	TRY(sql_tell_replied(
	    j->db, j->mem, key(j), j->subject, j->now, &count));
	return sql_tell_jobs(j->db, j->mem, "replied", j->now, &count);
}

enum err
job_tell_replied(struct job *j)
{
	return in_transaction(j, replied);
}

enum err
job_tell_corrected(struct job *j)
{
	return in_transaction(j, corrected);
}

enum err
job_tell_answered(struct job *j)
{
	return in_transaction(j, answered);
}

enum err
job_tell_term_changed(struct job *j)
{
	return in_transaction(j, term_changed);
}

enum err
job_tell_cancelled(struct job *j)
{
	return in_transaction(j, cancelled);
}

enum err
job_tell_draft_changed(struct job *j)
{
	return in_transaction(j, draft_changed);
}

enum err
job_tell_translation(struct job *j)
{
	return in_transaction(j, translation);
}

enum err
job_tell_draft_withheld(struct job *j)
{
	return in_transaction(j, draft_withheld);
}
