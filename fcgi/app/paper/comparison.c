/*
 * comparison.c: two versions read and their units paired by wId, which was
 * carried when the newer one was made.
 */
#include "fcgi/app/paper/comparison.h"

#include "build/sql.h"
#include "fcgi/app/paper/media.h"
#include "fcgi/app/public/document.h"
#include "fcgi/site/page.h"

#include <string.h>

static enum err
version_read(struct comparison *c, int side, const char *number)
{
	struct visit *v = c->v;

	parts_set(&v->parts, "version", number);
	return document_wanted(v, &c->documents[side]);
}

static enum draft_rank
rank_of(const char *role)
{
	return text_is(role, "group")	? RANK_GROUP
	       : text_is(role, "base")	? RANK_BASE
	       : text_is(role, "block") ? RANK_BLOCK
					: RANK_INNER;
}

const char *
comparison_told(
    const struct comparison *c, int side, int unit, const char *column)
{
	const char *text = cell(&c->rows[side], (size_t)unit, column);

	return text ? page_script(c->v, c->language, text) : "";
}

/* The rows as the matcher takes them; the digest stands for the words. */
static enum err
units_read(struct comparison *c, int side)
{
	struct visit *v = c->v;
	struct rows *r = &c->rows[side];
	struct draft *d = &c->sides[side];
	int open[64] = {0};

	TRY(sql_units_to_compare(v->db, v->mem,
	    cell_int(&c->documents[side], 0, ".version"),
	    cell_int(&c->documents[!side], 0, ".version"), r));
	d->units = arena_alloc(v->mem, (r->count + 1) * sizeof(*d->units));
	d->unit_count = r->count;
	d->language = cell(&c->documents[side], 0, ".lang");
	for (size_t i = 0; i < r->count; i++) {
		int64_t depth = cell_int(r, i, ".depth") & 63;
		struct draft_unit *u = &d->units[i];

		u->wid = cell(r, i, ".wid");
		u->kind = cell(r, i, ".kind");
		u->num = cell(r, i, ".num") ? cell(r, i, ".num") : "";
		u->heading = comparison_told(c, side, (int)i, ".heading");
		u->words = cell(r, i, ".digest");
		u->rank = rank_of(cell(r, i, ".role"));
		u->parent = depth ? open[depth - 1] : DRAFT_NONE;
		u->place = (int)i;
		open[depth] = (int)i;
	}
	return OK;
}

/* But for spaces and ends of lines, which say nothing. */
static bool
alike(const char *a, const char *b)
{
	while (*a || *b) {
		size_t spaces_a = strspn(a, " \n\t");
		size_t spaces_b = strspn(b, " \n\t");

		a += spaces_a;
		b += spaces_b;
		if (*a != *b || (*a && !spaces_a != !spaces_b))
			return false;
		if (*a) {
			a++;
			b++;
		}
	}
	return true;
}

bool
comparison_same_pictures(const struct comparison *c, const struct draft_pair *p)
{
	const struct rows *r = c->rows;

	return media_same(c->v->mem,
	    cell(&r[COMPARED_OLD], (size_t)p->from, ".html"),
	    cell(&r[COMPARED_NEW], (size_t)p->to, ".html"));
}

/* Another digest and the same words: lines were broken elsewhere. */
static bool
changed(const struct comparison *c, const struct draft_pair *p)
{
	const char *columns[] = {".words", ".heading"};

	for (size_t i = 0; i < 2; i++)
		if (!alike(
			comparison_told(c, COMPARED_OLD, p->from, columns[i]),
			comparison_told(c, COMPARED_NEW, p->to, columns[i])))
			return true;
	return !comparison_same_pictures(c, p);
}

static void
pairs_read(struct comparison *c)
{
	struct arena *mem = c->v->mem;

	draft_match(mem, &c->sides[COMPARED_OLD], &c->sides[COMPARED_NEW], true,
	    &c->pairs);
	for (int side = COMPARED_OLD; side <= COMPARED_NEW; side++)
		c->pair_of[side] = arena_alloc(
		    mem, (c->sides[side].unit_count + 1) * sizeof(int));
	for (size_t i = 0; i < c->pairs.count; i++) {
		struct draft_pair *p = &c->pairs.at[i];

		if (p->changed && p->from >= 0 && p->to >= 0)
			p->changed = changed(c, p);
		if (p->from >= 0)
			c->pair_of[COMPARED_OLD][p->from] = (int)i;
		if (p->to >= 0)
			c->pair_of[COMPARED_NEW][p->to] = (int)i;
	}
}

/* The pair of the article around it, or its own outside any. */
static int
article(const struct comparison *c, int pair)
{
	const struct draft_pair *p = &c->pairs.at[pair];
	int side = p->to >= 0 ? COMPARED_NEW : COMPARED_OLD;
	int unit = p->to >= 0 ? p->to : p->from;
	const struct draft_unit *units = c->sides[side].units;

	while (units[unit].rank == RANK_INNER && units[unit].parent >= 0)
		unit = units[unit].parent;
	return c->pair_of[side][unit];
}

/* Which of them it is: changed, where only what stands in it is, whatever
 * became of its own place and number. */
static size_t
kind_of(const struct draft_pair *p, bool inside, const char *const kinds[5])
{
	for (size_t k = 0; k < 5; k++)
		if (text_is(draft_change(p), kinds[k]))
			return inside && k >= 3 ? 0 : k;
	return 0;
}

/* How many of each kind, in the order in which they are told: an article in
 * which something changed is one, however much it is. */
void
comparison_kinds(const struct comparison *c, struct node *to)
{
	static const char *const kinds[] = {
	    "changed", "added", "deleted", "moved", "renumbered"};
	enum { SEEN = 1, INSIDE = 2 };
	char *found = arena_alloc(c->v->mem, c->pairs.count + 1);
	int64_t n[5] = {0}, all = 0;

	for (size_t i = 0; i < c->pairs.count; i++) {
		const struct draft_pair *p = &c->pairs.at[i];
		int around = article(c, (int)i);

		if (text_is(draft_change(p), "same"))
			continue;
		found[around] |= SEEN;
		if (around != (int)i &&
		    (p->changed || p->from < 0 || p->to < 0))
			found[around] |= INSIDE;
	}
	for (size_t i = 0; i < c->pairs.count; i++)
		if (found[i])
			n[kind_of(&c->pairs.at[i], found[i] & INSIDE, kinds)]++;
	for (size_t k = 0; k < 5; k++) {
		struct node *node;

		all += n[k];
		if (!n[k])
			continue;
		node = xml_add(to, "kind");
		xml_attr(node, "name", kinds[k]);
		xml_attr_int(node, "n", n[k]);
	}
	xml_attr_int(to, "n", all);
}

int
comparison_share(const struct comparison *c)
{
	size_t count = c->pairs.count, all = 0, other = 0;
	bool *touched = arena_alloc(c->v->mem, count + 1);

	for (size_t i = 0; i < count; i++) {
		const struct draft_pair *p = &c->pairs.at[i];

		if (p->from < 0 || p->to < 0 || p->changed)
			touched[article(c, (int)i)] = true;
	}
	for (size_t i = 0; i < count; i++) {
		bool itself = article(c, (int)i) == (int)i;

		all += itself;
		other += itself && touched[i];
	}
	return all ? (int)(other * 100 / all) : 0;
}

enum err
comparison_of(
    struct visit *v, const char *const numbers[2], struct comparison *out)
{
	*out = (struct comparison){.v = v};
	for (int side = COMPARED_OLD; side <= COMPARED_NEW; side++)
		TRY(version_read(out, side, numbers[side]));
	out->language = cell(&out->documents[COMPARED_NEW], 0, ".lang");
	out->slug = cell(&out->documents[COMPARED_NEW], 0, ".slug");
	return OK;
}

enum err
comparison_units(struct comparison *c)
{
	for (int side = COMPARED_OLD; side <= COMPARED_NEW; side++)
		TRY(units_read(c, side));
	pairs_read(c);
	return OK;
}

enum err
comparison_read(
    struct visit *v, const char *const numbers[2], struct comparison *out)
{
	TRY(comparison_of(v, numbers, out));
	return comparison_units(out);
}
