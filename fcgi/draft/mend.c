/*
 * mend.c: corrections of a tree.  A unit that changes its kind moves to where
 * such a unit may stand: out of what is not above it, into what is, and what
 * follows it and is below it comes with it, as the drafting rules of the
 * language rank them.
 */
#include "fcgi/draft/mend.h"

#include "fcgi/draft/hit.h"
#include "fcgi/draft/lines.h"
#include "fcgi/draft/pictures.h"
#include "fcgi/draft/requote.h"
#include "fcgi/draft/rewrite.h"
#include "fcgi/draft/tree.h"

#include <string.h>

enum { RANK_UNKNOWN = 120, RANK_OF_TEXT = 1000 };

struct mender {
	struct source *s;
	struct arena *mem;
	const struct drafting *d;
};

static int
rank_of(const struct mender *m, const char *name)
{
	if (!strcmp(name, "block"))
		return RANK_OF_TEXT;
	for (size_t i = 0; i < m->d->rule_count; i++)
		if (!strcmp(m->d->rules[i].element, name))
			return m->d->rules[i].rank;
	return RANK_UNKNOWN;
}

/* ---- numbers ---- */

static struct part *
first_text(const struct part *p)
{
	return p->first && p->first->kind == PART_P ? p->first : NULL;
}

/* The number goes back in front of the text. */
static void
number_to_text(struct mender *m, struct part *p)
{
	struct part *num = p->num, *text = first_text(p);

	p->num = NULL;
	if (!num)
		return;
	num->kind = PART_P;
	num->name = "";
	if (text) {
		part_text(m->mem, num, " ", 1);
		part_move_all(text, num);
		tree_take_out(text);
	}
	tree_put(p, NULL, num);
}

/* The first size bytes of its prepared text are its number. */
static void
number_from_text(struct mender *m, struct part *p, size_t size)
{
	struct part *text = first_text(p);

	p->num = line_cut(
	    m->mem, text, line_original(m->mem, text, m->d->latin, size));
}

/* What its text opens, by the rules of the language; of that element, or of
 * any for NULL. */
static const char *
opened(struct mender *m, struct part *p, const char *element)
{
	struct part *text = first_text(p);
	const char *words;
	struct hit hit;

	if (!text || p->num)
		return NULL;
	words = line_prepare(m->mem, text, m->d->latin);
	for (int i = 0; (i = hit_find(m->mem, m->d, words, i, &hit)) >= 0; i++)
		if (hit.end &&
		    (!element || !strcmp(hit.rule->element, element))) {
			number_from_text(m, p, hit.end);
			return hit.rule->element;
		}
	return NULL;
}

/* ---- its place ---- */

/* Out of every unit that is not above it; those behind it stay with it. */
static void
rise(struct part *p)
{
	struct part *parent = p->parent, *c = p->next, *next;

	for (; c; c = next) {
		next = c->next;
		tree_append(p, c);
	}
	tree_take_out(p);
	tree_put(parent->parent, parent, p);
}

static void
settle(struct mender *m, struct part *p)
{
	int rank = rank_of(m, p->name);
	struct part *above, *next;

	if (rank == RANK_OF_TEXT)
		return;
	while (
	    p->parent->kind == PART_UNIT && rank_of(m, p->parent->name) >= rank)
		rise(p);
	while ((above = tree_unit_before(p)) && rank_of(m, above->name) < rank)
		tree_append(above, p);
	for (struct part *c = p->next; c; c = next) {
		next = c->next;
		if (c->kind != PART_UNIT || rank_of(m, c->name) <= rank ||
		    !strcmp(c->name, "block"))
			break;
		tree_append(p, c);
	}
}

/* ---- what may be done ---- */

/* Its words head the unit behind it. */
static bool
to_heading(struct mender *m, struct part *p)
{
	struct part *next = p->next;

	if (!next || next->kind != PART_UNIT || next->heading ||
	    part_has_units(p) || (p->heading && p->first))
		return false;
	number_to_text(m, p);
	if (!p->heading) {
		if (!first_text(p) || p->first->next)
			return false;
		p->heading = p->first;
		tree_take_out(p->heading);
	}
	next->heading = p->heading;
	tree_take_out(p);
	return true;
}

static bool
to_kind(struct mender *m, struct part *p, const char *kind)
{
	if (!kind || !*kind)
		return false;
	if (!strcmp(kind, "heading"))
		return to_heading(m, p);
	p->name = kind;
	if (!strcmp(kind, "block"))
		number_to_text(m, p);
	else
		(void)opened(m, p, kind);
	settle(m, p);
	return true;
}

/* Text behind text: one paragraph, with a space between. */
static void
join_text(struct mender *m, struct part *to, struct part *from)
{
	struct part *last = to->last;

	if (last && last->kind != PART_P)
		last = NULL;
	if (last && from->first && from->first->kind == PART_P) {
		struct part *text = from->first;

		tree_take_out(text);
		part_text(m->mem, last, " ", 1);
		part_move_all(text, last);
	}
	part_move_all(from, to);
}

/* Number and heading first, as they are read. */
static void
flatten(struct mender *m, struct part *p)
{
	struct part *heading = p->heading;

	p->heading = NULL;
	if (heading) {
		heading->kind = PART_P;
		heading->name = "";
		tree_put(p, NULL, heading);
	}
	number_to_text(m, p);
}

static bool
join(struct mender *m, struct part *p)
{
	struct part *to = tree_line_before(p), *at;

	if (!to)
		return false;
	flatten(m, p);
	if (to != p->parent) {
		tree_take_out(p);
		join_text(m, to, p);
		return true;
	}
	/* the unit around it: what it holds stands in its place */
	at = tree_before(p);
	tree_take_out(p);
	if (at && at->kind == PART_P && first_text(p)) {
		struct part *text = p->first;

		tree_take_out(text);
		part_text(m->mem, at, " ", 1);
		part_move_all(text, at);
	}
	while (p->last) {
		struct part *c = p->last;

		tree_take_out(c);
		tree_put(to, at, c);
	}
	return true;
}

/* The paragraph of it in which that stands, not at the very start; where. */
static struct part *
marked(struct mender *m, struct part *p, const char *mark, size_t *at)
{
	for (struct part *c = p->first; c; c = c->next) {
		const char *text, *found;

		if (c->kind != PART_P)
			continue;
		text = line_prepare(m->mem, c, m->d->latin);
		found = strstr(text, mark);
		if (!found || (found == text && c == p->first))
			continue;
		*at = line_original(
		    m->mem, c, m->d->latin, (size_t)(found - text));
		return c;
	}
	return NULL;
}

/* A heading and what stands on its line behind it: a unit in front of all
 * others, with the text of p; no unit that is named there is plain text. */
static bool
split_heading(struct mender *m, struct part *p, const char *mark)
{
	const char *text =
	    p->heading ? line_prepare(m->mem, p->heading, m->d->latin) : "";
	const char *found = strstr(text, mark), *kind;
	struct part *rest, *next;

	if (!found || found == text)
		return false;
	next = p->heading;
	p->heading = line_cut(m->mem, next,
	    line_original(m->mem, next, m->d->latin, (size_t)(found - text)));
	p->heading->kind = next->kind;
	p->heading->name = next->name;
	next->kind = PART_P;
	next->name = "";
	rest = part_new(m->mem, PART_UNIT, "block");
	rest->source = p->source;
	part_add(rest, next);
	for (struct part *c = p->first; c && c->kind != PART_UNIT; c = next) {
		next = c->next;
		tree_append(rest, c);
	}
	tree_put(p, NULL, rest);
	kind = opened(m, rest, NULL);
	if (kind)
		rest->name = kind;
	settle(m, rest);
	return true;
}

static bool
split(struct mender *m, struct part *p, const char *value)
{
	struct part mark_line = {.kind = PART_P}, *text, *rest, *c, *next;
	const char *mark, *kind;
	size_t at;

	if (!value || !*value)
		return false;
	part_text(m->mem, &mark_line, value, strlen(value));
	mark = line_prepare(m->mem, &mark_line, m->d->latin);
	if (split_heading(m, p, mark))
		return true;
	text = marked(m, p, mark, &at);
	if (!text)
		return false;
	rest = part_new(m->mem, PART_UNIT, p->name);
	rest->source = p->source;
	if (at) {
		struct part *head = line_cut(m->mem, text, at);

		head->kind = PART_P;
		head->name = "";
		tree_put(p, tree_before(text), head);
	}
	for (c = text; c; c = next) {
		next = c->next;
		tree_append(rest, c);
	}
	tree_put(p->parent, p, rest);
	kind = opened(m, rest, NULL);
	if (kind)
		rest->name = kind;
	settle(m, rest);
	return true;
}

static bool
deeper(struct part *p)
{
	struct part *above = tree_unit_before(p);

	if (!above)
		return false;
	tree_append(above, p);
	return true;
}

static bool
higher(struct part *p)
{
	if (p->parent->kind != PART_UNIT)
		return false;
	rise(p);
	return true;
}

static bool
number(struct mender *m, struct part *p, const char *value)
{
	struct part wanted = {.kind = PART_P}, *text;
	const char *words, *num;

	number_to_text(m, p);
	if (!value || !*value)
		return true;
	text = first_text(p);
	if (!text)
		return false;
	part_text(m->mem, &wanted, value, strlen(value));
	num = line_prepare(m->mem, &wanted, m->d->latin);
	words = line_prepare(m->mem, text, m->d->latin);
	if (strncmp(words, num, strlen(num)) != 0)
		return false;
	number_from_text(m, p, strlen(num));
	return true;
}

/* The name that it keeps from the version before. */
static bool
same(struct mender *m, struct part *p, const char *value)
{
	if (text_is(value, "new")) {
		p->wid = NULL;
		return true;
	}
	if (!value || !*value || strlen(value) > 120 ||
	    value[strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789_-")] ||
	    tree_find(m->s->document, value))
		return false;
	p->wid = value;
	return true;
}

static bool
other_words(struct mender *m, struct part *p, const struct draft_mend *what)
{
	if (text_is(what->act, "words"))
		return rewrite(m->s, p, what->value);
	if (text_is(what->act, "renumber"))
		return rewrite_number(m->s, p, what->value);
	if (text_is(what->act, "heading"))
		return rewrite_heading(m->s, p, what->value);
	if (text_is(what->act, "strike"))
		return rewrite_strike(m->s, p);
	return false;
}

static bool
mend(struct mender *m, const struct draft_mend *what)
{
	struct part *p = tree_find(m->s->document, what->wid);

	/* what a row of a table is the table says; its words may be others */
	if (!p) {
		p = tree_find_row(m->s->document, what->wid);
		return p && other_words(m, p, what);
	}
	p->confidence = 100;
	p->doubt = NULL;
	if (text_is(what->act, "kind"))
		return to_kind(m, p, what->value);
	if (text_is(what->act, "join"))
		return join(m, p);
	if (text_is(what->act, "split"))
		return split(m, p, what->value);
	if (text_is(what->act, "quote"))
		return requote(m->mem, p);
	if (text_is(what->act, "unquote"))
		return unquote(m->mem, p);
	if (text_is(what->act, "in"))
		return deeper(p);
	if (text_is(what->act, "out"))
		return higher(p);
	if (text_is(what->act, "same"))
		return same(m, p, what->value);
	if (text_is(what->act, "number"))
		return number(m, p, what->value);
	if (text_is(what->act, "say"))
		return picture_say(m->mem, p, what->value);
	return other_words(m, p, what);
}

void
mend_all(struct source *s)
{
	const struct draft_options *o = s->options;
	struct mender m = {
	    .s = s,
	    .mem = s->mem,
	    .d = drafting_find(s->draftings, o->language ? o->language : "en"),
	};

	for (size_t i = 0; i < o->mend_count; i++)
		if (!mend(&m, &o->mends[i]))
			source_warn(s, "mend-refused", o->mends[i].wid);
}
