/*
 * plain.c: see plain.h.  What these take away or move is layout: no word of
 * the text goes.
 */
#include "fcgi/draft/plain.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/wrap.h"

#include <string.h>

enum {
	QUOTED_LEAST = 3,
	PAGES_LEAST = 2,
	PAGES_SHOWN = 200, /* bytes */
	PAGE_INDENT = 8,   /* blanks before a number that counts pages */
	COLUMN_LEAST = 24, /* letters of a column */
	LINES_LEAST = 12,  /* of two columns */
	WIDTH_MAX = 400,
	ON = 30,   /* of a hundred: how many lines go on with the one above */
	FULL = 60, /* of a hundred: how much of a column most lines fill */
};

static const char *
next_line(const char *c)
{
	c += wrap_line(c);
	return c + (*c == '\n');
}

/* ---- mail ---- */

static size_t
quote_signs(const char *c)
{
	size_t blank = strspn(c, " "), signs = blank;

	while (c[signs] == '>') {
		signs++;
		if (c[signs] == ' ' && c[signs + 1] == '>')
			signs++;
	}
	return signs > blank ? signs + (c[signs] == ' ') : 0;
}

static bool
is_mail(const char *text)
{
	size_t quoted = 0, filled = 0;

	for (const char *c = text; *c; c = next_line(c)) {
		filled += !wrap_is_blank(c, wrap_line(c));
		quoted += quote_signs(c) > 0;
	}
	return quoted >= QUOTED_LEAST && 2 * quoted > filled;
}

const char *
plain_unquoted(struct arena *mem, const char *text)
{
	struct buffer b;

	if (!strchr(text, '>') || !is_mail(text))
		return text;
	b = buffer_new(mem, strlen(text) + 1);
	for (const char *c = text; *c; c = next_line(c)) {
		size_t signs = quote_signs(c);

		buffer_bytes(&b, c + signs, (size_t)(next_line(c) - c) - signs);
	}
	return buffer_end(&b);
}

/* ---- pages ---- */

static size_t
dash_size(const char *c)
{
	if (*c == '-')
		return 1;
	return !strncmp(c, "–", 3) || !strncmp(c, "—", 3) ? 3 : 0;
}

/* Far from the margin, with nothing above nor below. */
static bool
stands_alone(const char *text, const char *line)
{
	const char *below = next_line(line), *c = line;

	while (c > text && strchr(" \t\r\n", c[-1]) && c[-1])
		c--;
	return strspn(line, " ") >= PAGE_INDENT &&
	       wrap_is_blank(below, wrap_line(below)) &&
	       (c == text || memchr(c, '\n', (size_t)(line - c) - 1));
}

/* The number in "- 3 -", alone on its line, or in a 3 that stands alone; or
 * -1. */
static int
page_number(const char *text, const char *line)
{
	unsigned char first = (unsigned char)line[strspn(line, " \t")];
	bool bare = first >= '1' && first <= '9';
	size_t size, dash;
	const char *c, *end;
	int n = 0;

	/* most lines begin with a letter: ASCII, Cyrillic */
	if ((first > ' ' && first < 0x80 && first != '-' && !bare) ||
	    first == 0xD0 || first == 0xD1)
		return -1;
	size = wrap_line(line);
	c = wrap_trim(line, &size);
	end = c + size;

	dash = size && !bare ? dash_size(c) : 0;
	if ((!dash && !bare) || size > 12)
		return -1;
	c += dash + strspn(c + dash, " ");
	if (*c < '1' || *c > '9')
		return -1;
	for (; *c >= '0' && *c <= '9' && n < 10000; c++)
		n = 10 * n + *c - '0';
	if (bare)
		return c == end && stands_alone(text, line) ? n : -1;
	c += strspn(c, " ");
	dash = dash_size(c);
	return dash && c + dash == end ? n : -1;
}

/* How many such lines count on, each by one; 0: one does not. */
static size_t
counted(const char *text)
{
	size_t found = 0;
	int last = -1;

	for (const char *c = text; *c; c = next_line(c)) {
		int n = page_number(text, c);

		if (n < 0)
			continue;
		if (found && n != last + 1)
			return 0;
		found++;
		last = n;
	}
	return found;
}

const char *
plain_unpaged(struct arena *mem, const char *text, const char **pages)
{
	struct buffer b, said;

	*pages = "";
	if (counted(text) < PAGES_LEAST)
		return text;
	b = buffer_new(mem, strlen(text) + 1);
	said = buffer_new(mem, 2 * PAGES_SHOWN);
	for (const char *c = text; *c; c = next_line(c)) {
		size_t size = wrap_line(c);
		const char *words;

		if (page_number(text, c) < 0) {
			buffer_bytes(&b, c, (size_t)(next_line(c) - c));
			continue;
		}
		words = wrap_trim(c, &size);
		if (said.size < PAGES_SHOWN)
			buffer_printf(&said, "%s%.*s", said.size ? "; " : "",
			    (int)size, words);
	}
	*pages = buffer_end(&said);
	return buffer_end(&b);
}

/* ---- columns ---- */

/* What stands where, by letters: how many lines have one there. */
struct gutter {
	size_t used[WIDTH_MAX];
	size_t lines; /* that hold words */
	size_t from, to;
};

static size_t
letter_size(const char *c)
{
	unsigned char lead = (unsigned char)*c;

	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Bytes of the first letters of a line, or of all of it. */
static size_t
bytes_of(const char *line, size_t letters)
{
	const char *c = line;

	while (letters-- && *c && *c != '\n')
		c += letter_size(c);
	return (size_t)(c - line);
}

static void
look(struct gutter *g, const char *line)
{
	size_t at = 0;

	if (wrap_is_blank(line, wrap_line(line)))
		return;
	g->lines++;
	for (const char *c = line; *c && *c != '\n'; c += letter_size(c), at++)
		if (at < WIDTH_MAX && *c != ' ')
			g->used[at]++;
}

/* The widest run of places that hardly a line uses, between two columns. */
static bool
find_gutter(struct gutter *g)
{
	size_t widest = 0, last = WIDTH_MAX;

	while (last && !g->used[last - 1])
		last--;
	for (size_t i = COLUMN_LEAST, from; i + COLUMN_LEAST < last; i++) {
		for (from = i; i < last && 10 * g->used[i] <= g->lines; i++)
			;
		if (i > from + 1 && i - from > widest &&
		    i + COLUMN_LEAST < last) {
			widest = i - from;
			g->from = from;
			g->to = i;
		}
	}
	return widest;
}

static bool
is_blank_between(const char *line, size_t from, size_t to)
{
	const char *c = line + bytes_of(line, from);

	for (; from < to; from++, c++)
		if (*c != ' ')
			return false;
	return true;
}

static size_t
letters_between(const char *c, size_t size)
{
	size_t letters = 0;

	c = wrap_trim(c, &size);
	for (const char *end = c + size; c < end; c += letter_size(c))
		letters++;
	return letters;
}

/* The two halves of a line. */
struct halves {
	const char *left, *right;
	size_t left_size, right_size;
	bool across; /* it runs over the gutter */
};

static struct halves
halve(const struct gutter *g, const char *line)
{
	size_t size = wrap_line(line), at = bytes_of(line, g->to);
	struct halves h = {.left = line, .left_size = size};

	if (at >= size)
		return h;
	h.across = !is_blank_between(line, g->from, g->to);
	if (h.across)
		return h;
	h.left_size = bytes_of(line, g->from);
	h.right = line + at;
	h.right_size = size - at;
	return h;
}

/* Do the words go on with a sentence?  а to џ, a to z, and those with signs. */
static bool
begins_small(struct arena *mem, const char *c, size_t size)
{
	const char *first;

	c = wrap_trim(c, &size);
	if (!size || !((*c >= 'a' && *c <= 'z') || (unsigned char)*c >= 0xC3))
		return false;
	first = text_cut(mem, arena_copy_n(mem, c, size < 4 ? size : 4), 1);
	return text_is(text_lower(mem, first), first);
}

/* Of the widest right half. */
static size_t
widest_right(const struct gutter *g, const char *text, size_t *across)
{
	size_t most = 0;

	for (const char *c = text; *c; c = next_line(c)) {
		struct halves h = halve(g, c + (*c == '\f'));
		size_t right =
		    h.right ? letters_between(h.right, h.right_size) : 0;

		*across += h.across;
		most = right > most ? right : most;
	}
	return most;
}

/* Lines of prose fill their column, and many go on with the one above; rows
 * of a table do not. */
static bool
holds_columns(struct arena *mem, const struct gutter *g, const char *text)
{
	size_t both = 0, full = 0, across = 0, left_on = 0, right_on = 0;
	size_t most = widest_right(g, text, &across);

	for (const char *c = text; *c; c = next_line(c)) {
		struct halves h = halve(g, c + (*c == '\f'));
		size_t left = letters_between(h.left, h.left_size), right;

		if (!h.right || !left)
			continue;
		right = letters_between(h.right, h.right_size);
		both += right > 0;
		full +=
		    100 * left >= FULL * g->from && 100 * right >= FULL * most;
		left_on += begins_small(mem, h.left, h.left_size);
		right_on += begins_small(mem, h.right, h.right_size);
	}
	return both >= LINES_LEAST && 100 * both >= FULL * g->lines &&
	       100 * full >= FULL * both && 10 * across < g->lines &&
	       100 * left_on >= ON * both && 100 * right_on >= ON * both;
}

/* Lines that run over both columns, and pages (form feeds), part the text
 * above from that below. */
static const char *
part_columns(struct arena *mem, const struct gutter *g, const char *text)
{
	struct buffer b = buffer_new(mem, 2 * strlen(text) + 2);
	struct buffer right = buffer_new(mem, 2 * strlen(text) + 2);

	for (const char *c = text; *c; c = next_line(c)) {
		bool page = *c == '\f';
		struct halves h = halve(g, c + page);

		if ((h.across || page) && right.size) {
			buffer_bytes(&b, right.data, right.size);
			right.size = 0;
		}
		if (page)
			buffer_bytes(&b, c++, 1);
		if (h.left_size &&
		    (!h.right || !wrap_is_blank(h.left, h.left_size)))
			buffer_bytes(&b, h.left, h.left_size);
		if (!h.right || !wrap_is_blank(h.left, h.left_size))
			buffer_bytes(&b, "\n", 1);
		if (h.right) {
			buffer_bytes(&right, h.right, h.right_size);
			buffer_bytes(&right, "\n", 1);
		}
	}
	if (right.size)
		buffer_bytes(&b, right.data, right.size);
	return buffer_end(&b);
}

static bool
is_inked(char c)
{
	return !strchr(" \t\r\n", c);
}

/* The first two blanks in a row; NULL: there are none. */
static const char *
find_blanks(const char *c, const char *end)
{
	/* one of the two is every second byte */
	for (c++; c < end; c += 2)
		if (*c == ' ' && (c[-1] == ' ' || (c + 1 < end && c[1] == ' ')))
			return c[-1] == ' ' ? c - 1 : c;
	return NULL;
}

bool
plain_may_be_columns(const void *text, size_t size)
{
	const char *from = text, *end = from + size, *gap = from, *line;
	size_t found = 0;
	bool inked = false; /* the line, up to from */

	while (found < LINES_LEAST && gap && (gap = find_blanks(gap, end))) {
		line = memrchr(from, '\n', (size_t)(gap - from));
		inked = inked && !line;
		for (from = line ? line : from; from < gap && !inked; from++)
			inked = is_inked(*from);
		while (gap < end && *gap == ' ')
			gap++;
		from = gap;
		if (!inked || gap == end || !is_inked(*gap))
			continue;
		found++;
		gap = memchr(gap, '\n', (size_t)(end - gap));
		from = gap;
	}
	return found == LINES_LEAST;
}

const char *
plain_columns(struct arena *mem, const char *text, bool *parted)
{
	struct gutter *g = arena_alloc(mem, sizeof(*g));

	*parted = false;
	for (const char *c = text; *c; c = next_line(c))
		look(g, c + (*c == '\f'));
	if (g->lines < LINES_LEAST || !find_gutter(g) ||
	    !holds_columns(mem, g, text))
		return text;
	*parted = true;
	return part_columns(mem, g, text);
}
