/*
 * translation_desk.c: a document in a further language: its file comes in, is
 * read by glas jobs, which gives its units the names of those that they say
 * (reading_pair), is looked at, and is put up.
 */
#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/paper.h"
#include "fcgi/app/desk/readiness.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/paper/amend.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/app/public/document.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

enum { AGAIN_SECONDS = 5, NAME_MAX = 300, LANGUAGES = 5 };

static enum err
base_wanted(struct visit *v, struct rows *out)
{
	return sql_translation_base(
	    v->db, v->mem, v->consultation.id, path_part(v, "document"), out);
}

/* ---- the list ---- */

static void
listed(struct visit *v, struct node *document, const struct rows *r, size_t i)
{
	struct node *node = page_row(v, document, "translation", r, i), *file;
	const char *name =
	    document_in(v, path_part(v, "document"), cell(r, i, "@lang"));

	xml_attr(node, "state", reading_state(r, i));
	if (text_is(cell(r, i, ".state"), "ready"))
		xml_attr(node, "units", cell(r, i, ".units"));
	if (cell(r, i, ".published"))
		xml_attr(node, "published", "1");
	if (cell(r, i, ".withheld"))
		xml_attr(node, "withheld", "1");
	if (cell(r, i, ".name")) {
		file = xml_add(node, "file");
		xml_attr(file, "name", cell(r, i, ".name"));
		xml_attr(file, "size", cell(r, i, ".size"));
	}
	page_link(v, node, version_desk_show, "document", name, "version",
	    cell(r, i, "@n"), NULL);
	if (text_is(cell(r, i, ".state"), "waiting"))
		visit_refresh(v, AGAIN_SECONDS);
	if (text_is(cell(r, i, ".state"), "failed"))
		xml_add_text(node, "fault", reading_fault(v, r, i));
}

enum err
translations_listed(
    struct visit *v, struct node *to, struct node *document, int64_t id)
{
	struct rows r, base;
	enum err e;

	TRY(sql_translations_at_desk(
	    v->db, v->mem, id, v->consultation.id, &r));
	for (size_t i = 0; i < r.count; i++)
		listed(v, document, &r, i);
	e = base_wanted(v, &base);
	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	TRY(translation_languages(v));
	(void)page_offer(to, v, translation_add, NULL);
	return OK;
}

/* ---- a file ---- */

enum err
translation_languages(struct visit *v)
{
	static const char *const all[LANGUAGES] = {
	    "bg", "pl", "cs", "sr", "en"};
	struct form_option *options =
	    arena_alloc(v->mem, LANGUAGES * sizeof *options);
	struct rows base;
	size_t count = 0;

	TRY(base_wanted(v, &base));
	for (size_t i = 0; i < LANGUAGES; i++)
		if (!text_is(all[i], cell(&base, 0, ".lang")))
			options[count++] = (struct form_option){all[i],
			    visit_text(v,
				arena_printf(v->mem, "language.%s", all[i]),
				NULL, NULL)};
	visit_choices(v, "language", options, count);
	return OK;
}

enum err
translation_add(struct visit *v, struct answers *in)
{
	const struct upload *file = answer_file(in, "file");
	const char *language = answer(in, "language");
	struct deed deed = {.what = "uploaded", .kind = "version"};
	unsigned char digest[DIGEST_SIZE];
	int64_t blob, count, document;
	struct rows base, r;

	if (!file)
		return ERR_INVALID;
	TRY(sql_consultation_lock(v->db, v->mem, v->consultation.id, &r));
	TRY(base_wanted(v, &base));
	document = cell_int(&base, 0, ".document");
	TRY(sql_translation_pending_remove(
	    v->db, v->mem, document, language, &count));
	TRY(blob_store(v->db, v->mem, file->fd, &blob, digest));
	deed.detail = text_cut(v->mem, file->name, NAME_MAX);
	TRY(sql_translation_insert(v->db, v->mem, document, language,
	    cell_int(&base, 0, ".id"), blob, deed.detail, v->who.id, v->now,
	    &deed.object));
	if (answer(in, "title") && *answer(in, "title"))
		TRY(sql_paper_title(v->db, v->mem, document, language,
		    answer(in, "title"), &count));
	TRY(job_queue(v->db, v->mem, "import", deed.object, NULL, v->now));
	TRY(desk_note(v, &deed));
	visit_notice(v, "uploaded");
	TRY(sql_version_number(v->db, v->mem, deed.object, &r));
	return visit_next(v, version_desk_show, "document",
	    document_in(v, path_part(v, "document"), language), "version",
	    cell(&r, 0, "number"), NULL);
}

/* ---- before the public ---- */

/* What the log is told of it. */
static enum err
told(struct visit *v, const struct version_said *said, int64_t id)
{
	const struct deed deed = {
	    .what = "draft_translation", .kind = "version", .object = id};

	TRY(ledger_version(v, said));
	return desk_note(v, &deed);
}

enum err
translation_publish(struct visit *v, struct answers *in)
{
	struct version_said said = {.change = "translation"};
	struct rows r, lock;
	int64_t id;

	TRY(sql_consultation_lock(v->db, v->mem, v->consultation.id, &lock));
	TRY(amend_version_wanted(v, &r));
	id = cell_int(&r, 0, ".id");
	TRY(sql_translation_put_up(v->db, v->mem, id,
	    answer_int(in, "edition", 0), v->who.id, v->who.function, v->now));
	said.document = cell(&r, 0, ".slug");
	said.number = cell(&r, 0, "@n");
	said.language = cell(&r, 0, ".lang");
	said.digest = cell(&r, 0, ".digest");
	TRY(told(v, &said, id));
	TRY(job_queue(v->db, v->mem, "tell-translation", id, NULL, v->now));
	TRY(desk_changed(v));
	visit_notice(v, "translation_published");
	return visit_next(
	    v, paper_show, "document", cell(&r, 0, ".slug"), NULL);
}

enum err
translation_remove(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "removed", .kind = "version"};
	struct rows r;

	(void)in;
	TRY(amend_version_wanted(v, &r));
	deed.object = cell_int(&r, 0, ".id");
	deed.detail = cell(&r, 0, ".name");
	TRY(sql_translation_put_away(v->db, v->mem, deed.object));
	TRY(desk_note(v, &deed));
	visit_notice(v, "paper_removed");
	return visit_next(
	    v, paper_show, "document", cell(&r, 0, ".slug"), NULL);
}

enum err
translations_publish(struct visit *v, int64_t version, const char *slug)
{
	struct rows r;

	TRY(sql_translations_ready(v->db, v->mem, version, &r));
	for (size_t i = 0; i < r.count; i++) {
		const struct version_said said = {
		    .document = slug,
		    .number = cell(&r, i, ".number"),
		    .language = cell(&r, i, ".lang"),
		    .digest = cell(&r, i, ".digest"),
		    .change = "translation",
		};
		int64_t id = cell_int(&r, i, ".version");

		TRY(sql_version_publish(v->db, v->mem, id, v->now));
		TRY(told(v, &said, id));
	}
	return OK;
}
