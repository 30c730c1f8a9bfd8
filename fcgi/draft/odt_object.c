/*
 * odt_object.c: what stands in an OpenDocument text as a file of its own: a
 * chart says its title and the numbers that it draws, a formula how it was
 * typed.
 */
#include "fcgi/draft/odt.h"
#include "fcgi/draft/read_xml.h"

#include <string.h>

enum {
	WORDS_MAX = 16000, /* bytes, about */
	SERIES_MAX = 50,
	POINTS_MAX = 500,
	MEMBER_MAX = 1 << 20,
};

static const char *
words_of(struct odt *d, const xmlNode *node)
{
	xmlChar *text = node ? xmlNodeGetContent(node) : NULL;
	const char *out = "";

	if (text)
		out = text_trim(d->mem, text_clean(d->mem, (const char *)text,
					    (size_t)xmlStrlen(text)));
	xmlFree(text);
	return out;
}

static const xmlNode *
next_of(const xmlNode *at, const char *name)
{
	while (at && !(at->type == XML_ELEMENT_NODE && xml_is(at, name)))
		at = at->next;
	return at;
}

static const xmlNode *
cell_at(const xmlNode *row, int place)
{
	const xmlNode *cell = row ? next_of(row->children, "table-cell") : NULL;

	while (cell && place-- > 0)
		cell = next_of(cell->next, "table-cell");
	return cell;
}

/* The first row below that element of the table, or in the table itself. */
static const xmlNode *
first_row(const xmlNode *table, const char *below)
{
	const xmlNode *rows = xml_below(table, below);

	rows = rows ? rows : table;
	return rows ? next_of(rows->children, "table-row") : NULL;
}

/* "Waste: 2024 – 12; 2025 – 14": the column of its own table. */
static void
say_series(struct odt *d, const xmlNode *table, int column, struct buffer *b)
{
	const xmlNode *row = first_row(table, "table-rows");
	const char *name =
	    words_of(d, cell_at(first_row(table, "table-header-rows"), column));
	int count = 0;

	buffer_add(b, b->size ? ". " : "");
	if (*name)
		buffer_printf(b, "%s: ", name);
	for (; row && count < POINTS_MAX && b->size < WORDS_MAX;
	     row = next_of(row->next, "table-row"), count++) {
		const char *point = words_of(d, cell_at(row, 0));

		buffer_add(b, count ? "; " : "");
		if (*point)
			buffer_printf(b, "%s – ", point);
		buffer_add(b, words_of(d, cell_at(row, column)));
	}
}

static const char *
say_chart(struct odt *d, const xmlNode *chart)
{
	const xmlNode *table = xml_below(chart, "table");
	const xmlNode *row = first_row(table, "table-rows");
	struct buffer b = buffer_new(d->mem, DRAFT_FILE_MAX);

	buffer_add(&b, words_of(d, xml_below(chart, "title")));
	for (int i = 1; i < SERIES_MAX && cell_at(row, i); i++)
		say_series(d, table, i, &b);
	return b.size ? buffer_end(&b) : NULL;
}

/* How it was typed: "{a} over {b}". */
static const char *
say_formula(struct odt *d, const xmlNode *math)
{
	const xmlNode *semantics = xml_below(math, "semantics");
	const char *words = words_of(d, xml_below(semantics, "annotation"));

	return *words ? words : NULL;
}

const char *
odt_object(struct odt *d, const xmlNode *frame, bool *chart)
{
	const xmlNode *object = xml_below(frame, "object"), *root = NULL;
	const char *name =
	    object ? xml_attribute(d->mem, object, "href") : NULL;
	const struct source before = *d->s;

	*chart = false;
	if (!name)
		return NULL;
	name = arena_printf(d->mem, "%s/content.xml",
	    text_starts(name, "./") ? name + 2 : name);
	if (!archive_fits(d->archive, name, MEMBER_MAX) ||
	    xml_member(d->s, d->archive, name, &root) != OK || !root) {
		/* One that cannot be read is no reason to refuse the text. */
		d->s->refusal = before.refusal;
		d->s->refusal_code = before.refusal_code;
		return NULL;
	}
	if (xml_is(root, "math"))
		return say_formula(d, root);
	*chart = true;
	return say_chart(
	    d, xml_below(xml_below(xml_below(root, "body"), "chart"), "chart"));
}
