/*
 * words.c (fuzz): two texts, parted by a byte 0xff, compared in every way.
 * Whatever they are, both must be in the runs byte for byte, no run is
 * empty, and a text compared with itself is the same.
 */
#include "fcgi/draft/words.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void
check(struct arena *mem, const char *was, const char *now, unsigned fold)
{
	struct runs runs;
	struct buffer a = buffer_new(mem, strlen(was));
	struct buffer b = buffer_new(mem, strlen(now));

	words_compare(mem, was, now, fold, &runs);
	for (size_t i = 0; i < runs.count; i++) {
		const struct run *r = &runs.at[i];

		assert(*r->text || *r->was);
		assert(i == 0 || r->kind != r[-1].kind);
		if (r->kind == RUN_EQUAL)
			buffer_add(&a, r->was);
		buffer_add(r->kind == RUN_DELETED ? &a : &b, r->text);
	}
	assert(text_is(a.size ? a.data : "", was));
	assert(text_is(b.size ? b.data : "", now));
	words_shorten(mem, &runs, 3);
	words_compare(mem, was, was, fold, &runs);
	assert(runs.inserted == 0 && runs.deleted == 0);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct arena *mem;
	const unsigned char *part = memchr(data, 0xff, size);
	size_t first = part ? (size_t)(part - data) : size;
	const char *was, *now;

	if (!mem)
		mem = arena_new((size_t)256 << 20);
	arena_reset(mem);
	if (text_accept(mem, data, first, &was) != OK ||
	    text_accept(mem, part ? part + 1 : data,
		part ? size - first - 1 : 0, &now) != OK)
		return 0;
	for (unsigned fold = 0; fold < 4; fold++)
		check(mem, was, now, fold);
	return 0;
}
