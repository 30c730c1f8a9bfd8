/*
 * site.h: what is made at start and never changed: settings, forms,
 * profiles, stylesheets, keys (struct site, visit.h).
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "fcgi/site/visit.h"

/* Before the children are forked: reads and compiles everything; what is
 * wrong with a file is ERR_BROKEN and in the log. */
enum err site_start(const struct settings *s, enum pool pool,
		    struct site *out);

/* For glas jobs and commands: the same without the keys of forms, which they do
 * not need, and without connections; outputs as view_start takes them. */
enum err site_background(
    const struct settings *s, unsigned outputs, struct site *out);

/* In a child: its own connections, its number. */
enum err site_child(struct site *site, int number);

#endif
