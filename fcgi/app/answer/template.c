/*
 * template.c: words that an authority often answers with: kept at the desk,
 * offered where a reply is written.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/site/page.h"

enum err
templates_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-templates-page");
	struct rows r;

	page_crumb(v, visit_text(v, "desk.title", NULL, NULL), desk_show, NULL);
	TRY(sql_templates_of(v->db, v->mem, v->authority, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "template", &r, i);

		page_paragraphs(v, node, "reasons", cell(&r, i, ".reasons"));
		(void)page_offer(node, v, template_end, "template",
		    cell(&r, i, ".id"), NULL);
	}
	(void)page_offer(to, v, template_write, NULL);
	return OK;
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
