/*
 * erase.c: glas jobs erases what a person asked to be erased (practice 13),
 * in one transaction, and tells the log.  Rows stay where sums need them,
 * without a word of the person's; what the log holds is a commitment that
 * nothing can open any more.  The address goes last, when the mail that says
 * so is out.
 */
#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/base/log.h"

#include <string.h>

typedef enum err step(struct db *, struct arena *, int64_t, int64_t *);

struct erasing {
	struct visit v; /* a job has none: language, moment, tallies */
	struct rows row;
	int64_t submission;
	bool words; /* they go too */
};

static enum err
run(struct erasing *x, step *const *steps, size_t count)
{
	int64_t n;

	for (size_t i = 0; i < count; i++)
		TRY(steps[i](x->v.db, x->v.mem, x->submission, &n));
	return OK;
}

/* The log is told that it is gone, not what it was. */
static enum err
note(struct erasing *x, const struct rows *c, size_t i)
{
	struct record record = record_new(x->v.mem, "redaction");
	const char *slug = cell(&x->row, 0, "slug");

	record_add(&record, "consultation", slug);
	record_add(&record, "code", cell(c, i, "code"));
	record_add(&record, "edition", cell(c, i, "edition"));
	record_add(&record, "erased", x->words ? "words" : "name");
	return ledger_note(&x->v, "redaction",
	    arena_printf(x->v.mem, "/c/%s", slug), cell(c, i, "code"), &record);
}

/* A withdrawn one was taken out of the counts when that was done. */
static void
counts(struct erasing *x, const struct rows *c, size_t i)
{
	int64_t consultation = cell_int(&x->row, 0, "consultation");
	int64_t unit = cell_int(c, i, "unit_id");
	bool counted = x->words && strcmp(cell(c, i, "state"), "withdrawn") &&
		       strcmp(cell(c, i, "state"), "erased");

	if (unit) {
		visit_tally(&x->v, "unit", unit, "talk", 1);
		if (counted)
			visit_tally(&x->v, "unit", unit, "comments", -1);
	}
	visit_tally(&x->v, "consultation", consultation, "talk", 1);
	if (!counted)
		return;
	visit_tally(&x->v, "consultation", consultation, "comments", -1);
	if (!cell_int(c, i, "decided"))
		visit_tally(
		    &x->v, "consultation", consultation, "undecided", -1);
}

static enum err
comments(struct erasing *x)
{
	struct rows c;
	int64_t n;

	TRY(sql_personal_comments(x->v.db, x->v.mem, x->submission, &c));
	for (size_t i = 0; i < c.count; i++) {
		int64_t id = cell_int(&c, i, "id");

		if (x->words)
			TRY(sql_personal_comment_gone(
			    x->v.db, x->v.mem, id, x->v.now, &n));
		else
			TRY(sql_personal_comment_unnamed(
			    x->v.db, x->v.mem, id, &n));
		TRY(note(x, &c, i));
		counts(x, &c, i);
	}
	return OK;
}

/* What was said with its records, what hangs on it, files. */
static enum err
without_a_trace(struct erasing *x)
{
	static step *const always[] = {
	    sql_personal_comment_proofs_gone,
	    sql_personal_comment_records_gone,
	    sql_personal_file_proofs_gone,
	    sql_personal_file_records_gone,
	    sql_personal_proofs_gone,
	    sql_personal_records_gone,
	    sql_personal_unsent_gone,
	    sql_personal_editions_gone,
	    sql_erase_answers_before,
	    sql_erase_sent_from,
	    sql_erase_signatures,
	    sql_erase_edits,
	    sql_personal_jobs_gone,
	    sql_personal_mails_gone,
	    sql_personal_tokens_gone,
	};
	static step *const words[] = {
	    sql_personal_words_gone,
	    sql_erase_likeness,
	    sql_erase_phrases,
	    sql_personal_objections_gone,
	    sql_personal_abuse_gone,
	    sql_erase_answers,
	    sql_erase_sources,
	};

	TRY(run(x, always, sizeof always / sizeof *always));
	if (x->words)
		TRY(run(x, words, sizeof words / sizeof *words));
	return erase_files(x->v.db, x->v.mem, x->submission);
}

/* Before the notes of this erasure are written: only the older ones lose
 * their records. */
static enum err
all_of_it(struct erasing *x)
{
	int64_t n;

	TRY(without_a_trace(x));
	TRY(comments(x));
	return sql_personal_submission_gone(
	    x->v.db, x->v.mem, x->submission, x->v.now, &n);
}

/* Files that name the person are not given out any more; they are made anew at
 * their addresses (practice 13). */
static enum err
reports(struct erasing *x)
{
	struct db *db = x->v.db;
	struct arena *mem = x->v.mem;
	struct rows r;
	int64_t n;

	TRY(sql_report_files_naming(db, mem, x->submission, &r));
	for (size_t i = 0; i < r.count; i++) {
		int64_t blob = cell_int(&r, i, "blob_id");

		TRY(sql_report_file_emptied(
		    db, mem, cell_int(&r, i, "id"), x->v.now));
		TRY(sql_blob_parts_delete(db, mem, blob, &n));
		TRY(sql_blob_delete(db, mem, blob, &n));
	}
	return sql_report_files_anew(db, mem, x->submission, x->v.now, &n);
}

/* The act is the machine's; who asked and who decided is in the row. */
static enum err
noted(struct erasing *x, int64_t erasure)
{
	int64_t consultation = cell_int(&x->row, 0, "consultation"), id;

	return sql_act_add(x->v.db, x->v.mem, x->v.now, NULL, NULL, NULL, NULL,
	    &consultation, "erased", "erasure", &erasure,
	    cell(&x->row, 0, "number"), NULL, &id);
}

static enum err
erase(struct job *j)
{
	struct erasing x = {
	    .v = {.mem = j->mem, .db = j->db, .site = j->site, .now = j->now}};
	int64_t id;

	TRY(sql_erasure_job(j->db, j->mem, j->subject, &x.row));
	x.submission = cell_int(&x.row, 0, "submission");
	x.words = !strcmp(cell(&x.row, 0, "how"), "all");
	TRY(all_of_it(&x));
	TRY(reports(&x));
	TRY(sql_erasure_done(j->db, j->mem, j->subject, j->now));
	TRY(noted(&x, j->subject));
	TRY(mail_queue(&x.v, "erased", j->subject, "submission", x.submission,
	    NULL, cell(&x.row, 0, "language")));
	TRY(sql_job_add(j->db, j->mem, "erase-contact", x.submission, NULL,
	    NULL, j->now, &id));
	return visit_tallies(&x.v);
}

enum err
submission_released(struct job *j, int64_t submission)
{
	struct erasing x = {.v = {.mem = j->mem, .db = j->db},
	    .submission = submission,
	    .words = true};
	int64_t n;

	TRY(without_a_trace(&x));
	TRY(sql_release_comments(j->db, j->mem, submission, j->now, &n));
	TRY(sql_erase_contact(j->db, j->mem, submission, &n));
	return sql_personal_submission_gone(
	    j->db, j->mem, submission, j->now, &n);
}

enum err
job_erase(struct job *j)
{
	enum err e = job_transaction(j, erase);

	/* done by another, or before */
	return e == ERR_NOT_FOUND ? OK : e;
}

/* ---- the address ---- */

static enum err
contact_gone(struct job *j)
{
	int64_t n;

	TRY(sql_erase_contact(j->db, j->mem, j->subject, &n));
	return sql_erase_mails(j->db, j->mem, j->subject, &n);
}

enum err
job_erase_contact(struct job *j)
{
	struct rows r;

	TRY(sql_mail_waits(j->db, j->mem, j->subject, &r));
	if (cell_int(&r, 0, "waits"))
		return ERR_BUSY;
	return job_transaction(j, contact_gone);
}

/* The mail never got through: it goes all the same. */
enum err
job_erase_contact_given_up(struct job *j)
{
	return job_transaction(j, contact_gone);
}

/* ---- telling the office ---- */

static enum err
told(struct job *j)
{
	const char *key =
	    arena_printf(j->mem, "%s %lld", j->kind, (long long)j->subject);
	int64_t n;

	TRY(sql_tell_data_staff(j->db, j->mem, key, j->subject, j->now, &n));
	return sql_tell_jobs(j->db, j->mem, "erasure-asked", j->now, &n);
}

enum err
job_tell_erasure(struct job *j)
{
	return job_transaction(j, told);
}

/* ---- addresses past their term ---- */

enum err
contacts_sweep(const struct worker *w, const char *now)
{
	struct rows r;
	int64_t n;

	TRY(sql_contacts_past(
	    w->db, w->mem, now, w->site->settings->contact_days, &r));
	for (size_t i = 0; i < r.count; i++) {
		int64_t id = cell_int(&r, i, "id");

		TRY(sql_contacts_gone(w->db, w->mem, id, &n));
		TRY(sql_contacts_noted(w->db, w->mem, id, now, &n));
		log_info("erase.contacts", "consultation %lld: %lld",
		    (long long)id, (long long)n);
	}
	return OK;
}
