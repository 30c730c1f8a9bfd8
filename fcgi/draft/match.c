/*
 * match.c: which unit of one version is which of the other.
 *
 * Where wIds are carried, they say it all.  Elsewhere, in this order, each
 * step only for what is still free: the same words, the same place and number
 * with likely words, likeness under the same parent, likeness anywhere, the
 * same place and number, and at last the same words as another kind of unit. So
 * a new article pushes the others on without changing them, and a comment stays
 * with its words.
 */
#include "fcgi/draft/matcher.h"

#include "fcgi/base/text.h"

#include <string.h>

enum { SURE = 60, LIKELY = 40, NAMED = 15, CANDIDATES = 64 };

static bool
is_alone(const struct matcher *m, int a, int b)
{
	return m->a.pair[a] < 0 && m->b.pair[b] < 0;
}

static bool
is_free(const struct matcher *m, int a, int b)
{
	return is_alone(m, a, b) &&
	       !strcmp(m->a.units[a].kind, m->b.units[b].kind);
}

static void
pair(struct matcher *m, int a, int b)
{
	m->a.pair[a] = b;
	m->b.pair[b] = a;
}

static int
likeness(const struct matcher *m, int a, int b)
{
	if (m->a.hash[a] == m->b.hash[b])
		return 100;
	return sketch_likeness(&m->a.sketch[a], &m->b.sketch[b]);
}

static void
by_wid(struct matcher *m)
{
	struct index index = index_new(m->mem, m->a.count);

	for (size_t i = 0; i < m->a.count; i++)
		index_add(&index, match_mix(7, m->a.units[i].wid), (int)i);
	for (size_t i = 0; i < m->b.count; i++) {
		const struct draft_unit *u = &m->b.units[i];
		int at = index_find(&index, match_mix(7, u->wid));

		if (at >= 0 && is_alone(m, at, (int)i) &&
		    !strcmp(m->a.units[at].wid, u->wid))
			pair(m, at, (int)i);
	}
}

/* The same words as another kind of unit: its structure was repaired.  Only
 * where they are there once. */
static void
by_words_alone(struct matcher *m)
{
	struct index index = index_new(m->mem, m->a.count);

	for (size_t i = 0; i < m->a.count; i++)
		if (m->a.pair[i] < 0 && *m->a.folded[i])
			index_add(
			    &index, match_mix(11, m->a.folded[i]), (int)i);
	for (size_t i = 0; i < m->b.count; i++) {
		const char *words = m->b.folded[i];
		uint64_t hash = match_mix(11, words);
		int at = *words ? index_find(&index, hash) : -1;

		if (at >= 0 && index_count(&index, hash) == 1 &&
		    is_alone(m, at, (int)i) && !strcmp(m->a.folded[at], words))
			pair(m, at, (int)i);
	}
}

/* A group whose units are found again in one that says the same of itself is
 * that one, whatever its kind is now: a part that became a chapter.  From the
 * end, so that those further in are done. */
static void
by_units_below(struct matcher *m)
{
	for (size_t i = m->b.count; i-- > 0;) {
		int a = m->b.pair[i], up = m->b.units[i].parent, from;

		from = a >= 0 ? m->a.units[a].parent : DRAFT_NONE;
		if (up >= 0 && from >= 0 && is_alone(m, from, up) &&
		    !strcmp(m->a.folded[from], m->b.folded[up]))
			pair(m, from, up);
	}
}

/* All below goes with it: the whole subtree is the same. */
static void
pair_below(struct matcher *m, int a, int b)
{
	int n = m->a.end[a] - a;

	if (m->b.end[b] - b != n)
		return;
	for (int i = 0; i < n; i++)
		if (is_free(m, a + i, b + i))
			pair(m, a + i, b + i);
}

/* Few words say nothing, but in a row that has a name. */
static bool
says_enough(const struct side *s, size_t i)
{
	return s->sketch[i].size >= 3 ||
	       (text_is(s->units[i].kind, "row") && *s->units[i].heading);
}

/* Words that stand once on each side. */
static void
by_words(struct matcher *m)
{
	struct index a = index_new(m->mem, m->a.count);
	struct index b = index_new(m->mem, m->b.count);

	for (size_t i = 0; i < m->a.count; i++)
		index_add(&a, m->a.hash[i], (int)i);
	for (size_t i = 0; i < m->b.count; i++)
		index_add(&b, m->b.hash[i], (int)i);
	for (size_t i = 0; i < m->b.count; i++) {
		uint64_t hash = m->b.hash[i];
		int at = index_find(&a, hash);

		if (at < 0 || index_count(&a, hash) != 1 ||
		    index_count(&b, hash) != 1 || !says_enough(&m->b, i) ||
		    !is_free(m, at, (int)i))
			continue;
		pair(m, at, (int)i);
		pair_below(m, at, (int)i);
	}
}

static bool
same_place(const struct matcher *m, int a, int b)
{
	int up_a = m->a.units[a].parent, up_b = m->b.units[b].parent;

	return (up_a < 0 && up_b < 0) ||
	       (up_a >= 0 && up_b >= 0 && m->a.pair[up_a] == up_b);
}

/* Free units under matched parents that carry the same number (or neither
 * has one and they come in the same order), likely enough. */
static void
by_number(struct matcher *m, int least)
{
	struct index index = index_new(m->mem, m->a.count);

	for (size_t i = m->a.count; i-- > 0;) {
		const struct draft_unit *u = &m->a.units[i];

		if (m->a.pair[i] < 0)
			index_add(&index,
			    match_mix(
				match_mix((uint64_t)(u->parent + 2), u->kind),
				m->a.num[i]),
			    (int)i);
	}
	for (size_t i = 0; i < m->b.count; i++) {
		const struct draft_unit *u = &m->b.units[i];
		int up, entry, tries = 0;

		if (m->b.pair[i] >= 0)
			continue;
		up = u->parent < 0 ? DRAFT_NONE : m->b.pair[u->parent];
		if (u->parent >= 0 && up < 0)
			continue;
		entry = index_entry(
		    &index, match_mix(match_mix((uint64_t)(up + 2), u->kind),
				m->b.num[i]));
		for (; entry >= 0 && tries < CANDIDATES;
		     entry = index_after(&index, entry), tries++) {
			int at = index_value(&index, entry);

			if (!is_free(m, at, (int)i) ||
			    !same_place(m, at, (int)i) ||
			    (likeness(m, at, (int)i) < least && least))
				continue;
			pair(m, at, (int)i);
			break;
		}
	}
}

/* The most alike of the free ones, under the same parent or anywhere: found
 * by the rarest of their shared word groups. */
static void
by_likeness(struct matcher *m, bool anywhere, int least)
{
	struct index index = index_new(m->mem, m->a.count * SKETCH_MAX);

	for (size_t i = m->a.count; i-- > 0;)
		for (size_t j = 0; m->a.pair[i] < 0 && j < m->a.sketch[i].size;
		     j++)
			index_add(&index, m->a.sketch[i].at[j], (int)i);
	for (size_t i = 0; i < m->b.count; i++) {
		int best = DRAFT_NONE, most = least - 1;

		for (size_t j = 0; m->b.pair[i] < 0 && j < m->b.sketch[i].size;
		     j++) {
			uint64_t group = m->b.sketch[i].at[j];
			int value, entry, tries = 0;

			if (index_count(&index, group) > CANDIDATES)
				continue;
			for (entry = index_entry(&index, group);
			     entry >= 0 && tries < CANDIDATES;
			     entry = index_after(&index, entry), tries++) {
				int at = index_value(&index, entry);

				if (!is_free(m, at, (int)i) ||
				    (!anywhere && !same_place(m, at, (int)i)))
					continue;
				value = likeness(m, at, (int)i);
				if (value <= most)
					continue;
				most = value;
				best = at;
			}
		}
		if (best >= 0)
			pair(m, best, (int)i);
	}
}

/* Does the way to both read the same, though the units on it are told apart?
 * Then nobody sees that one has moved. */
static bool
same_way(const struct matcher *m, int a, int b)
{
	const struct draft_unit *x = &m->a.units[a], *y = &m->b.units[b];

	while (x->parent >= 0 && y->parent >= 0) {
		a = x->parent;
		b = y->parent;
		x = &m->a.units[a];
		y = &m->b.units[b];
		if (strcmp(m->a.num[a], m->b.num[b]) ||
		    strcmp(x->heading, y->heading) ||
		    (!*x->num && !*x->heading))
			return false;
	}
	return x->parent < 0 && y->parent < 0;
}

/* Of the children of one pair, those outside the longest run that kept its
 * order have moved. */
static size_t
children(struct matcher *m, int parent)
{
	size_t count = 0;

	for (size_t i = (size_t)(parent + 1); i < m->b.count; i++) {
		if (parent >= 0 && (int)i >= m->b.end[parent])
			break;
		if (m->b.units[i].parent == parent && m->b.pair[i] >= 0 &&
		    same_place(m, m->b.pair[i], (int)i))
			m->seen[count++] = (int)i;
	}
	return count;
}

static void
find_moves(struct matcher *m, int parent, bool *moved)
{
	size_t count = children(m, parent), best = 0;

	for (size_t i = 0; i < count; i++) {
		size_t low = 0, high = best;

		while (low < high) {
			size_t middle = (low + high) / 2;

			if (m->b.pair[m->seen[m->tails[middle]]] <
			    m->b.pair[m->seen[i]])
				low = middle + 1;
			else
				high = middle;
		}
		m->before[i] = low ? m->tails[low - 1] : -1;
		m->tails[low] = (int)i;
		m->kept[i] = false;
		if (low == best)
			best++;
	}
	for (int i = best ? m->tails[best - 1] : -1; i >= 0; i = m->before[i])
		m->kept[i] = true;
	for (size_t i = 0; i < count; i++)
		moved[m->seen[i]] = !m->kept[i];
}

static struct draft_pair
describe(const struct matcher *m, int a, int b, bool moved)
{
	return (struct draft_pair){
	    .from = a,
	    .to = b,
	    .moved = moved || (!same_place(m, a, b) && !same_way(m, a, b)),
	    .renumbered = strcmp(m->a.num[a], m->b.num[b]) != 0,
	    .pictures = strcmp(m->a.pictures[a], m->b.pictures[b]) != 0,
	    .changed = strcmp(m->a.folded[a], m->b.folded[b]) != 0 ||
		       strcmp(m->a.pictures[a], m->b.pictures[b]) != 0,
	    .likeness = likeness(m, a, b),
	};
}

struct collector {
	struct matcher *m;
	bool *given; /* what is gone and stands in the list already */
	struct draft_pairs *out;
};

/* What is gone of [from, to), or up to the first that is not. */
static void
collect_gone(struct collector *c, size_t from, size_t to, bool all)
{
	for (size_t i = from; i < to; i++) {
		bool gone = c->m->a.pair[i] < 0;

		if (!gone && !all)
			return;
		if (!gone || c->given[i])
			continue;
		c->given[i] = true;
		c->out->at[c->out->count++] =
		    (struct draft_pair){.from = (int)i, .to = DRAFT_NONE};
	}
}

/* In the newer order; what is gone comes behind what stood before it. */
static void
collect(struct matcher *m, struct draft_pairs *out)
{
	bool *moved = arena_alloc(m->mem, m->b.count + 1);
	struct collector c = {m, arena_alloc(m->mem, m->a.count + 1), out};
	size_t next = 0;

	find_moves(m, DRAFT_NONE, moved);
	for (size_t i = 0; i < m->b.count; i++)
		if (m->b.end[i] > (int)i + 1)
			find_moves(m, (int)i, moved);
	out->at = arena_alloc(
	    m->mem, (m->a.count + m->b.count + 1) * sizeof(*out->at));
	out->count = 0;
	collect_gone(&c, 0, m->a.count, false);
	for (size_t i = 0; i < m->b.count; i++) {
		int a = m->b.pair[i];

		if (a < 0) {
			out->at[out->count++] = (struct draft_pair){
			    .from = DRAFT_NONE, .to = (int)i};
			continue;
		}
		if (!moved[i] && (size_t)a >= next) {
			collect_gone(&c, next, (size_t)a, true);
			next = (size_t)a + 1;
		}
		out->at[out->count++] = describe(m, a, (int)i, moved[i]);
		collect_gone(&c, (size_t)a + 1, m->a.count, false);
	}
	collect_gone(&c, 0, m->a.count, true);
}

static void
match_files(struct matcher *m)
{
	by_words(m);
	by_number(m, SURE);
	/* Parents first, so that places are known further down. */
	for (int i = 0; i < 3; i++) {
		by_likeness(m, false, LIKELY);
		by_number(m, LIKELY);
	}
	by_likeness(m, true, SURE);
	for (int i = 0; i < 8; i++)
		by_number(m, NAMED);
	for (int i = 0; i < 8; i++)
		by_number(m, 0);
	by_units_below(m);
	by_words_alone(m);
	by_number(m, 0);
}

void
draft_match(struct arena *mem, const struct draft *from, const struct draft *to,
    bool carried, struct draft_pairs *out)
{
	struct matcher m = {
	    .mem = mem, .a = match_side(mem, from), .b = match_side(mem, to)};
	size_t room = (to->unit_count + 1) * sizeof(int);

	m.seen = arena_alloc(mem, room);
	m.tails = arena_alloc(mem, room);
	m.before = arena_alloc(mem, room);
	m.kept = arena_alloc(mem, room);
	if (carried)
		by_wid(&m);
	else
		match_files(&m);
	collect(&m, out);
}

const char *
draft_change(const struct draft_pair *p)
{
	if (p->from < 0)
		return "added";
	if (p->to < 0)
		return "deleted";
	return p->changed      ? "changed"
	       : p->moved      ? "moved"
	       : p->renumbered ? "renumbered"
			       : "same";
}
