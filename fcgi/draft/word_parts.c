/*
 * word_parts.c: the parts of a Word file (ECMA-376): found by their
 * relations, whatever their names; styles and numbering as tables.
 */
#include "fcgi/draft/word.h"

#include <string.h>

enum { TABLE_MAX = 20000 };

const char *
word_value(struct word *w, const xmlNode *parent, const char *child)
{
	const xmlNode *node = xml_below(parent, child);

	return node ? xml_attribute(w->mem, node, "val") : NULL;
}

bool
word_flag(struct word *w, const xmlNode *parent, const char *child)
{
	const xmlNode *node = xml_below(parent, child);
	const char *value = node ? xml_attribute(w->mem, node, "val") : NULL;

	return node && !text_is(value, "0") && !text_is(value, "false") &&
	       !text_is(value, "off");
}

static int
number(const char *text, int otherwise)
{
	int64_t n;

	if (!text || text_int(text, &n) != OK || n < -1 || n > 1000000)
		return otherwise;
	return (int)n;
}

static int
number_of(
    struct word *w, const xmlNode *parent, const char *child, int otherwise)
{
	return number(word_value(w, parent, child), otherwise);
}

/* The target of the first relation whose type ends so. */
static const char *
relation_of_type(struct word *w, const xmlNode *relations, const char *type)
{
	for (const xmlNode *c = relations ? relations->children : NULL; c;
	     c = c->next) {
		const char *is_type = c->type == XML_ELEMENT_NODE
					  ? xml_attribute(w->mem, c, "Type")
					  : NULL;
		const char *slash = is_type ? strrchr(is_type, '/') : NULL;

		if (slash && !strcmp(slash + 1, type))
			return xml_attribute(w->mem, c, "Target");
	}
	return NULL;
}

const char *
word_relation(struct word *w, const char *id)
{
	for (const xmlNode *c = w->relations ? w->relations->children : NULL; c;
	     c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    text_is(xml_attribute(w->mem, c, "Id"), id))
			return xml_attribute(w->mem, c, "Target");
	return NULL;
}

static size_t
count(const xmlNode *root, const char *name)
{
	size_t n = 0;

	for (const xmlNode *c = root->children; c; c = c->next)
		n += xml_is(c, name);
	return n;
}

bool
word_capitals(struct word *w, const xmlNode *properties)
{
	return word_flag(w, properties, "caps") ||
	       word_flag(w, properties, "smallCaps");
}

static void
read_style(struct word *w, const xmlNode *node, struct style *style)
{
	const xmlNode *p = xml_below(node, "pPr"), *r = xml_below(node, "rPr");
	const xmlNode *num = xml_below(p, "numPr");
	const char *id = xml_attribute(w->mem, node, "styleId");
	const char *name = word_value(w, node, "name");
	const char *is_default = xml_attribute(w->mem, node, "default");

	style->id = id ? id : "";
	style->based_on = word_value(w, node, "basedOn");
	style->num = number_of(w, num, "numId", -1);
	style->level = number_of(w, num, "ilvl", -1);
	style->outline = number_of(w, p, "outlineLvl", -1);
	style->hidden = xml_below(r, "vanish") ? word_flag(w, r, "vanish") : -1;
	style->language = word_value(w, r, "lang");
	style->bold = word_flag(w, r, "b");
	style->capitals = word_capitals(w, r);
	style->centred = text_is(word_value(w, p, "jc"), "center");
	style->caption = name && !strcasecmp(name, "caption");
	style->toc = name && (!strncasecmp(name, "toc ", 4));
	style->is_paragraph =
	    text_is(xml_attribute(w->mem, node, "type"), "paragraph");
	style->is_default = style->is_paragraph && is_default &&
			    (*is_default == '1' || *is_default == 't');
}

static void
read_styles(struct word *w, const xmlNode *root)
{
	size_t n = count(root, "style"), i = 0;
	const xmlNode *whole = xml_below(root, "docDefaults");

	whole = xml_below(xml_below(whole, "rPrDefault"), "rPr");
	w->language = word_value(w, whole, "lang");
	w->styles = arena_alloc(w->mem, (n + 1) * sizeof(*w->styles));
	for (const xmlNode *c = root->children; c; c = c->next)
		if (xml_is(c, "style"))
			read_style(w, c, &w->styles[i++]);
	w->style_count = n;
	for (i = 0; i < n; i++)
		w->styles[i].parent = word_style(w, w->styles[i].based_on);
	/* A chain that leads back to itself is cut. */
	for (i = 0; i < n; i++) {
		const struct style *p = w->styles[i].parent;

		for (size_t steps = 0; p; p = p->parent)
			if (++steps > n || p == &w->styles[i]) {
				w->styles[i].parent = NULL;
				break;
			}
	}
}

const struct style *
word_style(const struct word *w, const char *id)
{
	for (size_t i = 0; i < w->style_count; i++)
		if (id ? !strcmp(w->styles[i].id, id) : w->styles[i].is_default)
			return &w->styles[i];
	return NULL;
}

bool
word_hides(const struct style *style)
{
	while (style && style->hidden < 0)
		style = style->parent;
	return style && style->hidden;
}

/* <numFmt val="custom" format="001, 002, 003, ..."/> is "001"; newer forms
 * stand in a choice, what older programs show behind it. */
static const char *
read_format(struct word *w, const xmlNode *level)
{
	static const char *const letters[][2] = {
	    {"а", "russianLower"}, {"А", "russianUpper"}};
	const xmlNode *either = xml_below(level, "AlternateContent");
	const xmlNode *choice = xml_below(either, "Choice");
	const char *format = word_value(w, level, "numFmt"), *own;

	if (!format && choice &&
	    text_is(xml_attribute(w->mem, choice, "Requires"), "w14"))
		level = choice;
	else if (!format && either)
		level = xml_below(either, "Fallback");
	format = word_value(w, level, "numFmt");
	if (!text_is(format, "custom"))
		return format ? format : "decimal";
	own = xml_attribute(w->mem, xml_below(level, "numFmt"), "format");
	own = own ? arena_copy_n(w->mem, own, strcspn(own, ",")) : "decimal";
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (text_is(own, letters[i][0]))
			return letters[i][1];
	return own;
}

static void
read_level(struct word *w, const xmlNode *node, struct number_level *levels)
{
	int i = number(xml_attribute(w->mem, node, "ilvl"), -1);
	struct number_level *l;

	if (i < 0 || i >= WORD_LEVELS)
		return;
	l = &levels[i];
	l->there = true;
	l->start = number_of(w, node, "start", 0);
	l->restart = number_of(w, node, "lvlRestart", -1);
	l->format = read_format(w, node);
	l->text = word_value(w, node, "lvlText");
	l->style = word_value(w, node, "pStyle");
	l->legal = word_flag(w, node, "isLgl");
	l->language = word_value(w, xml_below(node, "rPr"), "lang");
	l->tight = text_is(word_value(w, node, "suff"), "nothing");
	if (!l->text)
		l->text = "";
}

static void
read_abstract(struct word *w, const xmlNode *node, struct abstract_list *a)
{
	a->id = number(xml_attribute(w->mem, node, "abstractNumId"), -1);
	a->name = word_value(w, node, "name");
	a->style_link = word_value(w, node, "numStyleLink");
	a->last_level = -1;
	for (const xmlNode *c = node->children; c; c = c->next)
		if (xml_is(c, "lvl"))
			read_level(w, c, a->level);
}

static struct abstract_list *
abstract_of(struct word *w, int id)
{
	for (size_t i = 0; i < w->abstract_count; i++)
		if (w->abstracts[i].id == id)
			return &w->abstracts[i];
	return NULL;
}

static void
read_list(struct word *w, const xmlNode *node, struct list *list)
{
	list->id = number(xml_attribute(w->mem, node, "numId"), -1);
	list->abstract =
	    abstract_of(w, number_of(w, node, "abstractNumId", -1));
	for (int i = 0; i < WORD_LEVELS; i++)
		list->start[i] = -1;
	for (const xmlNode *c = node->children; c; c = c->next) {
		const xmlNode *level;
		int i;

		if (!xml_is(c, "lvlOverride"))
			continue;
		i = number(xml_attribute(w->mem, c, "ilvl"), -1);
		if (i < 0 || i >= WORD_LEVELS)
			continue;
		list->start[i] = number_of(w, c, "startOverride", -1);
		level = xml_below(c, "lvl");
		if (level)
			read_level(w, level, list->level);
	}
}

/* An abstract list may only name the style of another. */
static void
follow_links(struct word *w)
{
	for (size_t i = 0; i < w->list_count; i++) {
		struct abstract_list *a = w->lists[i].abstract;
		const struct style *style;

		if (!a || !a->style_link)
			continue;
		style = word_style(w, a->style_link);
		for (size_t j = 0; style && j < w->list_count; j++)
			if (w->lists[j].id == style->num &&
			    w->lists[j].abstract &&
			    !w->lists[j].abstract->style_link)
				w->lists[i].abstract = w->lists[j].abstract;
	}
}

static void
read_numbering(struct word *w, const xmlNode *root)
{
	size_t i = 0;

	w->abstract_count = count(root, "abstractNum");
	w->list_count = count(root, "num");
	w->abstracts = arena_alloc(
	    w->mem, (w->abstract_count + 1) * sizeof(*w->abstracts));
	w->lists = arena_alloc(w->mem, (w->list_count + 1) * sizeof(*w->lists));
	for (const xmlNode *c = root->children; c; c = c->next)
		if (xml_is(c, "abstractNum"))
			read_abstract(w, c, &w->abstracts[i++]);
	i = 0;
	for (const xmlNode *c = root->children; c; c = c->next)
		if (xml_is(c, "num"))
			read_list(w, c, &w->lists[i++]);
	follow_links(w);
}

/* A part that is named by its type; none is no fault, a broken one is. */
static enum err
optional(struct word *w, const char *type, const xmlNode **root)
{
	const char *name = relation_of_type(w, w->relations, type);

	*root = NULL;
	if (!name)
		return OK;
	name = *name == '/' ? name + 1
			    : arena_printf(w->mem, "%s%s", w->folder, name);
	return xml_member(w->s, w->archive, name, root);
}

static enum err
find_main(struct word *w, const char **main)
{
	const xmlNode *relations;

	TRY(xml_member(w->s, w->archive, "_rels/.rels", &relations));
	*main = relation_of_type(w, relations, "officeDocument");
	if (!*main)
		*main = "word/document.xml";
	*main += **main == '/';
	return OK;
}

enum err
word_open(struct word *w, struct bytes file, const xmlNode **body)
{
	const xmlNode *styles, *numbering, *document;
	const char *main, *slash;

	TRY(archive_open(w->s, file, &w->archive));
	TRY(find_main(w, &main));
	slash = strrchr(main, '/');
	w->folder =
	    slash ? arena_copy_n(w->mem, main, (size_t)(slash + 1 - main)) : "";
	TRY(xml_member(w->s, w->archive,
	    arena_printf(
		w->mem, "%s_rels/%s.rels", w->folder, slash ? slash + 1 : main),
	    &w->relations));
	TRY(optional(w, "styles", &styles));
	TRY(optional(w, "numbering", &numbering));
	TRY(optional(w, "footnotes", &w->footnotes));
	TRY(optional(w, "endnotes", &w->endnotes));
	if (styles)
		read_styles(w, styles);
	if (numbering)
		read_numbering(w, numbering);
	TRY(xml_member(w->s, w->archive, main, &document));
	*body = xml_below(document, "body");
	return *body ? OK
		     : source_refuse(
			   w->s, "not-docx", "The archive holds no Word text.");
}
