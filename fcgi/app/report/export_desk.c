/*
 * export_desk.c: what leaves the site is asked for with a reason, noted, made
 * by glas jobs, and given for an hour to the person who asked
 * (engineering 11, practice 25): the official table, what an applicant gets,
 * the closed part of the archive's file.
 */
#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/stored.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/report/appraisal.h"
#include "fcgi/app/report/archive.h"
#include "fcgi/app/report/archive_pack.h"
#include "fcgi/app/report/export.h"
#include "fcgi/app/report/export_request.h"
#include "fcgi/app/report/extract_made.h"
#include "fcgi/app/report/report_make.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/office.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"
#include "fcgi/site/site.h"

#include <string.h>

enum { SECRET = 24 };

static struct bytes
digest_of(struct visit *v, const char *secret)
{
	unsigned char *digest = arena_alloc(v->mem, DIGEST_SIZE);

	secret_digest(secret, strlen(secret), digest);
	return (struct bytes){digest, DIGEST_SIZE};
}

/* Who took what, for whoever may ask for it. */
static enum err
given(struct visit *v, struct node *to)
{
	struct node *list;
	struct rows r;

	TRY(sql_exports_of(v->db, v->mem, v->consultation.id, &r));
	list = xml_add(to, "exports");
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = xml_add(list, "export");

		page_moment(v, node, "at", cell_time(&r, i, ".at"),
		    v->consultation.zone);
		xml_add_text(node, "by", cell(&r, i, ".by"));
		xml_add_text(node, "detail", cell(&r, i, ".detail"));
		xml_add_text(node, "reference", cell(&r, i, ".reference"));
		xml_add_text(node, "reason", cell(&r, i, ".reason"));
	}
	return OK;
}

enum err
export_show(struct visit *v, struct node *page)
{
	struct pair first = {"mask", "yes", -1};
	const struct pairs preset = {&first, 1};
	struct node *to = xml_add(page, "desk-export-page");

	desk_tabs(v, to, "report");
	(void)page_offer_with(to, v, export_ask, &preset, NULL);
	return given(v, to);
}

enum err
archive_desk_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-archive-page");
	struct rows r;

	if (v->phase == RELEASED) {
		page_crumb(v, visit_text(v, "desk.title", NULL, NULL),
		    desk_show, NULL);
	} else {
		desk_tabs(v, to, "report");
		(void)page_offer(to, v, archive_closed_ask, NULL);
	}
	TRY(appraisal_said(v, to));
	TRY(sql_archives_of(v->db, v->mem, v->consultation.id, &r));
	page_rows(v, xml_add(to, "archives"), "archive", &r);
	return given(v, to);
}

/* The token says what is to be made, the act who wanted it and why. */
static enum err
ask(struct visit *v, const struct answers *in, const char *what,
    const char *detail, enum err (*wait)(struct visit *, struct node *))
{
	struct deed deed = {"exported", "export", 0, detail, NULL};
	unsigned char random[SECRET];
	const char *secret;

	secret_random(random, sizeof random);
	secret = text_base64url(v->mem, random, sizeof random);
	TRY(sql_token_add(v->db, v->mem, "export", digest_of(v, secret),
	    &v->consultation.id, what, v->now,
	    clock_add(v->mem, v->now, EXPORT_SECONDS), &deed.object));
	deed.reason = answer(in, "reason");
	TRY(desk_note(v, &deed));
	TRY(job_queue(v->db, v->mem, "export", deed.object, NULL, v->now));
	return visit_next(v, wait, "token", secret, NULL);
}

enum err
export_ask(struct visit *v, struct answers *in)
{
	const char *kind = answer(in, "kind"), *what = kind;
	const char *reference = answer(in, "reference");
	const char *holds = answer(in, "holds");

	if (text_is(kind, "extracts") && !v->consultation.reported) {
		answers_fault(in, "kind", "not_reported");
		return ERR_INVALID;
	}
	if (text_is(kind, "on_request"))
		what = arena_printf(v->mem, "%s %s%s", kind, holds ? holds : "",
		    text_is(answer(in, "mask"), "yes") ? " mask" : "");
	return ask(v, in, what,
	    reference ? arena_printf(v->mem, "%s: %s", kind, reference) : kind,
	    export_wait_show);
}

enum err
archive_closed_ask(struct visit *v, struct answers *in)
{
	return ask(v, in, "closed", "closed", archive_wait_show);
}

static enum err
asked(struct visit *v, struct rows *out)
{
	return sql_export_file(v->db, v->mem, v->consultation.id,
	    digest_of(v, path_part(v, "token")), v->who.id, v->now, out);
}

static enum err
wait(struct visit *v, struct node *page, enum err (*zip)(struct visit *))
{
	struct node *to = xml_add(page, "desk-export-wait-page");
	struct rows r;
	bool csv;

	TRY(asked(v, &r));
	desk_tabs(v, to, "report");
	page_moment(
	    v, to, "until", cell_time(&r, 0, "ends_at"), v->consultation.zone);
	if (!cell(&r, 0, "blob_id"))
		return OK;
	csv = text_is(cell(&r, 0, "type"), "text/csv");
	to = xml_add(to, "file");
	xml_attr(to, "type", csv ? "csv" : "zip");
	xml_attr(to, "size", cell(&r, 0, "size"));
	page_link_send(v, to, csv ? export_send : zip, NULL);
	return OK;
}

enum err
export_wait_show(struct visit *v, struct node *page)
{
	return wait(v, page, export_zip_send);
}

enum err
archive_wait_show(struct visit *v, struct node *page)
{
	return wait(v, page, archive_closed_send);
}

static enum err
send(struct visit *v, const char *type)
{
	struct rows r;

	TRY(asked(v, &r));
	if (!cell(&r, 0, "blob_id"))
		return ERR_BUSY;
	if (!text_starts(type, cell(&r, 0, "type")))
		return ERR_NOT_FOUND;
	return stored_send(v, type, cell(&r, 0, "name"),
	    cell_int(&r, 0, "blob_id"), cell_int(&r, 0, "size"));
}

enum err
export_send(struct visit *v)
{
	return send(v, "text/csv; charset=utf-8");
}

enum err
export_zip_send(struct visit *v)
{
	return send(v, "application/zip");
}

enum err
archive_closed_send(struct visit *v)
{
	return send(v, "application/zip");
}

/* ---- the job ---- */

static enum err
filled(struct exporter *x, FILE *to)
{
	bool more = true;

	while (more) {
		struct arena *block = arena_new((size_t)64 << 20);
		struct buffer b = buffer_new(block, (size_t)32 << 20);
		enum err e = export_next(x, &b, &more);

		if (e == OK && b.size &&
		    fwrite(b.data, 1, b.size, to) != b.size)
			e = log_err(ERR_BUSY, "export.file", "%m");
		arena_free(block);
		TRY(e);
	}
	return fflush(to) ? ERR_BUSY : OK;
}

static enum err
official(struct visit *v, FILE **out)
{
	struct exporter *x;
	enum err e;

	TRY(exporter_new(v, EXPORT_OFFICIAL, 0, &x));
	TRY(office_file(v->site->settings->spool, out));
	e = filled(x, *out);
	if (e != OK)
		fclose(*out);
	return e;
}

/* kind: the first word of what the token holds. */
static enum err
made(struct job *j, const struct rows *r, const char *kind, FILE **out)
{
	const char *detail = cell(r, 0, "detail");
	const struct archive_wish closed = {.slug = cell(r, 0, "slug"),
	    .language = cell(r, 0, "language"),
	    .moment = j->now,
	    .closed = true};
	struct visit v = visit_background(
	    j->mem, j->db, j->site, j->now, lang_of(cell(r, 0, "language")));

	if (text_is(kind, "closed"))
		return archive_pack(j, &closed, out);
	TRY(report_visit_know(&v, closed.slug));
	if (text_is(kind, "official"))
		return official(&v, out);
	if (text_is(kind, "extracts"))
		return extracts_pack(&v, out);
	return export_request_pack(&v, detail, out);
}

static enum err
kept(struct job *j, const struct rows *r, const char *kind, FILE *file)
{
	bool csv = text_is(kind, "official");
	const char *name = arena_printf(
	    j->mem, "%s-%s.%s", cell(r, 0, "slug"), kind, csv ? "csv" : "zip");
	unsigned char digest[32];
	int64_t blob, id;

	TRY(blob_store(j->db, j->mem, fileno(file), &blob, digest));
	return sql_export_keep(j->db, j->mem, secret_code(j->mem),
	    cell_int(r, 0, "consultation"), j->subject, blob, name,
	    csv ? "text/csv" : "application/zip", j->now, &id);
}

enum err
job_export(struct job *j)
{
	const char *kind;
	struct rows r;
	FILE *file;
	enum err e;

	e = sql_export_asked(j->db, j->mem, j->subject, &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	kind = arena_copy_n(
	    j->mem, cell(&r, 0, "detail"), strcspn(cell(&r, 0, "detail"), " "));
	TRY(made(j, &r, kind, &file));
	e = db_begin(j->db);
	if (e == OK)
		e = db_end(j->db, kept(j, &r, kind, file));
	fclose(file);
	return e;
}
