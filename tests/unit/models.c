/* Every sample model, of pages, mails and reports: it holds to its contract,
 * and it becomes the same by the wording functions in C with our serialiser
 * and by the author's in EXSLT with libxslt's: pages the same tree, texts the
 * same bytes. */
#include "fcgi/base/secret.h"
#include "fcgi/base/xml.h"
#include "fcgi/site/serialise.h"
#include "fcgi/site/view.h"
#include "tests/check.h"

#include <glob.h>
#include <libxml/HTMLparser.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

enum { ROOM = 16 << 20 };

/* One kind of sample: where it lies, how it is rendered. */
struct kind {
	const char *samples;
	enum output output;
	const char *author;
};

static struct view *view;
static const struct node *stored; /* fragments of the samples */

static struct bytes
find(void *mem, int64_t id)
{
	const struct node *f = xml_child(stored, "fragment");
	struct buffer b = buffer_new(mem, ROOM);

	while (f && xml_get_int(f, "n", -1) != id)
		f = xml_next(f, "fragment");
	if (!f || serialise_part(xml_child(f, NULL), &b) != OK)
		return (struct bytes){NULL, 0};
	return (struct bytes){(const unsigned char *)b.data, b.size};
}

/* ------------------------------------------------------------ contracts */

/* <page><NAME-page>, <mail><NAME-mail>: the grammar is NAME.rng. */
static const char *
grammar_of(struct arena *mem, const struct node *model)
{
	const char *end = text_is(xml_name(model), "mail") ? "-mail" : "-page";
	const char *folder = end[1] == 'm' ? "mail" : "pages";

	for (const struct node *n = xml_child(model, NULL); n;
	     n = xml_next(n, NULL)) {
		size_t size = strlen(xml_name(n));

		if (size > 5 && text_is(xml_name(n) + size - 5, end))
			return arena_printf(mem, "xslt/%s/%.*s.rng", folder,
			    (int)size - 5, xml_name(n));
	}
	return "no page in the model";
}

static void
holds(struct arena *mem, const char *path, const struct node *model)
{
	struct grammar *grammar;
	const char *fault = "";
	bool good = xml_grammar(grammar_of(mem, model), &grammar) == OK &&
		    xml_validate(mem, grammar, model, &fault) == OK;

	check_report(good, "holds to its contract", path, 0);
	if (!good)
		printf("# %s\n", fault);
}

/* ------------------------------------------------------------ both ways */

static bool
same_text(const xmlChar *a, const xmlChar *b)
{
	return xmlStrEqual(a ? a : BAD_CAST "", b ? b : BAD_CAST "");
}

static bool
same_attributes(const xmlNode *a, const xmlNode *b)
{
	const xmlAttr *p = a->properties, *q = b->properties;

	for (; p && q; p = p->next, q = q->next)
		if (!xmlStrEqual(p->name, q->name) ||
		    (p->children && q->children &&
			!same_text(p->children->content, q->children->content)))
			return false;
	return !p && !q;
}

/* libxslt's HTML adds a charset of its own: that meta is passed over. */
static const xmlNode *
skip(const xmlNode *n)
{
	while (n && text_is((const char *)n->name, "meta") && n->properties &&
	       text_is((const char *)n->properties->name, "http-equiv"))
		n = n->next;
	return n;
}

static bool
same_trees(const xmlNode *a, const xmlNode *b)
{
	for (a = skip(a), b = skip(b); a && b;
	     a = skip(a->next), b = skip(b->next)) {
		if (a->type != b->type || !same_text(a->name, b->name) ||
		    (a->type == XML_TEXT_NODE &&
			!same_text(a->content, b->content)) ||
		    (a->type == XML_ELEMENT_NODE &&
			(!same_attributes(a, b) ||
			    !same_trees(a->children, b->children)))) {
			printf("# %s, line %ld and %ld\n",
			    (const char *)a->name, xmlGetLineNo((xmlNode *)a),
			    xmlGetLineNo((xmlNode *)b));
			return false;
		}
	}
	return !a && !b;
}

static bool
same(enum output output, const char *ours, const char *theirs)
{
	xmlDoc *a, *b;
	bool good;

	if (output == PLAIN)
		return !strcmp(ours, theirs);
	if (output == FEED) {
		a = xmlReadMemory(ours, (int)strlen(ours), NULL, NULL, 0);
		b = xmlReadMemory(theirs, (int)strlen(theirs), NULL, NULL, 0);
	} else {
		a = htmlReadMemory(ours, (int)strlen(ours), NULL, "UTF-8",
		    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
		b = htmlReadMemory(theirs, (int)strlen(theirs), NULL, "UTF-8",
		    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
	}
	good = a && b &&
	       same_trees(xmlDocGetRootElement(a), xmlDocGetRootElement(b));
	xmlFreeDoc(a);
	xmlFreeDoc(b);
	return good;
}

static void
both_ways(struct arena *mem, const struct kind *kind, const char *path,
    const struct node *model, xsltStylesheet *author)
{
	struct fragments fragments = {find, mem};
	struct buffer ours = buffer_new(mem, ROOM);
	xmlDoc *result;
	xmlChar *theirs = NULL;
	int size = 0;
	bool good = view_render(view, mem, kind->output, xml_get(model, "lang"),
			model, &fragments, &ours) == OK;

	check_report(good, "rendered", path, 0);
	result = xsltApplyStylesheet(
	    author, ((const xmlNode *)(const void *)model)->doc, NULL);
	if (result)
		xsltSaveResultToString(&theirs, &size, result, author);
	check_report(
	    good && theirs && same(kind->output, ours.data, (char *)theirs),
	    "both ways", path, 0);
	xmlFree(theirs);
	xmlFreeDoc(result);
}

/* What is promised to those who read a report as XML. */
static void
promised(struct arena *mem, const struct node *model)
{
	struct buffer b = buffer_new(mem, ROOM);
	struct node *report;
	struct grammar *grammar;
	const char *fault = "";

	CHECK(view_render(view, mem, FEED, "en", model, NULL, &b) == OK);
	CHECK(xml_parse(mem, b.data, &report) == OK);
	CHECK(xml_grammar("xslt/reports/report.rng", &grammar) == OK);
	CHECK(xml_validate(mem, grammar, report, &fault) == OK);
}

static void
all_of(struct arena *mem, const struct kind *kind)
{
	xsltStylesheet *author = xsltParseStylesheetFile(BAD_CAST kind->author);
	struct node *model;
	glob_t found;

	CHECK(author && !glob(kind->samples, 0, NULL, &found));
	for (size_t i = 0; i < found.gl_pathc; i++) {
		const char *path = found.gl_pathv[i];

		CHECK(xml_file(path, &model) == OK);
		holds(mem, path, model);
		both_ways(mem, kind, path, model, author);
		if (kind->output == FEED)
			promised(mem, model);
		arena_reset(mem);
	}
	globfree(&found);
	xsltFreeStylesheet(author);
}

int
main(void)
{
	static const struct kind kinds[] = {
	    {"tests/models/*/*.xml", HTML, "xslt/author.xsl"},
	    {"tests/mails/*.xml", PLAIN, "xslt/author-plain.xsl"},
	    {"tests/reports/*.xml", HTML, "xslt/author.xsl"},
	    {"tests/reports/*.xml", PLAIN, "xslt/author-plain.xsl"},
	    {"tests/reports/*.xml", FEED, "xslt/author-feed.xsl"},
	};
	struct arena *mem = arena_new(1u << 30);
	unsigned char digest[32];
	struct node *root;

	xml_start(true);
	CHECK(secret_start() == OK);
	CHECK(view_start(".", ALL_OUTPUTS, &view, digest) == OK);
	CHECK(xml_file("tests/models/fragments.xml", &root) == OK);
	stored = root;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		all_of(mem, &kinds[i]);
	return check_done();
}
