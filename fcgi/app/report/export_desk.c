/*
 * export_desk.c: an official export is asked for with a reason, noted, made
 * by glas jobs, and given for an hour to the person who asked
 * (engineering 11, practice 25).
 */
#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/report/export.h"
#include "fcgi/app/report/report_make.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { SECRET = 24, FILE_MOST = 512 << 20 };

static struct bytes
digest_of(struct visit *v, const char *secret)
{
	unsigned char *digest = arena_alloc(v->mem, DIGEST_SIZE);

	secret_digest(secret, strlen(secret), digest);
	return (struct bytes){digest, DIGEST_SIZE};
}

enum err
export_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-export-page"), *list;
	struct rows r;

	desk_tabs(v, to, "report");
	(void)page_offer(to, v, export_ask, NULL);
	TRY(sql_exports_of(v->db, v->mem, v->consultation.id, &r));
	list = xml_add(to, "exports");
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = xml_add(list, "export");

		page_moment(v, node, "at", cell_time(&r, i, ".at"),
		    v->consultation.zone);
		xml_add_text(node, "by", cell(&r, i, ".by"));
		xml_add_text(node, "detail", cell(&r, i, ".detail"));
		xml_add_text(node, "reason", cell(&r, i, ".reason"));
	}
	return OK;
}

enum err
export_ask(struct visit *v, struct answers *in)
{
	struct deed deed = {"exported", "export", 0, NULL, NULL};
	const char *kind = answer(in, "kind");
	const char *reference = answer(in, "reference");
	unsigned char random[SECRET];
	const char *secret;

	secret_random(random, sizeof random);
	secret = text_base64url(v->mem, random, sizeof random);
	TRY(sql_token_add(v->db, v->mem, "export", digest_of(v, secret),
	    &v->consultation.id, kind, v->now,
	    clock_add(v->mem, v->now, EXPORT_SECONDS), &deed.object));
	deed.detail =
	    reference ? arena_printf(v->mem, "%s: %s", kind, reference) : kind;
	deed.reason = answer(in, "reason");
	TRY(desk_note(v, &deed));
	TRY(job_queue(v->db, v->mem, "export", deed.object, NULL, v->now));
	return visit_next(v, export_wait_show, "token", secret, NULL);
}

static enum err
asked(struct visit *v, struct rows *out)
{
	return sql_export_file(v->db, v->mem, v->consultation.id,
	    digest_of(v, path_part(v, "token")), v->who.id, v->now, out);
}

enum err
export_wait_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-export-wait-page");
	struct rows r;

	TRY(asked(v, &r));
	desk_tabs(v, to, "report");
	page_moment(
	    v, to, "until", cell_time(&r, 0, "ends_at"), v->consultation.zone);
	if (!cell(&r, 0, "blob_id"))
		return OK;
	to = xml_add(to, "file");
	xml_attr(to, "type", "csv");
	xml_attr(to, "size", cell(&r, 0, "size"));
	page_link_send(v, to, export_send, NULL);
	return OK;
}

enum err
export_send(struct visit *v)
{
	struct bytes file;
	struct rows r;

	TRY(asked(v, &r));
	if (!cell(&r, 0, "blob_id"))
		return ERR_BUSY;
	TRY(blob_load(v->db, v->mem, cell_int(&r, 0, "blob_id"), &file));
	visit_bytes(v, "text/csv; charset=utf-8", cell(&r, 0, "name"), file);
	return OK;
}

/* ---- the job ---- */

static enum err
made(struct visit *v, bool official, struct buffer *to)
{
	struct exporter *x;
	bool more = true;

	TRY(exporter_new(v, official, &x));
	while (more)
		TRY(export_next(x, to, &more));
	return OK;
}

static enum err
kept(struct job *j, const struct rows *r, const struct buffer *b)
{
	const char *name = arena_printf(
	    j->mem, "%s-%s.csv", cell(r, 0, "slug"), cell(r, 0, "detail"));
	unsigned char digest[32];
	int64_t blob, id;

	TRY(blob_store_bytes(j->db, j->mem,
	    (struct bytes){(const unsigned char *)b->data, b->size}, &blob,
	    digest));
	return sql_export_keep(j->db, j->mem, secret_code(j->mem),
	    cell_int(r, 0, "consultation"), j->subject, blob, name,
	    (int64_t)b->size, j->now, &id);
}

enum err
job_export(struct job *j)
{
	struct visit v =
	    visit_background(j->mem, j->db, j->site, j->now, LANG_EN);
	struct buffer b = buffer_new(j->mem, FILE_MOST);
	struct rows r;
	enum err e;

	e = sql_export_asked(j->db, j->mem, j->subject, &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	TRY(report_visit_know(&v, cell(&r, 0, "slug")));
	TRY(made(&v, text_is(cell(&r, 0, "detail"), "official"), &b));
	TRY(db_begin(j->db));
	return db_end(j->db, kept(j, &r, &b));
}
