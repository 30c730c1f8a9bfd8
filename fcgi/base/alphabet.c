/*
 * alphabet.c: the alphabets (bg: BDS; pl: PN-N-01201; cs: ČSN 97 6030; sr:
 * the orders of both scripts), as letters by spaces, those of one rank joined
 * by '='.
 */
#include "fcgi/base/alphabet.h"

#include "fcgi/base/text.h"

#include <string.h>

static const char latin[] = "a=á=à=â=ä=å b c=ç d e=é=è=ê=ë=ě f g h i=í=ï j k l "
			    "m n=ñ o=ó=ö=ô p q r s t u=ú=ü=ů v w x y=ý z";
static const char cyrillic[] =
    "а б в г д е ж з и й к л м н о п р с т у ф х ц ч "
    "ш щ ъ ы ь э ю я";

static const struct {
	const char *language, *first, *then; /* the reader's own script first */
} alphabets[] = {
    {"bg", cyrillic, latin},
    {"pl",
	"a=á=ä ą b c ć d e=é ę f g h i=í j k l ł m n ń o=ö ó p q r s ś t u=ü "
	"v w x y z ź ż",
	cyrillic},
    {"cs",
	"a=á=ä b c č d=ď e=é=ě f g h ch i=í j k l m n=ň o=ó=ö p q r ř s š t=ť "
	"u=ú=ů=ü v w x y=ý z ž",
	cyrillic},
    {"sr", "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
	latin},
    {"sr-Latn",
	"a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z "
	"ž",
	cyrillic},
    {"en", latin, cyrillic},
};

enum { OWN = 0x41, OTHER = 0x81, LAST = 0xF0 };

/* The rank of the longest letter that the text begins with, from 0, and its
 * size; -1: it begins with none. */
static int
letter(const char *alphabet, const char *text, size_t *size)
{
	int rank = 0, found = -1;

	*size = 0;
	while (*alphabet) {
		size_t n = strcspn(alphabet, " =");

		if (n > *size && !strncmp(alphabet, text, n)) {
			*size = n;
			found = rank;
		}
		rank += alphabet[n] == ' ';
		alphabet += n + (alphabet[n] != '\0');
	}
	return found;
}

static void
add(struct buffer *b, int rank)
{
	const char byte = (char)rank;

	buffer_bytes(b, &byte, 1);
}

/* One letter, or what is none; how much of the text that was. */
static size_t
weigh(struct buffer *b, size_t i, const char *text)
{
	size_t size, rest;
	int rank = letter(alphabets[i].first, text, &size);

	if (rank >= 0) {
		add(b, OWN + rank);
		return size;
	}
	rank = letter(alphabets[i].then, text, &size);
	if (rank >= 0) {
		add(b, OTHER + rank);
		return size;
	}
	rest = 1 + strspn(text + 1, "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89"
				    "\x8A\x8B\x8C\x8D\x8E\x8F\x90\x91\x92\x93"
				    "\x94\x95\x96\x97\x98\x99"
				    "\x9A\x9B\x9C\x9D\x9E\x9F\xA0\xA1\xA2\xA3"
				    "\xA4\xA5\xA6\xA7\xA8\xA9"
				    "\xAA\xAB\xAC\xAD\xAE\xAF\xB0\xB1\xB2\xB3"
				    "\xB4\xB5\xB6\xB7\xB8\xB9"
				    "\xBA\xBB\xBC\xBD\xBE\xBF");
	if ((*text >= '0' && *text <= '9') || *text == ' ') {
		buffer_bytes(b, text, 1);
	} else if (*text & 0x80) {
		add(b, LAST);
		buffer_bytes(b, text, rest);
	}
	return rest; /* a hyphen, a quotation mark says nothing */
}

const char *
alphabet_key(struct arena *mem, const char *language, const char *name)
{
	size_t last = sizeof alphabets / sizeof *alphabets - 1, i = 0;
	struct buffer b;

	while (i < last && !text_is(alphabets[i].language, language))
		i++;
	if (text_is(language, "sr"))
		name = text_to_cyrillic(mem, name);
	if (text_is(language, "sr-Latn"))
		name = text_to_latin(mem, name);
	name = text_lower(mem, name);
	b = buffer_new(mem, 4 * strlen(name) + 64);
	while (*name)
		name += weigh(&b, i, name);
	return b.data ? b.data : "";
}
