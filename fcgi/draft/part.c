/*
 * part.c: the tree of a draft, and what can be asked of it without knowing
 * where it came from or what it becomes.
 */
#include "fcgi/draft/part.h"

#include "fcgi/base/text.h"

#include <string.h>

struct part *
part_new(struct arena *mem, enum part_kind kind, const char *name)
{
	struct part *p = arena_alloc(mem, sizeof(*p));

	p->kind = kind;
	p->name = name;
	p->confidence = 100;
	p->rows = p->columns = 1;
	return p;
}

struct part *
part_add(struct part *parent, struct part *child)
{
	child->parent = parent;
	child->next = NULL;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
	return child;
}

struct part *
part_text(struct arena *mem, struct part *parent, const char *text, size_t size)
{
	struct part *p = part_new(mem, PART_TEXT, "");

	p->text = text_clean(mem, text, size);
	return part_add(parent, p);
}

struct part *
part_words(
    struct arena *mem, struct part *parent, const char *text, size_t size)
{
	struct part *p = part_new(mem, PART_TEXT, "");

	p->text = arena_copy_n(mem, text, size);
	return part_add(parent, p);
}

struct part *
part_child(const struct part *parent, enum part_kind kind)
{
	for (struct part *p = parent->first; p; p = p->next)
		if (p->kind == kind)
			return p;
	return NULL;
}

void
part_move_all(struct part *from, struct part *to)
{
	struct part *next;

	for (struct part *p = from->first; p; p = next) {
		next = p->next;
		part_add(to, p);
	}
	from->first = from->last = NULL;
}

bool
part_is_block(const struct part *p)
{
	switch (p->kind) {
	case PART_P:
	case PART_LIST:
	case PART_TABLE:
	case PART_BOX:
	case PART_QUOTE:
		return true;
	default:
		return false;
	}
}

bool
part_is_inline(const struct part *p)
{
	return p->kind >= PART_TEXT;
}

bool
part_has_units(const struct part *p)
{
	for (const struct part *c = p->first; c; c = c->next)
		if (c->kind == PART_UNIT || part_has_units(c))
			return true;
	return false;
}

/* White space in the sense of layout: not the no-break kinds, which say
 * something about the text. */
static bool
blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

void
part_note_said(struct arena *mem, struct part *note)
{
	if (note->first)
		return;
	note->kind = PART_INLINE;
	note->name = "sup";
	if (note->mark)
		part_text(mem, note, note->mark, strlen(note->mark));
}

bool
part_is_empty(const struct part *p)
{
	if (p->kind == PART_TEXT)
		return blank(p->text);
	if (p->kind == PART_IMAGE || p->kind == PART_NOTE)
		return false;
	if ((p->num && !part_is_empty(p->num)) ||
	    (p->heading && !part_is_empty(p->heading)) ||
	    (p->subheading && !part_is_empty(p->subheading)))
		return false;
	for (const struct part *c = p->first; c; c = c->next)
		if (!part_is_empty(c))
			return false;
	return true;
}

static const char *const raised[] = {
    "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

const char *
raised_digit(int digit)
{
	return raised[digit];
}

size_t
raised_starts(const char *text, int *digit)
{
	/* all begin so */
	if (*text != '\xC2' && *text != '\xE2')
		return 0;
	for (int i = 0; i < 10; i++)
		if (text_starts(text, raised[i])) {
			*digit = i;
			return strlen(raised[i]);
		}
	return 0;
}

static void
line_text(struct buffer *b, const struct part *p, bool sup)
{
	switch (p->kind) {
	case PART_TEXT:
		for (const char *c = p->text; *c; c++) {
			size_t plain =
			    strcspn(c, sup ? "0123456789\n\t" : "\n\t");

			buffer_bytes(b, c, plain);
			c += plain;
			if (!*c)
				return;
			buffer_add(
			    b, *c >= '0' && *c <= '9' ? raised[*c - '0'] : " ");
		}
		return;
	case PART_BREAK:
		buffer_add(b, " ");
		return;
	case PART_IMAGE:
		buffer_add(b, p->text ? p->text : "");
		return;
	case PART_NOTE:
		return;
	default:
		sup = sup || (p->name && !strcmp(p->name, "sup"));
		/* Paragraphs of a cell. */
		if (p->kind == PART_P && b->size)
			buffer_add(b, " ");
		for (const struct part *c = p->first; c; c = c->next)
			line_text(b, c, sup);
	}
}

static bool
is_one_text(const struct part *line)
{
	return line->first && !line->first->next &&
	       line->first->kind == PART_TEXT && line->kind != PART_INLINE &&
	       line->kind != PART_NOTE;
}

/* What Unicode calls white space begins with one of these. */
static bool
may_be_blank(char c)
{
	unsigned char lead = (unsigned char)c;

	return lead <= ' ' || lead == 0xC2 || lead >= 0xE1;
}

/* Begins and ends with letters or signs, and is of one line: shown as it
 * is. */
static bool
is_trimmed(const char *text)
{
	size_t size = strlen(text), last = size;

	while (last && ((unsigned char)text[--last] & 0xC0) == 0x80)
		;
	return size && !may_be_blank(text[0]) && !may_be_blank(text[last]) &&
	       !memchr(text, '\n', size) && !memchr(text, '\t', size);
}

const char *
part_line(struct arena *mem, const struct part *line)
{
	struct buffer b;

	if (!line)
		return "";
	if (is_one_text(line) && is_trimmed(line->first->text))
		return line->first->text;
	b = buffer_new(mem, DRAFT_FILE_MAX);
	line_text(&b, line, false);
	return text_trim(mem, buffer_end(&b));
}

/* Letters and digits by a rule of thumb that both sides share: ASCII ones,
 * and everything beyond U+00BF that is no general punctuation. */
static bool
counts(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		       (c >= 'A' && c <= 'Z');
	return c > 0xBF && !(c >= 0x2000 && c <= 0x206F) && c != 0xD7 &&
	       c != 0xFEFF && !(c >= 0x3000 && c <= 0x303F);
}

/* A raised digit counts as the digit: numbers of units are shown so. */
static uint32_t
lowered(uint32_t c)
{
	if (c == 0xB9)
		return '1';
	if (c == 0xB2 || c == 0xB3)
		return '2' + c - 0xB2;
	return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? '0' + c - 0x2070
							   : c;
}

static void
tally_one(struct tally *t, uint32_t c)
{
	t->count++;
	t->sum += (c + 1) * UINT64_C(0x9E3779B97F4A7C15) ^ (uint64_t)c << 29;
}

/* Letters of ASCII and digits are told at once, and so is what two bytes make
 * up from U+00C0 on: nearly all that a text is made of. */
void
tally_text(struct tally *t, const char *text, size_t size)
{
	const unsigned char *at = (const unsigned char *)text, *end = at + size;

	while (at < end) {
		uint32_t lead = *at++, c = lead & 0x7F;
		size_t more = lead < 0xC0   ? 0
			      : lead < 0xE0 ? 1
			      : lead < 0xF0 ? 2
					    : 3;

		if (lead > 0xC3 && more == 1 && at < end) {
			tally_one(t, (lead & 0x1F) << 6 | (*at++ & 0x3F));
			continue;
		}
		if (more)
			c = lead & 0x3FU >> more;
		for (; more && at < end; more--)
			c = c << 6 | (*at++ & 0x3F);
		if (c > 0xBF ? c < 0x2000 && c != 0xD7
			     : (c | 0x20) - 'a' < 26 || c - '0' < 10)
			tally_one(t, c);
		else if (c > 0x7F && counts(lowered(c)))
			tally_one(t, lowered(c));
	}
}

void
tally_part(struct tally *t, const struct part *p)
{
	if (p->kind == PART_TEXT)
		tally_text(t, p->text, strlen(p->text));
	if (p->num)
		tally_part(t, p->num);
	if (p->heading)
		tally_part(t, p->heading);
	if (p->subheading)
		tally_part(t, p->subheading);
	for (const struct part *c = p->first; c; c = c->next)
		tally_part(t, c);
}

bool
link_good(const char *link)
{
	static const char good[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789-._~:/?@!$&'()*+,;=%";

	if (!link || !*link || strlen(link) > 2000)
		return false;
	if (link[0] == '#')
		return link[1] && !link[1 + strcspn(link + 1, " \t\r\n#<>\"")];
	if (!text_starts(link, "http://") && !text_starts(link, "https://") &&
	    !text_starts(link, "mailto:") && link[0] != '/')
		return false;
	for (const char *c = strchr(link, '%'); c; c = strchr(c + 1, '%'))
		if (strspn(c + 1, "0123456789abcdefABCDEF") < 2)
			return false;
	link += strspn(link, good);
	return !*link || (*link == '#' && !link[1 + strspn(link + 1, good)]);
}

const char *
lang_good(const char *lang)
{
	size_t size = lang ? strlen(lang) : 0;

	if (size < 2 || size > 20 || !strncasecmp(lang, "sr", 2) ||
	    strspn(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			 "0123456789-") < size ||
	    strcspn(lang, "0123456789-") < 2)
		return NULL;
	return lang;
}

void
source_warn(struct source *s, const char *code, const char *detail)
{
	size_t room = s->warning_room;

	if (s->warning_count == room) {
		s->warning_room = room ? 2 * room : 16;
		s->warnings =
		    arena_grow(s->mem, s->warnings, room * sizeof(*s->warnings),
			s->warning_room * sizeof(*s->warnings));
	}
	s->warnings[s->warning_count++] = (struct draft_warning){
	    .code = code,
	    .wid = "",
	    .detail = detail ? arena_copy(s->mem, detail) : "",
	};
}

enum err
source_refuse(struct source *s, const char *code, const char *sentence)
{
	s->refusal = sentence;
	s->refusal_code = code;
	return ERR_INVALID;
}
