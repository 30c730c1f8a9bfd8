/* count.h: a number as word processors write it, by ECMA-376's names of
 * formats: decimal, lowerLetter, upperRoman, russianLower, none ..., and by
 * the first number of a custom one: "001". */
#ifndef DRAFT_COUNT_H
#define DRAFT_COUNT_H

#include "fcgi/base/arena.h"

struct drafting;

/* spoken spells numbers out (ordinalText) and may be NULL: in digits. */
const char *count_text(struct arena *mem, int n, const char *format,
		       const struct drafting *spoken);

#endif
