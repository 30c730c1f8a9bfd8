/*
 * kept_check.c: the words of a file and those of its tree held against each
 * other: their sum first; where that differs, word by word, until it is known
 * which unit lacks what.
 */
#include "fcgi/draft/kept.h"

#include "fcgi/draft/words.h"

#include <stdlib.h>
#include <string.h>

enum { UNITS_TOLD = 100, DETAIL_MAX = 200, PARTED_MAX = 4000 };

/* From this byte of the tree's text on, words are that unit's. */
struct mark {
	size_t at;
	const char *wid;
};

/* A word that stands on one side only. */
struct odd {
	const char *word;
	size_t unit, order;
	bool cancelled;
};
struct odds {
	struct odd *at;
	size_t count, room;
};

struct checker {
	struct source *s;
	struct arena *mem;
	struct buffer text; /* of the tree, in its order */
	struct mark *marks;
	size_t mark_count, mark_room;
	struct odds lost, added;
};

static void
mark(struct checker *c, const char *wid)
{
	size_t n = c->mark_count;

	if (n && c->marks[n - 1].wid == wid)
		return;
	if (n == c->mark_room) {
		c->mark_room = n ? 2 * n : 256;
		c->marks = arena_grow(c->mem, c->marks, n * sizeof *c->marks,
		    c->mark_room * sizeof *c->marks);
	}
	c->marks[c->mark_count++] = (struct mark){c->text.size, wid};
}

static bool
is_unit(const struct part *p)
{
	return p->wid &&
	       (p->kind == PART_UNIT || p->kind == PART_PREFACE ||
		   p->kind == PART_PREAMBLE || p->kind == PART_CONCLUSIONS ||
		   p->kind == PART_ATTACHMENT || p->kind == PART_ROW);
}

static void
gather(struct checker *c, const struct part *p, const char *wid)
{
	const struct part *lines[] = {p->num, p->heading, p->subheading};

	if (p->kind == PART_TEXT) {
		mark(c, wid);
		buffer_add(&c->text, p->text);
		return;
	}
	if (is_unit(p))
		wid = p->wid;
	if (p->kind != PART_INLINE)
		buffer_add(&c->text, "\n");
	for (size_t i = 0; i < 3; i++)
		if (lines[i])
			gather(c, lines[i], wid);
	for (const struct part *k = p->first; k; k = k->next)
		gather(c, k, wid);
	if (p->kind != PART_INLINE)
		buffer_add(&c->text, "\n");
}

/* Bytes up to the next space, which may be one that does not break. */
static size_t
word_size(const char *text)
{
	size_t size = strcspn(text, " \n\t\xC2");

	while (text[size] == '\xC2' && text[size + 1] != '\xA0')
		size += 1 + strcspn(text + size + 1, " \n\t\xC2");
	return size;
}

/* The words of a text that count, one by one. */
static void
odds_add(struct arena *mem, struct odds *o, const char *text, size_t unit)
{
	size_t size;

	for (; *text; text += size) {
		struct tally t = {0};

		size = word_size(text);
		if (!size) {
			size = *text == '\xC2' ? 2 : 1;
			continue;
		}
		tally_text(&t, text, size);
		if (!t.count)
			continue;
		if (o->count == o->room) {
			size_t room = o->room ? 2 * o->room : 256;

			o->at = arena_grow(mem, o->at, o->count * sizeof *o->at,
			    room * sizeof *o->at);
			o->room = room;
		}
		o->at[o->count] =
		    (struct odd){.word = arena_copy_n(mem, text, size),
			.unit = unit,
			.order = o->count};
		o->count++;
	}
}

static int
by_word(const void *a, const void *b)
{
	const struct odd *x = a, *y = b;
	int order = strcmp(x->word, y->word);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static int
by_order(const void *a, const void *b)
{
	const struct odd *x = a, *y = b;

	return (x->order > y->order) - (x->order < y->order);
}

/* What stands on both sides is no difference: it was moved, or accounted
 * for. */
static void
cancel(struct odds *a, struct odds *b)
{
	size_t i = 0, k = 0;

	if (!a->count || !b->count)
		return;
	qsort(a->at, a->count, sizeof *a->at, by_word);
	qsort(b->at, b->count, sizeof *b->at, by_word);
	while (i < a->count && k < b->count) {
		int order = strcmp(a->at[i].word, b->at[k].word);

		if (a->at[i].cancelled || order < 0) {
			i++;
		} else if (b->at[k].cancelled || order > 0) {
			k++;
		} else {
			a->at[i++].cancelled = true;
			b->at[k++].cancelled = true;
		}
	}
	qsort(a->at, a->count, sizeof *a->at, by_order);
	qsort(b->at, b->count, sizeof *b->at, by_order);
}

static void
cancel_bag(struct checker *c, struct odds *odds, enum kept_bag bag)
{
	struct odds accounted = {0};

	odds_add(c->mem, &accounted,
	    c->s->kept->text[bag].data ? c->s->kept->text[bag].data : "", 0);
	cancel(odds, &accounted);
}

/* The letters of one unit's words, however they are parted. */
static struct tally
letters(const struct odds *o, size_t unit)
{
	struct tally t = {0};

	for (size_t i = 0; i < o->count; i++)
		if (o->at[i].unit == unit && !o->at[i].cancelled)
			tally_text(&t, o->at[i].word, strlen(o->at[i].word));
	return t;
}

/* "сло во" for "слово" in the same unit is no difference. */
static void
cancel_parted(struct checker *c, struct odd *first)
{
	struct tally a = letters(&c->lost, first->unit);
	struct tally b = letters(&c->added, first->unit);
	struct odds *both[] = {&c->lost, &c->added};

	if (a.count != b.count || a.sum != b.sum)
		return;
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < both[k]->count; i++)
			if (both[k]->at[i].unit == first->unit)
				both[k]->at[i].cancelled = true;
}

static size_t
unit_at(const struct checker *c, size_t at)
{
	size_t low = 0, high = c->mark_count;

	while (low + 1 < high) {
		size_t middle = (low + high) / 2;

		if (c->marks[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Words that stand in the file on the line of those before them were lost
 * from the unit of these; else from the one that follows. */
static size_t
place_lost(const struct checker *c, const struct run *before, size_t at)
{
	const char *was = before && before->was ? before->was : "";
	size_t size = strlen(was);

	while (size && strchr(" \t", was[size - 1]))
		size--;
	if (!size || was[size - 1] == '\n')
		return at;
	while (at && strchr(" \t\n", c->text.data[at - 1]))
		at--;
	return at ? at - 1 : 0;
}

/* Where the words of both texts part, and in which unit of the tree. */
static void
find_odds(struct checker *c)
{
	struct buffer *file = &c->s->kept->text[KEPT_FILE];
	size_t at = 0;
	struct runs runs;

	words_compare(c->mem, file->data ? file->data : "",
	    c->text.data ? c->text.data : "", WORDS_EXACT, &runs);
	for (size_t i = 0; i < runs.count; i++) {
		const struct run *run = &runs.at[i];

		if (run->kind == RUN_DELETED)
			odds_add(c->mem, &c->lost, run->text,
			    unit_at(c, place_lost(c, i ? run - 1 : NULL, at)));
		if (run->kind == RUN_INSERTED)
			odds_add(c->mem, &c->added, run->text, unit_at(c, at));
		if (run->kind != RUN_DELETED)
			at += strlen(run->text);
	}
}

/* The words of each unit in one warning. */
static size_t
tell(struct checker *c, const struct odds *o, const char *code)
{
	size_t told = 0;

	for (size_t i = 0; i < o->count;) {
		struct buffer b = buffer_new(c->mem, 1 << 26);
		size_t unit = o->at[i].unit;

		for (; i < o->count && o->at[i].unit == unit; i++)
			if (!o->at[i].cancelled)
				buffer_printf(&b, "%s%s", b.size ? " " : "",
				    o->at[i].word);
		if (!b.size || told++ >= UNITS_TOLD)
			continue;
		source_warn(c->s, code,
		    text_clean(c->mem, b.data,
			strlen(text_cut(c->mem, b.data, DETAIL_MAX))));
		if (unit < c->mark_count)
			c->s->warnings[c->s->warning_count - 1].wid =
			    c->marks[unit].wid;
	}
	return told;
}

static void
tell_all(struct checker *c, size_t lost, size_t added)
{
	size_t told;

	gather(c, c->s->document, "");
	find_odds(c);
	cancel_bag(c, &c->added, KEPT_MADE);
	cancel_bag(c, &c->lost, KEPT_LEFT);
	cancel_bag(c, &c->lost, KEPT_HIDDEN);
	cancel(&c->lost, &c->added);
	if (c->lost.count + c->added.count < PARTED_MAX)
		for (size_t i = 0; i < c->lost.count; i++)
			if (!c->lost.at[i].cancelled)
				cancel_parted(c, &c->lost.at[i]);
	told = tell(c, &c->lost, "words-lost");
	if (strcmp(c->s->format, "akn"))
		told += tell(c, &c->added, "words-added");
	/* Never in silence: at least how many letters. */
	if (!told)
		source_warn(c->s, lost ? "words-lost" : "words-added",
		    arena_printf(c->mem, "%zu", lost ? lost : added));
}

void
kept_check(struct source *s)
{
	struct checker c = {.s = s, .mem = s->mem};
	struct odds hidden = {0};
	struct kept *kept = s->kept;
	struct tally now = {0}, said = kept->count[KEPT_FILE];

	if (kept->count[KEPT_HIDDEN].count) {
		odds_add(s->mem, &hidden, kept->text[KEPT_HIDDEN].data, 0);
		tell(&c, &hidden, "left-out");
	}
	tally_part(&now, s->document);
	said.count += kept->count[KEPT_MADE].count -
		      kept->count[KEPT_LEFT].count -
		      kept->count[KEPT_HIDDEN].count;
	said.sum += kept->count[KEPT_MADE].sum - kept->count[KEPT_LEFT].sum -
		    kept->count[KEPT_HIDDEN].sum;
	if (!strcmp(s->format, "akn")
		? now.count >= said.count
		: now.count == said.count && now.sum == said.sum)
		return;
	c.text = buffer_new(s->mem, 8 * (size_t)DRAFT_FILE_MAX);
	tell_all(&c, now.count < said.count ? said.count - now.count : 0,
	    now.count > said.count ? now.count - said.count : 0);
}
