/*
 * hit.c: lines held against a language's rules; numbers of all series made
 * comparable; quotation marks counted.
 */
#include "fcgi/draft/hit.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/lines.h"

#include <string.h>

enum { RAISED = 1000000 };

static size_t
length(const char *c)
{
	unsigned char lead = (unsigned char)*c;

	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Which letter it is, from 1; 0 if it is none of them. */
static int
letter_place(const char *letters, const char *c)
{
	int place = 1;

	for (const char *l = letters; *l; l += length(l), place++)
		if (length(l) == length(c) && !strncmp(l, c, length(c)))
			return place;
	return 0;
}

/* І, Х and С of a Cyrillic keyboard look like I, X and C. */
static char
roman_digit(const char *c)
{
	if (!strncmp(c, "І", 2))
		return 'i';
	if (!strncmp(c, "Х", 2))
		return 'x';
	return strncmp(c, "С", 2) ? (char)(*c | 0x20) : 'c';
}

static int
roman_value(const char *c)
{
	static const char digits[] = "ivxlc";
	static const int values[] = {1, 5, 10, 50, 100};
	int sum = 0, last = 0;

	for (; *c; c += length(c)) {
		const char *d = strchr(digits, roman_digit(c));
		int value = d ? values[d - digits] : 0;

		if (!value)
			return 0;
		sum += value > last ? value - 2 * last : value;
		last = value;
	}
	return sum;
}

/* What a scanner takes a figure for, or who types it: l and I, O, З. */
static int
figure_of(const char *c)
{
	if (*c >= '0' && *c <= '9')
		return *c - '0';
	if (*c == 'l' || *c == 'I')
		return 1;
	if (*c == 'O' || !strncmp(c, "О", 2))
		return 0;
	return strncmp(c, "З", 2) ? -1 : 3;
}

static int
number_value(const char *text)
{
	int n = 0;

	/* Roman ones have no figure in them. */
	if (!strpbrk(text, "0123456789") && strcmp(text, "l") != 0 &&
	    strcmp(text, "З") != 0)
		return roman_value(text);
	for (const char *c = text; *c; c += length(c)) {
		int figure = figure_of(c);

		if (figure < 0 || n >= 10000)
			return 0;
		n = 10 * n + figure;
	}
	return n;
}

/* Its place in a, b, c; 0: none of them. */
static int
latin_of(const char *c)
{
	char small[] = {(char)(*c | 0x20), '\0'};

	return (unsigned char)*c < 0x80
		   ? letter_place("abcdefghijklmnopqrstuvwxyz", small)
		   : 0;
}

/* One letter: a country's own, or one of those that word processors letter
 * lists in everywhere; Britain puts in 5A and 5B. */
static int
letter_of(const struct drafting *d, const char *c)
{
	int place = letter_place(d->letters, c);

	return place ? place : latin_of(c);
}

/* a is 1, z 26, za 27 or aa 27 as the country counts: both come later. */
static int
letter_value(const struct drafting *d, const char *text)
{
	int value = 0;

	for (const char *c = text; *c; c += length(c))
		value = value * 32 + letter_of(d, c);
	return value;
}

/* Behind a number: a, aa, ab, b, as they are put in between. */
static int
inserted_value(const struct drafting *d, const char *text)
{
	const char *c = text;
	int value = 0;

	for (int i = 0; i < 3; i++) {
		value = value * 40 + (*c ? letter_of(d, c) : 0);
		c += *c ? length(c) : 0;
	}
	return value;
}

/* "3a" typed with a Latin letter among Cyrillic ones looks the same. */
static const char *
as_seen(const struct drafting *d, const char *suffix)
{
	static const char *const like[][2] = {{"a", "а"}, {"e", "е"},
	    {"o", "о"}, {"p", "р"}, {"c", "с"}, {"y", "у"}, {"x", "х"}};

	if ((unsigned char)*d->letters < 0x80)
		return suffix;
	for (size_t i = 0; i < sizeof(like) / sizeof(*like); i++)
		if (!strcmp(suffix, like[i][0]))
			return like[i][1];
	return suffix;
}

/* 2A behind 2; and 2ZA, put in later, between the two, 2ZZA before that. */
static int
suffix_value(const struct drafting *d, const char *suffix)
{
	size_t before = strspn(suffix, "Z");

	if (!suffix[before])
		before = 0;
	return before ? letter_of(d, suffix + before) +
			    1000 * (9 - (before < 8 ? (int)before : 8))
		      : 200000 + inserted_value(d, suffix);
}

/* 5¹, also written 5^1, comes after 5 and 5a. */
static int
raised_value(const char *c)
{
	int value = 0, digit;
	size_t size;

	if (*c == '^') {
		c += 1 + (c[1] == '{');
		for (; *c >= '0' && *c <= '9' && value < 100; c++)
			value = value * 10 + *c - '0';
		return value;
	}
	for (; value < 100 && (size = raised_starts(c, &digit)); c += size)
		value = value * 10 + digit;
	return value;
}

/* 1.2.3, and A.1, whose letter stands behind every number. */
static int64_t
dotted_value(const char *text)
{
	int64_t sum = 0, part = 0;

	for (const char *c = text; *c; c++) {
		if (*c == '.') {
			sum = (sum + part) * DOTTED_STEP;
			part = 0;
		} else if (*c >= '0' && *c <= '9') {
			part = part * 10 + *c - '0';
		} else {
			part = DOTTED_STEP - 1 - ('Z' - *c);
		}
	}
	return sum + part;
}

static struct value
value_of(struct arena *mem, const struct drafting *d, const struct rule *rule,
    const char *text, const struct match *m)
{
	const char *n = pattern_named(mem, rule->pattern, text, m, "n");
	const char *suffix = pattern_named(mem, rule->pattern, text, m, "suf");
	struct value v = {0};

	if (!n) { /* "Single section": the first and only one */
		v.n = rule->series == SERIES_NUMBER;
		return v;
	}
	switch (rule->series) {
	case SERIES_NUMBER:
		v.n = number_value(n);
		break;
	case SERIES_LETTER:
		v.n = letter_value(d, n);
		v.latin = n[1] ? 0 : latin_of(n);
		break;
	case SERIES_DOUBLE:
		v.n = letter_place(d->letters, n);
		break;
	case SERIES_ROMAN:
		v.n = roman_value(n);
		break;
	case SERIES_DOTTED:
		v.n = dotted_value(n);
		return v;
	default:
		break;
	}
	v.letter =
	    rule->series == SERIES_LETTER || rule->series == SERIES_DOUBLE;
	if (suffix && *suffix)
		v.suffix = suffix_value(d, as_seen(d, suffix));
	v.suffix += RAISED * raised_value(strstr(text, n) + strlen(n));
	return v;
}

/* "26–28": where a range of units ends that are no more. */
static struct value
upto_of(struct arena *mem, const struct rule *rule, const char *text,
    const struct match *m, struct value from)
{
	const char *to = pattern_named(mem, rule->pattern, text, m, "to");
	struct value v = {.n = to ? number_value(to) : 0};

	return v.n > from.n && v.n - from.n < 1000 ? v : from;
}

/* "Rozdział 1.", "Глава първа – ОБЩИ": signs that part a group's number from
 * its heading belong to the number. */
static size_t
behind_signs(const char *text, size_t end)
{
	size_t at = end + strspn(text + end, " "), size = 0;

	if (!strncmp(text + at, "–", 3) || !strncmp(text + at, "—", 3))
		size = 3;
	else if (text[at] == '-' || text[at] == '.' || text[at] == ':')
		size = 1;
	return size && (!text[at + size] || text[at + size] == ' ') ? at + size
								    : end;
}

int
hit_find(struct arena *mem, const struct drafting *d, const char *text,
    int from, struct hit *out)
{
	uint32_t may = from < RULES_MAX ? drafting_may(d, text) >> from : 0;
	size_t size;
	struct match m;

	if (!may || text_is_page(text))
		return -1;
	size = strlen(text);
	for (int i = from; may; may >>= 1, i++) {
		const struct rule *rule = &d->rules[i];

		if (!(may & 1) ||
		    !pattern_find(rule->pattern, text, size, 0, &m) ||
		    m.start[0])
			continue;
		*out = (struct hit){
		    .rule = rule,
		    .end = m.end[0],
		    .value = value_of(mem, d, rule, text, &m),
		};
		out->upto = upto_of(mem, rule, text, &m, out->value);
		if (rule->heading == HEADING_NEXT)
			out->end = behind_signs(text, out->end);
		return i;
	}
	return -1;
}

int
hit_free(struct arena *mem, const struct drafting *d, const char *text,
    struct hit *out)
{
	int i = -1;

	do
		i = hit_find(mem, d, text, i + 1, out);
	while (i >= 0 && (out->rule->within || out->rule->alone));
	return i;
}

int
hit_line(struct arena *mem, const struct drafting *d, const struct line *line,
    struct hit *out)
{
	return line->plain == line->text ? -1
					 : hit_find(mem, d, line->text, 0, out);
}

bool
value_follows(struct value a, struct value b)
{
	if (b.n == a.n + 1 || (a.latin && b.latin == a.latin + 1))
		return true;
	if (b.n == a.n)
		return b.suffix > a.suffix;
	/* z, then aa or za; letters that a country leaves out */
	return b.letter && b.n > a.n && (a.n >= 26 && b.n - a.n < 40);
}

bool
value_later(struct value a, struct value b)
{
	return b.n > a.n || (b.n == a.n && b.suffix > a.suffix);
}

static bool
one_of(const char *marks, const char *c, size_t size)
{
	for (const char *m = marks; *m; m += length(m))
		if (length(m) == size && !strncmp(m, c, size))
			return true;
	return false;
}

/* A straight mark opens at the start or after a space or bracket. */
static bool
straight_opens(const char *text, const char *c)
{
	return c == text || strchr(" (\n\t", c[-1]);
}

/* One before a word, within a provision that straight marks quote whole. */
static bool
straight_nests(const char *text, const char *c)
{
	return c > text && strchr(" (", c[-1]) && c[1] &&
	       !strchr(" \"\n.,;:)", c[1]);
}

/* Behind a ’: a letter makes it an apostrophe; where its ‘ stands in a line
 * above, a space does too ("the States’ rights"). */
static bool
single_closes(const char *behind, const struct quotation *q)
{
	unsigned char c = (unsigned char)*behind;

	if (q->depth > 1)
		return false;
	return !c || strchr(".,;:)", c) || (c == ' ' && q->opened != SIZE_MAX);
}

void
quotation_follow(
    const struct drafting *d, const char *text, struct quotation *q)
{
	size_t size;

	q->opened = q->closed = SIZE_MAX;
	for (const char *c = text;; c += size) {
		bool opens, closes;

		/* Marks of all languages begin with one of these. */
		c += strcspn(c, "\"\xC2\xE2");
		if (!*c)
			return;
		size = length(c);
		opens = one_of(d->open, c, size);
		closes = one_of(d->close, c, size);
		if (d->single && !q->depth && !strncmp(c, "‘", size))
			opens = q->single = true;
		else if (d->single && q->single && !strncmp(c, "’", size))
			closes = single_closes(c + size, q);
		/* A closing mark before a word where none is open was typed
		 * for an opening one. */
		if (*c == '"' || (closes && !q->depth && c[size] != ' ')) {
			opens = q->depth ? q->whole && straight_nests(text, c)
					 : straight_opens(text, c);
			closes = !opens;
		}
		if (opens) {
			if (!q->depth++) {
				q->opened = (size_t)(c - text);
				q->whole = *c == '"' && c == text;
			}
		} else if (closes && q->depth > 0 && !--q->depth) {
			q->single = false;
			if (q->closed == SIZE_MAX)
				q->closed = (size_t)(c - text) + size;
			q->opened = SIZE_MAX;
		}
	}
}

static bool
has_letter(const char *text)
{
	for (const char *c = text; *c; c++)
		if ((*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z') ||
		    ((unsigned char)*c >= 0xC3 && (unsigned char)*c < 0xE2))
			return true;
	return false;
}

bool
text_is_page(const char *text)
{
	size_t digits = 0;

	for (const char *c = text; *c; c += length(c))
		if (*c >= '0' && *c <= '9')
			digits++;
		else if (!strchr("- /", *c) && !text_starts(c, "–") &&
			 !text_starts(c, "—"))
			return false;
	return digits && digits < 9;
}

bool
text_heads(const char *text)
{
	size_t size = strlen(text);

	if (!has_letter(text))
		return false;
	if (size > 3 &&
	    (!strcmp(text + size - 3, "“") || !strcmp(text + size - 3, "”") ||
		!strcmp(text + size - 3, "—") || !strcmp(text + size - 3, "–")))
		return false;
	if (size > 1 && text[size - 1] == '"')
		size--;
	return size && size <= 400 && !strchr(".;:,-", text[size - 1]) &&
	       !strchr("-(*", text[0]);
}

bool
text_is_capital(const char *text)
{
	size_t letters = 0;

	for (const char *c = text; *c; c += length(c)) {
		unsigned char a = (unsigned char)c[0], b = (unsigned char)c[1];

		if (a >= 'a' && a <= 'z')
			return false;
		if ((a == 0xD0 && b >= 0xB0) || a == 0xD1)
			return false;
		if (a == 0xC3 && b >= 0x9F)
			return false;
		if ((a == 0xC4 || a == 0xC5) && (b & 1) && b != 0x90 &&
		    !(a == 0xC5 && (b == 0xBB || b == 0xBD || b == 0xB9)))
			return false;
		letters += (a >= 'A' && a <= 'Z') || a == 0xD0;
	}
	return letters > 1;
}
