/*
 * pdf.c (fuzz): the words of a PDF as pdftotext gives them: lines that are no
 * paragraphs, with the numbers and notes of pages among them.  What is read
 * comes out the same when it is read again.
 */
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "fcgi/draft/feet.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* A page's notes and number: what stays is part of it. */
static void
page(struct arena *mem, const unsigned char *data, size_t size)
{
	struct feet f = {buffer_new(mem, size + 2), 0};
	const char *at = (const char *)data;
	size_t left = size;

	feet_unnumbered(&at, &left, 1);
	assert(left <= size);
	assert(feet_find(&f, at, left) + f.notes.size <= left + 1);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct arena *mem, *rules;
	static struct draft_options options = {.from_pdf = true};
	struct draft_options plain = {0};
	struct draft *d, *again;

	if (!mem) {
		xml_start(true);
		mem = arena_new((size_t)1 << 30);
		rules = arena_new(16 << 20);
		if (drafting_load(rules, NULL, &options.draftings) != OK)
			return 0;
	}
	arena_reset(mem);
	page(mem, data, size);
	plain.draftings = options.draftings;
	if (draft_read(mem, (struct bytes){data, size}, &options, &d) != OK)
		return 0;
	assert(draft_read(mem, d->akn, &plain, &again) == OK);
	assert(again->akn.size == d->akn.size &&
	       !memcmp(again->akn.at, d->akn.at, d->akn.size));
	return 0;
}
