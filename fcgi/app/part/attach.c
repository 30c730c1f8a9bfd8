/*
 * attach.c: files taken in as they come, listed with what became of them,
 * given out as downloads under the name that they had.
 */
#include "fcgi/app/part/attach.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/part/comment_form.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/part/take_part.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/secret.h"
#include "fcgi/draft/attachment.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { NAME_MAX = 300, MEGABYTE = 1024 * 1024, LIST_MAX = 4096 };

/* ---- taking in ---- */

static enum err
room(struct visit *v, struct answers *in, int64_t submission, const char *field,
    size_t more)
{
	int64_t files = v->site->settings->submission_files;
	struct rows r;

	TRY(sql_attachments_sum(v->db, v->mem, submission, &r));
	if (cell_int(&r, 0, "n") >= files)
		answers_fault_with(in, field, "too_many_files",
		    arena_printf(v->mem, "%lld", (long long)files));
	else if (cell_int(&r, 0, "size") + (int64_t)more > ATTACHED_BYTES)
		answers_fault_with(in, field, "files_too_large",
		    arena_printf(v->mem, "%d", ATTACHED_BYTES / MEGABYTE));
	return answers_ok(in) ? OK : ERR_INVALID;
}

enum err
attach(struct visit *v, struct answers *in, const struct attached_to *to)
{
	const char *field = to->field ? to->field : "file";
	const struct upload *file = answer_file(in, field);
	unsigned char digest[DIGEST_SIZE];
	int64_t blob, id;

	if (!file)
		return ERR_INVALID;
	TRY(room(v, in, to->submission, field, file->size));
	TRY(blob_store(v->db, v->mem, file->fd, &blob, digest));
	TRY(sql_attachment_add(v->db, v->mem, secret_code(v->mem),
	    v->consultation.id, to->kind, to->id, to->role, blob,
	    text_cut(v->mem, file->name, NAME_MAX), (int64_t)file->size,
	    (struct bytes){digest, sizeof digest}, to->public, v->now, &id));
	return job_queue(v->db, v->mem, "attachment", id, NULL, v->now);
}

static enum err
own_comment(struct visit *v, int64_t *submission, struct rows *out)
{
	TRY(unsent_wanted(v, submission));
	return sql_unsent_comment(
	    v->db, v->mem, *submission, path_part(v, "comment"), out);
}

static bool
for_public(const struct answers *in)
{
	return answer_is(in, "public", "public");
}

enum err
attach_whole(struct visit *v, struct answers *in)
{
	struct attached_to to = {
	    .kind = "submission", .role = "annex", .public = for_public(in)};
	bool fresh;

	TRY(unsent_begin(v, &to.id, &fresh));
	to.submission = to.id;
	TRY(attach(v, in, &to));
	visit_notice(v, "attached");
	return visit_next(v, attach_whole_show, NULL);
}

enum err
attach_comment(struct visit *v, struct answers *in)
{
	struct attached_to to = {
	    .kind = "comment", .role = "annex", .public = for_public(in)};
	struct rows comment;

	TRY(own_comment(v, &to.submission, &comment));
	TRY(sql_unsent_touch(v->db, v->mem, to.submission, v->now));
	to.id = cell_int(&comment, 0, ".id");
	TRY(attach(v, in, &to));
	visit_notice(v, "attached");
	return visit_next(v, attach_comment_show, NULL);
}

enum err
attach_remove(struct visit *v, struct answers *in)
{
	int64_t submission;
	struct rows r;

	(void)in;
	TRY(unsent_wanted(v, &submission));
	TRY(sql_attachment_of(
	    v->db, v->mem, submission, path_part(v, "attachment"), &r));
	TRY(sql_attachment_remove(v->db, v->mem, cell_int(&r, 0, ".id")));
	visit_notice(v, "removed");
	return cell(&r, 0, ".comment")
		   ? visit_next(v, attach_comment_show, "comment",
			 cell(&r, 0, ".comment"), NULL)
		   : visit_next(v, attach_whole_show, NULL);
}

/* ---- listed ---- */

static struct node *
item(struct visit *v, struct node *to, const char *name, const struct rows *r,
    size_t i, enum err (*send)(struct visit *))
{
	struct node *node = page_row(v, to, name, r, i);
	const char *suffix = type_suffix(cell(r, i, ".type"));

	if (*suffix)
		xml_attr(node, "type", suffix);
	if (!cell_has(r, "@state") || text_is(cell(r, i, "@state"), "clean"))
		page_link_send(
		    v, node, send, "attachment", cell(r, i, "@code"), NULL);
	return node;
}

void
attach_one(struct visit *v, struct node *to, const struct rows *all, size_t i,
    enum err (*send)(struct visit *))
{
	(void)item(v, to, "attachment", all, i, send);
}

void
attach_list(struct visit *v, struct node *to, const struct rows *all,
    const char *comment, enum err (*send)(struct visit *))
{
	for (size_t i = 0; i < all->count; i++) {
		const char *on = cell(all, i, ".comment");

		if (on == comment || text_is(on, comment))
			(void)item(v, to, "attachment", all, i, send);
	}
}

enum err
attach_public_read(struct visit *v, const struct rows *comments, size_t count,
    struct rows *out)
{
	struct buffer list = buffer_new(v->mem, LIST_MAX);

	*out = (struct rows){0};
	if (count == 0 || !cell_int(&v->consultation.row, 0, "attached"))
		return OK;
	for (size_t i = 0; i < count; i++)
		buffer_printf(
		    &list, "%c%s", i ? ',' : '[', cell(comments, i, ".id"));
	buffer_add(&list, "]");
	return sql_attachments_public(
	    v->db, v->mem, v->consultation.id, list.data, out);
}

void
attach_public_put(struct visit *v, struct node *const *nodes,
    const struct rows *comments, size_t count, const struct rows *files)
{
	for (size_t i = 0; i < files->count; i++)
		for (size_t at = 0; at < count; at++)
			if (text_is(cell(comments, at, ".id"),
				cell(files, i, ".comment")))
				(void)item(v, nodes[at], "attachment", files, i,
				    attach_public_send);
}

enum err
attach_public(struct visit *v, struct node *const *nodes,
    const struct rows *comments, size_t count)
{
	struct rows files;

	TRY(attach_public_read(v, comments, count, &files));
	attach_public_put(v, nodes, comments, count, &files);
	return OK;
}

void
attach_limits(struct visit *v, struct node *to)
{
	const struct field *field =
	    form_field(forms_find(v->site->forms, "attachment"), "file");
	struct node *node = xml_add(to, "limits");

	xml_attr_int(node, "files", v->site->settings->submission_files);
	xml_attr_int(node, "megabytes", field->max / MEGABYTE);
	xml_attr_int(node, "all", ATTACHED_BYTES / MEGABYTE);
}

/* One taken back stays listed, and cannot be taken back again. */
static void
removable(struct visit *v, struct node *to, const struct rows *r, size_t i,
    const struct attached_of *of)
{
	struct node *node = item(v, to, "file", r, i, of->send);

	xml_attr(node, "for", cell_int(r, i, ".public") ? "public" : "office");
	if (!cell(r, i, ":ended"))
		(void)page_offer(node, v, of->remove, "attachment",
		    cell(r, i, "@code"), NULL);
}

enum err
attach_listed(struct visit *v, struct node *to, const struct attached_of *of)
{
	struct rows r;

	TRY(sql_attachments_of(v->db, v->mem, of->submission, &r));
	for (size_t i = 0; i < r.count; i++) {
		const char *on = cell(&r, i, ".comment");

		if (on == of->comment || text_is(on, of->comment))
			removable(v, to, &r, i, of);
	}
	return OK;
}

static enum err
listed(struct visit *v, struct node *to, const char *comment)
{
	struct attached_of of = {.comment = comment,
	    .send = attach_own_send,
	    .remove = attach_remove};
	enum err e = unsent_wanted(v, &of.submission);

	attach_limits(v, to);
	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	return attach_listed(v, to, &of);
}

enum err
attach_whole_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "attach-page");

	TRY(listed(v, to, NULL));
	if (!page_offer(to, v, attach_whole, NULL))
		return ERR_CLOSED;
	page_link(v, xml_add(to, "back"), take_part_show, NULL);
	return OK;
}

enum err
attach_comment_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "attach-page");
	struct rows comment;
	int64_t submission;

	TRY(own_comment(v, &submission, &comment));
	TRY(comment_unit(v, to, &comment));
	TRY(listed(v, to, path_part(v, "comment")));
	if (!page_offer(to, v, attach_comment, NULL))
		return ERR_CLOSED;
	page_link(v, xml_add(to, "back"), take_part_show, NULL);
	return OK;
}

/* ---- given out ---- */

/* The name as it came, but never with the end of another kind. */
static const char *
name_of(struct visit *v, const struct rows *r)
{
	const char *name = cell(r, 0, ".name");
	const char *suffix = type_suffix(cell(r, 0, ".type"));
	const char *dot = strrchr(name, '.');

	if (dot && (!strcasecmp(dot + 1, suffix) ||
		       (!strcasecmp(dot, ".jpeg") && text_is(suffix, "jpg"))))
		return name;
	return arena_printf(v->mem, "%s.%s", name, suffix);
}

enum err
attach_give_row(struct visit *v, const struct rows *r)
{
	struct bytes file;

	if (!text_is(cell(r, 0, ".state"), "clean"))
		return ERR_CONFLICT;
	if (!cell(r, 0, ".blob"))
		return ERR_GONE;
	TRY(blob_load(v->db, v->mem, cell_int(r, 0, ".blob"), &file));
	visit_bytes(v, cell(r, 0, ".type"), name_of(v, r), file);
	return OK;
}

enum err
attach_give(struct visit *v, int64_t submission)
{
	struct rows r;

	TRY(sql_attachment_of(
	    v->db, v->mem, submission, path_part(v, "attachment"), &r));
	return attach_give_row(v, &r);
}

enum err
attach_own_send(struct visit *v)
{
	int64_t submission;

	TRY(unsent_wanted(v, &submission));
	return attach_give(v, submission);
}

enum err
attach_status_send(struct visit *v)
{
	struct rows s;

	TRY(submission_opened(v, &s));
	return attach_give(v, cell_int(&s, 0, ".id"));
}

enum err
attach_public_send(struct visit *v)
{
	struct rows r;

	TRY(sql_attachment_public(
	    v->db, v->mem, v->consultation.id, path_part(v, "attachment"), &r));
	return attach_give_row(v, &r);
}

enum err
attach_desk_send(struct visit *v)
{
	struct rows r;

	TRY(sql_attachment_desk(
	    v->db, v->mem, v->consultation.id, path_part(v, "attachment"), &r));
	return attach_give_row(v, &r);
}
