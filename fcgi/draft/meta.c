/*
 * meta.c: the addresses of a draft after FRBR (Akoma Ntoso Naming Convention
 * 1.0, section 4): the work, its expression in a language at a date, and the
 * file.  Everything the schema asks for is there, whatever came in.
 */
#include "fcgi/draft/akn.h"

#include "fcgi/draft/markup.h"
#include "fcgi/draft/names.h"

#include <string.h>

/* ISO 639-1 and 639-2/T of the languages that drafts come in. */
static const char *const languages[][2] = {{"bg", "bul"}, {"cs", "ces"},
    {"cy", "cym"}, {"da", "dan"}, {"de", "deu"}, {"el", "ell"}, {"en", "eng"},
    {"es", "spa"}, {"et", "est"}, {"fi", "fin"}, {"fr", "fra"}, {"ga", "gle"},
    {"hr", "hrv"}, {"hu", "hun"}, {"it", "ita"}, {"lb", "ltz"}, {"lt", "lit"},
    {"lv", "lav"}, {"mk", "mkd"}, {"mt", "mlt"}, {"nl", "nld"}, {"pl", "pol"},
    {"pt", "por"}, {"ro", "ron"}, {"sk", "slk"}, {"sl", "slv"}, {"sq", "sqi"},
    {"sr", "srp"}, {"sv", "swe"}, {"uk", "ukr"}};

const char *
language_short(const char *code)
{
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++)
		if (text_is(code, languages[i][1]) ||
		    text_is(code, languages[i][0]))
			return languages[i][0];
	return NULL;
}

const char *
language_long(const char *language)
{
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++)
		if (text_is(language, languages[i][0]) ||
		    text_is(language, languages[i][1]))
			return languages[i][1];
	return "und";
}

const char *
akn_name(const struct source *s)
{
	if (strcmp(s->document->name, "doc"))
		return s->document->name;
	return s->identity.subtype ? s->identity.subtype : "doc";
}

static void
value(struct buffer *b, const char *element, const char *name, const char *v)
{
	if (!v || !*v)
		return;
	tag_open(b, element);
	tag_attribute(b, name, v);
	tag_empty(b);
	buffer_add(b, "\n");
}

static void
date(struct buffer *b, const char *day, const char *name)
{
	tag_open(b, "FRBRdate");
	tag_attribute(b, "date", day);
	tag_attribute(b, "name", name);
	tag_empty(b);
	buffer_add(b, "\n");
}

static const char *
first_of(const char *a, const char *b, const char *c)
{
	return a && *a ? a : b && *b ? b : c;
}

/* Addresses as far as they are known; the rest follows from the work. */
static struct identity
complete(const struct source *s)
{
	const struct draft_options *o = s->options;
	struct identity id = s->identity;

	id.name = id.name ? text_cut(s->mem, id.name, 200) : NULL;
	id.number = id.number ? text_cut(s->mem, id.number, 200) : NULL;
	id.country = first_of(o->country, id.country, "xx");
	id.work_date = first_of(id.work_date, o->date, "1970-01-01");
	if (o->uri && link_good(o->uri)) {
		id.work = id.work_uri = o->uri;
		id.expression = id.expression_uri = NULL;
	}
	id.work_uri = first_of(id.work_uri, id.work,
	    arena_printf(s->mem, "/akn/%s/%s/%s/%s", id.country,
		s->document->name, id.work_date, "draft"));
	if (!link_good(id.work_uri))
		id.work_uri = arena_printf(s->mem, "/akn/xx/%s/%s/draft",
		    s->document->name, id.work_date);
	id.work = first_of(
	    id.work, arena_printf(s->mem, "%s/!main", id.work_uri), NULL);
	id.expression_date =
	    first_of(o->date, id.expression_date, id.work_date);
	id.language = language_long(first_of(o->language, id.language, "und"));
	id.expression_uri = first_of(id.expression_uri,
	    arena_printf(s->mem, "%s/%s@%s", id.work_uri, id.language,
		id.expression_date),
	    NULL);
	id.expression = first_of(id.expression,
	    arena_printf(s->mem, "%s/!main", id.expression_uri), NULL);
	return id;
}

static void
work(struct buffer *b, const struct identity *id, const char *this)
{
	tag(b, "FRBRWork");
	value(b, "FRBRthis", "value", this);
	value(b, "FRBRuri", "value", id->work_uri);
	for (size_t i = 0; i < id->alias_count; i++) {
		tag_open(b, "FRBRalias");
		tag_attribute(b, "value", id->alias[i].value);
		tag_attribute(b, "name", id->alias[i].name);
		tag_empty(b);
	}
	date(b, id->work_date, "draft");
	value(b, "FRBRauthor", "href", first_of(id->author, "#author", NULL));
	value(b, "FRBRcountry", "value", id->country);
	value(b, "FRBRnumber", "value", id->number);
	value(b, "FRBRname", "value", id->name);
	tag_close(b, "FRBRWork");
	buffer_add(b, "\n");
}

void
akn_meta(struct buffer *b, struct source *s, const char *component)
{
	struct identity id = complete(s);
	const char *this = id.work, *expression = id.expression;

	if (*component) {
		this = arena_printf(s->mem, "%s%s", id.work_uri, component);
		expression =
		    arena_printf(s->mem, "%s%s", id.expression_uri, component);
		id.alias_count = 0;
	}
	buffer_add(b, "<meta>\n<identification source=\"#glas\">\n");
	work(b, &id, this);
	tag(b, "FRBRExpression");
	value(b, "FRBRthis", "value", expression);
	value(b, "FRBRuri", "value", id.expression_uri);
	date(b, id.expression_date, "version");
	value(b, "FRBRauthor", "href", "#glas");
	value(b, "FRBRlanguage", "language", id.language);
	tag_close(b, "FRBRExpression");
	buffer_add(b, "\n");
	tag(b, "FRBRManifestation");
	value(
	    b, "FRBRthis", "value", arena_printf(s->mem, "%s.xml", expression));
	value(b, "FRBRuri", "value",
	    arena_printf(s->mem, "%s.akn", id.expression_uri));
	date(b, id.expression_date, "file");
	value(b, "FRBRauthor", "href", "#glas");
	tag_close(b, "FRBRManifestation");
	buffer_add(b, "\n</identification>\n<references source=\"#glas\">\n");
	buffer_add(b, "<TLCOrganization eId=\"");
	if (*component)
		for (const char *c = component; *c; c++)
			buffer_bytes(b, *c == '/' || *c == '!' ? "-" : c, 1);
	buffer_add(b, "glas\" href=\"/ontology/organization/glas\" "
		      "showAs=\"Glas\"/>\n</references>\n</meta>\n");
}
