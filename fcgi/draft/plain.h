/*
 * plain.h: text as it was pasted, brought back to lines: the signs that mail
 * puts before what it answers, numbers of pages, columns side by side.
 */
#ifndef DRAFT_PLAIN_H
#define DRAFT_PLAIN_H

#include "fcgi/base/arena.h"

#include <stdbool.h>

/* Without "> " where it stands before most lines. */
const char *plain_unquoted(struct arena *mem, const char *text);

/* Without lines "- 1 -", "- 2 -" that count pages; *pages: those, or "". */
const char *plain_unpaged(
    struct arena *mem, const char *text, const char **pages);

/* Whether there are lines enough with a gap between their words: a quick no.
 * Text as it came, of any bytes. */
bool plain_may_be_columns(const void *text, size_t size);

/* Where each line holds a line of two columns with a gutter between them, the
 * left one, then the right one; *parted: that is so.  Else the text. */
const char *plain_columns(struct arena *mem, const char *text, bool *parted);

#endif
