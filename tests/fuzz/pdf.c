/*
 * pdf.c (fuzz): the words of a PDF as pdftotext gives them: lines that are no
 * paragraphs, with the numbers and notes of pages among them.  What is read
 * comes out the same when it is read again.
 */
#include "fcgi/draft/feet.h"
#include "tests/fuzz/drafts.h"

enum { PAGES = 8 };

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

/* Pages of the same length: what is taken off stood on them. */
static void
running(struct arena *mem, const unsigned char *data, size_t size)
{
	struct page pages[PAGES];
	size_t each = size / PAGES;
	const char *at = (const char *)data;

	for (int i = 0; i < PAGES; i++)
		pages[i] = (struct page){at + (size_t)i * each, each, i + 1};
	feet_running(mem, pages, PAGES);
	for (int i = 0; i < PAGES; i++)
		assert(
		    pages[i].at >= at + (size_t)i * each &&
		    pages[i].at + pages[i].size <= at + (size_t)(i + 1) * each);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct draft_options options = {.from_pdf = true};
	struct arena *mem = drafts_begin(&options);
	struct draft *d;

	if (!mem)
		return 0;
	page(mem, data, size);
	running(mem, data, size);
	if (draft_read(mem, (struct bytes){data, size}, &options, &d) == OK)
		drafts_again(mem, &options, d);
	return 0;
}
