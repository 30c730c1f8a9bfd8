/*
 * paged.h: PDFs whose pages hold no words: a scan, a map.  Each such page is a
 * unit with its picture (practice 27 and 28), so that people can speak of it;
 * what it says is told to nobody who does not see it, so the text is asked for.
 */
#ifndef DRAFT_PAGED_H
#define DRAFT_PAGED_H

#include "fcgi/draft/part.h"

/* The words of a PDF, if it has any, and behind them its pages without words
 * (s->options->pages); "scan" warns of them. */
enum err read_paged(struct source *s, struct bytes words);

/* A picture file: a map, a plan: one figure, for whose words the clerk is
 * asked.  ERR_INVALID, refused: it is damaged, or s->options->scans is not
 * set. */
enum err read_picture(struct source *s, struct bytes file);

/* Whether a unit is such a page. */
bool is_page(const struct part *p);

/* Text with form feeds between its pages, without them and what is printed on
 * each: *running, as of the annex (draft.h), or "". */
struct bytes paged_text(struct arena *mem, struct bytes text,
			const char **running);

/* In a program: what is read in the place of a PDF: its words, and with scans
 * its pages without words.  ERR_INVALID: neither; with *code and *why. */
struct paged_refusal {
	const char *code, *why;
};
enum err paged_open(struct arena *mem, bool scans, struct draft_annex *file,
    struct paged_refusal *no);

#endif
