/*
 * table.c (fuzz): a table of any kind, as somebody might upload it.  Beyond not
 * crashing: no more rows and cells than there may be, and each cell is text
 * that the door lets through.
 */
#include "fcgi/draft/table.h"

#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct arena *mem;
	const char *fault, *again;
	struct csv t = {0};

	if (!mem) {
		xml_start(true);
		mem = arena_new((size_t)1 << 30);
	}
	arena_reset(mem);
	if (table_read(mem, (struct bytes){data, size}, &t, &fault) != OK)
		return 0;
	assert(t.count > 0 && t.count <= TABLE_ROWS);
	for (size_t i = 0; i < t.count; i++) {
		assert(t.rows[i].count <= TABLE_CELLS);
		for (size_t k = 0; k < t.rows[i].count; k++)
			assert(text_accept(mem, t.rows[i].cells[k],
				   strlen(t.rows[i].cells[k]), &again) == OK);
	}
	return 0;
}
