/*
 * foreign.h: what programs of others make of a file, each in a pen of its own
 * (cage.h): no network, no files but its own, limits of time and memory.
 * ERR_NOT_FOUND: the program is not installed; ERR_BUSY: it took more than it
 * may; ERR_INVALID: it could make nothing of the file.
 */
#ifndef DRAFT_FOREIGN_H
#define DRAFT_FOREIGN_H

#include "fcgi/base/text.h"

/* The words of a PDF, by pdftotext; behind those of each page a form feed. */
enum err foreign_text(struct arena *mem, struct bytes pdf, struct bytes *out);

/* An old Word file (.doc, .rtf) as DOCX, by LibreOffice. */
enum err foreign_docx(struct arena *mem, struct bytes file, struct bytes *out);

/* Pages of a PDF, numbered from 1, as JPEGs of PAGE_SIDE pixels on the longer
 * side: pages[i] is that of numbers[i], empty where it shows nothing at all or
 * cannot be drawn. */
enum { PAGE_SIDE = 1800, PAGES_AT_ONCE = 20 };
enum err foreign_pages(struct arena *mem, struct bytes pdf, const int *numbers,
    size_t count, struct bytes *pages);

/* A PDF drawn anew, by pdftocairo: its pages and their text, and nothing of
 * what is beside them: facts about the file, remarks, files within it,
 * programs, forms.  The same bytes for the same file. */
enum err foreign_pdf(struct arena *mem, struct bytes pdf, struct bytes *out);

#endif
