/*
 * rows.c: cells of a result, by row and by the column's alias as declared.
 * Asking for a column that the statement does not give is a mistake of ours.
 */
#include "db/db.h"
#include "fcgi/base/text.h"

#include <assert.h>
#include <string.h>

static bool
column(const struct rows *r, const char *name, size_t *out)
{
	for (*out = 0; *out < r->columns; (*out)++)
		if (*r->names[*out] == *name && !strcmp(r->names[*out], name))
			return true;
	return false;
}

bool
cell_has(const struct rows *r, const char *name)
{
	size_t i;

	return column(r, name, &i);
}

static size_t
place(const struct rows *r, size_t row, const char *name)
{
	size_t i;
	bool there = column(r, name, &i);

	assert(row < r->count);
	assert(there);
	(void)there;
	return row * r->columns + i;
}

const char *
cell(const struct rows *r, size_t row, const char *name)
{
	return r->cells[place(r, row, name)];
}

int64_t
cell_int(const struct rows *r, size_t row, const char *name)
{
	const char *text = cell(r, row, name);
	int64_t number = 0;
	enum err e = text ? text_int(text, &number) : OK;

	assert(e == OK);
	(void)e;
	return number;
}

struct bytes
cell_bytes(const struct rows *r, size_t row, const char *name)
{
	size_t i = place(r, row, name);

	return (struct bytes){
	    .at = (const unsigned char *)r->cells[i], .size = r->sizes[i]};
}

const char *
cell_time(const struct rows *r, size_t row, const char *name)
{
	const char *text = cell(r, row, name);

	assert(!text || strlen(text) == 26);
	return text;
}
