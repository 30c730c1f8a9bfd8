/*
 * picture.c (fuzz): a picture as somebody might send it.  The first byte says
 * of which kind; what comes out is no larger than what a turning note adds,
 * and comes out the same when it goes in again.
 */
#include "fcgi/draft/picture.h"

#include "fcgi/base/arena.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

enum { TURNED = 36 };

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static const char *const types[] = {
	    "image/jpeg", "image/png", "image/webp"};
	static struct arena *mem;
	struct bytes bare = {0}, again = {0};
	const char *type;

	if (!mem)
		mem = arena_new((size_t)1 << 30);
	arena_reset(mem);
	if (!size)
		return 0;
	type = types[data[0] % 3];
	if (picture_bare(
		mem, type, (struct bytes){data + 1, size - 1}, &bare) != OK)
		return 0;
	assert(bare.size <= size - 1 + TURNED);
	assert(picture_bare(mem, type, bare, &again) == OK);
	assert(
	    again.size == bare.size && !memcmp(again.at, bare.at, bare.size));
	return 0;
}
