/*
 * document.c: an act's text on its way to a page.  Its words are stored as
 * HTML fragments made at publication; here they get their frame, their
 * counts and their links (engineering 10).
 */
#include "fcgi/app/public/document.h"

#include "build/sql.h"
#include "fcgi/app/paper/original.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/stretch.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"

#include <string.h>

enum err
document_found(struct visit *v, const struct called *called, const char *text,
    const int64_t *number, int64_t unpublished, struct rows *out)
{
	TRY(sql_document_by_slug(v->db, v->mem, v->consultation.id,
	    called->slug, text, lang_content(v->lang), number, unpublished,
	    out));
	if (!cell(out, 0, ".withheld"))
		return OK;
	v->gone = (struct gone){
	    cell_time(out, 0, ".withheld"), cell(out, 0, ".withheld_reason")};
	return ERR_GONE;
}

enum err
document_wanted(struct visit *v, struct rows *out)
{
	const char *number = parts_find(&v->parts, "version");
	const struct called called = document_called(v);
	int64_t n = 0;
	/* a number that waits to be published is seen by who works on it */
	int64_t unpublished =
	    v->phase == PREPARING || (number && v->who.rights);

	if (number)
		TRY(text_int(number, &n) == OK ? OK : ERR_NOT_FOUND);
	return document_found(
	    v, &called, called.text, number ? &n : NULL, unpublished, out);
}

const char *
document_script(const struct visit *v, const char *language)
{
	if (text_in_two_scripts(language))
		return v->lang == LANG_SR_LATN ? "Latn" : "Cyrl";
	return text_is(language, "bg") ? "Cyrl" : "Latn";
}

const char *
document_lang(const struct visit *v, const char *language)
{
	if (text_in_two_scripts(language) && v->lang == LANG_SR_LATN)
		return "sr-Latn";
	return language;
}

/* Serbian stands once and is read in both scripts. */
void
document_scripts(struct visit *v, struct node *parent, const char *language)
{
	static const char *const codes[] = {"sr", "sr-Latn"};
	struct node *list;

	if (!text_in_two_scripts(language))
		return;
	list = xml_add(parent, "scripts");
	for (size_t i = 0; i < 2; i++) {
		struct node *node = xml_add(list, "script");
		struct parts parts = v->parts;

		parts_set(&parts, "lang", codes[i]);
		xml_attr(node, "code", codes[i]);
		xml_attr(node, "href", route_path(v->mem, v->route, &parts));
		if ((v->lang == LANG_SR_LATN) == (i == 1))
			xml_attr(node, "current", "1");
	}
}

static struct node *
paper(struct visit *v, struct node *parent, const struct rows *document)
{
	struct node *node = page_row(v, parent, "document", document, 0);
	struct node *file = xml_add(node, "file");

	page_link(v, node, document_show, NULL);
	xml_attr(node, "lang", document_lang(v, cell(document, 0, ".lang")));
	xml_attr(file, "type", "xml");
	page_link_send(v, file, document_akn, "version",
	    cell(document, 0, "@version"), NULL);
	return node;
}

/* Pages that are pictures alone are read by nobody who does not see them: it
 * is said, and whom to ask for the words. */
static void
scan(struct visit *v, struct node *parent, const struct rows *document)
{
	int64_t pages = cell_int(document, 0, ".scanned");
	struct node *node;

	if (!pages)
		return;
	node = xml_add(parent, "scan");
	xml_attr_int(node, "pages", pages);
	if (pages >= cell_int(document, 0, "@units"))
		xml_attr(node, "whole", "1");
	xml_attr(node, "email", cell(&v->consultation.row, 0, "contact_email"));
}

static enum err
text(struct visit *v, struct node *page, const struct stretch *span,
    const struct rows *tops, const struct rows *document)
{
	struct node *to = xml_add(page, "document-page");
	const char *language = cell(document, 0, ".lang");
	const struct law law = {
	    document, span->first, span->last, tops != NULL};

	if (text_in_two_scripts(language))
		xml_attr(to, "script", document_script(v, language));
	TRY(document_versions(v, to, paper(v, to, document), document));
	TRY(original_of(v, to, document));
	document_scripts(v, to, language);
	translation_of(v, to, document);
	translation_beside(v, to, document);
	scan(v, to, document);
	if (tops)
		stretch_links(v, to, tops, span, language, part_show);
	else if (span->n < 0)
		xml_attr(to, "whole", "1");
	document_change(v, to, document);
	TRY(law_show(v, to, &law));
	if (v->who.rights && v->phase == PREPARING)
		xml_attr(to, "preview", "1");
	return OK;
}

static enum err
in_parts(
    struct visit *v, struct node *page, const struct rows *document, int64_t n)
{
	struct rows tops;
	struct stretch span;

	TRY(stretch_of(v, document, n, &tops, &span));
	return text(v, page, &span, &tops, document);
}

enum err
document_show(struct visit *v, struct node *page)
{
	static const struct stretch all = {.first = 0, .last = STRETCH_ALL};
	struct rows document;

	TRY(document_wanted(v, &document));
	if (cell_int(&document, 0, "@units") > PAGE_UNITS)
		return in_parts(v, page, &document, 1);
	return text(v, page, &all, NULL, &document);
}

enum err
version_show(struct visit *v, struct node *page)
{
	return document_show(v, page);
}

enum err
part_show(struct visit *v, struct node *page)
{
	struct rows document;
	int64_t n;

	TRY(text_int(path_part(v, "n"), &n) == OK ? OK : ERR_NOT_FOUND);
	TRY(document_wanted(v, &document));
	return in_parts(v, page, &document, n);
}

enum err
whole_show(struct visit *v, struct node *page)
{
	static const struct stretch all = {
	    .n = -1, .first = 0, .last = STRETCH_ALL};
	struct rows document;

	TRY(document_wanted(v, &document));
	return text(v, page, &all, NULL, &document);
}

enum err
document_akn(struct visit *v)
{
	struct rows document, akn;

	TRY(document_wanted(v, &document));
	TRY(sql_version_akn(
	    v->db, v->mem, cell_int(&document, 0, ".version"), &akn));
	visit_bytes(v, "application/akn+xml",
	    arena_printf(v->mem, "%s-%s-v%s.xml", v->consultation.slug,
		cell(&document, 0, ".slug"), cell(&document, 0, "@version")),
	    cell_bytes(&akn, 0, "akn"));
	return OK;
}
