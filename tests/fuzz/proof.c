/*
 * proof.c: a *.tlog-proof that somebody hands to glas verify: read without a
 * fault of memory, and what was read is written as the same bytes.
 */
#include "fcgi/app/proof/proof.h"
#include "fcgi/base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena *mem;
	struct verifier v = {.name = "glas.example/log"};
	struct proof p;
	const char *text, *fault;

	if (!mem) {
		mem = arena_new((size_t)64 << 20);
		assert(secret_start() == OK);
	}
	if (text_accept(mem, data, size, &text) == OK &&
	    proof_read(mem, text, &p) == OK) {
		assert(!strcmp(proof_text(mem, &p), text));
		(void)!proof_verify(mem, &p, &v, &fault);
	}
	arena_reset(mem);
	return 0;
}
