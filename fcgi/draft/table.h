/*
 * table.h: the table in a file from outside: CSV (csv.h), the first sheet of an
 * XLSX workbook that is not hidden, the tables of a DOCX file, one after the
 * other.  Cells are text that has come through the door, as they are shown:
 * dates, amounts and percent of a sheet in its own format (sheet.h).  What the
 * cells mean is the caller's.
 */
#ifndef DRAFT_TABLE_H
#define DRAFT_TABLE_H

#include "fcgi/base/csv.h"

enum { TABLE_FILE_MAX = 5 << 20, TABLE_ROWS = 2000, TABLE_CELLS = 100 };

/* Rows without any text are left out and counted; number is the row of the
 * sheet, or of the table in the document. ERR_INVALID: fault says why, a word:
 * not_table not_utf8 too_many_rows too_large broken. */
enum err table_read(struct arena *mem, struct bytes file, struct csv *out,
		    const char **fault);

/* The same in a cage of its own (engineering 14). ERR_INVALID also for what
 * took too long. */
enum err table_convert(struct arena *mem, struct bytes file,
		       struct csv *out, const char **fault);

#endif
