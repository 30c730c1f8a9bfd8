/*
 * csv.c: a table in a text file, read in one pass.
 */
#include "fcgi/base/csv.h"

#include "fcgi/base/text.h"

#include <string.h>

enum { CELLS = 100, CELL_LIMIT = 1 << 20 };

/* What stands most often in the first line, outside quotation marks. */
static char
separator(const char *text)
{
	static const char marks[] = ",;\t";
	size_t counts[3] = {0};
	bool quoted = false;
	size_t best = 0;

	for (; *text && (quoted || *text != '\n'); text++) {
		const char *mark = strchr(marks, *text);

		if (*text == '"')
			quoted = !quoted;
		else if (!quoted && mark)
			counts[mark - marks]++;
	}
	for (size_t i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return marks[best];
}

/* One cell; *text stands after it, on the mark that ended it. */
static enum err
cell_read(struct arena *mem, const char **text, char mark, const char **out)
{
	struct buffer b = buffer_new(mem, CELL_LIMIT);
	const char *at = *text;

	buffer_add(&b, "");
	while (*at == ' ')
		at++;
	if (*at != '"') {
		size_t size = strcspn(at, (char[]){mark, '\n', 0});

		*out = text_trim(mem, arena_copy_n(mem, at, size));
		*text = at + size;
		return OK;
	}
	for (at++; *at != '"' || at[1] == '"'; at++) {
		if (!*at || b.size >= CELL_LIMIT - 1)
			return ERR_INVALID;
		buffer_bytes(&b, at, 1);
		at += *at == '"';
	}
	*out = text_trim(mem, b.data);
	at++;
	*text = at + strcspn(at, (char[]){mark, '\n', 0});
	return OK;
}

static enum err
row_read(struct arena *mem, const char **text, char mark, struct csv_row *out)
{
	const char *cells[CELLS];

	out->count = 0;
	for (;;) {
		if (out->count == CELLS)
			return ERR_INVALID;
		TRY(cell_read(mem, text, mark, &cells[out->count]));
		out->count++;
		if (**text != mark)
			break;
		(*text)++;
	}
	out->cells = arena_alloc(mem, out->count * sizeof *out->cells);
	memcpy(out->cells, cells, out->count * sizeof *out->cells);
	return OK;
}

bool
csv_empty(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (*row->cells[i])
			return false;
	return true;
}

enum err
csv_read(struct arena *mem, const char *text, size_t rows, struct csv *out)
{
	size_t number = 0;
	char mark;

	if (text_starts(text, "\xEF\xBB\xBF"))
		text += 3;
	mark = separator(text);
	out->rows = arena_alloc(mem, rows * sizeof *out->rows);
	out->count = 0;
	while (*text) {
		struct csv_row row = {.number = ++number};

		TRY(row_read(mem, &text, mark, &row));
		if (*text == '\n')
			text++;
		if (csv_empty(&row))
			continue;
		if (out->count == rows)
			return ERR_INVALID;
		out->rows[out->count++] = row;
	}
	return OK;
}

/* What a spreadsheet may take for the beginning of a formula, or may come to
 * by leaving out what stands before it; also as wide as an ideograph, which
 * some programs in East Asia take alike (U+FF1D, FF0B, FF0D, FF20). */
static bool
formula(const char *text)
{
	return strchr("=+-@\t\r\n", *text) ||
	       (!strncmp(text, "\xEF\xBC", 2) && text[2] &&
		   strchr("\x9D\x8B\x8D\xA0", text[2]));
}

static bool
plain(const char *text)
{
	return !*text || (!strpbrk(text, ",;\t\r\n\"") && !formula(text));
}

void
csv_add(struct buffer *to, const char *text)
{
	if (plain(text)) {
		buffer_add(to, text);
		return;
	}
	buffer_add(to, formula(text) ? "\"'" : "\"");
	while (*text) {
		size_t size = strcspn(text, "\"");

		buffer_bytes(to, text, size);
		text += size;
		if (*text) {
			buffer_add(to, "\"\"");
			text++;
		}
	}
	buffer_add(to, "\"");
}

const char *
csv_cell(struct arena *mem, const char *text)
{
	struct buffer b;

	if (plain(text))
		return text;
	b = buffer_new(mem, 2 * strlen(text) + 8);
	csv_add(&b, text);
	return b.data;
}
