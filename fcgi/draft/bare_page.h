/*
 * bare_page.h: an HTML file as everybody may have it: its words, headings,
 * lists, tables, links and pictures, written anew; no script, style, comment,
 * fact about the file, nothing hidden, nothing that is fetched from elsewhere.
 */
#ifndef DRAFT_BARE_PAGE_H
#define DRAFT_BARE_PAGE_H

#include "fcgi/draft/part.h"

/* name: what the page is called, or NULL.  ERR_INVALID: no HTML. */
enum err bare_page(struct source *s, struct bytes file, const char *name,
    struct bytes *out);

#endif
