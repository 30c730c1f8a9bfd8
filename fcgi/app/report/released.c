/*
 * released.c: glas jobs erases what was released from the archive
 * (appraisal.h): the submissions one by one, then what the office wrote, drafts
 * and files.  Begun again it goes on where it was.  The log keeps its entries:
 * what nobody can open proves nothing any more, and breaks nothing.
 */
#include "build/sql.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/work.h"

enum { AT_ONCE = 200 };

typedef enum err step(struct db *, struct arena *, int64_t, int64_t *);

static enum err
blob_gone(struct job *j, int64_t blob)
{
	int64_t count;

	TRY(sql_release_blob_parts(j->db, j->mem, blob, &count));
	return sql_release_blob(j->db, j->mem, blob, &count);
}

static enum err
submissions(struct job *j)
{
	struct rows r;

	do {
		TRY(sql_release_submissions(
		    j->db, j->mem, j->subject, AT_ONCE, &r));
		for (size_t i = 0; i < r.count; i++) {
			TRY(db_begin(j->db));
			TRY(db_end(j->db,
			    submission_released(j, cell_int(&r, i, "id"))));
		}
	} while (r.count == AT_ONCE);
	return OK;
}

static enum err
files(struct job *j)
{
	int64_t count;
	struct rows r;

	TRY(sql_release_papers(j->db, j->mem, j->subject, &count));
	do {
		TRY(sql_release_files(j->db, j->mem, j->subject, AT_ONCE, &r));
		for (size_t i = 0; i < r.count; i++) {
			int64_t blob = cell_int(&r, i, "blob");

			TRY(sql_erase_attachment(
			    j->db, j->mem, cell_int(&r, i, "id"), &count));
			if (blob)
				TRY(blob_gone(j, blob));
		}
	} while (r.count == AT_ONCE);
	return OK;
}

/* Blobs last: rows that name them go first. */
static enum err
words(struct job *j)
{
	static step *const steps[] = {
	    sql_release_version_pdfs,
	    sql_release_pictures,
	    sql_release_version_files,
	    sql_release_mends,
	    sql_release_fragments,
	    sql_release_units,
	    sql_release_versions,
	    sql_release_report_files,
	    sql_release_archives,
	    sql_release_replies,
	    sql_release_reply_changes,
	    sql_release_notes,
	    sql_release_reports,
	    sql_release_outcomes,
	    sql_release_minutes,
	    sql_release_minute_wishes,
	    sql_release_said,
	    sql_release_themes,
	    sql_release_groups,
	    sql_release_texts,
	};
	struct rows blobs;
	int64_t count;

	TRY(sql_release_blobs(j->db, j->mem, j->subject, &blobs));
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		TRY(steps[i](j->db, j->mem, j->subject, &count));
	for (size_t i = 0; i < blobs.count; i++)
		TRY(blob_gone(j, cell_int(&blobs, i, "blob")));
	TRY(files(j));
	return sql_release_gone(j->db, j->mem, j->subject, j->now, &count);
}

enum err
job_release(struct job *j)
{
	struct rows r;
	enum err e;

	e = sql_release_job(j->db, j->mem, j->subject, &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	TRY(submissions(j));
	return job_transaction(j, words);
}
