/*
 * word_table.h: the tables of a Word document (WordprocessingML, ECMA-376 part
 * 1, 17.4), one after the other, row by row.
 */
#ifndef DRAFT_WORD_TABLE_H
#define DRAFT_WORD_TABLE_H

#include "fcgi/base/csv.h"
#include "fcgi/draft/zip.h"

/* Gives each row to "row": at most TABLE_CELLS cells (table.h), counted in each
 * table from 1.  ERR_INVALID: not read; else what "row" says. */
enum err word_tables(struct source *s, struct archive *a,
    enum err (*row)(void *to, const struct csv_row *row), void *to);

#endif
