/*
 * read_meta.c: what a file's meta says of the document (FRBR).  Values that
 * could not be written validly are left out: akn.c makes them anew.
 */
#include "fcgi/draft/read_xml.h"

#include "fcgi/base/clock.h"
#include "fcgi/draft/names.h"

#include <string.h>

/* An address: no white space, no characters outside RFC 3986. */
static const char *
address(struct arena *mem, const xmlNode *node)
{
	const char *value = node ? xml_attribute(mem, node, "value") : NULL;

	return value && value[0] != '#' && link_good(value) ? value : NULL;
}

static const char *
value_of(struct arena *mem, const xmlNode *parent, const char *name)
{
	const xmlNode *node = xml_below(parent, name);
	const char *value = node ? xml_attribute(mem, node, "value") : NULL;

	return value && *value && strlen(value) < 1000 ? value : NULL;
}

static bool
digits(const char *text, size_t count)
{
	return strspn(text, "0123456789") >= count;
}

/* A whole date; a year alone is its first day. */
static const char *
date_of(struct arena *mem, const xmlNode *parent)
{
	const xmlNode *node = xml_below(parent, "FRBRdate");
	const char *d = node ? xml_attribute(mem, node, "date") : NULL;
	int64_t number;

	if (!d || !digits(d, 4))
		return NULL;
	if (!d[4])
		return arena_printf(mem, "%.4s-01-01", d);
	d = arena_printf(mem, "%.10s", d);
	return day_number(d, &number) == OK ? d : NULL;
}

static void
read_aliases(struct source *s, const xmlNode *work)
{
	struct identity *id = &s->identity;
	const char *name, *value;

	for (const xmlNode *c = work->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE || id->alias_count >= 16 ||
		    strcmp((const char *)c->name, "FRBRalias"))
			continue;
		name = xml_attribute(s->mem, c, "name");
		value = xml_attribute(s->mem, c, "value");
		if (!name_good(name) || !value || !*value)
			continue;
		id->alias = arena_grow(s->mem, id->alias,
		    id->alias_count * sizeof(*id->alias),
		    (id->alias_count + 1) * sizeof(*id->alias));
		id->alias[id->alias_count++] =
		    (struct pair){.name = name, .value = value, .file = -1};
	}
}

static void
read_work(struct source *s, const xmlNode *work)
{
	struct identity *id = &s->identity;
	const xmlNode *author = xml_below(work, "FRBRauthor");
	const char *href =
	    author ? xml_attribute(s->mem, author, "href") : NULL;

	id->work = address(s->mem, xml_below(work, "FRBRthis"));
	id->work_uri = address(s->mem, xml_below(work, "FRBRuri"));
	id->work_date = date_of(s->mem, work);
	id->author = link_good(href) ? href : NULL;
	id->country = value_of(s->mem, work, "FRBRcountry");
	id->number = value_of(s->mem, work, "FRBRnumber");
	id->name = value_of(s->mem, work, "FRBRname");
	read_aliases(s, work);
}

void
read_meta(struct source *s, const xmlNode *document)
{
	struct identity *id = &s->identity;
	const xmlNode *all =
	    xml_below(xml_below(document, "meta"), "identification");
	const xmlNode *work = xml_below(all, "FRBRWork");
	const xmlNode *expression = xml_below(all, "FRBRExpression");
	const xmlNode *language = xml_below(expression, "FRBRlanguage");
	const char *code;

	if (!all)
		source_warn(s, "identification", "");
	if (work)
		read_work(s, work);
	if (!expression)
		return;
	id->expression = address(s->mem, xml_below(expression, "FRBRthis"));
	id->expression_uri = address(s->mem, xml_below(expression, "FRBRuri"));
	id->expression_date = date_of(s->mem, expression);
	code = language ? xml_attribute(s->mem, language, "language") : NULL;
	if (code &&
	    strspn(code, "abcdefghijklmnopqrstuvwxyz") == strlen(code) &&
	    (strlen(code) == 2 || strlen(code) == 3))
		id->language = code;
}
