/*
 * html_list.c: lists of Google Docs, whose numbers are in the page's style:
 * .lst-kix_a-1>li:before{content:"(" counter(lst-ctr-kix_a-1,decimal) ") "}.
 */
#include "fcgi/draft/count.h"
#include "fcgi/draft/read_html.h"

#include <string.h>

enum { STYLE_MAX = 128 << 10, CLASS_MAX = 100, MARK_MAX = 12 };

/* The style of the page that the list stands in; "" if it has none. */
static const char *
style_of(const xmlNode *list)
{
	const xmlNode *root = xmlDocGetRootElement(list->doc);
	const xmlNode *style = xml_below(xml_below(root, "head"), "style");
	const char *text = style && style->children && style->children->content
			       ? (const char *)style->children->content
			       : "";

	return strlen(text) < STYLE_MAX ? text : "";
}

/* What stands between the next two quotation marks; *c goes behind them. */
static const char *
quoted(struct arena *mem, const char **c)
{
	const char *from = **c == '"' ? *c + 1 : NULL;
	size_t size = from ? strcspn(from, "\"\\}") : 0;

	if (!from || from[size] != '"' || size > MARK_MAX)
		return NULL;
	*c = from + size + 1;
	*c += strspn(*c, " ");
	return arena_copy_n(mem, from, size);
}

static const char *
format_of(const char *name, size_t size)
{
	static const char *const formats[][2] = {{"decimal", "decimal"},
	    {"lower-latin", "lowerLetter"}, {"lower-alpha", "lowerLetter"},
	    {"upper-latin", "upperLetter"}, {"upper-alpha", "upperLetter"},
	    {"lower-roman", "lowerRoman"}, {"upper-roman", "upperRoman"}};

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strlen(formats[i][0]) == size &&
		    !strncmp(formats[i][0], name, size))
			return formats[i][1];
	return NULL;
}

const char *
html_list_mark(struct source *s, const xmlNode *list, int number)
{
	const char *class = xml_attribute(s->mem, list, "class");
	const char *c = class ? strstr(class, "lst-kix_") : NULL, *rule;
	size_t size = c ? strcspn(c, " \t\n") : 0;
	const char *before, *behind, *format;

	if (!size || size > CLASS_MAX)
		return NULL;
	rule = arena_printf(s->mem, ".%.*s>li:before{content:", (int)size, c);
	c = strstr(style_of(list), rule);
	if (!c)
		return NULL;
	c += strlen(rule);
	before = quoted(s->mem, &c);
	if (!before || !text_starts(c, "counter("))
		return NULL;
	c += strcspn(c, ",)}");
	format = *c == ',' ? format_of(c + 1, strcspn(c + 1, ")}")) : NULL;
	c += strcspn(c, ")}");
	c += *c == ')';
	c += strspn(c, " ");
	behind = format ? quoted(s->mem, &c) : NULL;
	if (!behind || *c != '}')
		return NULL;
	return text_trim(
	    s->mem, arena_printf(s->mem, "%s%s%s", before,
			count_text(s->mem, number, format, NULL), behind));
}
