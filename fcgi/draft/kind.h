/*
 * kind.h: what a file is, from its content; and what its text is, from its
 * letters and words.  Names and types that people give are hints at most.
 */
#ifndef DRAFT_KIND_H
#define DRAFT_KIND_H

#include "fcgi/draft/part.h"

enum kind {
	KIND_UNKNOWN,
	KIND_AKN,
	KIND_DOCX,
	KIND_ODT,
	KIND_HTML,	/* EU acts, Polish ELI HTML, any other */
	KIND_MARKDOWN,
	KIND_TEXT,
	KIND_ESBIRKA,	/* Czech e-Sbírka's JSON fragments */
	KIND_PDF,
	KIND_OLD_WORD,	/* .doc, .rtf: only through a foreign program */
	KIND_ENCRYPTED,
	KIND_XLSX,
	KIND_CSV,
	KIND_ARCHIVE,	/* a zip that is no document */
	KIND_PICTURE,	/* a JPEG, PNG, GIF or WebP */
	KIND_MESSAGE,	/* a page saved in one file (MHTML) */
	KIND_XML,	/* XML that is no Akoma Ntoso */
};

enum kind kind_of_file(struct bytes file, const char *name);

/* libmagic with its data loaded, which must be before the cage closes; NULL:
 * it could not be. Lives for ever. */
struct magic;
struct magic *magic_ready(void);
/* Of the kinds that may be attached the type as RFC 6838 writes it; "" for
 * all else. */
const char *magic_type(struct magic *magic, struct bytes file);

struct scripts {
	size_t latin, cyrillic;
};
void script_count(const struct part *p, struct scripts *count);

/* language.c: bg, pl, cs, sr or en by letters, small words and ends of words;
 * "en" if nothing tells.  One sentence is enough. */
const char *language_guess(struct arena *mem, const struct part *document);
/* Whether it is quite sure to be in another of them than is said. */
bool language_is_other(
    struct arena *mem, const struct part *document, const char *said);
const char *language_of_text(struct arena *mem, const char *text, size_t size);

#endif
