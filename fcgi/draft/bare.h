/*
 * bare.h: a copy of a clerk's file as it may be given to everybody.
 *
 * A clerk's file says more than its text: who wrote it and when, what was
 * struck out, comments, hidden words, the printer, where a photograph was
 * taken.  The copy has the text as it is read here (changes accepted), its
 * looks and pictures, and nothing of that.  The file itself stays as it came,
 * for the office.
 */
#ifndef DRAFT_BARE_H
#define DRAFT_BARE_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

/* The copy, in the cage; the same bytes for the same file.  Of a DOCX, XLSX,
 * ODT, HTML, PDF or picture one of that kind; of an old Word file (.doc, .rtf) a DOCX.
 * ERR_NOT_FOUND: the file is text that says nothing besides (plain text,
 * Markdown, Akoma Ntoso, JSON, CSV): it is its own copy.  ERR_INVALID: it
 * cannot be made: the program that PDF and old Word files need is not
 * installed, the file is damaged, or takes more time and memory than one may:
 * it is not to be given. */
enum err draft_bare(
    struct arena *mem, struct bytes file, const char *name, struct bytes *out);

/* The same without a cage, inside one and for tests; ERR_INVALID of what needs
 * a program of others. */
enum err draft_bare_here(
    struct arena *mem, struct bytes file, const char *name, struct bytes *out);

#endif
