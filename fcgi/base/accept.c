/*
 * accept.c: the door for text: bytes from outside, valid UTF-8 and nothing
 * that may not stand in a page.
 */
#include "fcgi/base/text.h"

#include <string.h>

/* Length in bytes of the one code point at c, of at most size bytes; 0 if it
 * is not well-formed (Unicode 15, table 3-7). */
static size_t
sequence(const unsigned char *c, size_t size)
{
	size_t length = c[0] < 0x80		       ? 1
			: c[0] >= 0xc2 && c[0] <= 0xdf ? 2
			: (c[0] & 0xf0) == 0xe0	       ? 3
			: c[0] >= 0xf0 && c[0] <= 0xf4 ? 4
						       : 0;

	if (!length || length > size)
		return 0;
	for (size_t i = 1; i < length; i++)
		if ((c[i] & 0xc0) != 0x80)
			return 0;
	if ((c[0] == 0xe0 && c[1] < 0xa0) || (c[0] == 0xed && c[1] > 0x9f) ||
	    (c[0] == 0xf0 && c[1] < 0x90) || (c[0] == 0xf4 && c[1] > 0x8f))
		return 0;
	return length;
}

/* Control characters (Cc) but newline and tab, and the two code points that
 * XML 1.0 (2.2) has no place for. */
static bool
barred(const unsigned char *c, size_t length)
{
	if (length == 1)
		return (c[0] < 0x20 && c[0] != '\n' && c[0] != '\t') ||
		       c[0] == 0x7f;
	if (length == 2)
		return c[0] == 0xc2 && c[1] < 0xa0;
	return length == 3 && c[0] == 0xef && c[1] == 0xbf && c[2] >= 0xbe;
}

/* Bytes from c on that nothing is to be asked of: ASCII but controls, and what
 * two bytes make up from U+00C0 on; nearly all there is. */
static size_t
plain_run(const unsigned char *c, size_t size)
{
	size_t i = 0;

	while (i < size)
		if ((c[i] >= 0x20 && c[i] < 0x7f) || c[i] == '\n')
			i++;
		else if (c[i] >= 0xc3 && c[i] < 0xe0 && i + 1 < size &&
			 (c[i + 1] & 0xc0) == 0x80)
			i += 2;
		else
			break;
	return i;
}

/* What may stand as it is from c on; *good says whether all may, but that a
 * carriage return ends it. */
static size_t
accept_run(const unsigned char *c, size_t size, bool *good)
{
	size_t i = 0, step;

	*good = true;
	while (i < size) {
		i += plain_run(c + i, size - i);
		if (i == size || c[i] == '\r')
			break;
		step = sequence(c + i, size - i);
		*good = step && !barred(c + i, step);
		if (!*good)
			break;
		i += step;
	}
	return i;
}

const char *
text_clean(struct arena *mem, const void *bytes, size_t size)
{
	const unsigned char *from = bytes;
	char *to = arena_alloc(mem, size + 1);
	size_t length = 0, step;
	bool good;

	for (size_t i = 0; i < size && from[i]; i += step + 1) {
		step = accept_run(from + i, size - i, &good);
		memcpy(to + length, from + i, step);
		length += step;
		if (i + step == size || !from[i + step])
			break;
		if (!good && sequence(from + i + step, size - i - step))
			step += sequence(from + i + step, size - i - step) - 1;
	}
	return to;
}

enum err
text_accept(struct arena *mem, const void *bytes, size_t size, const char **out)
{
	const unsigned char *from = bytes;
	char *to = arena_alloc(mem, size + 1);
	size_t length = 0, step;
	bool good;

	for (size_t i = 0; i < size; i += step) {
		step = accept_run(from + i, size - i, &good);
		if (!good)
			return ERR_INVALID;
		memcpy(to + length, from + i, step);
		length += step;
		if (i + step == size)
			break;
		if (i + ++step == size || from[i + step] != '\n')
			to[length++] = '\n';
	}
	to[length] = '\0';
	*out = to;
	return OK;
}

bool
text_is_utf8(const void *bytes, size_t size)
{
	const unsigned char *from = bytes;
	bool good = true;

	for (size_t i = 0; i < size && good; i++)
		i += accept_run(from + i, size - i, &good);
	return good;
}
