/*
 * script.c: the two scripts of Serbian, letter by letter.
 *
 * Cyrillic to Latin is exact.  Back it is exact but for lj, nj and dž that
 * are two letters in some words, of which a list is kept, and for words that
 * are no Serbian: addresses, Roman numbers, words with q, w, x or y and the
 * names of a second list stay.
 */
#include "fcgi/base/text.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

struct letter {
	const char *cyrillic, *latin;
};

/* Digraphs first: the way back takes the first that fits. */
static const struct letter letters[] = {
    {"љ", "lj"},
    {"њ", "nj"},
    {"џ", "dž"},
    {"Љ", "Lj"},
    {"Њ", "Nj"},
    {"Џ", "Dž"},
    {"Љ", "LJ"},
    {"Њ", "NJ"},
    {"Џ", "DŽ"},
    {"а", "a"},
    {"б", "b"},
    {"в", "v"},
    {"г", "g"},
    {"д", "d"},
    {"ђ", "đ"},
    {"е", "e"},
    {"ж", "ž"},
    {"з", "z"},
    {"и", "i"},
    {"ј", "j"},
    {"к", "k"},
    {"л", "l"},
    {"м", "m"},
    {"н", "n"},
    {"о", "o"},
    {"п", "p"},
    {"р", "r"},
    {"с", "s"},
    {"т", "t"},
    {"ћ", "ć"},
    {"у", "u"},
    {"ф", "f"},
    {"х", "h"},
    {"ц", "c"},
    {"ч", "č"},
    {"ш", "š"},
    {"А", "A"},
    {"Б", "B"},
    {"В", "V"},
    {"Г", "G"},
    {"Д", "D"},
    {"Ђ", "Đ"},
    {"Е", "E"},
    {"Ж", "Ž"},
    {"З", "Z"},
    {"И", "I"},
    {"Ј", "J"},
    {"К", "K"},
    {"Л", "L"},
    {"М", "M"},
    {"Н", "N"},
    {"О", "O"},
    {"П", "P"},
    {"Р", "R"},
    {"С", "S"},
    {"Т", "T"},
    {"Ћ", "Ć"},
    {"У", "U"},
    {"Ф", "F"},
    {"Х", "H"},
    {"Ц", "C"},
    {"Ч", "Č"},
    {"Ш", "Š"},
};
enum { LETTERS = sizeof(letters) / sizeof(letters[0]), DIGRAPHS = 3 };

/* Stems in which two letters are two sounds, and after how many bytes. */
static const struct {
	const char *stem;
	size_t bytes;
} apart[] = {
    {"injekc", 2},
    {"injekt", 2},
    {"konjug", 3},
    {"konjunk", 3},
    {"vanjezič", 3},
    {"tanjug", 3},
    {"nadživ", 3},
    {"nadžnj", 3},
    {"nadžupan", 3},
    {"odživ", 2},
    {"odžal", 2},
    {"odžvak", 2},
    {"podžanr", 3},
    {"podžet", 3},
    {"podžupan", 3},
    {"predžetv", 4},
};

/* Names that are written in Latin in a Cyrillic text as well, and that no
 * letter betrays; spelled exactly so. */
static const char *const names[] = {"Adobe", "Akoma", "Apple", "Chrome",
    "Facebook", "GitHub", "Google", "HTML", "Instagram", "LinkedIn", "MariaDB",
    "Microsoft", "Ntoso", "OpenDocument", "OpenStreetMap", "PDF", "Teams",
    "TikTok", "USB", "Viber", "Zoom"};

bool
text_is_serbian(const char *text)
{
	static const char *const own[] = {
	    "ђ", "ј", "љ", "њ", "ћ", "џ", "Ђ", "Ј", "Љ", "Њ", "Ћ", "Џ"};

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strstr(text, own[i]))
			return true;
	return false;
}

/* Bytes of the run of letters at text, and whether it is all capitals: two
 * letters at least, none of them small. */
static size_t
word_size(const char *text, bool *capitals)
{
	const uint8_t *at = (const uint8_t *)text, *next;
	size_t count = 0;
	bool small = false;
	ucs4_t c;

	while ((next = u8_next(&c, at)) && uc_is_alpha(c)) {
		small |= uc_is_lower(c);
		count++;
		at = next;
	}
	*capitals = count > 1 && !small;
	return (size_t)((const char *)at - text);
}

static void
word_to_latin(struct buffer *b, const char *word, size_t size, bool capitals)
{
	const char *end = word + size;

	while (word < end) {
		size_t i = 0, step = strlen(letters[0].cyrillic);

		while (i < LETTERS && !text_starts(word, letters[i].cyrillic))
			i++;
		if (i == LETTERS) {
			buffer_bytes(b, word++, 1);
			continue;
		}
		/* the row of "LJ" stands three below that of "Lj" */
		if (capitals && i >= DIGRAPHS && i < (size_t)2 * DIGRAPHS)
			i += DIGRAPHS;
		buffer_add(b, letters[i].latin);
		word += step;
	}
}

const char *
text_to_latin(struct arena *mem, const char *text)
{
	struct buffer b = buffer_new(mem, 2 * strlen(text));
	bool capitals;

	while (*text) {
		size_t size = word_size(text, &capitals);

		if (size == 0) {
			buffer_bytes(&b, text++, 1);
			continue;
		}
		word_to_latin(&b, text, size, capitals);
		text += size;
	}
	return b.data;
}

/* Where, in bytes from the start of the word, two letters stay two; or 0. */
static size_t
parting(struct arena *mem, const char *word, size_t size)
{
	const char *lower = text_lower(mem, arena_copy_n(mem, word, size));

	for (size_t i = 0; i < sizeof(apart) / sizeof(apart[0]); i++) {
		const char *found = strstr(lower, apart[i].stem);

		if (found)
			return (size_t)(found - lower) + apart[i].bytes;
	}
	return 0;
}

/* A Roman number, a name, or a word with letters that Serbian has not. */
static bool
is_foreign(const char *word, size_t size)
{
	if (size > 1 && strspn(word, "IVX") >= size)
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i]) == size && !memcmp(names[i], word, size))
			return true;
	return strcspn(word, "qwxyQWXY") < size;
}

static void
word_to_cyrillic(struct buffer *b, const char *word, size_t size)
{
	size_t part = parting(b->mem, word, size), at = 0;

	if (is_foreign(word, size)) {
		buffer_bytes(b, word, size);
		return;
	}
	while (at < size) {
		size_t i = 0, step = 0;

		for (; i < LETTERS; i++) {
			step = strlen(letters[i].latin);
			if (text_starts(word + at, letters[i].latin) &&
			    !(i < (size_t)3 * DIGRAPHS && at + 1 == part))
				break;
		}
		if (i == LETTERS) {
			buffer_bytes(b, word + at++, 1);
			continue;
		}
		buffer_add(b, letters[i].cyrillic);
		at += step;
	}
}

/* Addresses of mail and web are kept as they are. */
static bool
is_address(struct arena *mem, const char *token, size_t size)
{
	const char *copy = arena_copy_n(mem, token, size);

	return strchr(copy, '@') || strstr(copy, "://") ||
	       text_starts(copy, "www.");
}

const char *
text_to_cyrillic(struct arena *mem, const char *text)
{
	struct buffer b = buffer_new(mem, 2 * strlen(text));
	bool capitals;

	while (*text) {
		size_t token = strcspn(text, " \t\n");
		const char *end = text + token;

		if (token && is_address(mem, text, token)) {
			buffer_bytes(&b, text, token);
			text = end;
		}
		while (text < end) {
			size_t size = word_size(text, &capitals);

			if (size)
				word_to_cyrillic(&b, text, size);
			else
				buffer_bytes(&b, text, 1);
			text += size ? size : 1;
		}
		if (*text)
			buffer_bytes(&b, text++, 1);
	}
	return b.data;
}
