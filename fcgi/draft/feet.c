/*
 * feet.c: notes at the foot of a printed page; see feet.h.  What is not sure
 * stays where it is: a date that begins the last line is no note.
 */
#include "fcgi/draft/feet.h"

#include <string.h>

enum { FOOT_LINES = 14, WORD_MIN = 5, NUMBER_MAX = 99 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters of ASCII, and all that takes more bytes. */
static bool
is_letter(char c)
{
	return ((unsigned char)(c | 0x20) >= 'a' &&
		   (unsigned char)(c | 0x20) <= 'z') ||
	       (unsigned char)c >= 0x80;
}

static size_t
line_size(const char *c, const char *end)
{
	const char *stop = memchr(c, '\n', (size_t)(end - c));

	return stop ? (size_t)(stop - c) + 1 : (size_t)(end - c);
}

/* The number of "3 Words ..."; 0 where a line begins no note. */
static int
note_number(const char *c, const char *end)
{
	int n = 0;

	for (; c < end && is_digit(*c) && n <= NUMBER_MAX; c++)
		n = n * 10 + *c - '0';
	if (!n || n > NUMBER_MAX || end - c < 3 || *c != ' ')
		return 0;
	c++;
	if ((*c >= 'A' && *c <= 'Z') || !strncmp(c, "§", 2))
		return n;
	/* Cyrillic capitals; those of Poland and Czechia stand at even codes,
	 * or odd ones from U+0139 and U+0179 on. */
	if ((unsigned char)c[0] == 0xD0)
		return (unsigned char)c[1] < 0xB0 ? n : 0;
	if ((unsigned char)c[0] == 0xC3)
		return (unsigned char)c[1] < 0x9F ? n : 0;
	if ((unsigned char)c[0] == 0xC4 || (unsigned char)c[0] == 0xC5)
		return !strncmp(c, "Ź", 2) || !strncmp(c, "Ż", 2) ||
			       !strncmp(c, "Ž", 2) || !((unsigned char)c[1] & 1)
			   ? n
			   : 0;
	return 0;
}

/* Behind a word of some length: "ustawy 1", "law.2", not "ust. 1". */
static bool
is_marked_at(const char *page, const char *c)
{
	const char *word = c;
	size_t letters;
	bool ended,
	    apart = word > page && (word[-1] == ' ' || word[-1] == '\n');

	word -= apart;
	ended = word > page && strchr(".,;:)", word[-1]);
	if (ended)
		word--;
	for (letters = 0; word > page && is_letter(word[-1]); word--)
		letters += ((unsigned char)word[-1] & 0xC0) != 0x80;
	return letters >= (apart || ended ? (size_t)WORD_MIN : 2);
}

static bool
has_mark(const char *page, const char *end, int n)
{
	char digits[12];
	int size = snprintf(digits, sizeof digits, "%d", n);

	for (const char *c = page; c + size < end; c++)
		if (!memcmp(c, digits, (size_t)size) && !is_digit(c[size]) &&
		    strchr(" \n.,;:)", c[size]) &&
		    (c == page || !is_digit(c[-1])) && is_marked_at(page, c))
			return true;
	return false;
}

/* Where the last lines begin. */
static const char *
foot_of(const char *page, const char *end)
{
	const char *c = end;

	for (int lines = 0; c > page && lines <= FOOT_LINES; c--)
		lines += c[-1] == '\n' && c < end;
	return c;
}

static bool
is_number(const char *c, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (!is_digit(c[i]) && !strchr(" -/\n\r", c[i]))
			return false;
	return true;
}

/* A line of that number, and nothing but what stands around it. */
static bool
says(const char *c, size_t size, int number)
{
	size_t at = 0;
	int n = 0;

	if (!is_number(c, size))
		return false;
	while (at < size && !is_digit(c[at]))
		at++;
	for (; at < size && is_digit(c[at]) && n < 100000; at++)
		n = n * 10 + c[at] - '0';
	return n == number;
}

void
feet_unnumbered(const char **page, size_t *size, int number)
{
	const char *end = *page + *size, *last;
	size_t first = line_size(*page, end);

	while (end > *page && (end[-1] == '\n' || end[-1] == ' '))
		end--;
	for (last = end; last > *page && last[-1] != '\n'; last--)
		;
	if (last > *page && says(last, (size_t)(end - last), number)) {
		*size = (size_t)(last - *page);
	} else if (first < *size && says(*page, first, number)) {
		*page += first;
		*size -= first;
	}
}

size_t
feet_find(struct feet *f, const char *page, size_t size)
{
	const char *end = page + size, *from = NULL;
	int last = f->last;
	size_t step;

	for (const char *c = foot_of(page, end); c < end; c += step) {
		int n = note_number(c, end);

		step = line_size(c, end);
		if ((c > page && c[-1] != '\n') || n != last + 1 ||
		    !has_mark(page, from ? from : c, n))
			continue;
		from = from ? from : c;
		last = n;
	}
	if (!from)
		return size;
	f->last = last;
	for (const char *c = from; c < end; c += step) {
		step = line_size(c, end);
		buffer_bytes(&f->notes, c, step);
		if (c[step - 1] != '\n')
			buffer_add(&f->notes, "\n");
	}
	return (size_t)(from - page);
}
