/*
 * letter_personal.c: letters about a person's data: a copy of it, a request
 * to erase it, what came of that.
 */
#include "fcgi/app/jobs/writing.h"

#include "build/sql.h"
#include "fcgi/app/account/personal.h"
#include "fcgi/site/page.h"

#include <string.h>

/* Cells as attributes (@) or children, by their aliases; no moment is written
 * as people read it: machines read this. */
static void
rows(struct writing *w, struct node *to, const char *name, const struct rows *r)
{
	struct node *all = xml_add(to, name);

	for (size_t i = 0; i < r->count; i++)
		page_row(&w->v, all, "row", r, i);
}

static const char *const columns[] = {"number", "language", "channel",
    "received_at", "accepted_at", "posted_at", "kind", "capacity",
    "capacity_words", "name_choice", "shown_name", "state", "records_number",
    "body", "name", "address", "email", "phone", "property", "slug",
    "organisation"};

static enum err
copy_of(struct writing *w, int64_t submission, struct node *root)
{
	struct visit *v = &w->v;
	struct node *to = xml_add(root, "submission");
	struct rows r;

	TRY(writing_or_gone(sql_own_data(v->db, v->mem, submission, &r)));
	TRY(writing_consultation(w, cell(&r, 0, "slug")));
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		xml_add_text(to, columns[i], cell(&r, 0, columns[i]));
	TRY(sql_own_comments(v->db, v->mem, submission, &r));
	rows(w, root, "comments", &r);
	TRY(sql_own_answers(v->db, v->mem, submission, &r));
	rows(w, root, "answers", &r);
	TRY(sql_own_files(v->db, v->mem, submission, &r));
	rows(w, root, "files", &r);
	TRY(sql_own_mails(v->db, v->mem, submission, &r));
	rows(w, root, "mails", &r);
	return OK;
}

/* The letter itself is short; the copy is its file. */
enum err
letter_own_data(struct writing *w)
{
	struct visit *v = &w->v;
	struct node *root = xml_new(v->mem, "own-data");
	const char *text;

	xml_attr(root, "made", v->now);
	TRY(copy_of(w, writing_subject(w), root));
	TRY(writing_submission(w));
	text = xml_print(v->mem, root);
	w->file = (struct letter_file){
	    .name =
		arena_printf(v->mem, "%s.xml", cell(&w->about, 0, "number")),
	    .type = "application/xml",
	    .bytes = {(const unsigned char *)text, strlen(text)},
	};
	writing_about(w);
	return OK;
}

static enum err
about_erasure(struct writing *w, struct rows *r)
{
	struct visit *v = &w->v;

	TRY(writing_or_gone(
	    sql_mail_erasure(v->db, v->mem, writing_subject(w), r)));
	TRY(writing_consultation(w, cell(r, 0, "slug")));
	xml_add_text(w->to, "number", cell(r, 0, "number"));
	return OK;
}

enum err
letter_erased(struct writing *w)
{
	struct rows r;

	TRY(about_erasure(w, &r));
	xml_attr(w->to, "how", cell(&r, 0, "how"));
	writing_words(w, w->to, "reason", cell(&r, 0, "ground"));
	writing_about(w);
	return OK;
}

enum err
letter_erasure_refused(struct writing *w)
{
	struct rows r;

	TRY(about_erasure(w, &r));
	writing_words(w, w->to, "reason", cell(&r, 0, "ground"));
	writing_about(w);
	return OK;
}

/* To staff: where it is decided, and by when. */
enum err
letter_erasure_asked(struct writing *w)
{
	struct rows r;

	TRY(about_erasure(w, &r));
	if (!text_is(cell(&r, 0, "state"), "asked"))
		return ERR_GONE;
	writing_moment(w, "until", cell_time(&r, 0, "due_at"));
	writing_link(w, visit_address(&w->v, erasure_show, "number",
			    cell(&r, 0, "number"), NULL));
	writing_about(w);
	return OK;
}
