/*
 * markup.h: the one place of this room that writes tags: names are ours,
 * texts and values are escaped here and nowhere else.
 */
#ifndef DRAFT_MARKUP_H
#define DRAFT_MARKUP_H

#include "fcgi/base/text.h"

/* "<name" and, after its attributes, ">" or "/>". */
void tag_open(struct buffer *b, const char *name);
void tag_attribute(struct buffer *b, const char *name, const char *value);
void tag_number(struct buffer *b, const char *name, int value);
void tag_start(struct buffer *b);
void tag_empty(struct buffer *b);
/* "</name>" */
void tag_close(struct buffer *b, const char *name);
/* "<name>" at once */
void tag(struct buffer *b, const char *name);
void tag_text(struct buffer *b, const char *text);

#endif
