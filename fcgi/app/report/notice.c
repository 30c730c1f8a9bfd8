/*
 * notice.c: the notice as a page, and its files given out.
 */
#include "fcgi/app/report/notice.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/event.h"
#include "fcgi/app/desk/round.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/stored.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/report/notice_make.h"
#include "fcgi/site/page.h"

static const struct kind {
	const char *format, *type;
	enum err (*send)(struct visit *v);
} kinds[] = {
    {"pdf", "application/pdf", notice_pdf_send},
    {"docx",
	"application/vnd.openxmlformats-officedocument.wordprocessingml."
	"document",
	notice_docx_send},
    {"zip", "application/zip", notice_zip_send},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* A board that people stand before wants to be told from when until when. */
static bool
on_board(const struct profile *p)
{
	for (size_t i = 0; p && i < p->place_count; i++)
		if (text_is(p->places[i].key, "board"))
			return true;
	return false;
}

enum err
notice_said(struct visit *v, struct node *to)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	const char *language = v->consultation.language;
	const char *summary = cell(&v->consultation.row, 0, "summary");
	const char *reason = cell(&v->consultation.row, 0, "short_reason");

	if (on_board(p))
		xml_attr(to, "board", "1");
	xml_add_text(to, "address", visit_address(v, overview_show, NULL));
	if (summary)
		page_paragraphs(
		    v, to, "summary", page_script(v, language, summary));
	if (reason)
		page_paragraphs(
		    v, to, "reason", page_script(v, language, reason));
	TRY(overview_facts(v, to, p));
	TRY(overview_papers(v, to));
	return events_shown(v, to);
}

static const struct kind *
kind_of(const char *format)
{
	for (size_t i = 0; i < KINDS; i++)
		if (text_is(kinds[i].format, format))
			return &kinds[i];
	return NULL;
}

enum err
notice_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "notice-page");
	struct rows r;

	TRY(notice_said(v, to));
	if (!v->consultation.published)
		return OK;
	TRY(sql_notice_files(v->db, v->mem, v->consultation.id, NULL, &r));
	for (size_t i = 0; i < r.count; i++) {
		const char *format = cell(&r, i, "format");
		const struct kind *kind = kind_of(format);
		struct node *file = xml_add(to, "file");

		xml_attr(file, "type", format);
		xml_attr(file, "size", cell(&r, i, "size"));
		page_link_send(v, file, kind->send, NULL);
	}
	return OK;
}

static enum err
send(struct visit *v, const char *format)
{
	struct rows r;

	TRY(sql_notice_files(v->db, v->mem, v->consultation.id, format, &r));
	if (!v->consultation.published || r.count == 0)
		return ERR_NOT_FOUND;
	return stored_send(v, kind_of(format)->type, cell(&r, 0, "name"),
	    cell_int(&r, 0, "blob"), cell_int(&r, 0, "size"));
}

enum err
notice_pdf_send(struct visit *v)
{
	return send(v, "pdf");
}

enum err
notice_docx_send(struct visit *v)
{
	return send(v, "docx");
}

enum err
notice_zip_send(struct visit *v)
{
	return send(v, "zip");
}

enum err
notice_again(struct visit *v)
{
	int64_t count;

	TRY(sql_notice_forget(v->db, v->mem, v->consultation.id, &count));
	return job_queue(
	    v->db, v->mem, "notice", v->consultation.id, NULL, v->now);
}

enum err
notice_make(struct visit *v, struct answers *in)
{
	const struct deed deed = {.what = "notice_made"};

	(void)in;
	TRY(notice_again(v));
	TRY(desk_note(v, &deed));
	/* until they are made there are none */
	visit_tally(v, "consultation", v->consultation.id, "meta", 1);
	visit_notice(v, "saved");
	return visit_next(v, round_show, NULL);
}
