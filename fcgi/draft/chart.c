/*
 * chart.c: what a chart keeps of its data for showing it without the workbook
 * that it was made of.
 */
#include "fcgi/draft/chart.h"

#include "fcgi/draft/read_xml.h"
#include "fcgi/draft/sheet.h"

#include <stdlib.h>

enum {
	WORDS_MAX = 16000, /* bytes, about */
	VALUE_MAX = 300,
	POINTS_MAX = 500,
	DEPTH_MAX = 40,
	MEMBER_MAX = 1 << 20,
};

/* ---- what is in it ---- */

/* Whose type is an attribute and whose names are those of cells: strRef and
 * numRef keep a copy, strLit and numLit are one. */
static const xmlNode *
copy_of(const xmlNode *data)
{
	static const char *const names[] = {"strRef", "numRef", "strCache",
	    "numCache", "strLit", "numLit", "multiLvlStrRef",
	    "multiLvlStrCache", "lvl"};
	const xmlNode *at = data, *below;

	do {
		below = NULL;
		for (size_t i = 0; i < 9 && !below; i++)
			below = xml_below(at, names[i]);
		at = below ? below : at;
	} while (below);
	return at;
}

static const char *
cleaned(struct source *s, const xmlChar *text)
{
	return text_cut(s->mem,
	    text_trim(s->mem, text_clean(s->mem, (const char *)text,
				  (size_t)xmlStrlen(text))),
	    VALUE_MAX);
}

static const char *
value_of(struct source *s, const xmlNode *point)
{
	const xmlNode *v = xml_below(point, "v");
	xmlChar *text = v ? xmlNodeGetContent(v) : NULL;
	const char *out = "";

	if (text)
		out = cleaned(s, text);
	xmlFree(text);
	return out;
}

static long
index_of(const xmlNode *point)
{
	xmlChar *idx = xmlGetNoNsProp(point, (const xmlChar *)"idx");
	long n = idx ? strtol((const char *)idx, NULL, 10) : -1;

	xmlFree(idx);
	return n;
}

/* From that node on, the first point whose index is not below n. */
static const xmlNode *
point_from(const xmlNode *at, long n)
{
	while (at && (!xml_is(at, "pt") || index_of(at) < n))
		at = at->next;
	return at;
}

static const xmlNode *
first_point(const xmlNode *copy)
{
	return copy ? point_from(copy->children, 0) : NULL;
}

/* The words of a title that was typed, a run behind the other. */
static void
typed(struct source *s, const xmlNode *from, struct buffer *b, int depth)
{
	for (const xmlNode *c = from ? from->children : NULL; c; c = c->next) {
		xmlChar *text;

		if (c->type != XML_ELEMENT_NODE || depth > DEPTH_MAX ||
		    b->size > WORDS_MAX)
			continue;
		if (!xml_is(c, "t")) {
			typed(s, c, b, depth + 1);
			continue;
		}
		text = xmlNodeGetContent(c);
		if (text)
			buffer_printf(
			    b, "%s%s", b->size ? " " : "", cleaned(s, text));
		xmlFree(text);
	}
}

static const char *
title_of(struct source *s, const xmlNode *holder)
{
	const xmlNode *tx = xml_below(holder, "tx");
	struct buffer b = buffer_new(s->mem, DRAFT_FILE_MAX);

	typed(s, xml_below(tx, "rich"), &b, 0);
	if (!b.size && (tx = first_point(copy_of(tx))))
		return value_of(s, tx);
	return text_trim(s->mem, buffer_end(&b));
}

/* ---- in words ---- */

static const char *
language_of(const struct source *s)
{
	return s->options->language ? s->options->language : "en";
}

/* A point that has no name, or no number, is left out of the file. */
static void
points(struct source *s, const xmlNode *series, struct buffer *b)
{
	const xmlNode *cat = xml_below(series, "cat");
	const xmlNode *val = xml_below(series, "val");
	const xmlNode *numbers = copy_of(val ? val : xml_below(series, "yVal"));
	const xmlNode *code = xml_below(numbers, "formatCode");
	const xmlNode *name =
	    first_point(copy_of(cat ? cat : xml_below(series, "xVal")));
	xmlChar *format = code ? xmlNodeGetContent(code) : NULL;
	size_t count = 0;

	for (const xmlNode *c = first_point(numbers);
	     c && count < POINTS_MAX && b->size < WORDS_MAX;
	     c = point_from(c->next, 0)) {
		name = point_from(name, index_of(c));
		buffer_add(b, count++ ? "; " : "");
		if (name && index_of(name) == index_of(c))
			buffer_printf(b, "%s – ", value_of(s, name));
		buffer_add(
		    b, sheet_number(s->mem, language_of(s),
			   format ? (const char *)format : "", value_of(s, c)));
	}
	xmlFree(format);
}

static void
all_series(struct source *s, const xmlNode *from, struct buffer *b, int depth)
{
	for (const xmlNode *c = from ? from->children : NULL; c; c = c->next) {
		const char *name;

		if (c->type != XML_ELEMENT_NODE || depth > DEPTH_MAX ||
		    b->size > WORDS_MAX)
			continue;
		if (!xml_is(c, "ser")) {
			all_series(s, c, b, depth + 1);
			continue;
		}
		name = title_of(s, c);
		buffer_add(b, b->size ? ". " : "");
		if (*name)
			buffer_printf(b, "%s: ", name);
		points(s, c, b);
	}
}

const char *
chart_words(struct source *s, struct archive *a, const char *member)
{
	struct buffer b = buffer_new(s->mem, DRAFT_FILE_MAX);
	const struct source before = *s;
	const xmlNode *root = NULL, *chart;

	if (!archive_fits(a, member, MEMBER_MAX) ||
	    xml_member(s, a, member, &root) != OK || !root) {
		/* a chart that cannot be read is no reason to refuse the text
		 */
		s->refusal = before.refusal;
		s->refusal_code = before.refusal_code;
		return NULL;
	}
	chart = xml_is(root, "chartSpace") ? xml_below(root, "chart") : NULL;
	buffer_add(&b, title_of(s, xml_below(chart, "title")));
	all_series(s, xml_below(chart, "plotArea"), &b, 0);
	return b.size ? buffer_end(&b) : NULL;
}
