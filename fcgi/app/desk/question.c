/*
 * question.c: the list of questions at the desk, and what is done with the
 * whole of it.
 */
#include "fcgi/app/desk/question.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/site/page.h"
#include "forms/keep.h"
#include "forms/show.h"

#include <string.h>

enum { EARLIER_SHOWN = 50 };

enum err
questions_read(struct visit *v, struct composed *out, int64_t *edition)
{
	const char *language = v->consultation.language;
	struct node *root;
	struct rows r;
	enum err e =
	    sql_questionnaire_of(v->db, v->mem, v->consultation.id, &r);

	*edition = 0;
	if (e == ERR_NOT_FOUND)
		return compose_read(v->mem, NULL, language, out);
	TRY(e);
	*edition = cell_int(&r, 0, "edition");
	TRY(xml_parse(v->mem, cell(&r, 0, "declaration"), &root));
	return compose_read(v->mem, root, language, out);
}

static enum err
stored(struct visit *v, const struct node *root, const char *what)
{
	const struct drawn_up by = {v->consultation.id, v->who.id, v->now};
	const struct deed deed = {
	    what, "questions", v->consultation.id, NULL, NULL};
	const char *fault = NULL;

	TRY(keep_draw_up(v->db, v->mem, v->site->forms, root, &by, &fault));
	return desk_note(v, &deed);
}

enum err
questions_write(struct visit *v, const struct composed *all, const char *what)
{
	return stored(v, compose_write(all), what);
}

/* ---- the page ---- */

static bool
may_change(const struct visit *v)
{
	return may(&v->who, &v->consultation, ASK_IT, v->now) == MAY;
}

/* "Which ones? - the first, the second": when it is asked. */
static void
condition(struct visit *v, struct node *to, const struct composed *all,
    const struct question *q)
{
	size_t at = compose_find(all, q->when_field ? q->when_field : "");
	const struct question *on;
	struct node *node;

	if (at == all->count)
		return;
	on = &all->at[at];
	node = xml_add(to, "when");
	xml_attr_int(node, "n", (int64_t)at + 1);
	for (size_t i = 0; i < on->option_count; i++)
		if (text_has_word(q->when_is, on->options[i].value))
			xml_add_text(node, "answer",
			    compose_words(
				&on->options[i].label, lang_content(v->lang)));
}

static void
line(struct visit *v, struct node *to, const struct composed *all, size_t i)
{
	const struct question *q = &all->at[i];
	const char *language = lang_content(v->lang);
	struct node *node = xml_add(to, "question");

	xml_attr_int(node, "n", (int64_t)i + 1);
	xml_attr(node, "name", q->name);
	xml_attr(node, "type", field_type_name(q->type));
	if (q->required)
		xml_attr(node, "required", "1");
	xml_add_text(node, "section", compose_words(&q->section, language));
	xml_add_text(node, "label", compose_words(&q->label, language));
	for (size_t k = 0; k < q->row_count; k++)
		xml_add_text(
		    node, "row", compose_words(&q->rows[k].label, language));
	for (size_t k = 0; k < q->option_count; k++)
		xml_add_text(node, "option",
		    compose_words(&q->options[k].label, language));
	condition(v, node, all, q);
	if (!may_change(v))
		return;
	page_link(v, node, question_again_show, "question", q->name, NULL);
	if (i > 0)
		(void)page_offer(
		    node, v, question_up, "question", q->name, NULL);
	if (i + 1 < all->count)
		(void)page_offer(
		    node, v, question_down, "question", q->name, NULL);
	(void)page_offer(node, v, question_remove, "question", q->name, NULL);
}

/* What may be added, and the other languages with how much is there. */
static void
doors(struct visit *v, struct node *to, const struct composed *all)
{
	static const enum field_type types[] = {FIELD_LINE, FIELD_TEXT,
	    FIELD_CHOICE, FIELD_CHOICES, FIELD_MATRIX, FIELD_NUMBER, FIELD_DATE,
	    FIELD_EMAIL, FIELD_FILE, FIELD_CONSENT};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		struct node *add = xml_add(to, "add");

		xml_attr(add, "type", field_type_name(types[i]));
		page_link(v, add, question_show, "type",
		    field_type_name(types[i]), NULL);
	}
	for (int i = 0; i < LANGS && all->count; i++) {
		const char *code = lang_code((enum lang)i);
		struct node *node;

		if (i == LANG_SR_LATN ||
		    text_is(code, v->consultation.language))
			continue;
		node = xml_add(to, "language");
		xml_attr(node, "code", code);
		xml_attr_int(node, "all", (int64_t)compose_texts(all));
		xml_attr_int(node, "n", questions_worded(v, all, code));
		page_link(v, node, words_show, "language", code, NULL);
	}
}

enum err
questions_copy_options(struct visit *v)
{
	struct form_option *options;
	struct rows r;

	TRY(sql_questionnaires_to_copy(v->db, v->mem, v->authority,
	    v->consultation.id, lang_content(v->lang), EARLIER_SHOWN, &r));
	options = arena_alloc(v->mem, (r.count + 1) * sizeof *options);
	for (size_t i = 0; i < r.count; i++)
		options[i] = (struct form_option){
		    cell(&r, i, ".slug"), page_script(v, cell(&r, i, ".lang"),
					      cell(&r, i, ".title"))};
	visit_choices(v, "questionnaires", options, r.count);
	return OK;
}

static bool
any_to_copy(const struct visit *v)
{
	for (size_t i = 0; i < v->choice_count; i++)
		if (text_is(v->choices[i].from, "questionnaires"))
			return v->choices[i].count > 0;
	return false;
}

enum err
questions_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-questions-page");
	struct composed all;
	int64_t edition;

	TRY(questions_read(v, &all, &edition));
	desk_tabs(v, to, "consultation");
	xml_attr_int(to, "count", (int64_t)all.count);
	for (size_t i = 0; i < all.count; i++)
		line(v, to, &all, i);
	if (all.count)
		page_link(
		    v, xml_add(to, "preview"), questions_preview_show, NULL);
	if (all.count && v->phase != PREPARING)
		page_link(v, xml_add(to, "answers"), desk_answers_show, NULL);
	if (!may_change(v)) {
		xml_attr(to, "frozen", "1");
		return OK;
	}
	doors(v, to, &all);
	TRY(questions_copy_options(v));
	if (any_to_copy(v))
		(void)page_offer(to, v, questions_copy, NULL);
	return OK;
}

enum err
questions_preview_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-questions-preview-page");
	struct node *form = xml_add(to, "form");
	struct form *asked;

	TRY(keep_questionnaire(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), &asked));
	questions_script(v, asked);
	xml_attr(form, "name", "questionnaire");
	xml_attr(form, "action", "");
	xml_attr(form, "preview", "1");
	show(form, asked, NULL, NULL, NULL, 0);
	page_link(v, xml_add(to, "back"), questions_show, NULL);
	return OK;
}

/* ---- what is done ---- */

enum err
questions_copy(struct visit *v, struct answers *in)
{
	struct node *root;
	struct rows r;

	TRY(sql_questionnaire_to_copy(v->db, v->mem, v->authority,
	    v->consultation.id, answer(in, "of"), &r));
	TRY(xml_parse(v->mem, cell(&r, 0, "declaration"), &root));
	TRY(stored(v, root, "questions_copied"));
	visit_notice(v, "saved");
	return visit_next(v, questions_show, NULL);
}

static enum err
moved(struct visit *v, enum err (*how)(struct composed *all, size_t at))
{
	struct composed all;
	int64_t edition;
	size_t at;
	enum err e;

	TRY(questions_read(v, &all, &edition));
	at = compose_find(&all, path_part(v, "question"));
	if (at == all.count)
		return ERR_NOT_FOUND;
	e = how(&all, at);
	if (e == ERR_CONFLICT)
		visit_notice(v, "question_depends");
	else if (e == OK)
		TRY(questions_write(v, &all, "questions_changed"));
	/* at the end of the list already: as wanted */
	return visit_next(v, questions_show, NULL);
}

static enum err
up(struct composed *all, size_t at)
{
	return compose_move(all, at, true);
}

static enum err
down(struct composed *all, size_t at)
{
	return compose_move(all, at, false);
}

enum err
question_up(struct visit *v, struct answers *in)
{
	(void)in;
	return moved(v, up);
}

enum err
question_down(struct visit *v, struct answers *in)
{
	(void)in;
	return moved(v, down);
}

enum err
question_remove(struct visit *v, struct answers *in)
{
	(void)in;
	return moved(v, compose_remove);
}
