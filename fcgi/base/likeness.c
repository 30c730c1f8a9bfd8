/*
 * likeness.c: the machine that unites like texts.
 *
 * A phrase's list names the first OFTEN texts that have it, no more: a letter
 * of a campaign shares its phrases with the early ones as well, and so a list
 * costs the same however many letters there are.  Texts with the same words
 * stand in the lists once; phrases that one text alone has, in none.
 */
#include "fcgi/base/likeness.h"

#include "fcgi/base/twice.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

enum {
	BAND = 3, /* hashes in a row that must agree */
	BANDS = SKETCH_HASHES / BAND,
	OFTEN = 64,	    /* texts remembered of a phrase */
	PROBES = 8,	    /* texts looked at in a band */
	SENTENCE = 12,	    /* words that are taken for one */
	RUN = 2,	    /* phrases counted of a sentence in common */
	BACKGROUND = 10000, /* texts that have nothing in common */
};

/* What three phrases in common must weigh, in natural units of information:
 * three that three of a thousand have, or more of those that are more usual.
 * And what share of their shingles near texts have in common, with what an
 * estimate from 96 may miss. */
static const double weight_needed = 18.0, near_needed = 0.48;

/* ---- the machine ---- */

/* Open addressing; a key may stand several times. */
struct mark {
	uint32_t key, text; /* text is counted from 1; 0: empty */
};
struct marks {
	struct mark *at;
	size_t mask;
};

/* What the text being added shares with an earlier one. */
struct tally {
	uint32_t whose;	     /* the text being added, from 1 */
	uint32_t from, free; /* words: where a sentence began, first not
			      * yet counted */
	uint16_t run, shared;
	float weight;
};

struct text {
	const struct sketch *sketch;
	uint32_t parent;
	enum likeness_level level;
};

struct likeness {
	struct text *text;
	struct tally *tally;
	size_t count, limit, different;
	struct marks exact;
	struct twice bands, phrases;
};

static struct marks
marks_new(struct arena *mem, size_t count)
{
	size_t size = sketch_table(count);

	return (struct marks){
	    arena_alloc(mem, size * sizeof(struct mark)), size - 1};
}

/* Hashes in a row, as one key each. */
static const uint32_t *
bands_of(const struct sketch *s, uint32_t room[TWICE_ROOM], size_t *count)
{
	*count = s->phrase_count ? BANDS : 0;
	for (size_t i = 0; i < *count; i++) {
		uint64_t key = i;

		for (size_t k = 0; k < BAND; k++)
			key = sketch_mix(key ^ s->near[i * BAND + k]);
		room[i] = (uint32_t)(key >> 32);
	}
	return room;
}

static const uint32_t *
phrases_of(const struct sketch *s, uint32_t room[TWICE_ROOM], size_t *count)
{
	(void)room;
	*count = s->phrase_count;
	return s->phrases;
}

struct likeness *
likeness_new(struct arena *mem, const struct sketch *const *texts, size_t count)
{
	struct likeness *l = arena_alloc(mem, sizeof *l);

	*l = (struct likeness){.limit = count};
	l->text = arena_alloc(mem, count * sizeof *l->text);
	l->tally = arena_alloc(mem, count * sizeof *l->tally);
	l->exact = marks_new(mem, count);
	l->bands = twice_new(mem, texts, count, bands_of, PROBES);
	l->phrases = twice_new(mem, texts, count, phrases_of, OFTEN);
	return l;
}

size_t
likeness_group(struct likeness *l, size_t i)
{
	while (l->text[i].parent != i) {
		l->text[i].parent = l->text[l->text[i].parent].parent;
		i = l->text[i].parent;
	}
	return i;
}

enum likeness_level
likeness_level(struct likeness *l, size_t i)
{
	return l->text[likeness_group(l, i)].level;
}

/* The earliest stands for all. */
void
likeness_unite(
    struct likeness *l, size_t a, size_t b, enum likeness_level level)
{
	enum likeness_level most = level;

	a = likeness_group(l, a);
	b = likeness_group(l, b);
	if (l->text[a].level > most)
		most = l->text[a].level;
	if (l->text[b].level > most)
		most = l->text[b].level;
	if (a > b) {
		size_t other = a;

		a = b;
		b = other;
	}
	l->text[b].parent = (uint32_t)a;
	l->text[a].level = most;
}

/* The earlier text with the same words, or the text itself. */
static size_t
same(struct likeness *l, size_t text)
{
	uint64_t key = l->text[text].sketch->exact;
	size_t i = sketch_mix(key) & l->exact.mask;

	for (; l->exact.at[i].text; i = (i + 1) & l->exact.mask) {
		size_t other = l->exact.at[i].text - 1;

		if (l->text[other].sketch->exact == key)
			return other;
	}
	l->exact.at[i] = (struct mark){(uint32_t)key, (uint32_t)text + 1};
	return text;
}

static void
band(struct likeness *l, size_t text, uint32_t key, bool compare)
{
	struct met *m = twice_find(&l->bands, key);

	if (!m)
		return;
	for (uint32_t e = compare ? m->list : 0; e;
	     e = l->bands.entry[e].next) {
		size_t other = l->bands.entry[e].text;

		if (likeness_group(l, other) != likeness_group(l, text) &&
		    sketch_near(l->text[text].sketch, l->text[other].sketch) >=
			near_needed)
			likeness_unite(l, text, other, NEAR);
	}
	twice_add(&l->bands, m, text);
}

static void
bands(struct likeness *l, size_t text, bool compare)
{
	uint32_t room[TWICE_ROOM];
	size_t count;

	(void)bands_of(l->text[text].sketch, room, &count);
	for (size_t i = 0; i < count; i++)
		band(l, text, room[i], compare);
}

/* The text has this phrase, at that word, as the one before it.  Words that
 * were counted are not counted again, and of one sentence only so much,
 * whatever choices of words part it: to quote the same one is no campaign. */
static void
shares(struct likeness *l, size_t text, uint32_t other, uint32_t word,
    float weight)
{
	struct tally *t = &l->tally[other];

	if (t->whose != text + 1)
		*t = (struct tally){.whose = (uint32_t)text + 1};
	if (!t->shared || word >= t->from + SENTENCE) {
		t->run = 0;
		t->from = word;
	}
	if (word < t->free || t->run == RUN)
		return;
	t->run++;
	t->free = word + SKETCH_PHRASE;
	t->shared++;
	t->weight += weight;
	if (t->shared >= LIKENESS_SHARED && t->weight >= weight_needed &&
	    likeness_group(l, other) != likeness_group(l, text))
		likeness_unite(l, text, other, CAMPAIGN);
}

static void
phrase_met(
    struct likeness *l, size_t text, struct met *p, bool compare, uint32_t word)
{
	float weight = (float)log(
	    (double)(l->different + BACKGROUND) / (double)(p->count + 1));

	for (uint32_t e = compare ? p->list : 0; e;
	     e = l->phrases.entry[e].next)
		shares(l, text, l->phrases.entry[e].text, word, weight);
	p->last = (uint32_t)text + 1;
	twice_add(&l->phrases, p, text);
}

static void
phrases(struct likeness *l, size_t text, bool compare)
{
	const struct sketch *s = l->text[text].sketch;

	for (size_t i = 0; i < s->phrase_count; i++) {
		struct met *p = s->phrases[i]
				    ? twice_find(&l->phrases, s->phrases[i])
				    : NULL;

		if (p && p->last != text + 1)
			phrase_met(l, text, p, compare, (uint32_t)i);
	}
}

size_t
likeness_add(struct likeness *l, const struct sketch *s, bool known)
{
	size_t text = l->count++, first;

	assert(text < l->limit);
	l->text[text] = (struct text){s, (uint32_t)text, ALONE};
	first = same(l, text);
	if (first != text) {
		if (!known)
			likeness_unite(l, text, first, SAME);
		return text;
	}
	l->different++;
	bands(l, text, !known);
	phrases(l, text, !known);
	return text;
}

/* ---- those left over ---- */

enum {
	HOME = 8,    /* letters of a group that others may join */
	TELLING = 3, /* of them that must have a phrase */
	MOSTLY = 5,  /* one in so many of its texts may be elsewhere */
};

/* The group that this phrase tells of: hardly anybody outside says it. */
static size_t
told(struct likeness *l, const struct met *p, size_t text, const uint32_t *size,
    size_t *out)
{
	size_t of[OFTEN], n = 0, most = 0;

	for (uint32_t e = p->list; e; e = l->phrases.entry[e].next)
		if (l->phrases.entry[e].text != text)
			of[n++] = likeness_group(l, l->phrases.entry[e].text);
	for (size_t i = 0; i < n && n - i > most; i++) {
		size_t same = 0;

		for (size_t k = i; k < n; k++)
			same += of[k] == of[i];
		if (same > most && size[of[i]] >= HOME) {
			most = same;
			*out = of[i];
		}
	}
	return most >= TELLING && (n - most) * MOSTLY <= n ? most : 0;
}

/* A passage more that the text shares with that group; whether they are
 * enough.  What stands within one sentence counts once: a choice of words in
 * it parts one passage into several, and to quote a sentence is no letter. */
static bool
belongs(struct likeness *l, size_t text, size_t home, uint32_t word)
{
	struct tally *t = &l->tally[home];
	uint32_t whose = (uint32_t)(l->limit + text + 1);

	if (t->whose != whose)
		*t = (struct tally){.whose = whose};
	if (word < t->free)
		return false;
	t->free = word + SENTENCE;
	return ++t->shared >= LIKENESS_SHARED;
}

static void
settle(struct likeness *l, size_t text, const uint32_t *size)
{
	const struct sketch *s = l->text[text].sketch;
	size_t home;

	for (size_t i = 0; i < s->phrase_count; i++) {
		const struct met *p =
		    s->phrases[i] ? twice_find(&l->phrases, s->phrases[i])
				  : NULL;

		if (p && told(l, p, text, size, &home) &&
		    belongs(l, text, home, (uint32_t)i)) {
			likeness_unite(l, text, home, CAMPAIGN);
			return;
		}
	}
}

void
likeness_settle(struct arena *mem, struct likeness *l)
{
	uint32_t *size = arena_alloc(mem, (l->count + 1) * sizeof *size);

	for (size_t i = 0; i < l->count; i++)
		size[likeness_group(l, i)]++;
	for (size_t i = 0; i < l->count; i++)
		if (size[likeness_group(l, i)] == 1)
			settle(l, i, size);
}

/* ---- evidence ---- */

enum { READ_FOR_EVIDENCE = 300 }; /* members */

/* A phrase in the texts of one group. */
struct found {
	uint32_t hash, last; /* last: member counted, from 1 */
	struct shared_phrase where;
};

static struct found *
found(struct found *table, size_t mask, uint32_t hash)
{
	size_t i = sketch_mix(hash) & mask;

	while (table[i].hash && table[i].hash != hash)
		i = (i + 1) & mask;
	return &table[i];
}

static void
count_in(
    struct found *table, size_t mask, const struct sketch *s, size_t member)
{
	for (size_t i = 0; i < s->phrase_count; i++) {
		struct found *f;

		if (!s->phrases[i])
			continue;
		f = found(table, mask, s->phrases[i]);
		if (!f->hash) {
			f->hash = s->phrases[i];
			f->where = (struct shared_phrase){member, i, 0};
		}
		f->where.count += f->last != member + 1;
		f->last = (uint32_t)member + 1;
	}
}

/* Whether its words are among those already chosen. */
static bool
overlaps(
    const struct shared_phrase *out, size_t n, const struct shared_phrase *p)
{
	for (size_t i = 0; i < n; i++)
		if (out[i].member == p->member &&
		    out[i].word < p->word + 2 * SKETCH_PHRASE &&
		    p->word < out[i].word + 2 * SKETCH_PHRASE)
			return true;
	return false;
}

/* More of them have it; of equals, the one that is read first. */
static bool
before(const struct shared_phrase *a, const struct shared_phrase *b)
{
	if (a->count != b->count)
		return a->count > b->count;
	if (a->member != b->member)
		return a->member < b->member;
	return a->word < b->word;
}

size_t
likeness_evidence(struct arena *mem, const struct sketch *const *members,
    size_t count, struct shared_phrase *out, size_t limit)
{
	size_t words = 0, size, n = 0;
	struct found *table;

	if (count > READ_FOR_EVIDENCE)
		count = READ_FOR_EVIDENCE;
	for (size_t i = 0; i < count; i++)
		words += members[i]->phrase_count;
	size = sketch_table(words);
	table = arena_alloc(mem, size * sizeof *table);
	for (size_t i = 0; i < count; i++)
		count_in(table, size - 1, members[i], i);
	for (; n < limit; n++) {
		struct shared_phrase best = {0, 0, 1};

		for (size_t i = 0; i < size; i++)
			if (before(&table[i].where, &best) &&
			    !overlaps(out, n, &table[i].where))
				best = table[i].where;
		if (best.count < 2)
			break;
		out[n] = best;
	}
	return n;
}
