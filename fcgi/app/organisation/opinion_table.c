/*
 * opinion_table.c: the table of an opinion among those who write it.
 */
#include "fcgi/app/organisation/opinion_table.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/organisation/opinion.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/site/page.h"

#include <string.h>

static enum err
opinion_id(struct visit *v, int64_t *id)
{
	struct rows r;

	TRY(opinion_wanted(v, &r));
	*id = cell_int(&r, 0, ".id");
	return OK;
}

static enum err
newest(struct visit *v, struct rows *out)
{
	int64_t id;

	TRY(opinion_id(v, &id));
	return sql_opinion_table_newest(v->db, v->mem, id, out);
}

/* ---- the page ---- */

static enum err
rows(struct visit *v, struct node *to, int64_t table, bool *any)
{
	struct visit voice = act_voice(v);
	int64_t matched = 0;
	struct rows r;

	TRY(sql_opinion_rows(v->db, v->mem, table, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "row", &r, i);
		const char *cite = cite_words(&voice, cell(&r, i, ".cite"));

		if (cell_int(&r, i, ".whole"))
			cite = visit_text(v, "unit.whole", NULL, NULL);
		if (cite)
			xml_attr(node, "unit", cite);
		matched += cite != NULL;
		page_link(v, node, opinion_row_show, "row", cell(&r, i, "@row"),
		    NULL);
	}
	*any = matched > 0;
	xml_attr_int(to, "matched", matched);
	xml_attr_int(to, "rows", (int64_t)r.count);
	return OK;
}

enum err
opinion_table_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "opinion-table-page"), *node;
	struct rows t;
	int64_t id;
	bool any = false;
	enum err e;

	page_crumb(
	    v, cell(&v->organisation_row, 0, "name"), opinion_show, NULL);
	TRY(opinion_id(v, &id));
	e = sql_opinion_table_newest(v->db, v->mem, id, &t);
	if (e == OK) {
		node = page_row(v, to, "table", &t, 0);
		if (text_is(cell(&t, 0, "@state"), "ready"))
			TRY(rows(v, node, cell_int(&t, 0, ".id"), &any));
		if (any)
			(void)page_offer(node, v, opinion_rows_take, NULL);
	} else if (e != ERR_NOT_FOUND) {
		return e;
	}
	node = xml_add(to, "blank");
	page_link_send(v, node, opinion_blank_send, NULL);
	node = xml_add(to, "blank");
	xml_attr(node, "type", "xlsx");
	page_link_send(v, node, opinion_blank_xlsx_send, NULL);
	page_link(v, xml_add(to, "back"), opinion_show, NULL);
	(void)page_offer(to, v, opinion_table_add, NULL);
	return OK;
}

enum err
opinion_table_add(struct visit *v, struct answers *in)
{
	const struct upload *file = answer_file(in, "file");
	unsigned char digest[32];
	int64_t opinion, blob, table, job;

	TRY(opinion_id(v, &opinion));
	TRY(blob_store(v->db, v->mem, file->fd, &blob, digest));
	TRY(sql_opinion_table_add(v->db, v->mem, opinion, blob,
	    text_cut(v->mem, file->name, 200), v->who.id, v->now, &table));
	TRY(sql_job_add(v->db, v->mem, "opinion-table", table, NULL,
	    lang_code(v->lang), v->now, &job));
	visit_notice(v, "uploaded");
	return visit_next(v, opinion_table_show, NULL);
}

/* ---- one row ---- */

enum err
opinion_row_options(struct visit *v)
{
	const struct visit voice = act_voice(v);
	struct form_option *options;
	struct rows r;

	TRY(sql_opinion_cites(v->db, v->mem, v->consultation.id, &r));
	options = arena_alloc(v->mem, (r.count + 1) * sizeof *options);
	options[0] = (struct form_option){
	    "whole", visit_text(v, "unit.whole", NULL, NULL)};
	for (size_t i = 0; i < r.count; i++) {
		const char *cite = cite_words(&voice, cell(&r, i, "steps"));
		const char *heading = cell(&r, i, "heading");

		options[i + 1] = (struct form_option){
		    arena_printf(v->mem, "%s/%s", cell(&r, i, "document"),
			cell(&r, i, "wid")),
		    !cite		  ? cell(&r, i, "wid")
		    : heading && *heading ? arena_printf(v->mem, "%s %s", cite,
						text_cut(v->mem, heading, 60))
					  : cite};
	}
	visit_choices(v, "unit", options, r.count + 1);
	return OK;
}

static enum err
row_number(struct visit *v, int64_t *out)
{
	return text_int(path_part(v, "row"), out) == OK ? OK : ERR_NOT_FOUND;
}

enum err
opinion_row_show(struct visit *v, struct node *page)
{
	struct rows t, r;
	int64_t number;

	TRY(row_number(v, &number));
	TRY(newest(v, &t));
	TRY(sql_opinion_row(v->db, v->mem, cell_int(&t, 0, ".id"), number, &r));
	page_crumb(v, visit_text(v, "opinion_table.title", NULL, NULL),
	    opinion_table_show, NULL);
	page = page_row(v, page, "opinion-row-page", &r, 0);
	TRY(opinion_row_options(v));
	(void)page_offer(page, v, opinion_row_choose, NULL);
	return OK;
}

static enum err
chosen(struct visit *v, const char *value, int64_t *unit)
{
	size_t size = strcspn(value, "/");
	struct rows r;

	*unit = 0;
	if (!value[size])
		return OK;
	TRY(sql_opinion_unit_id(v->db, v->mem, v->consultation.id,
	    arena_copy_n(v->mem, value, size), value + size + 1, &r));
	*unit = cell_int(&r, 0, "id");
	return OK;
}

enum err
opinion_row_choose(struct visit *v, struct answers *in)
{
	int64_t number, unit;
	struct rows t;

	TRY(row_number(v, &number));
	TRY(newest(v, &t));
	TRY(chosen(v, answer(in, "unit"), &unit));
	TRY(sql_opinion_row_choose(v->db, v->mem, cell_int(&t, 0, ".id"),
	    number, unit ? &unit : NULL, !unit));
	visit_notice(v, "saved");
	return visit_next(v, opinion_table_show, NULL);
}

/* ---- taking over ---- */

static const char *
none_empty(const char *text)
{
	return text && *text ? text : NULL;
}

static enum err
take(struct visit *v, int64_t opinion, int64_t table, const struct rows *r,
    size_t i)
{
	int64_t unit = cell_int(r, i, "unit_id"), comment;
	int64_t version = cell_int(r, i, "version");
	struct opinion_part p = {
	    .unit = unit ? &unit : NULL,
	    .version = version ? &version : NULL,
	    .stance = "change",
	    .proposed = none_empty(cell(r, i, "proposed")),
	    .remark = none_empty(cell(r, i, "remark")),
	    .reason = none_empty(cell(r, i, "reason")),
	    .what = "imported",
	    .row = cell_int(r, i, "number"),
	};

	p.folded = text_fold(v->mem,
	    arena_printf(v->mem, "%s %s %s", p.remark ? p.remark : "",
		p.proposed ? p.proposed : "", p.reason ? p.reason : ""));
	TRY(opinion_put(v, opinion, &p, &comment));
	return sql_opinion_row_taken(v->db, v->mem, table, p.row, comment);
}

enum err
opinion_rows_take(struct visit *v, struct answers *in)
{
	int64_t opinion, table;
	struct rows t, r;

	(void)in;
	TRY(opinion_id(v, &opinion));
	TRY(sql_opinion_table_newest(v->db, v->mem, opinion, &t));
	table = cell_int(&t, 0, ".id");
	TRY(sql_opinion_rows_ready(v->db, v->mem, table, &r));
	for (size_t i = 0; i < r.count; i++) {
		enum err e = take(v, opinion, table, &r, i);

		if (e == ERR_INVALID) {
			visit_notice(v, "too_many_rows");
			return visit_next(v, opinion_table_show, NULL);
		}
		TRY(e);
	}
	visit_notice(v, "rows_taken");
	return visit_next(v, opinion_show, NULL);
}
