/*
 * batch.c: letters entered as a table: a heading for each field of the form
 * "register", a row for each letter.  Each row is checked by that form; all
 * of them are filed, or none.  Rows that follow one another with the same
 * word under "letter" are comments of one letter.
 */
#include "fcgi/app/intake/register.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/base/csv.h"
#include "fcgi/base/log.h"
#include "fcgi/site/page.h"

#include <string.h>
#include <unistd.h>

enum { BATCH_BYTES = 2 << 20, COLUMNS = 32, FAULTS_SHOWN = 100 };

struct batch {
	struct csv table;
	const char *columns[COLUMNS]; /* field of each, or NULL */
	size_t column_count;
	const struct form *first, *further; /* forms of a row */
};

/* ---- the file ---- */

static enum err
file_text(struct visit *v, const struct upload *file, const char **out)
{
	char *bytes;
	size_t have = 0;

	if (file->size > BATCH_BYTES)
		return ERR_INVALID;
	bytes = arena_alloc(v->mem, file->size + 1);
	while (have < file->size) {
		ssize_t n = pread(
		    file->fd, bytes + have, file->size - have, (off_t)have);

		if (n <= 0)
			return log_err(ERR_BROKEN, "batch.file", "cut short");
		have += (size_t)n;
	}
	return text_accept(v->mem, bytes, have, out);
}

static bool
same(struct visit *v, const char *a, const char *b)
{
	return text_is(text_lower(v->mem, a), text_lower(v->mem, b));
}

/* Whether the form has that field here: some are for certain profiles. */
static bool
is_there(const struct visit *v, const struct field *field)
{
	for (size_t i = 0; i < v->choice_count; i++)
		if (text_is(field->name, v->choices[i].from))
			return true;
	return !field->asked;
}

/* The name of the field that stands under a heading: its own name, or its
 * label in the reader's language. */
static const char *
field_of(struct visit *v, const struct form *form, const char *heading)
{
	if (same(v, heading, "letter") ||
	    same(v, heading, visit_text(v, "form.register.letter", NULL, NULL)))
		return "letter";
	for (size_t i = 0; i < form->field_count; i++) {
		const char *name = form->fields[i].name;
		const char *key =
		    arena_printf(v->mem, "form.register.%s", name);

		if (is_there(v, &form->fields[i]) &&
		    (same(v, heading, name) ||
			same(v, heading, visit_text(v, key, NULL, NULL))))
			return name;
	}
	return NULL;
}

static enum err
headings(struct visit *v, struct batch *b, struct answers *in)
{
	const struct csv_row *row = &b->table.rows[0];

	b->column_count = row->count < COLUMNS ? row->count : COLUMNS;
	for (size_t i = 0; i < b->column_count; i++) {
		b->columns[i] = field_of(v, b->first, row->cells[i]);
		if (b->columns[i] || !*row->cells[i])
			continue;
		answers_fault_with(
		    in, "file", "heading_unknown", row->cells[i]);
		return ERR_INVALID;
	}
	return OK;
}

static enum err
batch_read(struct visit *v, struct answers *in, struct batch *out)
{
	const struct upload *file = answer_file(in, "file");
	const char *text;

	*out = (struct batch){.first = forms_find(v->site->forms, "register"),
	    .further = forms_find(v->site->forms, "register-more")};
	if (!file || file_text(v, file, &text) != OK) {
		answers_fault(in, "file", "not_utf8");
		return ERR_INVALID;
	}
	if (csv_read(v->mem, text, BATCH_ROWS + 1, &out->table) != OK ||
	    out->table.count < 2) {
		answers_fault_with(in, "file", "not_table",
		    arena_printf(v->mem, "%d", BATCH_ROWS));
		return ERR_INVALID;
	}
	return headings(v, out, in);
}

/* ---- a row ---- */

static const char *
under(const struct batch *b, const struct csv_row *row, const char *field)
{
	for (size_t i = 0; i < b->column_count && i < row->count; i++)
		if (text_is(b->columns[i], field))
			return row->cells[i];
	return "";
}

/* A further comment of the letter above. */
static bool
goes_on(const struct batch *b, size_t i)
{
	const char *letter = under(b, &b->table.rows[i], "letter");

	return i > 1 && *letter &&
	       text_is(letter, under(b, &b->table.rows[i - 1], "letter"));
}

/* "чл. 5, ал. 2" or "art_5" as the value of its option. */
static const char *
unit_value(struct visit *v, const char *typed)
{
	const char *folded = text_fold(v->mem, typed);

	for (size_t i = 0; i < v->choices[0].count; i++) {
		const struct form_option *o = &v->choices[0].options[i];
		const char *cite = strchr(o->value, '/') + 1;
		const char *label = text_fold(v->mem, o->label);
		size_t size = strlen(folded);

		if (text_is(typed, o->value) || text_is(typed, cite))
			return o->value;
		if (!strncmp(label, folded, size) &&
		    (!label[size] || text_is(label, folded)))
			return o->value;
	}
	return typed;
}

/* The key of an option that was written by its words. */
static const char *
option_value(struct visit *v, const struct field *field, const char *typed)
{
	const char *group = field->words ? field->words
					 : arena_printf(v->mem,
					       "form.register.%s", field->name);

	if (text_is(field->from, "unit"))
		return unit_value(v, typed);
	for (size_t i = 0; i < field->option_count; i++) {
		const char *value = field->options[i].value;
		const char *key = arena_printf(v->mem, "%s.%s", group, value);

		if (same(v, typed, visit_text(v, key, NULL, NULL)))
			return value;
	}
	return typed;
}

/* The row as if it had been typed into the form. */
static enum err
row_check(struct visit *v, const struct batch *b, size_t i, struct answers *out)
{
	const struct form *form = goes_on(b, i) ? b->further : b->first;
	struct pair *typed =
	    arena_alloc(v->mem, form->field_count * sizeof *typed);
	struct pairs given = {typed, 0};
	enum err e;

	for (size_t k = 0; k < form->field_count; k++) {
		const struct field *field = &form->fields[k];
		const char *words = under(b, &b->table.rows[i], field->name);

		if (*words && field->type == FIELD_CHOICE)
			words = option_value(v, field, words);
		if (*words)
			typed[given.count++] =
			    (struct pair){field->name, words, -1};
	}
	e = check(
	    v->mem, form, &given, NULL, 0, v->choices, v->choice_count, out);
	if (e == OK && form == b->first)
		e = letter_ready(v, out);
	return e;
}

/* ---- the page ---- */

static void
row_faults(struct visit *v, struct node *to, const struct csv_row *row,
    const struct answers *in)
{
	for (size_t i = 0; i < in->faults.count; i++) {
		const struct pair *fault = &in->faults.at[i];
		const struct field *field = form_field(in->form, fault->name);
		const char *n = pairs_find(&in->figures, fault->name);
		struct node *wrong = xml_add(to, "wrong"), *node;

		xml_attr_int(wrong, "row", (int64_t)row->number);
		xml_attr(wrong, "field", fault->name);
		node = xml_add(wrong, "fault");
		xml_attr(node, "key", fault->value);
		xml_attr(node, "n",
		    n ? n
		    : field
			? arena_printf(v->mem, "%lld", (long long)field->max)
			: NULL);
	}
}

/* What a refused file says row by row; nothing was entered. */
static enum err
faults(struct visit *v, struct node *to)
{
	struct batch b;
	size_t shown = 0;

	if (!v->answers || !answer_file(v->answers, "file") ||
	    batch_read(v, v->answers, &b) != OK)
		return OK;
	for (size_t i = 1; i < b.table.count && shown < FAULTS_SHOWN; i++) {
		struct answers in;

		if (row_check(v, &b, i, &in) == OK)
			continue;
		shown++;
		row_faults(v, to, &b.table.rows[i], &in);
	}
	return OK;
}

enum err
batch_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-batch-page");

	desk_tabs(v, to, "register");
	xml_attr_int(to, "rows", BATCH_ROWS);
	page_link_send(v, xml_add(to, "blank"), batch_blank_send, NULL);
	TRY(letter_options(v));
	TRY(faults(v, to));
	(void)page_offer(to, v, batch_add, NULL);
	return OK;
}

/* ---- filing ---- */

struct open_letter {
	int64_t id; /* 0: none */
	const char *received;
};

static enum err
file_letter(struct visit *v, struct open_letter *letter)
{
	struct handed out;

	if (letter->id)
		TRY(letter_counts(v, letter->id, letter->received, &out));
	letter->id = 0;
	return OK;
}

static enum err
enter(struct visit *v, struct answers *row, struct open_letter *letter)
{
	struct rows r;

	TRY(file_letter(v, letter));
	TRY(letter_enter(v, row, &letter->id));
	TRY(sql_submission_lock(v->db, v->mem, letter->id, &r));
	letter->received = cell_time(&r, 0, "received_at");
	return OK;
}

enum err
batch_add(struct visit *v, struct answers *in)
{
	struct open_letter letter = {0};
	struct batch b;
	struct answers *rows;

	v->choice_count = 0;
	TRY(letter_options(v));
	TRY(batch_read(v, in, &b));
	rows = arena_alloc(v->mem, b.table.count * sizeof *rows);
	for (size_t i = 1; i < b.table.count; i++)
		if (row_check(v, &b, i, &rows[i]) != OK)
			answers_fault(in, "file", "rows_wrong");
	if (!answers_ok(in))
		return ERR_INVALID;
	for (size_t i = 1; i < b.table.count; i++) {
		if (goes_on(&b, i))
			TRY(letter_comment(v, &rows[i], letter.id));
		else
			TRY(enter(v, &rows[i], &letter));
	}
	TRY(file_letter(v, &letter));
	visit_notice(v, "batch_filed");
	return visit_next(v, register_show, NULL);
}

/* The headings alone, in the reader's language. */
enum err
batch_blank_send(struct visit *v)
{
	const struct form *form = forms_find(v->site->forms, "register");
	struct buffer b = buffer_new(v->mem, 1 << 16);

	TRY(letter_options(v));
	buffer_add(&b, "\xEF\xBB\xBF");
	buffer_add(&b, visit_text(v, "form.register.letter", NULL, NULL));
	for (size_t i = 0; i < form->field_count; i++) {
		const char *key = arena_printf(
		    v->mem, "form.register.%s", form->fields[i].name);

		if (is_there(v, &form->fields[i]))
			buffer_printf(&b, ";%s",
			    csv_cell(v->mem, visit_text(v, key, NULL, NULL)));
	}
	buffer_add(&b, "\r\n");
	visit_bytes(v, "text/csv; charset=utf-8",
	    arena_printf(v->mem, "%s.csv", v->consultation.slug),
	    (struct bytes){(const unsigned char *)b.data, b.size});
	return OK;
}
