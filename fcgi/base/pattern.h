/*
 * pattern.h: PCRE2 (UTF, UCP), with JIT where the process may, and always
 * with its limits: a pattern is ours, its subject is not.
 */
#ifndef BASE_PATTERN_H
#define BASE_PATTERN_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

#include <stdbool.h>

struct pattern;

enum { PATTERN_GROUPS = 16 };

/* Where a match stands: byte offsets; start[0] to end[0] is the whole. A
 * group that took no part has start (size_t)-1. */
struct match {
	size_t start[PATTERN_GROUPS], end[PATTERN_GROUPS];
	size_t count;
};

/* Compiled at start, lives until the process ends.  ERR_BROKEN: not a
 * pattern; what and where is in *fault (may be NULL). */
enum err pattern_new(const char *text, bool caseless, struct pattern **out,
		     const char **fault);

/* First match at or after from; false also when a limit was reached. */
bool pattern_find(const struct pattern *p, const char *text, size_t size,
		  size_t from, struct match *out);
/* Whether a match may stand where text begins with that one character, of
 * size bytes, or with that byte of one; what does not begin with ^ may
 * anywhere. */
bool pattern_may_begin(const struct pattern *p, const char *c, size_t size);
/* The whole text matches. */
bool pattern_matches(const struct pattern *p, const char *text);
/* Text of a named group of the last match, or NULL. */
const char *pattern_named(struct arena *mem, const struct pattern *p,
			  const char *text, const struct match *m,
			  const char *name);

#endif
