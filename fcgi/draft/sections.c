/*
 * sections.c: lines cut into the sections of a document: title and preamble,
 * body, signature, annexes and reasons; outline.c then reads each body.
 */
#include "fcgi/draft/apart.h"
#include "fcgi/draft/chapter.h"
#include "fcgi/draft/hit.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/lines.h"
#include "fcgi/draft/typed.h"

#include <string.h>

enum {
	FRONT_LINES = 60,
	BACK_LINES = 40,
	HEADING_LINES = 4,
	SAMPLE_LEAST = 400,
	SAMPLE = 8000,
	HEADS = 9
};

struct cutter {
	struct source *s;
	const struct drafting *d;
	struct line *at;
	size_t count;
	size_t listed; /* lines up to the end of a table of contents */
};

static bool
matches(const struct pattern *p, const struct line *line)
{
	struct match m;

	return p && line->block->kind == PART_P &&
	       pattern_find(p, line->text, strlen(line->text), 0, &m) &&
	       !m.start[0];
}

/* A base unit or a group; any: some number.  What would be a number inside of
 * something and opens a base unit here too is one if it is a sentence: a list
 * of headings is a table of contents. */
static bool
opens(struct cutter *c, const struct line *line, bool any)
{
	struct hit hit;
	int first, i;

	if (line->block->kind != PART_P || line->plain == line->text)
		return false;
	first = hit_find(c->s->mem, c->d, line->text, 0, &hit);
	if (first < 0 || any)
		return first >= 0;
	i = hit_free(c->s->mem, c->d, line->text, &hit);
	return i >= 0 && hit.rule->rank < RANK_OF_PARAGRAPH &&
	       hit.rule->series != SERIES_DOTTED &&
	       !(hit.rule->heads_text && hit.rule->series == SERIES_LETTER) &&
	       (i == first ||
		   (line->text[hit.end] && !text_heads(line->text + hit.end)));
}

/* A base unit that is only headed, "1. Definitions": what stands below is no
 * further heading, as in a list of them, and no chapter without a number, as
 * a foreword is, stands above. */
static bool
opens_headed(struct cutter *c, size_t i, size_t end)
{
	struct hit hit;
	const char *below;

	for (size_t k = 1; k < i; k++)
		if (c->at[k].level && c->at[k].level < 7)
			return false;
	if (i + 1 >= end || c->at[i].block->kind != PART_P ||
	    c->at[i + 1].block->kind != PART_P ||
	    c->at[i].plain == c->at[i].text ||
	    hit_free(c->s->mem, c->d, c->at[i].text, &hit) < 0 ||
	    hit.rule->rank >= RANK_OF_PARAGRAPH ||
	    hit.rule->series == SERIES_DOTTED || hit.value.n != 1)
		return false;
	below = c->at[i + 1].text;
	return *below &&
	       (c->at[i + 1].plain == below ||
		   hit_find(c->s->mem, c->d, below, 0, &hit) < 0 ||
		   hit.rule->series == SERIES_DOTTED) &&
	       strchr(".:;", below[strlen(below) - 1]);
}

/* Do headings stand above base units here?  The next one tells; what is headed
 * behind its number needs none. */
static bool
others_headed(struct cutter *c, size_t i)
{
	struct hit hit;

	if (hit_free(c->s->mem, c->d, c->at[i].text, &hit) < 0 ||
	    text_heads(c->at[i].text + hit.end))
		return false;
	for (size_t k = i + 2; k < c->count && k < i + FRONT_LINES; k++) {
		const struct line *above = &c->at[k - 1];

		if (opens(c, &c->at[k], false))
			return above->block->kind == PART_P &&
			       above->plain == above->text &&
			       text_heads(above->text) &&
			       !text_heads(c->at[k - 2].text);
	}
	return false;
}

/* Behind "decides:", or 0; but what is given its number there comes first. */
static size_t
behind_enacting(struct cutter *c, size_t limit)
{
	struct match m;

	for (size_t i = 0; i < limit && !opens(c, &c->at[i], false); i++)
		if (c->d->enacting && c->at[i].block->kind == PART_P &&
		    pattern_find(c->d->enacting, c->at[i].text,
			strlen(c->at[i].text), 0, &m))
			return i + 1;
	return 0;
}

/* The line that begins the preamble, or i. */
static size_t
preamble_before(struct cutter *c, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (matches(c->d->preamble, &c->at[k]))
			return k;
	return i;
}

/* Does the line above the first unit head it?  Its style says so, or that it
 * stands alone below the preamble's last sentence, or is one more than the
 * title has there, which is a line of capitals and another. */
static bool
heads_first(struct cutter *c, size_t i)
{
	const struct line *above = &c->at[i - 1];
	size_t preamble = preamble_before(c, i);
	struct hit hit;

	if (above->block->kind != PART_P || !text_heads(above->text))
		return false;
	if (above->level && above->level < 7)
		return true;
	if (preamble == i && i > 2 && !text_is_capital(above->text))
		return others_headed(c, i);
	if (preamble + 1 >= i || text_is_capital(above->text) ||
	    hit_find(c->s->mem, c->d, c->at[i].text, 0, &hit) < 0 ||
	    hit.rule->rank < RANK_OF_BASE)
		return false;
	return !text_heads(c->at[i - 2].text) ||
	       (preamble + 3 < i && !text_is_capital(c->at[i - 2].text) &&
		   text_is_capital(c->at[i - 3].text));
}

/* A heading that is one of several of its kind heads its part, not all. */
static bool
is_one_of_several(const struct cutter *c, size_t end)
{
	int level = c->at[0].level;

	for (size_t i = 1; i < end && level > 1 && level < 7; i++)
		if (c->at[i].level && c->at[i].level <= level)
			return c->at[i].level == level;
	return false;
}

static size_t
first_chapter(struct cutter *c, size_t end)
{
	if (c->listed >= end)
		return end;
	return c->listed + chapter_first(c->s->mem, c->d, c->at + c->listed,
			       end - c->listed);
}

/* The first line of the body: behind what enacts; else the first group or
 * base unit; where there is none, the first number; else everything is body
 * but the first line. */
static size_t
body_start(struct cutter *c, size_t end)
{
	size_t limit = c->listed + FRONT_LINES;
	size_t enacted, chapter;

	if (limit > end)
		limit = end;
	enacted = behind_enacting(c, limit);
	if (enacted && enacted < limit && opens(c, &c->at[enacted], true))
		return enacted;
	chapter = first_chapter(c, end);
	for (size_t i = 0; i < limit; i++) {
		if (i == chapter)
			return i;
		if (opens(c, &c->at[i], false) || opens_headed(c, i, end)) {
			/* A heading above it belongs to it. */
			if (i < 3 || !heads_first(c, i))
				return i;
			if (!c->at[i - 1].level)
				c->at[i - 1].level = HEADS;
			return i - 1;
		}
	}
	if (is_one_of_several(c, end))
		return 0;
	for (size_t i = 0; i < limit; i++)
		if (opens(c, &c->at[i], true) ||
		    (i && c->at[i].level && c->at[i].level < 7))
			return i;
	return end > 1 && text_heads(c->at[0].text) ? 1 : 0;
}

static struct part *
section(struct cutter *c, struct part *document, enum part_kind kind,
    const struct line *from, size_t count)
{
	struct part *p;

	if (!count)
		return NULL;
	p = part_add(document, part_new(c->s->mem, kind, ""));
	for (size_t i = 0; i < count; i++)
		part_add(p, from[i].block);
	return p;
}

/* Where an act begins with what it is based on, its title stands below: in
 * capitals, and one more line. */
static void
name_below(struct cutter *c, struct part *from)
{
	struct part *title, *p = from;

	while (p &&
	       (p->kind != PART_P || !text_is_capital(part_line(c->s->mem, p))))
		p = p->next;
	for (int i = 0; p && i < 2; i++, p = p->next) {
		const char *words = part_line(c->s->mem, p);

		if (p->kind != PART_P || !text_heads(words))
			return;
		title = part_new(c->s->mem, PART_INLINE, "docTitle");
		part_move_all(p, title);
		part_add(p, title);
	}
}

/* The title's lines are the preface; what enacts is the preamble. */
static void
front(struct cutter *c, struct part *document, size_t count)
{
	struct part *title, *preface, *preamble;
	size_t cut = count;

	for (size_t i = 0; i < cut; i++)
		if (matches(c->d->preamble, &c->at[i]))
			cut = i;
	preface = section(c, document, PART_PREFACE, c->at, cut);
	preamble =
	    section(c, document, PART_PREAMBLE, c->at + cut, count - cut);
	if (!preface && preamble)
		name_below(c, preamble->first->next);
	for (struct part *p = preface ? preface->first : NULL; p; p = p->next) {
		if (p->kind != PART_P || !text_heads(part_line(c->s->mem, p)))
			break;
		title = part_new(c->s->mem, PART_INLINE, "docTitle");
		part_move_all(p, title);
		part_add(p, title);
		if (p != preface->first || !p->next)
			break;
		if (!text_is_capital(part_line(c->s->mem, p)))
			break;
	}
}

/* Signature and promulgation: the last lines, from the first that says so. */
static size_t
back_start(struct cutter *c, size_t from, size_t end)
{
	size_t least = end > from + BACK_LINES ? end - BACK_LINES : from;

	for (size_t i = least; i < end; i++) {
		size_t later = i + 1;

		if (!matches(c->d->conclusions, &c->at[i]))
			continue;
		while (later < end && !opens(c, &c->at[later], false))
			later++;
		if (later == end)
			return i;
	}
	return end;
}

/* Does the quote that is open before that line ever end? */
static bool
ends_later(struct cutter *c, size_t from, struct quotation q)
{
	for (size_t i = from; i < c->count && q.depth; i++)
		if (c->at[i].block->kind == PART_P)
			quotation_follow(c->d, c->at[i].text, &q);
	return !q.depth;
}

/* The number of a base unit alone on its line. */
static bool
is_number(struct cutter *c, size_t i, struct hit *hit)
{
	const char *text = c->at[i].text;

	return c->at[i].block->kind == PART_P && c->at[i].plain != text &&
	       hit_free(c->s->mem, c->d, text, hit) >= 0 &&
	       hit->rule->rank >= RANK_OF_BASE &&
	       hit->rule->rank < RANK_OF_PARAGRAPH && !text[hit->end];
}

/* "Reasons" that come with an act, and do not head an article of it. */
static bool
gives_reasons(struct cutter *c, size_t i)
{
	struct hit hit;

	return matches(c->d->reasons, &c->at[i]) &&
	       !(i && c->d->title_after && is_number(c, i - 1, &hit)) &&
	       !(c->d->title_above && i + 1 < c->count &&
		   is_number(c, i + 1, &hit) && hit.value.n != 1);
}

/* Quotes are passed over: an annex in new text is not ours; but one that
 * never closes was a slip of the pen. */
static size_t
annex_after(struct cutter *c, size_t from)
{
	struct quotation q = {0};
	size_t opened = from;

	for (size_t i = from; i < c->count; i++) {
		if (c->at[i].block->kind != PART_P)
			continue;
		if ((matches(c->d->annex, &c->at[i]) || gives_reasons(c, i)) &&
		    (!q.depth || i > opened + 2000 || !ends_later(c, i, q)))
			return i;
		if (!q.depth)
			opened = i;
		quotation_follow(c->d, c->at[i].text, &q);
	}
	return c->count;
}

/* "Annex 1", and below "to resolution 5", "of 3 May": one heading.  Returns
 * the line behind it. */
static size_t
annex_heading(
    struct cutter *c, size_t from, size_t end, struct part *attachment)
{
	size_t i = from + 1;

	attachment->heading = part_new(c->s->mem, PART_P, "");
	part_move_all(c->at[from].block, attachment->heading);
	for (; i < end && i <= from + HEADING_LINES &&
	       matches(c->d->annexed, &c->at[i]);
	     i++) {
		part_text(c->s->mem, attachment->heading, " ", 1);
		part_move_all(c->at[i].block, attachment->heading);
	}
	return i;
}

static void
annex(struct cutter *c, size_t from, size_t end)
{
	struct arena *mem = c->s->mem;
	struct part *attachment =
	    part_add(c->s->document, part_new(mem, PART_ATTACHMENT, ""));
	struct part *document =
	    part_add(attachment, part_new(mem, PART_DOCUMENT, "doc"));
	struct part *body = part_add(document, part_new(mem, PART_BODY, ""));
	size_t notes;

	from = annex_heading(c, from, end, attachment);
	notes = apart_notes(c->s, c->d, c->at, from, end);
	outline_body(c->s, c->d, c->at + from, notes - from, body);
	section(c, document, PART_CONCLUSIONS, c->at + notes, end - notes);
}

static void
add_words(struct buffer *b, const struct part *p)
{
	if (p->kind == PART_TEXT)
		buffer_printf(b, " %s", p->text);
	for (p = p->first; p && b->size < SAMPLE; p = p->next)
		add_words(b, p);
}

/* What tells the language; tables do only where there is little else. */
static const char *
sample(struct lines *lines)
{
	struct buffer b =
	    buffer_new(lines->s->mem, 4 * (size_t)SAMPLE + DRAFT_FILE_MAX);

	for (size_t i = 0; i < lines->count && b.size < SAMPLE; i++) {
		const struct part *p = lines->at[i].block;

		if (p->kind != PART_P)
			continue;
		buffer_add(&b, " ");
		buffer_add(&b, part_line(lines->s->mem, p));
	}
	for (size_t i = 0; i < lines->count && b.size < SAMPLE_LEAST; i++)
		if (lines->at[i].block->kind != PART_P)
			add_words(&b, lines->at[i].block);
	return b.data;
}

/* Whether the line answers to a rule. */
static bool
prepare(struct cutter *c, struct line *line)
{
	struct hit hit;

	line->text = line_prepare(c->s->mem, line->block, c->d->latin);
	if (hit_find(c->s->mem, c->d, line->text, 0, &hit) >= 0)
		return true;
	if (line->capitals) {
		line->text = typed_capitals(c->s->mem, line->text);
		if (hit_find(c->s->mem, c->d, line->text, 0, &hit) >= 0)
			return true;
	}
	line->plain = line->text;
	return false;
}

enum err
outline(struct source *s, struct lines *lines)
{
	const char *words = sample(lines);
	const char *language = s->options->language ? s->options->language
						    : language_of_text(s->mem,
							  words, strlen(words));
	struct cutter c = {.s = s};
	size_t end, start, back, next, opening = 0;
	struct part *body;

	c.d = drafting_find(s->draftings, language);
	/* Of plain text the reader has parted what is to be parted. */
	if (!text_is(s->format, "text") && !text_is(s->format, "markdown"))
		apart_breaks(lines, c.d);
	typed_single(lines, c.d);
	apart_layout(lines, c.d);
	apart_lists(lines);
	apart_headings(lines, c.d);
	apart_numbers(lines, c.d);
	c.at = lines->at;
	c.count = lines->count;
	if (!s->identity.language)
		s->identity.language = language;
	for (size_t i = 0; i < c.count; i++)
		if (c.at[i].block->kind == PART_P)
			opening += prepare(&c, &c.at[i]);
	if (opening > 2 * (size_t)DRAFT_UNITS_MAX)
		return source_refuse(
		    s, "too-many", "The file has more than 60,000 provisions.");
	typed_small(s->mem, c.d, c.at, c.count);
	s->document = part_new(s->mem, PART_DOCUMENT, "bill");
	c.listed = apart_contents(s, c.d, c.at, c.count);
	end = annex_after(&c, 0);
	if (!end)
		end = annex_after(&c, 1);
	start = body_start(&c, end);
	back = back_start(&c, start, end);
	if (back == end)
		back = apart_notes(s, c.d, c.at, start, end);
	front(&c, s->document, start);
	body = part_add(s->document, part_new(s->mem, PART_BODY, ""));
	outline_body(s, c.d, c.at + start, back - start, body);
	section(&c, s->document, PART_CONCLUSIONS, c.at + back, end - back);
	for (; end < c.count; end = next) {
		next = annex_after(&c, end + 1);
		annex(&c, end, next);
	}
	return OK;
}
