/*
 * look.c: a file that waits is looked at: what it is, by its content, in a
 * cage; pictures lose their metadata; a virus scanner is asked where one is
 * configured.  Until all of that is done it waits, and is given to nobody.
 */
#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/jobs/scan.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/base/log.h"
#include "fcgi/draft/attachment.h"

/* What was found. */
struct finding {
	struct attachment file;
	const char *why; /* it is held back, or NULL */
};

static enum err
find(struct job *j, struct bytes file, struct finding *out)
{
	const char *clamd = j->site->settings->clamd_socket;
	bool found = false;
	enum err e = attachment_look(j->mem, file, &out->file);

	if (e == ERR_INVALID) {
		out->file = (struct attachment){.bytes = file};
		out->why = "damaged";
		return OK;
	}
	TRY(e);
	if (!*out->file.type)
		out->why = "type";
	if (*clamd)
		TRY(scan(clamd, out->file.bytes, &found));
	if (found)
		out->why = "virus";
	return OK;
}

/* The pages that list it are other ones now. */
static enum err
pages(struct job *j, const struct rows *a)
{
	int64_t unit = cell_int(a, 0, "unit"), count;

	if (!cell_int(a, 0, "public"))
		return OK;
	TRY(sql_tally_bump(j->db, j->mem, "consultation",
	    cell_int(a, 0, "consultation"), "talk", 0, 1, &count));
	return unit ? sql_tally_bump(
			  j->db, j->mem, "unit", unit, "talk", 0, 1, &count)
		    : OK;
}

static enum err
kept(struct job *j, const struct rows *a, const struct finding *f)
{
	int64_t blob = cell_int(a, 0, "blob"), before = blob, count;
	unsigned char digest[32];
	const char *type = f->file.type && *f->file.type
			       ? f->file.type
			       : "application/octet-stream";

	if (f->file.bare)
		TRY(blob_store_bytes(
		    j->db, j->mem, f->file.bytes, &blob, digest));
	TRY(sql_attachment_looked(j->db, j->mem, j->subject, blob, type,
	    (int64_t)f->file.bytes.size, f->why ? "held" : "clean", f->why,
	    j->now));
	if (f->file.bare) {
		TRY(sql_blob_parts_delete(j->db, j->mem, before, &count));
		TRY(sql_blob_delete(j->db, j->mem, before, &count));
	}
	return pages(j, a);
}

enum err
job_attachment(struct job *j)
{
	struct finding found = {0};
	struct rows a;
	struct bytes file;
	enum err e;

	e = sql_attachment_waiting(j->db, j->mem, j->subject, &a);
	/* erased, done before, or taken away */
	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	if (!text_is(cell(&a, 0, "state"), "waiting"))
		return OK;
	TRY(blob_load(j->db, j->mem, cell_int(&a, 0, "blob"), &file));
	TRY(find(j, file, &found));
	if (found.why)
		log_info("attachment.held", "%lld: %s", (long long)j->subject,
		    found.why);
	TRY(db_begin(j->db));
	e = db_end(j->db, kept(j, &a, &found));
	return e == ERR_CONFLICT ? OK : e;
}
