/*
 * annex.c: the files of a version, one behind the other.
 */
#include "fcgi/app/paper/annex.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/paper.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/paper/amend.h"
#include "fcgi/app/paper/original.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

enum { NAME_MAX = 300 };

enum err
annexes_keep(struct visit *v, int64_t version, int64_t from)
{
	int64_t count;

	return sql_version_files_keep(v->db, v->mem, version, from, &count);
}

/* What is done to the files of a version; 0: nothing of it. */
struct change {
	int64_t up, without, blob;
	const char *name;
};

/* A further version with these files, in the place of that one. */
static enum err
again(struct visit *v, int64_t from, const struct change *c)
{
	struct deed deed = {.what = "uploaded", .kind = "version"};
	int64_t count;

	TRY(sql_version_again(
	    v->db, v->mem, from, v->who.id, v->now, &deed.object));
	TRY(sql_version_files_copy(
	    v->db, v->mem, deed.object, from, c->up, c->without, &count));
	if (c->blob)
		TRY(sql_version_file_add(
		    v->db, v->mem, deed.object, c->blob, c->name));
	TRY(sql_version_superseded(v->db, v->mem, from, &count));
	TRY(job_queue(v->db, v->mem, "import", deed.object, NULL, v->now));
	deed.detail = c->name;
	TRY(desk_note(v, &deed));
	visit_notice(v, "uploaded");
	return OK;
}

static enum err
add(struct visit *v, struct answers *in, int64_t from)
{
	const struct upload *file = answer_file(in, "file");
	unsigned char digest[DIGEST_SIZE];
	struct change change = {0};
	struct rows files;

	if (!file)
		return ERR_INVALID;
	TRY(sql_version_files(v->db, v->mem, from, &files));
	if (files.count >= ANNEXES_MAX) {
		answers_fault_with(in, "file", "too_many_files",
		    arena_printf(v->mem, "%d", ANNEXES_MAX));
		return ERR_INVALID;
	}
	TRY(blob_store(v->db, v->mem, file->fd, &change.blob, digest));
	change.name = text_cut(v->mem, file->name, NAME_MAX);
	return again(v, from, &change);
}

enum err
annex_add(struct visit *v, struct answers *in)
{
	struct rows document, newest;
	enum err e;

	TRY(sql_paper_by_slug(v->db, v->mem, v->consultation.id,
	    path_part(v, "document"), &document));
	e = sql_paper_newest(
	    v->db, v->mem, cell_int(&document, 0, ".id"), &newest);
	if (e == ERR_NOT_FOUND)
		return ERR_CONFLICT;
	TRY(e);
	TRY(add(v, in, cell_int(&newest, 0, ".id")));
	return visit_next(v, paper_show, NULL);
}

/* One that is not before the public and was made of a file. */
static enum err
wanted(struct visit *v, int64_t *id)
{
	struct rows r, lock;

	TRY(sql_consultation_lock(v->db, v->mem, v->consultation.id, &lock));
	TRY(amend_version_wanted(v, &r));
	*id = cell_int(&r, 0, ".id");
	return cell(&r, 0, ":published") || !cell(&r, 0, ".name") ? ERR_CONFLICT
								  : OK;
}

static enum err
next(struct visit *v)
{
	struct rows r;

	TRY(sql_version_newest(
	    v->db, v->mem, v->consultation.id, v->who.id, v->now, &r));
	return visit_next(
	    v, version_desk_show, "version", cell(&r, 0, "number"), NULL);
}

enum err
annex_add_to(struct visit *v, struct answers *in)
{
	int64_t id;

	TRY(wanted(v, &id));
	TRY(add(v, in, id));
	return next(v);
}

/* The annex of the path: the act itself is no annex. */
static enum err
annex_wanted(struct visit *v, int64_t *id, int64_t *place)
{
	struct rows files;

	TRY(wanted(v, id));
	if (text_int(path_part(v, "n"), place) != OK)
		return ERR_NOT_FOUND;
	TRY(sql_version_files(v->db, v->mem, *id, &files));
	return *place >= 2 && *place <= (int64_t)files.count + 1
		   ? OK
		   : ERR_NOT_FOUND;
}

enum err
annex_up(struct visit *v, struct answers *in)
{
	struct change change = {0};
	int64_t id;

	(void)in;
	TRY(annex_wanted(v, &id, &change.up));
	if (change.up == 2)
		return ERR_CONFLICT;
	TRY(again(v, id, &change));
	return next(v);
}

enum err
annex_remove(struct visit *v, struct answers *in)
{
	struct change change = {0};
	int64_t id;

	(void)in;
	TRY(annex_wanted(v, &id, &change.without));
	TRY(again(v, id, &change));
	return next(v);
}

/* ---- the list ---- */

static void
offers(struct visit *v, struct node *node, const char *place)
{
	struct node *form;

	if (!text_is(place, "2")) {
		form = page_offer(node, v, annex_up, "n", place, NULL);
		if (form)
			xml_add_text(form, "subject", xml_get(node, "name"));
	}
	form = page_offer(node, v, annex_remove, "n", place, NULL);
	if (form)
		xml_add_text(form, "subject", xml_get(node, "name"));
}

enum err
annexes_listed(struct visit *v, struct node *version, const struct rows *r)
{
	struct rows files;

	TRY(sql_version_files(v->db, v->mem, cell_int(r, 0, ".id"), &files));
	for (size_t i = 0; i < files.count; i++) {
		struct node *node = page_row(v, version, "file", &files, i);
		const char *place = cell(&files, i, ".place");

		page_link_send(v, node, annex_desk_send, "n", place, NULL);
		if (!cell(r, 0, ":published"))
			offers(v, node, place);
	}
	return OK;
}
