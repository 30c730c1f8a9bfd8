/*
 * table_lines.c: which rows the table has.  Comments are numbered in the order
 * of receipt, and so are those who sent them; comments of a confirmed group
 * that are answered alike are one row, that of the first.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/report/counted.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line that may be one with others. */
struct fold {
	int64_t group, reply, fact;
	size_t line;
};

/* A comment that was read. */
struct one {
	int64_t id, submission, group, reply, fact; /* group 0: none */
};

struct lines {
	struct arena *mem;
	struct table_part *part;
	size_t room;
	int64_t submission; /* of the line before */
	int32_t person;
	char moment[32]; /* of those that wait to be put in order */
	struct one *ones;
	size_t ones_count, ones_room;
	struct fold *folds;
	size_t folds_count, folds_room;
};

static void
add(struct lines *to, const struct one *c)
{
	struct table_part *part = to->part;

	if (part->count == to->room) {
		size_t more = to->room ? 2 * to->room : 128;

		part->lines = arena_grow(to->mem, part->lines,
		    to->room * sizeof *part->lines, more * sizeof *part->lines);
		to->room = more;
	}
	if (c->submission != to->submission)
		to->person++;
	to->submission = c->submission;
	part->lines[part->count] = (struct table_line){
	    .id = c->id,
	    .seq = (int32_t)part->count + 1,
	    .person = to->person,
	    .n = 1,
	};
	part->count++;
}

static void
fold(struct lines *to, const struct one *c)
{
	if (to->folds_count == to->folds_room) {
		size_t more = to->folds_room ? 2 * to->folds_room : 128;

		to->folds = arena_grow(to->mem, to->folds,
		    to->folds_room * sizeof *to->folds,
		    more * sizeof *to->folds);
		to->folds_room = more;
	}
	to->folds[to->folds_count++] = (struct fold){
	    .group = c->group,
	    .reply = c->reply,
	    .fact = c->fact,
	    .line = to->part->count - 1,
	};
}

static int
by_submission(const void *a, const void *b)
{
	const struct one *x = a, *y = b;
	int order =
	    (x->submission > y->submission) - (x->submission < y->submission);

	return order ? order : (x->id > y->id) - (x->id < y->id);
}

/* Those of one moment: what was sent together stands together. */
static void
ordered(struct lines *to)
{
	if (to->ones_count > 1)
		qsort(
		    to->ones, to->ones_count, sizeof *to->ones, by_submission);
	for (size_t i = 0; i < to->ones_count; i++) {
		add(to, &to->ones[i]);
		if (to->ones[i].group)
			fold(to, &to->ones[i]);
	}
	to->ones_count = 0;
}

static void
wait(struct lines *to, const struct rows *r, size_t i)
{
	if (to->ones_count == to->ones_room) {
		size_t more = to->ones_room ? 2 * to->ones_room : 128;

		to->ones = arena_grow(to->mem, to->ones,
		    to->ones_room * sizeof *to->ones, more * sizeof *to->ones);
		to->ones_room = more;
	}
	to->ones[to->ones_count++] = (struct one){
	    .id = cell_int(r, i, "id"),
	    .submission = cell_int(r, i, "person"),
	    .group = to->part->full ? 0 : cell_int(r, i, "folded"),
	    .reply = to->part->full ? 0 : cell_int(r, i, "reply"),
	    .fact = to->part->full ? 0 : cell_int(r, i, "fact"),
	};
}

static enum err
collect(void *arg, const struct rows *r)
{
	struct lines *to = arg;

	for (size_t i = 0; i < r->count; i++) {
		const char *moment = cell(r, i, "sent_at");

		if (strcmp(moment, to->moment)) {
			ordered(to);
			snprintf(to->moment, sizeof to->moment, "%s", moment);
		}
		wait(to, r, i);
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
	return (a->fact > b->fact) - (a->fact < b->fact);
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

static enum err
collected(struct visit *v, struct lines *to, struct arena *block)
{
	const struct table_part *part = to->part;
	const int64_t *body = part->body ? &part->body : NULL;

	return part->full
		   ? sql_report_lines(
			 v->db, block, v->consultation.id, body, collect, to)
		   : sql_report_lines_folded(v->db, block, v->consultation.id,
			 v->consultation.first, posted_counts(v),
			 deficient_key(v), body, collect, to);
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
	e = collected(v, &to, block);
	arena_free(block);
	TRY(e);
	ordered(&to);
	folded(&to);
	while (first < part->count && part->lines[first].seq <= part->after)
		first++;
	part->lines += first;
	part->count -= first;
	enough(part);
	return OK;
}
