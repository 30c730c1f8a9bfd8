/* read_sheet.h: tables of spreadsheets (read_sheet.c): XLSX and CSV. */
#ifndef DRAFT_READ_SHEET_H
#define DRAFT_READ_SHEET_H

#include "fcgi/draft/part.h"

enum { SHEET_ROWS = 20000, SHEET_COLUMNS = 100 };

/* Every visible sheet a table, its name the caption where there are several;
 * cells as they are shown: formats of numbers, dates and percent, merged
 * cells; formulas as their last result. */
enum err read_xlsx(struct source *s, struct bytes file);
/* Cells apart by comma, semicolon or tab; the first row heads the others. */
enum err read_csv(struct source *s, struct bytes file);

/* sheet_format.c: a number as the format shows it: "1234.5" and "#,##0.00"
 * are 1 234,50 in most of our languages.  What is no number comes as is. */
const char *sheet_number(struct arena *mem, const char *language,
    const char *format, const char *value);
/* The format of a number that every file may use without saying what it is
 * (ECMA-376 18.8.30), or "". */
const char *sheet_built_in(int id);

#endif
