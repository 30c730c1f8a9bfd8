/*
 * tabs.c: tables in plain text; see tabs.h.  Two rows at least with the same
 * number of cells; of two cells only where the first row names columns.
 */
#include "fcgi/draft/tabs.h"

#include "fcgi/draft/wrap.h"

#include <string.h>

enum { MARK_MAX = 6, HEAD_MAX = 60 };

static size_t
tabs_in(const char *c)
{
	size_t tabs = 0;

	while (*(c += strcspn(c, "\t\n")) == '\t') {
		tabs++;
		c++;
	}
	return tabs;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "1.", "(2)", "а)", "–", "Art. 5": what a number of a list looks like. */
static bool
is_mark(const char *c)
{
	size_t size = strcspn(c, "\t\n");
	unsigned char last = size ? (unsigned char)c[size - 1] : 0;

	if (size > MARK_MAX && !(size < 2 * MARK_MAX && memchr(c, '.', size)))
		return false;
	return !size || last == ')' || last == '.' || size < 2 ||
	       !strncmp(c, "–", 3) || !strncmp(c, "•", 3) ||
	       !strncmp(c, "§", 2);
}

/* Names of columns: short, without figures. */
static bool
is_head(const char *c)
{
	size_t size = wrap_line(c), from = 0;

	for (size_t i = 0; i <= size; i++) {
		if (i < size && is_digit(c[i]))
			return false;
		if (i < size && c[i] != '\t')
			continue;
		if (i == from || i - from > 2 * HEAD_MAX || c[i - 1] == '.')
			return false;
		from = i + 1;
	}
	return true;
}

size_t
tabs_rows(const char *c)
{
	size_t tabs = tabs_in(c), rows = 0;
	bool head = tabs && is_head(c);

	if (!tabs || memchr(c, '\t', wrap_blanks(c, wrap_line(c))) ||
	    (tabs == 1 && !head))
		return 0;
	for (; *c && tabs_in(c) == tabs; c += wrap_line(c), c += *c == '\n') {
		if (is_mark(c) && (!head || is_mark(strchr(c, '\t') + 1)))
			break;
		rows++;
	}
	return rows > 1 ? rows : 0;
}

static const char *
add_row(struct arena *mem, struct part *table, const char *c, bool head)
{
	struct part *row = part_add(table, part_new(mem, PART_ROW, "")), *cell,
		    *p;
	const char *end = c + wrap_line(c);

	for (size_t size; c <= end; c += size + 1) {
		size = strcspn(c, "\t\n");
		cell = part_add(row, part_new(mem, PART_CELL, ""));
		cell->head = head;
		p = part_add(cell, part_new(mem, PART_P, "p"));
		if (size)
			part_words(mem, p, c, size);
	}
	return end + (*end == '\n');
}

struct part *
tabs_table(struct arena *mem, const char **c, size_t rows)
{
	struct part *table = part_new(mem, PART_TABLE, "");
	bool head = is_head(*c);

	for (size_t i = 0; i < rows; i++)
		*c = add_row(mem, table, *c, head && !i);
	return table;
}
