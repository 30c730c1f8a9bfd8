/* symbol.h: signs of fonts that keep their own in the place of letters. */
#ifndef DRAFT_SYMBOL_H
#define DRAFT_SYMBOL_H

#include <stdbool.h>

/* Whether a font, by its name, is one of signs. */
bool symbol_font(const char *font);

/* What the sign of that code (0 to 255) in that font is in Unicode, or NULL
 * where the font is none of these: Symbol, Wingdings 1 to 3, WordPerfect's
 * typographic symbols. */
const char *symbol_of(const char *font, unsigned code);

#endif
