/*
 * original.c: files as they came, for whoever may read what was made of them.
 * They are given as downloads alone: what they hold is foreign.
 */
#include "fcgi/app/original.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/amend.h"
#include "fcgi/app/document.h"
#include "fcgi/site/page.h"

static enum err
give(struct visit *v, int64_t version)
{
	struct bytes file;
	struct rows r;

	TRY(sql_original(v->db, v->mem, version, v->consultation.id, &r));
	TRY(blob_load(v->db, v->mem, cell_int(&r, 0, ".blob"), &file));
	visit_bytes(v, "application/octet-stream", cell(&r, 0, ".name"), file);
	return OK;
}

enum err
original_send(struct visit *v)
{
	struct rows document;

	TRY(document_wanted(v, &document));
	return give(v, cell_int(&document, 0, ".version"));
}

enum err
original_desk_send(struct visit *v)
{
	struct rows r;

	TRY(amend_version_wanted(v, &r));
	return give(v, cell_int(&r, 0, ".id"));
}

void
original_of(struct visit *v, struct node *to, const struct rows *document)
{
	struct node *node;

	if (!cell(document, 0, ".original"))
		return;
	node = xml_add(to, "original");
	xml_attr(node, "name", cell(document, 0, ".original"));
	xml_attr(node, "size", cell(document, 0, ".original_size"));
	xml_attr(node, "sha256", cell(document, 0, ".original_sha256"));
	page_link_send(v, node, original_send, "version",
	    cell(document, 0, "@version"), NULL);
}
