/*
 * wish.c: which comments an officer asks for: the filters of an address, and
 * the rows that meet them, from a place of the list on or back from it.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/public/list.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/marks.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"

enum {
	WORDS_SOUGHT = 200, /* characters */
	NO_SUCH_ID = -1,
	NEAR = 2000, /* rows that are looked at before sets are read */
	WHOLE = INT32_MAX,
	READ_FIRST = 200, /* texts that are read for words */
	READ_MOST = 3000,
	SET_MOST = 40000, /* comments or replies that are read as a set */
	PORTION = 5000,	  /* where all are wanted */
	PORTION_ROOM = 16 << 20,
	FEW = 2000, /* comments that can meet a filter */
};

/* The filter "unit": where it stands in its newest version. */
static enum err
chosen_unit(struct visit *v, struct desk_wish *wish)
{
	struct rows r;
	enum err e;

	if (!visit_query(v, "unit"))
		return OK;
	e = sql_desk_unit(
	    v->db, v->mem, v->consultation.id, visit_query(v, "unit"), &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_INVALID : e;
	wish->version = cell_int(&r, 0, ".version");
	wish->first = cell_int(&r, 0, ".place");
	wish->last = cell_int(&r, 0, ".last");
	return OK;
}

/* Whose: 0 for nobody's. */
static enum err
chosen_officer(const struct visit *v, struct desk_wish *wish)
{
	const char *officer = visit_query(v, "officer");

	wish->whose = officer != NULL;
	if (!officer || text_is(officer, "nobody"))
		return OK;
	if (text_is(officer, "mine")) {
		wish->officer = v->who.id;
		return OK;
	}
	return text_int(officer, &wish->officer) == OK ? OK : ERR_INVALID;
}

/* One that does not exist is asked for all the same: nothing is found. */
static enum err
id_or_none(enum err e, const struct rows *r, int64_t *out)
{
	*out = e == OK ? cell_int(r, 0, ".id") : NO_SUCH_ID;
	return e == ERR_NOT_FOUND ? OK : e;
}

static enum err
chosen_names(struct visit *v, struct desk_wish *wish)
{
	const char *group = visit_query(v, "group");
	const char *organisation = visit_query(v, "organisation");
	struct rows r;

	if (group)
		TRY(id_or_none(sql_desk_group_id(v->db, v->mem,
				   v->consultation.id, group, &r),
		    &r, &wish->group));
	if (organisation)
		TRY(id_or_none(
		    sql_desk_organisation_id(v->db, v->mem, organisation, &r),
		    &r, &wish->organisation));
	return OK;
}

static const char *
typed(const struct visit *v, const char *name)
{
	const char *value = visit_query(v, name);

	return value && *text_trim(v->mem, value) ? text_trim(v->mem, value)
						  : NULL;
}

enum err
desk_wished(struct visit *v, struct desk_wish *wish)
{
	const char *words = typed(v, "words");

	*wish = (struct desk_wish){
	    .reply = visit_query(v, "reply"),
	    .stance = visit_query(v, "stance"),
	    .kind = visit_query(v, "kind"),
	    .channel = visit_query(v, "channel"),
	    .decision = visit_query(v, "decision"),
	    .number = typed(v, "number"),
	    .language = visit_query(v, "language"),
	    .words =
		words ? text_fold(v->mem, text_cut(v->mem, words, WORDS_SOUGHT))
		      : NULL,
	};
	if (wish->words && !search_pattern(v->mem, wish->words))
		wish->words = NULL;
	TRY(chosen_unit(v, wish));
	TRY(chosen_names(v, wish));
	return chosen_officer(v, wish);
}

/* Both ways through the list are the same statement but for its order. */
typedef enum err listing(struct db *, struct arena *, const char *few,
    int64_t consultation, const char *reply, const char *stance,
    const char *kind, const char *channel, const char *decision,
    const char *number, const int64_t *version, int64_t first, int64_t last,
    const char *closes, int64_t posted, const char *late_key,
    const char *deficient_key, const int64_t *officer, const char *language,
    const int64_t *organisation, const int64_t *group, const char *words,
    const char *longest, int64_t m0, int64_t m1, int64_t m2, int64_t m3,
    int64_t m4, int64_t m5, int64_t m6, int64_t m7, const char *now,
    const char *after, const int64_t *after_id, int64_t sets, int64_t all,
    int64_t limit, int64_t most, struct rows *out);

/* all: also those that need not have the words; most: rows that are read. */
static enum err
list(struct visit *v, listing *rows, const struct desk_wish *w, bool all,
    int64_t limit, int64_t most, struct rows *out)
{
	const char *words = w->words ? w->words : "";
	const struct marks m = marks_of(words);

	return rows(v->db, v->mem, w->few, v->consultation.id, w->reply,
	    w->stance, w->kind, w->channel, w->decision, w->number,
	    w->version ? &w->version : NULL, w->first, w->last,
	    v->consultation.first, posted_counts(v), late_key(v),
	    deficient_key(v), w->whose ? &w->officer : NULL, w->language,
	    w->organisation ? &w->organisation : NULL,
	    w->group ? &w->group : NULL, search_pattern(v->mem, words),
	    search_longest(v->mem, words), m.bits[0], m.bits[1], m.bits[2],
	    m.bits[3], m.bits[4], m.bits[5], m.bits[6], m.bits[7], v->now,
	    w->moment, w->moment ? &w->after : NULL, w->sets, all, limit, most,
	    out);
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

/* Those of some rows that meet the filters. */
struct hits {
	struct rows rows;
	size_t *nth, count;
};

static struct hits
hits_new(struct arena *mem, const struct rows *r)
{
	return (struct hits){
	    .rows = *r,
	    .nth = arena_alloc(mem, (r->count + 1) * sizeof(size_t)),
	};
}

/* All of them, at most limit. */
static void
hits_all(
    struct arena *mem, const struct rows *r, int64_t limit, struct hits *out)
{
	*out = hits_new(mem, r);
	while (out->count < r->count && (int64_t)out->count < limit) {
		out->nth[out->count] = out->count;
		out->count++;
	}
}

/* Of count rows from first on, those that hold the words. */
static enum err
texts(struct visit *v, const struct desk_wish *w, size_t first, size_t count,
    int64_t limit, struct hits *out)
{
	struct buffer these = buffer_new(v->mem, 16 + 36 * count);
	struct rows r;

	for (size_t i = first; i < first + count; i++)
		buffer_printf(&these, "%c[%s,%s]", i > first ? ',' : '[',
		    cell(&out->rows, i, ".id"),
		    cell(&out->rows, i, ".edition"));
	buffer_add(&these, "]");
	TRY(sql_desk_texts(v->db, v->mem, these.data,
	    search_pattern(v->mem, w->words), search_longest(v->mem, w->words),
	    &r));
	for (size_t i = 0; i < r.count && (int64_t)out->count < limit; i++)
		out->nth[out->count++] =
		    first + (size_t)cell_int(&r, i, ".nth");
	return OK;
}

/* Texts are read in portions, each twice the one before: where the words
 * stand in many the first few are enough. */
static enum err
hits_with_words(struct visit *v, const struct desk_wish *w,
    const struct rows *r, int64_t limit, struct hits *out)
{
	size_t portion = READ_FIRST;

	*out = hits_new(v->mem, r);
	for (size_t i = 0; i < r->count && (int64_t)out->count < limit;
	     i += portion, portion *= 2) {
		if (portion > r->count - i)
			portion = r->count - i;
		TRY(texts(v, w, i, portion, limit, out));
	}
	return OK;
}

static const char *
hit_id(const struct hits *h, size_t i)
{
	return cell(&h->rows, h->nth[i], ".id");
}

/* Where the words hardly stand their marks leave few texts to read; words that
 * begin as many others do end after so many. */
static enum err
met_of(struct visit *v, listing *rows, struct desk_wish *w, int64_t limit,
    struct hits *out)
{
	struct rows r;

	TRY(list(v, rows, w, true, w->words ? READ_MOST : limit, WHOLE, &r));
	if (!w->words) {
		hits_all(v->mem, &r, limit, out);
		return OK;
	}
	TRY(hits_with_words(v, w, &r, limit, out));
	if ((int64_t)out->count == limit || r.count < READ_MOST)
		return OK;
	w->stopped = cell_time(&r, r.count - 1, ".sort");
	w->stopped_after = cell_int(&r, r.count - 1, ".id");
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
met(struct visit *v, bool back, struct desk_wish *w, int64_t limit,
    struct hits *out)
{
	struct rows r;

	w->stopped = NULL;
	TRY(few(v, w));
	if (w->few)
		return met_of(v,
		    back ? sql_desk_ids_of_few_before : sql_desk_ids_of_few, w,
		    limit, out);
	if (!w->sets_asked) {
		TRY(list(v, back ? sql_desk_ids_before : sql_desk_ids, w, false,
		    limit + 1, NEAR, &r));
		hits_all(v->mem, &r, limit, out);
		if ((int64_t)r.count > limit)
			return OK;
	}
	TRY(sets(v, w));
	return met_of(
	    v, back ? sql_desk_ids_before : sql_desk_ids, w, limit, out);
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
		buffer_printf(&ids, "%s,", hit_id(before, count));
	for (size_t i = 0; i < behind->count; i++)
		buffer_printf(&ids, "%s,", hit_id(behind, i));
	return sql_desk_rows(v->db, v->mem, v->consultation.id,
	    arena_printf(
		v->mem, "[%.*s]", (int)(ids.size ? ids.size - 1 : 0), ids.data),
	    v->consultation.first, posted_counts(v), deficient_key(v), out);
}

static enum err
found(struct visit *v, bool back, struct desk_wish *w, int64_t limit,
    struct rows *out)
{
	struct hits hits;

	TRY(met(v, back, w, limit, &hits));
	return shown(v, NULL, 0, &hits, out);
}

enum err
desk_found(
    struct visit *v, struct desk_wish *w, int64_t limit, struct rows *out)
{
	return found(v, false, w, limit, out);
}

enum err
desk_found_before(
    struct visit *v, struct desk_wish *w, int64_t limit, struct rows *out)
{
	return found(v, true, w, limit, out);
}

enum err
desk_found_around(struct visit *v, struct desk_wish *w, int64_t before,
    int64_t limit, struct rows *out)
{
	struct desk_wish begins = *w;
	struct hits back, on;
	size_t count = (size_t)before;

	TRY(met(v, true, w, before + 1, &back));
	begins.moment = w->stopped;
	begins.after = w->stopped_after;
	if (back.count > count) {
		begins.moment = cell_time(&back.rows, back.nth[count], ".sort");
		begins.after = cell_int(&back.rows, back.nth[count], ".id");
	} else {
		count = back.count;
	}
	w->after--;
	TRY(met(v, false, w, limit - (int64_t)count, &on));
	w->moment = begins.moment;
	w->after = begins.after;
	return shown(v, &back, count, &on, out);
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
	e = list(&part, sql_desk_ids, from, false, PORTION, WHOLE, &r);
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

const char *
desk_list_path(struct visit *v, const char *name, const char *value)
{
	return path_keep(v, DESK_FILTERS, name,
	    page_path(v, desk_comments_show,
		name ? arena_printf(v->mem, "?%s", name) : "?", value, NULL));
}

const char *
desk_stopped(struct visit *v, const struct desk_wish *wish)
{
	return wish->stopped ? arena_printf(v->mem, "%s.%lld", wish->stopped,
				   (long long)wish->stopped_after)
			     : NULL;
}
