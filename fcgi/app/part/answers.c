/*
 * answers.c: answers counted.  Everybody sees closed questions alone, and no
 * number from one to four, nor any from which one could be told: neither
 * beside the whole of a question nor between all and a kind (practice 31).
 */
#include "fcgi/app/part/answers.h"

#include "build/sql.h"
#include "fcgi/app/answer/theme.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/question.h"
#include "fcgi/app/intake/passage.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"
#include "forms/keep.h"

#include <string.h>

enum { FEW = 5, OPEN_SHOWN = 50, OPEN_FIRST = 3 };

struct counting {
	struct visit *v;
	const struct form *form;
	struct rows chosen, chosen_all; /* of the kind asked for; of all */
	struct rows people, people_all;
	bool small; /* small numbers are shown: the office */
	const char *kind;
};

static int64_t
number(const struct rows *r, const char *field, const char *value,
    int64_t place, const char *column)
{
	for (size_t i = 0; i < r->count; i++)
		if (text_is(cell(r, i, "field"), field) &&
		    (!value ||
			(text_is(cell(r, i, "value"), value) &&
			    (place < 0 || cell_int(r, i, "place") == place))))
			return cell_int(r, i, column);
	return 0;
}

/* Several places of one value (several choices) together. */
static int64_t
chosen(
    const struct rows *r, const struct field *f, const char *value, int64_t row)
{
	int64_t n = 0;

	if (row >= 0)
		return number(r, f->name, value, row, "n");
	for (size_t i = 0; i < r->count; i++)
		if (text_is(cell(r, i, "field"), f->name) &&
		    text_is(cell(r, i, "value"), value))
			n += cell_int(r, i, "n");
	return n;
}

static bool
few(int64_t n)
{
	return n > 0 && n < FEW;
}

/* A number that tells of fewer than five: itself, what is left of the whole,
 * or what is left between this kind and all. */
static bool
telling(const struct counting *c, int64_t n, int64_t whole, int64_t all)
{
	return !c->small && (few(n) || few(whole - n) || few(all - n));
}

static void
counted(struct node *to, int64_t n, bool hidden)
{
	if (hidden)
		xml_attr(to, "few", "1");
	else
		xml_attr_int(to, "n", n);
}

void
answers_number(struct node *to, int64_t n)
{
	counted(to, n, few(n));
}

/* The options of a question, or of one row of a matrix. */
static void
options(const struct counting *c, struct node *to, const struct field *f,
    int64_t row, int64_t people)
{
	for (size_t i = 0; i < f->option_count; i++) {
		const char *value = f->options[i].value;
		int64_t n = chosen(&c->chosen, f, value, row);
		int64_t all = chosen(&c->chosen_all, f, value, row);
		struct node *node = xml_add(to, "option");

		counted(node, n, telling(c, n, people, all));
		xml_text(node, f->options[i].label);
	}
}

static void
matrix(const struct counting *c, struct node *to, const struct field *f,
    int64_t people)
{
	for (size_t i = 0; i < f->row_count; i++) {
		struct node *row = xml_add(to, "row");

		xml_add_text(row, "label", f->rows[i].label);
		options(c, row, f, (int64_t)i, people);
	}
}

/* An answer, and what was answered before it was changed. */
static void
said(struct visit *v, struct node *to, const struct rows *r, size_t i,
    const struct rows *before)
{
	struct node *node = page_row(v, to, "said", r, i);

	for (size_t k = 0; k < before->count; k++)
		if (text_is(cell(before, k, ".submission"), cell(r, i, ".id")))
			(void)page_row(v, node, "before", before, k);
}

static enum err
open_answers(const struct counting *c, struct node *to, const struct field *f,
    int64_t after, int64_t limit, struct rows *out)
{
	struct visit *v = c->v;
	struct bytes digest = {c->form->digest, sizeof c->form->digest};
	struct rows before;
	size_t shown;

	TRY(sql_answers_open(v->db, v->mem, v->consultation.id, digest, f->name,
	    c->kind, after, limit + 1, out));
	shown = out->count > (size_t)limit ? (size_t)limit : out->count;
	if (shown == 0)
		return OK;
	TRY(sql_answers_open_before(v->db, v->mem, v->consultation.id, digest,
	    f->name, after, cell_int(out, shown - 1, ".id"), &before));
	for (size_t i = 0; i < shown; i++)
		said(v, to, out, i, &before);
	return OK;
}

static bool
is_open(const struct field *f)
{
	return !f->option_count && f->type != FIELD_CONSENT &&
	       f->type != FIELD_FILE;
}

static enum err
question(const struct counting *c, struct node *to, const struct field *f)
{
	int64_t people = number(&c->people, f->name, NULL, -1, "n");
	int64_t all = number(&c->people_all, f->name, NULL, -1, "n");
	struct node *node;
	struct rows r;

	if (f->type == FIELD_FILE || (is_open(f) && !c->small))
		return OK;
	node = xml_add(to, "question");
	xml_attr(node, "name", f->name);
	xml_attr(node, "type", field_type_name(f->type));
	counted(
	    node, people, telling(c, people, people, c->kind ? all : people));
	xml_add_text(node, "label", f->label);
	if (f->type == FIELD_MATRIX)
		matrix(c, node, f, people);
	else
		options(c, node, f, -1, people);
	if (!is_open(f))
		return OK;
	if (question_written(f))
		page_link(c->v, xml_add(node, "themes"), themes_show,
		    "question", f->name, NULL);
	TRY(open_answers(c, node, f, 0, OPEN_FIRST, &r));
	if (r.count > OPEN_FIRST)
		xml_attr(node, "more",
		    page_path(c->v, desk_answers_show, "?question", f->name,
			"?kind", c->kind, NULL));
	return OK;
}

static const char *const kinds[] = {"person", "ngo", "business", "municipality",
    "public_body", "group", "other", NULL};

/* ERR_INVALID: no such kind. */
static enum err
filter(struct visit *v, struct node *to, const char **kind)
{
	struct node *node = xml_add(to, "filters");
	struct node *field = xml_add(node, "field");
	bool known = false;

	*kind = visit_query(v, "kind");
	xml_attr(node, "action", route_path(v->mem, v->route, &v->parts));
	xml_attr(field, "name", "kind");
	xml_attr(field, "type", "choice");
	for (size_t i = 0; kinds[i]; i++) {
		struct node *option = xml_add(field, "option");

		xml_attr(option, "value", kinds[i]);
		xml_attr(option, "key",
		    arena_printf(v->mem, "submitter.%s", kinds[i]));
		if (text_is(kinds[i], *kind)) {
			xml_attr(option, "selected", "1");
			known = true;
		}
	}
	return !*kind || known ? OK : ERR_INVALID;
}

static enum err
count(struct counting *c, struct node *to)
{
	struct visit *v = c->v;
	struct bytes digest;
	struct form *form;

	TRY(keep_questionnaire(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), &form));
	questions_script(v, form);
	c->form = form;
	digest = (struct bytes){form->digest, sizeof form->digest};
	TRY(filter(v, to, &c->kind));
	TRY(sql_answers_counted(
	    v->db, v->mem, v->consultation.id, digest, c->kind, &c->chosen));
	TRY(sql_answers_counted(
	    v->db, v->mem, v->consultation.id, digest, NULL, &c->chosen_all));
	TRY(sql_answers_people(
	    v->db, v->mem, v->consultation.id, digest, c->kind, &c->people));
	return sql_answers_people(
	    v->db, v->mem, v->consultation.id, digest, NULL, &c->people_all);
}

static enum err
all_questions(const struct counting *c, struct node *to)
{
	for (size_t i = 0; i < c->form->field_count; i++)
		TRY(question(c, to, &c->form->fields[i]));
	return OK;
}

enum err
answers_show(struct visit *v, struct node *page)
{
	struct node *to;
	struct counting c = {.v = v};

	if (!v->consultation.reported)
		return ERR_NOT_FOUND;
	to = xml_add(page, "answers-page");
	TRY(count(&c, to));
	xml_attr(to, "audience", cell(&v->consultation.row, 0, "audience"));
	TRY(all_questions(&c, to));
	return themes_public(v, to);
}

/* All that was written to one question. */
static enum err
one_question(struct counting *c, struct node *to, const char *name)
{
	const struct field *f = form_field(c->form, name);
	struct visit *v = c->v;
	struct node *node;
	const char *last;
	int64_t after = 0;
	struct rows r;

	if (!f || !is_open(f) ||
	    (visit_query(v, "after") &&
		text_int(visit_query(v, "after"), &after) != OK))
		return ERR_INVALID;
	node = xml_add(to, "question");
	xml_attr(node, "name", f->name);
	xml_attr(node, "type", field_type_name(f->type));
	xml_attr_int(node, "n", number(&c->people, f->name, NULL, -1, "n"));
	xml_add_text(node, "label", f->label);
	TRY(open_answers(c, node, f, after, OPEN_SHOWN, &r));
	last = r.count > OPEN_SHOWN ? cell(&r, OPEN_SHOWN - 1, ".id") : NULL;
	page_pager(v, to, last, last != NULL);
	return OK;
}

enum err
desk_answers_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-answers-page");
	struct counting c = {.v = v, .small = true};
	const char *name = visit_query(v, "question");

	desk_tabs(v, to, "comments");
	TRY(count(&c, to));
	page_link(v, xml_add(to, "back"), questions_show, NULL);
	return name ? one_question(&c, to, name) : all_questions(&c, to);
}
