/*
 * multipart.c (fuzz): a body with files, cut where the first byte says.
 * Beyond not crashing: the same bytes give the same fields wherever the
 * network cuts them.
 */
#include "fcgi/http/multipart.h"
#include "forms/check.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static enum err
parse(struct arena *mem, const unsigned char *data, size_t size, size_t step,
    struct request *out)
{
	struct multipart *m;

	*out = (struct request){0};
	TRY(multipart_new(mem, "b", "/tmp", &m));
	for (size_t at = 0; at < size; at += step)
		TRY(multipart_feed(
		    m, data + at, size - at < step ? size - at : step));
	return multipart_end(m, out);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct arena *mem;
	struct request whole, cut;
	size_t step;
	enum err e;

	if (!mem)
		mem = arena_new((size_t)64 << 20);
	arena_reset(mem);
	if (!size)
		return 0;
	step = 1 + data[0] % 32;
	e = parse(mem, data + 1, size - 1, size, &whole);
	assert(parse(mem, data + 1, size - 1, step, &cut) == e);
	assert(whole.fields.count == cut.fields.count);
	assert(whole.upload_count == cut.upload_count);
	for (size_t i = 0; i < cut.fields.count; i++) {
		const struct pair *a = &whole.fields.at[i];
		const struct pair *b = &cut.fields.at[i];

		assert(!strcmp(a->name, b->name) && a->file == b->file);
		assert(!strcmp(a->value, b->value));
		assert(a->file < 0 || whole.uploads[a->file].size ==
					  cut.uploads[b->file].size);
	}
	return 0;
}
