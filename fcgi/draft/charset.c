/*
 * charset.c: old code pages told apart by what their bytes would spell: a
 * wrong one puts signs and control characters where letters should stand, and
 * capitals behind small letters.
 */
#include "fcgi/draft/charset.h"

#include <libxml/encoding.h>
#include <string.h>

enum { SAMPLE = 16000, ROOM = 4 };

static const char *const pages[] = {
    "windows-1251", "windows-1250", "ISO-8859-2", "ISO-8859-5", "windows-1252"};
enum { PAGES = sizeof(pages) / sizeof(*pages) };

void
charset_prepare(void)
{
	/* Held until the process ends: so they stay loaded. */
	for (size_t i = 0; i < PAGES; i++)
		(void)xmlFindCharEncodingHandler(pages[i]);
}

/* A page that does not fit is tried all the same: nothing to be told of. */
static void
quiet(void *context, xmlErrorPtr error)
{
	(void)context;
	(void)error;
}

static bool
convert(struct arena *mem, const char *page, struct bytes in, struct bytes *out)
{
	xmlCharEncodingHandlerPtr handler = xmlFindCharEncodingHandler(page);
	xmlBufferPtr from, to;
	bool good;

	if (!handler)
		return false;
	from = xmlBufferCreateSize(in.size + 1);
	to = xmlBufferCreateSize(ROOM * in.size + 16);
	xmlBufferAdd(from, in.at, (int)in.size);
	xmlSetStructuredErrorFunc(NULL, quiet);
	good =
	    xmlCharEncInFunc(handler, to, from) >= 0 && !xmlBufferLength(from);
	xmlSetStructuredErrorFunc(NULL, NULL);
	if (good) {
		out->size = (size_t)xmlBufferLength(to);
		out->at = (const unsigned char *)arena_copy_n(
		    mem, xmlBufferContent(to), out->size);
	}
	xmlBufferFree(from);
	xmlBufferFree(to);
	xmlCharEncCloseFunc(handler);
	return good;
}

static uint32_t
next(const unsigned char **at)
{
	const unsigned char *c = *at;
	size_t size = *c < 0x80 ? 1 : *c < 0xE0 ? 2 : *c < 0xF0 ? 3 : 4;
	uint32_t code = size == 1 ? *c : *c & (0x7FU >> size);

	for (size_t i = 1; i < size && c[i]; i++)
		code = code << 6 | (c[i] & 0x3F);
	*at += size;
	return code;
}

enum sort { OTHER, SMALL, CAPITAL, STRANGE };

static bool
is_in(uint32_t c, const char *letters)
{
	const unsigned char *at = (const unsigned char *)letters;

	while (*at)
		if (next(&at) == c)
			return true;
	return false;
}

/* Letters of Bulgarian, Serbian, Polish, Czech; everything else beyond ASCII
 * but quotation marks, dashes, § and the like is strange. */
static enum sort
sort_of(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z'   ? SMALL
		       : c >= 'A' && c <= 'Z' ? CAPITAL
					      : OTHER;
	if ((c >= 0x430 && c <= 0x44F) || is_in(c, "ђјљњћџѝ"))
		return SMALL;
	if ((c >= 0x410 && c <= 0x42F) || is_in(c, "ЂЈЉЊЋЏ"))
		return CAPITAL;
	if (is_in(c, "ąćęłńóśźżáčďéěíňřšťúůýžđäöüô"))
		return SMALL;
	if (is_in(c, "ĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽĐÄÖÜ"))
		return CAPITAL;
	if (is_in(c, "„“”‘’‚«»–—…•№§°€£\u00a0\u00ad×±%"))
		return OTHER;
	return STRANGE;
}

/* The likelier the more: letters beyond ASCII count, what would not be
 * written counts against it. */
static long
likeness(struct bytes text)
{
	const unsigned char *at = text.at, *end = at + text.size;
	enum sort before = OTHER;
	bool was_cyrillic = false;
	long sum = 0;

	while (at < end) {
		bool ascii = *at < 0x80;
		uint32_t c = next(&at);
		enum sort sort = sort_of(c);
		bool cyrillic = c >= 0x400 && c < 0x460;
		bool letter = sort == SMALL || sort == CAPITAL;

		if (sort == STRANGE)
			sum -= 8;
		else if (!ascii && letter)
			sum += sort == SMALL ? 2 : 1;
		else if (!ascii && (c >= 0x2000 || c == 0xA3))
			sum++;
		/* £100 */
		if (*at >= '0' && *at <= '9' && !ascii && letter)
			sum -= 4;
		/* two scripts within a word */
		if (letter && (before == SMALL || before == CAPITAL) &&
		    cyrillic != was_cyrillic)
			sum -= 8;
		was_cyrillic = cyrillic;
		if (before == SMALL && sort == CAPITAL)
			sum -= 4;
		/* a sign within a word */
		if (before == SMALL && sort == OTHER && !ascii && c < 0x2000 &&
		    c != 0xA0 && c != 0xAD && c != 0xBB)
			sum -= 4;
		before = sort;
	}
	return sum;
}

/* More than half of every second byte is nothing: Latin letters in UTF-16;
 * of Cyrillic ones it is 4. */
static const char *
two_bytes(struct bytes text)
{
	size_t high[2] = {0},
	       half = (text.size < SAMPLE ? text.size : SAMPLE) / 2;

	for (size_t i = 0; i < 2 * half; i++)
		high[i & 1] += text.at[i] == 0 || text.at[i] == 4;
	if (half < 4)
		return NULL;
	if (high[1] * 10 > half * 7 && high[0] * 4 < half)
		return "UTF-16LE";
	if (high[0] * 10 > half * 7 && high[1] * 4 < half)
		return "UTF-16BE";
	return NULL;
}

const char *
charset_guess(struct arena *mem, struct bytes text)
{
	struct bytes sample = text, as_utf8;
	const char *best = NULL;
	long most = 0;

	if (text.size >= 2 && text.at[0] == 0xFF && text.at[1] == 0xFE)
		return "UTF-16LE";
	if (text.size >= 2 && text.at[0] == 0xFE && text.at[1] == 0xFF)
		return "UTF-16BE";
	if (text_is_utf8(text.at, text.size))
		return "UTF-8";
	best = two_bytes(text);
	if (best || memchr(text.at, 0, text.size))
		return best;
	if (sample.size > SAMPLE)
		sample.size = SAMPLE;
	for (size_t i = 0; i < PAGES; i++) {
		long sum = convert(mem, pages[i], sample, &as_utf8)
			       ? likeness(as_utf8)
			       : 0;

		if (sum > most) {
			most = sum;
			best = pages[i];
		}
	}
	return best;
}

/* Form feeds between the pages of text that was taken from a PDF, and the
 * vertical tabs of Word's line breaks, end lines; DOS ended files by a sign. */
static struct bytes
without_feeds(struct arena *mem, struct bytes text)
{
	unsigned char *at = NULL;

	while (text.size && text.at[text.size - 1] == 0x1A)
		text.size--;
	if (!text.size || (!memchr(text.at, '\f', text.size) &&
			      !memchr(text.at, '\v', text.size)))
		return text;
	for (size_t i = 0; i < text.size; i++) {
		if (text.at[i] != '\f' && text.at[i] != '\v')
			continue;
		if (!at)
			at = memcpy(
			    arena_alloc(mem, text.size), text.at, text.size);
		at[i] = '\n';
	}
	if (at)
		text.at = at;
	return text;
}

struct bytes
charset_decode(struct arena *mem, struct bytes text, const char **found)
{
	const char *page;
	struct bytes out;

	/* Nothing at all has no place either. */
	if (text.size && !memchr(text.at, 0, text.size))
		text = without_feeds(mem, text);
	page = charset_guess(mem, text);
	out = text;

	if (found)
		*found = page;
	if (page && strcmp(page, "UTF-8") != 0 &&
	    !convert(mem, page, text, &out) && found)
		*found = NULL;
	if (out.size >= 3 && !memcmp(out.at, "\xEF\xBB\xBF", 3)) {
		out.at += 3;
		out.size -= 3;
	}
	return out;
}

const char *
charset_words(struct arena *mem, const char *found, const char *words)
{
	struct bytes out = {(const unsigned char *)words, strlen(words)}, whole;

	if (found && strcmp(found, "UTF-8") != 0 &&
	    convert(mem, found, out, &whole))
		out = whole;
	return text_clean(mem, out.at, out.size);
}
