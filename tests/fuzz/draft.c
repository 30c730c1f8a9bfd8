/*
 * draft.c (fuzz): a file of any kind, as somebody might upload it.  Beyond
 * not crashing: what is read can be read again as the same bytes, and goes
 * through the cage's pipe whole.
 */
#include "fcgi/draft/draft.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/drafting.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct arena *mem, *rules;
	static struct draft_options options;
	struct draft *d, *again, *over;

	if (!mem) {
		xml_start(true);
		mem = arena_new((size_t)1 << 30);
		rules = arena_new(16 << 20);
		if (drafting_load(rules, NULL, &options.draftings) != OK)
			return 0;
	}
	arena_reset(mem);
	if (draft_read(mem, (struct bytes){data, size}, &options, &d) != OK)
		return 0;
	assert(draft_unpack(mem, draft_pack(mem, d), &over) == OK);
	assert(draft_read(mem, d->akn, &options, &again) == OK);
	assert(again->akn.size == d->akn.size &&
	       !memcmp(again->akn.at, d->akn.at, d->akn.size));
	return 0;
}
