/*
 * export_request.c: the table and the list come from the same rows, so that
 * what the list calls left out is nowhere in the table.
 */
#include "fcgi/app/report/export_request.h"

#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/report/mask.h"
#include "fcgi/app/report/pack.h"
#include "fcgi/app/report/table.h"
#include "fcgi/base/csv.h"
#include "fcgi/base/office.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { BLOCK = 250 };
static const size_t block_memory = (size_t)256 << 20;

/* What the office chose, and what came of it. */
struct request {
	struct visit v;
	bool names, replies, files, mask;
	const char *put; /* in the place of what is masked */
	int64_t whole, in_part, left, passages; /* out, for the cover */
};

/* One of the two tables on its way. */
struct giving {
	struct request *q;
	struct table_part part;
	struct arena *block;
	size_t next;
	bool cover, begun;
};

/* ---- rows ---- */

static bool
is_words(const char *column)
{
	return text_has_word(
	    "proposed remark reason location reply translation", column);
}

/* Columns of the table: the statement's, up to what the list is told. */
static size_t
columns(const struct rows *r)
{
	size_t n = 0;

	while (!text_is(r->names[n], "state"))
		n++;
	return n;
}

static const char *
cell_of(const struct giving *g, const struct rows *r, size_t row, size_t k,
    int64_t *passages)
{
	const char *words = r->cells[row * r->columns + k];

	return g->q->mask && is_words(r->names[k])
		   ? masked(g->block, words, g->q->put, passages)
		   : words;
}

static void
put(struct giving *g, struct buffer *to, const char *words, const char *end)
{
	buffer_printf(to, "%s%s", words ? csv_cell(g->block, words) : "", end);
}

static void
table_line(struct giving *g, struct buffer *to, const struct rows *r, size_t i)
{
	size_t last = columns(r);
	int64_t passages = 0;

	for (size_t k = 0; k < last; k++)
		put(g, to, cell_of(g, r, i, k, &passages),
		    k + 1 < last ? "," : CSV_END);
}

/* Why a row has no words, or not all; NULL: it has. */
static const char *
ground(struct giving *g, const struct rows *r, size_t i, int64_t passages)
{
	struct visit *v = &g->q->v;
	const char *rule = cell(r, i, "left_out");
	const char *state = cell(r, i, "state");

	if (rule && text_is(rule, "other"))
		return visit_text(v, "request.hidden", NULL, NULL);
	if (rule)
		return visit_text(
		    v, arena_printf(g->block, "rule.%s", rule), NULL, NULL);
	if (text_has_word("withdrawn erased", state))
		return visit_text(
		    v, arena_printf(g->block, "request.%s", state), NULL, NULL);
	return passages ? visit_text(v, "request.personal", NULL, NULL) : NULL;
}

static const char *
count(struct giving *g, int64_t n)
{
	return arena_printf(g->block, "%lld", (long long)n);
}

static void
cover_line(struct giving *g, struct buffer *to, const struct rows *r, size_t i)
{
	static const char *const said[] = {
	    "number", "comment", "submission", "received_at"};
	struct request *q = g->q;
	int64_t passages = 0, files = cell_int(r, i, "files");
	bool left = !text_has_word("public waiting", cell(r, i, "state"));

	for (size_t k = 0; k < columns(r); k++)
		(void)cell_of(g, r, i, k, &passages);
	for (size_t k = 0; k < sizeof said / sizeof *said; k++)
		put(g, to, cell(r, i, said[k]), ",");
	put(g, to, left ? "no" : passages ? "part" : "yes", ",");
	put(g, to, ground(g, r, i, passages), ",");
	put(g, to, count(g, passages), ",");
	put(g, to, count(g, q->files ? files : 0), ",");
	put(g, to,
	    count(g, cell_int(r, i, "files_left") + (q->files ? 0 : files)),
	    CSV_END);
	q->left += left;
	q->in_part += !left && passages;
	q->whole += !left && !passages;
	q->passages += passages;
}

static void
headings(struct giving *g, struct buffer *to, const struct rows *r)
{
	size_t last = columns(r);

	buffer_add(to, CSV_MARK);
	if (g->cover)
		buffer_add(to,
		    "number,comment,submission,received_at,given,ground,"
		    "passages,files,files_left" CSV_END);
	for (size_t k = 0; !g->cover && k < last; k++)
		put(g, to, r->names[k], k + 1 < last ? "," : CSV_END);
}

static enum err
rows_next(void *arg, struct buffer *chunk, bool *more)
{
	struct giving *g = arg;
	size_t left = g->part.count - g->next, n = left < BLOCK ? left : BLOCK;
	struct request *q = g->q;
	struct rows r;

	TRY(sql_export_request_rows(q->v.db, g->block, q->v.consultation.id,
	    table_list(g->block, &g->part, g->next, n), q->v.consultation.first,
	    posted_counts(&q->v), late_key(&q->v), deficient_key(&q->v),
	    q->names, q->replies, &r));
	if (!g->begun)
		headings(g, chunk, &r);
	for (size_t i = 0; i < r.count; i++)
		(g->cover ? cover_line : table_line)(g, chunk, &r, i);
	g->begun = true;
	g->next += n;
	*more = g->next < g->part.count;
	arena_reset(g->block);
	return OK;
}

static void
end_block(void *block)
{
	arena_free(block);
}

static enum err
rows_begin(struct pack_member *m)
{
	struct giving *g = arena_alloc(m->v.mem, sizeof *g);

	*g = (struct giving){.q = m->arg, .cover = text_is(m->as, "cover")};
	g->part.full = true;
	g->part.limit = INT32_MAX;
	g->block = arena_new(block_memory);
	arena_cleanup(m->v.mem, end_block, g->block);
	m->arg = g;
	m->next = rows_next;
	return table_lines(&m->v, &g->part);
}

static void
put_rows(struct pack *to, struct request *q, const char *name, const char *as)
{
	struct pack_member *m = pack_later(to, name);

	m->as = as;
	m->arg = q;
	m->begin = rows_begin;
}

/* ---- the cover ---- */

static void
fact(struct visit *v, struct node *to, const char *key, const char *words)
{
	xml_add_text(to, "dt", visit_text(v, key, NULL, NULL));
	xml_add_text(to, "dd", words);
}

/* Behind the list, whose rows it sums up. */
static enum err
cover_next(void *arg, struct buffer *chunk, bool *more)
{
	struct request *q = arg;
	struct visit v = q->v;
	struct node *html, *head, *body, *list;
	const struct {
		const char *key;
		int64_t n;
	} sums[] = {{"request.whole", q->whole}, {"request.part", q->in_part},
	    {"request.left", q->left}, {"request.passages", q->passages}};

	v.mem = chunk->mem;
	html = xml_new(v.mem, "html");
	xml_attr(html, "xmlns", "http://www.w3.org/1999/xhtml");
	xml_attr(html, "lang", v.consultation.language);
	head = xml_add(html, "head");
	xml_add_text(head, "title", v.consultation.title);
	body = xml_add(html, "body");
	xml_add_text(body, "h1", visit_text(&v, "request.title", NULL, NULL));
	xml_add_text(body, "p", v.consultation.title);
	list = xml_add(body, "dl");
	for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
		fact(&v, list, sums[i].key,
		    arena_printf(v.mem, "%lld", (long long)sums[i].n));
	xml_add_text(body, "p",
	    visit_text(&v, q->mask ? "request.masked" : "request.not_masked",
		NULL, NULL));
	if (!q->names)
		xml_add_text(
		    body, "p", visit_text(&v, "request.unnamed", NULL, NULL));
	buffer_add(chunk, xml_print(v.mem, html));
	*more = false;
	return OK;
}

/* ---- all of it ---- */

static enum err
files(struct pack *to, struct visit *v)
{
	struct rows r;

	TRY(sql_archive_attachments(v->db, v->mem, v->consultation.id, 0, &r));
	for (size_t i = 0; i < r.count; i++)
		pack_blob(to,
		    arena_printf(v->mem, "files/%s.%s", cell(&r, i, "code"),
			office_ending(v->mem, cell(&r, i, "name"))),
		    cell_int(&r, i, "blob_id"));
	return OK;
}

enum err
export_request_pack(struct visit *v, const char *holds, FILE **out)
{
	struct request *q = arena_alloc(v->mem, sizeof *q);
	struct pack *to = pack_new(v);
	struct pack_member *cover;

	*q = (struct request){.v = *v,
	    .names = text_has_word(holds, "names"),
	    .replies = text_has_word(holds, "replies"),
	    .files = text_has_word(holds, "files"),
	    .mask = text_has_word(holds, "mask"),
	    .put = visit_text(v, "request.put", NULL, NULL)};
	put_rows(to, q, "comments.csv", "table");
	put_rows(to, q, "cover.csv", "cover");
	cover = pack_later(to, "cover.xhtml");
	cover->arg = q;
	cover->next = cover_next;
	if (q->files)
		TRY(files(to, v));
	return pack_end(to, v->now, out);
}
