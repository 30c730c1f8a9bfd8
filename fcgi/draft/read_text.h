/* read_text.h: plain text and Markdown (see read_text.c). */
#ifndef DRAFT_READ_TEXT_H
#define DRAFT_READ_TEXT_H

#include "fcgi/draft/lines.h"

enum err read_text(struct source *s, struct bytes file, bool markdown);
/* The lines of a plain text inside another file, behind those there. */
enum err text_lines(struct source *s, struct bytes file, struct lines *lines);

#endif
