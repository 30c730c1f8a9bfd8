/*
 * read_akn_block.c: lists and tables of Akoma Ntoso.
 */
#include "fcgi/draft/read_akn.h"

#include "fcgi/base/text.h"

#include <string.h>

static bool
name_is(const xmlNode *node, const char *name)
{
	return !strcmp((const char *)node->name, name);
}

void
akn_list(struct reader *r, const xmlNode *node, struct part *into)
{
	struct part *list = part_new(r->mem, PART_LIST, "");
	struct part *item;

	akn_ids(r, node, list);
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (name_is(c, "item") || name_is(c, "li") ||
		    name_is(c, "tocItem")) {
			item = part_new(r->mem, PART_ITEM, "");
			akn_ids(r, c, item);
			akn_children(r, c, part_add(list, item));
			continue;
		}
		/* listIntroduction, listWrapUp: paragraphs around the list. */
		if (list->first) {
			part_add(into, list);
			list = part_new(r->mem, PART_LIST, "");
		}
		akn_children(r, c, into);
	}
	if (list->first)
		part_add(into, list);
}

static int
read_span(struct reader *r, const xmlNode *node, const char *name)
{
	const char *value = xml_attribute(r->mem, node, name);
	int64_t span;

	if (!value || text_int(value, &span) != OK || span < 1 || span > 1000)
		return 1;
	return (int)span;
}

static void
read_rows(struct reader *r, const xmlNode *node, struct part *table)
{
	struct part *row, *cell;

	for (const xmlNode *c = node->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE || name_is(c, "colgroup"))
			continue;
		if (name_is(c, "caption")) {
			table->heading = akn_line(r, c);
			continue;
		}
		if (!name_is(c, "tr")) {
			read_rows(r, c, table);
			continue;
		}
		row = part_add(table, part_new(r->mem, PART_ROW, ""));
		akn_ids(r, c, row);
		for (const xmlNode *d = c->children; d; d = d->next) {
			if (d->type != XML_ELEMENT_NODE)
				continue;
			cell = part_add(row, part_new(r->mem, PART_CELL, ""));
			cell->head = name_is(d, "th");
			cell->rows = read_span(r, d, "rowspan");
			cell->columns = read_span(r, d, "colspan");
			akn_children(r, d, cell);
		}
	}
}

void
akn_table(struct reader *r, const xmlNode *node, struct part *into)
{
	struct part *table = part_add(into, part_new(r->mem, PART_TABLE, ""));

	akn_ids(r, node, table);
	read_rows(r, node, table);
}
