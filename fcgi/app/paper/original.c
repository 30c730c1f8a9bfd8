/*
 * original.c: files as they came, for whoever may read what was made of them.
 * They are given as downloads alone: what they hold is foreign.
 */
#include "fcgi/app/paper/original.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/paper/amend.h"
#include "fcgi/app/public/document.h"
#include "fcgi/site/page.h"

#include <string.h>

/* The copy of an old Word file is a DOCX, which begins as all archives do. */
static const char *
given_name(struct visit *v, const char *name, struct bytes file)
{
	const char *dot = strrchr(name, '.');

	if (file.size < 2 || memcmp(file.at, "PK", 2) != 0 || !dot ||
	    (strcasecmp(dot, ".doc") && strcasecmp(dot, ".rtf") &&
		strcasecmp(dot, ".dot")))
		return name;
	return arena_printf(v->mem, "%.*s.docx", (int)(dot - name), name);
}

static enum err
give(struct visit *v, const struct rows *r)
{
	struct bytes file;

	TRY(blob_load(v->db, v->mem, cell_int(r, 0, ".blob"), &file));
	visit_bytes(v, "application/octet-stream",
	    given_name(v, cell(r, 0, ".name"), file), file);
	return OK;
}

/* What everybody may have of a version that people may read. */
static enum err
give_bare(struct visit *v, int64_t place)
{
	struct rows document, r;

	TRY(document_wanted(v, &document));
	TRY(sql_original_bare(v->db, v->mem, cell_int(&document, 0, ".version"),
	    v->consultation.id, place, &r));
	return give(v, &r);
}

enum err
original_send(struct visit *v)
{
	return give_bare(v, 1);
}

enum err
annex_send(struct visit *v)
{
	int64_t place;

	TRY(text_int(path_part(v, "n"), &place) == OK ? OK : ERR_NOT_FOUND);
	return place > 1 ? give_bare(v, place) : ERR_NOT_FOUND;
}

enum err
original_desk_send(struct visit *v)
{
	struct rows version, r;

	TRY(amend_version_wanted(v, &version));
	TRY(sql_original(v->db, v->mem, cell_int(&version, 0, ".id"),
	    v->consultation.id, &r));
	return give(v, &r);
}

enum err
annex_desk_send(struct visit *v)
{
	struct rows version, r;
	int64_t place;

	TRY(text_int(path_part(v, "n"), &place) == OK ? OK : ERR_NOT_FOUND);
	TRY(amend_version_wanted(v, &version));
	TRY(sql_version_file(v->db, v->mem, cell_int(&version, 0, ".id"),
	    v->consultation.id, place, &r));
	return give(v, &r);
}

/* One that cannot be freed of what it says of persons stays at the office. */
static void
kept_back(struct node *to, const char *name, const char *came)
{
	struct node *node = xml_add(to, "original");

	xml_attr(node, "name", name);
	xml_attr(node, "kept", "1");
	xml_attr(node, "came", came);
}

enum err
original_of(struct visit *v, struct node *to, const struct rows *document)
{
	struct node *node;
	struct rows r;

	if (!cell(document, 0, ".original"))
		return OK;
	if (cell(document, 0, ".original_size")) {
		node = xml_add(to, "original");
		xml_attr(node, "name", cell(document, 0, ".original"));
		xml_attr(node, "size", cell(document, 0, ".original_size"));
		xml_attr(node, "sha256", cell(document, 0, ".original_sha256"));
		if (cell_int(document, 0, ".original_bare")) {
			xml_attr(node, "bare", "1");
			xml_attr(
			    node, "came", cell(document, 0, ".original_came"));
		}
		page_link_send(v, node, original_send, "version",
		    cell(document, 0, "@version"), NULL);
	} else
		kept_back(to, cell(document, 0, ".original"),
		    cell(document, 0, ".original_came"));
	if (!cell_int(document, 0, ".annexes"))
		return OK;
	TRY(sql_version_files_bare(
	    v->db, v->mem, cell_int(document, 0, ".version"), &r));
	for (size_t i = 0; i < r.count; i++) {
		if (!cell(&r, i, ".bare")) {
			kept_back(
			    to, cell(&r, i, "@name"), cell(&r, i, "@came"));
			continue;
		}
		node = page_row(v, to, "original", &r, i);
		page_link_send(v, node, annex_send, "version",
		    cell(document, 0, "@version"), "n", cell(&r, i, ".place"),
		    NULL);
	}
	return OK;
}
