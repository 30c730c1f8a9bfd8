/*
 * view.c: libxslt: the compiled roots, the two wording functions, and what a
 * transform may not do (everything but transform).
 *
 * Stylesheets are compiled once, before the workers are forked.  During a
 * page all of libxml2's memory is the arena's (base/xml.h); the result tree
 * is dropped with it and never freed, unless blocks come from malloc.
 */
#include "fcgi/site/view.h"

#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/serialise.h"
#include "fcgi/site/words.h"

#include <fts.h>
#include <libexslt/exslt.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#define URN_TEXT ((const xmlChar *)"urn:text")

enum {
	ROOTS = 3,
	LASTING = 64 << 20,  /* address space for what is read at start */
	FAULT_MOST = 500,    /* of a complaint, in the log */
	FILE_MOST = 1 << 20, /* of a stylesheet or dictionary */
};

struct view {
	struct arena *mem;
	struct words *words;
	xsltStylesheet *root[ROOTS]; /* by enum output */
	xsltSecurityPrefs *forbidden;
};

/* One transform: what the wording functions and complaints need. */
struct asking {
	struct arena *mem;
	const struct dictionary *words;
	char fault[FAULT_MOST];
	size_t fault_size;
};

/* ------------------------------------------------------------------ faults */

static void __attribute__((format(printf, 2, 3)))
complain(void *arg, const char *format, ...)
{
	struct asking *ask = arg;
	size_t room = sizeof ask->fault - ask->fault_size;
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(ask->fault + ask->fault_size, room, format, args);
	va_end(args);
	if (n > 0)
		ask->fault_size += (size_t)n < room ? (size_t)n : room - 1;
}

/* libxml2, XPath among it, speaks in structs. */
static void
complain_xml(void *arg, xmlError *e)
{
	complain(arg, "%s:%d: %s %s\n", e->file ? e->file : "", e->line,
	    e->message ? e->message : "", e->str1 ? e->str1 : "");
}

static const char *
one_line(struct asking *ask)
{
	for (char *c = ask->fault; *c; c++)
		if (*c == '\n' || *c == '\r')
			*c = ' ';
	return ask->fault;
}

/* ----------------------------------------------------------------- wording */

static void
stop(xmlXPathParserContext *x, const char *what, const char *key)
{
	xsltTransformContext *t = xsltXPathGetTransformContext(x);

	complain(t->_private, "%s: %s\n", what, key);
	t->state = XSLT_STATE_STOPPED;
	x->error = XPATH_EXPR_ERROR;
}

static struct asking *
asking(xmlXPathParserContext *x)
{
	return xsltXPathGetTransformContext(x)->_private;
}

static void
answer(xmlXPathParserContext *x, const char *words, const char *key)
{
	if (words)
		valuePush(x, xmlXPathNewCString(words));
	else
		stop(x, "missing text", key);
}

/* t:text(key[, a[, b]]) */
static void
text_function(xmlXPathParserContext *x, int count)
{
	xmlChar *given[3] = {NULL, NULL, NULL};
	struct asking *ask = asking(x);

	if (count < 1 || count > 3) {
		stop(x, "t:text takes one to three", "arguments");
		return;
	}
	for (int i = count - 1; i >= 0; i--)
		given[i] = xmlXPathPopString(x);
	if (!x->error)
		answer(x,
		    words_text(ask->words, ask->mem, (char *)given[0],
			(char *)given[1], (char *)given[2]),
		    (char *)given[0]);
	for (int i = 0; i < count; i++)
		xmlFree(given[i]);
}

/* t:count(key, n) */
static void
count_function(xmlXPathParserContext *x, int count)
{
	struct asking *ask = asking(x);
	xmlChar *key;
	double n;

	if (count != 2) {
		stop(x, "t:count takes two", "arguments");
		return;
	}
	n = xmlXPathPopNumber(x);
	key = xmlXPathPopString(x);
	if (!(n > -9e15 && n < 9e15))
		stop(x, "t:count of no number", (char *)key);
	else if (!x->error)
		answer(x,
		    words_count(ask->words, ask->mem, (char *)key, (int64_t)n),
		    (char *)key);
	xmlFree(key);
}

const char *
view_text(const struct view *view, struct arena *mem, const char *lang,
    const char *key, const char *a, const char *b)
{
	const struct dictionary *in = words_in(view->words, lang);

	return in ? words_text(in, mem, key, a, b) : NULL;
}

const char *
view_count(const struct view *view, struct arena *mem, const char *lang,
    const char *key, int64_t n)
{
	const struct dictionary *in = words_in(view->words, lang);

	return in ? words_count(in, mem, key, n) : NULL;
}

/* ------------------------------------------------------------------- start */

static enum err
compile(const char *home, const char *name, xsltStylesheet **out)
{
	char path[1024];
	struct asking ask = {0};
	xmlStructuredErrorFunc before = xmlStructuredError;
	void *before_arg = xmlStructuredErrorContext;

	snprintf(path, sizeof path, "%s/xslt/%s", home, name);
	xsltSetGenericErrorFunc(&ask, complain);
	xmlSetStructuredErrorFunc(&ask, complain_xml);
	*out = xsltParseStylesheetFile((const xmlChar *)path);
	xmlSetStructuredErrorFunc(before_arg, before);
	xsltSetGenericErrorFunc(NULL, NULL);
	if (!*out || (*out)->errors)
		return log_err(
		    ERR_BROKEN, "view.compile", "%s: %s", path, one_line(&ask));
	return OK;
}

static xsltSecurityPrefs *
forbid_everything(void)
{
	static const xsltSecurityOption all[] = {XSLT_SECPREF_READ_FILE,
	    XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
	    XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK};
	xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (xsltSetSecurityPrefs(prefs, all[i], xsltSecurityForbid))
			abort();
	return prefs;
}

/* Digests of stylesheets and dictionaries, in the order of their paths; what
 * nginx serves (assets) has addresses of its own. */
static enum err
digest_file(char bytes[FILE_MOST], const char *path, struct buffer *all)
{
	unsigned char digest[DIGEST_SIZE];
	FILE *file = fopen(path, "rb");
	size_t size;

	if (!file)
		return log_err(ERR_BROKEN, "view.file", "%s: %m", path);
	size = fread(bytes, 1, FILE_MOST, file);
	fclose(file);
	secret_digest(bytes, size, digest);
	buffer_bytes(all, digest, sizeof digest);
	return OK;
}

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static enum err
digest_folder(struct arena *mem, char *folder, struct buffer *all)
{
	char *paths[] = {folder, NULL};
	FTS *tree = fts_open(paths, FTS_LOGICAL | FTS_NOCHDIR, by_name);
	char *bytes = arena_alloc(mem, FILE_MOST); /* of one after the other */
	enum err e = OK;
	const FTSENT *f;
	const char *dot;

	if (!tree)
		return log_err(ERR_BROKEN, "view.folder", "%s: %m", folder);
	while (e == OK && (f = fts_read(tree))) {
		dot = f->fts_info == FTS_F ? strrchr(f->fts_name, '.') : NULL;
		if (dot && (text_is(dot, ".xsl") || text_is(dot, ".xml")))
			e = digest_file(bytes, f->fts_path, all);
	}
	fts_close(tree);
	return e;
}

static enum err
digest_all(const char *home, unsigned char out[32])
{
	struct arena *mem = arena_new(1u << 30);
	struct buffer all = buffer_new(mem, 1 << 20);
	enum err e =
	    digest_folder(mem, arena_printf(mem, "%s/xslt", home), &all);

	if (e == OK)
		secret_digest(all.data, all.size, out);
	arena_free(mem);
	return e;
}

enum err
view_start(const char *home, unsigned outputs, struct view **out,
    unsigned char digest[32])
{
	static const char *const roots[ROOTS] = {
	    [HTML] = "site.xsl", [PLAIN] = "plain.xsl", [FEED] = "feed.xsl"};
	struct arena *mem = arena_new(LASTING);
	struct view *view = arena_alloc(mem, sizeof *view);

	view->mem = mem;
	view->forbidden = forbid_everything();
	xsltInitGlobals();
	exsltRegisterAll();
	if (xsltRegisterExtModuleFunction(
		(const xmlChar *)"text", URN_TEXT, text_function) ||
	    xsltRegisterExtModuleFunction(
		(const xmlChar *)"count", URN_TEXT, count_function))
		return log_err(ERR_BROKEN, "view.functions", "not registered");
	for (size_t i = 0; i < ROOTS; i++)
		if (outputs & 1u << i)
			TRY(compile(home, roots[i], &view->root[i]));
	TRY(words_read(
	    mem, arena_printf(mem, "%s/xslt/i18n", home), &view->words));
	TRY(digest_all(home, digest));
	*out = view;
	return OK;
}

/* ------------------------------------------------------------------ render */

static enum err
serialise(enum output output, const xmlDoc *result,
    const struct fragments *fragments, struct buffer *out)
{
	const struct node *first = (const struct node *)result->children;

	if (output == HTML)
		return serialise_html(first, fragments, out);
	if (output == FEED)
		return serialise_xml(first, fragments, out);
	serialise_text(first, out);
	return OK;
}

static xsltTransformContext *
prepare(const struct view *view, enum output output, xmlDoc *doc,
    struct asking *ask)
{
	xsltTransformContext *t =
	    xsltNewTransformContext(view->root[output], doc);

	if (!t)
		abort();
	t->_private = ask;
	xsltSetTransformErrorFunc(t, ask, complain);
	t->xpathCtxt->error = complain_xml;
	t->xpathCtxt->userData = ask;
	xsltSetCtxtSecurityPrefs(view->forbidden, t);
	return t;
}

static void
free_result(void *result)
{
	xmlFreeDoc(result);
}

/* The result lives as long as the page's memory. */
static enum err
transform(struct view *view, struct arena *mem, enum output output,
    const char *lang, const struct node *model, xmlDoc **out)
{
	struct asking ask = {.mem = mem, .words = words_in(view->words, lang)};
	const xmlNode *root = (const xmlNode *)model;
	xsltTransformContext *t;
	xmlDoc *result;
	bool good;

	if (!ask.words || output == BYTES || !view->root[output])
		return log_err(ERR_BROKEN, "view.render",
		    "no language %s, or no root %d", lang, (int)output);
	t = prepare(view, output, root->doc, &ask);
	result = xsltApplyStylesheetUser(
	    view->root[output], root->doc, NULL, NULL, NULL, t);
	good = result && t->state == XSLT_STATE_OK;
	xsltFreeTransformContext(t);
	xmlResetLastError();
	if (result && !arena_owns(mem, result))
		arena_cleanup(mem, free_result, result);
	if (!good)
		return log_err(
		    ERR_BROKEN, "view.transform", "%s", one_line(&ask));
	*out = result;
	return OK;
}

enum err
view_render(struct view *view, struct arena *mem, enum output output,
    const char *lang, const struct node *model,
    const struct fragments *fragments, struct buffer *out)
{
	xmlDoc *result;

	TRY(transform(view, mem, output, lang, model, &result));
	return serialise(output, result, fragments, out);
}

enum err
view_piece(struct view *view, struct arena *mem, const char *lang,
    const struct node *model, bool whole, const struct fragments *fragments,
    struct piece *out)
{
	xmlDoc *result;

	TRY(transform(view, mem, HTML, lang, model, &result));
	return serialise_piece(
	    (const struct node *)result->children, whole, fragments, mem, out);
}
