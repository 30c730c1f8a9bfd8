/*
 * script.c: the two scripts of Serbian, letter by letter.
 *
 * Cyrillic to Latin is exact.  Back it is exact but for lj, nj and dž that
 * are two letters in some words, of which a list is kept, and for words that
 * are no Serbian: addresses, Roman numbers, signs of units behind a number
 * (Latin by the law on metrology), words with q, w, x or y or letters doubled
 * as Serbian never has them, and the names of a second list stay.
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
    /* what only looks like it, or is one sign for two letters */
    {"ђ", "ð"},
    {"Ђ", "Ð"},
    {"љ", "ǉ"},
    {"Љ", "ǈ"},
    {"Љ", "Ǉ"},
    {"њ", "ǌ"},
    {"Њ", "ǋ"},
    {"Њ", "Ǌ"},
    {"џ", "ǆ"},
    {"Џ", "ǅ"},
    {"Џ", "Ǆ"},
};
enum { LETTERS = sizeof(letters) / sizeof(letters[0]), DIGRAPHS = 3 };

/* Stems in which two letters are two sounds, and after how many bytes; with a
 * circumflex where the word begins so ("anjon", but "kanjon"). */
static const struct {
	const char *stem;
	size_t bytes;
} apart[] = {
    {"^anjon", 2},
    {"injicir", 2},
    {"injekc", 2},
    {"injekt", 2},
    {"injunk", 2},
    {"konjekt", 3},
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
    {"podživ", 3},
    {"podžupan", 3},
    {"predžetv", 4},
    {"predživ", 4},
};

/* Names and signs that are written in Latin in a Cyrillic text as well, and
 * that no letter betrays; spelled exactly so. */
static const char *const names[] = {"API", "Adobe", "Akoma", "Apple", "BIC",
    "CE", "CEN", "CENELEC", "CLP", "CO", "CPV", "CRM", "CSV", "Chrome", "EMAS",
    "EN", "ERP", "EUR", "ETSI", "Facebook", "GDPR", "GIS", "GPS", "GSM",
    "GitHub", "Google", "HACCP", "HTML", "IBAN", "ICT", "IEC", "INSPIRE", "IP",
    "ISO", "IT", "Instagram", "JSON", "LED", "LinkedIn", "MAC", "MariaDB",
    "Microsoft", "NUTS", "Natura", "Ntoso", "OpenDocument", "OpenStreetMap",
    "PDF", "PIN", "PM", "REACH", "SEPA", "SIM", "SMS", "SRPS", "TIR", "Teams",
    "TikTok", "URL", "USB", "USD", "UTF", "Viber", "VoIP", "Zoom", "eIDAS",
    "minimis", "pH"};

/* Signs of units, behind a number or a degree sign (its last byte). */
static const char *const units[] = {"Ah", "C", "GHz", "Hz", "MHz", "MJ", "MPa",
    "MVA", "Nm", "Pa", "V", "cm", "dB", "dl", "dm", "ha", "hl", "kHz", "kJ",
    "kN", "kPa", "kV", "kVA", "kg", "km", "l", "lm", "m", "mV", "mg", "ml",
    "mm", "mmol", "mol", "ms"};

/* What Roman numbers count. */
static const char *const counted[] = {"deo", "dio", "faza", "glava", "grupa",
    "kategorija", "knjiga", "odeljak", "poglavlje", "razred", "stepen", "tom"};

/* Letters doubled as in no Serbian word. */
static const char *const doubled[] = {
    "Sch", "bb", "cc", "ff", "gg", "ll", "pp", "sch", "ss", "tt"};

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
		bool first = *apart[i].stem == '^';
		const char *found = strstr(lower, apart[i].stem + first);

		if (found && (!first || found == lower))
			return (size_t)(found - lower) + apart[i].bytes;
	}
	return 0;
}

static bool
is_one_of(const char *const list[], size_t count, const char *word, size_t size)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i]) == size && !memcmp(list[i], word, size))
			return true;
	return false;
}
#define IS_ONE_OF(list, word, size)                                            \
	is_one_of(list, sizeof(list) / sizeof(list[0]), word, size)

/* The run of letters that stands before a blank and the word, or "". */
static const char *
word_before(struct arena *mem, const char *start, const char *word)
{
	const char *end = word, *at;

	while (end > start && end[-1] == ' ')
		end--;
	if (end == word)
		return "";
	for (at = end; at > start && !strchr(" \n\t.,;:()", at[-1]);)
		at--;
	return arena_copy_n(mem, at, (size_t)(end - at));
}

static bool
is_capitals(const char *word)
{
	bool capitals;

	return word_size(word, &capitals) && capitals;
}

/* A capital I alone: a Roman number behind what is counted, behind a word that
 * is not all capitals, or at the head of a line before a mark or capitals;
 * else "and" as a sentence begins or a title in capitals has it. */
static bool
is_first(struct arena *mem, const char *start, const char *word)
{
	const char *before = word_before(mem, start, word), *after = word + 1;
	const char *lower = text_lower(mem, before);

	if (IS_ONE_OF(counted, lower, strlen(lower)))
		return true;
	if (*before)
		return !is_capitals(before);
	if (word > start && word[-1] != '\n')
		return false;
	return !*after || strchr(".)/-\n", *after) || is_capitals(after + 1);
}

/* A Roman number, a unit's sign, a name, or what Serbian has not. */
static bool
is_foreign(struct arena *mem, const char *start, const char *word, size_t size)
{
	const char *before = word;

	if (size > 1 && strspn(word, "IVX") >= size)
		return true;
	if (size == 1 && (*word == 'V' || *word == 'I'))
		return *word == 'V' || is_first(mem, start, word);
	if (IS_ONE_OF(names, word, size))
		return true;
	while (before > start && before[-1] == ' ')
		before--;
	if (before > start && strchr("0123456789\xB0", before[-1]) &&
	    IS_ONE_OF(units, word, size))
		return true;
	for (size_t i = 0; i < sizeof(doubled) / sizeof(doubled[0]); i++)
		if (memmem(word, size, doubled[i], strlen(doubled[i])))
			return true;
	return strcspn(word, "qwxyQWXY") < size;
}

static void
word_to_cyrillic(struct buffer *b, const char *word, size_t size)
{
	size_t part = parting(b->mem, word, size), at = 0;

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
	const char *start = text;
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

			if (!size || is_foreign(mem, start, text, size))
				buffer_bytes(&b, text, size ? size : 1);
			else
				word_to_cyrillic(&b, text, size);
			text += size ? size : 1;
		}
		if (*text)
			buffer_bytes(&b, text++, 1);
	}
	return b.data;
}

bool
text_in_two_scripts(const char *language)
{
	return text_is(language, "sr");
}
