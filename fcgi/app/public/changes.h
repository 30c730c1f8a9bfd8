/*
 * changes.h: the changes of a comparison as elements of a model: a section a
 * provision, a row a piece of it.
 */
#ifndef APP_CHANGES_H
#define APP_CHANGES_H

#include "fcgi/app/paper/comparison.h"

enum {
	CHANGES_SHOWN = 150,
	OLD_PLACES = 1 << 24, /* behind all places of the newer version */
};

/* The page being written; below one provision stand the changes of all its
 * pieces. */
struct showing {
	struct comparison c;
	struct rows causes; /* sql_causes_of */
	struct node *section;
	int section_side, section_unit;
	bool in_one;   /* both texts in one */
	bool in_piece; /* where comments are counted when it is written: the
			* places of units, OLD_PLACES before the older ones' */
	int64_t skip;  /* changes on pages before */
};

/* <changes>: of what kinds, and those of this page.  After comparison_units. */
void changes_show(struct showing *s, struct node *page);

#endif
