/*
 * parts.h: from a route and the parts at hand to an address, with more
 * parts, query fields and a fragment: what page.h and visit.h share.
 */
#ifndef SITE_PARTS_H
#define SITE_PARTS_H

#include "fcgi/site/visit.h"

#include <stdarg.h>

/* more holds name, value pairs ended by a NULL name: "wid" a part, "?after" a
 * query field (left out where its value is NULL), "#" the fragment. */
const char *path_with(struct arena *mem, const struct route *r,
		      const struct parts *have, va_list more);

/* The present address with one query field set, or left out for NULL. */
const char *path_query(const struct visit *v, const char *name,
		       const char *value);

/* That address with those of the request's query fields that are among the
 * names ("unit after"), but for one (or NULL): a list keeps its filters on the
 * way to what is listed and back. */
const char *path_keep(const struct visit *v, const char *names,
		      const char *except, const char *path);

#endif
