/* command.h: what the two commands of this room share. */
#ifndef DRAFT_COMMAND_H
#define DRAFT_COMMAND_H

#include "fcgi/base/arena.h"

#include <stdbool.h>
#include <stdio.h>

/* The whole file, up to one byte more than a draft may have. */
bool file_slurp(struct arena *mem, const char *path, struct bytes *out);
/* A JSON string (RFC 8259, 7). */
void json_print(FILE *to, const char *text);

#endif
