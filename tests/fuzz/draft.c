/*
 * draft.c (fuzz): a file of any kind, as somebody might upload it.  Beyond
 * not crashing: what is read can be read again as the same bytes, and goes
 * through the cage's pipe whole.
 */
#include "tests/fuzz/drafts.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct draft_options options;
	struct arena *mem = drafts_begin(&options);
	struct draft *d, *over;

	if (!mem ||
	    draft_read(mem, (struct bytes){data, size}, &options, &d) != OK)
		return 0;
	assert(draft_unpack(mem, draft_pack(mem, d), &over) == OK);
	drafts_again(mem, &options, d);
	return 0;
}
