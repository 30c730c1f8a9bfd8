/*
 * count.c: numbers in letters and Roman digits (ECMA-376 part 1, 17.18.59).
 */
#include "fcgi/draft/count.h"

#include "fcgi/base/text.h"

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

/* z is followed by aa, then bb. */
static const char *
letters(struct arena *mem, int n, const char *const alphabet[], int count)
{
	struct buffer b = buffer_new(mem, 4096);

	if (n < 1 || n > 20 * count)
		return arena_printf(mem, "%d", n);
	for (int i = 0; i <= (n - 1) / count; i++)
		buffer_add(&b, alphabet[(n - 1) % count]);
	return b.data;
}

const char *
count_text(struct arena *mem, int n, const char *format)
{
	static const char *const latin[] = {"a", "b", "c", "d", "e", "f", "g",
	    "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
	    "u", "v", "w", "x", "y", "z"};
	static const char *const capital[] = {"A", "B", "C", "D", "E", "F", "G",
	    "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T",
	    "U", "V", "W", "X", "Y", "Z"};
	static const char *const cyrillic[] = {"а", "б", "в", "г", "д", "е",
	    "ж", "з", "и", "к", "л", "м", "н", "о", "п", "р", "с", "т", "у",
	    "ф", "х", "ц", "ч", "ш", "щ", "э", "ю", "я"};
	static const char *const cyrillic_capital[] = {"А", "Б", "В", "Г", "Д",
	    "Е", "Ж", "З", "И", "К", "Л", "М", "Н", "О", "П", "Р", "С", "Т",
	    "У", "Ф", "Х", "Ц", "Ч", "Ш", "Щ", "Э", "Ю", "Я"};

	if (text_is(format, "lowerLetter"))
		return letters(mem, n, latin, 26);
	if (text_is(format, "upperLetter"))
		return letters(mem, n, capital, 26);
	if (text_is(format, "russianLower"))
		return letters(mem, n, cyrillic, 28);
	if (text_is(format, "russianUpper"))
		return letters(mem, n, cyrillic_capital, 28);
	if (text_is(format, "lowerRoman"))
		return roman(mem, n, false);
	if (text_is(format, "upperRoman"))
		return roman(mem, n, true);
	if (text_is(format, "none"))
		return "";
	if (text_is(format, "decimalZero") && n < 10)
		return arena_printf(mem, "0%d", n);
	return arena_printf(mem, "%d", n);
}
