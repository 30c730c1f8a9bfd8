/*
 * tabs.h: rows of plain text whose cells are parted by tabs, as a spreadsheet
 * or a table of Word leaves them.  "1.<tab>words" is no row: editors put tabs
 * behind numbers.
 */
#ifndef DRAFT_TABS_H
#define DRAFT_TABS_H

#include "fcgi/draft/part.h"

/* How many lines from c on are the rows of one table; 0: c is none. */
size_t tabs_rows(const char *c);

/* That many of them; *c moves behind the last. */
struct part *tabs_table(struct arena *mem, const char **c, size_t rows);

#endif
