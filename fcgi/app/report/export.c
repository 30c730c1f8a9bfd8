/*
 * export.c: the rows, block by block.  Headings are the statement's aliases,
 * so that columns are fixed in one place; a test holds their list.
 */
#include "fcgi/app/report/export.h"

#include "build/sql.h"
#include "db/role.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/report/report_make.h"
#include "fcgi/app/report/table.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/csv.h"
#include "fcgi/site/site.h"

#include <string.h>

enum { BLOCK = 250 };
static const size_t block_memory = (size_t)256 << 20;

struct exporter {
	struct visit v;
	struct table_part part;
	struct arena *block;
	size_t next;
	enum export_kind kind;
	bool begun;
};

static enum err
rows_of(struct exporter *x, const char *list, struct rows *out)
{
	const struct visit *v = &x->v;
	const struct consultation *c = &v->consultation;

	switch (x->kind) {
	case EXPORT_DECISIONS:
		return sql_archive_decisions(v->db, x->block, c->id, list, out);
	case EXPORT_WORDS:
		return sql_archive_words(v->db, x->block, c->id, list, out);
	case EXPORT_OFFICIAL:
		return sql_export_official_rows(v->db, x->block, c->id, list,
		    c->first, posted_counts(v), late_key(v), deficient_key(v),
		    out);
	default:
		return sql_export_rows(v->db, x->block, c->id, list, c->first,
		    posted_counts(v), late_key(v), deficient_key(v), out);
	}
}

static void
end_block(void *block)
{
	arena_free(block);
}

enum err
exporter_new(
    struct visit *v, enum export_kind kind, int64_t body, struct exporter **out)
{
	struct exporter *x = arena_alloc(v->mem, sizeof *x);

	*x = (struct exporter){.v = *v, .kind = kind};
	x->part.full = true;
	x->part.body = body;
	x->part.limit = INT32_MAX;
	x->block = arena_new(block_memory);
	arena_cleanup(v->mem, end_block, x->block);
	*out = x;
	return table_lines(&x->v, &x->part);
}

static void
heading(struct buffer *to, const struct rows *r)
{
	buffer_add(to, "\xEF\xBB\xBF");
	for (size_t k = 0; k < r->columns; k++)
		buffer_printf(to, "%s%s", k ? "," : "", r->names[k]);
	buffer_add(to, "\r\n");
}

static void
lines(struct exporter *x, struct buffer *to, const struct rows *r)
{
	for (size_t i = 0; i < r->count; i++) {
		for (size_t k = 0; k < r->columns; k++) {
			const char *words = r->cells[i * r->columns + k];

			buffer_add(to, k ? "," : "");
			buffer_add(to, words ? csv_cell(x->block, words) : "");
		}
		buffer_add(to, "\r\n");
	}
}

enum err
export_next(void *exporter, struct buffer *chunk, bool *more)
{
	struct exporter *x = exporter;
	size_t left = x->part.count - x->next;
	size_t n = left < BLOCK ? left : BLOCK;
	const char *list = table_list(x->block, &x->part, x->next, n);
	struct rows r;
	enum err e;

	e = rows_of(x, list, &r);
	if (e == OK && !x->begun)
		heading(chunk, &r);
	if (e == OK)
		lines(x, chunk, &r);
	x->begun = true;
	x->next += n;
	*more = x->next < x->part.count;
	arena_reset(x->block);
	return e;
}

/* Comments that are not public yet are nobody's to export. */
enum err
export_public_send(struct visit *v)
{
	struct exporter *x;

	if (!v->consultation.reported)
		return ERR_NOT_FOUND;
	TRY(exporter_new(v, EXPORT_PUBLIC, 0, &x));
	visit_stream(v, "text/csv; charset=utf-8",
	    arena_printf(v->mem, "%s-comments.csv", v->consultation.slug),
	    export_next, x);
	return OK;
}

static enum err
printed(struct visit *v, bool official)
{
	struct exporter *x;
	bool more = true;

	TRY(exporter_new(v, official ? EXPORT_OFFICIAL : EXPORT_PUBLIC, 0, &x));
	while (more) {
		struct arena *block = arena_new(block_memory);
		struct buffer b = buffer_new(block, block_memory / 4);
		enum err e = export_next(x, &b, &more);

		if (b.size)
			fwrite(b.data, 1, b.size, stdout);
		arena_free(block);
		TRY(e);
	}
	return OK;
}

enum err
export_command(
    const struct settings *s, struct arena *mem, int argc, char **argv)
{
	bool official = argc == 4 && text_is(argv[3], "official");
	struct site site;
	struct db *db;
	struct visit v;
	enum err e;

	if (argc != 4 || !text_is(argv[2], "--as") ||
	    (!official && !text_is(argv[3], "public"))) {
		fputs("glas export SLUG --as public|official\n", stderr);
		return ERR_INVALID;
	}
	TRY(site_background(s, 0, &site));
	TRY(role_open(s, mem, ROLE_JOBS, &db));
	v = visit_background(mem, db, &site, clock_now(mem), LANG_EN);
	e = report_visit_know(&v, argv[1]);
	if (e == OK)
		e = printed(&v, official);
	if (e == ERR_NOT_FOUND)
		fputs("glas: no such consultation\n", stderr);
	db_free(db);
	return e;
}
