/*
 * lines.c: paragraphs as lines that patterns can be held against, and the
 * way back from a place in the prepared text to the paragraph.
 */
#include "fcgi/draft/lines.h"

#include <string.h>

/* Serbian Cyrillic, upper and lower, and its Latin (reform of 1830, Gaj). */
static const char *const latin[][2] = {{"А", "A"}, {"Б", "B"}, {"В", "V"},
    {"Г", "G"}, {"Д", "D"}, {"Ђ", "Đ"}, {"Е", "E"}, {"Ж", "Ž"}, {"З", "Z"},
    {"И", "I"}, {"Ј", "J"}, {"К", "K"}, {"Л", "L"}, {"Љ", "Lj"}, {"М", "M"},
    {"Н", "N"}, {"Њ", "Nj"}, {"О", "O"}, {"П", "P"}, {"Р", "R"}, {"С", "S"},
    {"Т", "T"}, {"Ћ", "Ć"}, {"У", "U"}, {"Ф", "F"}, {"Х", "H"}, {"Ц", "C"},
    {"Ч", "Č"}, {"Џ", "Dž"}, {"Ш", "Š"}, {"а", "a"}, {"б", "b"}, {"в", "v"},
    {"г", "g"}, {"д", "d"}, {"ђ", "đ"}, {"е", "e"}, {"ж", "ž"}, {"з", "z"},
    {"и", "i"}, {"ј", "j"}, {"к", "k"}, {"л", "l"}, {"љ", "lj"}, {"м", "m"},
    {"н", "n"}, {"њ", "nj"}, {"о", "o"}, {"п", "p"}, {"р", "r"}, {"с", "s"},
    {"т", "t"}, {"ћ", "ć"}, {"у", "u"}, {"ф", "f"}, {"х", "h"}, {"ц", "c"},
    {"ч", "č"}, {"џ", "dž"}, {"ш", "š"}};

struct line *
lines_add(struct lines *l, struct part *block)
{
	if (l->count == l->room) {
		size_t room = l->room ? 2 * l->room : 256;

		l->at = arena_grow(l->s->mem, l->at, l->room * sizeof(*l->at),
		    room * sizeof(*l->at));
		l->room = room;
	}
	l->at[l->count] = (struct line){.block = block, .text = ""};
	return &l->at[l->count++];
}

static void
plain_text(struct buffer *b, const struct part *p)
{
	if (p->kind == PART_TEXT)
		buffer_add(b, p->text);
	else if (p->kind == PART_BREAK)
		buffer_bytes(b, "\n", 1);
	else if (p->kind != PART_NOTE)
		for (const struct part *c = p->first; c; c = c->next)
			plain_text(b, c);
}

static size_t
length(const char *c)
{
	unsigned char lead = (unsigned char)*c;

	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static bool
is_any(const char *c, size_t size, const char *const set[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!strncmp(c, set[i], size) && !set[i][size])
			return true;
	return false;
}

/* What one character becomes: a space, nothing, Latin, or itself. */
static const char *
prepared(const char *c, size_t size, bool to_latin, size_t *out)
{
	static const char *const spaces[] = {" ", "\t", "\n", "\r", "\u00a0",
	    "\u2007", "\u2009", "\u202f", "\u2003", "\u2002"};
	static const char *const nothing[] = {
	    "\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff", "\u2060"};

	*out = size;
	if (size == 1)
		return strchr("\t\n\r", *c) ? " " : c;
	if (is_any(c, size, spaces, 10)) {
		*out = 1;
		return " ";
	}
	if (is_any(c, size, nothing, 6)) {
		*out = 0;
		return "";
	}
	if (!to_latin || (unsigned char)*c < 0xD0 || (unsigned char)*c > 0xD1)
		return c;
	for (size_t i = 0; i < sizeof(latin) / sizeof(*latin); i++)
		if (!strncmp(c, latin[i][0], size)) {
			*out = strlen(latin[i][1]);
			return latin[i][1];
		}
	return c;
}

/* Prepares until stop bytes are made; returns how far it read. */
static size_t
prepare(struct buffer *b, const char *text, bool to_latin, size_t stop)
{
	const char *c = text;
	size_t step, size;

	while (*c && b->size < stop) {
		const char *made;

		step = length(c);
		made = prepared(c, step, to_latin, &size);
		c += step;
		if (*made == ' ' && size == 1 &&
		    (!b->size || b->data[b->size - 1] == ' '))
			continue;
		buffer_bytes(b, made, size);
	}
	/* A space that ends what was taken stays with it whole. */
	while (stop != SIZE_MAX && b->size && b->data[b->size - 1] == ' ' &&
	       *c && (*c == ' ' || *c == '\t' || *c == '\n'))
		c++;
	return (size_t)(c - text);
}

const char *
line_prepare(struct arena *mem, const struct part *p, bool to_latin)
{
	struct buffer plain = buffer_new(mem, DRAFT_FILE_MAX);
	struct buffer b = buffer_new(mem, 2 * (size_t)DRAFT_FILE_MAX);

	plain_text(&plain, p);
	prepare(&b, plain.data, to_latin, SIZE_MAX);
	while (b.size && b.data[b.size - 1] == ' ')
		b.data[--b.size] = '\0';
	return b.data;
}

size_t
line_original(
    struct arena *mem, const struct part *p, bool to_latin, size_t size)
{
	struct buffer plain = buffer_new(mem, DRAFT_FILE_MAX);
	struct buffer b = buffer_new(mem, 2 * (size_t)DRAFT_FILE_MAX);

	plain_text(&plain, p);
	return prepare(&b, plain.data, to_latin, size);
}

/* Moves the first *left bytes of from's children to to. */
static void
cut(struct arena *mem, struct part *from, struct part *to, size_t *left)
{
	struct part *c, *copy;
	size_t size;

	while (*left && (c = from->first)) {
		if (c->kind == PART_INLINE) {
			copy = part_new(mem, PART_INLINE, c->name);
			copy->link = c->link;
			part_add(to, copy);
			cut(mem, c, copy, left);
			if (c->first)
				return;
		} else if (c->kind == PART_TEXT && strlen(c->text) > *left) {
			size = *left;
			part_text(mem, to, c->text, size);
			c->text += size;
			*left = 0;
			return;
		}
		from->first = c->next;
		if (!from->first)
			from->last = NULL;
		if (c->kind == PART_TEXT)
			*left -= strlen(c->text);
		if (c->kind == PART_BREAK)
			(*left)--;
		if (c->kind != PART_INLINE)
			part_add(to, c);
	}
}

struct part *
line_cut(struct arena *mem, struct part *p, size_t size)
{
	struct part *head = part_new(mem, PART_P, "");

	head->source = p->source;
	cut(mem, p, head, &size);
	return head;
}
