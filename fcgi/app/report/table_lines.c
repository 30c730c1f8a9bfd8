/*
 * table_lines.c: which rows the table has.  Comments are numbered in the order
 * of receipt, and so are those who sent them; comments of a confirmed group
 * that are answered alike are one row, that of the first.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/report/counted.h"

#include <stdlib.h>

/* A line that may be one with others. */
struct fold {
	int64_t group, reply, late;
	size_t line;
};

struct lines {
	struct arena *mem;
	struct table_part *part;
	size_t room;
	int64_t submission; /* of the line before */
	int32_t person;
	struct fold *folds;
	size_t folds_count, folds_room;
};

static void
add(struct lines *to, const struct rows *r, size_t i)
{
	struct table_part *part = to->part;
	int64_t submission = cell_int(r, i, "person");

	if (part->count == to->room) {
		size_t more = to->room ? 2 * to->room : 128;

		part->lines = arena_grow(to->mem, part->lines,
		    to->room * sizeof *part->lines, more * sizeof *part->lines);
		to->room = more;
	}
	if (submission != to->submission)
		to->person++;
	to->submission = submission;
	part->lines[part->count] = (struct table_line){
	    .id = cell_int(r, i, "id"),
	    .seq = (int32_t)part->count + 1,
	    .person = to->person,
	    .n = 1,
	};
	part->count++;
}

static void
fold(struct lines *to, const struct rows *r, size_t i)
{
	if (to->folds_count == to->folds_room) {
		size_t more = to->folds_room ? 2 * to->folds_room : 128;

		to->folds = arena_grow(to->mem, to->folds,
		    to->folds_room * sizeof *to->folds,
		    more * sizeof *to->folds);
		to->folds_room = more;
	}
	to->folds[to->folds_count++] = (struct fold){
	    .group = cell_int(r, i, "folded"),
	    .reply = cell_int(r, i, "reply"),
	    .late = cell_int(r, i, "late"),
	    .line = to->part->count - 1,
	};
}

static enum err
collect(void *arg, const struct rows *r)
{
	for (size_t i = 0; i < r->count; i++) {
		add(arg, r, i);
		if (cell(r, i, "folded"))
			fold(arg, r, i);
	}
	return OK;
}

static int
alike(const struct fold *a, const struct fold *b)
{
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->reply != b->reply)
		return a->reply < b->reply ? -1 : 1;
	return (a->late > b->late) - (a->late < b->late);
}

static int
in_order(const void *a, const void *b)
{
	const struct fold *x = a, *y = b;
	int order = alike(x, y);

	return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* The first of those alike stands for all; the others have no line. */
static void
folded(struct lines *of)
{
	struct table_part *part = of->part;
	size_t kept = 0;

	if (of->folds_count)
		qsort(of->folds, of->folds_count, sizeof *of->folds, in_order);
	for (size_t i = 0, first = 0; i < of->folds_count; i++) {
		if (alike(&of->folds[first], &of->folds[i]))
			first = i;
		part->lines[of->folds[i].line].n = 0;
		part->lines[of->folds[first].line].n++;
	}
	for (size_t i = 0; i < part->count; i++)
		if (part->lines[i].n)
			part->lines[kept++] = part->lines[i];
	part->count = kept;
}

static void
enough(struct table_part *part)
{
	part->more = (int64_t)part->count > part->limit;
	if (part->more)
		part->count = (size_t)part->limit;
}

void
table_lines_of(struct arena *mem, struct table_part *part, const struct rows *r)
{
	part->lines = arena_alloc(mem, (r->count + 1) * sizeof *part->lines);
	part->count = r->count;
	for (size_t i = 0; i < r->count; i++)
		part->lines[i] = (struct table_line){
		    .id = cell_int(r, i, "id"),
		    .seq = (int32_t)cell_int(r, i, "seq"),
		    .person = (int32_t)cell_int(r, i, "person"),
		    .n = (int32_t)cell_int(r, i, "n"),
		};
	enough(part);
}

enum err
table_lines(struct visit *v, struct table_part *part)
{
	struct lines to = {.mem = v->mem, .part = part};
	struct arena *block;
	size_t first = 0;
	bool found;
	enum err e;

	TRY(counted_lines(v, part, &found));
	if (found)
		return OK;
	block = arena_new((size_t)16 << 20);
	part->lines = NULL;
	part->count = 0;
	e = sql_report_lines(v->db, block, v->consultation.id,
	    v->consultation.closes, posted_counts(v), !part->full,
	    part->body ? &part->body : NULL, collect, &to);
	arena_free(block);
	TRY(e);
	folded(&to);
	while (first < part->count && part->lines[first].seq <= part->after)
		first++;
	part->lines += first;
	part->count -= first;
	enough(part);
	return OK;
}
