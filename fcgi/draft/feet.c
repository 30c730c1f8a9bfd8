/*
 * feet.c: notes at the foot of a printed page; see feet.h.  What is not sure
 * stays where it is: a date that begins the last line is no note.
 */
#include "fcgi/draft/feet.h"

#include "fcgi/draft/draft.h"

#include <string.h>

enum {
	FOOT_LINES = 14,
	WORD_MIN = 5,
	NUMBER_MAX = 99,
	RUNNING_MIN = 10, /* letters of a line printed on each page */
	RUNNING_ROUNDS = 3,
	RUNNING_PAGES = 200, /* among which it is sought */
};

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

/* A page's first or last line. */
static struct page
edge(const struct page *page, bool foot)
{
	struct page line = *page;
	const char *end = page->at + page->size;

	if (foot) {
		while (end > page->at && (end[-1] == '\n' || end[-1] == ' '))
			end--;
		for (line.at = end; line.at > page->at && line.at[-1] != '\n';)
			line.at--;
		line.size = (size_t)(end - line.at);
	} else {
		line.size = line_size(page->at, end);
	}
	return line;
}

/* The same letters, whatever figures and spaces are among them. */
static bool
is_same(const struct page *a, const struct page *b)
{
	const char *x = a->at, *y = b->at, *x_end = x + a->size,
		   *y_end = y + b->size;

	for (;;) {
		while (x < x_end && (is_digit(*x) || strchr(" \n", *x)))
			x++;
		while (y < y_end && (is_digit(*y) || strchr(" \n", *y)))
			y++;
		if (x == x_end || y == y_end)
			return x == x_end && y == y_end;
		if (*x++ != *y++)
			return false;
	}
}

static size_t
letters_of(const struct page *line)
{
	size_t letters = 0;

	for (size_t i = 0; i < line->size; i++)
		letters += is_letter(line->at[i]) &&
			   ((unsigned char)line->at[i] & 0xC0) != 0x80;
	return letters;
}

/* On all pages but the first, or every second of them; one in four may have
 * something else there. */
static bool
comes_again(
    const struct page *pages, size_t count, const struct page *line, bool foot)
{
	size_t same = 0, missing[2] = {0}, all[2] = {0};
	size_t most = count < RUNNING_PAGES ? count : RUNNING_PAGES;

	for (size_t i = 0; i < most; i++) {
		struct page other = edge(&pages[i], foot);
		bool here = is_same(line, &other);

		same += here;
		all[i & 1] += i > 0;
		missing[i & 1] += i > 0 && !here;
	}
	return same > 1 && ((all[0] && 4 * missing[0] <= all[0]) ||
			       (all[1] && 4 * missing[1] <= all[1]));
}

/* Takes a line like that off all pages; false: it stood on none. */
static bool
take_off(struct page *pages, size_t count, const struct page *line, bool foot)
{
	bool taken = false;

	for (size_t i = foot ? 0 : 1; i < count; i++) {
		struct page own = edge(&pages[i], foot);

		if (!is_same(line, &own))
			continue;
		taken = true;
		if (foot) {
			pages[i].size = (size_t)(own.at - pages[i].at);
		} else {
			pages[i].at += own.size;
			pages[i].size -= own.size;
		}
	}
	return taken;
}

static void
take_running(struct buffer *taken, struct page *pages, size_t count, bool foot)
{
	size_t most = count < RUNNING_PAGES ? count : RUNNING_PAGES;

	for (size_t i = 0; i < most; i++) {
		struct page line = edge(&pages[i], foot);

		if (letters_of(&line) < RUNNING_MIN ||
		    !comes_again(pages, count, &line, foot) ||
		    !take_off(pages, count, &line, foot))
			continue;
		if (taken->size)
			buffer_add(taken, " / ");
		while (line.size && line.at[line.size - 1] == '\n')
			line.size--;
		buffer_bytes(taken, line.at, line.size);
	}
}

const char *
feet_running(struct arena *mem, struct page *pages, size_t count)
{
	struct buffer taken = buffer_new(mem, DRAFT_FILE_MAX);

	for (int round = 0; round < RUNNING_ROUNDS; round++) {
		for (size_t i = 0; i < count; i++)
			feet_unnumbered(
			    &pages[i].at, &pages[i].size, pages[i].number);
		take_running(&taken, pages, count, false);
		take_running(&taken, pages, count, true);
	}
	return buffer_end(&taken);
}
