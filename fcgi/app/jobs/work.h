/*
 * work.h: what glas jobs does with a job it has claimed; the kinds are the
 * table in job.c.  A kind's function is safe to do twice, holds no
 * transaction over slow work, and opens its own where it writes.
 */
#ifndef APP_WORK_H
#define APP_WORK_H

#include "fcgi/site/visit.h"

struct worker;
struct job {
	struct db *db;		/* the jobs' account */
	struct arena *mem;	/* of this job alone */
	const struct site *site;
	int64_t id, subject;	/* subject: what it is about, by the kind */
	const char *kind;
	const char *language;	/* or NULL */
	const char *now, *created;
	const char *fault;	/* out: a word or sentence for the row */
};

/* OK: done.  ERR_BUSY: not now, try again.  ERR_INVALID, ERR_GONE: it never
 * will be; not tried again.  All else: tried again as often as the kind
 * says. */
enum err job_attachment(struct job *j);
enum err job_import(struct job *j);
/* The copies of its files that everybody may have; subject is the version. */
enum err job_bare(struct job *j);
enum err bares_sweep(const struct worker *w, const char *now);
enum err job_mail(struct job *j);
/* What was asked for by the token subject. */
enum err job_export(struct job *j);
/* The extract of the submission as files, in the language of the job. */
enum err job_extract(struct job *j);
/* The files of the notice of the consultation, in the place of older ones. */
enum err job_notice(struct job *j);
/* The files of a report are asked for, and one of them is made. */
enum err job_report_files(struct job *j);
enum err job_report_file(struct job *j);
enum err job_report_file_given_up(struct job *j);
/* A mail to all whom it concerns; subject is the report, the change of term,
 * the consultation. */
enum err job_tell_answered(struct job *j);
enum err job_tell_outcome(struct job *j);
enum err job_tell_event(struct job *j);
enum err job_tell_replied(struct job *j);
enum err job_tell_corrected(struct job *j);
enum err job_tell_term_changed(struct job *j);
enum err job_tell_cancelled(struct job *j);
/* The log is told of replies of the consultation that are out (prove.c). */
enum err job_prove(struct job *j);
/* Figures and rows of the consultation's report (count.c). */
enum err job_count(struct job *j);
/* What was chosen for many comments at once (many_job.c). */
enum err job_many(struct job *j);
enum err job_many_given_up(struct job *j);
/* Like comments of the consultation as groups (gather.c). */
enum err job_group(struct job *j);
/* Queues that where it is due. */
enum err groups_sweep(const struct worker *w, const char *now);
enum err counts_sweep(const struct worker *w, const char *now);
/* The file for the archive; subject is its row (archive.c).  BUSY: files of
 * the report are still being made. */
enum err job_archive(struct job *j);
enum err job_archive_given_up(struct job *j);
enum err archives_sweep(const struct worker *w, const char *now);
/* What the archive need not keep any more is proposed, and what was released
 * is erased; subject is the consultation (appraisal.h). */
enum err appraisals_sweep(const struct worker *w, const char *now);
enum err job_release(struct job *j);
/* Every word and file of a submission whose consultation was released; in a
 * transaction. */
enum err submission_released(struct job *j, int64_t submission);
/* Whoever publishes is asked what became of the act; subject is the
 * consultation (monitoring.c). */
enum err job_ask_monitoring(struct job *j);
enum err monitoring_sweep(const struct worker *w, const char *now);
/* Facts and figures of the month (measure.c); subject is its first day. */
enum err job_indicators(struct job *j);
enum err indicators_sweep(const struct worker *w, const char *now);
/* What a person asked to be erased (erase.c); subject is the request, of the
 * contact the submission.  BUSY: the mail that says so is still on its way. */
enum err job_erase(struct job *j);
enum err job_erase_contact(struct job *j);
enum err job_erase_contact_given_up(struct job *j);
/* To those who decide about such a request, while it waits. */
enum err job_tell_erasure(struct job *j);
/* Followers, and the authors on the units concerned; subject is the version. */
enum err job_tell_draft_changed(struct job *j);
enum err job_tell_draft_withheld(struct job *j);
enum err job_tell_translation(struct job *j);
/* Corrections of a tree that wait; subject is the version. */
enum err job_mend(struct job *j);
/* A translation follows the text that it translates; subject is itself. */
enum err job_pair(struct job *j);
/* A version withheld: its words leave what is derived from it. */
enum err job_withhold(struct job *j);

/* To the members of an organisation; subject is its submission. */
enum err job_opinion_remind(struct job *j);
enum err job_opinion_told(struct job *j);
/* subject is the table that was uploaded. */
enum err job_opinion_table(struct job *j);
enum err job_opinion_table_given_up(struct job *j);

/* The work in a transaction of its own. */
enum err job_transaction(struct job *j, enum err (*work)(struct job *j));

/* After the last try that failed: what waits for it must not wait for ever. */
enum err job_import_given_up(struct job *j);
enum err job_mail_given_up(struct job *j);

/* Claims what is due and does it, one after the other, at most limit; *done
 * says how many were claimed.  owner tells this process from all others. */
struct worker {
	struct db *db;
	struct arena *mem;
	const struct site *site;
	const char *owner;
	const int64_t *papers;	/* 1: what takes long alone (files of reports
				 * ...); 0: all but these; NULL: everything */
};
enum err jobs_round(const struct worker *w, int64_t limit, int64_t *done);

/* What is past its term goes (sweep.c); sweep_if_due: unless this or another
 * host did it within the minute. */
enum err sweep(const struct worker *w, const char *now);
enum err sweep_if_due(const struct worker *w);

/* Addresses of consultations that ended long ago (erase.c). */
enum err contacts_sweep(const struct worker *w, const char *now);
/* The files of a submission and of its comments, with their bytes; in a
 * transaction. */
enum err erase_files(struct db *db, struct arena *mem, int64_t submission);

/* A name for owner: host, process, place, chance (owner.h). */
const char *job_owner(struct arena *mem);

/* glas jobs [--once]: until SIGTERM, which ends it after the job at hand;
 * --once: what is due now. */
enum err jobs_command(const struct settings *s, struct arena *mem, int argc,
		      char **argv);
/* The same for whoever has the site already (site_background); how: the
 * argument, or NULL. */
enum err jobs_work(const struct settings *s, struct arena *mem,
		   const struct site *site, const char *how);

#endif
