/*
 * found.c: the comments that meet what an officer asks for (wish.c), from a
 * place of the list on or back from it.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/public/list.h"
#include "fcgi/base/marks.h"

enum {
	NEAR = 2000, /* rows that are looked at before sets are read */
	WHOLE = INT32_MAX,
	READ_FIRST = 200,   /* texts that are read for words */
	MARKED_FIRST = 400, /* comments that can have them, by their marks */
	READ_MOST = 2000,
	READ_BESIDE = 1500, /* where sets are read too */
	SET_MOST = 40000,   /* comments or replies that are read as a set */
	PORTION = 5000,	    /* where all are wanted */
	PORTION_ROOM = 16 << 20,
	FEW = 2000, /* comments that can meet a filter */
};

/* ---- what is packed in comment.facts (db/schema/0058) ---- */

enum {
	COUNTS = 1,
	ASKS_NOTHING = 2 | 4 | 8, /* withdrawn, erased, no reply is needed */
	NONE_SUCH = 255,	  /* in no list: nothing is found */
};

const char *const desk_stances[] = {
    "support", "change", "oppose", "question", "none", NULL};
const char *const desk_kinds[] = {"person", "ngo", "business", "municipality",
    "public_body", "group", "other", NULL};
const char *const desk_channels[] = {
    "online", "post", "email", "counter", "secure", "meeting", "portal", NULL};
const char *const desk_languages[] = {"bg", "pl", "cs", "sr", "en", NULL};

static void
pack(
    struct desk_facts *f, int shift, const char *const *list, const char *value)
{
	int64_t place = 1;

	if (!value)
		return;
	while (list[place - 1] && !text_is(list[place - 1], value))
		place++;
	if (!list[place - 1])
		place = NONE_SUCH;
	f->asked |= INT64_C(255) << shift;
	f->facts |= place << shift;
}

struct desk_facts
desk_facts_of(const struct desk_wish *w)
{
	struct desk_facts f = {COUNTS, COUNTS};

	if (text_is(w->reply, "none"))
		f.asked |= ASKS_NOTHING;
	pack(&f, 8, desk_stances, w->stance);
	pack(&f, 16, desk_kinds, w->kind);
	pack(&f, 24, desk_channels, w->channel);
	pack(&f, 32, desk_languages, w->language);
	return f;
}

/* ---- the list, walked ---- */

typedef enum err walking(struct db *, struct arena *, int64_t consultation,
    int64_t asked, int64_t facts, const char *reply, const char *decision,
    const char *number, const int64_t *version, int64_t first, int64_t last,
    const char *closes, int64_t posted, const char *late_key,
    const char *deficient_key, const int64_t *officer,
    const int64_t *organisation, const int64_t *group, const char *now,
    const char *after, const int64_t *after_id, int64_t sets, int64_t limit,
    int64_t most, struct rows *out);
typedef enum err seeking(struct db *, struct arena *, int64_t consultation,
    int64_t asked, int64_t facts, const char *reply, const char *decision,
    const char *number, const int64_t *version, int64_t first, int64_t last,
    const char *closes, int64_t posted, const char *late_key,
    const char *deficient_key, const int64_t *officer,
    const int64_t *organisation, const int64_t *group, const char *now,
    const char *after, const int64_t *after_id, int64_t sets, int64_t limit,
    int64_t most, const char *words, const char *longest, int64_t m0,
    int64_t m1, int64_t m2, int64_t m3, int64_t m4, int64_t m5, int64_t m6,
    int64_t m7, int64_t all, struct rows *out);
typedef enum err seeking_few(struct db *, struct arena *, const char *few,
    int64_t consultation, int64_t asked, int64_t facts, const char *reply,
    const char *decision, const char *number, const int64_t *version,
    int64_t first, int64_t last, const char *closes, int64_t posted,
    const char *late_key, const char *deficient_key, const int64_t *officer,
    const int64_t *organisation, const int64_t *group, const char *now,
    const char *after, const int64_t *after_id, int64_t sets, int64_t limit,
    int64_t most, const char *words, const char *longest, int64_t m0,
    int64_t m1, int64_t m2, int64_t m3, int64_t m4, int64_t m5, int64_t m6,
    int64_t m7, int64_t all, struct rows *out);

/* Both ways through the list are the same statements but for their order. */
struct way {
	walking *walk;
	seeking *seek;
	seeking_few *of_few;
};
static const struct way on = {
    sql_desk_ids, sql_desk_ids_sought, sql_desk_ids_of_few};
static const struct way back = {sql_desk_ids_before, sql_desk_ids_sought_before,
    sql_desk_ids_of_few_before};

/* What all three are asked alike. */
#define PLAIN                                                                  \
	v->consultation.id, f.asked, f.facts, w->reply, w->decision,           \
	    w->number, w->version ? &w->version : NULL, w->first, w->last,     \
	    v->consultation.first, posted_counts(v), late_key(v),              \
	    deficient_key(v), w->whose ? &w->officer : NULL,                   \
	    w->organisation ? &w->organisation : NULL,                         \
	    w->group ? &w->group : NULL, v->now, w->moment,                    \
	    w->moment ? &w->after : NULL, w->sets, limit, most
#define WORDS                                                                  \
	search_pattern(v->mem, words), search_longest(v->mem, words),          \
	    m.bits[0], m.bits[1], m.bits[2], m.bits[3], m.bits[4], m.bits[5],  \
	    m.bits[6], m.bits[7], all

/* all: also those that need not have the words; most: rows that are read. */
static enum err
list(struct visit *v, const struct way *way, const struct desk_wish *w,
    bool all, int64_t limit, int64_t most, struct rows *out)
{
	const struct desk_facts f = desk_facts_of(w);
	const char *words = w->words ? w->words : "";
	const struct marks m = marks_of(words);

	if (w->few)
		return way->of_few(v->db, v->mem, w->few, PLAIN, WORDS, out);
	if (w->words)
		return way->seek(v->db, v->mem, PLAIN, WORDS, out);
	return way->walk(v->db, v->mem, PLAIN, out);
}

/* What one filter can be met by takes the place of what another one can,
 * where it is less. */
static void
fewer(struct visit *v, const struct rows *r, struct desk_wish *w)
{
	struct buffer ids;

	if ((int64_t)r->count >= w->few_most)
		return;
	w->few_most = (int64_t)r->count;
	ids = buffer_new(v->mem, 16 + 24 * r->count);
	for (size_t i = 0; i < r->count; i++)
		buffer_printf(&ids, "%c%s", i ? ',' : '[', cell(r, i, "id"));
	buffer_add(&ids, r->count ? "]" : "[]");
	w->few = ids.data;
}

static enum err
few_by_reply(struct visit *v, struct desk_wish *w, int64_t c)
{
	bool none = text_is(w->reply, "none");
	struct rows r;

	if (w->decision || (w->reply && !none)) {
		TRY(sql_desk_few_replied(v->db, v->mem, c,
		    none ? NULL : w->reply, w->decision, w->few_most, &r));
		fewer(v, &r, w);
	}
	if (none || w->whose) {
		TRY(sql_desk_few_to_do(v->db, v->mem, c, none,
		    w->whose ? &w->officer : NULL, v->now, w->few_most, &r));
		fewer(v, &r, w);
	}
	return OK;
}

/* Comments that can meet the filters that have an index are found there,
 * where they are few; all others in the order of the list, where the first
 * that meet them are near.  Asked once a page. */
static enum err
few(struct visit *v, struct desk_wish *w)
{
	int64_t c = v->consultation.id;
	struct rows r;

	if (w->few_asked)
		return OK;
	w->few_asked = true;
	if (!w->few)
		w->few_most = FEW;
	TRY(few_by_reply(v, w, c));
	if (w->number) {
		TRY(sql_desk_few_numbered(
		    v->db, v->mem, c, w->number, w->few_most, &r));
		fewer(v, &r, w);
	}
	if (w->group) {
		TRY(sql_desk_few_grouped(
		    v->db, v->mem, c, w->group, w->few_most, &r));
		fewer(v, &r, w);
	}
	if (w->organisation) {
		TRY(sql_desk_few_of_organisation(
		    v->db, v->mem, c, w->organisation, w->few_most, &r));
		fewer(v, &r, w);
	}
	if (w->version) {
		TRY(sql_desk_few_on(v->db, v->mem, c, w->version, w->first,
		    w->last, w->few_most, &r));
		fewer(v, &r, w);
	}
	return OK;
}

/* Those that meet the filters, in the order they were asked for: of each its
 * place in the list. */
struct stand {
	const char *id, *moment;
};

struct hits {
	struct stand *at;
	size_t count, most;
};

static struct hits
hits_new(struct arena *mem, int64_t most)
{
	return (struct hits){
	    arena_alloc(mem, (size_t)(most + 1) * sizeof(struct stand)), 0,
	    (size_t)most};
}

static bool
full(const struct hits *h)
{
	return h->count == h->most;
}

static struct stand
stand_of(const struct rows *r, size_t nth)
{
	return (struct stand){cell(r, nth, ".id"), cell_time(r, nth, ".sort")};
}

static void
hits_all(const struct rows *r, struct hits *out)
{
	for (size_t i = 0; i < r->count && !full(out); i++)
		out->at[out->count++] = stand_of(r, i);
}

/* Of count rows from first on, those that hold the words. */
static enum err
texts(struct visit *v, const struct desk_wish *w, const struct rows *of,
    size_t first, size_t count, struct hits *out)
{
	struct buffer these = buffer_new(v->mem, 16 + 36 * count);
	struct rows r;

	for (size_t i = first; i < first + count; i++)
		buffer_printf(&these, "%c[%s,%s]", i > first ? ',' : '[',
		    cell(of, i, ".id"), cell(of, i, ".edition"));
	buffer_add(&these, "]");
	TRY(sql_desk_texts(v->db, v->mem, these.data,
	    search_pattern(v->mem, w->words), search_longest(v->mem, w->words),
	    &r));
	for (size_t i = 0; i < r.count && !full(out); i++)
		out->at[out->count++] =
		    stand_of(of, first + (size_t)cell_int(&r, i, ".nth"));
	return OK;
}

/* Texts are read in portions, each twice the one before: where the words
 * stand in many the first few are enough. */
static enum err
hits_with_words(struct visit *v, const struct desk_wish *w,
    const struct rows *r, struct hits *out)
{
	size_t portion = READ_FIRST;

	for (size_t i = 0; i < r->count && !full(out);
	     i += portion, portion *= 2) {
		if (portion > r->count - i)
			portion = r->count - i;
		TRY(texts(v, w, r, i, portion, out));
	}
	return OK;
}

/* Where the words hardly stand their marks leave few texts to read; words that
 * begin as many others do end after so many.  Words that stand in many are
 * found in the first portion of the list; where sets are read, which each
 * portion does anew, there is but one. */
static enum err
met_with_words(struct visit *v, const struct way *way, struct desk_wish *w,
    struct hits *out)
{
	const int64_t portions[] = {w->sets ? READ_BESIDE : MARKED_FIRST,
	    w->sets ? 0 : READ_MOST - MARKED_FIRST};
	struct desk_wish from = *w;

	for (size_t i = 0; i < 2 && portions[i]; i++) {
		struct rows r;

		TRY(list(v, way, &from, true, portions[i], WHOLE, &r));
		TRY(hits_with_words(v, w, &r, out));
		if (full(out) || (int64_t)r.count < portions[i])
			return OK;
		from.moment = cell_time(&r, r.count - 1, ".sort");
		from.after = cell_int(&r, r.count - 1, ".id");
	}
	w->stopped = from.moment;
	w->stopped_after = from.after;
	return OK;
}

static enum err
met_of(struct visit *v, const struct way *way, struct desk_wish *w,
    struct hits *out)
{
	struct rows r;

	if (w->words)
		return met_with_words(v, way, w, out);
	TRY(list(v, way, w, true, (int64_t)out->most, WHOLE, &r));
	hits_all(&r, out);
	return OK;
}

/* Which filters are read as sets: asked once a page. */
static enum err
sets(struct visit *v, struct desk_wish *w)
{
	struct rows r;

	if (w->sets_asked)
		return OK;
	w->sets_asked = true;
	TRY(sql_desk_sets(v->db, v->mem, v->consultation.id, w->reply,
	    w->decision, w->group ? &w->group : NULL, SET_MOST, &r));
	w->sets = cell_int(&r, 0, "sets");
	return OK;
}

/* Among the few that can meet one of the filters; else near, where a short
 * look finds what most filters ask for; else anywhere.  The last row of a
 * short look is not relied on. */
static enum err
met(struct visit *v, const struct way *way, struct desk_wish *w, int64_t limit,
    struct hits *out)
{
	struct rows r;

	*out = hits_new(v->mem, limit);
	w->stopped = NULL;
	TRY(few(v, w));
	if (w->few)
		return met_of(v, way, w, out);
	if (!w->sets_asked) {
		TRY(list(v, way, w, false, limit + 1, NEAR, &r));
		if ((int64_t)r.count > limit) {
			hits_all(&r, out);
			return OK;
		}
	}
	TRY(sets(v, w));
	return met_of(v, way, w, out);
}

/* As the list shows them: those before a place, the nearest first, and then
 * those behind it. */
static enum err
shown(struct visit *v, const struct hits *before, size_t count,
    const struct hits *behind, struct rows *out)
{
	struct buffer ids =
	    buffer_new(v->mem, 16 + 24 * (count + behind->count));

	while (count--)
		buffer_printf(&ids, "%s,", before->at[count].id);
	for (size_t i = 0; i < behind->count; i++)
		buffer_printf(&ids, "%s,", behind->at[i].id);
	return sql_desk_rows(v->db, v->mem, v->consultation.id,
	    arena_printf(
		v->mem, "[%.*s]", (int)(ids.size ? ids.size - 1 : 0), ids.data),
	    v->consultation.first, posted_counts(v), deficient_key(v), out);
}

static enum err
found(struct visit *v, const struct way *way, struct desk_wish *w,
    int64_t limit, struct rows *out)
{
	struct hits hits;

	TRY(met(v, way, w, limit, &hits));
	return shown(v, NULL, 0, &hits, out);
}

enum err
desk_found(
    struct visit *v, struct desk_wish *w, int64_t limit, struct rows *out)
{
	return found(v, &on, w, limit, out);
}

enum err
desk_found_before(
    struct visit *v, struct desk_wish *w, int64_t limit, struct rows *out)
{
	return found(v, &back, w, limit, out);
}

enum err
desk_found_around(struct visit *v, struct desk_wish *w, int64_t before,
    int64_t limit, struct rows *out)
{
	struct desk_wish begins = *w;
	struct hits nearest, behind;
	size_t count = (size_t)before;

	TRY(met(v, &back, w, before + 1, &nearest));
	begins.moment = w->stopped;
	begins.after = w->stopped_after;
	if (nearest.count > count) {
		begins.moment = nearest.at[count].moment;
		begins.after = strtoll(nearest.at[count].id, NULL, 10);
	} else {
		count = nearest.count;
	}
	w->after--;
	TRY(met(v, &on, w, limit - (int64_t)count, &behind));
	w->moment = begins.moment;
	w->after = begins.after;
	return shown(v, &nearest, count, &behind, out);
}

/* Rows of a portion, at least one, as pairs. */
static struct buffer
pairs(struct arena *mem, const struct rows *r, int64_t *count)
{
	struct buffer these = buffer_new(mem, 16 + 48 * r->count);

	for (size_t i = 0; i < r->count; i++)
		buffer_printf(&these, "%c[%s,%s]", i ? ',' : '[',
		    cell(r, i, ".id"), cell(r, i, ".officer"));
	buffer_add(&these, "]");
	*count += (int64_t)r->count;
	return these;
}

static enum err
portion_of(struct visit *v, struct desk_wish *from, desk_portion *portion,
    void *arg, int64_t *rows, int64_t *count)
{
	struct visit part = *v;
	struct arena *block = arena_new(PORTION_ROOM);
	struct buffer these;
	struct rows r;
	enum err e;

	part.mem = block;
	e = list(&part, &on, from, false, PORTION, WHOLE, &r);
	*rows = e == OK ? (int64_t)r.count : 0;
	if (*rows) {
		from->moment =
		    arena_copy(v->mem, cell_time(&r, r.count - 1, ".sort"));
		from->after = cell_int(&r, r.count - 1, ".id");
		these = pairs(block, &r, count);
		e = portion(&part, arg, &these);
	}
	arena_free(block);
	return e;
}

enum err
desk_all(struct visit *v, const struct desk_wish *w, int64_t limit,
    desk_portion *portion, void *arg, int64_t *count)
{
	struct desk_wish from = *w;
	int64_t rows = PORTION;

	*count = 0;
	while (rows == PORTION && *count <= limit)
		TRY(portion_of(v, &from, portion, arg, &rows, count));
	return OK;
}
