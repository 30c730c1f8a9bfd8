/* akn.h: between akn.c, which writes the text, and meta.c, which writes what
 * Akoma Ntoso says about it (FRBR). */
#ifndef DRAFT_AKN_H
#define DRAFT_AKN_H

#include "fcgi/draft/part.h"

/* The name attribute of the document: what kind of bill or doc it is. */
const char *akn_name(const struct source *s);

/* The meta element; component is "" or "/!annex_1".  What the file did not
 * say, or said badly, comes from the options, else from fixed words. */
void akn_meta(struct buffer *b, struct source *s, const char *component);

/* "bg" for "bul" and the like; NULL if it is none of ours or unknown. */
const char *language_short(const char *code);
const char *language_long(const char *language);

#endif
