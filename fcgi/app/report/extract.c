/*
 * extract.c: the rows of one submission, numbered as in the whole table, and
 * their files.
 */
#include "fcgi/app/report/extract.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/stored.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/report/report_office.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

static const struct kind {
	const char *format, *type;
	enum err (*send)(struct visit *v);
} kinds[] = {
    {"pdf", "application/pdf", extract_pdf_send},
    {"docx",
	"application/vnd.openxmlformats-officedocument.wordprocessingml."
	"document",
	extract_docx_send},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* ---- on the status page ---- */

enum err
extract_shown(struct visit *v, struct node *to, const struct rows *s)
{
	struct rows r;

	if (!v->consultation.reported ||
	    !text_is(cell(s, 0, ".state"), "filed"))
		return OK;
	TRY(sql_extract_files(v->db, v->mem, cell_int(s, 0, ".id"),
	    v->consultation.id, NULL, lang_code(v->lang), &r));
	if (!r.count) {
		(void)page_offer(to, v, extract_ask, NULL);
		return OK;
	}
	for (size_t k = 0; k < KINDS; k++)
		for (size_t i = 0; i < r.count; i++) {
			struct node *node;

			if (!text_is(cell(&r, i, "format"), kinds[k].format))
				continue;
			node = xml_add(to, "extract");
			xml_attr(node, "type", kinds[k].format);
			page_link_send(v, node, kinds[k].send, NULL);
		}
	return OK;
}

enum err
extract_ask(struct visit *v, struct answers *in)
{
	struct rows s;

	(void)in;
	TRY(submission_opened(v, &s));
	if (!v->consultation.reported ||
	    !text_is(cell(&s, 0, ".state"), "filed"))
		return ERR_CLOSED;
	TRY(job_queue(v->db, v->mem, "extract", cell_int(&s, 0, ".id"),
	    lang_code(v->lang), v->now));
	visit_notice(v, "extract_asked");
	return visit_next(v, status_show, NULL);
}

static enum err
send(struct visit *v, const struct kind *kind)
{
	struct rows s, r;

	TRY(submission_opened(v, &s));
	TRY(sql_extract_files(v->db, v->mem, cell_int(&s, 0, ".id"),
	    v->consultation.id, kind->format, lang_code(v->lang), &r));
	if (!r.count)
		return ERR_NOT_FOUND;
	return stored_send(v, kind->type, cell(&r, 0, "name"),
	    cell_int(&r, 0, "blob"), cell_int(&r, 0, "size"));
}

enum err
extract_pdf_send(struct visit *v)
{
	return send(v, &kinds[0]);
}

enum err
extract_docx_send(struct visit *v)
{
	return send(v, &kinds[1]);
}

/* ---- the job ---- */

/* Lines of these comments, both in rising order of ids or not: a submission
 * has few. */
static void
only(struct table_part *part, const struct rows *ids)
{
	size_t kept = 0;

	for (size_t i = 0; i < part->count; i++)
		for (size_t k = 0; k < ids->count; k++)
			if (part->lines[i].id == cell_int(ids, k, "id"))
				part->lines[kept++] = part->lines[i];
	part->count = kept;
}

/* The submission stands in v->parts: what is made knows no more of a job. */
static enum err
content(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "extract-page"), *table;
	struct report_of of = {.part = {.full = true, .limit = INT32_MAX}};
	struct rows s, ids, report;
	int64_t id;

	TRY(text_int(path_part(v, "submission"), &id));
	TRY(sql_extract_of(v->db, v->mem, id, &s));
	TRY(sql_extract_comments(v->db, v->mem, id, &ids));
	TRY(report_edition(v, &of));
	TRY(sql_report_of(
	    v->db, v->mem, v->consultation.id, 1, NULL, 0, &report));
	xml_attr(to, "number", cell(&s, 0, "number"));
	xml_attr(to, "records", cell(&s, 0, "records_number"));
	xml_attr(to, "report", cell(&report, 0, "number"));
	page_moment(v, to, "received", cell_time(&s, 0, "received_at"),
	    v->consultation.zone);
	page_moment(v, to, "published", cell_time(&report, 0, "published_at"),
	    v->consultation.zone);
	TRY(table_lines(v, &of.part));
	only(&of.part, &ids);
	TRY(table_head(v, to, &table));
	return table_rows(v, table, &of.part, 0, of.part.count);
}

static enum err
keep(struct job *j, const struct rows *s, const char *format, struct bytes file)
{
	unsigned char digest[32];
	int64_t blob, id;

	TRY(blob_store_bytes(j->db, j->mem, file, &blob, digest));
	return sql_extract_keep(j->db, j->mem, secret_code(j->mem),
	    cell_int(s, 0, "consultation"), j->subject, format, blob,
	    arena_printf(
		j->mem, "%s-%s.%s", cell(s, 0, "number"), j->language, format),
	    (int64_t)file.size, j->now, &id);
}

static enum err
keep_all(struct job *j, const struct rows *s, const struct bytes *made)
{
	int64_t count;

	TRY(sql_extract_forget(j->db, j->mem, j->subject, j->language, &count));
	for (size_t k = 0; k < KINDS; k++)
		if (made[k].size)
			TRY(keep(j, s, kinds[k].format, made[k]));
	return OK;
}

/* Without FOP there is no PDF, and no fault. */
enum err
job_extract(struct job *j)
{
	struct report_wish wish = {.content = content};
	struct bytes made[KINDS] = {0};
	struct visit v;
	struct rows s;
	enum err e = sql_extract_of(j->db, j->mem, j->subject, &s);

	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	v = visit_background(
	    j->mem, j->db, j->site, j->now, lang_of(j->language));
	TRY(report_visit_know(&v, cell(&s, 0, "slug")));
	parts_set(&v.parts, "submission",
	    arena_printf(j->mem, "%lld", (long long)j->subject));
	for (size_t k = 0; k < KINDS; k++) {
		wish.as = kinds[k].format;
		e = report_file_make(&v, &wish, &made[k]);
		if (e != OK && (e != ERR_NOT_FOUND || k))
			return e;
	}
	TRY(db_begin(j->db));
	return db_end(j->db, keep_all(j, &s, made));
}
