/*
 * symbol.c: fonts that Word names with w:sym: Adobe's Symbol encoding, the
 * boxes and ticks of Wingdings that drafts use, WordPerfect's character set
 * 4.  All else of Wingdings is a bullet: it is never a letter.
 */
#include "fcgi/draft/symbol.h"

#include <stddef.h>
#include <string.h>

struct sign {
	unsigned code;
	const char *text;
};

static const char *const greek_small[] = {"α", "β", "χ", "δ", "ε", "φ", "γ",
    "η", "ι", "ϕ", "κ", "λ", "μ", "ν", "ο", "π", "θ", "ρ", "σ", "τ", "υ", "ϖ",
    "ω", "ξ", "ψ", "ζ"};
static const char *const greek_capital[] = {"Α", "Β", "Χ", "Δ", "Ε", "Φ", "Γ",
    "Η", "Ι", "ϑ", "Κ", "Λ", "Μ", "Ν", "Ο", "Π", "Θ", "Ρ", "Σ", "Τ", "Υ", "ς",
    "Ω", "Ξ", "Ψ", "Ζ"};

static const struct sign symbols[] = {{0x2D, "−"}, {0xA2, "′"}, {0xA3, "≤"},
    {0xA5, "∞"}, {0xAC, "←"}, {0xAD, "↑"}, {0xAE, "→"}, {0xAF, "↓"},
    {0xB0, "°"}, {0xB1, "±"}, {0xB2, "″"}, {0xB3, "≥"}, {0xB4, "×"},
    {0xB7, "•"}, {0xB8, "÷"}, {0xB9, "≠"}, {0xBB, "≈"}, {0xBC, "…"},
    {0xD2, "®"}, {0xD3, "©"}, {0xD4, "™"}, {0xD7, "⋅"}, {0xDE, "⇒"},
    {0xE5, "∑"}};
static const struct sign dingbats[] = {{0x6F, "☐"}, {0x71, "☐"}, {0xA8, "☐"},
    {0x78, "☒"}, {0xFC, "✓"}, {0xFB, "✗"}, {0xFD, "☒"}, {0xFE, "☑"},
    {0xE0, "→"}, {0xDF, "←"}, {0xF0, "→"}};
/* The code is the place in WordPerfect's set 4 and 0x21. */
static const char *const typographic[] = {"●", "○", "■", "•", "*", "¶", "§",
    "¡", "¿", "«", "»", "£", "¥", "₧", "ƒ", "ª", "º", "½", "¼", "¢", "²", "ⁿ",
    "®", "©", "¤", "¾", "³", "‛", "’", "‘", "‟", "”", "“", "–", "—", "‹", "›",
    "○", "□", "†", "‡", "™", "℠", "℞", "●", "◦", "■", "▪", "□", "▫", "‒", "ﬀ",
    "ﬃ", "ﬄ", "ﬁ", "ﬂ", "…"};

static const char *
find(const struct sign *signs, size_t count, unsigned code)
{
	for (size_t i = 0; i < count; i++)
		if (signs[i].code == code)
			return signs[i].text;
	return NULL;
}

static const char *
of_symbol(unsigned code)
{
	const char *text =
	    find(symbols, sizeof symbols / sizeof *symbols, code);

	if (text)
		return text;
	if (code >= 'a' && code <= 'z')
		return greek_small[code - 'a'];
	if (code >= 'A' && code <= 'Z')
		return greek_capital[code - 'A'];
	return NULL;
}

bool
symbol_font(const char *font)
{
	static const char *const parts[] = {
	    "ding", "symbol", "sorts", "marlett", "mt extra", "emoji"};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (strcasestr(font, parts[i]))
			return true;
	return false;
}

const char *
symbol_of(const char *font, unsigned code)
{
	const char *text;

	if (!font)
		return NULL;
	if (!strcmp(font, "Symbol"))
		return of_symbol(code);
	if (strstr(font, "Wingdings")) {
		text = find(dingbats, sizeof dingbats / sizeof *dingbats, code);
		return text ? text : "•";
	}
	if (strstr(font, "TypographicSymbols") && code >= 0x21 &&
	    code - 0x21 < sizeof typographic / sizeof *typographic)
		return typographic[code - 0x21];
	return NULL;
}
