/*
 * odt_list.c: styles as a table, counters of the lists that run.
 */
#include "fcgi/draft/odt_list.h"

#include "fcgi/draft/count.h"

#include <string.h>

static int
number(
    struct odt_lists *l, const xmlNode *node, const char *name, int otherwise)
{
	const char *value = xml_attribute(l->mem, node, name);
	int64_t n;

	return value && text_int(value, &n) == OK && n >= 0 && n < 100000
		   ? (int)n
		   : otherwise;
}

static bool
attribute_is(struct odt_lists *l, const xmlNode *node, const char *name,
    const char *value)
{
	return node && text_is(xml_attribute(l->mem, node, name), value);
}

static void
read_style(struct odt_lists *l, const xmlNode *node, struct odt_style *style)
{
	const xmlNode *text = xml_below(node, "text-properties");
	const xmlNode *paragraph = xml_below(node, "paragraph-properties");
	const char *position =
	    text ? xml_attribute(l->mem, text, "text-position") : NULL;

	style->name = xml_attribute(l->mem, node, "name");
	style->parent = xml_attribute(l->mem, node, "parent-style-name");
	style->list = xml_attribute(l->mem, node, "list-style-name");
	style->bold = attribute_is(l, text, "font-weight", "bold");
	style->italic = attribute_is(l, text, "font-style", "italic");
	style->hidden = attribute_is(l, text, "display", "none");
	style->capitals =
	    attribute_is(l, text, "text-transform", "uppercase") ||
	    attribute_is(l, text, "font-variant", "small-caps");
	style->centred = attribute_is(l, paragraph, "text-align", "center");
	if (position && (!strncmp(position, "super", 5) ||
			    (*position >= '1' && *position <= '9')))
		style->raised = 1;
	if (position && (!strncmp(position, "sub", 3) || *position == '-'))
		style->raised = -1;
	if (!style->name)
		style->name = "";
}

static void
read_level(struct odt_lists *l, const xmlNode *node, struct odt_list *list)
{
	int i = number(l, node, "level", 0) - 1;
	struct odt_level *level;

	if (i < 0 || i >= ODT_LEVELS)
		return;
	level = &list->level[i];
	level->there = true;
	level->bullet = xml_is(node, "list-level-style-bullet") ||
			xml_is(node, "list-level-style-image");
	level->prefix = xml_attribute(l->mem, node, "num-prefix");
	level->suffix = xml_attribute(l->mem, node, "num-suffix");
	level->format = xml_attribute(l->mem, node, "num-format");
	level->pattern = xml_attribute(l->mem, node, "num-list-format");
	level->start = number(l, node, "start-value", 1);
	level->shown = number(l, node, "display-levels", 1);
	if (!level->format)
		level->format = "";
}

static void
read_list_style(struct odt_lists *l, const xmlNode *node)
{
	struct odt_list *list;

	l->lists =
	    arena_grow(l->mem, l->lists, l->list_count * sizeof(*l->lists),
		(l->list_count + 1) * sizeof(*l->lists));
	list = &l->lists[l->list_count++];
	list->name = xml_is(node, "outline-style")
			 ? "Outline"
			 : xml_attribute(l->mem, node, "name");
	for (const xmlNode *c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			read_level(l, c, list);
}

static void
read_styles(struct odt_lists *l, const xmlNode *group)
{
	for (const xmlNode *c = group ? group->children : NULL; c;
	     c = c->next) {
		if (xml_is(c, "list-style") || xml_is(c, "outline-style"))
			read_list_style(l, c);
		if (!xml_is(c, "style"))
			continue;
		l->styles = arena_grow(l->mem, l->styles,
		    l->style_count * sizeof(*l->styles),
		    (l->style_count + 1) * sizeof(*l->styles));
		read_style(l, c, &l->styles[l->style_count++]);
	}
}

void
odt_styles(struct odt_lists *l, const xmlNode *styles, const xmlNode *content)
{
	read_styles(l, xml_below(styles, "styles"));
	read_styles(l, xml_below(content, "automatic-styles"));
}

static struct odt_style *
find_style(struct odt_lists *l, const char *name)
{
	for (size_t i = l->style_count; name && i > 0; i--)
		if (!strcmp(l->styles[i - 1].name, name))
			return &l->styles[i - 1];
	return NULL;
}

/* What it does not say itself comes from its parents, once. */
static const struct odt_style *
resolved(struct odt_lists *l, struct odt_style *style, int depth)
{
	const struct odt_style *parent;

	if (!style || style->resolved)
		return style;
	style->resolved = true;
	parent = depth < 40
		     ? resolved(l, find_style(l, style->parent), depth + 1)
		     : NULL;
	if (!parent)
		return style;
	style->list = style->list ? style->list : parent->list;
	style->bold = style->bold || parent->bold;
	style->hidden = style->hidden || parent->hidden;
	style->centred = style->centred || parent->centred;
	style->capitals = style->capitals || parent->capitals;
	return style;
}

const struct odt_style *
odt_style_of(struct odt_lists *l, const xmlNode *node)
{
	return resolved(
	    l, find_style(l, xml_attribute(l->mem, node, "style-name")), 0);
}

static struct odt_list *
find_list(struct odt_lists *l, const char *name)
{
	for (size_t i = 0; name && i < l->list_count; i++)
		if (text_is(l->lists[i].name, name))
			return &l->lists[i];
	return NULL;
}

/* The style of the list's first paragraph, where the list names none. */
static struct odt_list *
list_of_paragraphs(struct odt_lists *l, const xmlNode *list)
{
	for (const xmlNode *c = list->children; c; c = c->next)
		for (const xmlNode *d = c->children; d; d = d->next)
			if (xml_is(d, "p") || xml_is(d, "h")) {
				const struct odt_style *style =
				    odt_style_of(l, d);

				return style ? find_list(l, style->list) : NULL;
			}
	return NULL;
}

void
odt_list_begin(struct odt_lists *l, const xmlNode *list)
{
	struct odt_list *of =
	    find_list(l, xml_attribute(l->mem, list, "style-name"));
	bool on = attribute_is(l, list, "continue-numbering", "true") ||
		  xml_attribute(l->mem, list, "continue-list");

	if (!of && l->depth)
		of = l->open[(l->depth < ODT_NESTING ? l->depth : ODT_NESTING) -
			     1];
	if (!of)
		of = list_of_paragraphs(l, list);
	if (of && !l->depth && !on)
		memset(of->running, 0, sizeof(of->running));
	if (l->depth < ODT_NESTING)
		l->open[l->depth] = of;
	l->depth++;
}

void
odt_list_end(struct odt_lists *l)
{
	l->depth--;
}

static const char *
format_of(const struct odt_level *level)
{
	static const char *const known[][2] = {{"1", "decimal"},
	    {"a", "lowerLetter"}, {"A", "upperLetter"}, {"i", "lowerRoman"},
	    {"I", "upperRoman"}};
	static const char *const cyrillic[][3] = {
	    {"а", "(bg)", "bulgarianLower"}, {"А", "(bg)", "bulgarianUpper"},
	    {"а", "(sr)", "serbianLower"}, {"А", "(sr)", "serbianUpper"},
	    {"а", "", "russianLower"}, {"А", "", "russianUpper"}};

	for (size_t i = 0; i < 5; i++)
		if (text_is(level->format, known[i][0]))
			return known[i][1];
	/* LibreOffice: "А, Б, .., Аа, Аб, ... (bg)". */
	for (size_t i = 0; i < sizeof cyrillic / sizeof *cyrillic; i++)
		if (!strncmp(level->format, cyrillic[i][0], 2) &&
		    strstr(level->format, cyrillic[i][1]))
			return cyrillic[i][2];
	return *level->format ? "decimal" : "none";
}

static const char *
value_text(struct odt_lists *l, const struct odt_list *list, int i)
{
	int value = list->running[i] ? list->value[i] : list->level[i].start;

	return count_text(l->mem, value, format_of(&list->level[i]), NULL);
}

/* "%1%.%2%)" as newer writers say it; else the levels shown, by points. */
static const char *
item_text(struct odt_lists *l, const struct odt_list *list, int at)
{
	const struct odt_level *level = &list->level[at];
	struct buffer b = buffer_new(l->mem, 1 << 16);
	int first = at + 1 - level->shown;

	if (level->bullet)
		return "•";
	if (!*level->format)
		return "";
	if (level->pattern) {
		for (const char *c = level->pattern; *c; c++) {
			int i = c[1] - '1';

			if (*c != '%' || i < 0 || i >= ODT_LEVELS ||
			    c[2] != '%') {
				buffer_bytes(&b, c, 1);
				continue;
			}
			buffer_add(&b, value_text(l, list, i));
			c += 2;
		}
		return b.data;
	}
	buffer_add(&b, level->prefix ? level->prefix : "");
	for (int i = first < 0 ? 0 : first; i <= at; i++) {
		buffer_add(&b, value_text(l, list, i));
		if (i < at)
			buffer_add(&b, ".");
	}
	buffer_add(&b, level->suffix ? level->suffix : "");
	return b.data;
}

static const char *
count(struct odt_lists *l, struct odt_list *list, int at, int start)
{
	if (at < 0 || at >= ODT_LEVELS || !list->level[at].there)
		return "";
	if (start >= 0)
		list->value[at] = start;
	else if (list->running[at])
		list->value[at]++;
	else
		list->value[at] = list->level[at].start;
	list->running[at] = true;
	for (int i = at + 1; i < ODT_LEVELS; i++)
		list->running[i] = false;
	return item_text(l, list, at);
}

/* An item that only holds a deeper list has no number of its own. */
const char *
odt_list_item(struct odt_lists *l, const xmlNode *item)
{
	struct odt_list *list =
	    l->depth <= ODT_NESTING ? l->open[l->depth - 1] : NULL;

	if (!list || (!xml_below(item, "p") && !xml_below(item, "h")))
		return "";
	return count(l, list, l->depth - 1, number(l, item, "start-value", -1));
}

const char *
odt_heading_number(struct odt_lists *l, const xmlNode *heading)
{
	const struct odt_style *style = odt_style_of(l, heading);
	struct odt_list *list = style ? find_list(l, style->list) : NULL;

	if (attribute_is(l, heading, "is-list-header", "true"))
		return "";
	if (!list)
		list = find_list(l, "Outline");
	if (!list)
		return "";
	return count(l, list, number(l, heading, "outline-level", 1) - 1,
	    attribute_is(l, heading, "restart-numbering", "true")
		? number(l, heading, "start-value", 1)
		: -1);
}

const char *
odt_numbered(struct odt_lists *l, const xmlNode *paragraph)
{
	struct odt_list *list =
	    find_list(l, xml_attribute(l->mem, paragraph, "style-name"));

	return list ? count(l, list, number(l, paragraph, "level", 1) - 1,
			  number(l, paragraph, "start-value", -1))
		    : "";
}
