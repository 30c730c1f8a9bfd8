/* read_text.h: plain text and Markdown (see read_text.c). */
#ifndef DRAFT_READ_TEXT_H
#define DRAFT_READ_TEXT_H

#include "fcgi/draft/part.h"

enum err read_text(struct source *s, struct bytes file, bool markdown);

#endif
