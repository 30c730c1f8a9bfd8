/*
 * wrap.c: where a line of plain text goes on with the one above; see wrap.h.
 */
#include "fcgi/draft/wrap.h"

#include "fcgi/base/text.h"

#include <string.h>

enum {
	WRAPPED_MAX = 120, /* letters of a line that an editor breaks */
	WRAPPED_MIN = 40,
	CUT_SHARE = 20,
};

size_t
wrap_line(const char *c)
{
	return (size_t)(strchrnul(c, '\n') - c);
}

/* Eight bytes at a time: those that go on with a letter are 10xxxxxx. */
static size_t
letters_of(const char *c, size_t size)
{
	size_t letters = size;

	for (; size >= 8; size -= 8, c += 8) {
		uint64_t at;

		memcpy(&at, c, 8);
		at = at >> 7 & ~(at >> 6) & UINT64_C(0x0101010101010101);
		letters -= at * UINT64_C(0x0101010101010101) >> 56;
	}
	for (; size; size--, c++)
		letters -= ((unsigned char)*c & 0xC0) == 0x80;
	return letters;
}

static size_t
line_letters(const char *c)
{
	return letters_of(c, wrap_line(c));
}

/* Letters without the blanks at the end. */
static size_t
shown_letters(const char *c)
{
	size_t size = wrap_line(c);

	while (size && strchr(" \t\r", c[size - 1]))
		size--;
	return letters_of(c, size);
}

size_t
wrap_blanks(const char *c, size_t size)
{
	size_t i = 0;

	while (i < size &&
	       (strchr(" \t\r", c[i]) || memcmp(c + i, "\u00a0", 2) == 0))
		i += strchr(" \t\r", c[i]) ? 1 : 2;
	return i;
}

bool
wrap_is_blank(const char *c, size_t size)
{
	return wrap_blanks(c, size) == size;
}

const char *
wrap_trim(const char *c, size_t *size)
{
	size_t before = wrap_blanks(c, *size);

	*size -= before;
	while (*size && strchr(" \t\r", c[before + *size - 1]))
		(*size)--;
	return c + before;
}

bool
wrap_stands_apart(const char *text)
{
	size_t filled = 0, apart = 0;

	for (const char *c = text; *c;) {
		size_t size = wrap_line(c);
		const char *next = c + size + (c[size] == '\n');

		if (!wrap_is_blank(c, size)) {
			filled++;
			apart += *next && wrap_is_blank(next, wrap_line(next));
		}
		c = next;
	}
	return filled > 3 && 2 * apart > filled;
}

size_t
wrap_widest(const char *c)
{
	size_t most = 0;

	for (; *c; c += wrap_line(c), c += *c == '\n') {
		size_t letters = shown_letters(c);

		if (letters > most)
			most = letters;
	}
	return most;
}

/* "а) ...", "bb) ...": an item, though it begins small. */
static bool
is_item(const char *c)
{
	const char *end = c;

	for (int i = 0; i < 2 && ((unsigned char)*end >= 0xC3 ||
				     (*end >= 'a' && *end <= 'z'));
	     i++)
		do
			end++;
		while (((unsigned char)*end & 0xC0) == 0x80);
	return end > c && *end == ')';
}

/* "Art. 5", "Член 3", "ČÁST I": a name and a number may open something. */
static bool
names_unit(const char *c)
{
	const char *second = c + strcspn(c, " \n");

	second += strspn(second, " ");
	return strchr("0123456789*", *c) || text_starts(c, "§") ||
	       (*c == '(' && c[1] >= '0' && c[1] <= '9') ||
	       (*second >= '0' && *second <= '9') ||
	       (strspn(second, "IVXLC") > 0 &&
		   strchr(" .\n", second[strspn(second, "IVXLC")]));
}

/* "часо-" at the end of a line. */
static bool
is_broken(const char *text, size_t size)
{
	return size > 2 && text[size - 1] == '-' &&
	       ((unsigned char)text[size - 2] >= 0x80 ||
		   ((text[size - 2] | 0x20) >= 'a' &&
		       (text[size - 2] | 0x20) <= 'z'));
}

/* a to z; Cyrillic а to џ. */
static bool
is_small(const char *c)
{
	if (*c >= 'a' && *c <= 'z')
		return true;
	return (*c == '\xD0' && (unsigned char)c[1] >= 0xB0) || *c == '\xD1';
}

/* "1. ", "(2) ", "а) ", "- ", "Art. 5", "§ 3": a line that may open a unit. */
static bool
is_marked(const char *c)
{
	size_t digits;

	c += *c == '(';
	digits = strspn(c, "0123456789");
	if (digits)
		return digits < 4 && (c[digits] == '.' || c[digits] == ')') &&
		       c[digits + 1] == ' ';
	if (c[0] == '*' || c[0] == '+')
		return c[1] == ' ';
	if (c[0] == '-' || text_starts(c, "–") || text_starts(c, "•"))
		return c[strcspn(c, " \n")] == ' ';
	return is_item(c) || (names_unit(c) && (unsigned char)*c >= 'A' &&
				 !(*c >= 'a' && *c <= 'z'));
}

/* "  1)   words", "  – words": the letters before the words; 0: no item. */
static size_t
item_column(const char *line)
{
	size_t blanks = strspn(line, " ");
	const char *c = line + blanks;
	size_t mark = 0, bytes, behind;

	for (bytes = strcspn(c, " \n");
	     mark < bytes && c[mark] != ')' && c[mark] != '.';)
		mark++;
	if (bytes > 8 ||
	    (mark + 1 != bytes && !text_starts(c, "–") &&
		!text_starts(c, "•") && !(bytes == 1 && strchr("-*+", *c))))
		return 0;
	behind = strspn(c + bytes, " ");
	return behind && c[bytes + behind] != '\n'
		   ? blanks + letters_of(c, bytes) + behind
		   : 0;
}

void
wrap_next(struct wrap *w, const char *line)
{
	size_t column = w->line ? item_column(w->line) : 0;

	if (w->line && (column || strspn(w->line, " ") != w->hang))
		w->hang = column;
	w->before = w->line;
	w->line = line;
}

/* Drawn in just as the words of the item above are, which have not ended. */
static bool
hangs(const struct wrap *w, const char *text, size_t size, const char *c)
{
	return !w->markdown && w->hang > 2 && strspn(w->line, " ") == w->hang &&
	       !strchr(".:;", text[size - 1]) && !is_marked(c) &&
	       !item_column(w->line);
}

/* Would the first word of c have stood on the line before it? */
static bool
had_room(const char *before, const char *c, size_t width)
{
	size_t word = 0;

	for (; *c && !strchr(" \t\r\n", *c); c++)
		word += ((unsigned char)*c & 0xC0) != 0x80;
	return shown_letters(before) + 1 + word <= width;
}

/* Does the line end within a sentence, which the next goes on with? */
static bool
is_torn(const char *words, size_t size, const char *next)
{
	return size && !strchr(".:;", words[size - 1]) && is_small(next) &&
	       !is_item(next);
}

void
wrap_edge(struct wrap *w, const char *text)
{
	size_t filled = 0, torn = 0, early = 0;

	if (w->width > WRAPPED_MAX || w->width < WRAPPED_MIN)
		return;
	for (const char *c = text; *c;) {
		size_t size = wrap_line(c), left = size;
		const char *words = wrap_trim(c, &left);
		const char *below = c + size + (c[size] == '\n');
		const char *next = below + wrap_blanks(below, wrap_line(below));

		filled += left > 0;
		if (left && is_torn(words, left, next)) {
			bool room = had_room(c, next, w->width);

			torn += !room;
			early += room && words[left - 1] != ',' &&
				 2 * shown_letters(c) >= w->width;
		}
		c = below;
	}
	w->even = torn > early;
	w->cut = w->even && torn > 1 && CUT_SHARE * torn >= filled;
}

/* Of a text whose lines are as full as an editor makes them. */
static bool
goes_on_evenly(const struct wrap *w, const char *text, size_t size,
    const char *c, bool small)
{
	char last = text[size - 1];

	if (had_room(w->before, c, w->width))
		return false;
	if (small)
		return !strchr(":;", last);
	if (strchr(".:;,", last))
		return false;
	return (text_starts(c, "„") && is_small(c + strlen("„"))) ||
	       (w->cut && !is_marked(c));
}

bool
wrap_goes_on(const struct wrap *w, struct part *open, const char *c)
{
	struct part *last = open ? open->last : NULL;
	size_t size = last && last->kind == PART_TEXT ? strlen(last->text) : 0;
	const char *letter = text_cut(w->mem, c, 1);
	bool small = strcmp(letter, text_lower(w->mem, letter)) == 0 &&
		     ((unsigned char)*c >= 0xC3 || (*c >= 'a' && *c <= 'z'));
	bool full = size && w->before &&
		    line_letters(w->before) >= w->width - w->width / 8 &&
		    !strchr(".;:,", last->text[size - 1]) && !names_unit(c);

	if (!size || is_item(c))
		return false;
	if (hangs(w, last->text, size, c)) {
		;
	} else if (w->even && w->before) {
		if (!goes_on_evenly(w, last->text, size, c, small))
			return false;
	} else if (w->cut ? !small && !full
			  : !small || !is_broken(last->text, size)) {
		return false;
	} else if (!full && (text_starts(c, "–") || text_starts(c, "„"))) {
		return false;
	}
	if (last->text[size - 1] == '-')
		((char *)last->text)[size - 1] = '\0';
	else
		part_text(w->mem, open, " ", 1);
	return true;
}

/* "b. it has:" or "ii. a pump". */
static bool
has_letter_mark(const char *c)
{
	size_t letters = strspn(c, "ivx");

	if (!letters)
		letters = is_small(c) ? (*c < 0 ? 2 : 1) : 0;
	return letters && letters < 5 && c[letters] == '.' &&
	       c[letters + 1] == ' ';
}

/* One of a list: below an item that has ended, "; and", or ":"; below another
 * of its kind; or drawn in below an item.  Elsewhere a letter and a full stop
 * are an abbreviation. */
static bool
is_lettered(const struct wrap *w, const char *c, size_t before)
{
	size_t blanks = strspn(c, " "), above = strspn(w->before, " ");

	if (!has_letter_mark(c + blanks))
		return false;
	for (size_t i = 1; i <= before && i < 7; i++)
		if (strchr(":;", w->before[before - i]))
			return true;
	return has_letter_mark(w->before + above) ||
	       (blanks > above && is_marked(w->before + above));
}

/* "Analysis ........ 12", an entry of a table of contents. */
static bool
names_page(const char *c, size_t size)
{
	while (size && c[size - 1] >= '0' && c[size - 1] <= '9')
		size--;
	while (size && strchr(" \t", c[size - 1]))
		size--;
	return size > 3 && (!strncmp(c + size - 3, "...", 3) ||
			       !strncmp(c + size - 3, "…", 3));
}

bool
wrap_is_wrapped(const struct wrap *w, const char *c)
{
	size_t size = wrap_line(w->before), letters = line_letters(w->before);
	bool ended;

	while (size && strchr(" \t\r", w->before[size - 1]))
		size--;
	ended = !size || strchr(".:;,", w->before[size - 1]) ||
		names_page(w->before, size) || 4 * letters < 3 * w->width;
	if (is_marked(c + strspn(c, " ")) && (ended || w->markdown))
		return false;
	if (is_lettered(w, c, size))
		return false;
	return w->markdown ||
	       (w->width <= WRAPPED_MAX && 2 * letters >= w->width);
}
