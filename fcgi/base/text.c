/*
 * text.c: what Unicode's rules say about text.
 *
 * libunistring is used here and in script.c only.  URL coding is in coding.c,
 * the two scripts of Serbian are in script.c; all of them share text.h.
 */
#include "fcgi/base/text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

const char *
text_trim(struct arena *mem, const char *text)
{
	const uint8_t *start = (const uint8_t *)text, *next, *end;
	ucs4_t c;

	while ((next = u8_next(&c, start)) && uc_is_property_white_space(c))
		start = next;
	end = start + strlen((const char *)start);
	while (
	    (next = u8_prev(&c, end, start)) && uc_is_property_white_space(c))
		end = next;
	return arena_copy_n(mem, start, (size_t)(end - start));
}

size_t
text_letter(const char *at, uint32_t *out)
{
	ucs4_t c;
	int size = u8_strmbtouc(&c, (const uint8_t *)at);

	assert(size > 0);
	*out = c;
	return (size_t)size;
}

size_t
text_length(const char *text)
{
	size_t length = 0;

	for (; *text; text++)
		length += (*text & 0xc0) != 0x80;
	return length;
}

const char *
text_cut(struct arena *mem, const char *text, size_t count)
{
	const char *end = text;

	while (*end && ((*end & 0xc0) == 0x80 || count-- > 0))
		end++;
	return arena_copy_n(mem, text, (size_t)(end - text));
}

bool
text_is(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

bool
text_starts(const char *text, const char *start)
{
	/* most differ at once */
	while (*start && *text == *start) {
		text++;
		start++;
	}
	return !*start;
}

bool
text_has_word(const char *words, const char *word)
{
	size_t size = strlen(word);

	if (size == 0 || strchr(word, ' '))
		return false;
	for (const char *at = words; (at = strstr(at, word)); at += size)
		if ((at == words || at[-1] == ' ') &&
		    (at[size] == ' ' || at[size] == '\0'))
			return true;
	return false;
}

/* A result of libunistring, which asks malloc, moved into the arena. */
static char *
taken(struct arena *mem, uint8_t *text, size_t size)
{
	char *copy;

	if (!text)
		abort();
	copy = arena_copy_n(mem, text, size);
	free(text);
	return copy;
}

/* The small letter of one that two bytes make up: Latin and Cyrillic, as far
 * as it takes two bytes too and stands alone; 0 for what only Unicode's tables
 * know. */
static unsigned
small_letter(unsigned c)
{
	if ((c >= 0x100 && c < 0x130) || (c >= 0x132 && c < 0x138) ||
	    (c >= 0x14a && c < 0x178))
		return c | 1;
	if ((c >= 0x139 && c < 0x149) || (c >= 0x179 && c < 0x17f))
		return c + (c & 1);
	if ((c >= 0xc0 && c < 0xdf && c != 0xd7) || (c >= 0x410 && c < 0x430))
		return c + 0x20;
	if (c >= 0x400 && c < 0x410)
		return c + 0x50;
	return (c >= 0xdf && c < 0x100) || (c >= 0x430 && c < 0x460) ? c : 0;
}

/* The same without asking a library, for letters of these four countries;
 * false where others, or marks over letters, are met. */
static bool
lower_known(char *to, const char *text)
{
	const unsigned char *c = (const unsigned char *)text;

	for (; *c; c++) {
		unsigned small;

		if (*c < 0x80) {
			*to++ = (char)(*c >= 'A' && *c <= 'Z' ? *c | 0x20 : *c);
			continue;
		}
		if (*c == 0xc2 && c[1] >= 0xa0) {
			*to++ = (char)*c++;
			*to++ = (char)*c;
			continue;
		}
		small = *c >= 0xc3 && *c < 0xe0 && (c[1] & 0xc0) == 0x80
			    ? small_letter((*c & 0x1fU) << 6 | (c[1] & 0x3fU))
			    : 0;
		if (!small)
			return false;
		*to++ = (char)(0xc0 | small >> 6);
		*to++ = (char)(0x80 | (small & 0x3f));
		c++;
	}
	return true;
}

const char *
text_lower(struct arena *mem, const char *text)
{
	size_t size = strlen(text);
	char *known = arena_alloc(mem, size + 1);
	uint8_t *lower;

	if (lower_known(known, text))
		return known;
	lower = u8_tolower(
	    (const uint8_t *)text, size, "", UNINORM_NFC, NULL, &size);
	return taken(mem, lower, size);
}

/* One code point of the folded form; NFKD and lower case have been done. */
static void
fold_one(struct buffer *b, ucs4_t c)
{
	uint8_t bytes[6];
	int size;

	if (c == 0x142) { /* ł, the letters that Unicode takes not apart */
		buffer_add(b, "l");
	} else if (c == 0x111) {
		buffer_add(b, "dj"); /* đ */
	} else if (c == 0xf8) {
		buffer_add(b, "o");
	} else if (c == 0x131) {
		buffer_add(b, "i");
	} else {
		size = u8_uctomb(bytes, c, sizeof(bytes));
		buffer_bytes(b, bytes, size > 0 ? (size_t)size : 0);
	}
}

enum { BREVE = 0x306, CYRILLIC_I = 0x438 };

/* The last word in b: letters, under 3 of them?  A number is none: "3, 4"
 * are two. */
static bool
is_short(const struct buffer *b, size_t start)
{
	const char *word = b->data + start;

	return *word && text_length(word) < 3 && !strpbrk(word, "0123456789");
}

static struct buffer
folded_words(struct arena *mem, const uint8_t *text, size_t size)
{
	struct buffer b = buffer_new(mem, 2 * size + 2);
	const uint8_t *at = text, *end = text + size;
	size_t word = 0; /* where the last word starts */
	bool apart = false;
	ucs4_t c, before = 0;

	for (int step; at < end; at += step, before = c) {
		step = u8_mbtouc(&c, at, (size_t)(end - at));
		if (c == BREVE && before == CYRILLIC_I && b.size >= 2) {
			/* й is a letter of its own, not и with a mark */
			b.size -= 2;
			fold_one(&b, 0x439);
			continue;
		}
		if (uc_is_general_category_withtable(
			c, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf))
			continue;
		if (!uc_is_general_category_withtable(
			c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N)) {
			apart = true;
			continue;
		}
		if (apart && b.size) {
			if (!(is_short(&b, word) && uc_is_digit(c)))
				buffer_add(&b, " ");
			word = b.size;
		}
		apart = false;
		fold_one(&b, c);
	}
	return b;
}

const char *
text_fold(struct arena *mem, const char *text)
{
	return text_fold_in(mem, text_is_serbian(text) ? "sr" : "", text);
}

const char *
text_fold_in(struct arena *mem, const char *language, const char *text)
{
	size_t size;
	uint8_t *folded;
	const char *flat;
	struct buffer b;

	if (text_starts(language, "sr"))
		text = text_to_latin(mem, text);
	folded = u8_casefold(
	    (const uint8_t *)text, strlen(text), "", UNINORM_NFKD, NULL, &size);
	flat = taken(mem, folded, size);
	b = folded_words(mem, (const uint8_t *)flat, size);
	return b.data;
}

/* What a code point adds to a token. */
enum class { CLASS_LETTER, CLASS_DIGIT, CLASS_HIDDEN, CLASS_BLANK, CLASS_MARK };

static enum class class_of(ucs4_t c) {
	if (uc_is_property_white_space(c)) return CLASS_BLANK;
	if (uc_is_general_category_withtable(
		c, UC_CATEGORY_MASK_N)) return CLASS_DIGIT;
	if (uc_is_general_category_withtable(
		c, UC_CATEGORY_MASK_L)) return CLASS_LETTER;
	if (uc_is_general_category_withtable(c,
		UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf)) return CLASS_HIDDEN;
	return CLASS_MARK;
}

/* Whether the code point belongs to the token before it. */
static bool
continues(
    const struct token *t, enum class before, enum class c, const uint8_t *next)
{
	if (c == CLASS_HIDDEN)
		return t->kind != TOKEN_BLANK;
	switch (t->kind) {
	case TOKEN_BLANK:
		return c == CLASS_BLANK;
	case TOKEN_NUMBER:
		if (c == CLASS_MARK)
			return before == CLASS_DIGIT && *next < 0x80 &&
			       strchr(".,:/", *next) && next[1] >= '0' &&
			       next[1] <= '9';
		return c == CLASS_DIGIT || c == CLASS_LETTER;
	case TOKEN_WORD:
		return c == CLASS_LETTER || c == CLASS_DIGIT;
	default:
		return false;
	}
}

static enum token_kind kind_of(enum class c)
{
	switch (c) {
	case CLASS_BLANK:
		return TOKEN_BLANK;
	case CLASS_DIGIT:
		return TOKEN_NUMBER;
	case CLASS_MARK:
		return TOKEN_MARK;
	default:
		return TOKEN_WORD;
	}
}

static struct token *
token_new(struct arena *mem, struct tokens *list, size_t *room)
{
	if (list->count == *room) {
		size_t more = *room ? 2 * *room : 64;

		list->at = arena_grow(mem, list->at, *room * sizeof(*list->at),
		    more * sizeof(*list->at));
		*room = more;
	}
	return &list->at[list->count++];
}

void
text_tokens(struct arena *mem, const char *text, struct tokens *out)
{
	const uint8_t *at = (const uint8_t *)text, *next;
	enum class before = CLASS_BLANK, class;
	struct token *last = NULL;
	size_t room = 0;
	ucs4_t c;

	*out = (struct tokens){NULL, 0};
	for (; (next = u8_next(&c, at)); at = next, before = class) {
		class = class_of(c);
		if (!last || !continues(last, before, class, at)) {
			last = token_new(mem, out, &room);
			*last = (struct token){
			    (const char *)at, 0, kind_of(class), true};
		}
		last->size = (size_t)(next - (const uint8_t *)last->at);
		last->composed &= class != CLASS_HIDDEN;
	}
}

const char *
text_compose(struct arena *mem, const char *text)
{
	const uint8_t *at = (const uint8_t *)text, *next;
	struct buffer seen = buffer_new(mem, strlen(text));
	size_t size;
	uint8_t *composed;
	ucs4_t c;

	for (; (next = u8_next(&c, at)); at = next)
		if (!uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cf))
			buffer_bytes(&seen, at, (size_t)(next - at));
	composed = u8_normalize(
	    UNINORM_NFC, (const uint8_t *)seen.data, seen.size, NULL, &size);
	return taken(mem, composed, size);
}

enum err
text_int(const char *text, int64_t *out)
{
	bool negative = *text == '-';
	const char *c = text + negative;
	int64_t value = 0;

	if (!*c)
		return ERR_INVALID;
	for (; *c; c++) {
		if (*c < '0' || *c > '9')
			return ERR_INVALID;
		if (__builtin_mul_overflow(value, 10, &value) ||
		    __builtin_sub_overflow(value, *c - '0', &value))
			return ERR_INVALID;
	}
	if (!negative && __builtin_mul_overflow(value, -1, &value))
		return ERR_INVALID;
	*out = value;
	return OK;
}

struct buffer
buffer_new(struct arena *mem, size_t limit)
{
	size_t room = limit < 255 ? limit + 1 : 256;

	return (struct buffer){mem, arena_alloc(mem, room), 0, room, limit};
}

const char *
buffer_end(struct buffer *b)
{
	arena_trim(b->mem, b->data, b->room, b->size + 1);
	b->room = b->size + 1;
	return b->data;
}

void
buffer_bytes(struct buffer *b, const void *bytes, size_t size)
{
	if (size > b->limit - b->size) {
		fprintf(stderr, "buffer: more than %zu bytes\n", b->limit);
		abort();
	}
	if (b->size + size + 1 > b->room) {
		size_t room = 2 * (b->size + size + 1);

		b->data = arena_grow(b->mem, b->data, b->room, room);
		b->room = room;
	}
	if (size)
		memcpy(b->data + b->size, bytes, size);
	b->size += size;
	b->data[b->size] = '\0';
}

void
buffer_add(struct buffer *b, const char *text)
{
	buffer_bytes(b, text, strlen(text));
}

void
buffer_printf(struct buffer *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buffer_add(b, arena_vprintf(b->mem, format, args));
	va_end(args);
}
