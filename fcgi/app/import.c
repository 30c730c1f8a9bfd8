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

static enum err
convert(struct job *j, const struct rows *v, struct draft **out)
{
	const char *home = j->site->settings->home;
	const struct draft_options options = {
	    .language = cell(v, 0, "language"),
	    .country = cell(v, 0, "country"),
	    .uri = cell(v, 0, "work"),
	    .date =
		arena_copy_n(j->mem, cell_time(v, 0, "created_at"), DAY_SIZE),
	    .name = cell(v, 0, "original_name"),
	    .conf = arena_printf(j->mem, "%s/conf", home),
	};
	struct bytes file;

	TRY(blob_load(j->db, j->mem, cell_int(v, 0, "original_id"), &file));
	return draft_convert(j->mem, file, &options, out);
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
	enum err e;

	TRY(db_begin(j->db));
	e = version_fill(j->db, j->mem, &of, draft);
	if (e == OK)
		return db_commit(j->db);
	db_rollback(j->db);
	return e;
}

enum err
job_import(struct job *j)
{
	struct rows v;
	struct draft *draft;
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
	e = stored(j, &v, draft);
	return e == ERR_INVALID ? refused(j, "too-large") : e;
}

enum err
job_import_given_up(struct job *j)
{
	return refused(j, "died");
}
