/*
 * act_pdf.c: the stored HTML of a version's units becomes a model, reports/
 * act.xsl makes XSL-FO of it.
 */
#include "fcgi/app/report/act_pdf.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/report/report_office.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

/* Units in units; bytes of pictures in one text; bytes of text after which FOP
 * may let go of what it laid out. */
enum { DEPTHS = 64, PICTURES = 12 << 20, PAUSE = 400 << 10 };

struct act {
	const struct rows *versions;
	size_t which;
	bool pictures;
};

/* A unit that others stand in. */
struct nesting {
	struct node *unit;
	int64_t last;
	const char *after;
};

/* Our own HTML: a sequence of elements. */
static enum err
html(struct visit *v, struct node *to, const char *name, const char *text)
{
	struct node *root;

	if (!text || !*text)
		return OK;
	TRY(xml_parse(v->mem,
	    arena_printf(v->mem, "<%s>%s</%s>", name, text, name), &root));
	xml_add_copy(to, root);
	return OK;
}

static enum err
unit(struct visit *v, struct node *node, const struct rows *r, size_t i)
{
	const char *num = cell(r, i, "num"), *heading = cell(r, i, "heading");

	xml_attr(node, "role", cell(r, i, "role"));
	xml_attr(node, "depth", cell(r, i, "depth"));
	if (num && *num)
		xml_add_text(node, "num", num);
	if (heading && *heading)
		xml_add_text(node, "heading", heading);
	return html(v, node, "own", cell(r, i, "html"));
}

/* A new sheet may begin before what stands at the top. */
static void
pause_before(struct node *node, const struct rows *r, size_t i, size_t *since)
{
	const char *text = cell(r, i, "html");

	*since += text ? strlen(text) : 0;
	if (cell_int(r, i, "depth") || *since < PAUSE)
		return;
	xml_attr(node, "pause", "1");
	*since = 0;
}

static enum err
units(struct visit *v, struct node *to, const struct rows *r)
{
	struct nesting open[DEPTHS] = {{.unit = to, .last = INT64_MAX}};
	size_t depth = 0, since = 0;

	for (size_t i = 0; i <= r->count; i++) {
		int64_t place =
		    i < r->count ? cell_int(r, i, "place") : INT64_MAX - 1;

		/* what ends before this one gets its closing words */
		for (; depth > 0 && open[depth].last < place; depth--)
			TRY(html(
			    v, open[depth].unit, "after", open[depth].after));
		if (i == r->count)
			break;
		if (depth + 1 == DEPTHS)
			return ERR_BROKEN;
		depth++;
		open[depth] =
		    (struct nesting){xml_add(open[depth - 1].unit, "unit"),
			cell_int(r, i, "last_place"), cell(r, i, "html_after")};
		pause_before(open[depth].unit, r, i, &since);
		TRY(unit(v, open[depth].unit, r, i));
	}
	return OK;
}

/* Their bytes with them, as far as there is room. */
static enum err
pictures(struct visit *v, struct node *to, int64_t version)
{
	size_t room = PICTURES;
	struct rows r;

	TRY(sql_act_pdf_pictures(v->db, v->mem, version, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *picture;
		struct bytes bytes;

		TRY(blob_load(v->db, v->mem, cell_int(&r, i, "blob"), &bytes));
		if (bytes.size > room)
			continue;
		room -= bytes.size;
		picture = xml_add(to, "picture");
		xml_attr(picture, "name", cell(&r, i, "name"));
		xml_attr(picture, "data",
		    arena_printf(v->mem, "data:%s;base64,%s",
			cell(&r, i, "type"),
			text_base64(v->mem, bytes.at, bytes.size)));
	}
	return OK;
}

static enum err
content(struct visit *v, struct node *page, const void *of)
{
	const struct act *act = of;
	const struct rows *all = act->versions;
	struct node *to = xml_add(page, "act-page");
	int64_t id = cell_int(all, act->which, "id");
	struct rows r;

	xml_attr(to, "number", cell(all, act->which, "number"));
	xml_add_text(to, "title", cell(all, act->which, "title"));
	page_moment(v, to, "published",
	    cell_time(all, act->which, "published_at"), v->consultation.zone);
	if (act->pictures)
		TRY(pictures(v, to, id));
	TRY(sql_act_pdf_units(v->db, v->mem, id,
	    document_script(v, cell(all, act->which, "language")), &r));
	return units(v, to, &r);
}

static enum err
keep(struct job *j, int64_t version, struct bytes pdf)
{
	unsigned char digest[DIGEST_SIZE];
	int64_t blob;
	struct rows r;

	TRY(sql_act_pdf_lock(j->db, j->mem, version, &r));
	TRY(blob_store_bytes(j->db, j->mem, pdf, &blob, digest));
	return sql_act_pdf_keep(j->db, j->mem, version, blob, j->now);
}

/* PDF/A knows no pictures that let through what is behind them: then words
 * stand in their place. */
static enum err
make(struct visit *v, const struct rows *all, size_t which, struct bytes *pdf)
{
	struct act act = {all, which, true};
	const struct report_wish wish = {
	    .as = "pdf", .staff = true, .content = content, .of = &act};
	enum err e = report_file_make(v, &wish, pdf);

	act.pictures = false;
	return e == ERR_INVALID ? report_file_make(v, &wish, pdf) : e;
}

static enum err
one(struct job *j, const struct visit *of, const struct rows *all, size_t i)
{
	struct visit v = visit_background(
	    j->mem, j->db, j->site, j->now, lang_of(cell(all, i, "language")));
	struct bytes pdf;
	enum err e;

	TRY(report_visit_know(&v, of->consultation.slug));
	e = make(&v, all, i, &pdf);
	if (e == ERR_NOT_FOUND || e == ERR_INVALID || e == ERR_BUSY) {
		log_warn("archive.pdf", "version %s: %s", cell(all, i, "id"),
		    err_name(e));
		return OK;
	}
	TRY(e);
	TRY(db_begin(j->db));
	e = db_end(j->db, keep(j, cell_int(all, i, "id"), pdf));
	/* withheld meanwhile, or made by another */
	return e == ERR_NOT_FOUND ? OK : e;
}

enum err
act_pdfs_make(struct job *j, const struct visit *v)
{
	struct rows r;

	TRY(sql_act_pdfs_missing(j->db, j->mem, v->consultation.id, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(one(j, v, &r, i));
	return OK;
}

enum err
act_pdf_forget(struct job *j, int64_t version)
{
	int64_t count;
	struct rows r;

	TRY(sql_act_pdfs_withheld(j->db, j->mem, version, &r));
	for (size_t i = 0; i < r.count; i++) {
		int64_t blob = cell_int(&r, i, "blob");

		TRY(sql_act_pdf_gone(
		    j->db, j->mem, cell_int(&r, i, "version"), &count));
		TRY(sql_blob_parts_delete(j->db, j->mem, blob, &count));
		TRY(sql_blob_delete(j->db, j->mem, blob, &count));
	}
	return OK;
}
