/*
 * typed.c: see typed.h.  Only the sequence of numbers tells what heads a
 * provision from what cites one.
 */
#include "fcgi/draft/typed.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/hit.h"

#include <string.h>

enum {
	AHEAD = 400,	      /* lines in which the one that is due may come */
	MARKS_MAX = 300,      /* articles in one line */
	LINE_MAX = 200 << 10, /* bytes of such a line */
	TRIES_MAX = 5000,     /* places looked at in it */
	NAME_MAX = 24,	      /* bytes of "Artykuł " */
};

static bool
is_base(const struct hit *hit)
{
	return hit->rule->rank >= RANK_OF_BASE &&
	       hit->rule->rank < RANK_OF_PARAGRAPH &&
	       hit->rule->series == SERIES_NUMBER && !hit->rule->within &&
	       !hit->rule->alone;
}

static bool
base_hit(struct arena *mem, const struct drafting *d, const char *text,
    struct hit *hit)
{
	return hit_find(mem, d, text, 0, hit) >= 0 && is_base(hit);
}

/* Of a letter of the languages that drafts are in, by its code; the others
 * stay. */
static unsigned
capital_of(unsigned c)
{
	bool odd = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
	bool even = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);

	if ((c >= 0x430 && c <= 0x44F) || (c >= 0xE0 && c <= 0xFE && c != 0xF7))
		return c - 0x20;
	if (c >= 0x450 && c <= 0x45F)
		return c - 0x50;
	return c - ((odd && (c & 1)) || (even && !(c & 1)));
}

/* Makes the letter there a capital; returns how many bytes it has. */
static size_t
raise_letter(char *c)
{
	unsigned char lead = (unsigned char)c[0], next = (unsigned char)c[1];
	size_t size = 1;

	if (*c >= 'a' && *c <= 'z')
		*c -= 0x20;
	if (lead >= 0xC3 && lead < 0xE0 && next) {
		unsigned code =
		    capital_of((lead & 0x1FU) << 6 | (next & 0x3FU));

		c[0] = (char)(0xC0 | code >> 6);
		c[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	while (((unsigned char)c[size] & 0xC0) == 0x80)
		size++;
	return size;
}

const char *
typed_capitals(struct arena *mem, const char *text)
{
	char *out = arena_copy_n(mem, text, strlen(text));

	for (char *c = out; *c;)
		c += raise_letter(c);
	return out;
}

/* The text with a capital for its first letter, as long as it was; NULL: it
 * begins otherwise. */
static const char *
with_capital(struct arena *mem, const char *text)
{
	char *out;

	if (!((*text >= 'a' && *text <= 'z') || (unsigned char)*text >= 0xC3))
		return NULL;
	/* "чл. 1": a number soon. */
	for (const char *c = text; *c && !(*c >= '0' && *c <= '9'); c++)
		if (c == text + NAME_MAX)
			return NULL;
	out = arena_copy_n(mem, text, strlen(text));
	raise_letter(out);
	return *out != *text || out[1] != text[1] ? out : NULL;
}

/* Behind its number nothing, or words as a provision begins. */
static bool
begins(struct arena *mem, const char *rest)
{
	const char *first;

	rest += strspn(rest, " .");
	if (!*rest || strchr("(\"", *rest) || text_starts(rest, "„") ||
	    (*rest >= '0' && *rest <= '9'))
		return true;
	first = text_cut(mem, rest, 1);
	return !text_is(text_lower(mem, first), first);
}

/* What a line would open if it began with a capital; false: nothing. */
struct small {
	const char *text;
	struct hit hit;
};

static bool
small_at(struct arena *mem, const struct drafting *d, const struct line *line,
    struct small *out)
{
	out->text = line->block->kind == PART_P && !line->quoted
			? with_capital(mem, line->text)
			: NULL;
	return out->text && !base_hit(mem, d, line->text, &out->hit) &&
	       base_hit(mem, d, out->text, &out->hit) &&
	       begins(mem, out->text + out->hit.end);
}

/* Does the number behind that one come below, and not that one again as it
 * should be written? */
static bool
goes_on_below(struct arena *mem, const struct drafting *d,
    const struct line *at, size_t count, const struct hit *hit)
{
	for (size_t i = 0; i < count && i < AHEAD; i++) {
		struct small small;
		struct hit other;

		if (at[i].block->kind != PART_P)
			continue;
		if (at[i].plain != at[i].text &&
		    base_hit(mem, d, at[i].text, &other)) {
			if (other.rule == hit->rule)
				return value_follows(hit->value, other.value);
		} else if (small_at(mem, d, &at[i], &small) &&
			   small.hit.rule == hit->rule &&
			   value_follows(hit->value, small.hit.value)) {
			return true;
		}
	}
	return false;
}

/* The last number of the rule that the act's base units answer to. */
struct last {
	const struct rule *rule;
	struct value value;
	size_t small; /* how many began small */
};

static bool
is_due(struct arena *mem, const struct drafting *d, const struct last *last,
    const struct hit *hit, const struct line *at, size_t count)
{
	bool first = hit->value.n == 1 && !hit->value.suffix;

	if (last->rule == hit->rule ? !value_follows(last->value, hit->value)
				    : !first)
		return false;
	return goes_on_below(mem, d, at, count, hit) ||
	       (last->rule == hit->rule && last->small);
}

void
typed_small(
    struct arena *mem, const struct drafting *d, struct line *at, size_t count)
{
	struct quotation q = {0};
	struct last last = {0};
	struct small small = {0};
	size_t first = 0;

	while (first < count && !small_at(mem, d, &at[first], &small))
		first++;
	for (size_t i = 0; first < count && i < count; i++) {
		struct line *line = &at[i];
		struct hit hit;
		int depth = q.depth;

		if (line->block->kind != PART_P)
			continue;
		quotation_follow(d, line->text, &q);
		if (depth)
			continue;
		if (line->plain != line->text &&
		    base_hit(mem, d, line->text, &hit)) {
			last.rule = hit.rule;
			last.value = hit.value;
		} else if (small_at(mem, d, line, &small) &&
			   is_due(mem, d, &last, &small.hit, line + 1,
			       count - i - 1)) {
			line->text = small.text;
			line->plain = NULL;
			last.rule = small.hit.rule;
			last.value = small.hit.value;
			last.small++;
		}
	}
}

/* ---- all in one line ---- */

struct marks {
	struct arena *mem;
	const struct drafting *d;
	const char *text;
	size_t at[MARKS_MAX], count;
	bool gap; /* more are there than follow each other */
	size_t tries;
	/* How deep quotation is there; kept: behind the last mark. */
	struct followed {
		struct quotation q;
		size_t upto;
	} now, kept;
};

/* A sentence, a bracket or a quotation ends before that place; or it is the
 * first, behind a title. */
static bool
behind_sentence(const char *text, size_t at)
{
	while (at && text[at - 1] == ' ')
		at--;
	if (!at)
		return true;
	if (strchr(".:;!?)\"", text[at - 1]))
		return true;
	return at > 2 && (!strncmp(text + at - 3, "”", 3) ||
			     !strncmp(text + at - 3, "“", 3));
}

/* The base unit whose number stands there; its name begins at *from. */
static bool
mark_at(struct marks *m, size_t digits, size_t *from, struct hit *hit)
{
	size_t at = digits;

	while (at && m->text[at - 1] == ' ')
		at--;
	while (at && digits - at < NAME_MAX && m->text[at - 1] != ' ')
		at--;
	if (m->tries++ > TRIES_MAX || at == digits ||
	    !base_hit(m->mem, m->d, m->text + at, hit) ||
	    !begins(m->mem, m->text + at + hit->end))
		return false;
	*from = at;
	if (at > m->now.upto) {
		quotation_follow(m->d,
		    arena_copy_n(
			m->mem, m->text + m->now.upto, at - m->now.upto),
		    &m->now.q);
		m->now.upto = at;
	}
	return m->now.q.depth <= 0;
}

/* Where the number stands next, from there on; SIZE_MAX: nowhere. */
static size_t
find_number(const char *text, size_t from, int64_t n, struct arena *mem)
{
	const char *digits = arena_printf(mem, "%d", (int)n);
	size_t size = strlen(digits);
	const char *c = text + from;

	while ((c = strstr(c, digits))) {
		if ((c == text || c[-1] < '0' || c[-1] > '9') &&
		    (c[size] < '0' || c[size] > '9'))
			return (size_t)(c - text);
		c++;
	}
	return SIZE_MAX;
}

/* The mark of the number behind last's, from there on. */
static bool
next_mark(struct marks *m, size_t *at, const struct hit *last, struct hit *hit)
{
	int64_t n = last ? last->value.n + 1 : 1;
	size_t from = *at, place;

	while (m->tries <= TRIES_MAX &&
	       (place = find_number(m->text, from, n, m->mem)) != SIZE_MAX) {
		from = place + 1;
		if (!mark_at(m, place, at, hit) || hit->value.n != n ||
		    hit->value.suffix || (last && hit->rule != last->rule))
			continue;
		if (!last || behind_sentence(m->text, *at)) {
			m->at[m->count++] = *at;
			*at = place + 1;
			m->kept = m->now;
			return true;
		}
	}
	return false;
}

/* Is there one more behind, whatever its number is? */
static bool
has_more(struct marks *m, size_t from, const struct hit *last)
{
	for (int64_t n = last->value.n + 2; n < last->value.n + 6; n++) {
		struct hit ahead = *last;
		size_t at = from, count = m->count;

		ahead.value.n = n - 1;
		m->now = m->kept;
		if (next_mark(m, &at, &ahead, &(struct hit){0})) {
			m->count = count;
			return true;
		}
	}
	return false;
}

static void
find_marks(struct marks *m, const char *text)
{
	struct hit last, hit;
	size_t at = 0;

	m->text = text;
	if (!next_mark(m, &at, NULL, &last))
		return;
	while (m->count < MARKS_MAX && next_mark(m, &at, &last, &hit))
		last = hit;
	m->gap = has_more(m, at, &last);
}

/* The longest line, where there are others shorter or none. */
static size_t
longest(const struct lines *lines, struct arena *mem)
{
	size_t found = SIZE_MAX, most = 0;

	for (size_t i = 0; i < lines->count; i++) {
		const struct part *p = lines->at[i].block;
		size_t size = p->kind == PART_P
				  ? strnlen(line_words(mem, p), LINE_MAX)
				  : 0;

		if (size > most) {
			most = size;
			found = i;
		}
	}
	return most < LINE_MAX ? found : SIZE_MAX;
}

/* Does another line begin with a base unit? */
static bool
stands_elsewhere(struct marks *m, const struct lines *lines, size_t found)
{
	struct hit hit;

	for (size_t i = 0; i < lines->count; i++)
		if (i != found && lines->at[i].block->kind == PART_P &&
		    base_hit(m->mem, m->d,
			line_prepare(m->mem, lines->at[i].block, m->d->latin),
			&hit))
			return true;
	return false;
}

void
typed_single(struct lines *lines, const struct drafting *d)
{
	struct marks *m = arena_alloc(lines->s->mem, sizeof(*m));
	struct lines out = {.s = lines->s};
	size_t found;

	m->mem = lines->s->mem;
	m->d = d;
	found = longest(lines, m->mem);
	if (found == SIZE_MAX)
		return;
	find_marks(m, line_prepare(m->mem, lines->at[found].block, d->latin));
	if (m->count + m->gap < 2 || stands_elsewhere(m, lines, found))
		return;
	if (m->gap) {
		lines->at[found].block->doubt = "run-on";
		lines->at[found].block->confidence = 40;
		return;
	}
	for (size_t i = 0; i < lines->count; i++)
		if (i == found)
			lines_part(
			    &out, lines->at[i], d->latin, m->at, m->count);
		else
			*lines_add(&out, NULL) = lines->at[i];
	*lines = out;
}
