/*
 * theme_out.c: what becomes of open answers: themes as everybody reads them,
 * and answers that are made comments.
 */
#include "build/sql.h"
#include "fcgi/app/answer/theme.h"
#include "fcgi/app/intake/apart.h"
#include "fcgi/app/intake/passage.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/site/page.h"
#include "forms/keep.h"

#include <string.h>

enum { EXAMPLES = 500, AT_ONCE = 200 };

static enum err
form_of(struct visit *v, struct form **form, struct bytes *digest)
{
	TRY(keep_questionnaire(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), form));
	questions_script(v, *form);
	*digest = (struct bytes){(*form)->digest, sizeof(*form)->digest};
	return OK;
}

/* ---- for everybody ---- */

struct summary {
	struct visit *v;
	struct rows themes, examples, people;
};

static void
theme(const struct summary *s, struct node *to, size_t i)
{
	const struct rows *r = &s->themes;
	struct node *node = xml_add(to, "theme");

	answers_number(node, cell_int(r, i, ".n"));
	xml_add_text(node, "name",
	    page_script(s->v, s->v->consultation.language, cell(r, i, "name")));
	if (cell(r, i, "+words"))
		page_paragraphs(s->v, node, "words",
		    page_script(s->v, s->v->consultation.language,
			cell(r, i, "+words")));
	for (size_t k = 0; k < s->examples.count; k++)
		if (text_is(cell(&s->examples, k, ".theme"), cell(r, i, ".id")))
			(void)page_row(s->v, node, "example", &s->examples, k);
}

static int64_t
people_of(const struct summary *s, const char *field)
{
	for (size_t i = 0; i < s->people.count; i++)
		if (text_is(cell(&s->people, i, "field"), field))
			return cell_int(&s->people, i, "n");
	return 0;
}

static void
question(const struct summary *s, struct node *to, const struct field *f)
{
	struct node *node = NULL;

	for (size_t i = 0; i < s->themes.count; i++) {
		if (!text_is(cell(&s->themes, i, ".field"), f->name))
			continue;
		if (!node) {
			node = xml_add(to, "question");
			answers_number(node, people_of(s, f->name));
			xml_add_text(node, "label", f->label);
		}
		theme(s, node, i);
	}
}

enum err
themes_public(struct visit *v, struct node *to)
{
	int64_t c = v->consultation.id;
	struct summary s = {.v = v};
	struct bytes digest;
	struct form *form;
	struct node *list;
	enum err e = form_of(v, &form, &digest);

	if (e != OK)
		return e == ERR_NOT_FOUND ? OK : e;
	TRY(sql_themes_of(v->db, v->mem, c, digest, NULL, &s.themes));
	if (!s.themes.count)
		return OK;
	TRY(sql_theme_examples(
	    v->db, v->mem, c, digest, EXAMPLES, &s.examples));
	TRY(sql_answers_people(v->db, v->mem, c, digest, NULL, &s.people));
	list = xml_add(to, "themes");
	xml_attr(list, "audience", cell(&v->consultation.row, 0, "audience"));
	for (size_t i = 0; i < form->field_count; i++)
		question(&s, list, &form->fields[i]);
	return OK;
}

/* ---- made comments ---- */

enum err
answer_comment(struct visit *v, struct answers *in)
{
	(void)in;
	TRY(answer_part(
	    v, path_part(v, "submission"), path_part(v, "question")));
	visit_notice(v, "answer_commented");
	return visit_next(v, themes_show, NULL);
}

enum err
answers_comment(struct visit *v, struct answers *in)
{
	const char *question = path_part(v, "question");
	struct bytes digest;
	struct form *form;
	struct rows r;

	(void)in;
	if (!cell_int(&v->consultation.row, 0, "answers_each"))
		return ERR_CLOSED;
	TRY(form_of(v, &form, &digest));
	TRY(sql_answers_not_parts(
	    v->db, v->mem, v->consultation.id, digest, question, AT_ONCE, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(answer_part(v, cell(&r, i, "code"), question));
	return visit_next(v, themes_show, "?changed",
	    arena_printf(v->mem, "%zu", r.count), NULL);
}

enum err
answers_open_count(struct visit *v, int64_t *out)
{
	struct bytes digest;
	struct form *form;
	struct rows r;
	enum err e;

	*out = 0;
	if (!cell_int(&v->consultation.row, 0, "answers_each"))
		return OK;
	e = form_of(v, &form, &digest);
	if (e != OK)
		return e == ERR_NOT_FOUND ? OK : e;
	for (size_t i = 0; i < form->field_count; i++) {
		if (!question_written(&form->fields[i]))
			continue;
		TRY(sql_answers_not_parts_count(v->db, v->mem,
		    v->consultation.id, digest, form->fields[i].name, &r));
		*out += cell_int(&r, 0, "n");
	}
	return OK;
}
