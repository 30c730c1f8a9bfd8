/*
 * outline.c: lines to a tree.  Quotation comes first: what is quoted is a
 * tree of its own and opens nothing outside.  A number opens a unit only
 * where it continues its series; everything else stays text, so that no
 * word is lost and none is invented.
 */
#include "fcgi/draft/hit.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/lines.h"

#include <string.h>

enum { FRAMES = 40, QUOTE_LINES = 4000, HEADING_LINES = 3 };

/* An open unit, and the series that runs among its children. */
struct frame {
	struct part *part;
	int rank;
	const struct rule *child;
	struct value last;
	bool text_after; /* text came behind the last child */
};

struct builder {
	struct source *s;
	struct arena *mem;
	const struct drafting *d;
	const struct line *at;
	size_t count, next; /* the line at hand is next - 1 */
	struct frame frames[FRAMES];
	size_t depth;
	struct value base[RULES_MAX]; /* last of each base rule */
	bool base_seen[RULES_MAX];
	bool group_since[RULES_MAX]; /* a group came behind it */
	bool quoted;		     /* any number may begin */
	bool loose; /* no base units: inner ones stand by themselves */
	struct part *heading; /* a line kept for the unit that follows */
};

static void build(struct builder *b);

static struct frame *
top(struct builder *b)
{
	return &b->frames[b->depth];
}

static void
pop_to(struct builder *b, int rank)
{
	while (b->depth && top(b)->rank >= rank)
		b->depth--;
}

/* A line kept as a heading turns out to head nothing. */
static void
give_up_heading(struct builder *b)
{
	struct part *p = b->heading;

	b->heading = NULL;
	if (p)
		part_add(top(b)->part, p);
}

static struct part *
open_unit(struct builder *b, const struct rule *rule, const char *element,
    struct value value)
{
	struct frame *parent = top(b);
	struct part *unit = part_new(b->mem, PART_UNIT, element);

	parent->child = rule;
	parent->last = value;
	parent->text_after = false;
	part_add(parent->part, unit);
	if (b->depth + 1 < FRAMES)
		b->depth++;
	*top(b) = (struct frame){
	    .part = unit, .rank = rule ? rule->rank : RANK_OF_PARAGRAPH};
	if (b->heading && rule) {
		unit->heading = b->heading;
		unit->heading->name = "";
		b->heading = NULL;
	}
	return unit;
}

/* Number off the line; what is left of it is text or heading. */
static void
take_number(
    struct builder *b, struct part *unit, const struct line *line, size_t end)
{
	size_t size = line_original(b->mem, line->block, b->d->latin, end);

	unit->num = line_cut(b->mem, line->block, size);
	unit->source = line->block->source;
}

static bool
opens_something(struct builder *b, const struct line *line)
{
	struct hit hit;

	return hit_find(b->mem, b->d, line->text, 0, &hit) >= 0;
}

static const struct line *
line_after(struct builder *b, size_t ahead)
{
	return b->next + ahead < b->count ? &b->at[b->next + ahead] : NULL;
}

static bool
is_text(const struct line *line)
{
	return line && line->block->kind == PART_P && *line->text;
}

/* The lines below a group's number that head it: capitals, or one line that
 * is no sentence. */
static void
take_headings(struct builder *b, struct part *unit)
{
	for (int i = 0; i < HEADING_LINES; i++) {
		const struct line *line = line_after(b, 0);
		bool capital;

		if (!is_text(line) || !text_heads(line->text) ||
		    opens_something(b, line))
			return;
		capital = text_is_capital(line->text);
		if (unit->heading && !(capital && i))
			return;
		if (unit->heading)
			part_text(b->mem, unit->heading, " ", 1);
		else
			unit->heading = part_new(b->mem, PART_P, "");
		part_move_all(line->block, unit->heading);
		b->next++;
		if (!capital)
			return;
	}
}

/* A line behind a base unit's number: its heading, if text follows it. */
static void
take_title_after(struct builder *b, struct part *unit)
{
	const struct line *line = line_after(b, 0), *below = line_after(b, 1);

	if (unit->heading || !is_text(line) || !below ||
	    !(text_heads(line->text) || line->level) ||
	    opens_something(b, line) || strlen(line->text) > 250)
		return;
	if (!line->level && !line->title && is_text(below) &&
	    hit_find(b->mem, b->d, below->text, 0, &(struct hit){0}) >= 0 &&
	    line->text[0] >= 'a' && line->text[0] <= 'z')
		return;
	unit->heading = part_new(b->mem, PART_P, "");
	part_move_all(line->block, unit->heading);
	b->next++;
}

static void
rest_as_heading(struct builder *b, struct part *unit, struct part *rest)
{
	unit->heading = part_new(b->mem, PART_P, "");
	part_move_all(rest, unit->heading);
}

static void add_text(struct builder *b, const struct line *line);
static bool open_line(struct builder *b, const struct line *line);

/* What stands behind the number on the same line, which may open more. */
static void
take_rest(struct builder *b, struct part *unit, const struct line *line,
    const struct hit *hit)
{
	struct line rest = *line;
	enum heading way = hit->rule->heading;

	rest.text = line->text + hit->end;
	rest.text += strspn(rest.text, " .");
	if (!part_is_empty(line->block)) {
		bool heads = way == HEADING_NEXT ||
			     (way == HEADING_SAME && text_heads(rest.text) &&
				 strlen(rest.text) < 200);

		if (heads && !unit->heading)
			rest_as_heading(b, unit, line->block);
		else if (open_line(b, &rest))
			return;
		else if (b->d->paragraphs &&
			 hit->rule->rank < RANK_OF_PARAGRAPH)
			add_text(b, &rest);
		else
			part_add(unit, line->block);
		return;
	}
	if (way == HEADING_NEXT)
		take_headings(b, unit);
	else if (hit->rule->rank < RANK_OF_PARAGRAPH && b->d->title_after)
		take_title_after(b, unit);
}

static void
open_group(struct builder *b, const struct line *line, const struct hit *hit)
{
	struct part *unit;

	give_up_heading(b);
	pop_to(b, hit->rule->rank);
	unit = open_unit(b, hit->rule, hit->rule->element, hit->value);
	for (size_t i = 0; i < RULES_MAX; i++)
		b->group_since[i] = true;
	if (hit->rule->heading == HEADING_WHOLE) {
		rest_as_heading(b, unit, line->block);
		return;
	}
	take_number(b, unit, line, hit->end);
	take_rest(b, unit, line, hit);
}

/* A base unit continues its numbers, or begins them anew behind a group; one
 * that goes back is a citation at the start of a line. */
static bool
open_base(struct builder *b, const struct line *line, const struct hit *hit)
{
	size_t i = (size_t)(hit->rule - b->d->rules);
	bool follows = !b->base_seen[i] ? hit->value.n <= 1 || b->quoted
					: value_follows(b->base[i], hit->value);
	struct part *unit;

	if (b->base_seen[i] && !value_later(b->base[i], hit->value) &&
	    !(hit->value.n == 1 && b->group_since[i]) && !b->quoted)
		return false;
	pop_to(b, hit->rule->rank);
	b->base[i] = hit->value;
	b->base_seen[i] = true;
	b->group_since[i] = false;
	unit = open_unit(b, hit->rule, hit->rule->element, hit->value);
	if (!follows && !(hit->value.n == 1)) {
		unit->confidence = 60;
		unit->doubt = "sequence";
	}
	take_number(b, unit, line, hit->end);
	take_rest(b, unit, line, hit);
	return true;
}

/* The open unit whose children this number continues, or -1. */
static int
series_place(struct builder *b, const struct hit *hit, bool loosely)
{
	for (int i = (int)b->depth; i >= 0; i--) {
		const struct frame *f = &b->frames[i];

		if (f->child == hit->rule &&
		    (hit->rule->series == SERIES_DASH ||
			(loosely ? value_later(f->last, hit->value) &&
				       hit->value.n <= f->last.n + 5
				 : value_follows(f->last, hit->value))))
			return i;
		if (f->rank >= RANK_OF_BASE && f->rank < RANK_OF_PARAGRAPH)
			break;
	}
	return -1;
}

/* May a list begin here with this number? */
static bool
may_begin(struct builder *b, const struct hit *hit)
{
	struct frame *f = top(b);

	while (f > b->frames && f->rank >= hit->rule->rank)
		f--;
	if (f->rank < RANK_OF_BASE && !b->quoted && !b->loose)
		return false;
	if (b->quoted && f == b->frames)
		return true;
	if (f->child == hit->rule && !f->text_after)
		return false;
	return hit->value.n <= 1 && hit->value.suffix == 0;
}

static bool
open_inner(struct builder *b, const struct line *line, const struct hit *hit)
{
	int place = series_place(b, hit, false);
	struct part *unit;
	bool sure = true;

	if (place < 0 && may_begin(b, hit)) {
		pop_to(b, hit->rule->rank);
	} else {
		if (place < 0) {
			place = series_place(b, hit, true);
			sure = false;
		}
		if (place < 0)
			return false;
		b->depth = (size_t)place;
	}
	unit = open_unit(b, hit->rule, hit->rule->element, hit->value);
	if (!sure) {
		unit->confidence = 70;
		unit->doubt = "sequence";
	}
	take_number(b, unit, line, hit->end);
	take_rest(b, unit, line, hit);
	return true;
}

/* Rules are tried in their order; one that may not open here leaves the
 * line to the next. */
static bool
open_line(struct builder *b, const struct line *line)
{
	struct hit hit;
	int i = -1;

	while ((i = hit_find(b->mem, b->d, line->text, i + 1, &hit)) >= 0) {
		if (hit.rule->rank < RANK_OF_BASE) {
			open_group(b, line, &hit);
			return true;
		}
		if (hit.rule->rank < RANK_OF_PARAGRAPH
			? open_base(b, line, &hit)
			: open_inner(b, line, &hit))
			return true;
	}
	return false;
}

/* Text behind list points belongs to what the list belongs to, unless the
 * point's own text is not at its end. */
static void
leave_list(struct builder *b)
{
	const struct part *last = top(b)->part->last;
	const char *words =
	    last && last->kind == PART_P ? part_line(b->mem, last) : "";
	size_t size = strlen(words);

	if (size && words[size - 1] == ':')
		return;
	while (b->depth && top(b)->rank > RANK_OF_PARAGRAPH)
		b->depth--;
}

static void
add_text(struct builder *b, const struct line *line)
{
	struct part *unit;

	if (line->block->kind == PART_P)
		leave_list(b);
	if (b->d->paragraphs && line->block->kind == PART_P) {
		if (top(b)->rank == RANK_OF_PARAGRAPH && b->depth)
			b->depth--;
		if (top(b)->rank >= RANK_OF_BASE &&
		    top(b)->rank < RANK_OF_PARAGRAPH) {
			unit = open_unit(
			    b, NULL, b->d->paragraphs, (struct value){0});
			unit->source = line->block->source;
		}
	}
	part_add(top(b)->part, line->block);
	top(b)->text_after = true;
}

static bool
starts_quoted(const char *text)
{
	return text_starts(text, "„") || text_starts(text, "“") ||
	       text_starts(text, "«") || *text == '"';
}

/* Does this line go on with the outer act, so that a quote must have ended?
 * A base unit does if its number is the next one outside and not the next
 * one inside; a point only with a word of amending. */
static bool
goes_on(struct builder *b, const char *text, const struct hit *head,
    struct builder *inner)
{
	struct hit hit;
	int rule = hit_find(b->mem, b->d, text, 0, &hit);
	bool base, inside;

	if (rule < 0 || hit.rule->rank < RANK_OF_BASE ||
	    hit.rule->series == SERIES_DASH || starts_quoted(text))
		return false;
	base = hit.rule->rank < RANK_OF_PARAGRAPH;
	inside = inner->base_seen[rule] &&
		 value_follows(inner->base[rule], hit.value);
	if (base) {
		inner->base_seen[rule] = true;
		inner->base[rule] = hit.value;
		return b->base_seen[rule] && !inside &&
		       hit.value.n == b->base[rule].n + 1;
	}
	return b->d->amending &&
	       ((head && head->rule == hit.rule &&
		    value_follows(head->value, hit.value)) ||
		   series_place(b, &hit, false) >= 0) &&
	       pattern_find(
		   b->d->amending, text, strlen(text), 0, &(struct match){0});
}

/* Where a quote that is open behind the line at hand ends: the index behind
 * its last line.  Where marks do not balance, at the line with which the
 * outer text goes on, or nowhere (0). */
static size_t
quote_end(struct builder *b, const char *first, const struct quotation *at,
    bool *balanced)
{
	struct quotation q = {.depth = at->depth};
	size_t opened = at->opened;
	struct builder *inner = arena_alloc(b->mem, sizeof(*inner));
	struct hit head;
	bool headed = hit_find(b->mem, b->d, first, 0, &head) >= 0;
	size_t from = b->next;
	struct hit own;
	int rule = hit_find(b->mem, b->d, first + opened, 0, &own);

	*balanced = true;
	if (rule >= 0) {
		inner->base_seen[rule] = true;
		inner->base[rule] = own.value;
	}
	for (size_t i = from; i < b->count && i < from + QUOTE_LINES; i++) {
		const char *text = b->at[i].text;

		if (goes_on(b, text, headed ? &head : NULL, inner)) {
			*balanced = false;
			return i;
		}
		quotation_follow(b->d, text, &q);
		if (!q.depth)
			return i + 1;
	}
	return 0;
}

static struct part *
begin_quote(
    struct builder *b, const struct line *lines, size_t count, bool balanced)
{
	struct part *quote =
	    part_add(top(b)->part, part_new(b->mem, PART_QUOTE, ""));
	struct builder *inner = arena_alloc(b->mem, sizeof(*inner));

	inner->s = b->s;
	inner->mem = b->mem;
	inner->d = b->d;
	inner->at = lines;
	inner->count = count;
	inner->quoted = true;
	inner->frames[0].part = quote;
	build(inner);
	if (!balanced && top(b)->part->kind == PART_UNIT) {
		top(b)->part->confidence = 50;
		top(b)->part->doubt = "quotation";
	}
	return quote;
}

/* Lines from the opening mark to the closing one are a quote. The first may
 * begin in the middle of the line at hand, whose head stays outside. */
static bool
take_quote(struct builder *b, const struct line *line)
{
	struct quotation q = {0};
	struct line *lines;
	size_t end, start = b->next - 1;
	bool balanced;

	quotation_follow(b->d, line->text, &q);
	if (q.depth <= 0 || q.opened == SIZE_MAX)
		return false;
	end = quote_end(b, line->text, &q, &balanced);
	if (!end || (balanced && end == b->next))
		return false;
	lines = arena_alloc(b->mem, (end - start) * sizeof(*lines));
	memcpy(lines, b->at + start, (end - start) * sizeof(*lines));
	lines[0] = *line;
	if (q.opened) {
		struct line head = *line;

		head.block = line_cut(b->mem, line->block,
		    line_original(b->mem, line->block, b->d->latin, q.opened));
		head.text = arena_copy_n(b->mem, line->text, q.opened);
		if (!open_line(b, &head))
			add_text(b, &head);
		lines[0].text = line->text + q.opened;
	}
	b->next = end;
	begin_quote(b, lines, end - start, balanced);
	return true;
}

/* A quote within one line: after a colon, or the whole line. */
static bool
take_short_quote(struct builder *b, const struct line *line)
{
	struct quotation q = {0};
	struct line *inner;
	const char *colon, *text = line->text;
	size_t at = 0;

	colon = strstr(text, ": ");
	while (colon && !strchr("\xE2\xC2\"", colon[2]))
		colon = strstr(colon + 1, ": ");
	if (colon)
		at = (size_t)(colon - text) + 2;
	quotation_follow(b->d, text + at, &q);
	if (q.depth || q.closed == SIZE_MAX || strlen(text + at) > q.closed + 3)
		return false;
	inner = arena_alloc(b->mem, sizeof(*inner));
	*inner = *line;
	inner->text = text + at;
	if (hit_find(b->mem, b->d, inner->text, 0, &(struct hit){0}) < 0)
		return false;
	if (at) {
		struct line head = *line;

		head.block = line_cut(b->mem, line->block,
		    line_original(b->mem, line->block, b->d->latin, at));
		head.text = arena_copy_n(b->mem, text, at);
		if (!open_line(b, &head))
			add_text(b, &head);
	} else if (!b->depth) {
		return false;
	}
	begin_quote(b, inner, 1, true);
	return true;
}

/* A short line just above a base unit or group heads it. */
static bool
keep_heading(struct builder *b, const struct line *line)
{
	const struct line *below = line_after(b, 0);
	struct hit hit;

	if (!b->d->title_above || !text_heads(line->text) || b->heading ||
	    strlen(line->text) > 250 || strstr(line->text, ". ") ||
	    (top(b)->rank >= RANK_OF_BASE && !top(b)->part->first) ||
	    !is_text(below) || (!b->depth && !line->level && !b->quoted))
		return false;
	if (hit_find(b->mem, b->d, below->text, 0, &hit) < 0 ||
	    hit.rule->rank < RANK_OF_BASE ||
	    hit.rule->rank >= RANK_OF_PARAGRAPH ||
	    strlen(below->text) > hit.end + 300)
		return false;
	b->heading = line->block;
	return true;
}

static void
build(struct builder *b)
{
	while (b->next < b->count) {
		const struct line *line = &b->at[b->next++];

		if (line->block->kind != PART_P) {
			give_up_heading(b);
			add_text(b, line);
			continue;
		}
		if (!(b->quoted && b->next == 1) &&
		    (take_quote(b, line) || take_short_quote(b, line)))
			continue;
		if (open_line(b, line))
			continue;
		give_up_heading(b);
		if (!keep_heading(b, line))
			add_text(b, line);
	}
	give_up_heading(b);
}

void
outline_body(struct source *s, const struct drafting *d,
    const struct line *lines, size_t count, struct part *body)
{
	struct builder *b = arena_alloc(s->mem, sizeof(*b));

	b->s = s;
	b->mem = s->mem;
	b->d = d;
	b->at = lines;
	b->count = count;
	b->frames[0].part = body;
	b->loose = true;
	for (size_t i = 0; i < count && b->loose; i++) {
		struct hit hit;

		b->loose = hit_find(b->mem, d, lines[i].text, 0, &hit) < 0 ||
			   hit.rule->rank < RANK_OF_BASE ||
			   hit.rule->rank >= RANK_OF_PARAGRAPH;
	}
	build(b);
}
