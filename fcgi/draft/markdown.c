/*
 * markdown.c: one line of Markdown as inlines; see markdown.h.
 *
 * Each sign has a function that takes what it begins, or nothing: then it is
 * text like all else, so that no word can be lost to a sign that never ends.
 */
#include "fcgi/draft/markdown.h"

#include "fcgi/draft/kept.h"

#include <string.h>

enum { DEPTH = 20, TAG_MAX = 8 };

struct taker {
	struct markdown *m;
	struct part *p;
	const char *start, *end; /* of the line */
	int depth;
	unsigned open; /* a bit for each pair that the rest does not close */
};

static void take_all(struct taker *t, const char *c, const char *end);

static void
left(struct taker *t, const char *c, size_t size)
{
	kept_break(t->m->s, KEPT_LEFT);
	kept_add(t->m->s, KEPT_LEFT, c, size);
}

/* Soft hyphens are layout. */
static void
words(struct taker *t, const char *c, const char *end)
{
	static const char hyphen[] = "\u00ad";
	const char *next;

	while (c < end) {
		next = memmem(c, (size_t)(end - c), hyphen, 2);
		if (c < (next ? next : end))
			part_words(t->m->s->mem, t->p, c,
			    (size_t)((next ? next : end) - c));
		c = next ? next + 2 : end;
	}
}

static struct part *
inside(struct taker *t, const char *name, const char *c, const char *end)
{
	struct part *outer = t->p;
	struct part *inner =
	    part_add(outer, part_new(t->m->s->mem, PART_INLINE, name));

	t->p = inner;
	t->depth++;
	take_all(t, c, end);
	t->depth--;
	t->p = outer;
	return inner;
}

/* \( is a bracket that begins nothing. */
static const char *
take_escape(struct taker *t, const char *c, const char *end)
{
	if (c + 1 == end) /* a backslash that breaks the line */
		return c + 1;
	if (!strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c[1]))
		return NULL;
	words(t, c + 1, c + 2);
	return c + 2;
}

static bool
is_word(const char *c)
{
	unsigned char b = (unsigned char)*c;

	return b >= 0x80 || (b >= '0' && b <= '9') ||
	       ((b | 0x20) >= 'a' && (b | 0x20) <= 'z');
}

/* **bold** and *italic* that close on the same line; of _these_ only what
 * stands between words. */
static const char *
take_emphasis(struct taker *t, const char *c, const char *end)
{
	size_t signs = 1U + (c + 1 < end && c[1] == *c);
	const char *from = c + signs, *to;

	if (from >= end || *from == ' ' || t->depth >= DEPTH ||
	    (*c == '_' && c > t->start && is_word(c - 1)))
		return NULL;
	to = memmem(from, (size_t)(end - from), *c == '*' ? "**" : "__", signs);
	if (!to || to == from || to[-1] == ' ' ||
	    (*c == '_' && to + signs < end && is_word(to + signs)))
		return NULL;
	inside(t, signs == 2 ? "b" : "i", from, to);
	return to + signs;
}

/* ^2)^ without spaces. */
static const char *
take_raised(struct taker *t, const char *c, const char *end)
{
	const char *to = memchr(c + 1, '^', (size_t)(end - c - 1));

	if (!to || to == c + 1 || memchr(c, ' ', (size_t)(to - c)) ||
	    t->depth >= DEPTH)
		return NULL;
	inside(t, "sup", c + 1, to);
	return to + 1;
}

static struct markdown_note *
note_find(const struct markdown *m, const char *name, size_t size)
{
	for (size_t i = 0; i < m->note_count; i++)
		if (m->notes[i].name_size == size &&
		    !memcmp(m->notes[i].name, name, size))
			return &m->notes[i];
	return NULL;
}

/* A note, once: where it is referred to again is a sign of it. */
static bool
take_note(struct taker *t, const char *name, size_t size)
{
	struct arena *mem = t->m->s->mem;
	struct markdown_note *note = note_find(t->m, name, size);
	struct part *outer = t->p, *p;

	if (!note || note->used || t->depth >= DEPTH)
		return false;
	note->used = true;
	left(t, note->name, size);
	left(t, note->name, size);
	p = part_add(outer, part_new(mem, PART_NOTE, ""));
	p->mark = arena_copy_n(mem, note->name, size);
	t->p = part_add(p, part_new(mem, PART_P, "p"));
	t->depth++;
	take_all(t, note->text, note->text + note->text_size);
	t->depth--;
	t->p = outer;
	return true;
}

/* "1)" or "12a)" as official collections mark their notes: its size without
 * the bracket, or 0. */
static size_t
mark_size(const char *c, const char *end)
{
	size_t digits = 0, size;

	while (c + digits < end && digits < 4 && c[digits] >= '0' &&
	       c[digits] <= '9')
		digits++;
	size = digits;
	while (c + size < end && size < digits + 2 && c[size] >= 'a' &&
	       c[size] <= 'z')
		size++;
	return digits && c + size < end && c[size] == ')' ? size : 0;
}

/* ^1), which ^1)^ is not. */
static bool
is_mark(const char *c, const char *end)
{
	size_t size = mark_size(c + 1, end);

	return size && (c + size + 2 == end || c[size + 2] != '^');
}

/* As a note, or raised where none has that mark; only behind words: new text
 * may begin with a mark of its own. */
static const char *
take_mark(struct taker *t, const char *c, const char *end)
{
	size_t size = mark_size(c + 1, end);

	if (c == t->start || t->depth >= DEPTH || c[-1] == ' ' ||
	    (c - t->start >= 3 && c[-3] == '\xE2'))
		return NULL;
	if (!take_note(t, c + 1, size))
		inside(t, "sup", c + 1, c + size + 2);
	return c + size + 2;
}

/* [words](address), ![words](address), [^3] */
static const char *
take_link(struct taker *t, const char *c, const char *end)
{
	bool picture = *c == '!';
	const char *from = c + picture, *to, *close;
	struct part *link;

	if (from >= end || *from != '[' || t->depth >= DEPTH)
		return NULL;
	to = memchr(from, ']', (size_t)(end - from));
	if (!to)
		return NULL;
	if (from + 2 < to && from[1] == '^' && !picture)
		return take_note(t, from + 2, (size_t)(to - from - 2)) ? to + 1
								       : NULL;
	if (to + 1 >= end || to[1] != '(')
		return NULL;
	close = memchr(to + 1, ')', (size_t)(end - to - 1));
	if (!close)
		return NULL;
	left(t, to + 2, (size_t)(close - to - 2));
	if (picture) {
		take_all(t, from + 1, to);
		return close + 1;
	}
	link = inside(t, "a", from + 1, to);
	link->link = arena_copy_n(t->m->s->mem, to + 2,
	    strcspn(to + 2, " )") < (size_t)(close - to - 2)
		? strcspn(to + 2, " )")
		: (size_t)(close - to - 2));
	if (!link_good(link->link) || *link->link == '#')
		link->name = "span";
	return close + 1;
}

/* <div align="center">, </a>: layout.  Behind it, or NULL. */
static const char *
layout_tag(const char *c, const char *end)
{
	static const char *const names[] = {"a", "center", "details", "div",
	    "font", "hr", "p", "section", "small", "span", "summary"};
	const char *to = memchr(c, '>', (size_t)(end - c)), *name = c + 1;
	size_t size = 0;

	name += to && *name == '/';
	while (to && name + size < to && name[size] >= 'a' && name[size] <= 'z')
		size++;
	for (size_t i = 0; size && i < sizeof names / sizeof *names; i++)
		if (size == strlen(names[i]) &&
		    !strncmp(name, names[i], size) && strchr(" />", name[size]))
			return to + 1;
	return NULL;
}

bool
markdown_is_tags(struct markdown *m, const char *c, size_t size)
{
	struct taker t = {.m = m};
	const char *from = c, *end = c + size, *behind;

	while (c < end && *c == '<' && (behind = layout_tag(c, end))) {
		c = behind;
		while (c < end && strchr(" \t\r", *c))
			c++;
	}
	if (c == from || c < end)
		return false;
	left(&t, from, size);
	return true;
}

/* <sup>2</sup>: behind it, or NULL. */
static const char *
take_pair(struct taker *t, const char *c, size_t size, const char *end)
{
	static const char *const names[][2] = {{"b", "b"}, {"i", "i"},
	    {"u", "u"}, {"sup", "sup"}, {"sub", "sub"}, {"strong", "b"},
	    {"em", "i"}};
	const char *to = memchr(c, '>', (size_t)(end - c)), *close;
	char tag[TAG_MAX + 4];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (size != strlen(names[i][0]) ||
		    strncmp(c + 1, names[i][0], size) || t->depth >= DEPTH ||
		    t->open & 1U << i)
			continue;
		snprintf(tag, sizeof tag, "</%s>", names[i][0]);
		close = memmem(to, (size_t)(end - to), tag, strlen(tag));
		if (!close && end == t->end)
			t->open |= 1U << i;
		if (!close)
			return NULL;
		left(t, tag, strlen(tag));
		left(t, tag, strlen(tag));
		inside(t, names[i][1], to + 1, close);
		return close + strlen(tag);
	}
	return NULL;
}

/* <br>, pairs, and layout; what else is in angles is text. */
static const char *
take_tag(struct taker *t, const char *c, const char *end)
{
	const char *to = memchr(c, '>', (size_t)(end - c)), *behind = NULL;
	size_t size = to ? (size_t)(to - c - 1) : 0;

	if (size && size < TAG_MAX) {
		while (size && strchr(" /", c[size]))
			size--;
		if (size == 2 && !strncasecmp(c + 1, "br", 2)) {
			left(t, c + 1, 2);
			part_add(
			    t->p, part_new(t->m->s->mem, PART_BREAK, "br"));
			return to + 1;
		}
		behind = take_pair(t, c, size, end);
	}
	if (!behind && (behind = layout_tag(c, end)))
		left(t, c, (size_t)(behind - c));
	return behind;
}

static const char *
take_entity(struct taker *t, const char *c, const char *end)
{
	static const char *const known[][2] = {{"&nbsp;", "\u00a0"},
	    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""},
	    {"&shy;", ""}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		size_t size = strlen(known[i][0]);

		if ((size_t)(end - c) < size || strncmp(c, known[i][0], size))
			continue;
		left(t, c, size);
		words(t, known[i][1], known[i][1] + strlen(known[i][1]));
		return c + size;
	}
	return NULL;
}

static const char *
take(struct taker *t, const char *c, const char *end)
{
	switch (*c) {
	case '\\':
		return take_escape(t, c, end);
	case '*':
	case '_':
		return take_emphasis(t, c, end);
	case '^':
		return is_mark(c, end) ? take_mark(t, c, end)
				       : take_raised(t, c, end);
	case '[':
	case '!':
		return take_link(t, c, end);
	case '<':
		return take_tag(t, c, end);
	case '&':
		return take_entity(t, c, end);
	default:
		return NULL;
	}
}

static void
take_all(struct taker *t, const char *c, const char *end)
{
	const char *from = c, *behind;

	while (c < end) {
		if (!strchr("\\*_^[!<&", *c)) {
			c++;
			continue;
		}
		words(t, from, c);
		behind = take(t, c, end);
		from = behind ? behind : c;
		c = behind ? behind : c + 1;
	}
	words(t, from, end);
}

void
markdown_line(struct markdown *m, struct part *p, const char *c, size_t size)
{
	struct taker t = {.m = m, .p = p, .start = c, .end = c + size};

	take_all(&t, c, c + size);
}

/* Is what stands behind this line's end drawn in, and no list's? */
static bool
goes_on(const char *end)
{
	size_t blanks = *end == '\n' ? strspn(end + 1, " ") : 0;
	const char *c = end + 1 + blanks;

	return (blanks > 1 || (*end == '\n' && end[1] == '\t')) &&
	       !strchr("\r\n", *c) && !strchr("-*+", *c);
}

/* The note that the line at c defines: "[^3]: words", or "^3) words" among
 * the last lines of the text. */
static bool
define(const struct markdown *m, const char *c, struct markdown_note *note)
{
	const char *end = c + strcspn(c, "\r\n");
	size_t size;

	if (c[0] == '[' && c[1] == '^') {
		size = strcspn(c + 2, "]\n ");
		if (!size || c[2 + size] != ']' || c[3 + size] != ':')
			return false;
		*note = (struct markdown_note){
		    .name = c + 2, .name_size = size, .text = c + 4 + size};
	} else {
		size = *c == '^' ? mark_size(c + 1, end) : 0;
		if (!size || c < m->last || c[size + 2] != ' ')
			return false;
		*note = (struct markdown_note){
		    .name = c + 1, .name_size = size, .text = c + 3 + size};
	}
	note->text += strspn(note->text, " \t");
	while (goes_on(end))
		end += 1 + strcspn(end + 1, "\r\n");
	note->text_size = (size_t)(end - note->text);
	note->line = c;
	return true;
}

/* Behind the last line that is neither empty nor "^3) words". */
static const char *
last_lines(const char *text)
{
	const char *end = text + strlen(text), *last = end, *c = end;

	while (c > text) {
		const char *line = memrchr(text, '\n', (size_t)(c - 1 - text));

		line = line ? line + 1 : text;
		if (line[strspn(line, " \t\r\n")] && line < c &&
		    strspn(line, " \t\r\n") < (size_t)(c - line) &&
		    !(*line == '^' && mark_size(line + 1, c)))
			break;
		last = c = line;
	}
	return last;
}

static void
find_definitions(struct markdown *m, const char *text)
{
	struct markdown_note note;

	for (const char *c = text; c && m->note_count < MARKDOWN_NOTES;
	     c = strchr(c, '\n')) {
		c += *c == '\n';
		if (!define(m, c, &note) ||
		    note_find(m, note.name, note.name_size))
			continue;
		if (!m->notes)
			m->notes = arena_alloc(
			    m->s->mem, MARKDOWN_NOTES * sizeof *m->notes);
		m->notes[m->note_count++] = note;
	}
}

void
markdown_notes(struct markdown *m, const char *text)
{
	struct markdown_note *note;
	const char *end = text + strlen(text);

	m->last = last_lines(text);
	find_definitions(m, text);
	for (const char *c = text; m->note_count && (c = strchr(c, '^')); c++) {
		size_t size = mark_size(c + 1, end);

		if (c > text && c[-1] == '[') { /* "[^3]" */
			size = strcspn(c + 1, "]\n ");
			if (c[1 + size] != ']' || c[2 + size] == ':')
				continue;
		} else if (c == text || c[-1] == '\n') {
			continue;
		}
		note = size ? note_find(m, c + 1, size) : NULL;
		if (note)
			note->referred = true;
	}
}

bool
markdown_is_note(struct markdown *m, const char *c)
{
	struct markdown_note here;
	const struct markdown_note *note;

	if (c < m->behind)
		return true;
	if (!define(m, c, &here))
		return false;
	note = note_find(m, here.name, here.name_size);
	if (!note || note->name != here.name || !note->referred)
		return false;
	m->behind = note->text + note->text_size;
	return true;
}
