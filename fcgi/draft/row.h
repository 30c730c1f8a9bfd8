/*
 * row.h: between rows.c, which says which rows are units, and row_words.c,
 * which says what one reads like.
 */
#ifndef DRAFT_ROW_H
#define DRAFT_ROW_H

#include "fcgi/draft/part.h"

/* Bytes: what is longer is no name, or no number. */
enum { ROW_NAME_MAX = 200, ROW_NUMBER_MAX = 20 };

/* It heads columns: each of its cells does. */
bool row_is_head(const struct part *row);
/* "1", "2", "3": columns are counted below their names. */
bool row_is_counted(struct arena *mem, const struct part *row);
/* The plain words below, without blanks (which are made one when written), as
 * long as they are short enough for a name. */
size_t row_words_size(const struct part *p);
/* The column where the versions of a text begin; -1: it sets none side by
 * side. */
int row_versions_column(struct arena *mem, const struct part *table);
/* Cells of rows above that reach down shift those beside them: says of each in
 * which column it begins. */
void row_place_cells(struct part *table);

#endif
