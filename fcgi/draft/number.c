/*
 * number.c: the number in a printed number, and names in Latin letters: what
 * eIds and wIds are made of.
 */
#include "fcgi/draft/number.h"

#include "fcgi/draft/names.h"

#include "fcgi/base/text.h"

#include <string.h>

/* Cyrillic and accented letters, lower case, to what a wId may hold; one
 * way and without doubles within a script. */
static const struct letter {
	const char *from, *to;
} letters[] = {
    {"а", "a"},
    {"б", "b"},
    {"в", "v"},
    {"г", "g"},
    {"д", "d"},
    {"ђ", "dj"},
    {"е", "e"},
    {"ж", "z-"},
    {"з", "z"},
    {"и", "i"},
    {"й", "j-"},
    {"ј", "j"},
    {"к", "k"},
    {"л", "l"},
    {"љ", "lj"},
    {"м", "m"},
    {"н", "n"},
    {"њ", "nj"},
    {"о", "o"},
    {"п", "p"},
    {"р", "r"},
    {"с", "s"},
    {"т", "t"},
    {"ћ", "c--"},
    {"у", "u"},
    {"ф", "f"},
    {"х", "h"},
    {"ц", "c"},
    {"ч", "c-"},
    {"џ", "dz-"},
    {"ш", "s-"},
    {"щ", "st-"},
    {"ъ", "a-"},
    {"ь", "-"},
    {"ю", "ju"},
    {"я", "ja"},
    {"ѝ", "i-"},
    {"á", "a-"},
    {"ä", "a--"},
    {"ą", "a---"},
    {"ć", "c--"},
    {"č", "c-"},
    {"ď", "d-"},
    {"đ", "dj"},
    {"é", "e-"},
    {"ě", "e--"},
    {"ę", "e---"},
    {"í", "i-"},
    {"ł", "l-"},
    {"ň", "n-"},
    {"ń", "n--"},
    {"ó", "o-"},
    {"ö", "o--"},
    {"ř", "r-"},
    {"ś", "s--"},
    {"š", "s-"},
    {"ť", "t-"},
    {"ú", "u-"},
    {"ů", "u--"},
    {"ü", "u---"},
    {"ý", "y-"},
    {"ź", "z--"},
    {"ż", "z---"},
    {"ž", "z-"},
    {"à", "a-"},
    {"è", "e-"},
    {"ß", "ss"},
};

/* ASCII in small letters, which most names are. */
static bool
is_ascii(const char *text)
{
	return !text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-")];
}

const char *
draft_ascii(struct arena *mem, const char *text)
{
	const char *lower;
	struct buffer b;

	if (is_ascii(text))
		return text;
	lower = text_lower(mem, text);
	b = buffer_new(mem, 1 << 20);

	for (const char *c = lower; *c;) {
		const struct letter *found = NULL;
		size_t step = 1;

		if ((unsigned char)*c < 0x80) {
			bool good = (*c >= 'a' && *c <= 'z') ||
				    (*c >= '0' && *c <= '9') || *c == '_';

			buffer_bytes(&b, good ? c : "-", 1);
			c++;
			continue;
		}
		while (((unsigned char)c[step] & 0xC0) == 0x80)
			step++;
		for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++)
			if (!strncmp(c, letters[i].from, step) &&
			    !letters[i].from[step])
				found = &letters[i];
		buffer_add(&b, found ? found->to : "-");
		c += step;
	}
	return buffer_end(&b);
}

static bool
roman(const char *token)
{
	return *token && !token[strspn(token, "ivxlc")];
}

/* One character of a number as an eId holds it: letters and digits; inner
 * punctuation as '-', which also stands before digits that are raised. */
static void
number_character(struct buffer *b, const char *c, size_t size, bool *raised)
{
	unsigned char lead = (unsigned char)*c;
	bool dash = b->size && b->data[b->size - 1] != '-' && !*raised;
	int digit;

	*raised = raised_starts(c, &digit);
	if (*raised)
		buffer_printf(b, "%s%d", dash ? "-" : "", digit);
	else if ((lead >= '0' && lead <= '9') || (lead >= 'a' && lead <= 'z') ||
		 (lead >= 0xC3 && lead < 0xE2))
		buffer_bytes(b, c, size);
	else if ((strchr(".-(/^", *c) || !strncmp(c, "–", size)) && dash)
		buffer_add(b, "-");
}

/* A token of the printed number without what stands around it. */
static void
number_token(struct buffer *b, const char *token, size_t size)
{
	size_t before = b->size;
	bool raised = false;

	for (size_t i = 0, step; i < size; i += step) {
		for (step = 1; i + step < size &&
			       ((unsigned char)token[i + step] & 0xC0) == 0x80;)
			step++;
		if (b->size - before < 40)
			number_character(b, token + i, step, &raised);
	}
	while (b->size && b->data[b->size - 1] == '-')
		b->data[--b->size] = '\0';
}

/* "чл.2" without its blank: where the name of the unit ends; else all. A
 * single letter is part of the number (A.1), and so is a Roman one; "т.1" is
 * how one cites point 1. */
static size_t
name_end(struct arena *mem, const char *token, size_t size)
{
	const char *dot = memchr(token, '.', size);
	size_t before = dot ? (size_t)(dot - token) : 0;

	if (!strncmp(token, "т.", 3) && dot[1] >= '0' && dot[1] <= '9')
		return 3;
	if (!dot || dot[1] < '0' || dot[1] > '9' ||
	    strcspn(token, "0123456789") < before ||
	    text_length(arena_copy_n(mem, token, before)) < 2 ||
	    roman(arena_copy_n(mem, token, before)))
		return size;
	return before + 1;
}

/* ---- as typed ---- */

/* What stands for a figure where figures are: l and I, O, З; or -1. */
static int
figure_like(const char *c)
{
	if (*c == 'l' || *c == 'I')
		return 1;
	if (*c == 'O' || text_starts(c, "О"))
		return 0;
	return text_starts(c, "З") ? 3 : -1;
}

/* Bytes of what looks like a number, and whether that is surely one: with a
 * figure in it, or l or З alone; behind a figure l is a letter put in (1l), but
 * not among Cyrillic ones. */
static size_t
figures_size(const char *c, bool cyrillic, bool *sure)
{
	size_t size = 0, figures = 0, count = 0;

	for (; c[size]; count++) {
		bool figure = c[size] >= '0' && c[size] <= '9';

		if (!figure && figure_like(c + size) < 0)
			break;
		if (!figure && count && figure_like(c + size) == 1 && !cyrillic)
			break;
		figures += figure;
		size += figure || (unsigned char)c[size] < 0x80 ? 1 : 2;
	}
	*sure = figures ||
		(size && count == 1 && (*c == 'l' || text_starts(c, "З")));
	return size;
}

static bool
is_letter_byte(char c)
{
	return (unsigned char)c >= 0xC3 || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || ((unsigned char)c & 0xC0) == 0x80;
}

/* "Чл. l0." as the 10 that it is. */
static void
add_figures(struct buffer *b, const char *c)
{
	bool cyrillic = strchr(c, '\xD0') || strchr(c, '\xD1'), sure;
	size_t size;

	for (; *c; c += size) {
		char before = b->size ? b->data[b->size - 1] : ' ';
		bool apart = !is_letter_byte(before) &&
			     !(before >= '0' && before <= '9');

		size = apart ? figures_size(c, cyrillic, &sure) : 0;
		if (!size || !sure || is_letter_byte(c[size])) {
			size = size ? size : 1;
			buffer_bytes(b, c, size);
			continue;
		}
		for (const char *f = c; f < c + size; f++)
			if (*f >= '0' && *f <= '9')
				buffer_bytes(b, f, 1);
			else if (((unsigned char)*f & 0xC0) != 0x80)
				buffer_printf(b, "%d", figure_like(f));
	}
}

/* In a circle (①) or as wide as Chinese signs (１): which figure; -1: none. */
static int
figure_in_sign(const char *c)
{
	unsigned char last = (unsigned char)(c[1] ? c[2] : 0);

	if (!strncmp(c, "\xE2\x91", 2) && last >= 0xA0 && last < 0xB4)
		return last - 0xA0 + 1;
	if (!strncmp(c, "\xEF\xBC", 2) && last >= 0x90 && last < 0x9A)
		return last - 0x90;
	return -1;
}

/* The printed number without what is not seen, with plain figures. */
static const char *
printed(struct arena *mem, const struct part *p)
{
	static const char *const unseen[] = {
	    "\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff", "\u2060"};
	const char *text = part_line(mem, p->num);
	struct buffer b = buffer_new(mem, 2 * strlen(text) + 2);
	struct buffer figures = buffer_new(mem, 2 * strlen(text) + 2);
	size_t step;

	/* What is not seen, and the signs, begin so. */
	for (const char *c = strpbrk(text, "\xC2\xE2\xEF") ? text : ""; *c;
	     c += step) {
		int figure = figure_in_sign(c);

		for (step = 1; ((unsigned char)c[step] & 0xC0) == 0x80;)
			step++;
		for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
			if (text_starts(c, unseen[i]))
				figure = -2;
		if (figure >= 0)
			buffer_printf(&b, "%d", figure);
		else if (figure == -1)
			buffer_bytes(&b, c, step);
	}
	if (strpbrk(text, "\xC2\xE2\xEF"))
		text = b.data ? b.data : "";
	if ((strcmp(p->name, "article") != 0 &&
		strcmp(p->name, "clause") != 0) ||
	    (!strpbrk(text, "lIO") && !strstr(text, "О") && !strstr(text, "З")))
		return text;
	add_figures(&figures, text);
	return figures.data ? figures.data : "";
}

/* "Part 2 of Schedule 1" is its part 2. */
static bool
names_whole(const char *c, const char *number)
{
	return text_starts(c, "of ") && *number >= '0' && *number <= '9';
}

const char *
number_of(struct arena *mem, const struct part *p)
{
	const char *c = text_lower(mem, printed(mem, p));
	size_t most = 2 * strlen(c) + 2, tokens = 0, size;
	struct buffer b = buffer_new(mem, most);
	struct buffer first = buffer_new(mem, most);

	/* "Cel szczegółowy 1.1": the kind of goal is no number. */
	if (name_is_policy(p->name) && c[strcspn(c, "0123456789")])
		c += strcspn(c, "0123456789");
	for (; *c; c += size) {
		c += strspn(c, " \t\n");
		if (!strncmp(c, "\u00a0", 2)) {
			size = 2;
			continue;
		}
		size = strcspn(c, " \t\n\xC2");
		if (c[size] == '\xC2' && c[size + 1] != '\xA0')
			size += 1 + strcspn(c + size + 1, " \t\n\xC2");
		size = name_end(mem, c, size);
		if (!size)
			size = *c ? 1 : 0;
		first.size = 0;
		number_token(&first, c, size);
		if (!first.size)
			continue;
		/* A word in front of the number is the name of the unit. */
		if (names_whole(c, b.size ? b.data : ""))
			break;
		if (tokens++ == 1 && b.size >= 2 && !roman(b.data) &&
		    !b.data[strcspn(b.data, "0123456789")])
			b.size = 0, b.data[0] = '\0';
		buffer_bytes(&b, first.data, first.size);
	}
	if (!b.size || (tokens == 1 && !strcasecmp(b.data, p->name)))
		return NULL;
	return b.data;
}
