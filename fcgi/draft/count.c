/*
 * count.c: numbers in letters, words and Roman digits, in brackets and
 * signs (ECMA-376 part 1, 17.18.59).
 */
#include "fcgi/draft/count.h"

#include "fcgi/draft/drafting.h"

#include "fcgi/base/text.h"

#include <string.h>

static const char *
roman(struct arena *mem, int n, bool upper)
{
	static const struct {
		int value;
		const char *lower, *upper;
	} digits[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},
	    {400, "cd", "CD"}, {100, "c", "C"}, {90, "xc", "XC"},
	    {50, "l", "L"}, {40, "xl", "XL"}, {10, "x", "X"}, {9, "ix", "IX"},
	    {5, "v", "V"}, {4, "iv", "IV"}, {1, "i", "I"}};
	struct buffer b = buffer_new(mem, 4096);

	if (n < 1 || n > 3999)
		return arena_printf(mem, "%d", n);
	for (size_t i = 0; i < sizeof(digits) / sizeof(*digits); i++)
		for (; n >= digits[i].value; n -= digits[i].value)
			buffer_add(
			    &b, upper ? digits[i].upper : digits[i].lower);
	return b.data;
}

/* Where the next character begins. */
static const char *
behind(const char *c)
{
	do
		c++;
	while (((unsigned char)*c & 0xC0) == 0x80);
	return c;
}

/* A letter, or sign, of an alphabet; z is followed by aa, then bb. */
static const char *
letters(struct arena *mem, int n, const char *alphabet)
{
	struct buffer b = buffer_new(mem, 4096);
	int count = (int)text_length(alphabet);
	const char *end;

	if (n < 1 || n > 20 * count)
		return arena_printf(mem, "%d", n);
	for (int i = (n - 1) % count; i > 0; i--)
		alphabet = behind(alphabet);
	end = behind(alphabet);
	for (int i = 0; i <= (n - 1) / count; i++)
		buffer_bytes(&b, alphabet, (size_t)(end - alphabet));
	return b.data;
}

static const char *
in_letters(struct arena *mem, int n, const char *format)
{
	static const char *const known[][2] = {
	    {"lowerLetter", "abcdefghijklmnopqrstuvwxyz"},
	    {"upperLetter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
	    {"russianLower", "абвгдежзиклмнопрстуфхцчшщэюя"},
	    {"russianUpper", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"},
	    {"bulgarianLower", "абвгдежзийклмнопрстуфхцчшщъюя"},
	    {"bulgarianUpper", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЮЯ"},
	    {"serbianLower", "абвгдђежзијклљмнњопрстћуфхцчџш"},
	    {"serbianUpper", "АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ"},
	    {"chicago", "*†‡§"}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (text_is(format, known[i][0]))
			return letters(mem, n, known[i][1]);
	if (text_is(format, "lowerRoman"))
		return roman(mem, n, false);
	return text_is(format, "upperRoman") ? roman(mem, n, true) : NULL;
}

/* The word at that place, from 0; "" if there are not so many. */
static const char *
word_at(struct arena *mem, const char *words, int at)
{
	for (; at > 0 && *words; at--) {
		words += strcspn(words, " \n");
		words += strspn(words, " \n");
	}
	return arena_copy_n(mem, words, strcspn(words, " \n"));
}

/* "Twenty-first"; NULL where there are no words for it. */
static const char *
spelled(struct arena *mem, int n, const struct numerals *words)
{
	const char *one = "", *ten = "";

	if (n < 1 || n > 100 || !*words->ones)
		return NULL;
	if (n == 100)
		return words->hundred;
	if (n < 20)
		return word_at(mem, words->ones, n - 1);
	if (n % 10 == 0)
		return word_at(mem, words->tens, n / 10 - 2);
	one = text_lower(mem, word_at(mem, words->ones, n % 10 - 1));
	ten = word_at(mem, words->before, n / 10 - 2);
	return arena_printf(mem, "%s%s%s", ten, words->join, one);
}

/* "21st", and "11th". */
static const char *
ordinal(struct arena *mem, int n, const struct drafting *spoken)
{
	bool teen = n % 100 > 10 && n % 100 < 20;
	const char *own =
	    teen || n % 10 == 0 ? "" : word_at(mem, spoken->ends, n % 10 - 1);

	return arena_printf(mem, "%d%s", n, *own ? own : spoken->end);
}

static const char *
in_words(
    struct arena *mem, int n, const char *format, const struct drafting *spoken)
{
	if (text_is(format, "ordinal"))
		return ordinal(mem, n, spoken);
	if (text_is(format, "ordinalText"))
		return spelled(mem, n, &spoken->ordinal);
	return text_is(format, "cardinalText")
		   ? spelled(mem, n, &spoken->cardinal)
		   : NULL;
}

/* As wide as Chinese signs: １２. */
static const char *
wide(struct arena *mem, int n)
{
	struct buffer b = buffer_new(mem, 256);

	for (const char *c = arena_printf(mem, "%d", n); *c; c++)
		buffer_printf(&b, "\xEF\xBC%c", 0x90 + *c - '0');
	return b.data;
}

/* Digits with something around them. */
static const char *
adorned(struct arena *mem, int n, const char *format)
{
	if (text_is(format, "hex"))
		return arena_printf(mem, "%X", (unsigned)n);
	if (text_is(format, "numberInDash"))
		return arena_printf(mem, "- %d -", n);
	if (text_is(format, "decimalEnclosedParen"))
		return arena_printf(mem, "(%d)", n);
	if (text_is(format, "decimalEnclosedFullstop"))
		return arena_printf(mem, "%d.", n);
	if (text_is(format, "decimalEnclosedCircle") && n > 0 && n <= 20)
		return arena_printf(mem, "\xE2\x91%c", 0xA0 + n - 1);
	if (text_is(format, "decimalFullWidth") ||
	    text_is(format, "decimalFullWidth2"))
		return wide(mem, n);
	return text_is(format, "decimalZero") ? arena_printf(mem, "%02d", n)
					      : NULL;
}

const char *
count_text(
    struct arena *mem, int n, const char *format, const struct drafting *spoken)
{
	const char *text = in_letters(mem, n, format);

	if (text)
		return text;
	if (text_is(format, "none"))
		return "";
	text = adorned(mem, n, format);
	if (!text && spoken)
		text = in_words(mem, n, format, spoken);
	/* As wide as its first: 001. */
	if (!text && *format == '0')
		text = arena_printf(mem, "%0*d", (int)strlen(format), n);
	return text ? text : arena_printf(mem, "%d", n);
}
