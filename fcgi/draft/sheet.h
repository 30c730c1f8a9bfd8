/*
 * sheet.h: tables in office files (ECMA-376 part 1): the first sheet of a
 * workbook, the tables of a document.
 */
#ifndef DRAFT_SHEET_H
#define DRAFT_SHEET_H

#include "fcgi/base/csv.h"
#include "fcgi/draft/zip.h"

/* ERR_CONFLICT: more rows than TABLE_ROWS (table.h); ERR_INVALID: not read. */
enum err sheet_read(struct source *s, struct archive *a, struct csv *out);
enum err tables_read(struct source *s, struct archive *a, struct csv *out);

#endif
