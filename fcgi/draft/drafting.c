/*
 * drafting.c: conf/drafting/LANG.xml as compiled rules.
 */
#include "fcgi/draft/drafting.h"

#include "fcgi/base/log.h"
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"

#include <string.h>

static const char *const languages[] = {"bg", "pl", "cs", "sr", "en"};

struct loader {
	struct arena *mem;
	const char *path;
	const struct node *root;
	struct drafting *d;
};

/* The pattern's text with %NAME% replaced by its <define>. */
static const char *
expand(struct loader *l, const char *text)
{
	struct buffer b = buffer_new(l->mem, 1 << 16);
	const struct node *define;

	while (*text) {
		size_t plain = strcspn(text, "%");
		size_t name;

		buffer_bytes(&b, text, plain);
		text += plain;
		if (!*text)
			break;
		name = strcspn(++text, "%");
		for (define = xml_child(l->root, "define"); define;
		     define = xml_next(define, "define"))
			if (strlen(xml_get(define, "name")) == name &&
			    !strncmp(xml_get(define, "name"), text, name))
				buffer_printf(
				    &b, "(?:%s)", xml_words(l->mem, define));
		text += name + (text[name] == '%');
	}
	return b.data;
}

static enum err
compile(struct loader *l, const struct node *node, struct pattern **out)
{
	const char *fault = "";
	const char *text;

	*out = NULL;
	if (!node)
		return OK;
	text = expand(l, text_trim(l->mem, xml_words(l->mem, node)));
	if (pattern_new(text, false, out, &fault) == OK)
		return OK;
	return log_err(ERR_BROKEN, "drafting.pattern", "%s:%d: %s", l->path,
	    xml_line(node), fault);
}

static int
word(const char *value, const char *const words[], int count)
{
	for (int i = 0; i < count; i++)
		if (text_is(value, words[i]))
			return i;
	return 0;
}

static enum err
read_rule(struct loader *l, const struct node *node)
{
	static const char *const series[] = {
	    "", "number", "letter", "double", "roman", "dash", "dotted"};
	static const char *const headings[] = {
	    "none", "next", "same", "whole", "below"};
	struct rule *rule = &l->d->rules[l->d->rule_count];

	if (l->d->rule_count == RULES_MAX || !xml_get(node, "element"))
		return log_err(ERR_BROKEN, "drafting.unit",
		    "%s:%d: no element, or too many units", l->path,
		    xml_line(node));
	rule->element = xml_get(node, "element");
	rule->rank = (int)xml_get_int(node, "rank", RANK_OF_BASE);
	rule->series = (enum series)word(xml_get(node, "series"), series, 7);
	rule->heading =
	    (enum heading)word(xml_get(node, "heading"), headings, 5);
	rule->first = text_is(xml_get(node, "first"), "yes");
	rule->within = xml_get(node, "within");
	rule->before_base = text_is(xml_get(node, "before"), "base");
	rule->alone = text_is(xml_get(node, "before"), "none");
	rule->heads_text = text_is(xml_get(node, "before"), "text");
	l->d->rule_count++;
	return compile(l, node, &rule->pattern);
}

static const char *
attribute(const struct node *root, const char *name)
{
	const char *value = xml_get(root, name);

	return value ? value : "";
}

/* <spelled form="ordinal" ones="First Second ..." .../> */
static void
read_numerals(const struct node *root, const char *form, struct numerals *out)
{
	const struct node *n = xml_child(root, "spelled");

	while (n && !text_is(xml_get(n, "form"), form))
		n = xml_next(n, "spelled");
	*out = (struct numerals){"", "", "", "", ""};
	if (!n)
		return;
	out->ones = attribute(n, "ones");
	out->tens = attribute(n, "tens");
	out->before = xml_get(n, "before") ? attribute(n, "before") : out->tens;
	out->join = attribute(n, "join");
	out->hundred = attribute(n, "hundred");
}

/* Most lines begin as no unit does, or as one kind of them: a rule is held
 * only against what begins as it does. */
static void
learn_first(struct drafting *d, size_t rule)
{
	const struct pattern *p = d->rules[rule].pattern;
	uint32_t bit = UINT32_C(1) << rule;

	for (unsigned c = 0; c < 256; c++) {
		char byte = (char)c;

		if (pattern_may_begin(p, &byte, 1))
			d->may_byte[c] |= bit;
	}
	for (unsigned c = 0; c < FIRST_MAX; c++) {
		char two[2] = {
		    (char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F))};

		if (c < 0x80 ? d->may_byte[c] & bit
			     : d->may_byte[(unsigned char)*two] & bit &&
				   pattern_may_begin(p, two, 2))
			d->may[c] |= bit;
	}
}

uint32_t
drafting_may(const struct drafting *d, const char *text)
{
	unsigned char a = (unsigned char)text[0], b;

	if (a < 0xC2 || a >= 0xE0)
		return d->may_byte[a];
	b = (unsigned char)text[1];
	return (b & 0xC0) == 0x80 ? d->may[(a & 0x1FU) << 6 | (b & 0x3FU)]
				  : d->may_byte[a];
}

static enum err
read_one(struct loader *l, const char *language)
{
	struct drafting *d = l->d;
	struct node *root;

	TRY(xml_file(l->path, &root));
	l->root = root;
	d->language = language;
	d->open = attribute(root, "open");
	d->close = attribute(root, "close");
	d->letters = attribute(root, "letters");
	d->page = attribute(root, "page");
	d->scan = attribute(root, "scan");
	d->single = text_is(xml_get(root, "single"), "yes");
	d->latin = text_is(xml_get(root, "shadow"), "latin");
	d->title_above = true;
	d->title_strict = text_is(xml_get(root, "title"), "below");
	d->title_text = text_is(xml_get(root, "title"), "text");
	d->title_after = d->title_strict || d->title_text ||
			 text_is(xml_get(root, "title"), "after");
	d->dash_closes = text_is(xml_get(root, "closing"), "dash");
	d->paragraphs = xml_get(root, "paragraphs");
	d->end = attribute(root, "end");
	d->ends = attribute(root, "ends");
	read_numerals(root, "cardinal", &d->cardinal);
	read_numerals(root, "ordinal", &d->ordinal);
	for (const struct node *n = xml_child(root, "unit"); n;
	     n = xml_next(n, "unit"))
		TRY(read_rule(l, n));
	for (size_t i = 0; i < d->rule_count; i++)
		learn_first(d, i);
	TRY(compile(l, xml_child(root, "headed"), &d->headed));
	TRY(compile(l, xml_child(root, "caption"), &d->caption));
	TRY(compile(l, xml_child(root, "annex"), &d->annex));
	TRY(compile(l, xml_child(root, "reasons"), &d->reasons));
	TRY(compile(l, xml_child(root, "preamble"), &d->preamble));
	TRY(compile(l, xml_child(root, "conclusions"), &d->conclusions));
	TRY(compile(l, xml_child(root, "enacting"), &d->enacting));
	TRY(compile(l, xml_child(root, "annexed"), &d->annexed));
	TRY(compile(l, xml_child(root, "contents"), &d->contents));
	return compile(l, xml_child(root, "amending"), &d->amending);
}

enum err
drafting_load(struct arena *mem, const char *folder, struct draftings **out)
{
	struct loader l = {.mem = mem};

	*out = arena_alloc(mem, sizeof(**out));
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
		l.path = arena_printf(mem, "%s/drafting/%s.xml",
		    folder ? folder : "conf", languages[i]);
		l.d = &(*out)->at[(*out)->count++];
		TRY(read_one(&l, languages[i]));
	}
	return OK;
}

const struct drafting *
drafting_find(const struct draftings *all, const char *language)
{
	for (size_t i = 0; i < all->count; i++)
		if (text_is(all->at[i].language, language))
			return &all->at[i];
	return &all->at[all->count - 1];
}
