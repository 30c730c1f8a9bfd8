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
	READ_FIRST = 200, /* texts that are read for words */
	READ_MOST = 3000,
	PORTION = 5000, /* where all are wanted */
	PORTION_ROOM = 16 << 20,
	IDS_ROOM = 64 * 1024,
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
    const char *after, const int64_t *after_id, int64_t limit,
    struct rows *out);

static enum err
list(struct visit *v, listing *rows, const struct desk_wish *w, int64_t limit,
    struct rows *out)
{
	const char *words = w->words ? w->words : "";
	const struct marks m = marks_of(words);

	return rows(v->db, v->mem, w->few, v->consultation.id, w->reply,
	    w->stance, w->kind, w->channel, w->decision, w->number,
	    w->version ? &w->version : NULL, w->first, w->last,
	    v->consultation.closes, posted_counts(v), late_key(v),
	    deficient_key(v), w->whose ? &w->officer : NULL, w->language,
	    w->organisation ? &w->organisation : NULL,
	    w->group ? &w->group : NULL, search_pattern(v->mem, words),
	    search_longest(v->mem, words), m.bits[0], m.bits[1], m.bits[2],
	    m.bits[3], m.bits[4], m.bits[5], m.bits[6], m.bits[7], v->now,
	    w->moment, w->moment ? &w->after : NULL, limit, out);
}

/* Texts are read in portions: where the words stand everywhere the first few
 * are enough; where they hardly stand, their marks leave few; and what lies
 * between, words that begin as many others do, ends after so many. */
static enum err
met(struct visit *v, listing *rows, struct desk_wish *w, int64_t limit,
    struct buffer *ids)
{
	int64_t portion = w->words ? READ_FIRST : limit, read = 0, n = 0;
	struct desk_wish from = *w;
	struct rows r;

	w->stopped = NULL;
	for (;;) {
		TRY(list(v, rows, &from, portion, &r));
		for (size_t i = 0; i < r.count && n < limit; i++)
			if (cell_int(&r, i, ".met"))
				buffer_printf(ids, "%c%s", n++ ? ',' : '[',
				    cell(&r, i, ".id"));
		read += (int64_t)r.count;
		if (n == limit || (int64_t)r.count < portion)
			break;
		from.moment = cell_time(&r, r.count - 1, ".sort");
		from.after = cell_int(&r, r.count - 1, ".id");
		if (read >= READ_MOST) {
			w->stopped = from.moment;
			w->stopped_after = from.after;
			break;
		}
		portion =
		    READ_MOST - read < 4 * read ? READ_MOST - read : 4 * read;
	}
	buffer_add(ids, n ? "]" : "[]");
	return OK;
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

static enum err
found(struct visit *v, bool back, struct desk_wish *w, int64_t limit,
    struct rows *out)
{
	static listing *const listings[2][2] = {
	    {sql_desk_ids, sql_desk_ids_before},
	    {sql_desk_ids_of_few, sql_desk_ids_of_few_before}};
	struct buffer ids = buffer_new(v->mem, IDS_ROOM);

	TRY(few(v, w));
	TRY(met(v, listings[w->few != NULL][back], w, limit, &ids));
	return sql_desk_rows(v->db, v->mem, v->consultation.id, ids.data,
	    v->consultation.closes, posted_counts(v), deficient_key(v), out);
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

/* Rows of a portion that meet the filters, as pairs. */
static struct buffer
pairs(struct arena *mem, const struct rows *r, int64_t *count)
{
	struct buffer these = buffer_new(mem, 16 + 48 * r->count);
	int64_t n = 0;

	for (size_t i = 0; i < r->count; i++)
		if (cell_int(r, i, ".met"))
			buffer_printf(&these, "%c[%s,%s]", n++ ? ',' : '[',
			    cell(r, i, ".id"), cell(r, i, ".officer"));
	buffer_add(&these, n ? "]" : "[]");
	*count += n;
	return these;
}

static enum err
portion_of(struct visit *v, struct desk_wish *from, desk_portion *portion,
    void *arg, int64_t *rows, int64_t *count)
{
	int64_t had = *count;
	struct visit part = *v;
	struct arena *block = arena_new(PORTION_ROOM);
	struct buffer these;
	struct rows r;
	enum err e;

	part.mem = block;
	e = list(&part, sql_desk_ids, from, PORTION, &r);
	*rows = e == OK ? (int64_t)r.count : 0;
	if (*rows) {
		from->moment =
		    arena_copy(v->mem, cell_time(&r, r.count - 1, ".sort"));
		from->after = cell_int(&r, r.count - 1, ".id");
		these = pairs(block, &r, count);
		if (*count > had)
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
