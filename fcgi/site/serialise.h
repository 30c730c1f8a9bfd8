/*
 * serialise.h: a result tree as bytes: HTML, XML, or its text alone.
 *
 * One of the two places where escaping happens (the other: parameters of
 * statements).  Bytes enter unescaped in one way only: <t:fragment n="..."/>
 * (namespace urn:text) is replaced by what fragments supply (engineering 10).
 */
#ifndef SITE_SERIALISE_H
#define SITE_SERIALISE_H

#include "fcgi/base/err.h"
#include "fcgi/site/piece.h"
#include "fcgi/site/view.h"

/* HTML as the WHATWG standard writes it: doctype, void elements without end,
 * every attribute with a value, no escape in script and style, addresses as
 * they are but never a scheme that runs.  (The line break that HTML drops at
 * the start of a textarea is the template's: components/form.xsl.)  first is the first child of the
 * result's document.  ERR_BROKEN, logged: a fragment that is not there, or
 * the end of a script inside one. */
enum err serialise_html(const struct node *first,
			const struct fragments *fragments, struct buffer *out);

/* A piece of a page: <t:count>, <t:piece> and, where fragments is NULL,
 * <t:fragment> become gaps (piece.h).  whole: a page, with its doctype; else
 * siblings.  ERR_BROKEN, logged: also a count that does not say what of. */
enum err serialise_piece(const struct node *first, bool whole,
			 const struct fragments *fragments, struct arena *mem,
			 struct piece *out);

/* The same of a row of siblings alone, no doctype: stored fragments. */
enum err serialise_part(const struct node *first, struct buffer *out);

/* XML 1.0 with its declaration, namespaces as the tree declares them. */
enum err serialise_xml(const struct node *first,
		       const struct fragments *fragments, struct buffer *out);

/* The text nodes, one after the other. */
void serialise_text(const struct node *first, struct buffer *out);

/* Any tree as bytes that are never those of another one, for a digest: nobody
 * can read them. */
void serialise_mark(const struct node *root, struct buffer *out);

#endif
