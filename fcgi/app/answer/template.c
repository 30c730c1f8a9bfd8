/*
 * template.c: words that an authority often answers with: kept at the desk,
 * offered where a reply is written.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/site/order.h"
#include "fcgi/site/page.h"

/* The one that is to be changed: of the address, or of the POST that was
 * refused; 0: none. */
static int64_t
changing(const struct visit *v)
{
	const char *id = parts_find(&v->parts, "template");
	int64_t out;

	if (!id)
		id = visit_query(v, "change");
	return id && text_int(id, &out) == OK ? out : 0;
}

/* An empty form, or the words of the one to be changed. */
static enum err
write_form(struct visit *v, struct node *to)
{
	int64_t id = changing(v);
	struct rows r;

	if (!id) {
		(void)page_offer(to, v, template_write, NULL);
		return OK;
	}
	TRY(sql_template_of(v->db, v->mem, id, v->authority, &r));
	xml_attr(to, "changes", "1");
	(void)page_offer_with(to, v, template_change,
	    &(struct pairs){(struct pair[]){{"title", cell(&r, 0, "title"), -1},
				{"reasons", cell(&r, 0, "reasons"), -1},
				{"edition", cell(&r, 0, "edition"), -1}},
		3},
	    "template", arena_printf(v->mem, "%lld", (long long)id), NULL);
	return OK;
}

enum err
templates_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-templates-page");
	struct rows r;

	page_crumb(v, visit_text(v, "desk.title", NULL, NULL), desk_show, NULL);
	TRY(sql_templates_of(v->db, v->mem, v->authority, &r));
	rows_by_name(v, &r, NULL, "title");
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "template", &r, i);

		page_paragraphs(v, node, "reasons", cell(&r, i, ".reasons"));
		page_link(v, node, templates_show, "?change",
		    cell(&r, i, ".id"), "#", "form", NULL);
		(void)page_offer(node, v, template_end, "template",
		    cell(&r, i, ".id"), NULL);
	}
	return write_form(v, to);
}

enum err
template_write(struct visit *v, struct answers *in)
{
	int64_t id;

	TRY(sql_template_add(v->db, v->mem, v->authority, answer(in, "title"),
	    NULL, answer(in, "reasons"), &id));
	TRY(desk_note(v, &(struct deed){"template_added", "template", id,
			     answer(in, "title"), NULL}));
	visit_notice(v, "saved");
	return visit_next(v, templates_show, NULL);
}

enum err
template_change(struct visit *v, struct answers *in)
{
	struct rows r;
	int64_t id;
	enum err e;

	if (text_int(path_part(v, "template"), &id) != OK)
		return ERR_NOT_FOUND;
	e = sql_template_of(v->db, v->mem, id, v->authority, &r);
	/* removed meanwhile: what was typed is handed back */
	if (e == ERR_NOT_FOUND)
		return ERR_CONFLICT;
	TRY(e);
	if (answer_int(in, "edition", 0) != cell_int(&r, 0, "edition"))
		return visit_meanwhile(v, in, cell(&r, 0, "edition"));
	TRY(sql_template_change(v->db, v->mem, id, v->authority,
	    cell_int(&r, 0, "edition"), answer(in, "title"),
	    answer(in, "reasons")));
	TRY(desk_note(v, &(struct deed){"template_changed", "template", id,
			     answer(in, "title"), NULL}));
	visit_notice(v, "saved");
	return visit_next(v, templates_show, NULL);
}

enum err
template_end(struct visit *v, struct answers *in)
{
	int64_t id;

	(void)in;
	if (text_int(path_part(v, "template"), &id) != OK)
		return ERR_NOT_FOUND;
	TRY(sql_template_remove(v->db, v->mem, id, v->authority));
	TRY(desk_note(
	    v, &(struct deed){"template_removed", "template", id, NULL, NULL}));
	visit_notice(v, "saved");
	return visit_next(v, templates_show, NULL);
}
