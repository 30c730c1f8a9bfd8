/* count.h: a number as word processors write it, by ECMA-376's names of
 * formats: decimal, lowerLetter, upperRoman, russianLower, none ... */
#ifndef DRAFT_COUNT_H
#define DRAFT_COUNT_H

#include "fcgi/base/arena.h"

const char *count_text(struct arena *mem, int n, const char *format);

#endif
