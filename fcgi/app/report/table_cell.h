/*
 * table_cell.h: what the cells of a row of the statutory table say.
 */
#ifndef APP_TABLE_CELL_H
#define APP_TABLE_CELL_H

#include "fcgi/app/report/table.h"

/* A row of report_rows while its cells are written; voice speaks as the table
 * does (table_voice). */
struct row {
	struct visit *voice;
	const struct profile *profile; /* of the table */
	const struct rows *r;
	size_t i;
	const struct table_line *line;
	const char *decision; /* the key; NULL: withdrawn or erased */
	bool words;	      /* what was said may be shown */
	bool erased;
};

struct row row_of(
    const struct visit *v, struct visit *voice, const struct profile *p,
    const struct rows *r, size_t i, const struct table_line *line);

/* Pieces of one column (content: "submitter channel"), an empty line between
 * them: a paragraph each.  Where several things stand in one cell, a proposed
 * wording and a reason say what they are.  NULL: nothing. */
const char *row_cell(const struct row *row, const char *content);

#endif
