/*
 * sheet.h: workbooks (SpreadsheetML, ECMA-376 part 1, 18): which sheets they
 * have, and row by row what their cells show: numbers as their formats have
 * them, formulas as their last result.
 */
#ifndef DRAFT_SHEET_H
#define DRAFT_SHEET_H

#include "fcgi/base/csv.h"
#include "fcgi/draft/zip.h"

enum { SHEET_COLUMNS = 100 };

struct sheet {
	const char *name;
	const char *relation; /* leads to its file; or NULL */
	bool hidden;
};
struct workbook {
	struct sheet *sheets;
	size_t count;
	struct stock *stock; /* what cells point to: sheet.c's own */
};

/* A part that is not there is none; ERR_INVALID, refused: a broken one. */
enum err workbook_open(
    struct source *s, struct archive *a, struct workbook *out);

/* The file of a sheet in the archive, or NULL: its relation leads nowhere. */
const char *sheet_path(
    const struct workbook *book, const struct sheet *sheet);

/* Who takes what a sheet holds, in the file's order.  A row lives until the
 * next one, its words stay; words right of the last column come as one cell
 * more, so that the taker can refuse them. */
struct sheet_range {
	size_t row, column, last, right; /* from 0, both ends inside */
};
struct sheet_taker {
	enum err (*row)(void *to, const struct csv_row *row);
	void (*merged)(void *to, const struct sheet_range *range); /* or NULL */
	void *to;
};

/* ERR_NOT_FOUND: no such file; ERR_INVALID, refused: broken; else what the
 * taker says. */
enum err sheet_read(const struct workbook *book, const char *path,
    const struct sheet_taker *taker);

/* sheet_format.c: a number as the format shows it: "1234.5" and "#,##0.00"
 * are 1 234,50 in most of our languages.  What is no number comes as is. */
const char *sheet_number(struct arena *mem, const char *language,
    const char *format, const char *value);
/* The format of a number that every file may use without saying what it is
 * (ECMA-376 18.8.30), or "". */
const char *sheet_built_in(int id);

#endif
