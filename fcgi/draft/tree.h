/*
 * tree.h: a tree of parts that is changed by hand (mend.c): finding, taking
 * out, putting elsewhere; each keeps parent, first, last and next right.
 */
#ifndef DRAFT_TREE_H
#define DRAFT_TREE_H

#include "fcgi/draft/part.h"

/* The unit of that wId below p, or NULL. */
struct part *tree_find(struct part *p, const char *wid);
/* The same for a row or table whose rows are units. */
struct part *tree_find_row(struct part *p, const char *wid);

struct part *tree_before(const struct part *p); /* the sibling, or NULL */
void tree_take_out(struct part *p);
/* Behind at; in front of all for NULL. */
void tree_put(struct part *parent, struct part *at, struct part *p);
/* Out of where it is, to the end of parent. */
void tree_append(struct part *parent, struct part *p);

/* The unit beside it, in front; NULL if that is none. */
struct part *tree_unit_before(const struct part *p);
/* The last unit inside, in reading order; or itself. */
struct part *tree_last_inside(struct part *p);
/* The unit whose line is in front of it in reading, or NULL. */
struct part *tree_line_before(struct part *p);

#endif
