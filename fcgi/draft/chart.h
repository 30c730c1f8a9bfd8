/*
 * chart.h: a chart of an office file in words: its title and the numbers that
 * it draws (DrawingML charts, ECMA-376 part 1, 21.2).  Who cannot see it reads
 * the same, and its change is found by comparison.
 */
#ifndef DRAFT_CHART_H
#define DRAFT_CHART_H

#include "fcgi/draft/zip.h"

/* "Waste (tons): 2022 – 1,200; 2023 – 1,350.5", a series after the other; NULL:
 * there is no such member, or nothing in it.  Numbers as the file formats them,
 * in the language of the options. */
const char *chart_words(
    struct source *s, struct archive *a, const char *member);

#endif
