/*
 * odt_list.h: OpenDocument's styles, and the numbers of its lists, which the
 * text does not hold (ODF 1.3 part 3, 5.3 and 19.880).
 */
#ifndef DRAFT_ODT_LIST_H
#define DRAFT_ODT_LIST_H

#include "fcgi/draft/read_xml.h"

enum { ODT_LEVELS = 10, ODT_NESTING = 10 };

struct odt_style {
	const char *name, *parent, *list;
	bool bold, italic, hidden, centred, capitals;
	int raised; /* 1 above, -1 below the line */
	bool resolved;
};

struct odt_level {
	const char *prefix, *suffix, *format, *pattern;
	int start, shown;
	bool bullet, there;
};

/* A list style and the list of it that runs. */
struct odt_list {
	const char *name;
	struct odt_level level[ODT_LEVELS];
	int value[ODT_LEVELS];
	bool running[ODT_LEVELS];
};

struct odt_lists {
	struct arena *mem;
	struct odt_style *styles;
	size_t style_count;
	struct odt_list *lists;
	size_t list_count;
	struct odt_list *open[ODT_NESTING]; /* by nesting; NULL: no numbers */
	int depth;
};

void odt_styles(struct odt_lists *l, const xmlNode *styles,
		const xmlNode *content);
/* The style of a paragraph or span, with what it inherits, or NULL. */
const struct odt_style *odt_style_of(struct odt_lists *l,
				     const xmlNode *node);

void odt_list_begin(struct odt_lists *l, const xmlNode *list);
/* The number of the next item, counted; "" if it has none. */
const char *odt_list_item(struct odt_lists *l, const xmlNode *item);
void odt_list_end(struct odt_lists *l);
const char *odt_heading_number(struct odt_lists *l, const xmlNode *heading);
const char *odt_numbered(struct odt_lists *l, const xmlNode *paragraph);

#endif
