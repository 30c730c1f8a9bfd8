/*
 * extract_made.c: the rows of one submission under the letterhead of the body
 * (practice 18).
 */
#include "fcgi/app/report/extract_made.h"

#include "build/sql.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/report/pack.h"
#include "fcgi/app/report/report_office.h"
#include "fcgi/base/csv.h"
#include "fcgi/site/page.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static int
by_comment(const void *a, const void *b)
{
	const struct table_line *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static int
by_seq(const void *a, const void *b)
{
	const struct table_line *x = a, *y = b;

	return (x->seq > y->seq) - (x->seq < y->seq);
}

enum err
extract_lines(struct visit *v, struct table_part *lines)
{
	struct report_of of = {.part = {.full = true, .limit = INT32_MAX}};

	TRY(report_edition(v, &of));
	*lines = of.part;
	TRY(table_lines(v, lines));
	if (lines->count)
		qsort(lines->lines, lines->count, sizeof *lines->lines,
		    by_comment);
	return OK;
}

/* Those of these comments. */
static struct table_part
own(struct visit *v, const struct table_part *all, const struct rows *ids)
{
	struct table_part part = *all;

	part.lines = arena_alloc(v->mem, (ids->count + 1) * sizeof *part.lines);
	part.count = 0;
	for (size_t i = 0; i < ids->count; i++) {
		const struct table_line key = {.id = cell_int(ids, i, "id")};
		const struct table_line *line =
		    all->count ? bsearch(&key, all->lines, all->count,
				     sizeof key, by_comment)
			       : NULL;

		if (line)
			part.lines[part.count++] = *line;
	}
	if (part.count)
		qsort(part.lines, part.count, sizeof *part.lines, by_seq);
	return part;
}

static int64_t
row_of_comment(const struct table_part *part, int64_t comment)
{
	for (size_t i = 0; i < part->count; i++)
		if (part->lines[i].id == comment)
			return part->lines[i].seq;
	return 0;
}

/* What changed in the text because of it. */
static enum err
changes(struct visit *v, struct node *to, int64_t submission,
    const struct table_part *part)
{
	struct visit voice = act_voice(v);
	struct node *list = NULL;
	struct rows r;

	TRY(sql_extract_changes(v->db, v->mem, submission, &r));
	for (size_t i = 0; i < r.count; i++) {
		const char *cite = cite_words(&voice, cell(&r, i, "steps"));
		struct node *change;

		list = list ? list : xml_add(to, "changes");
		change = xml_add_text(list, "change",
		    cite ? cite : visit_text(&voice, "unit.whole", NULL, NULL));
		xml_attr_int(change, "row",
		    row_of_comment(part, cell_int(&r, i, "comment")));
		xml_attr(change, "date",
		    page_date(v, cell_time(&r, i, "published_at"),
			v->consultation.zone));
	}
	return OK;
}

enum err
extract_said(struct visit *v, struct node *page, int64_t submission,
    const struct table_part *lines, struct node **out)
{
	struct node *to = xml_add(page, "extract-page"), *table;
	struct rows s, ids, report;
	struct table_part part;

	TRY(sql_extract_of(v->db, v->mem, submission, &s));
	TRY(sql_extract_comments(v->db, v->mem, submission, &ids));
	TRY(sql_report_of(
	    v->db, v->mem, v->consultation.id, 1, NULL, 0, &report));
	xml_attr(to, "number", cell(&s, 0, "number"));
	xml_attr(to, "records", cell(&s, 0, "records_number"));
	xml_attr(to, "report", cell(&report, 0, "number"));
	page_moment(v, to, "received", cell_time(&s, 0, "received_at"),
	    v->consultation.zone);
	page_moment(v, to, "published", cell_time(&report, 0, "published_at"),
	    v->consultation.zone);
	part = own(v, lines, &ids);
	TRY(table_head(v, to, &table));
	TRY(table_rows(v, table, &part, 0, part.count));
	*out = to;
	return changes(v, to, submission, &part);
}

enum err
extract_content(struct visit *v, struct node *page, const void *of)
{
	const struct extract_of *extract = of;
	struct node *to;

	return extract_said(v, page, extract->submission, &extract->lines, &to);
}

/* ---- all of them ---- */

struct extracts {
	struct table_part lines;
	struct rows list;
};

/* A member on its way. */
struct letter {
	struct bytes bytes;
};

static enum err
letter_next(void *arg, struct buffer *chunk, bool *more)
{
	const struct letter *letter = arg;

	buffer_bytes(chunk, letter->bytes.at, letter->bytes.size);
	*more = false;
	return OK;
}

static enum err
letter_begin(struct pack_member *m)
{
	const struct extracts *all = m->arg;
	struct extract_of of = {m->id, all->lines};
	const struct report_wish wish = {
	    .as = "docx", .content = extract_content, .of = &of};
	struct letter *letter = arena_alloc(m->v.mem, sizeof *letter);

	m->arg = letter;
	m->next = letter_next;
	return report_file_make(&m->v, &wish, &letter->bytes);
}

/* Whom each is for, as the office knows them. */
static enum err
list_next(void *arg, struct buffer *chunk, bool *more)
{
	static const char *const said[] = {"file", "number", "records_number",
	    "received_at", "submitter", "name", "address", "email", "posted"};
	enum { SAID = sizeof said / sizeof *said };
	const struct extracts *all = arg;

	buffer_add(chunk, CSV_MARK);
	for (size_t k = 0; k < SAID; k++)
		buffer_printf(chunk, "%s%s", k ? "," : "", said[k]);
	buffer_add(chunk, CSV_END);
	for (size_t i = 0; i < all->list.count; i++) {
		for (size_t k = 0; k < SAID; k++) {
			const char *words = cell(&all->list, i, said[k]);

			buffer_add(chunk, k ? "," : "");
			if (words)
				csv_add(chunk, words);
		}
		buffer_add(chunk, CSV_END);
	}
	*more = false;
	return OK;
}

enum err
extracts_pack(struct visit *v, FILE **out)
{
	struct extracts *all = arena_alloc(v->mem, sizeof *all);
	struct pack *to = pack_new(v);
	struct pack_member *list = pack_later(to, "list.csv");

	TRY(extract_lines(v, &all->lines));
	TRY(sql_extracts_of(v->db, v->mem, v->consultation.id, &all->list));
	list->arg = all;
	list->next = list_next;
	for (size_t i = 0; i < all->list.count; i++) {
		struct pack_member *m =
		    pack_later(to, cell(&all->list, i, "file"));

		m->id = cell_int(&all->list, i, "id");
		m->arg = all;
		m->begin = letter_begin;
	}
	return pack_end(to, v->now, out);
}
