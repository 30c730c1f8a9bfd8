/*
 * notice_make.c: the notice as files, and with the papers in one archive.  All
 * are made before any is kept, so that an archive never holds what another
 * file has not.
 */
#include "fcgi/app/report/notice_make.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/report/report_office.h"
#include "fcgi/base/office.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

/* Files of the notice itself; then two of each paper. */
enum { NOTICES = 3, MEMBERS = 256 };

struct archive {
	struct office_part parts[MEMBERS];
	size_t count;
};

static enum err
content(struct visit *v, struct node *page, const void *of)
{
	(void)of;
	return notice_said(v, xml_add(page, "notice-page"));
}

/* What FEED writes is XML: in its declaration's place stands what browsers
 * want. */
static struct bytes
as_html(struct arena *mem, struct bytes xml)
{
	static const char doctype[] = "<!DOCTYPE html>\n";
	const unsigned char *at = memchr(xml.at, '\n', xml.size);
	const char *text;

	if (!at)
		return xml;
	text = arena_printf(mem, "%s%.*s", doctype,
	    (int)(xml.size - (size_t)(at + 1 - xml.at)), (const char *)at + 1);
	return (struct bytes){(const unsigned char *)text, strlen(text)};
}

/* The notice as that format; without FOP there is no PDF, and no fault. */
static enum err
notice(struct visit *v, const char *format, struct archive *to)
{
	const struct report_wish wish = {
	    .as = format, .staff = true, .content = content};
	struct office_part *part = &to->parts[to->count];
	enum err e = report_file_make(v, &wish, &part->bytes);

	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	if (text_is(format, "html"))
		part->bytes = as_html(v->mem, part->bytes);
	part->name = arena_printf(v->mem, "notice.%s", format);
	to->count++;
	return OK;
}

static void
member(struct archive *to, const char *name, struct bytes bytes)
{
	if (to->count < MEMBERS)
		to->parts[to->count++] =
		    (struct office_part){.name = name, .bytes = bytes};
}

/* Each paper as it came, and as the Akoma Ntoso that people read. */
static enum err
papers(struct job *j, struct archive *to)
{
	struct bytes original;
	struct rows r;

	TRY(sql_notice_papers(j->db, j->mem, j->subject, &r));
	for (size_t i = 0; i < r.count; i++) {
		const char *slug = cell(&r, i, "slug");

		member(to, arena_printf(j->mem, "documents/%s.akn.xml", slug),
		    cell_bytes(&r, i, "akn"));
		if (!cell(&r, i, "original"))
			continue;
		TRY(blob_load(
		    j->db, j->mem, cell_int(&r, i, "original"), &original));
		member(to,
		    arena_printf(j->mem, "documents/%s.%s", slug,
			office_ending(j->mem, cell(&r, i, "name"))),
		    original);
	}
	return OK;
}

static enum err
keep(struct job *j, const char *slug, const char *format, struct bytes file)
{
	unsigned char digest[32];
	int64_t blob, id;

	TRY(blob_store_bytes(j->db, j->mem, file, &blob, digest));
	return sql_notice_keep(j->db, j->mem, secret_code(j->mem), j->subject,
	    format, blob, arena_printf(j->mem, "%s-notice.%s", slug, format),
	    (int64_t)file.size, j->now, &id);
}

static enum err
keep_all(struct job *j, const char *slug, const struct archive *made,
    struct bytes whole)
{
	int64_t count;

	TRY(sql_notice_forget(j->db, j->mem, j->subject, &count));
	for (size_t i = 0; i < made->count; i++) {
		const char *name = made->parts[i].name;

		if (!strncmp(name, "notice.", 7) && !text_is(name + 7, "html"))
			TRY(keep(j, slug, name + 7, made->parts[i].bytes));
	}
	TRY(keep(j, slug, "zip", whole));
	return sql_tally_bump(
	    j->db, j->mem, "consultation", j->subject, "meta", 0, 1, &count);
}

enum err
job_notice(struct job *j)
{
	static const char *const formats[NOTICES] = {"pdf", "docx", "html"};
	struct archive made = {.count = 0};
	struct bytes whole;
	struct rows r;
	struct visit v;
	enum err e;

	e = sql_notice_of(j->db, j->mem, j->subject, &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? OK : e; /* not published */
	v = visit_background(
	    j->mem, j->db, j->site, j->now, lang_of(cell(&r, 0, "language")));
	TRY(report_visit_know(&v, cell(&r, 0, "slug")));
	for (size_t i = 0; i < NOTICES; i++)
		TRY(notice(&v, formats[i], &made));
	TRY(papers(j, &made));
	TRY(office_zip(j->mem, made.parts, made.count, &whole));
	TRY(db_begin(j->db));
	return db_end(j->db, keep_all(j, cell(&r, 0, "slug"), &made, whole));
}
