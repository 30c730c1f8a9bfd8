/*
 * markdown.h: the small Markdown of staff (CommonMark 0.31 by libcmark) as
 * elements of a model.  Nothing becomes HTML here: what looks like tags stays
 * words, a link leads to http, https or mailto or is words alone, a picture is
 * its text.
 */
#ifndef APP_MARKDOWN_H
#define APP_MARKDOWN_H

#include "fcgi/base/xml.h"

/* A child of that name with a row of <p>, never nested, so that every format
 * of a report can lay them out one after the other: @heading "1"; @item the
 * mark of a list's item, "-" or its number as written, "12."; @quote "1".
 * Inside: words, br, strong, em, a/@href.  One line alone that begins with a
 * number is no list: "12. March" is a date. */
struct node *markdown(struct arena *mem, struct node *parent, const char *name,
		      const char *text);

#endif
