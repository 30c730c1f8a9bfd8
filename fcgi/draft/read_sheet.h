/* read_sheet.h: tables of spreadsheets (read_sheet.c): XLSX and CSV. */
#ifndef DRAFT_READ_SHEET_H
#define DRAFT_READ_SHEET_H

#include "fcgi/draft/part.h"

enum { SHEET_ROWS = 20000 };

/* Every visible sheet a table, its name the caption where there are several;
 * cells as they are shown: formats of numbers, dates and percent, merged
 * cells; formulas as their last result. */
enum err read_xlsx(struct source *s, struct bytes file);
/* Cells apart by comma, semicolon or tab; the first row heads the others. */
enum err read_csv(struct source *s, struct bytes file);

#endif
