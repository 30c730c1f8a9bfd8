/*
 * document_version.c: a document's versions: which there are, why this one
 * was made, and the way to what it changed.
 */
#include "build/sql.h"
#include "fcgi/app/public/compare.h"
#include "fcgi/app/public/document.h"
#include "fcgi/site/page.h"

bool
document_is_newest(const struct rows *document)
{
	return cell_int(document, 0, "@version") ==
	       cell_int(document, 0, ".newest");
}

/* This version against the one before; the first against the newest. */
static void
comparison(struct visit *v, struct node *paper, const struct rows *document)
{
	const char *number = cell(document, 0, "@version");

	if (cell(document, 0, ".before"))
		compare_link(v, paper, cell(document, 0, ".slug"),
		    cell(document, 0, ".before_number"), number);
	else if (!document_is_newest(document))
		compare_link(v, paper, cell(document, 0, ".slug"), number,
		    cell(document, 0, ".newest"));
}

void
document_change(
    struct visit *v, struct node *parent, const struct rows *document)
{
	const char *kind = cell(document, 0, ".change");
	struct node *node;

	if (!cell(document, 0, ".before") || text_is(kind, "first") ||
	    text_is(kind, "translation"))
		return;
	node = xml_add(parent, "change");
	xml_attr(node, "kind", text_is(kind, "repaired") ? "structure" : kind);
	page_moment(v, node, "when", cell_time(document, 0, ":dated"),
	    v->consultation.zone);
	if (cell(document, 0, ".reason"))
		page_paragraphs(v, node, "body",
		    page_script(v, cell(document, 0, ".lang"),
			cell(document, 0, ".reason")));
	xml_add_text(node, "by",
	    page_script(v, v->consultation.language, cell(document, 0, ".by")));
	comparison(v, node, document);
}

const int64_t *
document_before(struct visit *v, const struct rows *document)
{
	int64_t *id = arena_alloc(v->mem, sizeof(*id));

	*id = cell_int(document, 0, ".before");
	return *id ? id : NULL;
}

/* Who comes by an old address is told that there was another since. */
static void
withheld(struct visit *v, struct node *parent, const struct rows *document,
    const struct rows *r, size_t i)
{
	struct node *node;

	if (cell_int(r, i, "@number") < cell_int(document, 0, "@version"))
		return;
	node = xml_add(parent, "change");
	xml_attr(node, "kind", "withheld");
	xml_attr(node, "number", cell(r, i, "@number"));
	page_moment(v, node, "when", cell_time(r, i, ".withheld"),
	    v->consultation.zone);
	if (cell(r, i, ".reason"))
		page_paragraphs(v, node, "body",
		    page_script(
			v, v->consultation.language, cell(r, i, ".reason")));
	xml_add_text(node, "by",
	    page_script(v, v->consultation.language, cell(r, i, ".by")));
}

enum err
document_versions(struct visit *v, struct node *parent, struct node *paper,
    const struct rows *document)
{
	struct rows r;
	struct node *versions;

	if (cell_int(document, 0, ".newest") <= 1 &&
	    !cell_int(document, 0, ".newer_withheld"))
		return OK;
	TRY(sql_versions_of(v->db, v->mem, cell_int(document, 0, ".id"),
	    cell(document, 0, ".lang"), &r));
	versions = xml_add(parent, "versions");
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, versions, "version", &r, i);
		const char *number = cell(&r, i, "@number");

		page_link(v, node, version_show, "version", number, NULL);
		if (cell(&r, i, ".withheld")) {
			xml_attr(node, "withheld", "1");
			withheld(v, parent, document, &r, i);
		}
		if (cell_int(document, 0, "@version") ==
		    cell_int(&r, i, "@number"))
			xml_attr(node, "current", "1");
	}
	comparison(v, paper, document);
	return OK;
}
