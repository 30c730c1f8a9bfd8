/*
 * archive.c: what goes into the archive's file, in one order, and the digest
 * of each member.
 */
#include "fcgi/app/report/archive.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/report/export.h"
#include "fcgi/app/report/report_make.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/office.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { REGISTER_ROWS = 100000, HOUR = 3600, STALE = 20 };
static const size_t piece_most = (size_t)512 << 20;

struct packing {
	struct job *j;
	struct visit v; /* of the act's language */
	int64_t id;
	const char *moment;
	struct office_part *parts;
	size_t count, room;
};

/* ---- members ---- */

static void
put(struct packing *p, const char *name, struct bytes bytes)
{
	if (p->count == p->room) {
		size_t more = p->room ? 2 * p->room : 64;

		p->parts = arena_grow(p->j->mem, p->parts,
		    p->room * sizeof *p->parts, more * sizeof *p->parts);
		p->room = more;
	}
	p->parts[p->count++] =
	    (struct office_part){.name = name, .bytes = bytes};
}

static struct bytes
bytes_of(const char *text)
{
	return (struct bytes){(const unsigned char *)text, strlen(text)};
}

static enum err
put_blob(struct packing *p, const char *name, int64_t blob)
{
	struct bytes file;

	TRY(blob_load(p->j->db, p->j->mem, blob, &file));
	put(p, name, file);
	return OK;
}

static enum err
texts(struct packing *p)
{
	struct arena *mem = p->j->mem;
	struct rows r;

	TRY(sql_archive_versions(p->j->db, mem, p->id, &r));
	for (size_t i = 0; i < r.count; i++) {
		const char *stem =
		    arena_printf(mem, "texts/%s/%s-%s", cell(&r, i, "slug"),
			cell(&r, i, "number"), cell(&r, i, "language"));

		if (cell(&r, i, "akn"))
			put(p, arena_printf(mem, "%s.akn.xml", stem),
			    cell_bytes(&r, i, "akn"));
		if (cell(&r, i, "original_id"))
			TRY(put_blob(p,
			    arena_printf(mem, "%s-original.%s", stem,
				office_ending(
				    mem, cell(&r, i, "original_name"))),
			    cell_int(&r, i, "original_id")));
	}
	return OK;
}

/* Beside the texts, under the names that they have there. */
static enum err
pictures(struct packing *p)
{
	struct rows r;

	TRY(sql_archive_pictures(p->j->db, p->j->mem, p->id, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(put_blob(p,
		    arena_printf(p->j->mem, "texts/%s/media/%s",
			cell(&r, i, "slug"), cell(&r, i, "name")),
		    cell_int(&r, i, "blob")));
	return OK;
}

static enum err
attachments(struct packing *p)
{
	struct arena *mem = p->j->mem;
	struct rows r;

	TRY(sql_archive_attachments(p->j->db, mem, p->id, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(put_blob(p,
		    arena_printf(mem, "files/%s.%s", cell(&r, i, "code"),
			office_ending(mem, cell(&r, i, "name"))),
		    cell_int(&r, i, "blob_id")));
	return OK;
}

static enum err
streamed(struct packing *p, const char *name, void *arg,
    enum err (*next)(void *arg, struct buffer *chunk, bool *more))
{
	struct buffer b = buffer_new(p->j->mem, piece_most);
	bool more = true;

	while (more)
		TRY(next(arg, &b, &more));
	put(p, name, (struct bytes){(const unsigned char *)b.data, b.size});
	return OK;
}

static enum err
report_as(struct packing *p, int64_t edition, const char *as)
{
	struct report_wish wish = {.as = as, .edition = edition, .full = true};
	struct report_maker *maker;

	TRY(report_maker(&p->v, &wish, &maker));
	return streamed(p,
	    arena_printf(p->j->mem, "report/%lld.%s", (long long)edition, as),
	    maker, report_next);
}

static enum err
reports(struct packing *p)
{
	static const char *const live[] = {"csv", "json", "xml"};
	struct arena *mem = p->j->mem;
	struct rows r;

	TRY(sql_archive_reports(p->j->db, mem, p->id, &r));
	for (size_t i = 0; i < r.count; i++)
		for (size_t k = 0; k < sizeof live / sizeof *live; k++)
			TRY(report_as(p, cell_int(&r, i, "edition"), live[k]));
	TRY(sql_archive_report_files(p->j->db, mem, p->id, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(put_blob(p,
		    arena_printf(mem, "report/%s-%s-%s.%s",
			cell(&r, i, "edition"), cell(&r, i, "language"),
			cell(&r, i, "part"), cell(&r, i, "format")),
		    cell_int(&r, i, "blob_id")));
	return OK;
}

static enum err
comments(struct packing *p)
{
	struct exporter *x;

	if (!p->v.consultation.reported)
		return OK;
	TRY(exporter_new(&p->v, false, &x));
	return streamed(p, "comments.csv", x, export_next);
}

static enum err
proofs(struct packing *p)
{
	struct rows r;

	TRY(sql_archive_proofs(p->j->db, p->j->mem, p->id, p->moment, &r));
	for (size_t i = 0; i < r.count; i++)
		put(p,
		    arena_printf(p->j->mem, "proofs/%s-%s-%s.tlog-proof",
			cell(&r, i, "kind"), cell(&r, i, "code"),
			cell(&r, i, "id")),
		    cell_bytes(&r, i, "file"));
	return OK;
}

/* ---- facts ---- */

static void
table(struct node *to, const char *name, const struct rows *r)
{
	struct node *all = xml_add(to, "table");

	xml_attr(all, "name", name);
	for (size_t i = 0; i < r->count; i++) {
		struct node *row = xml_add(all, "row");

		for (size_t k = 0; k < r->columns; k++) {
			const char *words = r->cells[i * r->columns + k];
			struct node *at;

			if (!words)
				continue;
			at = xml_add_text(row, "cell", words);
			xml_attr(at, "name",
			    r->names[k] + strspn(r->names[k], "@:.+~"));
		}
	}
}

static enum err
register_of(struct packing *p, struct node *to)
{
	struct rows r;

	TRY(sql_moderation_register(
	    p->j->db, p->j->mem, p->id, NULL, REGISTER_ROWS, &r));
	table(to, "moderation", &r);
	return OK;
}

static enum err
facts(struct packing *p)
{
	static const struct {
		const char *name;
		enum err (*rows)(struct db *db, struct arena *mem,
		    int64_t consultation, struct rows *out);
	} lists[] = {
	    {"consultation", sql_archive_facts},
	    {"texts", sql_archive_texts},
	    {"bodies", sql_archive_bodies},
	    {"terms", sql_archive_terms},
	    {"notices", sql_archive_places},
	    {"meetings", sql_archive_events},
	    {"decisions", sql_archive_decisions},
	    {"outcomes", sql_archive_outcomes},
	};
	struct node *root = xml_new(p->j->mem, "facts");
	struct rows r;

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		TRY(lists[i].rows(p->j->db, p->j->mem, p->id, &r));
		table(root, lists[i].name, &r);
	}
	TRY(register_of(p, root));
	put(p, "facts.xml", bytes_of(xml_print(p->j->mem, root)));
	return OK;
}

/* ---- what is in it ---- */

/* For any browser, without a program of ours. */
static void
index_page(struct packing *p)
{
	const char *title = p->v.consultation.title;
	struct node *html = xml_new(p->j->mem, "html"), *head, *body, *list;

	xml_attr(html, "xmlns", "http://www.w3.org/1999/xhtml");
	xml_attr(html, "lang", p->v.consultation.language);
	head = xml_add(html, "head");
	xml_add_text(head, "title", title);
	body = xml_add(html, "body");
	xml_add_text(body, "h1", title);
	xml_add_text(body, "p", p->moment);
	list = xml_add(body, "ul");
	for (size_t i = 0; i < p->count; i++) {
		struct node *at =
		    xml_add_text(xml_add(list, "li"), "a", p->parts[i].name);

		xml_attr(at, "href", p->parts[i].name);
	}
	put(p, "index.xhtml", bytes_of(xml_print(p->j->mem, html)));
}

static void
sums(struct packing *p)
{
	struct buffer b = buffer_new(p->j->mem, 64 << 20);
	unsigned char digest[32];

	for (size_t i = 0; i < p->count; i++) {
		secret_sha256(
		    p->parts[i].bytes.at, p->parts[i].bytes.size, digest);
		buffer_printf(&b, "%s  %s\n",
		    text_hex(p->j->mem, digest, sizeof digest),
		    p->parts[i].name);
	}
	put(p, "files.sha256",
	    (struct bytes){(const unsigned char *)b.data, b.size});
}

static enum err
packed(struct packing *p, struct bytes *out)
{
	TRY(facts(p));
	TRY(texts(p));
	TRY(pictures(p));
	TRY(comments(p));
	TRY(reports(p));
	TRY(attachments(p));
	TRY(proofs(p));
	index_page(p);
	sums(p);
	return office_zip(p->j->mem, p->parts, p->count, out);
}

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
	    cell_int(a, 0, "edition"), &r));
	for (size_t i = 0; i < r.count; i++) {
		TRY(sql_archive_replaced(
		    j->db, j->mem, cell_int(&r, i, "id"), &count));
		TRY(bytes_gone(j, cell_int(&r, i, "blob_id")));
	}
	return OK;
}

/* The new one in the place of the old, whose bytes go. */
static enum err
stored(struct job *j, const struct rows *a, struct bytes file)
{
	int64_t old = cell_int(a, 0, "blob_id"), blob, count;
	unsigned char digest[32];

	TRY(blob_store_bytes(j->db, j->mem, file, &blob, digest));
	TRY(sql_archive_ready(j->db, j->mem, j->subject, blob,
	    (int64_t)file.size, (struct bytes){digest, sizeof digest}, j->now,
	    &count));
	if (old)
		TRY(bytes_gone(j, old));
	TRY(earlier_gone(j, a));
	return sql_tally_bump(j->db, j->mem, "consultation",
	    cell_int(a, 0, "consultation"), "meta", 0, 1, &count);
}

enum err
job_archive(struct job *j)
{
	struct packing p = {.j = j};
	struct bytes file;
	struct rows a;
	enum err e;

	e = sql_archive_find(j->db, j->mem, j->subject, &a);
	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	if (cell_int(&a, 0, "waits"))
		return ERR_BUSY;
	p.id = cell_int(&a, 0, "consultation");
	p.moment = cell_time(&a, 0, "moment");
	p.v = visit_background(
	    j->mem, j->db, j->site, p.moment, lang_of(cell(&a, 0, "language")));
	TRY(report_visit_know(&p.v, cell(&a, 0, "slug")));
	TRY(packed(&p, &file));
	TRY(db_begin(j->db));
	return db_end(j->db, stored(j, &a, file));
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
		    "corrected", now, &id));
		TRY(sql_job_add(
		    w->db, w->mem, "archive", id, NULL, NULL, now, &job));
	}
	return OK;
}

enum err
archive_ask(struct visit *v, const char *cause)
{
	int64_t id;

	TRY(sql_archive_add(
	    v->db, v->mem, v->consultation.id, cause, v->now, &id));
	return job_queue(v->db, v->mem, "archive", id, NULL, v->now);
}

/* ---- given out ---- */

enum err
archive_send(struct visit *v)
{
	struct bytes file;
	struct rows r;

	TRY(sql_archive_newest(v->db, v->mem, v->consultation.id, &r));
	TRY(blob_load(v->db, v->mem, cell_int(&r, 0, "blob_id"), &file));
	visit_bytes(v, "application/zip",
	    arena_printf(v->mem, "%s-archive-%s.zip", v->consultation.slug,
		cell(&r, 0, "edition")),
	    file);
	return OK;
}

enum err
archive_link(struct visit *v, struct node *to)
{
	struct node *node;
	struct rows r;
	enum err e = sql_archive_newest(v->db, v->mem, v->consultation.id, &r);

	if (e != OK)
		return e == ERR_NOT_FOUND ? OK : e;
	node = xml_add(to, "link");
	xml_attr(node, "rel", "archive");
	xml_attr(node, "label", "link.archive");
	page_link_send(v, node, archive_send, NULL);
	return OK;
}
