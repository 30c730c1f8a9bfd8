/*
 * text.c (fuzz): bytes from anybody, through the door and the ways to it.
 *
 * The first byte chooses what is tried.  The door is compared with
 * libunistring's own check; what came through must stay the same when it
 * comes again, and must survive being coded and decoded.
 */
#include "fcgi/base/text.h"

#include <assert.h>
#include <unistr.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static bool
allowed(const unsigned char *bytes, size_t size)
{
	const uint8_t *at = bytes;
	ucs4_t c;

	if (u8_check(bytes, size))
		return false;
	for (int step; at < bytes + size; at += step) {
		step = u8_mbtouc(&c, at, size - (size_t)(at - bytes));
		if (c < 0x20 ? c != '\n' && c != '\t' && c != '\r'
			     : (c >= 0x7f && c < 0xa0))
			return false;
		if (c == 0xfffe || c == 0xffff)
			return false;
	}
	return true;
}

static const char *
door(struct arena *mem, const unsigned char *data, size_t size)
{
	const char *text, *again;

	if (text_accept(mem, data, size, &text) != OK) {
		assert(!allowed(data, size));
		return NULL;
	}
	assert(allowed(data, size));
	assert(text_accept(mem, text, strlen(text), &again) == OK);
	assert(text_is(text, again));
	return text;
}

/* text is text still. */
static void
accepted(struct arena *mem, const char *text)
{
	assert(door(mem, (const unsigned char *)text, strlen(text)));
}

static void
changes(struct arena *mem, const char *text)
{
	const char *coded = text_url_encode(mem, text), *once, *plain;

	assert(text_url_decode(mem, coded, strlen(coded), true, &plain) == OK);
	assert(text_is(plain, text));
	once = text_trim(mem, text);
	assert(text_is(once, text_trim(mem, once)));
	once = text_fold_in(mem, "", text);
	accepted(mem, once);
	assert(text_is(once, text_fold_in(mem, "", once)));
	once = text_to_latin(mem, text);
	accepted(mem, once);
	assert(text_is(once, text_to_latin(mem, once)));
	accepted(mem, text_to_cyrillic(mem, text));
	accepted(mem, text_lower(mem, text));
	once = text_cut(mem, text, 7);
	accepted(mem, once);
	assert(text_length(once) <= 7);
}

static void
pairs(struct arena *mem, const char *bytes, size_t size)
{
	struct pairs out;

	if (text_pairs(mem, bytes, size, 20, &out) != OK)
		return;
	assert(out.count <= 20);
	for (size_t i = 0; i < out.count; i++) {
		accepted(mem, out.at[i].name);
		accepted(mem, out.at[i].value);
		assert(pairs_find(&out, out.at[i].name));
	}
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct arena *mem;
	const char *text;

	if (!mem)
		mem = arena_new(64 << 20);
	arena_reset(mem);
	if (size == 0)
		return 0;
	switch (data[0] % 3) {
	case 0:
		text = door(mem, data + 1, size - 1);
		if (text)
			changes(mem, text);
		break;
	case 1:
		pairs(mem, (const char *)data + 1, size - 1);
		break;
	default:
		if (text_url_decode(mem, (const char *)data + 1, size - 1,
			data[0] & 4, &text) == OK)
			accepted(mem, text);
	}
	return 0;
}
