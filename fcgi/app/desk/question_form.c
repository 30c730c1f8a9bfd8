/*
 * question_form.c: one question: which of the fields of forms/question.xml
 * its kind has, and what their answers make of it.
 */
#include "fcgi/app/desk/question.h"

#include "fcgi/app/desk/desk.h"
#include "fcgi/site/page.h"

#include <string.h>

/* The kinds that a clerk may ask, and the fields that not all of them have. */
static const struct {
	enum field_type type;
	const char *fields;
} kinds[] = {
    {FIELD_LINE, "length"},
    {FIELD_TEXT, "length"},
    {FIELD_EMAIL, ""},
    {FIELD_NUMBER, "min max"},
    {FIELD_DATE, ""},
    {FIELD_CHOICE, "options"},
    {FIELD_CHOICES, "options"},
    {FIELD_MATRIX, "rows options"},
    {FIELD_FILE, ""},
    {FIELD_CONSENT, ""},
};
enum { KINDS = sizeof kinds / sizeof *kinds };
static const char always[] = "label hint required section edition";

static const char *
fields_of(enum field_type type)
{
	for (size_t i = 0; i < KINDS; i++)
		if (kinds[i].type == type)
			return kinds[i].fields;
	return NULL;
}

/* ---- what it may depend on ---- */

static bool
decides(const struct question *q)
{
	return q->type == FIELD_CHOICE || q->type == FIELD_CHOICES;
}

/* How many questions stand before the one in the path; all, of a new one. */
static size_t
before(struct visit *v, const struct composed *all)
{
	const char *name = parts_find(&v->parts, "question");

	return name ? compose_find(all, name) : all->count;
}

enum err
question_options(struct visit *v)
{
	const char *language = lang_content(v->lang);
	struct form_option *options;
	struct composed all;
	int64_t edition;
	size_t n = 0;

	TRY(questions_read(v, &all, &edition));
	options =
	    arena_alloc(v->mem, (compose_texts(&all) + 1) * sizeof *options);
	for (size_t i = 0; i < before(v, &all); i++) {
		const struct question *q = &all.at[i];

		for (size_t k = 0; decides(q) && k < q->option_count; k++)
			options[n++] = (struct form_option){
			    arena_printf(
				v->mem, "%s_%s", q->name, q->options[k].value),
			    arena_printf(v->mem, "%zu. %s – %s", i + 1,
				compose_words(&q->label, language),
				compose_words(&q->options[k].label, language)),
			};
	}
	visit_choices(v, "when", options, n);
	return OK;
}

static bool
any_before(struct visit *v, const struct composed *all)
{
	for (size_t i = 0; i < before(v, all); i++)
		if (decides(&all->at[i]))
			return true;
	return false;
}

/* ---- the form of a kind ---- */

static enum err
kind_wanted(struct visit *v, const struct composed *all, enum field_type *out)
{
	const char *name = parts_find(&v->parts, "type");
	size_t at = before(v, all);

	if (name)
		TRY(field_type_of(name, out));
	else if (at < all->count)
		*out = all->at[at].type;
	else
		return ERR_NOT_FOUND;
	return fields_of(*out) ? OK : ERR_NOT_FOUND;
}

enum err
question_asks(struct visit *v, const struct form **out)
{
	const struct form *whole = forms_find(v->site->forms, "question");
	struct form *form = arena_alloc(v->mem, sizeof *form);
	struct composed all;
	enum field_type type;
	int64_t edition;

	TRY(questions_read(v, &all, &edition));
	if (kind_wanted(v, &all, &type) != OK)
		return ERR_NOT_FOUND;
	*form = *whole;
	form->fields =
	    arena_alloc(v->mem, whole->field_count * sizeof *form->fields);
	form->field_count = 0;
	for (size_t i = 0; i < whole->field_count; i++) {
		const char *name = whole->fields[i].name;

		if (text_has_word(always, name) ||
		    text_has_word(fields_of(type), name) ||
		    (text_is(name, "when") && any_before(v, &all)))
			form->fields[form->field_count++] = whole->fields[i];
	}
	*out = form;
	return OK;
}

/* ---- the pages ---- */

static const char *
lines(struct visit *v, const struct compose_option *all, size_t count)
{
	struct buffer b = buffer_new(v->mem, 64 * 1024);

	for (size_t i = 0; i < count; i++)
		buffer_printf(&b, "%s%s", i ? "\n" : "",
		    compose_words(&all[i].label, v->consultation.language));
	return b.size ? b.data : NULL;
}

static void
first(struct pairs *to, const char *name, const char *value)
{
	if (value)
		to->at[to->count++] = (struct pair){name, value, -1};
}

/* "q3" and "o1 o2" as the values of the field. */
static void
first_when(struct visit *v, struct pairs *to, const struct question *q)
{
	const char *at = q->when_is;

	while (q->when_field && at && *at) {
		size_t size = strcspn(at, " ");

		first(to, "when",
		    arena_printf(
			v->mem, "%s_%.*s", q->when_field, (int)size, at));
		at += size;
		at += strspn(at, " ");
	}
}

static enum err
shown(struct visit *v, struct node *page,
    enum err (*command)(struct visit *, struct answers *))
{
	struct node *to = xml_add(page, "desk-question-page");
	struct pairs preset = {
	    arena_alloc(v->mem, (16 + COMPOSE_OPTIONS) * sizeof(struct pair)),
	    0};
	struct composed all;
	enum field_type type;
	int64_t edition;
	size_t at;

	TRY(questions_read(v, &all, &edition));
	TRY(kind_wanted(v, &all, &type));
	TRY(question_options(v));
	at = before(v, &all);
	xml_attr(to, "type", field_type_name(type));
	if (parts_find(&v->parts, "question")) {
		const struct question *q = &all.at[at];
		const char *language = v->consultation.language;

		first(&preset, "label", compose_words(&q->label, language));
		first(&preset, "hint", compose_words(&q->hint, language));
		first(&preset, "section", compose_words(&q->section, language));
		first(
		    &preset, "options", lines(v, q->options, q->option_count));
		first(&preset, "rows", lines(v, q->rows, q->row_count));
		first(&preset, "required", q->required ? "yes" : NULL);
		first(&preset, type == FIELD_NUMBER ? "max" : "length", q->max);
		first(&preset, "min", q->min);
		first_when(v, &preset, q);
	} else if (all.count) {
		/* it goes under the same heading, if nothing else is said */
		first(&preset, "section",
		    compose_words(&all.at[all.count - 1].section,
			v->consultation.language));
	}
	first(&preset, "edition",
	    arena_printf(v->mem, "%lld", (long long)edition));
	desk_tabs(v, to, "consultation");
	(void)page_offer_with(to, v, command, &preset, NULL);
	page_link(v, xml_add(to, "back"), questions_show, NULL);
	return OK;
}

enum err
question_show(struct visit *v, struct node *page)
{
	return shown(v, page, question_add);
}

enum err
question_again_show(struct visit *v, struct node *page)
{
	return shown(v, page, question_change);
}

/* ---- what the answers make of it ---- */

static enum err
wrong(struct answers *in, const char *field, const char *fault)
{
	answers_fault(in, field, fault);
	return ERR_INVALID;
}

/* All of one question, since it is asked with one of its answers. */
static enum err
when_from(struct visit *v, struct answers *in, struct question *q)
{
	struct buffer is = buffer_new(v->mem, 4096);
	const char *value;

	q->when_field = q->when_is = NULL;
	for (size_t i = 0; (value = answer_at(in, "when", i)); i++) {
		const char *part = strchr(value, '_');
		const char *name = arena_copy_n(
		    v->mem, value, part ? (size_t)(part - value) : 0);

		if (q->when_field && !text_is(q->when_field, name))
			return wrong(in, "when", "one_question");
		q->when_field = name;
		buffer_printf(&is, "%s%s", i ? " " : "", part ? part + 1 : "");
	}
	if (is.size)
		q->when_is = is.data;
	return OK;
}

static enum err
limits_from(struct answers *in, struct question *q)
{
	if (q->type == FIELD_NUMBER) {
		q->min = answer(in, "min");
		q->max = answer(in, "max");
		if (q->min && q->max &&
		    answer_int(in, "min", 0) > answer_int(in, "max", 0))
			return wrong(in, "max", "min_above_max");
	} else if (q->type == FIELD_LINE || q->type == FIELD_TEXT) {
		q->max = answer(in, "length");
	}
	return OK;
}

static enum err
lists_from(struct visit *v, struct answers *in, struct question *q)
{
	const char *language = v->consultation.language;
	const char *options = answer(in, "options"), *rows = answer(in, "rows");

	const struct compose_lines choose = {
	    options, language, 'o', COMPOSE_OPTIONS};
	const struct compose_lines down = {rows, language, 'r', COMPOSE_ROWS};

	if (options &&
	    compose_lines(v->mem, &choose, &q->options, &q->option_count) != OK)
		return wrong(in, "options", "lines_wrong");
	if (rows && compose_lines(v->mem, &down, &q->rows, &q->row_count) != OK)
		return wrong(in, "rows", "lines_wrong");
	return OK;
}

static enum err
from_answers(struct visit *v, struct answers *in, struct question *q)
{
	const char *language = v->consultation.language;

	compose_say(v->mem, &q->label, language, answer(in, "label"));
	compose_say(v->mem, &q->hint, language, answer(in, "hint"));
	if (!text_is(
		compose_words(&q->section, language), answer(in, "section")))
		q->section = (struct pairs){0};
	compose_say(v->mem, &q->section, language, answer(in, "section"));
	if (!answer(in, "hint"))
		q->hint = (struct pairs){0};
	if (!answer(in, "section"))
		q->section = (struct pairs){0};
	q->required = answer(in, "required") != NULL;
	TRY(limits_from(in, q));
	TRY(lists_from(v, in, q));
	return when_from(v, in, q);
}

/* An option that others depend on is gone: they are asked for ever. */
static enum err
depended_on(struct answers *in, const struct composed *all, size_t at)
{
	const struct question *q = &all->at[at];

	for (size_t i = at + 1; i < all->count; i++) {
		bool left = !text_is(all->at[i].when_field, q->name);

		for (size_t k = 0; k < q->option_count; k++)
			left |= text_has_word(
			    all->at[i].when_is ? all->at[i].when_is : "",
			    q->options[k].value);
		if (!left)
			return wrong(in, "options", "question_depends");
	}
	return OK;
}

static enum err
written(struct visit *v, struct answers *in, struct composed *all, size_t at,
    int64_t edition)
{
	if (answer_int(in, "edition", edition) != edition)
		return ERR_CONFLICT;
	TRY(from_answers(v, in, &all->at[at]));
	TRY(depended_on(in, all, at));
	if (compose_texts(all) > COMPOSE_TEXTS)
		return wrong(in, "", "too_many_questions");
	TRY(questions_write(v, all, "questions_changed"));
	visit_notice(v, "saved");
	return visit_next(v, questions_show, "#", all->at[at].name, NULL);
}

enum err
question_add(struct visit *v, struct answers *in)
{
	struct composed all;
	enum field_type type;
	int64_t edition;

	TRY(questions_read(v, &all, &edition));
	TRY(kind_wanted(v, &all, &type));
	if (!compose_add(&all, type))
		return wrong(in, "", "too_many_questions");
	return written(v, in, &all, all.count - 1, edition);
}

enum err
question_change(struct visit *v, struct answers *in)
{
	struct composed all;
	int64_t edition;
	size_t at;

	TRY(questions_read(v, &all, &edition));
	at = before(v, &all);
	if (at == all.count)
		return ERR_NOT_FOUND;
	return written(v, in, &all, at, edition);
}
