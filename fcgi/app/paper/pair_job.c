/*
 * pair_job.c: a translation that waits to be published follows what becomes
 * of the text that it translates: read anew, mended, replaced.
 */
#include "build/sql.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/paper/reading.h"
#include "fcgi/app/paper/version.h"

enum err
translations_pair(struct job *j)
{
	int64_t count;
	struct rows r;

	TRY(sql_translations_follow(j->db, j->mem, j->subject, &count));
	TRY(sql_translations_to_pair(j->db, j->mem, j->subject, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(job_queue(j->db, j->mem, "pair", cell_int(&r, i, "id"),
		    NULL, j->now));
	return OK;
}

/* Doubts of its own reading stay; they stand at lines by their places. */
static enum err
doubts(struct job *j, struct draft *draft)
{
	struct draft_warning *kept;
	struct rows units, lines;

	TRY(sql_unit_doubts(j->db, j->mem, j->subject, &units));
	TRY(sql_paper_doubts(j->db, j->mem, j->subject, 5000, &lines));
	for (size_t i = 0; i < draft->unit_count; i++)
		for (size_t k = 0; k < units.count; k++)
			if (text_is(
				cell(&units, k, "wid"), draft->units[i].wid)) {
				draft->units[i].confidence =
				    (int)cell_int(&units, k, "confidence");
				draft->units[i].doubt =
				    cell(&units, k, "doubt");
			}
	kept = arena_alloc(j->mem, (lines.count + 1) * sizeof *kept);
	for (size_t k = 0; k < lines.count; k++)
		kept[k] = (struct draft_warning){cell(&lines, k, ".code"),
		    cell(&lines, k, ".wid") ? cell(&lines, k, ".wid") : "",
		    cell(&lines, k, ".detail")};
	draft->warnings = kept;
	draft->warning_count = lines.count;
	return OK;
}

static enum err
store(struct job *j, const struct rows *v, const struct draft *draft)
{
	const struct version_of of = {
	    cell_int(v, 0, "document"), j->subject, cell(v, 0, "language")};
	struct rows r;

	TRY(sql_version_mend_lock(j->db, j->mem, j->subject, &r));
	return version_fill(j->db, j->mem, &of, draft);
}

enum err
job_pair(struct job *j)
{
	struct draft *draft;
	struct rows v;
	enum err e;

	TRY(sql_version_to_mend(j->db, j->mem, j->subject, &v));
	if (!text_is(cell(&v, 0, "state"), "ready") ||
	    cell(&v, 0, "published_at"))
		return OK;
	TRY(reading_read(j,
	    &(struct reading){.v = &v, .file = cell_bytes(&v, 0, "akn")},
	    &draft));
	TRY(doubts(j, draft));
	TRY(reading_pair_again(j, &v, &draft));
	TRY(db_begin(j->db));
	e = db_end(j->db, store(j, &v, draft));
	/* published or taken away meanwhile */
	return e == ERR_NOT_FOUND ? OK : e;
}
