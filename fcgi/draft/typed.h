/*
 * typed.h: acts as people type them: "art. 1." for "Art. 1.", all of it in
 * one paragraph.
 */
#ifndef DRAFT_TYPED_H
#define DRAFT_TYPED_H

#include "fcgi/draft/lines.h"

/* The text in capitals, each as long as the letter it was. */
const char *typed_capitals(struct arena *mem, const char *text);

/* Of base units whose names are in small letters, "чл. 2" alone on its line
 * or before a sentence, the prepared text begins with a capital afterwards,
 * where their numbers go on from the ones before: elsewhere such a line is
 * the end of a citation. */
void typed_small(
    struct arena *mem, const struct drafting *d, struct line *at, size_t count);

/* A line that holds all articles of an act, from the first on without a gap,
 * is as many lines, and what stands before them one more.  Where there is a
 * gap it stays, with a doubt. */
void typed_single(struct lines *lines, const struct drafting *d);

#endif
