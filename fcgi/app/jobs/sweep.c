/*
 * sweep.c: what is past its term goes: submissions that nobody confirmed or
 * sent, sessions, keys of forms, attempts, links, jobs that are done.  Each
 * minute, on one host (a lease), a few at a time.
 *
 * Not here: the erasure of what counted, which a person asks for and the log
 * must be told of (erase.c).
 */
#include "build/sql.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"

enum {
	MINUTE = 60,
	DAY = 24 * 60 * MINUTE,
	LAPSED_DAYS = 7,  /* from the lapse to the erasure (practice 6) */
	UNSENT_DAYS = 30, /* from the closing */
	BEGUN_DAYS = 2,	  /* an address that never became an account */
	KEPT_DAYS = 30,	  /* links used, jobs done */
	REMOVED_AT_ONCE = 100,
};

static enum err
file_erase(struct db *db, struct arena *mem, const struct rows *r, size_t i)
{
	int64_t blob = cell_int(r, i, "blob"), count;

	TRY(sql_erase_attachment(db, mem, cell_int(r, i, "id"), &count));
	TRY(sql_blob_parts_delete(db, mem, blob, &count));
	return sql_blob_delete(db, mem, blob, &count);
}

/* A table that was uploaded, its rows, its bytes. */
static enum err
table_erase(struct db *db, struct arena *mem, const struct rows *r, size_t i)
{
	int64_t id = cell_int(r, i, "id"), blob = cell_int(r, i, "blob"), n;

	TRY(sql_erase_table_rows(db, mem, id, &n));
	TRY(sql_erase_table(db, mem, id, &n));
	TRY(sql_blob_parts_delete(db, mem, blob, &n));
	return sql_blob_delete(db, mem, blob, &n);
}

enum err
erase_files(struct db *db, struct arena *mem, int64_t submission)
{
	struct rows r;

	TRY(sql_erase_tables(db, mem, submission, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(table_erase(db, mem, &r, i));
	TRY(sql_erase_files(db, mem, submission, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(file_erase(db, mem, &r, i));
	return OK;
}

/* All of one, in the order of the foreign keys. */
static enum err
erase(const struct worker *w, int64_t id)
{
	static enum err (*const steps[])(
	    struct db *, struct arena *, int64_t, int64_t *) = {
	    sql_erase_edits,
	    sql_erase_parts,
	    sql_erase_opinion,
	    sql_erase_texts,
	    sql_erase_comment_units,
	    sql_erase_comment_authorities,
	    sql_erase_comments,
	    sql_erase_answers,
	    sql_erase_answers_before,
	    sql_erase_signatures,
	    sql_erase_contact,
	    sql_erase_mails,
	    sql_erase_sent_from,
	    sql_erase_submission,
	};
	struct rows r;
	int64_t count;

	TRY(sql_erase_lock(w->db, w->mem, id, &r));
	TRY(erase_files(w->db, w->mem, id));
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		TRY(steps[i](w->db, w->mem, id, &count));
	return OK;
}

/* One that cannot be erased does not keep the others. */
static enum err
erase_one(const struct worker *w, int64_t id)
{
	enum err e;

	TRY(db_begin(w->db));
	e = db_end(w->db, erase(w, id));
	if (e != OK && e != ERR_NOT_FOUND)
		log_warn("sweep.erase", "submission %lld: %s", (long long)id,
		    err_name(e));
	return OK;
}

static const char *
days_ago(const struct worker *w, const char *now, int64_t days)
{
	return clock_add(w->mem, now, -days * DAY);
}

static enum err
submissions(const struct worker *w, const char *now)
{
	struct rows r;
	int64_t count;

	TRY(sql_submissions_lapse(w->db, w->mem, now, &count));
	TRY(sql_submissions_to_erase(w->db, w->mem,
	    days_ago(w, now, LAPSED_DAYS), days_ago(w, now, UNSENT_DAYS), &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(erase_one(w, cell_int(&r, i, "id")));
	return OK;
}

/* Files that were taken out again. */
static enum err
removed(const struct worker *w)
{
	struct rows r;

	TRY(sql_attachments_removed(w->db, w->mem, REMOVED_AT_ONCE, &r));
	for (size_t i = 0; i < r.count; i++) {
		TRY(db_begin(w->db));
		TRY(db_end(w->db, file_erase(w->db, w->mem, &r, i)));
	}
	return OK;
}

static enum err
addresses(const struct worker *w, const char *now)
{
	struct rows r;
	int64_t count;

	TRY(sql_accounts_unbegun(
	    w->db, w->mem, days_ago(w, now, BEGUN_DAYS), &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(sql_account_drop(
		    w->db, w->mem, cell_int(&r, i, "id"), &count));
	return OK;
}

enum err
sweep(const struct worker *w, const char *now)
{
	int64_t form_days = w->site->settings->form_hours / 24 + 2;
	int64_t count;

	TRY(submissions(w, now));
	TRY(contacts_sweep(w, now));
	TRY(sql_exports_end(w->db, w->mem, now, &count));
	TRY(removed(w));
	TRY(addresses(w, now));
	TRY(sql_session_sweep(w->db, w->mem, days_ago(w, now, 1), &count));
	TRY(sql_form_key_sweep(
	    w->db, w->mem, days_ago(w, now, form_days), &count));
	TRY(sql_attempt_sweep(w->db, w->mem, days_ago(w, now, 1), &count));
	TRY(sql_sent_from_sweep(w->db, w->mem,
	    days_ago(w, now, w->site->settings->network_days), &count));
	TRY(sql_token_sweep(
	    w->db, w->mem, days_ago(w, now, KEPT_DAYS), &count));
	TRY(groups_sweep(w, now));
	TRY(counts_sweep(w, now));
	TRY(indicators_sweep(w, now));
	TRY(monitoring_sweep(w, now));
	TRY(archives_sweep(w, now));
	TRY(appraisals_sweep(w, now));
	TRY(bares_sweep(w, now));
	return sql_job_sweep(
	    w->db, w->mem, days_ago(w, now, KEPT_DAYS), &count);
}

enum err
sweep_if_due(const struct worker *w)
{
	const char *now = clock_now(w->mem);
	int64_t count;
	enum err e;

	TRY(sql_lease_make(w->db, w->mem, "sweep", now, &count));
	e = sql_lease_take(w->db, w->mem, "sweep", w->owner,
	    clock_add(w->mem, now, MINUTE), now);
	if (e == ERR_CONFLICT)
		return OK;
	TRY(e);
	return sweep(w, now);
}
