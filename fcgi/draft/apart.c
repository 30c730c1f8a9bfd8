/*
 * apart.c: tables of contents by their heading and by what comes again below,
 * notes by their marks.
 */
#include "fcgi/draft/apart.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/hit.h"

#include <string.h>

enum {
	FRONT_LINES = 300,
	CONTENTS_LINES = 500,
	ENTRY_MAX = 300,
	SENTENCE_MIN = 80,
	TITLE_LINES = 5,
	NOTE_LINES = 60,
	NOTES_MAX = 99,
	BARE_MAX = 16
};

static bool
is_dots(const char *end, size_t size)
{
	return size && (strchr(" .\t", end[-1]) ||
			   (size > 2 && !strncmp(end - 3, "…", 3)));
}

/* "Analysis ........ 12" without its page; the same text: it names none. */
static const char *
without_page(struct arena *mem, const char *text)
{
	size_t size = strlen(text), whole = size;

	while (size && text[size - 1] >= '0' && text[size - 1] <= '9')
		size--;
	if (size == whole || whole - size > 4 || !is_dots(text + size, size))
		return text;
	while (is_dots(text + size, size))
		size -= strchr(" .\t", text[size - 1]) ? 1 : 3;
	return size ? arena_copy_n(mem, text, size) : text;
}

/* Whether that line says it again, or it and the next together: "PART 1" and
 * then "GENERAL". */
static bool
says_again(
    struct arena *mem, const struct line *at, size_t count, const char *entry)
{
	const char *text = text_lower(mem, at->text);
	size_t size = strlen(text);

	if (text_is(entry, text))
		return true;
	return size && count > 1 && text_starts(entry, text) &&
	       entry[size] == ' ' &&
	       text_is(entry + size + 1, text_lower(mem, at[1].text));
}

/* What enacts the act stands between, and is no entry. */
static size_t
before_sentence(
    struct arena *mem, const struct line *at, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++) {
		size_t size = strlen(at[i].text);

		if (size > SENTENCE_MIN && strchr(".:", at[i].text[size - 1]) &&
		    without_page(mem, at[i].text) == at[i].text)
			return i;
	}
	return end;
}

/* Its end: where the first entry comes again as a heading, or before the long
 * title that stands there between; else behind the last entry that names a
 * page. */
static size_t
contents_end(
    struct arena *mem, const struct line *at, size_t from, size_t count)
{
	const char *first = text_lower(mem, without_page(mem, at[from].text));
	const char *whole = text_lower(mem, at[from].text);
	size_t most =
	    count < from + CONTENTS_LINES ? count : from + CONTENTS_LINES;
	size_t end = from, title = 0;

	for (size_t i = from + 1; *first && i < most; i++) {
		if (says_again(mem, at + i, count - i, first) ||
		    says_again(mem, at + i, count - i, whole))
			return before_sentence(
			    mem, at, from + 1, title ? title : i);
		if (title && i > title + TITLE_LINES)
			break;
		if (!title && strlen(at[i].text) > ENTRY_MAX)
			title = i;
	}
	for (size_t i = from; i < most && i <= end + 1; i++)
		if (without_page(mem, at[i].text) != at[i].text)
			end = i + 1;
	return end > from + 1 ? end : 0;
}

size_t
apart_contents(
    struct source *s, const struct drafting *d, struct line *at, size_t count)
{
	struct match m;

	for (size_t i = 0; d->contents && i + 1 < count && i < FRONT_LINES;
	     i++) {
		size_t end;

		if (!pattern_find(
			d->contents, at[i].text, strlen(at[i].text), 0, &m))
			continue;
		end = contents_end(s->mem, at, i + 1, count);
		for (size_t k = i + 1; k < end; k++)
			at[k].text = "";
		return end;
	}
	return 0;
}

/* The n of "n) ...", also raised, "(n) ..." or, as a letter, "(a) ..."; or 0.
 */
static int
note_number(const char *text)
{
	int n = 0, digit;
	size_t size;

	if (*text == '(' && *++text >= 'a' && *text <= 'z')
		n = *text++ - 'a' + 1;
	for (; *text >= '0' && *text <= '9' && n <= NOTES_MAX; text++)
		n = n * 10 + *text - '0';
	for (; (size = raised_starts(text, &digit)) && n <= NOTES_MAX;
	     text += size)
		n = n * 10 + digit;
	return *text == ')' && n <= NOTES_MAX ? n : 0;
}

/* "zm.2)": behind an abbreviation, which "1.2)" is not. */
static bool
is_abbreviated(const char *text, const char *mark)
{
	unsigned char c = mark - text > 1 ? (unsigned char)mark[-2] : ' ';

	return mark > text && mark[-1] == '.' && *mark != '(' &&
	       (c >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'));
}

/* "law1), 2)": behind another mark. */
static bool
is_listed(const char *text, const char *mark)
{
	return mark - text > 3 && !strncmp(mark - 3, "), ", 3) &&
	       mark[-4] >= '0' && mark[-4] <= '9';
}

/* "law1)", "1990(a)": a letter or a closing sign stands before the mark, no
 * space. */
static bool
is_marked_as(const struct line *at, size_t end, const char *mark)
{
	/* Behind a bracket a digit is no number of its own. */
	const char *barred = *mark == '(' ? " (.,-\"" : " (0123456789.,-\"";

	for (size_t i = 0; i < end; i++)
		for (const char *c = at[i].text; (c = strstr(c, mark)); c++)
			if (c > at[i].text &&
			    (!strchr(barred, c[-1]) ||
				is_abbreviated(at[i].text, c) ||
				is_listed(at[i].text, c)) &&
			    (c - at[i].text < 3 || strncmp(c - 3, "„", 3) != 0))
				return true;
	return false;
}

/* The note that begins so: by its mark as it is, by its number, plain or
 * raised. */
static bool
is_marked(
    struct arena *mem, const struct line *at, size_t end, const char *note)
{
	const char *open = *note == '(' ? "(" : "";
	const char *digits = arena_printf(mem, "%d", note_number(note));
	struct buffer raised = buffer_new(mem, 1024);

	for (const char *c = digits; *c; c++)
		buffer_add(&raised, raised_digit(*c - '0'));
	return is_marked_as(
		   at, end, arena_copy_n(mem, note, strcspn(note, ")") + 1)) ||
	       ((*note != '(' || note[1] < 'a') &&
		   (is_marked_as(
			at, end, arena_printf(mem, "%s%s)", open, digits)) ||
		       is_marked_as(at, end,
			   arena_printf(mem, "%s%s)", open, raised.data))));
}

/* "The columns are—", and then "(a) number": a list, whatever else has an
 * (a). */
static bool
is_awaited(const struct line *at, size_t i)
{
	const char *before = i ? at[i - 1].text : "";
	size_t size = strlen(before);

	return size && (before[size - 1] == ':' ||
			   (size > 2 && !strcmp(before + size - 3, "—")));
}

/* Notes 1, 2 ... to the end, with lines that go on with them. */
static bool
are_notes(struct source *s, const struct drafting *d, const struct line *at,
    size_t start, size_t end)
{
	int last = 0;

	for (size_t i = start; i < end; i++) {
		int n = note_number(at[i].text);
		struct hit hit;

		if (n && (n != last + 1 ||
			     !is_marked(s->mem, at, start, at[i].text)))
			return false;
		if (!n && (!i || hit_find(s->mem, d, at[i].text, 0, &hit) >= 0))
			return false;
		last = n ? n : last;
	}
	return last > 0;
}

/* "__________" and then 1, 2 ... or 1), 2) ... to the end. */
static bool
is_drawn(struct arena *mem, const struct line *at, size_t line, size_t end)
{
	size_t size = strlen(at[line].text);
	int last = 0;

	if (size < 5 || at[line].text[strspn(at[line].text, "_")])
		return false;
	for (size_t i = line + 1; i < end; i++) {
		const char *next = arena_printf(mem, "%d", last + 1);
		const char *text = at[i].text;

		if (text_starts(text, next) && strchr(" )", text[strlen(next)]))
			last++;
		else if (!last)
			return false;
	}
	return last > 0;
}

size_t
apart_notes(struct source *s, const struct drafting *d, const struct line *at,
    size_t from, size_t end)
{
	size_t start = end > from + NOTE_LINES ? end - NOTE_LINES : from;

	for (size_t i = start; i < end; i++)
		if (is_drawn(s->mem, at, i, end))
			return i;
	while (start < end &&
	       (note_number(at[start].text) != 1 || is_awaited(at, start) ||
		   !are_notes(s, d, at, start, end)))
		start++;
	if (start < end && start > from &&
	    !at[start - 1].text[strspn(at[start - 1].text, "_- ")])
		start--;
	return start;
}

static bool
has_break(const struct part *p)
{
	for (const struct part *c = p->first; c; c = c->next)
		if (c->kind == PART_BREAK ||
		    (c->kind == PART_INLINE && has_break(c)))
			return true;
	return false;
}

/* How much of a paragraph's plain text stands before a break that a number
 * follows; 0: there is none. */
static size_t
before_number(struct arena *mem, const struct drafting *d, const struct part *p)
{
	const char *text = line_words(mem, p), *c = text;
	struct hit hit;

	while ((c = strchr(c, '\n'))) {
		struct part *rest = part_new(mem, PART_P, "");

		c++;
		part_text(mem, rest, c, strcspn(c, "\n"));
		if (c > text + 1 &&
		    hit_find(mem, d, line_prepare(mem, rest, d->latin), 0,
			&hit) >= 0 &&
		    hit.rule->rank >= RANK_OF_BASE)
			return (size_t)(c - text);
	}
	return 0;
}

/* Without the break that it ends with. */
static void
drop_last_break(struct part *p)
{
	struct part **last = &p->first;

	if (!p->last)
		return;
	while ((*last)->next)
		last = &(*last)->next;
	if ((*last)->kind == PART_INLINE)
		drop_last_break(*last);
	if ((*last)->kind != PART_BREAK)
		return;
	*last = NULL;
	p->last = NULL;
	for (struct part *c = p->first; c; c = c->next)
		p->last = c;
}

void
apart_headings(struct lines *lines, const struct drafting *d)
{
	struct lines out = {.s = lines->s};
	struct arena *mem = lines->s->mem;
	size_t copied = 0;
	struct match m;

	for (size_t i = 0; d->headed && i < lines->count; i++) {
		struct line head = lines->at[i];
		const char *text = head.block->kind == PART_P
				       ? line_words(mem, head.block)
				       : "";

		if (!pattern_find(d->headed, text, strlen(text), 0, &m))
			continue;
		head.block = line_cut(mem, head.block, m.end[1]);
		for (; copied < i; copied++)
			*lines_add(&out, NULL) = lines->at[copied];
		*lines_add(&out, NULL) = head;
	}
	for (; out.count && copied < lines->count; copied++)
		*lines_add(&out, NULL) = lines->at[copied];
	if (out.count)
		*lines = out;
}

bool
apart_is_number(const char *c)
{
	size_t digits, size;

	c += text_starts(c, "„") || text_starts(c, "“") ? strlen("„")
							: *c == '"';
	c += *c == '(';
	digits = strspn(c, "0123456789");
	size = digits;
	for (int i = 0; i < 2 && strchr(".)", c[size]) == NULL; i++)
		do
			size++;
		while (((unsigned char)c[size] & 0xC0) == 0x80);
	if (digits > 3 || !size || !c[size] || c[size + 1])
		return false;
	if (c[size] != ')')
		return c[size] == '.' && digits;
	return digits || (unsigned char)*c >= 0xC3 || (*c >= 'a' && *c <= 'z');
}

/* May that line be what such a number counts? */
static bool
is_counted(struct arena *mem, const struct drafting *d, const struct line *line)
{
	struct hit hit;
	const char *text;

	if (line->block->kind != PART_P || line->level)
		return false;
	text = line_prepare(mem, line->block, d->latin);
	return *text && (hit_find(mem, d, text, 0, &hit) < 0 ||
			    hit.rule->rank >= RANK_OF_PARAGRAPH);
}

void
apart_numbers(struct lines *lines, const struct drafting *d)
{
	struct arena *mem = lines->s->mem;
	size_t left = lines->count;
	struct part *p;

	for (size_t i = lines->count; i-- > 0;) {
		struct line *line = &lines->at[i], *next = line + 1;

		p = line->block;
		if (p->kind == PART_P && p->first && i + 1 < lines->count &&
		    next->block &&
		    strnlen(line_words(mem, p), BARE_MAX) < BARE_MAX &&
		    apart_is_number(line_prepare(mem, p, d->latin)) &&
		    is_counted(mem, d, next)) {
			part_text(mem, p, " ", 1);
			part_move_all(next->block, p);
			next->block = NULL;
			line->level = next->level;
			line->title = next->title;
			left--;
		}
	}
	for (size_t i = 0, to = 0; left < lines->count && i < lines->count; i++)
		if (lines->at[i].block)
			lines->at[to++] = lines->at[i];
	lines->count = left;
}

void
apart_breaks(struct lines *lines, const struct drafting *d)
{
	struct lines out = {.s = lines->s};

	for (size_t i = 0; i < lines->count; i++) {
		struct line line = lines->at[i];
		struct arena *mem = lines->s->mem;
		size_t size;

		while (line.block->kind == PART_P && has_break(line.block) &&
		       (size = before_number(mem, d, line.block))) {
			struct line head = line;

			head.block = line_cut(mem, line.block, size);
			drop_last_break(head.block);
			*lines_add(&out, head.block) = head;
		}
		*lines_add(&out, line.block) = line;
	}
	*lines = out;
}
