/*
 * lines.c: paragraphs as lines that patterns can be held against, and the
 * way back from a place in the prepared text to the paragraph.
 */
#include "fcgi/draft/lines.h"

#include <string.h>

/* Serbian Cyrillic from U+0400 on as Latin (reform of 1830, Gaj). */
static const char gaj[96][4] = {"", "", "Đ", "", "", "", "", "", "J", "Lj",
    "Nj", "Ć", "", "", "", "Dž", "A", "B", "V", "G", "D", "E", "Ž", "Z", "I",
    "", "K", "L", "M", "N", "O", "P", "R", "S", "T", "U", "F", "H", "C", "Č",
    "Š", "", "", "", "", "", "", "", "a", "b", "v", "g", "d", "e", "ž", "z",
    "i", "", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c",
    "č", "š", "", "", "", "", "", "", "", "", "", "đ", "", "", "", "", "", "j",
    "lj", "nj", "ć", "", "", "", "dž"};

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

void
lines_place(struct lines *l, struct part *into, struct part *block)
{
	if (l)
		lines_add(l, block);
	else
		part_add(into, block);
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

/* U+0300 to U+036F: written over the letter before. */
static bool
is_mark(const char *c)
{
	unsigned char lead = (unsigned char)c[0], next = (unsigned char)c[1];

	return lead == 0xCC || (lead == 0xCD && next < 0xB0);
}

/* Quotation marks typed as two commas before words, or two apostrophes; two
 * commas behind one are those around a note. */
static bool
is_doubled(const char *c)
{
	return (*c == '\'' && c[1] == '\'') ||
	       (*c == ',' && c[1] == ',' && (unsigned char)c[2] > ' ' &&
		   !strchr(".,;:)", c[2]));
}

/* What becomes a space or nothing, a mark, or in Latin another letter, begins
 * with one of these. */
static bool
is_plain(const char *c, bool to_latin)
{
	unsigned char lead = (unsigned char)*c;

	if (lead < 0x80)
		return lead == ' ' ? (unsigned char)c[1] > ' '
				   : lead > ' ' && !is_doubled(c);
	if (lead == 0xD0 || lead == 0xD1)
		return !to_latin;
	return lead != 0xC2 && lead != 0xE2 && lead != 0xEF && !is_mark(c);
}

/* а to я, ђ to џ */
static bool
is_small(const char *c)
{
	unsigned char a = (unsigned char)c[0], b = (unsigned char)c[1];

	return (a == 0xD0 && b >= 0xB0) || a == 0xD1;
}

/* Љ before a small letter is Lj, in a word of capitals LJ. */
static const char *
latin_letter(const char *c, size_t *out)
{
	static const char *const capitals[] = {"LJ", "NJ", "DŽ"};
	unsigned place = ((unsigned)c[0] & 1) << 6 | ((unsigned)c[1] & 0x3F);

	if (place >= sizeof(gaj) / sizeof(*gaj) || !*gaj[place])
		return c;
	*out = strlen(gaj[place]);
	if (*out > 1 && place < 16 && !is_small(c + 2))
		for (size_t i = 0; i < 3; i++)
			if (*capitals[i] == *gaj[place] &&
			    strlen(capitals[i]) == *out)
				return capitals[i];
	return gaj[place];
}

/* A figure in a circle is a number with a bracket behind it, ① as 1); those as
 * wide as Chinese signs are plain ones. */
static const char *
in_sign(const char *c, size_t *out)
{
	static const char *const circled[] = {"1)", "2)", "3)", "4)", "5)",
	    "6)", "7)", "8)", "9)", "10)", "11)", "12)", "13)", "14)", "15)",
	    "16)", "17)", "18)", "19)", "20)"};
	static const char wide[] = "()*+,-./0123456789:;";
	unsigned char last = (unsigned char)c[2];

	if (!strncmp(c, "\xE2\x91", 2) && last >= 0xA0 && last < 0xB4) {
		*out = strlen(circled[last - 0xA0]);
		return circled[last - 0xA0];
	}
	if (!strncmp(c, "\xEF\xBC", 2) && last >= 0x88 && last < 0x9C) {
		*out = 1;
		return wide + (last - 0x88);
	}
	return c;
}

/* What one character becomes: a space, nothing, Latin, or itself. */
static const char *
character(const char *c, size_t size, bool to_latin, size_t *out)
{
	static const char *const spaces[] = {
	    "\u00a0", "\u2007", "\u2009", "\u202f", "\u2003", "\u2002"};
	static const char *const nothing[] = {
	    "\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff", "\u2060"};

	*out = size;
	if (is_doubled(c)) {
		*out = *c == ',' ? strlen("„") : 1;
		return *c == ',' ? "„" : "\"";
	}
	if (size == 1)
		return strchr("\t\n\r", *c) ? " " : c;
	if (to_latin && size == 2 && ((unsigned char)*c & 0xFE) == 0xD0)
		return latin_letter(c, out);
	if (is_any(c, size, spaces, 6)) {
		*out = 1;
		return " ";
	}
	if (is_any(c, size, nothing, 6)) {
		*out = 0;
		return "";
	}
	return size == 3 ? in_sign(c, out) : c;
}

/* Most there is: a sign of ASCII that is plain wherever it stands, a letter of
 * two bytes; how many bytes, or 0. */
static size_t
plain_step(const char *c, bool to_latin)
{
	unsigned char lead = (unsigned char)*c;

	if (lead < 0x80)
		return lead > ' ' && lead != ',' && lead != '\'';
	if (lead < 0xC3 || lead >= 0xE0 || lead == 0xCC || lead == 0xCD ||
	    !c[1])
		return 0;
	return to_latin && (lead & 0xFE) == 0xD0 ? 0 : 2;
}

/* Bytes from c on that stay as they are, with the character in which there are
 * most of them. */
static size_t
plain_run(const char *c, bool to_latin, size_t most)
{
	size_t size = 0, step;

	while (size < most)
		if ((step = plain_step(c + size, to_latin)))
			size += step;
		else if (c[size] && is_plain(c + size, to_latin))
			for (step = length(c + size); step && c[size]; step--)
				size++;
		else
			break;
	return size;
}

/* Text that is being prepared: of 2 bytes at most 3 are made. */
struct prepared {
	struct arena *mem;
	char *text;
	size_t size;
};

static bool
is_apart(const struct prepared *p)
{
	return !p->size || p->text[p->size - 1] == ' ';
}

static struct prepared
prepared_new(struct arena *mem, const char *text)
{
	return (struct prepared){
	    mem, arena_alloc(mem, strlen(text) * 3 / 2 + 2), 0};
}

/* c and a háček over it, two characters, are the one that patterns name;
 * false where there is none. */
static bool
compose(struct prepared *p, const char *mark)
{
	size_t last = p->size;
	const char *one;

	while (last && ((unsigned char)p->text[--last] & 0xC0) == 0x80)
		;
	if (last == p->size)
		return false;
	one = text_compose(
	    p->mem, arena_printf(p->mem, "%.*s%.2s", (int)(p->size - last),
			p->text + last, mark));
	if (length(one) != strlen(one))
		return false;
	memset(p->text + last, 0, p->size - last);
	memcpy(p->text + last, one, strlen(one));
	p->size = last + strlen(one);
	return true;
}

/* Prepares until stop bytes are made; returns how far it read. */
static size_t
prepare(struct prepared *p, const char *text, bool to_latin, size_t stop)
{
	const char *c = text, *made;
	size_t step, size;

	while (*c && p->size < stop) {
		step = *c == ' ' && is_apart(p)
			   ? 0
			   : plain_run(c, to_latin, stop - p->size);
		if (step) {
			memcpy(p->text + p->size, c, step);
			p->size += step;
			c += step;
			continue;
		}
		step = length(c);
		if (is_mark(c) && compose(p, c)) {
			c += step;
			continue;
		}
		made = is_plain(c, to_latin)
			   ? (size = step, c)
			   : character(c, step, to_latin, &size);
		c += is_doubled(c) ? 2 : step;
		if (*made == ' ' && size == 1 && is_apart(p))
			continue;
		for (size_t i = 0; i < size; i++)
			p->text[p->size++] = made[i];
	}
	/* A space that ends what was taken stays with it whole. */
	while (stop != SIZE_MAX && p->size && p->text[p->size - 1] == ' ' &&
	       *c && (*c == ' ' || *c == '\t' || *c == '\n'))
		c++;
	return (size_t)(c - text);
}

const char *
line_words(struct arena *mem, const struct part *p)
{
	struct buffer plain = buffer_new(mem, DRAFT_FILE_MAX);

	if (p->first && !p->first->next && p->first->kind == PART_TEXT)
		return p->first->text;
	plain_text(&plain, p);
	return buffer_end(&plain);
}

static bool
is_raised(const struct part *p)
{
	return p->kind == PART_INLINE && text_is(p->name, "sup");
}

static bool
has_raised(const struct part *p)
{
	for (const struct part *c = p->first; c; c = c->next)
		if (is_raised(c) || (c->kind == PART_INLINE && has_raised(c)))
			return true;
	return false;
}

/* The words with raised digits as such, 22¹, so that none reads as 221, until
 * most bytes are made; returns how many of the plain text those are. */
static size_t
raise_text(struct buffer *b, const char *text, bool sup, size_t most)
{
	const char *c = text;

	for (; *c && b->size < most; c++)
		if (sup && *c >= '0' && *c <= '9')
			buffer_add(b, raised_digit(*c - '0'));
		else
			buffer_bytes(b, c, 1);
	return (size_t)(c - text);
}

static size_t
raise(struct buffer *b, const struct part *p, bool sup, size_t most)
{
	size_t taken = 0;

	if (p->kind == PART_TEXT)
		return raise_text(b, p->text, sup, most);
	if (p->kind == PART_BREAK && b->size < most) {
		buffer_bytes(b, "\n", 1);
		return 1;
	}
	if (p->kind != PART_NOTE)
		for (const struct part *c = p->first; c; c = c->next)
			taken += raise(b, c, sup || is_raised(c), most);
	return taken;
}

/* What is prepared: as line_words, but for what is raised. */
static const char *
words_of(struct arena *mem, const struct part *p)
{
	struct buffer b;

	if (!has_raised(p))
		return line_words(mem, p);
	b = buffer_new(mem, DRAFT_FILE_MAX);
	raise(&b, p, false, SIZE_MAX);
	return buffer_end(&b);
}

const char *
line_prepare(struct arena *mem, const struct part *p, bool to_latin)
{
	const char *words = words_of(mem, p);
	struct prepared out;

	/* Most lines are as they should be. */
	if (*words != ' ' && !words[plain_run(words, to_latin, SIZE_MAX)])
		return words;
	out = prepared_new(mem, words);
	prepare(&out, words, to_latin, SIZE_MAX);
	while (out.size && out.text[out.size - 1] == ' ')
		out.text[--out.size] = '\0';
	arena_trim(mem, out.text, strlen(words) * 3 / 2 + 2, out.size + 1);
	return out.text;
}

size_t
line_original(
    struct arena *mem, const struct part *p, bool to_latin, size_t size)
{
	const char *words = words_of(mem, p);
	struct prepared out = prepared_new(mem, words);
	struct buffer b = buffer_new(mem, DRAFT_FILE_MAX);

	size = prepare(&out, words, to_latin, size);
	return has_raised(p) ? raise(&b, p, false, size) : size;
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
			copy->lang = c->lang;
			part_add(to, copy);
			cut(mem, c, copy, left);
			if (c->first)
				return;
		} else if (c->kind == PART_TEXT && strlen(c->text) > *left) {
			size = *left;
			part_words(mem, to, c->text, size);
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

void
lines_part(struct lines *to, struct line line, bool latin, const size_t *at,
    size_t count)
{
	struct arena *mem = to->s->mem;
	size_t from = 0;

	for (size_t i = 0; i < count; i++) {
		struct line head = line;
		size_t size = at[i] - from;

		if (!size)
			continue;
		head.block = line_cut(mem, line.block,
		    line_original(mem, line.block, latin, size));
		if (*line.text) {
			head.text = arena_copy_n(mem, line.text, size - 1);
			line.text += size;
		}
		from += size;
		*lines_add(to, head.block) = head;
	}
	*lines_add(to, line.block) = line;
}
