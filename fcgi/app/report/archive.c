/*
 * archive.c: the archive's file: asked for, made, made anew where something has
 * changed, given out.
 */
#include "fcgi/app/report/archive.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/desk/concern.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/stored.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/report/archive_pack.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

enum { HOUR = 3600, STALE = 20 };

/* ---- the job ---- */

static enum err
bytes_gone(struct job *j, int64_t blob)
{
	int64_t count;

	TRY(sql_blob_parts_delete(j->db, j->mem, blob, &count));
	return sql_blob_delete(j->db, j->mem, blob, &count);
}

/* What was taken back since must not be had from an earlier file. */
static enum err
earlier_gone(struct job *j, const struct rows *a)
{
	int64_t count;
	struct rows r;

	TRY(sql_archive_earlier(j->db, j->mem, cell_int(a, 0, "consultation"),
	    cell_int(a, 0, "body"), cell_int(a, 0, "edition"), &r));
	for (size_t i = 0; i < r.count; i++) {
		TRY(sql_archive_replaced(
		    j->db, j->mem, cell_int(&r, i, "id"), &count));
		TRY(bytes_gone(j, cell_int(&r, i, "blob_id")));
	}
	return OK;
}

/* The new one in the place of the old, whose bytes go. */
static enum err
stored(struct job *j, const struct rows *a, FILE *file)
{
	int64_t old = cell_int(a, 0, "blob_id"), blob, count;
	unsigned char digest[32];

	TRY(blob_store(j->db, j->mem, fileno(file), &blob, digest));
	TRY(sql_archive_ready(j->db, j->mem, j->subject, blob,
	    (struct bytes){digest, sizeof digest}, j->now, &count));
	if (old)
		TRY(bytes_gone(j, old));
	TRY(earlier_gone(j, a));
	return sql_tally_bump(j->db, j->mem, "consultation",
	    cell_int(a, 0, "consultation"), "meta", 0, 1, &count);
}

enum err
job_archive(struct job *j)
{
	struct archive_wish wish = {0};
	struct rows a;
	FILE *file;
	enum err e;

	e = sql_archive_find(j->db, j->mem, j->subject, &a);
	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	if (cell_int(&a, 0, "waits"))
		return ERR_BUSY;
	wish.slug = cell(&a, 0, "slug");
	wish.language = cell(&a, 0, "language");
	wish.moment = cell_time(&a, 0, "moment");
	wish.body = cell_int(&a, 0, "body");
	TRY(archive_pack(j, &wish, &file));
	e = db_begin(j->db);
	if (e == OK)
		e = db_end(j->db, stored(j, &a, file));
	fclose(file);
	return e;
}

enum err
job_archive_given_up(struct job *j)
{
	int64_t count;

	return sql_archive_failed(
	    j->db, j->mem, j->subject, j->fault, j->now, &count);
}

/* Once an hour on one host: made again where something has changed. */
enum err
archives_sweep(const struct worker *w, const char *now)
{
	int64_t id, job, count;
	struct rows r;
	enum err e;

	TRY(sql_lease_make(w->db, w->mem, "archives", now, &count));
	e = sql_lease_take(w->db, w->mem, "archives", w->owner,
	    clock_add(w->mem, now, HOUR), now);
	if (e == ERR_CONFLICT)
		return OK;
	TRY(e);
	TRY(sql_archives_stale(
	    w->db, w->mem, clock_add(w->mem, now, -HOUR), STALE, &r));
	for (size_t i = 0; i < r.count; i++) {
		TRY(sql_archive_add(w->db, w->mem, cell_int(&r, i, "id"),
		    cell_int(&r, i, "body"), "corrected", now, &id));
		TRY(sql_job_add(
		    w->db, w->mem, "archive", id, NULL, NULL, now, &job));
	}
	return OK;
}

static enum err
ask(struct visit *v, int64_t body, const char *cause)
{
	int64_t id;

	TRY(sql_archive_add(
	    v->db, v->mem, v->consultation.id, body, cause, v->now, &id));
	return job_queue(v->db, v->mem, "archive", id, NULL, v->now);
}

/* The whole; of several bodies, also each. */
enum err
archive_ask(struct visit *v, const char *cause)
{
	struct rows bodies;

	TRY(ask(v, 0, cause));
	TRY(sql_bodies_of(v->db, v->mem, v->consultation.id,
	    v->consultation.language, &bodies));
	for (size_t i = 0; bodies.count > 1 && i < bodies.count; i++)
		TRY(ask(v, cell_int(&bodies, i, ".id"), cause));
	return OK;
}

/* ---- given out ---- */

enum err
archive_send(struct visit *v)
{
	const char *slug = visit_query(v, "body");
	struct rows r;
	int64_t body;

	TRY(concern_wanted(v, slug, &body));
	TRY(sql_archive_newest(v->db, v->mem, v->consultation.id, body, &r));
	return stored_send(v, "application/zip",
	    arena_printf(v->mem, "%s-archive%s%s-%s.zip", v->consultation.slug,
		slug ? "-" : "", slug ? slug : "", cell(&r, 0, "edition")),
	    cell_int(&r, 0, "blob_id"), cell_int(&r, 0, "size"));
}

static enum err
link_to(struct visit *v, struct node *to, const struct rows *bodies, size_t i)
{
	const char *slug = bodies ? cell(bodies, i, ".slug") : NULL;
	struct node *node;
	struct rows r;
	enum err e = sql_archive_newest(v->db, v->mem, v->consultation.id,
	    bodies ? cell_int(bodies, i, ".id") : 0, &r);

	if (e != OK)
		return e == ERR_NOT_FOUND ? OK : e;
	node = xml_add(to, "link");
	xml_attr(node, "rel", "archive");
	xml_attr(node, "label", bodies ? "link.archive_of" : "link.archive");
	if (bodies)
		xml_attr(node, "of",
		    page_script(
			v, cell(bodies, i, ".lang"), cell(bodies, i, ".name")));
	page_link_send(v, node, archive_send, "?body", slug, NULL);
	return OK;
}

enum err
archive_link(struct visit *v, struct node *to)
{
	struct rows bodies;

	TRY(link_to(v, to, NULL, 0));
	TRY(sql_bodies_of(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), &bodies));
	for (size_t i = 0; bodies.count > 1 && i < bodies.count; i++)
		TRY(link_to(v, to, &bodies, i));
	return OK;
}
