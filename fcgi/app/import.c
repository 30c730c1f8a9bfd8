/*
 * import.c: a file that was uploaded becomes a version's text.  The reading
 * is done in a cage (draft_convert), the storing in one transaction; until
 * then the version waits.  A refused file leaves a version that says why.
 */
#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/version.h"
#include "fcgi/app/work.h"
#include "fcgi/base/log.h"
#include "fcgi/draft/match.h"
#include "fcgi/draft/same.h"

static enum err
read_as(struct job *j, const struct rows *v, struct bytes file,
    const char *name, struct draft **out)
{
	const char *home = j->site->settings->home;
	const struct draft_options options = {
	    .language = cell(v, 0, "language"),
	    .country = cell(v, 0, "country"),
	    .uri = cell(v, 0, "work"),
	    .date =
		arena_copy_n(j->mem, cell_time(v, 0, "created_at"), DAY_SIZE),
	    .name = name,
	    .conf = arena_printf(j->mem, "%s/conf", home),
	};

	return draft_convert(j->mem, file, &options, out);
}

static enum err
convert(struct job *j, const struct rows *v, struct draft **out)
{
	struct bytes file;

	TRY(blob_load(j->db, j->mem, cell_int(v, 0, "original_id"), &file));
	return read_as(j, v, file, cell(v, 0, "original_name"), out);
}

/* ---- identity ---- */

/* What the reading of the file was not sure of, by the units' new names. */
static void
doubts(const struct draft *from, struct draft *to)
{
	for (size_t i = 0; i < to->unit_count; i++) {
		to->units[i].confidence = from->units[i].confidence;
		to->units[i].doubt = from->units[i].doubt;
	}
	to->warnings = from->warnings;
	to->warning_count = from->warning_count;
	for (size_t i = 0; i < to->warning_count; i++) {
		const struct draft_unit *u =
		    draft_unit_find(from, to->warnings[i].wid);

		if (u)
			to->warnings[i].wid = to->units[u->place].wid;
	}
}

static enum err
published_names(
    struct job *j, const struct rows *v, const char *const **out, size_t *count)
{
	const char **names;
	struct rows r;

	TRY(sql_wids_published(j->db, j->mem, cell_int(v, 0, "document"), &r));
	names = arena_alloc(j->mem, (r.count + 1) * sizeof *names);
	for (size_t i = 0; i < r.count; i++)
		names[i] = cell(&r, i, "wid");
	*out = names;
	*count = r.count;
	return OK;
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
		return OK;
	TRY(read_as(j, v, cell_bytes(&r, 0, "akn"), NULL, &before));
	*refusal = unrepaired(j, v, before, *draft);
	if (*refusal)
		return OK;
	draft_match(j->mem, before, *draft, false, &pairs);
	TRY(published_names(j, v, &names, &count));
	TRY(read_as(j, v,
	    draft_carry(j->mem, before, *draft, &pairs, names, count), NULL,
	    &named));
	if (named->unit_count != (*draft)->unit_count)
		return log_err(ERR_BROKEN, "import.carry",
		    "version %lld: %zu units became %zu", (long long)j->subject,
		    (*draft)->unit_count, named->unit_count);
	doubts(*draft, named);
	*draft = named;
	return OK;
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
stored(struct job *j, const struct rows *v, const struct draft *draft)
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
		return db_commit(j->db);
	db_rollback(j->db);
	/* done by another, or taken away meanwhile */
	return e == ERR_NOT_FOUND ? OK : e;
}

enum err
job_import(struct job *j)
{
	struct rows v;
	struct draft *draft;
	const char *refusal = NULL;
	enum err e;

	TRY(sql_version_to_import(j->db, j->mem, j->subject, &v));
	/* done before, by an owner who could not say so; or taken away */
	if (text_is(cell(&v, 0, "state"), "ready") ||
	    text_is(cell(&v, 0, "state"), "removed"))
		return OK;
	if (!cell(&v, 0, "original_id"))
		return refused(j, "empty");
	e = convert(j, &v, &draft);
	if (e == ERR_INVALID)
		return refused(j, draft->refusal_code);
	TRY(e);
	TRY(carry(j, &v, &draft, &refusal));
	if (refusal)
		return refused(j, refusal);
	e = stored(j, &v, draft);
	return e == ERR_INVALID ? refused(j, "too-large") : e;
}

enum err
job_import_given_up(struct job *j)
{
	return refused(j, "died");
}
