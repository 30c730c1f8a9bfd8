/*
 * opinion_annex.c: annexes of an opinion, to which its points may refer: files
 * on the whole of it, put in and taken out by those who draft it.  They are
 * part of what is signed.
 */
#include "build/sql.h"
#include "fcgi/app/organisation/opinion.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

enum err
opinion_annex_lines(struct visit *v, int64_t opinion, struct buffer *to)
{
	struct rows r;

	TRY(sql_attachments_of(v->db, v->mem, opinion, &r));
	for (size_t i = 0; i < r.count; i++)
		buffer_printf(to, "annex\t%s\n", cell(&r, i, ".digest"));
	return OK;
}

enum err
opinion_annexes(struct visit *v, struct node *to, int64_t opinion,
    enum err (*send)(struct visit *))
{
	struct rows r;

	TRY(sql_attachments_of(v->db, v->mem, opinion, &r));
	attach_list(v, to, &r, NULL, send);
	return OK;
}

static enum err
carried(struct visit *v, int64_t annex, int64_t opinion)
{
	int64_t blob, parts;

	TRY(sql_blob_copy(v->db, v->mem, annex, &blob));
	TRY(sql_blob_parts_copy(v->db, v->mem, blob, annex, &parts));
	TRY(sql_attachment_copy(
	    v->db, v->mem, secret_code(v->mem), annex, opinion, blob, v->now));
	return opinion_changed(v, opinion, 0, "annex", NULL);
}

enum err
opinion_annexes_carry(struct visit *v, int64_t filed, int64_t opinion)
{
	struct rows r;

	TRY(sql_annexes_to_carry(v->db, v->mem, filed, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(carried(v, cell_int(&r, i, "id"), opinion));
	return OK;
}

enum err
opinion_annexes_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "attach-page");
	struct attached_of of = {
	    .send = opinion_annex_send, .remove = opinion_annex_remove};
	struct rows o;

	TRY(opinion_wanted(v, &o));
	of.submission = cell_int(&o, 0, ".id");
	xml_attr(to, "opinion", "1");
	attach_limits(v, to);
	TRY(attach_listed(v, to, &of));
	page_link(v, xml_add(to, "back"), opinion_show, NULL);
	return page_offer(to, v, opinion_annex_add, NULL) ? OK : ERR_CLOSED;
}

enum err
opinion_annex_add(struct visit *v, struct answers *in)
{
	struct attached_to to = {.kind = "submission",
	    .role = "annex",
	    .public = answer_is(in, "public", "public")};
	struct rows o;

	TRY(opinion_wanted(v, &o));
	to.id = to.submission = cell_int(&o, 0, ".id");
	TRY(attach(v, in, &to));
	TRY(opinion_changed(v, to.id, 0, "annex", NULL));
	visit_notice(v, "attached");
	return visit_next(v, opinion_annexes_show, NULL);
}

enum err
opinion_annex_remove(struct visit *v, struct answers *in)
{
	struct rows o, r;
	int64_t id;

	(void)in;
	TRY(opinion_wanted(v, &o));
	id = cell_int(&o, 0, ".id");
	TRY(sql_attachment_of(
	    v->db, v->mem, id, path_part(v, "attachment"), &r));
	TRY(sql_attachment_remove(v->db, v->mem, cell_int(&r, 0, ".id")));
	TRY(opinion_changed(v, id, 0, "annex_out", NULL));
	visit_notice(v, "removed");
	return visit_next(v, opinion_annexes_show, NULL);
}

enum err
opinion_annex_send(struct visit *v)
{
	struct rows o;

	TRY(opinion_wanted(v, &o));
	return attach_give(v, cell_int(&o, 0, ".id"));
}

enum err
filing_annex_send(struct visit *v)
{
	struct rows f;

	TRY(sql_opinion_filing(
	    v->db, v->mem, v->organisation, path_part(v, "number"), &f));
	return attach_give(v, cell_int(&f, 0, ".id"));
}
