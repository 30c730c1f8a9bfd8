/*
 * report_files.c: a report as files.  Text formats are made while they go
 * out; office files and PDFs by glas jobs, one job a file or volume, so that
 * a restart loses one of them at most, and a file that failed says so.
 */
#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/desk/concern.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/stored.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/report/report_office.h"
#include "fcgi/base/log.h"
#include "fcgi/site/page.h"

/* Made by jobs, in the order of a page; all: a row each also for groups. */
static const struct kind {
	const char *format, *type;
	bool full;
	enum err (*send)(struct visit *v);
} kinds[] = {
    {"pdf", "application/pdf", false, report_pdf_send},
    {"docx",
	"application/vnd.openxmlformats-officedocument.wordprocessingml."
	"document",
	false, report_docx_send},
    {"odt", "application/vnd.oasis.opendocument.text", false, report_odt_send},
    {"xlsx",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	true, report_xlsx_send},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static enum err
number(const struct visit *v, const char *name, int64_t otherwise, int64_t *out)
{
	const char *given = visit_query(v, name);

	*out = otherwise;
	return given && (text_int(given, out) != OK || *out < 1) ? ERR_INVALID
								 : OK;
}

static const char *
file_name(struct visit *v, const char *format)
{
	const char *body = visit_query(v, "body");

	return arena_printf(v->mem, "%s-report%s%s.%s", v->consultation.slug,
	    body ? "-" : "", body ? body : "", format);
}

/* ---- made while they go out ---- */

static enum err
stream(struct visit *v, const char *as, const char *type)
{
	struct report_wish wish = {.as = as};
	struct report_maker *maker;

	wish.full = !text_is(visit_query(v, "table"), "grouped");
	TRY(number(v, "edition", 0, &wish.edition));
	TRY(concern_wanted(v, visit_query(v, "body"), &wish.body));
	TRY(report_maker(v, &wish, &maker));
	visit_stream(v, type, file_name(v, as), report_next, maker);
	return OK;
}

enum err
report_csv_send(struct visit *v)
{
	return stream(v, "csv", "text/csv; charset=utf-8");
}

enum err
report_json_send(struct visit *v)
{
	return stream(v, "json", "application/json");
}

enum err
report_xml_send(struct visit *v)
{
	return stream(v, "xml", "application/xml; charset=utf-8");
}

/* ---- kept ---- */

static enum err
send(struct visit *v, const struct kind *kind)
{
	int64_t edition, part, body;
	struct rows r;

	TRY(number(v, "edition", 0, &edition));
	TRY(number(v, "part", 1, &part));
	TRY(concern_wanted(v, visit_query(v, "body"), &body));
	if (!v->consultation.reported)
		return ERR_NOT_FOUND;
	TRY(sql_report_file_wanted(v->db, v->mem, v->consultation.id, edition,
	    body, kind->format, part, lang_code(v->lang),
	    v->consultation.language, &r));
	if (!cell(&r, 0, "blob_id"))
		return text_is(cell(&r, 0, "state"), "waiting") ? ERR_BUSY
								: ERR_NOT_FOUND;
	return stored_send(v, kind->type, file_name(v, kind->format),
	    cell_int(&r, 0, "blob_id"), cell_int(&r, 0, "size"));
}

enum err
report_pdf_send(struct visit *v)
{
	return send(v, &kinds[0]);
}

enum err
report_docx_send(struct visit *v)
{
	return send(v, &kinds[1]);
}

enum err
report_odt_send(struct visit *v)
{
	return send(v, &kinds[2]);
}

enum err
report_xlsx_send(struct visit *v)
{
	return send(v, &kinds[3]);
}

/* ---- on the page ---- */

static void
kept_file(struct visit *v, struct node *to, const struct kind *kind,
    const struct rows *r, size_t i, const char *edition)
{
	struct node *node = xml_add(to, "file");
	const char *part = cell(r, i, "part");
	bool several = cell_int(r, i, "parts") > 1;

	xml_attr(node, "type", kind->format);
	if (several) {
		xml_attr(node, "part", part);
		xml_attr(node, "parts", cell(r, i, "parts"));
	}
	if (!cell(r, i, "blob_id")) {
		xml_attr(node, "state", cell(r, i, "state"));
		return;
	}
	xml_attr(node, "size", cell(r, i, "size"));
	page_link_send(v, node, kind->send, "?body", visit_query(v, "body"),
	    "?edition", edition, "?part",
	    several && !text_is(part, "1") ? part : NULL, NULL);
}

static void
live_file(struct visit *v, struct node *to, const char *type,
    enum err (*show)(struct visit *), const char *edition)
{
	struct node *node = xml_add(to, "file");

	xml_attr(node, "type", type);
	page_link_send(v, node, show, "?body", visit_query(v, "body"),
	    "?edition", edition, NULL);
}

enum err
report_files(struct visit *v, struct node *to, const struct report_of *of)
{
	const char *edition = NULL;
	struct rows r;

	if (of->edition && of->edition < of->newest)
		edition = arena_printf(v->mem, "%lld", (long long)of->edition);
	if (of->part.final && of->id) {
		TRY(sql_report_files_of(v->db, v->mem, of->id, of->part.body,
		    lang_code(v->lang), v->consultation.language, &r));
		for (size_t k = 0; k < KINDS; k++)
			for (size_t i = 0; i < r.count; i++)
				if (text_is(
					cell(&r, i, "format"), kinds[k].format))
					kept_file(
					    v, to, &kinds[k], &r, i, edition);
	}
	live_file(v, to, "csv", report_csv_send, edition);
	live_file(v, to, "json", report_json_send, edition);
	live_file(v, to, "data", report_xml_send, edition);
	return OK;
}

/* Words of a fault that somebody can do something about; of all others that it
 * failed. */
static const char *
fault_told(const char *fault)
{
	static const char *const told[] = {
	    "no_fop", "no_room", "too_much", "refused", "died"};

	for (size_t i = 0; fault && i < sizeof told / sizeof *told; i++)
		if (text_is(fault, told[i]))
			return told[i];
	return fault ? "other" : NULL;
}

enum err
report_files_made(struct visit *v, struct node *to)
{
	static const char *const numbers[] = {"of", "n", "failed"};
	struct rows r;

	TRY(sql_report_files_made(v->db, v->mem, v->consultation.id, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = xml_add(to, "made");

		xml_attr(node, "type", cell(&r, i, "@type"));
		for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
			xml_attr(node, numbers[k],
			    cell(&r, i,
				arena_printf(v->mem, "@%s", numbers[k])));
		xml_attr(node, "fault", fault_told(cell(&r, i, "@fault")));
	}
	return OK;
}

enum err
report_files_again(struct visit *v, struct answers *in)
{
	struct deed deed = {"files_again", "report", 0, NULL, NULL};
	struct rows r;

	(void)in;
	TRY(sql_report_of(v->db, v->mem, v->consultation.id, 1, NULL, 0, &r));
	deed.object = cell_int(&r, 0, "id");
	TRY(job_queue(
	    v->db, v->mem, "report-files", deed.object, NULL, v->now));
	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, desk_report_show, NULL);
}

/* ---- jobs ---- */

/* The act's language in each script, and those with a general table. */
static bool
wanted_in(const struct job *j, enum lang lang, const char *act)
{
	return text_is(lang_content(lang), act) ||
	       profiles_general(j->site->profiles, lang_content(lang));
}

/* A row a file; a PDF of many rows has several volumes. */
static enum err
asked(struct job *j, struct visit *v, int64_t body)
{
	const char *language = lang_code(v->lang);
	int64_t volumes, count;

	TRY(report_volumes(v, body, &volumes));
	for (size_t k = 0; k < KINDS; k++)
		for (int64_t i = 1; i <= (k ? 1 : volumes); i++)
			TRY(sql_report_file_add(j->db, j->mem, j->subject, body,
			    kinds[k].format, language, i, k ? 1 : volumes,
			    j->now, &count));
	return OK;
}

/* The whole; of several bodies, also each. */
static enum err
asked_in(struct job *j, const struct rows *report, enum lang lang)
{
	struct visit v = visit_background(j->mem, j->db, j->site, j->now, lang);
	struct rows bodies;

	TRY(report_visit_know(&v, cell(report, 0, "slug")));
	TRY(asked(j, &v, 0));
	TRY(sql_bodies_of(j->db, j->mem, v.consultation.id,
	    v.consultation.language, &bodies));
	for (size_t i = 0; bodies.count > 1 && i < bodies.count; i++)
		TRY(asked(j, &v, cell_int(&bodies, i, ".id")));
	return OK;
}

static enum err
asked_all(struct job *j)
{
	struct rows r;
	int64_t count;

	TRY(sql_report_to_file(j->db, j->mem, j->subject, &r));
	for (int i = 0; i < LANGS; i++)
		if (wanted_in(j, (enum lang)i, cell(&r, 0, "language")))
			TRY(asked_in(j, &r, (enum lang)i));
	return sql_report_file_jobs(j->db, j->mem, j->subject, j->now, &count);
}

enum err
job_report_files(struct job *j)
{
	enum err e = job_transaction(j, asked_all);

	return e == ERR_NOT_FOUND ? ERR_GONE : e;
}

/* The new one in the place of the old, whose bytes go.  ERR_CONFLICT: it was
 * asked for again meanwhile, and is made once more. */
static enum err
put(struct job *j, const struct rows *f, struct bytes file)
{
	int64_t old = cell_int(f, 0, "blob_id"), blob, count;
	unsigned char digest[32];

	TRY(blob_store_bytes(j->db, j->mem, file, &blob, digest));
	TRY(sql_report_file_ready(j->db, j->mem, j->subject,
	    cell_time(f, 0, "at"), blob, (int64_t)file.size, j->now));
	if (old) {
		TRY(sql_blob_parts_delete(j->db, j->mem, old, &count));
		TRY(sql_blob_delete(j->db, j->mem, old, &count));
	}
	return sql_tally_bump(j->db, j->mem, "consultation",
	    cell_int(f, 0, "consultation"), "meta", 0, 1, &count);
}

static enum err
stored(struct job *j, const struct rows *f, struct bytes file)
{
	TRY(db_begin(j->db));
	return db_end(j->db, put(j, f, file));
}

/* Whoever waits is told why, also while it is tried again; without the program
 * nothing would come of that. */
static enum err
not_made(struct job *j, enum err e)
{
	int64_t count;

	if (!j->fault)
		j->fault = err_name(e);
	TRY(sql_report_file_waits(
	    j->db, j->mem, j->subject, j->fault, j->now, &count));
	return e == ERR_NOT_FOUND ? ERR_INVALID : e;
}

enum err
job_report_file(struct job *j)
{
	struct report_wish wish = {0};
	struct bytes file;
	struct visit v;
	struct rows f;
	enum err e;

	e = sql_report_file_find(j->db, j->mem, j->subject, &f);
	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	if (!text_is(cell(&f, 0, "state"), "waiting"))
		return OK;
	v = visit_background(
	    j->mem, j->db, j->site, j->now, lang_of(cell(&f, 0, "language")));
	TRY(report_visit_know(&v, cell(&f, 0, "slug")));
	wish.as = cell(&f, 0, "format");
	wish.edition = cell_int(&f, 0, "edition");
	wish.body = cell_int(&f, 0, "body");
	wish.full = text_is(wish.as, "xlsx");
	wish.volume = cell_int(&f, 0, "part");
	wish.volumes = cell_int(&f, 0, "parts");
	wish.rows = wish.volumes > 1 ? VOLUME_ROWS : 0;
	wish.fault = &j->fault;
	e = report_file_make(&v, &wish, &file);
	return e == OK ? stored(j, &f, file) : not_made(j, e);
}

/* Whoever waits for it is told that it will not come. */
enum err
job_report_file_given_up(struct job *j)
{
	struct rows f;
	int64_t count;

	TRY(sql_report_file_failed(
	    j->db, j->mem, j->subject, j->fault, j->now, &count));
	TRY(sql_report_file_find(j->db, j->mem, j->subject, &f));
	return sql_tally_bump(j->db, j->mem, "consultation",
	    cell_int(&f, 0, "consultation"), "meta", 0, 1, &count);
}
