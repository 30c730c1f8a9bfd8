/* figures.h: pictures and maps that are read, and commented upon, by
 * themselves. */
#ifndef DRAFT_FIGURES_H
#define DRAFT_FIGURES_H

#include "fcgi/draft/part.h"

/* In a document without articles a paragraph that is a picture becomes a unit
 * "figure"; the line beside it that names it (PART_P "caption") its heading. */
void figures_mark(struct source *s, struct part *document);

#endif
