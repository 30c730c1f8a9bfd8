/*
 * coding.c: text as addresses and forms write it (RFC 3986, WHATWG URL 5.1),
 * and bytes as text.  What is decoded goes through text_accept.
 */
#include "fcgi/base/text.h"

#include <string.h>

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

enum err
text_url_decode(struct arena *mem, const char *bytes, size_t size, bool form,
    const char **out)
{
	char *plain = arena_alloc(mem, size + 1);
	size_t length = 0;

	for (size_t i = 0; i < size; i++) {
		char c = bytes[i];

		if (c == '%') {
			int high, low;

			if (size - i < 3)
				return ERR_INVALID;
			high = hex_value(bytes[i + 1]);
			low = hex_value(bytes[i + 2]);
			if (high < 0 || low < 0)
				return ERR_INVALID;
			c = (char)(high * 16 + low);
			i += 2;
		} else if (form && c == '+') {
			c = ' ';
		}
		plain[length++] = c;
	}
	return text_accept(mem, plain, length, out);
}

const char *
text_url_encode(struct arena *mem, const char *text)
{
	static const char digits[] = "0123456789ABCDEF";
	char *coded = arena_alloc(mem, 3 * strlen(text) + 1), *to = coded;

	for (const char *c = text; *c; c++) {
		unsigned char byte = (unsigned char)*c;

		if ((byte >= 'a' && byte <= 'z') ||
		    (byte >= 'A' && byte <= 'Z') ||
		    (byte >= '0' && byte <= '9') || strchr("-._~", byte)) {
			*to++ = *c;
			continue;
		}
		*to++ = '%';
		*to++ = digits[byte >> 4];
		*to++ = digits[byte & 15];
	}
	return coded;
}

static enum err
one_pair(struct arena *mem, const char *bytes, size_t size, struct pair *out)
{
	const char *equals = memchr(bytes, '=', size);
	size_t name = equals ? (size_t)(equals - bytes) : size;
	size_t skip = equals ? name + 1 : name;

	out->file = -1;
	TRY(text_url_decode(mem, bytes, name, true, &out->name));
	return text_url_decode(
	    mem, bytes + skip, size - skip, true, &out->value);
}

enum err
text_pairs(struct arena *mem, const char *bytes, size_t size, size_t limit,
    struct pairs *out)
{
	size_t room = 0;

	*out = (struct pairs){0};
	while (size > 0) {
		const char *end = memchr(bytes, '&', size);
		size_t length = end ? (size_t)(end - bytes) : size;

		if (length > 0) {
			if (out->count == limit)
				return ERR_INVALID;
			if (out->count == room) {
				out->at = arena_grow(mem, out->at,
				    room * sizeof(*out->at),
				    (2 * room + 8) * sizeof(*out->at));
				room = 2 * room + 8;
			}
			TRY(one_pair(mem, bytes, length, &out->at[out->count]));
			out->count++;
		}
		length += end != NULL;
		bytes += length;
		size -= length;
	}
	return OK;
}

const char *
pairs_find(const struct pairs *in, const char *name)
{
	for (size_t i = 0; i < in->count; i++)
		if (!strcmp(in->at[i].name, name))
			return in->at[i].value;
	return NULL;
}

const char *
text_hex(struct arena *mem, const void *bytes, size_t size)
{
	static const char digits[] = "0123456789abcdef";
	const unsigned char *from = bytes;
	char *text = arena_alloc(mem, 2 * size + 1);

	for (size_t i = 0; i < size; i++) {
		text[2 * i] = digits[from[i] >> 4];
		text[2 * i + 1] = digits[from[i] & 15];
	}
	return text;
}

const char *
text_base64url(struct arena *mem, const void *bytes, size_t size)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz0123456789-_";
	const unsigned char *from = bytes;
	char *text = arena_alloc(mem, size / 3 * 4 + 5), *to = text;

	for (size_t i = 0; i < size; i += 3) {
		size_t left = size - i < 3 ? size - i : 3;
		uint32_t group = (uint32_t)from[i] << 16;

		group |= left > 1 ? (uint32_t)from[i + 1] << 8 : 0;
		group |= left > 2 ? from[i + 2] : 0;
		for (size_t n = 0; n <= left; n++)
			*to++ = letters[group >> (18 - 6 * n) & 63];
	}
	return text;
}

static int
base64_value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '-' ? 62 : c == '_' ? 63 : -1;
}

enum err
text_base64url_decode(struct arena *mem, const char *text, struct bytes *out)
{
	size_t size = strlen(text), length = 0;
	unsigned char *bytes = arena_alloc(mem, size + 1);
	uint32_t group = 0;
	int bits = 0;

	if (size % 4 == 1)
		return ERR_INVALID;
	for (size_t i = 0; i < size; i++) {
		int value = base64_value(text[i]);

		if (value < 0)
			return ERR_INVALID;
		group = (group << 6 | (uint32_t)value) & 0xffffff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			bytes[length++] = (unsigned char)(group >> bits);
		}
	}
	/* one spelling only: left-over bits are zero (RFC 4648 3.5) */
	if (group & ((1u << bits) - 1))
		return ERR_INVALID;
	*out = (struct bytes){bytes, length};
	return OK;
}

/* The other alphabet: the same letters but the last two, and padded. */
const char *
text_base64(struct arena *mem, const void *bytes, size_t size)
{
	char *text = arena_copy(mem, text_base64url(mem, bytes, size));

	for (char *c = text; *c; c++)
		*c = (char)(*c == '-' ? '+' : *c == '_' ? '/' : *c);
	return arena_printf(mem, "%s%s", text,
	    size % 3 == 1   ? "=="
	    : size % 3 == 2 ? "="
			    : "");
}

enum err
text_base64_decode(struct arena *mem, const char *text, struct bytes *out)
{
	char *plain = arena_copy(mem, text);
	size_t size = strlen(plain);

	if (size % 4)
		return ERR_INVALID;
	for (int i = 0; i < 2 && size && plain[size - 1] == '='; i++)
		plain[--size] = '\0';
	if (strpbrk(plain, "-_="))
		return ERR_INVALID;
	for (char *c = plain; *c; c++)
		*c = (char)(*c == '+' ? '-' : *c == '/' ? '_' : *c);
	return text_base64url_decode(mem, plain, out);
}
