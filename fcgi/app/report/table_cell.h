/*
 * table_cell.h: what the cells of a row of the statutory table say.
 */
#ifndef APP_TABLE_CELL_H
#define APP_TABLE_CELL_H

#include "fcgi/site/visit.h"

/* A row of report_rows while its cells are written; voice speaks as the table
 * does (table_voice). */
struct row {
	struct visit *voice;
	const struct rows *r;
	size_t i;
	const char *decision; /* the key; NULL: withdrawn or erased */
	int64_t n;	      /* how many comments it stands for */
	bool words;	      /* what was said may be shown */
	bool erased;
};

struct row row_of(
    const struct visit *v, struct visit *voice, const struct rows *r, size_t i);

/* Pieces of one column (content: "submitter channel"), an empty line between
 * them: a paragraph each.  Where several things stand in one cell, a proposed
 * wording and a reason say what they are.  NULL: nothing. */
const char *row_cell(const struct row *row, const char *content);

#endif
