/*
 * theme.c: answers sorted by the office into themes of its own.
 */
#include "fcgi/app/answer/theme.h"

#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/intake/passage.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"
#include "forms/keep.h"

#include <string.h>

enum { SHOWN = 50 };

/* The questionnaire and one of its questions. */
struct asked {
	struct form *form;
	const struct field *field;
	struct bytes digest;
};

static enum err
asked_form(struct visit *v, struct asked *out)
{
	TRY(keep_questionnaire(v->db, v->mem, v->consultation.id,
	    lang_content(v->lang), &out->form));
	questions_script(v, out->form);
	out->digest =
	    (struct bytes){out->form->digest, sizeof out->form->digest};
	return OK;
}

static enum err
asked(struct visit *v, struct asked *out)
{
	TRY(asked_form(v, out));
	out->field = form_field(out->form, path_part(v, "question"));
	return out->field && question_written(out->field) ? OK : ERR_NOT_FOUND;
}

static enum err
theme_of(
    struct visit *v, const struct asked *a, const char *code, struct rows *out)
{
	return sql_theme_of(v->db, v->mem, v->consultation.id, a->digest,
	    a->field->name, code, out);
}

/* ---- what the list shows ---- */

struct wish {
	int64_t theme; /* 0: whatever */
	bool none;
	const char *words;
};

/* ERR_INVALID: there is no such theme. */
static enum err
wish_of(struct visit *v, const struct asked *a, struct wish *out)
{
	const char *theme = visit_query(v, "theme");
	const char *words = visit_query(v, "words");
	struct rows r;
	enum err e;

	*out = (struct wish){.none = text_is(theme, "none"),
	    .words = words && *words ? words : NULL};
	if (!theme || !*theme || out->none)
		return OK;
	e = theme_of(v, a, theme, &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_INVALID : e;
	out->theme = cell_int(&r, 0, "id");
	return OK;
}

static enum err
found(struct visit *v, const struct asked *a, struct rows *out)
{
	const char *last = visit_query(v, "after");
	struct wish w;
	int64_t after = 0;

	if (last && text_int(last, &after) != OK)
		return ERR_INVALID;
	TRY(wish_of(v, a, &w));
	return sql_theme_answers(v->db, v->mem, v->consultation.id, a->digest,
	    a->field->name, w.theme ? &w.theme : NULL, w.none, w.words, after,
	    SHOWN + 1, out);
}

static size_t
shown(const struct rows *r)
{
	return r->count > SHOWN ? SHOWN : r->count;
}

static enum err
all_themes(struct visit *v, const struct asked *a, struct rows *out)
{
	return sql_themes_of(v->db, v->mem, v->consultation.id, a->digest,
	    a->field ? a->field->name : NULL, out);
}

static void
theme_options(struct visit *v, const struct rows *r)
{
	struct form_option *options =
	    arena_alloc(v->mem, (r->count + 1) * sizeof *options);

	for (size_t i = 0; i < r->count; i++)
		options[i] = (struct form_option){
		    cell(r, i, ".code"), cell(r, i, "name")};
	visit_choices(v, "themes", options, r->count);
}

enum err
themes_options(struct visit *v)
{
	struct rows themes;
	struct asked a;

	TRY(asked(v, &a));
	TRY(all_themes(v, &a, &themes));
	theme_options(v, &themes);
	return OK;
}

static void
filters(struct visit *v, struct node *to, const struct rows *themes)
{
	struct node *node = xml_add(to, "filters");
	struct node *field = xml_add(node, "field"), *option;
	const char *now = visit_query(v, "theme");

	xml_attr(node, "action", route_path(v->mem, v->route, &v->parts));
	xml_attr(field, "name", "theme");
	xml_attr(field, "type", "choice");
	option = xml_add(field, "option");
	xml_attr(option, "value", "none");
	xml_attr(option, "key", "theme.none");
	if (text_is(now, "none"))
		xml_attr(option, "selected", "1");
	for (size_t i = 0; i < themes->count; i++) {
		option = xml_add_text(field, "option", cell(themes, i, "name"));
		xml_attr(option, "value", cell(themes, i, ".code"));
		if (text_is(now, cell(themes, i, ".code")))
			xml_attr(option, "selected", "1");
	}
	field = xml_add(node, "field");
	xml_attr(field, "name", "words");
	xml_attr(field, "type", "line");
	xml_add_text(field, "value", visit_query(v, "words"));
}

static void
one_theme(struct visit *v, struct node *to, const struct rows *r, size_t i)
{
	const char *code = cell(r, i, ".code");
	struct node *node = page_row(v, to, "theme", r, i);

	xml_attr(node, "n", cell(r, i, ".n"));
	page_link(v, node, themes_show, "?theme", code, NULL);
	if (may(&v->who, &v->consultation, ANSWER_IT, v->now) != MAY)
		return;
	page_link_as(v, node, "href-edit", theme_show, "theme", code, NULL);
	(void)page_offer(node, v, theme_remove, "theme", code, NULL);
}

static void
one_answer(struct visit *v, struct node *to, const struct rows *r, size_t i)
{
	struct node *node = page_row(v, to, "said", r, i);

	if (cell(r, i, ".comment"))
		page_link_as(v, node, "comment", desk_comment_show, "comment",
		    cell(r, i, ".comment"), NULL);
	else if (!cell(r, i, ".erased"))
		(void)page_offer(node, v, answer_comment, "submission",
		    cell(r, i, "@code"), NULL);
}

/* What may be done with the answers that are shown. */
static void
offers(struct visit *v, struct node *to, const struct rows *themes,
    const struct rows *r)
{
	theme_options(v, themes);
	if (themes->count && r->count)
		(void)page_offer(to, v, themes_sort, NULL);
	(void)page_offer(to, v, theme_add, NULL);
	if (cell_int(&v->consultation.row, 0, "answers_each"))
		(void)page_offer(to, v, answers_comment, NULL);
}

enum err
themes_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-themes-page");
	struct rows r, themes;
	struct asked a;

	TRY(asked(v, &a));
	TRY(all_themes(v, &a, &themes));
	TRY(found(v, &a, &r));
	desk_tabs(v, to, "comments");
	page_link(v, xml_add(to, "back"), desk_answers_show, NULL);
	xml_attr(to, "name", a.field->name);
	xml_attr(to, "changed", visit_query(v, "changed"));
	xml_add_text(to, "label", a.field->label);
	for (size_t i = 0; i < themes.count; i++)
		one_theme(v, to, &themes, i);
	filters(v, to, &themes);
	for (size_t i = 0; i < shown(&r); i++)
		one_answer(v, to, &r, i);
	page_pager(v, to, r.count > SHOWN ? cell(&r, SHOWN - 1, ".id") : NULL,
	    r.count > SHOWN);
	offers(v, to, &themes, &r);
	return OK;
}

/* ---- sorting ---- */

/* Back to the list as it was, with how many. */
static enum err
sorted(struct visit *v, int64_t count)
{
	return visit_next_path(
	    v, path_keep(v, "theme words after", NULL,
		   page_path(v, themes_show, "?changed",
		       arena_printf(v->mem, "%lld", (long long)count), NULL)));
}

static enum err
refused(struct answers *in, const char *field, const char *fault)
{
	answers_fault(in, field, fault);
	return ERR_INVALID;
}

static enum err
put_found(struct visit *v, const struct asked *a, int64_t theme, int64_t *count)
{
	struct wish w;

	TRY(wish_of(v, a, &w));
	return sql_theme_put_found(v->db, v->mem, theme, v->consultation.id,
	    a->digest, a->field->name, w.theme ? &w.theme : NULL, w.none,
	    w.words, count);
}

/* One that was ticked.  ERR_INVALID: its author does not want to be quoted;
 * ERR_CONFLICT: it is gone meanwhile. */
static enum err
sort_one(struct visit *v, struct answers *in, const struct asked *a,
    int64_t theme, const char *code, int64_t *count)
{
	const char *deed = answer(in, "do");
	bool example = text_is(deed, "example");
	int64_t n;

	if (!example && !text_is(deed, "put")) {
		TRY(sql_theme_take(v->db, v->mem, theme, v->consultation.id,
		    code, text_is(deed, "no_example"), &n));
	} else {
		TRY(sql_theme_put(v->db, v->mem, theme, v->consultation.id,
		    a->digest, a->field->name, code, example, &n));
		if (!n)
			return example ? refused(in, "answer", "not_quotable")
				       : ERR_CONFLICT;
	}
	*count += n > 0;
	return OK;
}

enum err
themes_sort(struct visit *v, struct answers *in)
{
	const char *code, *deed = answer(in, "do");
	bool all = answer(in, "all") != NULL;
	int64_t count = 0, theme;
	struct asked a;
	struct rows r;

	TRY(asked(v, &a));
	/* removed meanwhile, it is no choice any more */
	TRY(theme_of(v, &a, answer(in, "theme"), &r));
	theme = cell_int(&r, 0, "id");
	if (all == (answer(in, "answer") != NULL))
		return refused(in, "answer", all ? "one_of_two" : "required");
	if (all && !text_is(deed, "put"))
		return refused(in, "all", "all_put_only");
	if (all)
		TRY(put_found(v, &a, theme, &count));
	for (size_t i = 0; !all && (code = answer_at(in, "answer", i)); i++)
		TRY(sort_one(v, in, &a, theme, code, &count));
	TRY(desk_note(v, &(struct deed){"theme_sorted", "theme", theme,
			     cell(&r, 0, "name"), NULL}));
	return sorted(v, count);
}

/* ---- a theme ---- */

enum err
theme_add(struct visit *v, struct answers *in)
{
	struct asked a;
	struct rows r;
	int64_t id;

	TRY(asked(v, &a));
	TRY(all_themes(v, &a, &r));
	if (r.count >= THEMES_MAX)
		return refused(in, "name", "too_many_themes");
	TRY(sql_theme_add(v->db, v->mem, secret_code(v->mem),
	    v->consultation.id, a.digest, a.field->name, answer(in, "name"),
	    answer(in, "words"), &id));
	TRY(desk_note(v, &(struct deed){"theme_added", "theme", id,
			     answer(in, "name"), NULL}));
	visit_notice(v, "saved");
	return visit_next_path(v, path_keep(v, "theme words after", NULL,
				      page_path(v, themes_show, NULL)));
}

enum err
theme_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-theme-page");
	struct asked a;
	struct rows r;

	TRY(asked(v, &a));
	TRY(theme_of(v, &a, path_part(v, "theme"), &r));
	desk_tabs(v, to, "comments");
	xml_add_text(to, "label", a.field->label);
	page_link(v, xml_add(to, "back"), themes_show, NULL);
	(void)page_offer_with(to, v, theme_change,
	    &(struct pairs){(struct pair[]){{"name", cell(&r, 0, "name"), -1},
				{"words", cell(&r, 0, "words"), -1},
				{"edition", cell(&r, 0, "edition"), -1}},
		3},
	    NULL);
	return OK;
}

enum err
theme_change(struct visit *v, struct answers *in)
{
	struct asked a;
	struct rows r;

	TRY(asked(v, &a));
	TRY(theme_of(v, &a, path_part(v, "theme"), &r));
	if (answer_int(in, "edition", 0) != cell_int(&r, 0, "edition"))
		return visit_meanwhile(v, in, cell(&r, 0, "edition"));
	TRY(sql_theme_change(v->db, v->mem, cell_int(&r, 0, "id"),
	    v->consultation.id, cell_int(&r, 0, "edition"), answer(in, "name"),
	    answer(in, "words")));
	TRY(desk_note(v, &(struct deed){"theme_changed", "theme",
			     cell_int(&r, 0, "id"), answer(in, "name"), NULL}));
	visit_notice(v, "saved");
	return visit_next(v, themes_show, NULL);
}

enum err
theme_remove(struct visit *v, struct answers *in)
{
	struct asked a;
	struct rows r;

	(void)in;
	TRY(asked(v, &a));
	TRY(theme_of(v, &a, path_part(v, "theme"), &r));
	TRY(sql_theme_remove(
	    v->db, v->mem, cell_int(&r, 0, "id"), v->consultation.id));
	TRY(desk_note(
	    v, &(struct deed){"theme_removed", "theme", cell_int(&r, 0, "id"),
		   cell(&r, 0, "name"), NULL}));
	visit_notice(v, "saved");
	return visit_next(v, themes_show, NULL);
}
