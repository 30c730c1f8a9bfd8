/*
 * translation.c: the languages of a document, as its readers see them.
 */
#include "fcgi/app/paper/translation.h"

#include "fcgi/app/public/beside.h"
#include "fcgi/app/public/document.h"
#include "fcgi/site/page.h"

#include <string.h>

struct called
document_called(const struct visit *v)
{
	const char *name = path_part(v, "document");
	const char *dot = strchr(name, '.');

	if (!dot)
		return (struct called){name, NULL};
	return (struct called){
	    arena_copy_n(v->mem, name, (size_t)(dot - name)), dot + 1};
}

const char *
document_in(struct visit *v, const char *slug, const char *language)
{
	return language ? arena_printf(v->mem, "%s.%s", slug, language) : slug;
}

bool
translation_stands(const struct rows *document)
{
	return !cell_int(document, 0, ".lags");
}

/* The same page of the document under another name.  A number is of one
 * language alone. */
static void
text(struct visit *v, struct node *list, const struct rows *document,
    const char *language)
{
	bool authentic = text_is(language, cell(document, 0, ".authentic"));
	struct node *node = xml_add(list, "text");
	struct parts parts = v->parts;
	const struct route *route = v->route;

	if (parts_find(&parts, "version") && !parts_find(&parts, "wid"))
		route = route_of_show(document_show);
	parts_set(&parts, "document",
	    document_in(
		v, cell(document, 0, ".name"), authentic ? NULL : language));
	xml_attr(node, "code", document_lang(v, language));
	xml_attr(node, "href", route_path(v->mem, route, &parts));
	if (authentic)
		xml_attr(node, "authentic", "1");
	if (text_is(language, cell(document, 0, ".lang")))
		xml_attr(node, "current", "1");
}

void
translation_notice(
    struct visit *v, struct node *to, const struct rows *document)
{
	const char *authentic = cell(document, 0, ".authentic");
	struct node *node;

	if (text_is(cell(document, 0, ".lang"), authentic))
		return;
	node = xml_add(to, "translation");
	xml_attr(node, "code", document_lang(v, authentic));
	page_link(v, node, document_show, "document",
	    cell(document, 0, ".name"), NULL);
	if (cell_int(document, 0, ".lags"))
		xml_attr(node, "lags", "1");
	page_moment(v, node, "of", cell_time(document, 0, ".of_dated"),
	    v->consultation.zone);
}

/* "en pl": the next word of it, or NULL. */
static const char *
next(struct visit *v, const char **list)
{
	size_t size = *list ? strcspn(*list, " ") : 0;
	const char *word;

	if (!size)
		return NULL;
	word = arena_copy_n(v->mem, *list, size);
	*list += size + ((*list)[size] == ' ');
	return word;
}

void
translation_of(struct visit *v, struct node *to, const struct rows *document)
{
	const char *others = cell(document, 0, ".languages"), *language;
	struct node *list;

	translation_notice(v, to, document);
	if (!others)
		return;
	list = xml_add(to, "texts");
	text(v, list, document, cell(document, 0, ".authentic"));
	while ((language = next(v, &others)))
		text(v, list, document, language);
}

void
translation_beside(
    struct visit *v, struct node *to, const struct rows *document)
{
	const char *authentic = cell(document, 0, ".authentic");
	const char *mine = cell(document, 0, ".lang"), *language;
	const char *others = cell(document, 0, ".languages");
	struct node *node;

	while ((language = next(v, &others))) {
		if (!text_is(mine, authentic) && !text_is(mine, language))
			continue;
		node = xml_add(to, "beside");
		xml_attr(node, "code", document_lang(v, authentic));
		xml_attr(node, "with", document_lang(v, language));
		page_link(v, node, beside_show, "document",
		    document_in(v, cell(document, 0, ".name"), language), NULL);
	}
}

void
translations_linked(
    struct visit *v, struct node *paper, const struct rows *r, size_t row)
{
	const char *others = cell(r, row, ".languages"), *language;
	struct node *list, *node;

	if (!others)
		return;
	list = xml_add(paper, "texts");
	while ((language = next(v, &others))) {
		node = xml_add(list, "text");
		xml_attr(node, "code", document_lang(v, language));
		page_link(v, node, document_show, "document",
		    document_in(v, cell(r, row, ".slug"), language), NULL);
	}
}
