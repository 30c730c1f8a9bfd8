/*
 * csv.h: a table in a text file (RFC 4180), as people's spreadsheets write it:
 * cells apart by comma, semicolon or tab, whichever the first line has most
 * of, a byte order mark before it.
 *
 * The text must have come through the door (text_accept).  Rows that are
 * empty are left out but counted, so that a row's number is the one the
 * spreadsheet shows.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "fcgi/base/text.h"
#include "fcgi/base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct csv_row {
	const char **cells; /* trimmed; count of them, "" for an empty one */
	size_t count;
	size_t number; /* from 1, as a spreadsheet counts */
};
struct csv {
	struct csv_row *rows;
	size_t count;
};

/* ERR_INVALID: more than rows rows or 100 cells in one, or a quotation mark
 * that never closes. */
enum err csv_read(
    struct arena *mem, const char *text, size_t rows, struct csv *out);

/* No words in any cell. */
bool csv_empty(const struct csv_row *row);

/* A cell as it is written: quoted where it must be, and never one that a
 * spreadsheet takes for a formula. */
void csv_add(struct buffer *to, const char *text);
const char *csv_cell(struct arena *mem, const char *text);
/* What a file begins with, so that spreadsheets read its letters; the end of
 * a line. */
#define CSV_MARK "\xEF\xBB\xBF"
#define CSV_END "\r\n"

#endif
