/*
 * questionnaire.c: questions answered by people, as part of what they send
 * in one act, and shown again with the question that was asked.
 */
#include "fcgi/app/part/answers.h"

#include "build/sql.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/take_part.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"
#include "forms/keep.h"

#include <string.h>

static const char *
script(const struct visit *v, const char *text)
{
	return text ? page_script(v, "sr", text) : NULL;
}

void
questions_script(const struct visit *v, struct form *form)
{
	for (size_t i = 0; v->lang == LANG_SR_LATN && i < form->field_count;
	     i++) {
		struct field *f = &form->fields[i];

		f->label = script(v, f->label);
		f->hint = script(v, f->hint);
		f->section_label = script(v, f->section_label);
		for (size_t k = 0; k < f->option_count; k++)
			f->options[k].label = script(v, f->options[k].label);
		for (size_t k = 0; k < f->row_count; k++)
			f->rows[k].label = script(v, f->rows[k].label);
	}
}

enum err
questions_asked(struct visit *v, bool *out)
{
	struct rows r;
	enum err e =
	    sql_questionnaire_of(v->db, v->mem, v->consultation.id, &r);

	*out = e == OK && cell_int(&r, 0, "asks");
	return e == ERR_NOT_FOUND ? OK : e;
}

/* ---- answering ---- */

/* A file that is there already need not be sent again. */
static enum err
files_there(struct visit *v, struct form *form, int64_t submission)
{
	struct rows r;

	TRY(sql_attachments_of(v->db, v->mem, submission, &r));
	for (size_t i = 0; i < form->field_count; i++)
		for (size_t k = 0; k < r.count; k++)
			if (text_is(
				form->fields[i].name, cell(&r, k, ".role")) &&
			    !cell(&r, k, ":ended"))
				form->fields[i].required = false;
	return OK;
}

enum err
questions_of(struct visit *v, int64_t submission, struct form **out)
{
	TRY(keep_questionnaire(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), out));
	questions_script(v, *out);
	return (*out)->files && submission ? files_there(v, *out, submission)
					   : OK;
}

enum err
questionnaire_asks(struct visit *v, const struct form **out)
{
	struct form *form;
	int64_t submission = 0;
	enum err e = unsent_wanted(v, &submission);

	if (e != ERR_NOT_FOUND)
		TRY(e);
	TRY(questions_of(v, submission, &form));
	*out = form;
	return OK;
}

enum err
questionnaire_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "questionnaire-page");
	struct pairs before = {0};
	struct rows files;
	int64_t submission;
	enum err e = unsent_wanted(v, &submission);

	if (e == OK) {
		TRY(keep_read(v->db, v->mem, submission, v->asked, &before));
		TRY(sql_attachments_of(v->db, v->mem, submission, &files));
		attach_list(v, to, &files, NULL, attach_own_send);
	} else if (e != ERR_NOT_FOUND) {
		return e;
	}
	closing_shown(v, to, NULL);
	if (!page_offer_with(to, v, questionnaire_answer, &before, NULL))
		return ERR_CLOSED;
	page_link(v, xml_add(to, "back"), take_part_show, NULL);
	return OK;
}

static enum err
files(struct visit *v, struct answers *in, int64_t submission)
{
	int64_t gone;

	for (size_t i = 0; i < in->form->field_count; i++) {
		const struct field *f = &in->form->fields[i];
		const struct attached_to whole = {.kind = "submission",
		    .id = submission,
		    .submission = submission,
		    .role = f->name,
		    .field = f->name};

		if (f->type != FIELD_FILE || !answer_file(in, f->name))
			continue;
		TRY(sql_attachments_remove_role(
		    v->db, v->mem, submission, f->name, &gone));
		TRY(attach(v, in, &whole));
	}
	return OK;
}

enum err
questionnaire_answer(struct visit *v, struct answers *in)
{
	int64_t submission;
	bool fresh;

	TRY(unsent_begin(v, &submission, &fresh));
	TRY(keep_answers(v->db, v->mem, submission, in));
	TRY(files(v, in, submission));
	visit_notice(v, "answered");
	return visit_next(v, take_part_show, NULL);
}

enum err
answers_remove(struct visit *v, struct answers *in)
{
	int64_t submission, changed;

	(void)in;
	TRY(unsent_wanted(v, &submission));
	TRY(sql_answers_empty_all(v->db, v->mem, submission, &changed));
	TRY(sql_attachments_remove_answered(
	    v->db, v->mem, submission, &changed));
	visit_notice(v, "removed");
	return visit_next(v, take_part_show, NULL);
}

/* ---- shown again ---- */

static const char *
label_of(const struct form_option *all, size_t count, const char *value)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(all[i].value, value))
			return all[i].label;
	return value;
}

/* A day as the language writes it. */
static const char *
day(struct visit *v, const char *value)
{
	struct node *node = xml_new(v->mem, "x");
	struct node *made = page_day(v, node, "day", value);
	const char *words = made ? xml_get(made, "date") : NULL;

	return words ? words : value;
}

/* What stands as the answer: words of options, several behind each other. */
static const char *
words_of(struct visit *v, const struct field *f, const struct pairs *given,
    const char *name)
{
	struct buffer b = buffer_new(v->mem, 1 << 20);

	for (size_t i = 0; i < given->count; i++) {
		const char *value = given->at[i].value;

		if (!text_is(given->at[i].name, name))
			continue;
		if (f->option_count)
			value = label_of(f->options, f->option_count, value);
		else if (f->type == FIELD_CONSENT)
			value = visit_text(v, "answer.yes", NULL, NULL);
		else if (f->type == FIELD_DATE)
			value = day(v, value);
		buffer_printf(&b, "%s%s", b.size ? "; " : "", value);
	}
	return b.size ? b.data : NULL;
}

static void
one(struct visit *v, struct node *to, const struct field *f, const char *name,
    const char *label, const struct pairs *given)
{
	struct node *node = xml_add(to, "answer");

	xml_attr(node, "name", name);
	xml_add_text(node, "label", label);
	xml_add_text(node, "value", words_of(v, f, given, name));
}

static void
field(struct visit *v, struct node *to, const struct field *f,
    const struct pairs *given)
{
	if (f->type == FIELD_FILE)
		return;
	if (f->type != FIELD_MATRIX) {
		one(v, to, f, f->name, f->label, given);
		return;
	}
	for (size_t i = 0; i < f->row_count; i++)
		one(v, to, f, row_name(v->mem, f, i),
		    arena_printf(v->mem, "%s: %s", f->label, f->rows[i].label),
		    given);
}

/* Was it asked at all, with what was answered before it? */
static bool
applied(const struct field *f, const struct pairs *given)
{
	if (!f->when_field)
		return true;
	for (size_t i = 0; i < given->count; i++)
		if (text_is(given->at[i].name, f->when_field) &&
		    text_has_word(f->when_is, given->at[i].value))
			return true;
	return false;
}

enum err
answers_each(struct visit *v, int64_t submission, answered_fn *each, void *arg)
{
	struct rows forms;

	TRY(sql_answer_forms(v->db, v->mem, submission, &forms));
	for (size_t i = 0; i < forms.count; i++) {
		struct bytes digest = cell_bytes(&forms, i, "form");
		struct form *asked;
		struct pairs given;

		TRY(keep_asked(
		    v->db, v->mem, digest.at, lang_content(v->lang), &asked));
		questions_script(v, asked);
		TRY(keep_read(v->db, v->mem, submission, asked, &given));
		TRY(each(v, arg, asked, &given));
	}
	return OK;
}

struct answered_list {
	struct node *to, *made;
};

static enum err
list_one(struct visit *v, void *arg, const struct form *asked,
    const struct pairs *given)
{
	struct answered_list *list = arg;

	if (!list->made)
		list->made = xml_add(list->to, "answers");
	for (size_t k = 0; k < asked->field_count; k++)
		if (applied(&asked->fields[k], given))
			field(v, list->made, &asked->fields[k], given);
	return OK;
}

enum err
answers_list(
    struct visit *v, struct node *to, int64_t submission, struct node **out)
{
	struct answered_list list = {.to = to};
	enum err e = answers_each(v, submission, list_one, &list);

	*out = list.made;
	return e;
}

enum err
answers_of(struct visit *v, int64_t submission, int64_t *out)
{
	struct rows r;

	TRY(sql_answers_count(v->db, v->mem, submission, &r));
	*out = cell_int(&r, 0, "n");
	return OK;
}

enum err
answers_note(struct visit *v, int64_t submission)
{
	const char *iri = arena_printf(v->mem, "/c/%s", v->consultation.slug);
	struct record record = record_new(v->mem, "comment");
	struct rows r, of, before;
	enum err e;

	TRY(sql_answers_filed(v->db, v->mem, submission, &r));
	TRY(sql_answers_recorded(v->db, v->mem, submission, &of));
	e = sql_ledger_newest(
	    v->db, v->mem, "comment", cell(&of, 0, "code"), &before);
	/* none before and none now */
	if (e == ERR_NOT_FOUND && r.count == 0)
		return OK;
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	record_add(&record, "consultation", v->consultation.slug);
	record_add(&record, "code", cell(&of, 0, "code"));
	if (cell_int(&of, 0, "edition") > 1)
		record_add(&record, "edition", cell(&of, 0, "edition"));
	if (r.count > 0)
		record_add(&record, "form", cell(&r, 0, "form"));
	for (size_t i = 0; i < r.count; i++)
		record_add(&record,
		    arena_printf(v->mem, "%s.%s", cell(&r, i, "field"),
			cell(&r, i, "place")),
		    cell(&r, i, "value"));
	if (e == OK)
		filing_replaces(v, &record, &before);
	return ledger_note_edition(v,
	    &(struct noted){"comment", iri, cell(&of, 0, "code"),
		cell_int(&of, 0, "edition")},
	    &record);
}
