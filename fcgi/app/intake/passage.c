/*
 * passage.c: the paragraphs of what was sent, and which of them are comments.
 */
#include "fcgi/app/intake/passage.h"

#include "build/sql.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/site/page.h"
#include "forms/keep.h"

#include <string.h>

enum { PASSAGES_MAX = 200 };

struct source {
	const char *name, *field;
	const unsigned char *form;
};

static void
paragraphs(struct visit *v, struct passages *out, const struct source *from,
    const char *text)
{
	size_t n = 0, size;

	for (const char *at = text ? text : ""; *at;
	     at += size + (at[size] != 0)) {
		struct passage *p = &out->at[out->count];
		const char *line;

		size = strcspn(at, "\n");
		line = text_trim(v->mem, arena_copy_n(v->mem, at, size));
		if (!*line || out->count == PASSAGES_MAX)
			continue;
		*p = (struct passage){
		    .name = arena_printf(v->mem, "%s-%zu", from->name, n++),
		    .words = line,
		    .field = from->field,
		    .form = from->form};
		secret_digest(line, strlen(line), p->digest);
		out->count++;
	}
}

bool
question_written(const struct field *f)
{
	return f->type == FIELD_TEXT || f->type == FIELD_LINE;
}

static enum err
answer_passages(struct visit *v, void *arg, const struct form *form,
    const struct pairs *given)
{
	struct passages *out = arg;

	for (size_t i = 0; i < given->count; i++) {
		const struct field *f = form_field(form, given->at[i].name);
		struct source from = {NULL, given->at[i].name, form->digest};

		if (!f || !question_written(f))
			continue;
		from.name = arena_printf(v->mem, "answer-%s", f->name);
		paragraphs(v, out, &from, given->at[i].value);
	}
	return OK;
}

static enum err
taken(struct visit *v, struct passages *out, int64_t submission)
{
	struct rows r;

	TRY(sql_parts_taken(v->db, v->mem, submission, &r));
	for (size_t k = 0; k < r.count; k++) {
		struct bytes digest = cell_bytes(&r, k, "words");

		for (size_t i = 0; i < out->count; i++)
			out->at[i].taken |=
			    !memcmp(out->at[i].digest, digest.at, DIGEST_SIZE);
	}
	return OK;
}

enum err
passages(struct visit *v, const struct rows *s, const struct rows *comments,
    struct passages *out)
{
	static const char *const said[][2] = {
	    {"p", "+proposed"}, {"r", "+remark"}, {"w", "+reason"}};
	int64_t id = cell_int(s, 0, ".id");

	*out = (struct passages){
	    arena_alloc(v->mem, (PASSAGES_MAX + 1) * sizeof *out->at), 0};
	paragraphs(
	    v, out, &(struct source){.name = "body"}, cell(s, 0, ".body"));
	for (size_t i = 0; i < comments->count; i++)
		for (size_t k = 0; k < 3 && !cell_int(comments, i, ".part");
		     k++)
			paragraphs(v, out,
			    &(struct source){
				.name = arena_printf(v->mem, "%s-%s",
				    cell(comments, i, "@code"), said[k][0])},
			    cell(comments, i, said[k][1]));
	TRY(answers_each(v, id, answer_passages, out));
	return taken(v, out, id);
}

enum err
passage_take(struct visit *v, int64_t submission, const struct passage *p,
    int64_t comment)
{
	const struct bytes digest = {p->digest, DIGEST_SIZE};
	const struct bytes form = {p->form, p->form ? DIGEST_SIZE : 0};
	int64_t count;

	return sql_part_take(
	    v->db, v->mem, submission, digest, comment, form, p->field, &count);
}

enum err
part_question(struct visit *v, struct node *comment, const struct rows *r)
{
	const struct field *f;
	struct form *asked;
	struct bytes digest;
	struct rows of;
	enum err e;

	if (cell_int(r, 0, ".part_of") != PART_ANSWER)
		return OK;
	e = sql_part_asked(
	    v->db, v->mem, v->consultation.id, cell(r, 0, "@code"), &of);
	if (e != OK || !of.count)
		return e;
	digest = cell_bytes(&of, 0, "form");
	TRY(keep_asked(
	    v->db, v->mem, digest.at, lang_content(v->lang), &asked));
	questions_script(v, asked);
	f = form_field(asked, cell(&of, 0, "field"));
	if (f)
		xml_add_text(comment, "asked", f->label);
	return OK;
}
