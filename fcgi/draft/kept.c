/*
 * kept.c: words gathered beside the reading; see kept.h.  What becomes of
 * them is kept_check.c's matter.
 */
#include "fcgi/draft/kept.h"

#include <string.h>

static const size_t text_max = 4 * (size_t)DRAFT_FILE_MAX;

struct kept *
kept_new(struct arena *mem)
{
	struct kept *kept = arena_alloc(mem, sizeof *kept);

	for (size_t i = 0; i < KEPT_BAGS; i++)
		kept->text[i] = buffer_new(mem, text_max);
	return kept;
}

void
kept_add(struct source *s, enum kept_bag bag, const char *text, size_t size)
{
	if (!s->kept || s->kept->text[bag].size + size > text_max)
		return;
	tally_text(&s->kept->count[bag], text, size);
	buffer_bytes(&s->kept->text[bag], text, size);
}

void
kept_text(struct source *s, enum kept_bag bag, const char *text)
{
	kept_add(s, bag, text, strlen(text));
}

void
kept_break(struct source *s, enum kept_bag bag)
{
	kept_add(s, bag, "\n", 1);
}

/* Elements of Word, OpenDocument and HTML that part words. */
bool
kept_parts(const char *name)
{
	static const char *const names[] = {"p", "h", "tab", "br", "cr", "s",
	    "line-break", "tc", "td", "th", "tr", "li", "div", "note", "h1",
	    "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre", "table", "ul",
	    "ol", "caption", "figcaption", "blockquote", "section", "ptab",
	    "article", "address", "details", "summary", "legend", "textarea",
	    "center", "form", "fieldset", "hr", "header", "footer", "main",
	    "aside", "figure", "dl", "body", "desc", "title", "page-number"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (*name == *names[i] && !strcmp(name, names[i]))
			return true;
	return false;
}

static void
below(struct source *s, enum kept_bag bag, const xmlNode *from,
    const char *only, bool counts)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		const char *name = (const char *)c->name;
		bool parts;

		if ((c->type == XML_TEXT_NODE ||
			c->type == XML_CDATA_SECTION_NODE) &&
		    counts)
			kept_text(s, bag, (const char *)c->content);
		if (c->type != XML_ELEMENT_NODE)
			continue;
		parts = kept_parts(name);
		if (parts)
			kept_break(s, bag);
		below(s, bag, c, only, !only || !strcmp(name, only));
		if (parts)
			kept_break(s, bag);
	}
}

void
kept_below(
    struct source *s, enum kept_bag bag, const xmlNode *from, const char *only)
{
	if (!s->kept)
		return;
	kept_break(s, bag);
	below(s, bag, from, only,
	    !only || !strcmp((const char *)from->name, only));
	kept_break(s, bag);
}
