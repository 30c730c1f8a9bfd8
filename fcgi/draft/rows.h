/*
 * rows.h: tables whose rows are provisions: those of strategies (measure,
 * carrier, term, money) and of annexes (fee, amount).  A row is then a unit
 * with a page of its own; in Akoma Ntoso the table stays one, its rows have
 * names.  Tables within articles are text.
 */
#ifndef DRAFT_ROWS_H
#define DRAFT_ROWS_H

#include "fcgi/draft/html.h"
#include "fcgi/draft/part.h"

/* Gives the rows that are units the name "row": in a document without
 * articles, §§ or sections, tables of two columns and two rows at least,
 * most of whose rows begin with a number or a name; anywhere but within
 * these, tables that set the current text and the proposed one side by side.
 * Stops at documents within the document.  The same for what was written and
 * read again. */
void rows_mark(struct source *s, struct part *document);

bool rows_are_units(const struct part *table);

/* What stands in the rows that head the table; in each row it is said again,
 * as <dt>. */
void rows_head(struct html *h, const struct part *table, const char **words);

/* A row as units are shown: its number and name, where it has them, and the
 * other cells under the words that head their columns. */
struct row_words {
	const char *num, *heading; /* or "" */
	const char *words;	   /* of the other cells, a line each */
};
/* Cells of rows above that reach down over a row are said again in it.  Zero
 * at first; each row that is not a head is written in its turn. */
enum { ROW_COLUMNS = 64 };
struct row_reach {
	const struct part *cell[ROW_COLUMNS];
	int left[ROW_COLUMNS];
};
/* Its number and its name (or NULL), and the others that hold words, as the
 * words of the unit have them. */
struct row_cells {
	const struct part *num, *heading;
	const struct part **at;
	size_t count;
};
void row_cells(struct arena *mem, const struct part *row,
    struct row_reach *above, struct row_cells *out);
/* Whether what stands in a row's first cell is its number. */
bool row_is_number(const char *words);
void row_write(struct html *h, const struct part *row, struct row_reach *above,
    struct row_words *out);

/* Whether anything is an article, a § or such: then rows and figures are no
 * units of their own. */
bool rows_have_base(const struct part *document);

#endif
