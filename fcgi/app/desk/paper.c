/*
 * paper.c: files of a consultation in preparation.  A new file is a further
 * version; only the newest one that could be read counts.
 */
#include "fcgi/app/desk/paper.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/readiness.h"
#include "fcgi/app/desk/round.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/paper/amend.h"
#include "fcgi/app/paper/annex.h"
#include "fcgi/app/paper/outline_desk.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { DOUBTS_SHOWN = 100, AGAIN_SECONDS = 5, NAME_MAX = 300 };

static enum err
wanted(struct visit *v, struct rows *out)
{
	return sql_paper_by_slug(
	    v->db, v->mem, v->consultation.id, path_part(v, "document"), out);
}

enum err
paper_add_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-document-page");
	struct pair first[] = {{"language", v->consultation.language, -1}};
	const struct pairs preset = {first, 1};

	desk_tabs(v, to, "consultation");
	(void)page_offer_with(to, v, paper_add, &preset, NULL);
	return OK;
}

/* The file as it came, and a version that waits to be read; it is another
 * file than that with the digest before it, or NULL. */
static enum err
receive(struct visit *v, struct answers *in, int64_t document,
    const char *before, int64_t *version)
{
	const struct upload *file = answer_file(in, "file");
	struct deed deed = {.what = "uploaded", .kind = "version"};
	unsigned char digest[DIGEST_SIZE];
	int64_t blob;

	if (!file)
		return ERR_INVALID;
	TRY(blob_store(v->db, v->mem, file->fd, &blob, digest));
	if (text_is(before, text_hex(v->mem, digest, DIGEST_SIZE))) {
		answers_fault(in, "file", "same_file");
		return ERR_INVALID;
	}
	deed.detail = text_cut(v->mem, file->name, NAME_MAX);
	TRY(sql_paper_version(v->db, v->mem, document, blob, deed.detail,
	    v->who.id, v->now, &deed.object));
	TRY(job_queue(v->db, v->mem, "import", deed.object, NULL, v->now));
	TRY(desk_note(v, &deed));
	visit_notice(v, "uploaded");
	*version = deed.object;
	return OK;
}

/* Remarks are asked for on the draft and what belongs to it, not on the
 * papers that explain it. */
static bool
commentable(const char *kind)
{
	static const char *const kinds[] = {
	    "draft", "annex", "questions", "summary", "programme"};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (text_is(kind, kinds[i]))
			return true;
	return false;
}

enum err
paper_add(struct visit *v, struct answers *in)
{
	const char *slug = answer(in, "slug");
	int64_t id, count, version;
	enum err e = sql_paper_add(v->db, v->mem, v->consultation.id, slug,
	    answer(in, "kind"), answer(in, "language"),
	    commentable(answer(in, "kind")), v->now, &id);

	if (e == ERR_CONFLICT) {
		answers_fault(in, "slug", "taken");
		return ERR_INVALID;
	}
	TRY(e);
	TRY(sql_paper_title(v->db, v->mem, id, answer(in, "language"),
	    answer(in, "title"), &count));
	TRY(receive(v, in, id, NULL, &version));
	return visit_next(v, paper_show, "document", slug, NULL);
}

enum err
paper_replace(struct visit *v, struct answers *in)
{
	struct rows r, newest;
	int64_t before = 0, version;
	enum err e;

	TRY(wanted(v, &r));
	e = sql_paper_newest(v->db, v->mem, cell_int(&r, 0, ".id"), &newest);
	if (e == OK)
		before = cell_int(&newest, 0, ".id");
	else if (e != ERR_NOT_FOUND)
		return e;
	TRY(receive(v, in, cell_int(&r, 0, ".id"),
	    before ? cell(&newest, 0, ".digest") : NULL, &version));
	/* the act is another file; its annexes are those it had */
	if (before)
		TRY(annexes_keep(v, version, before));
	return visit_next(v, paper_show, NULL);
}

const char *
paper_doubt(struct visit *v, const struct rows *r, size_t i)
{
	const char *code = cell(r, i, ".code"), *detail = cell(r, i, ".detail");
	const char *words = code;

	if (!code)
		return visit_text(v,
		    arena_printf(v->mem, "desk.doubt.%s", cell(r, i, ".doubt")),
		    NULL, NULL);

	if (code && visit_has_text(v, "draft.warning", code))
		words = visit_text(v,
		    arena_printf(v->mem, "draft.warning.%s", code), NULL, NULL);
	return detail && *detail ? arena_printf(v->mem, "%s: %s", words, detail)
				 : words;
}

/* Where it stands in the outline, if it is of one place: "чл. 3, т. 2", since
 * many begin with "2.". */
static void
doubt_place(struct visit *v, struct node *node, const struct rows *r, size_t i,
    const char *outline)
{
	const char *name = cell(r, i, ".num");
	const char *cite =
	    unit_cite(v, v->consultation.language, cell(r, i, ".cite"));

	if (cite && !cell_int(r, i, ".numbered"))
		cite = visit_text(v, "cite.then", cite, name);
	xml_attr(node, "place", cite ? cite : name);
	if (outline && cell(r, i, ".place"))
		xml_attr(node, "href",
		    outline_path(v, outline, cell_int(r, i, ".place"),
			cell(r, i, ".wid")));
}

enum err
paper_doubts(
    struct visit *v, struct node *to, int64_t version, const char *outline)
{
	struct rows r;

	TRY(sql_version_doubts(v->db, v->mem, version, DOUBTS_SHOWN, &r));
	if (r.count)
		xml_attr(to, "doubts", cell(&r, 0, ".all"));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = xml_add(to, "doubt");

		doubt_place(v, node, &r, i, outline);
		xml_text(node, paper_doubt(v, &r, i));
	}
	return OK;
}

/* The act, and what was put behind it. */
static void
files(struct visit *v, struct node *node, const struct rows *r, size_t i,
    const struct rows *behind)
{
	struct node *file;

	if (!cell(r, i, ".name"))
		return;
	file = xml_add(node, "file");
	xml_attr(file, "name", cell(r, i, ".name"));
	xml_attr(file, "size", cell(r, i, ".size"));
	for (size_t k = 0; k < behind->count; k++)
		if (cell_int(behind, k, ".version") == cell_int(r, i, ".id"))
			(void)page_row(v, node, "file", behind, k);
}

static enum err
version(struct visit *v, struct node *to, const struct rows *r, size_t i,
    const struct rows *behind)
{
	const char *state = cell(r, i, ".state");
	struct node *node = page_row(v, to, "version", r, i);

	xml_attr(node, "state", reading_state(r, i));
	if (text_is(state, "ready")) {
		xml_attr(node, "units", cell(r, i, ".units"));
		if (!cell(r, i, ".withheld"))
			xml_attr(node, "href-preview",
			    page_path(v, version_show, "version",
				cell(r, i, "@n"), NULL));
	}
	if (cell(r, i, ".published"))
		xml_attr(node, "published", "1");
	else if (text_is(state, "ready"))
		xml_attr(node, "href-outline",
		    page_path(
			v, outline_show, "version", cell(r, i, "@n"), NULL));
	if (cell(r, i, ".withheld"))
		xml_attr(node, "withheld", "1");
	files(v, node, r, i, behind);
	page_link(
	    v, node, version_desk_show, "version", cell(r, i, "@n"), NULL);
	if (text_is(state, "waiting"))
		visit_refresh(v, AGAIN_SECONDS);
	if (text_is(state, "failed"))
		xml_add_text(node, "fault", reading_fault(v, r, i));
	TRY(paper_doubts(v, node, cell_int(r, i, ".id"),
	    text_is(state, "ready") && !cell(r, i, ".published")
		? cell(r, i, "@n")
		: NULL));
	if (!text_is(state, "waiting") && !cell(r, i, ".published"))
		(void)page_offer(node, v, paper_version_remove, "version",
		    cell(r, i, "@n"), NULL);
	return OK;
}

enum err
paper_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-document-page"), *document;
	struct rows paper, r, behind;

	TRY(wanted(v, &paper));
	desk_tabs(v, to, "consultation");
	page_crumb(v,
	    page_script(v, v->consultation.language, v->consultation.title),
	    round_show, NULL);
	document = page_row(v, to, "document", &paper, 0);
	TRY(sql_paper_versions(
	    v->db, v->mem, cell_int(&paper, 0, ".id"), v->consultation.id, &r));
	TRY(sql_paper_files(
	    v->db, v->mem, cell_int(&paper, 0, ".id"), &behind));
	for (size_t i = 0; i < r.count; i++)
		TRY(version(v, document, &r, i, &behind));
	desk_door(v, to, "draft-change", CHANGE_DRAFT, amend_show);
	(void)page_offer(to, v, paper_replace, NULL);
	if (r.count)
		(void)page_offer(to, v, annex_add, NULL);
	TRY(translations_listed(v, to, document, cell_int(&paper, 0, ".id")));
	(void)page_offer(document, v, paper_remove, NULL);
	return OK;
}

enum err
paper_version_remove(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "removed", .kind = "document"};
	int64_t number;
	struct rows r;
	enum err e;

	(void)in;
	TRY(wanted(v, &r));
	if (text_int(path_part(v, "version"), &number) != OK)
		return ERR_NOT_FOUND;
	deed.object = cell_int(&r, 0, ".id");
	deed.detail = arena_printf(
	    v->mem, "%s, %s", cell(&r, 0, "@slug"), path_part(v, "version"));
	TRY(sql_paper_version_remove(v->db, v->mem, deed.object, number));
	TRY(desk_note(v, &deed));
	visit_notice(v, "paper_removed");
	/* the last one takes the document with it */
	e = wanted(v, &r);
	if (e == ERR_NOT_FOUND) {
		TRY(sql_paper_remove(
		    v->db, v->mem, deed.object, v->consultation.id));
		return visit_next(v, round_show, NULL);
	}
	TRY(e);
	return visit_next(v, paper_show, NULL);
}

enum err
paper_remove(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "removed", .kind = "document"};
	int64_t count;
	struct rows r;

	(void)in;
	TRY(wanted(v, &r));
	deed.object = cell_int(&r, 0, ".id");
	deed.detail = cell(&r, 0, "@slug");
	TRY(sql_paper_versions_remove(v->db, v->mem, deed.object, &count));
	TRY(sql_paper_remove(v->db, v->mem, deed.object, v->consultation.id));
	TRY(desk_note(v, &deed));
	visit_notice(v, "paper_removed");
	return visit_next(v, round_show, NULL);
}
