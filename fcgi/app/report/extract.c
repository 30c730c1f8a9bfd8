/*
 * extract.c: where the extract of a submission is asked for and taken: behind
 * its code, and in the room of the organisation that filed it.
 */
#include "fcgi/app/report/extract.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/stored.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/organisation/opinion.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/report/extract_made.h"
#include "fcgi/app/report/report_office.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

static const struct kind {
	const char *format, *type;
	enum err (*send)(struct visit *v), (*room_send)(struct visit *v);
} kinds[] = {
    {"pdf", "application/pdf", extract_pdf_send, room_extract_pdf_send},
    {"docx",
	"application/vnd.openxmlformats-officedocument.wordprocessingml."
	"document",
	extract_docx_send, room_extract_docx_send},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* The submission that the path opens: by its code, or as a member.
 * ERR_NOT_FOUND: nothing of it counts, or there is no report. */
static enum err
opened(struct visit *v, int64_t *id)
{
	struct rows s;

	if (!v->organisation)
		TRY(submission_opened(v, &s));
	else
		TRY(sql_extract_of_organisation(
		    v->db, v->mem, v->organisation, v->consultation.id, &s));
	*id = cell_int(&s, 0, ".id");
	return v->consultation.reported &&
		       text_is(cell(&s, 0, ".state"), "filed")
		   ? OK
		   : ERR_NOT_FOUND;
}

/* ---- on its page ---- */

/* The files that there are, else the offer to make them. */
static enum err
files(struct visit *v, struct node *to, int64_t id)
{
	bool code = !v->organisation;
	struct rows r;

	TRY(sql_extract_files(v->db, v->mem, id, v->consultation.id, NULL,
	    lang_code(v->lang), &r));
	if (!r.count)
		(void)page_offer(
		    to, v, code ? extract_ask : room_extract_ask, NULL);
	for (size_t k = 0; k < KINDS; k++)
		for (size_t i = 0; i < r.count; i++) {
			struct node *node;

			if (!text_is(cell(&r, i, "format"), kinds[k].format))
				continue;
			node = xml_add(to, "file");
			xml_attr(node, "type", kinds[k].format);
			page_link_send(v, node,
			    code ? kinds[k].send : kinds[k].room_send, NULL);
		}
	return OK;
}

static enum err
shown(struct visit *v, struct node *page)
{
	struct table_part part;
	struct node *to;
	int64_t id;

	TRY(opened(v, &id));
	TRY(extract_lines(v, &part));
	TRY(extract_said(v, page, id, &part, &to));
	return files(v, to, id);
}

enum err
extract_show(struct visit *v, struct node *page)
{
	return shown(v, page);
}

enum err
room_extract_show(struct visit *v, struct node *page)
{
	return shown(v, page);
}

enum err
extract_door(struct visit *v, struct node *to, const struct rows *s)
{
	if (v->consultation.reported && text_is(cell(s, 0, ".state"), "filed"))
		page_link(v, xml_add(to, "extract"), extract_show, NULL);
	return OK;
}

static enum err
asked(struct visit *v, enum err (*show)(struct visit *, struct node *))
{
	int64_t id;
	enum err e = opened(v, &id);

	if (e != OK)
		return e == ERR_NOT_FOUND && !v->consultation.reported
			   ? ERR_CLOSED
			   : e;
	TRY(job_queue(
	    v->db, v->mem, "extract", id, lang_code(v->lang), v->now));
	visit_notice(v, "extract_asked");
	return visit_next(v, show, NULL);
}

enum err
extract_ask(struct visit *v, struct answers *in)
{
	(void)in;
	return asked(v, extract_show);
}

enum err
room_extract_ask(struct visit *v, struct answers *in)
{
	(void)in;
	return asked(v, room_extract_show);
}

static enum err
send(struct visit *v, const struct kind *kind)
{
	struct rows r;
	int64_t id;

	TRY(opened(v, &id));
	TRY(sql_extract_files(v->db, v->mem, id, v->consultation.id,
	    kind->format, lang_code(v->lang), &r));
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

enum err
room_extract_pdf_send(struct visit *v)
{
	return send(v, &kinds[0]);
}

enum err
room_extract_docx_send(struct visit *v)
{
	return send(v, &kinds[1]);
}

/* ---- the job ---- */

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
	struct extract_of of = {.submission = j->subject};
	struct report_wish wish = {.content = extract_content, .of = &of};
	struct bytes made[KINDS] = {0};
	struct visit v;
	struct rows s;
	enum err e = sql_extract_of(j->db, j->mem, j->subject, &s);

	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	v = visit_background(
	    j->mem, j->db, j->site, j->now, lang_of(j->language));
	TRY(report_visit_know(&v, cell(&s, 0, "slug")));
	TRY(extract_lines(&v, &of.lines));
	for (size_t k = 0; k < KINDS; k++) {
		wish.as = kinds[k].format;
		e = report_file_make(&v, &wish, &made[k]);
		if (e != OK && (e != ERR_NOT_FOUND || k))
			return e;
	}
	TRY(db_begin(j->db));
	return db_end(j->db, keep_all(j, &s, made));
}
