/*
 * charset.h: text that is no UTF-8, as UTF-8.  What a file says of itself is
 * left to its reader (XML, HTML); here the bytes tell: marks of UTF-16, else
 * which of the old code pages of our countries gives likely words.
 */
#ifndef DRAFT_CHARSET_H
#define DRAFT_CHARSET_H

#include "fcgi/base/arena.h"
#include "fcgi/base/text.h"

/* Before a cage closes: converters that are read from disk (engineering 14). */
void charset_prepare(void);

/* libxml2's name of what the bytes are: UTF-8, UTF-16LE, UTF-16BE,
 * windows-1250, windows-1251, ISO-8859-2, ISO-8859-5; NULL if none fits. */
const char *charset_guess(struct arena *mem, struct bytes text);

/* The bytes as UTF-8, without a byte order mark; as they are if they are
 * that already, or nothing that is known.  *found, which may be NULL: their
 * name, or NULL. */
struct bytes charset_decode(struct arena *mem, struct bytes text,
			    const char **found);

/* Words of a text of which charset_decode found that, or NULL, as ours. */
const char *charset_words(
    struct arena *mem, const char *found, const char *words);

#endif
