/*
 * import.c: a file that was uploaded becomes a version's text.  The reading
 * is done in a cage (draft_convert), the storing in one transaction; until
 * then the version waits.  A refused file leaves a version that says why.
 */
#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/paper/reading.h"
#include "fcgi/app/paper/version.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/draft/match.h"
#include "fcgi/draft/same.h"

/* The annexes that the version is put together from. */
static enum err
annexes(struct job *j, struct reading *r)
{
	struct draft_annex *list;
	struct rows files;

	TRY(sql_version_files(j->db, j->mem, j->subject, &files));
	list = arena_alloc(j->mem, (files.count + 1) * sizeof *list);
	for (size_t i = 0; i < files.count; i++) {
		list[i].name = cell(&files, i, "@name");
		TRY(blob_load(j->db, j->mem, cell_int(&files, i, ".blob"),
		    &list[i].file));
	}
	r->annexes = list;
	r->annex_count = files.count;
	return OK;
}

static enum err
convert(struct job *j, const struct rows *v, struct draft **out)
{
	struct reading r = {.v = v, .name = cell(v, 0, "original_name")};

	/* without a file it starts from the words that people read */
	if (cell(v, 0, "original_id"))
		TRY(blob_load(
		    j->db, j->mem, cell_int(v, 0, "original_id"), &r.file));
	else
		r.file = cell_bytes(v, 0, "base");
	TRY(annexes(j, &r));
	return reading_read(j, &r, out);
}

/* A repaired structure changes not one word; the comparison proves it.  Else
 * the reason with the first words that differ. */
static const char *
unrepaired(struct job *j, const struct rows *v, const struct draft *before,
    const struct draft *draft)
{
	const char *difference;

	if (!text_is(cell(v, 0, "kind"), "repaired"))
		return NULL;
	difference = draft_difference(j->mem, before, draft);
	return difference ? arena_printf(j->mem, "words-changed:%s", difference)
			  : NULL;
}

/* A unit that was published keeps its wId through all versions
 * (engineering 9); the matcher proposes, a person may correct. */
static enum err
carry(struct job *j, const struct rows *v, struct draft **draft,
    const char **refusal)
{
	const char *const *names;
	struct draft *before, *named;
	struct draft_pairs pairs;
	struct rows r;
	size_t count;

	TRY(sql_version_before(j->db, j->mem, cell_int(v, 0, "document"),
	    cell(v, 0, "language"), j->subject, &r));
	if (!r.count)
		return reading_pair(j, v, false, draft);
	TRY(reading_read(j,
	    &(struct reading){.v = v, .file = cell_bytes(&r, 0, "akn")},
	    &before));
	*refusal = unrepaired(j, v, before, *draft);
	if (*refusal)
		return OK;
	draft_match(j->mem, before, *draft, false, &pairs);
	TRY(reading_names(j, v, &names, &count));
	TRY(reading_read(j,
	    &(struct reading){.v = v,
		.file =
		    draft_carry(j->mem, before, *draft, &pairs, names, count)},
	    &named));
	if (named->unit_count != (*draft)->unit_count)
		return log_err(ERR_BROKEN, "import.carry",
		    "version %lld: %zu units became %zu", (long long)j->subject,
		    (*draft)->unit_count, named->unit_count);
	reading_doubts(*draft, named);
	*draft = named;
	/* a translation goes on from the one before */
	return reading_pair(j, v, true, draft);
}

static enum err
refused(struct job *j, const char *code)
{
	int64_t count;

	log_info(
	    "import.refused", "version %lld: %s", (long long)j->subject, code);
	return sql_version_failed(j->db, j->mem, j->subject, code, &count);
}

static enum err
stored(struct job *j, const struct rows *v, const struct draft *draft,
    const struct mends_carried *mended)
{
	const struct version_of of = {
	    .document = cell_int(v, 0, "document"),
	    .version = j->subject,
	    .language = cell(v, 0, "language"),
	};
	struct rows r;
	enum err e;

	TRY(db_begin(j->db));
	e = sql_version_import_lock(j->db, j->mem, j->subject, &r);
	if (e == OK)
		e = version_fill(j->db, j->mem, &of, draft);
	if (e == OK)
		e = mend_carried_store(j, mended);
	if (e == OK)
		e = translations_pair(j);
	if (e == OK && cell(v, 0, "original_id"))
		e = job_queue(j->db, j->mem, "bare", j->subject, NULL, j->now);
	e = db_end(j->db, e);
	/* done by another, or taken away meanwhile */
	return e == ERR_NOT_FOUND ? OK : e;
}

enum err
job_import(struct job *j)
{
	struct rows v;
	struct draft *draft, *unnamed;
	const char *refusal = NULL;
	struct mends_carried mended = {0};
	enum err e;

	TRY(sql_version_to_import(j->db, j->mem, j->subject, &v));
	/* done before, by an owner who could not say so; or taken away */
	if (text_is(cell(&v, 0, "state"), "ready") ||
	    text_is(cell(&v, 0, "state"), "removed"))
		return OK;
	if (!cell(&v, 0, "original_id") && !cell(&v, 0, "base"))
		return refused(j, "empty");
	e = convert(j, &v, &draft);
	if (e == ERR_INVALID)
		return refused(j, draft->refusal_code);
	TRY(e);
	/* what is one unit or two is known before they are told apart */
	TRY(mend_carry(j, &v, false, &draft, &mended));
	unnamed = draft;
	TRY(carry(j, &v, &draft, &refusal));
	if (refusal)
		return refused(j, refusal);
	mend_carried_named(&mended, unnamed, draft);
	TRY(mend_carry(j, &v, true, &draft, &mended));
	e = stored(j, &v, draft, &mended);
	return e == ERR_INVALID ? refused(j, "too-large") : e;
}

enum err
job_import_given_up(struct job *j)
{
	return refused(j, "died");
}
