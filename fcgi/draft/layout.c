/*
 * layout.c: an act that was laid out as a table: the numbers of its units
 * stand in a column, their text beside it; so do those of a list, as the
 * Official Journal has them.  Tables of other things stay.
 */
#include "fcgi/draft/apart.h"
#include "fcgi/draft/hit.h"

#include <string.h>

/* What has been seen of the act's base units. */
struct layout {
	struct arena *mem;
	const struct drafting *d;
	size_t rows; /* begin with a number alone, each the next one */
	const struct rule *rule;
	int64_t last;
	bool elsewhere; /* a base unit stands outside of tables */
};

static bool
opens_base(struct layout *l, const struct part *p, struct hit *hit)
{
	const char *text =
	    p->kind == PART_P ? line_prepare(l->mem, p, l->d->latin) : "";

	return *text && hit_free(l->mem, l->d, text, hit) >= 0 &&
	       hit->rule->rank >= RANK_OF_BASE &&
	       hit->rule->rank < RANK_OF_PARAGRAPH &&
	       hit->rule->series == SERIES_NUMBER;
}

static bool
has_words(const struct part *cell)
{
	for (const struct part *p = cell->first; p; p = p->next)
		if (!part_is_empty(p))
			return true;
	return false;
}

/* The first cell with words holds a number and nothing else, or is the only
 * one of its row. */
static void
look_at_row(struct layout *l, const struct part *row)
{
	const struct part *cell = row->first;
	struct hit hit;

	while (cell && !has_words(cell))
		cell = cell->next;
	if (!cell || cell->head || !opens_base(l, cell->first, &hit))
		return;
	if ((cell != row->first || cell->next) &&
	    line_prepare(l->mem, cell->first, l->d->latin)[hit.end])
		return;
	/* Behind the articles final provisions begin anew. */
	if (hit.value.n == l->last + 1 ||
	    (hit.value.n == 1 && hit.rule != l->rule))
		l->rows++;
	else
		l->elsewhere = true;
	l->rule = hit.rule;
	l->last = hit.value.n;
}

static void
add_cells(struct lines *out, struct part *row)
{
	struct part *next;

	for (struct part *cell = row->first; cell; cell = cell->next)
		for (struct part *p = cell->first; p; p = next) {
			next = p->next;
			p->next = NULL;
			if (p->kind != PART_P || !part_is_empty(p))
				lines_add(out, p);
		}
}

void
apart_layout(struct lines *lines, const struct drafting *d)
{
	struct layout l = {.mem = lines->s->mem, .d = d};
	struct lines out = {.s = lines->s};
	struct hit hit;
	bool table = false;

	for (size_t i = 0; i < lines->count; i++)
		table |= lines->at[i].block->kind == PART_TABLE;
	for (size_t i = 0; table && !l.elsewhere && i < lines->count; i++) {
		const struct part *block = lines->at[i].block;

		l.elsewhere = opens_base(&l, block, &hit);
		if (block->kind == PART_TABLE)
			for (block = block->first; block; block = block->next)
				look_at_row(&l, block);
	}
	if (l.elsewhere || l.rows < 2)
		return;
	for (size_t i = 0; i < lines->count; i++) {
		struct part *block = lines->at[i].block;

		if (block->kind != PART_TABLE)
			*lines_add(&out, NULL) = lines->at[i];
		else
			for (block = block->first; block; block = block->next)
				add_cells(&out, block);
	}
	*lines = out;
}

/* ---- lists ---- */

/* "1)", "(a)" or a dash. */
static bool
is_sign(struct arena *mem, const struct part *cell)
{
	static const char *const dashes[] = {"-", "–", "—", "•"};
	const char *text;

	if (!cell->first || cell->first->next || cell->head ||
	    cell->first->kind != PART_P || cell->columns > 1 || cell->rows > 1)
		return false;
	text = line_prepare(mem, cell->first, false);
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (text_is(text, dashes[i]))
			return true;
	return apart_is_number(text);
}

/* Each row a sign and the words beside it, behind words that wait for more,
 * or one such row alone. */
static bool
is_list(struct arena *mem, const struct part *table, const struct lines *before)
{
	const struct part *last =
	    before->count ? before->at[before->count - 1].block : NULL;
	const char *text =
	    last && last->kind == PART_P ? line_words(mem, last) : "";
	bool waits = *text && strchr(":;,", text[strlen(text) - 1]);
	size_t rows = 0;

	for (const struct part *row = table->first; row; row = row->next) {
		const struct part *cell = row->first;

		if (!cell || !cell->next || cell->next->next ||
		    !is_sign(mem, cell) || !has_words(cell->next) ||
		    cell->next->head || cell->next->first->kind != PART_P)
			return false;
		rows++;
	}
	return rows == 1 || (rows && waits);
}

static void
add_list(struct lines *out, struct part *table)
{
	struct arena *mem = out->s->mem;

	for (struct part *row = table->first; row; row = row->next) {
		struct part *sign = row->first->first, *next;

		next = row->first->next->first;
		part_text(mem, sign, " ", 1);
		part_move_all(next, sign);
		lines_add(out, sign);
		for (struct part *p = next->next; p; p = next) {
			next = p->next;
			p->next = NULL;
			if (p->kind == PART_TABLE && is_list(mem, p, out))
				add_list(out, p);
			else if (p->kind != PART_P || !part_is_empty(p))
				lines_add(out, p);
		}
	}
}

void
apart_lists(struct lines *lines)
{
	struct lines out = {.s = lines->s};
	struct arena *mem = lines->s->mem;
	bool table = false;

	for (size_t i = 0; i < lines->count && !table; i++)
		table = lines->at[i].block->kind == PART_TABLE;
	if (!table)
		return;
	for (size_t i = 0; i < lines->count; i++) {
		struct part *block = lines->at[i].block;

		if (block->kind == PART_TABLE && is_list(mem, block, &out))
			add_list(&out, block);
		else
			*lines_add(&out, NULL) = lines->at[i];
	}
	*lines = out;
}
