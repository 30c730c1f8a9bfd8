/*
 * read_esbirka.c: the Czech e-Sbírka's fragments (JSON): each with its kind,
 * its depth and its text as a little HTML with the number in <var>.
 */
#include "fcgi/draft/read_html.h"

#include <jansson.h>
#include <string.h>

enum { DEPTH = 40 };

struct esbirka {
	struct source *s;
	struct arena *mem;
	struct part *preface, *preamble, *body, *conclusions;
	struct part *open[DEPTH]; /* unit by depth */
};

/* What a kind of fragment is; others are text where they stand. */
static const struct kind_name {
	const char *fragment, *element;
} units[] = {{"Cast", "part"}, {"Hlava", "title"}, {"Dil", "chapter"},
    {"Oddil", "division"}, {"Pododdil", "subdivision"}, {"Paragraf", "clause"},
    {"Clanek", "article"}, {"Odstavec_", "paragraph"}, {"Pismeno_", "point"},
    {"Bod_", "point"}, {"Alinea", "indent"}, {"Odrazka", "indent"}};

static void
json_end(void *root)
{
	json_decref(root);
}

static const char *
field(struct arena *mem, const json_t *fragment, const char *name)
{
	const char *value = json_string_value(json_object_get(fragment, name));

	return value ? text_clean(mem, value, strlen(value)) : "";
}

static const char *
element_of(const char *kind)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (text_starts(kind, units[i].fragment))
			return units[i].element;
	return NULL;
}

/* The text: <var> is the number, the rest a line. */
static enum err
read_words(
    struct esbirka *e, const char *html, struct part **num, struct part *line)
{
	struct bytes text = {0};
	const xmlNode *root, *block;

	if (!*html)
		return OK;
	html = arena_printf(
	    e->mem, "<html><body><div>%s</div></body></html>", html);
	text = (struct bytes){(const unsigned char *)html, strlen(html)};
	TRY(html_parse(e->s, text, &root));
	block = xml_below(xml_below(root, "body"), "div");
	html_keep(e->s, root);
	for (xmlNode *c = block ? block->children : NULL, *next; c; c = next) {
		next = c->next;
		if (num && !*num && c->type == XML_ELEMENT_NODE &&
		    !strcmp((const char *)c->name, "var")) {
			*num = part_new(e->mem, PART_P, "");
			html_inlines(e->s, c, *num);
			xmlUnlinkNode(c);
			xmlFreeNode(c);
		}
	}
	if (block)
		html_inlines(e->s, block, line);
	return OK;
}

/* The innermost unit above that depth, else the section. */
static struct part *
parent_at(struct esbirka *e, int depth)
{
	for (int i = depth - 1; i >= 0; i--)
		if (e->open[i])
			return e->open[i];
	return e->body;
}

static enum err
read_unit(
    struct esbirka *e, const json_t *fragment, const char *element, int depth)
{
	struct part *unit = part_new(e->mem, PART_UNIT, element);
	struct part *line = part_new(e->mem, PART_P, "p");

	TRY(read_words(e, field(e->mem, fragment, "xhtml"), &unit->num, line));
	/* A paragraph without number is its text. */
	if (!unit->num && text_is(element, "paragraph")) {
		part_add(parent_at(e, depth), line);
		e->open[depth] = NULL;
		return OK;
	}
	part_add(parent_at(e, depth), unit);
	if (!part_is_empty(line))
		part_add(unit, line);
	e->open[depth] = unit;
	return OK;
}

static enum err
read_text(
    struct esbirka *e, const json_t *fragment, const char *kind, int depth)
{
	struct part *line = part_new(e->mem, PART_P, "p");
	struct part *parent = parent_at(e, depth);

	TRY(read_words(e, field(e->mem, fragment, "xhtml"), NULL, line));
	if (part_is_empty(line))
		return OK;
	if (text_is(kind, "Nadpis_pod") && parent->kind == PART_UNIT &&
	    !parent->heading) {
		parent->heading = line;
		line->name = "";
		return OK;
	}
	if (text_starts(kind, "Prefix"))
		parent = e->preface;
	else if (text_starts(kind, "Preambule"))
		parent = e->preamble;
	else if (text_starts(kind, "Postfix"))
		parent = e->conclusions;
	else if (text_is(kind, "Nadpis_nad")) {
		parent = part_add(
		    parent, part_new(e->mem, PART_UNIT, "crossHeading"));
		parent->heading = line;
		return OK;
	}
	part_add(parent, line);
	return OK;
}

static enum err
read_fragment(struct esbirka *e, const json_t *fragment)
{
	const char *kind = field(e->mem, fragment, "kodTypuFragmentu");
	const char *element = element_of(kind);
	int depth =
	    (int)json_integer_value(json_object_get(fragment, "hloubka"));

	if (depth < 0 || depth >= DEPTH)
		return source_refuse(
		    e->s, "too-deep", "The file is nested too deeply.");
	for (int i = depth; i < DEPTH; i++)
		e->open[i] = NULL;
	return element ? read_unit(e, fragment, element, depth)
		       : read_text(e, fragment, kind, depth);
}

static struct part *
section(struct esbirka *e, enum part_kind kind)
{
	return part_add(e->s->document, part_new(e->mem, kind, ""));
}

enum err
read_esbirka(struct source *s, struct bytes file)
{
	struct esbirka e = {.s = s, .mem = s->mem};
	json_t *root = json_loadb((const char *)file.at, file.size, 0, NULL);
	const json_t *list;
	const char *eli;

	if (!root)
		return source_refuse(
		    s, "broken-json", "The JSON file is damaged.");
	arena_cleanup(s->mem, json_end, root);
	list = json_object_get(root, "seznam");
	if (!json_is_array(list) || !json_array_size(list))
		return source_refuse(s, "not-esbirka",
		    "The JSON file holds no fragments of e-Sbírka.");
	s->format = "esbirka";
	s->identity.language = "ces";
	s->identity.country = "cz";
	s->document = part_new(s->mem, PART_DOCUMENT, "bill");
	e.preface = section(&e, PART_PREFACE);
	e.preamble = section(&e, PART_PREAMBLE);
	e.body = section(&e, PART_BODY);
	e.conclusions = section(&e, PART_CONCLUSIONS);
	eli = field(s->mem, json_array_get(list, 0), "eli");
	if (link_good(eli)) {
		s->identity.alias =
		    arena_alloc(s->mem, sizeof(*s->identity.alias));
		*s->identity.alias =
		    (struct pair){"eli", arena_copy(s->mem, eli), -1};
		s->identity.alias_count = 1;
	}
	s->identity.name = text_cut(s->mem,
	    arena_copy(
		s->mem, field(s->mem, json_array_get(list, 0), "uplnaCitace")),
	    200);
	for (size_t i = 0; i < json_array_size(list); i++)
		TRY(read_fragment(&e, json_array_get(list, i)));
	return OK;
}
