/*
 * keep.c: answers and questionnaires as rows.
 *
 * A worker may not delete: an answer that is gone is an empty one, and an
 * empty one is never given out.
 */
#include "forms/keep.h"
#include "build/sql.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"

/* A submission's answers to one form, while they are written. */
struct keeping {
	struct db *db;
	struct arena *mem;
	int64_t submission;
	const struct form *form;
};

static struct bytes
digest_of(const struct form *form)
{
	return (struct bytes){form->digest, DIGEST_SIZE};
}

static enum err
put(const struct keeping *k, const char *field, size_t place, const char *value)
{
	int64_t changed;

	return sql_answer_put(k->db, k->mem, k->submission, digest_of(k->form),
	    field, (int64_t)place, value, &changed);
}

static enum err
put_field(const struct keeping *k, const struct answers *in,
    const struct field *field)
{
	const char *value;

	if (field->type == FIELD_MATRIX) {
		for (size_t i = 0; i < field->row_count; i++)
			if ((value = answer(in, row_name(k->mem, field, i))))
				TRY(put(k, field->name, i, value));
		return OK;
	}
	for (size_t i = 0; (value = answer_at(in, field->name, i)); i++)
		TRY(put(k, field->name, i, value));
	return OK;
}

static bool
is_secret(const struct field *field)
{
	return field->type == FIELD_PASSWORD || field->type == FIELD_CODE;
}

/* Secrets belong to the sign-in pool, files to attachments, hidden fields to
 * the page that has them. */
static bool
is_kept(const struct field *field)
{
	return !is_secret(field) && field->type != FIELD_FILE &&
	       field->type != FIELD_TRAP && field->type != FIELD_HIDDEN;
}

enum err
keep_answers(struct db *db, struct arena *mem, int64_t submission,
    const struct answers *in)
{
	const struct keeping k = {db, mem, submission, in->form};
	int64_t before;

	TRY(sql_answers_empty(
	    db, mem, submission, digest_of(in->form), &before));
	for (size_t i = 0; i < in->form->field_count; i++)
		if (is_kept(&in->form->fields[i]))
			TRY(put_field(&k, in, &in->form->fields[i]));
	return OK;
}

/* The name under which a kept row was answered, or NULL: the declaration has
 * no such field or row (the table was written by hand). */
static const char *
name_of(
    struct arena *mem, const struct form *form, const char *name, int64_t place)
{
	const struct field *field = form_field(form, name);

	if (!field || field->type != FIELD_MATRIX)
		return field ? field->name : NULL;
	if (place < 0 || (size_t)place >= field->row_count)
		return NULL;
	return row_name(mem, field, (size_t)place);
}

enum err
keep_read(struct db *db, struct arena *mem, int64_t submission,
    const struct form *form, struct pairs *out)
{
	struct rows r;

	TRY(sql_answers_of(db, mem, submission, digest_of(form), &r));
	out->at = arena_alloc(mem, (r.count + 1) * sizeof *out->at);
	out->count = 0;
	for (size_t i = 0; i < r.count; i++) {
		const char *name = name_of(
		    mem, form, cell(&r, i, "field"), cell_int(&r, i, "place"));

		if (name)
			out->at[out->count++] = (struct pair){
			    .name = name,
			    .value = cell(&r, i, "value"),
			    .file = -1,
			};
	}
	return OK;
}

/* What was checked when it came is ours: a fault now is broken. */
static enum err
form_of(struct arena *mem, const struct rows *r, const char *language,
    struct form **out)
{
	struct node *root;

	if (xml_parse(mem, cell(r, 0, "declaration"), &root) != OK ||
	    form_from(mem, root, language, out) != OK)
		return log_err(ERR_BROKEN, "form.kept", "questionnaire");
	return OK;
}

enum err
keep_questionnaire(struct db *db, struct arena *mem, int64_t consultation,
    const char *language, struct form **out)
{
	struct rows r;

	TRY(sql_questionnaire_of(db, mem, consultation, &r));
	TRY(form_of(mem, &r, language, out));
	return (*out)->field_count ? OK : ERR_NOT_FOUND;
}

enum err
keep_asked(struct db *db, struct arena *mem, const unsigned char digest[32],
    const char *language, struct form **out)
{
	struct rows r;

	TRY(sql_questionnaire_by_digest(
	    db, mem, (struct bytes){digest, DIGEST_SIZE}, &r));
	return r.count ? form_of(mem, &r, language, out) : ERR_NOT_FOUND;
}

static bool
all_labelled(const struct form_option *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!all[i].label)
			return false;
	return true;
}

/* What the dictionary or a handler would have to say, nobody says here: a
 * page would stop at the missing text. */
static bool
speaks_for_itself(const struct field *field)
{
	return field->label && !field->hinted && !field->from &&
	       !field->words && !is_secret(field) &&
	       field->type != FIELD_TRAP &&
	       (!field->section || field->section_label) &&
	       all_labelled(field->options, field->option_count) &&
	       all_labelled(field->rows, field->row_count);
}

/* Why the form cannot be a questionnaire, or NULL. */
static const char *
unfit(struct arena *mem, const struct form *form)
{
	if (!text_is(form->name, "questionnaire"))
		return "its name is not \"questionnaire\"";
	for (size_t i = 0; i < form->field_count; i++)
		if (!speaks_for_itself(&form->fields[i]))
			return arena_printf(mem,
			    "%s: words of its own are missing, or it is of a "
			    "kind that questionnaires do not have",
			    form->fields[i].name);
	return NULL;
}

enum err
keep_draw_up(struct db *db, struct arena *mem, const struct forms *all,
    const struct node *root, const struct drawn_up *by, const char **fault)
{
	struct form *form;
	enum err e;

	*fault = NULL;
	TRY(forms_validate(mem, all, root, fault));
	TRY(form_from(mem, root, NULL, &form));
	if ((*fault = unfit(mem, form)))
		return ERR_INVALID;
	e = sql_questionnaire_add(db, mem, by->consultation,
	    xml_print(mem, root), digest_of(form), by->account, by->now);
	/* No row went in: it has opened meanwhile.  Another's edition at the
	 * same moment is the conflict that it seems to be. */
	return e == ERR_CONFLICT && !db_duplicate(db) ? ERR_CLOSED : e;
}
