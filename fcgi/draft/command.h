/* command.h: what the two commands of this room share. */
#ifndef DRAFT_COMMAND_H
#define DRAFT_COMMAND_H

#include "fcgi/draft/draft.h"

#include <stdbool.h>
#include <stdio.h>

/* The whole file, up to one byte more than a draft may have. */
bool file_slurp(struct arena *mem, const char *path, struct bytes *out);
/* What people are told, and in which language. */
struct speech {
	const struct draft_wording *wording;
	const char *language;
};

/* That of the environment; --ui may change it. */
struct speech speech_of(const struct draft_wording *wording);
bool speech_is_language(const char *word);
/* The text of a key, else what is said in English. */
const char *speech_text(
    const struct speech *speech, const char *key, const char *english);
/* One line on standard error: "FILE: sentence". */
void speech_fault(const struct speech *speech, const char *path,
    const char *key, const char *english);

/* A JSON string (RFC 8259, 7). */
void json_print(FILE *to, const char *text);

#endif
