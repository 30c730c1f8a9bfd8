/* The view: the serialiser against libxml2's own, wording inside stylesheets,
 * fragments, and what a transform is refused. */
#include "fcgi/site/view.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/xml.h"
#include "fcgi/site/serialise.h"
#include "tests/check.h"

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <unistd.h>

enum { ROOM = 8 << 20 };

static struct view *view;
static struct arena *sources; /* mem is reset for each page */

/* ---------------------------------------------------------- equal trees */

static bool
same_text(const xmlChar *a, const xmlChar *b)
{
	return xmlStrEqual(a ? a : BAD_CAST "", b ? b : BAD_CAST "");
}

static bool
same_attributes(xmlNode *a, xmlNode *b)
{
	xmlAttr *p = a->properties, *q = b->properties;

	for (; p && q; p = p->next, q = q->next) {
		xmlChar *v = xmlNodeGetContent((xmlNode *)p);
		xmlChar *w = xmlNodeGetContent((xmlNode *)q);
		bool same = xmlStrEqual(p->name, q->name) && same_text(v, w);

		xmlFree(v);
		xmlFree(w);
		if (!same)
			return false;
	}
	return !p && !q;
}

static bool
same_trees(xmlNode *a, xmlNode *b)
{
	for (; a && b; a = a->next, b = b->next) {
		if (a->type != b->type || !same_text(a->name, b->name))
			return false;
		if (a->type == XML_TEXT_NODE &&
		    !same_text(a->content, b->content))
			return false;
		if (a->type != XML_ELEMENT_NODE)
			continue;
		if (!same_attributes(a, b) ||
		    !same_text(a->ns ? a->ns->href : NULL,
			b->ns ? b->ns->href : NULL) ||
		    !same_trees(a->children, b->children))
			return false;
	}
	return !a && !b;
}

static const struct node *
first_of(const xmlDoc *doc)
{
	return (const struct node *)doc->children;
}

static xmlDoc *
parse(const char *source)
{
	return xmlReadMemory(source, (int)strlen(source), NULL, "UTF-8", 0);
}

static xmlDoc *
parse_html(const char *bytes)
{
	return htmlReadMemory(bytes, (int)strlen(bytes), NULL, "UTF-8",
	    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
}

/* Both serialisers' bytes, parsed again, are the same tree. */
static void
html_alike(struct arena *mem, const char *source)
{
	xmlDoc *tree = parse(source);
	xmlBuffer *theirs = xmlBufferCreate();
	xmlOutputBuffer *to = xmlOutputBufferCreateBuffer(theirs, NULL);
	struct buffer ours = buffer_new(mem, ROOM);
	xmlDoc *a, *b;

	CHECK(serialise_html(first_of(tree), NULL, &ours) == OK);
	xmlOutputBufferWriteString(to, "<!DOCTYPE html>\n");
	htmlNodeDumpFormatOutput(to, tree, tree->children, "UTF-8", 0);
	xmlOutputBufferClose(to);
	a = parse_html(ours.data);
	b = parse_html((const char *)xmlBufferContent(theirs));
	CHECK(same_trees(xmlDocGetRootElement(a), xmlDocGetRootElement(b)));
	xmlFreeDoc(a);
	xmlFreeDoc(b);
	xmlBufferFree(theirs);
	xmlFreeDoc(tree);
}

static void
xml_alike(struct arena *mem, const char *source)
{
	xmlDoc *tree = parse(source), *again;
	struct buffer ours = buffer_new(mem, ROOM);

	CHECK(serialise_xml(first_of(tree), NULL, &ours) == OK);
	again = parse(ours.data);
	CHECK(again && same_trees(tree->children, again->children));
	xmlFreeDoc(again);
	xmlFreeDoc(tree);
}

static void
html_is(struct arena *mem, const char *source, const char *should)
{
	xmlDoc *tree = parse(source);
	struct buffer ours = buffer_new(mem, ROOM);

	CHECK(serialise_html(first_of(tree), NULL, &ours) == OK);
	CHECK_TEXT(
	    ours.data, arena_printf(mem, "<!DOCTYPE html>\n%s\n", should));
	xmlFreeDoc(tree);
}

static const char *const html_trees[] = {
    "<html lang='bg'><head><meta charset='utf-8'/><title>А &amp; Б</title>"
    "</head><body><p>a &lt; b &gt; c &amp; d \" ' </p><br/>tail</body></html>",
    "<html><head><title>t</title></head><body><form action='/bg/?a=1&amp;b=2'>"
    "<input type='checkbox' checked='checked' value='&quot;x&quot; &lt;y&gt;'/>"
    "<select><option selected='selected'>1</option></select>"
    "<textarea>two\nlines &lt;b&gt;</textarea></form></body></html>",
    "<html><body><table><tr><td>1</td><td/></tr></table><ul><li>a</li><li>b"
    "<ul><li>c</li></ul></li></ul><img src='a.png' alt=''/><hr/></body></html>",
    "<html><head><script>if (a &lt; b &amp;&amp; c) d('&quot;');</script>"
    "<style>p &gt; a { content: '&lt;' }</style></head><body/></html>",
    "<html><body><p>не\u00a0се дели \u2014 \U0001F5F3</p><p></p><div/></body>"
    "</html>",
    "<html><body><a href='https://example.org/%D0%B0?x=%20&amp;y#z'>l</a>"
    "<a href='mailto:a@b.example'>m</a><a href='#c-1'>n</a></body></html>",
};

static const char *const xml_trees[] = {
    "<a/>",
    "<a b='&quot;&lt;&gt;&amp;&#10;&#9;&#13;'>x &lt; y &gt; z &amp;&#13;\n</a>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>т</title>"
    "<entry xml:lang='sr'><x:y xmlns:x='urn:x' x:z='1'/></entry></feed>",
    "<r><row><cell>1</cell><cell/></row><row>tail</row>t</r>",
};

/* ---------------------------------------------------------- rendering */

static const struct node *
model(struct arena *mem, const char *page)
{
	struct node *root;

	CHECK(xml_parse(mem, page, &root) == OK);
	return root;
}

static struct bytes
find(void *arg, int64_t id)
{
	static const char stored[] = "<p>чл. 12 <b>&amp;</b></p>";

	(void)arg;
	if (id != 7)
		return (struct bytes){NULL, 0};
	return (struct bytes){(const unsigned char *)stored, sizeof stored - 1};
}

static const struct fragments fragments = {find, NULL};

static enum err
render(struct arena *mem, enum output output, const char *lang,
    const char *page, const char **out)
{
	struct buffer b;
	enum err e;

	arena_reset(mem);
	b = buffer_new(mem, ROOM);
	xml_begin(mem);
	e = view_render(
	    view, mem, output, lang, model(mem, page), &fragments, &b);
	xml_end();
	*out = b.data;
	return e;
}

static void
page_is(
    struct arena *mem, const char *lang, const char *page, const char *should)
{
	const char *is;

	CHECK(render(mem, HTML, lang, page, &is) == OK);
	CHECK_TEXT(
	    is, arena_printf(mem,
		    "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta "
		    "charset=\"utf-8\"><title>t</title></head><body>%s</body>"
		    "</html>\n",
		    lang, should));
}

static void
page_fails(struct arena *mem, const char *page)
{
	const char *out;

	CHECK(render(mem, HTML, "en",
		  arena_printf(sources, "<page lang='en'>%s</page>", page),
		  &out) == ERR_BROKEN);
}

static void
wording(struct arena *mem)
{
	page_is(mem, "en",
	    "<page lang='en'><texts-page who='&lt;Ana&gt;'><what>w</what>"
	    "<thing/></texts-page></page>",
	    "<h1 title=\"Good day, &lt;Ana&gt;\">w &lt; &lt;Ana&gt; {3} {</h1>"
	    "<p>1 thing</p><p>plain</p>");
	page_is(mem, "sr-Latn",
	    "<page lang='sr-Latn'><texts-page who='Љуба'><what>w</what>"
	    "<thing/><thing/></texts-page></page>",
	    "<h1 title=\"Dobar dan, Љуба\">w &lt; Љуба {3} {</h1>"
	    "<p>2 stvari</p><p>jednostavno ljubazno</p>");
	page_fails(mem, "<missing-page/>");
	page_fails(mem, "<no-number-page/>");
}

static void
refusals(struct arena *mem)
{
	const char *out;

	page_fails(mem, "<unheard-of-page/>");
	page_fails(mem, "<bad-path-page/>");
	page_fails(mem, "<read-page/>");
	page_fails(mem, "<write-page/>");
	CHECK(access("/tmp/glas-view-must-not-exist", F_OK) != 0);
	page_fails(mem, "<fragment-page n='8'/>");
	page_fails(mem, "<fragment-page n='x'/>");
	page_fails(mem, "<copy-page><script>&lt;/script></script></copy-page>");
	CHECK(render(mem, HTML, "de", "<page/>", &out) == ERR_BROKEN);
	/* and a good page after all these */
	page_is(mem, "en", "<page lang='en'><fragment-page n='7'/></page>",
	    "<div><p>чл. 12 <b>&amp;</b></p></div><p>after</p>");
}

static void
other_roots(struct arena *mem)
{
	const char *out;

	CHECK(render(mem, PLAIN, "bg", "<mail>a &lt; <b>b</b> &amp; c</mail>",
		  &out) == OK);
	CHECK_TEXT(out, "просто: a < b & c");
	CHECK(render(mem, FEED, "bg", "<feed title='&lt;'><e/>т</feed>",
		  &out) == OK);
	CHECK_TEXT(out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\" title=\"&lt;\">"
	    "<e xmlns=\"\"/>т</feed>\n");
}

/* A wording function of a page that was thrown away leaves nothing that the
 * next page could trip over; memory does not grow. */
static void
many_pages(struct arena *mem)
{
	const char *out;
	size_t peak = 0;

	for (int i = 0; i < 40; i++) {
		if (render(mem, HTML, "pl",
			i % 2 ? "<page lang='pl'><missing-page/></page>"
			      : "<page lang='pl'><texts-page/></page>",
			&out) != (i % 2 ? ERR_BROKEN : OK))
			check_report(false, "many pages", __FILE__, __LINE__);
		if (i == 10)
			peak = arena_peak(mem);
	}
	CHECK(arena_peak(mem) == peak);
}

int
main(void)
{
	struct arena *mem = arena_new(256 << 20);
	unsigned char digest[32], again[32];
	struct view *other;

	sources = arena_new(1 << 20);
	xml_start(false);
	CHECK(secret_start() == OK);
	CHECK(view_start("tests/view", ALL_OUTPUTS, &view, digest) == OK);
	CHECK(view_start("tests/view", ALL_OUTPUTS, &other, again) == OK);
	CHECK(!memcmp(digest, again, sizeof digest));
	CHECK(view_start("tests", ALL_OUTPUTS, &other, again) == ERR_BROKEN);

	for (size_t i = 0; i < sizeof html_trees / sizeof *html_trees; i++)
		html_alike(mem, html_trees[i]);
	for (size_t i = 0; i < sizeof xml_trees / sizeof *xml_trees; i++)
		xml_alike(mem, xml_trees[i]);
	html_is(
	    mem, "<p><a href='javascript:a()'>x</a></p>", "<p><a>x</a></p>");
	html_is(mem, "<p><a href='JaVa&#9;script:a()'>x</a></p>",
	    "<p><a>x</a></p>");
	html_is(mem, "<a href='/bg/c/а?b=:'/>", "<a href=\"/bg/c/а?b=:\"></a>");
	html_is(mem, "<p a='&#13;&#10;&#9;&lt;'>&#13;</p>",
	    "<p a=\"&#13;\n\t&lt;\">&#13;</p>");

	xml_close_door();
	CHECK_TEXT(view_count(view, mem, "cs", "thing.count", 22), "22 věcí");
	CHECK(!view_text(view, mem, "cs", "nowhere", NULL, NULL));
	wording(mem);
	refusals(mem);
	other_roots(mem);
	many_pages(mem);
	return check_done();
}
