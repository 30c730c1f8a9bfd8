/*
 * view.h: libxslt: the compiled roots (HTML, plain text, XML), the wording
 * functions t:text and t:count, the serialiser, fragments (engineering 7, 10).
 */
#ifndef SITE_VIEW_H
#define SITE_VIEW_H

#include "fcgi/base/conf.h"
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/site/route.h"

struct view;

/* Stylesheets and dictionaries under home/xslt, compiled once.  ERR_BROKEN
 * names what is wrong.  digest is of all of them.  outputs: bits 1u << enum
 * output of the roots that will be asked for, 46 MB all together; any other is
 * refused when it is. */
enum err view_start(const char *home, unsigned outputs, struct view **out,
		    unsigned char digest[32]);

/* A stored fragment's bytes by id, or NULL: asked while serialising. */
struct fragments {
	struct bytes (*find)(void *arg, int64_t id);
	void *arg;
};

/* The model through the root for that output; bytes into out.  lang is the
 * dictionary ("sr-Latn").  ERR_BROKEN: a missing template or text, logged. */
enum err view_render(struct view *view, struct arena *mem, enum output output,
		     const char *lang, const struct node *model,
		     const struct fragments *fragments, struct buffer *out);

/* The same in HTML as a piece in mem: fragments NULL leaves gaps for them.
 * whole: a page; else what the root template makes of <page part="1">. */
struct piece;
enum err view_piece(struct view *view, struct arena *mem, const char *lang,
		    const struct node *model, bool whole,
		    const struct fragments *fragments, struct piece *out);

/* Wording for C: moments, subjects, CSV heads.  NULL for a missing key. */
const char *view_text(const struct view *view, struct arena *mem,
		      const char *lang, const char *key, const char *a,
		      const char *b);
const char *view_count(const struct view *view, struct arena *mem,
		       const char *lang, const char *key, int64_t n);

/* glas render [--as text|xml] LANG MODEL.xml [FRAGMENTS.xml]: a sample model
 * as a page on standard output.  A model whose root is <mail> is text.
 * ERR_INVALID: arguments. */
enum err view_command_render(const struct settings *s, struct arena *mem,
			     int argc, char **argv);

#endif
