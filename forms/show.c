/*
 * show.c: a form as a model: what is asked, what was typed, what is wrong.
 *
 * No words: keys of the dictionary, or the words that a questionnaire
 * carries itself.  What was typed is given back as typed, but never a secret.
 */
#include "forms/show.h"

#include <stdio.h>

enum { NAME_ROOM = 256 }; /* form.rng holds each part of a name to 40 */

struct showing {
	const struct form *form;
	const struct answers *in;
	const struct pairs *preset;
	const struct choices *choices;
	size_t choice_count;
};

static void
add_attr(struct node *node, const char *name, const char *value)
{
	if (value)
		xml_attr(node, name, value);
}

static void
add_flag(struct node *node, const char *name, bool is)
{
	if (is)
		xml_attr(node, name, "1");
}

/* What stands in the field: the person's own values once there are any, even
 * where one was emptied; else the first ones. */
static const struct pairs *
values(const struct showing *s)
{
	return s->in ? &s->in->given : s->preset;
}

static const char *
value_of(const struct showing *s, const char *name)
{
	const struct pairs *all = values(s);

	return all ? pairs_find(all, name) : NULL;
}

static bool
is_chosen(const struct showing *s, const char *name, const char *value)
{
	const struct pairs *all = values(s);

	for (size_t i = 0; all && i < all->count; i++)
		if (text_is(all->at[i].name, name) &&
		    text_is(all->at[i].value, value))
			return true;
	return false;
}

/* "comment-stance", "comment-stance-support": one id a page, as long as a
 * form stands on it once. */
static void
add_id(struct node *node, const struct form *form, const char *name,
    const char *more)
{
	char id[NAME_ROOM];

	snprintf(id, sizeof id, "%s-%s%s%s", form->name, name, more ? "-" : "",
	    more ? more : "");
	xml_attr(node, "id", id);
}

/* The dictionary's key of an option or row without words of its own. */
static void
add_key(struct node *node, const struct form *form, const struct field *field,
    const char *value)
{
	char key[NAME_ROOM];

	if (field->words)
		snprintf(key, sizeof key, "%s.%s", field->words, value);
	else
		snprintf(key, sizeof key, "form.%s.%s.%s", form->name,
		    field->name, value);
	xml_attr(node, "key", key);
}

static void
show_options(
    const struct showing *s, struct node *to, const struct field *field)
{
	size_t count;
	const struct form_option *all =
	    choices_of(field, s->choices, s->choice_count, &count);

	for (size_t i = 0; i < count; i++) {
		struct node *option = xml_add(to, "option");

		xml_attr(option, "value", all[i].value);
		add_id(option, s->form, field->name, all[i].value);
		if (all[i].label)
			xml_text(option, all[i].label);
		else
			add_key(option, s->form, field, all[i].value);
		add_flag(option, "selected",
		    field->type != FIELD_MATRIX &&
			is_chosen(s, field->name, all[i].value));
	}
}

static void
show_rows(const struct showing *s, struct node *to, const struct field *field)
{
	for (size_t i = 0; i < field->row_count; i++) {
		const struct form_option *row = &field->rows[i];
		struct node *node = xml_add(to, "row");
		char name[NAME_ROOM];

		snprintf(name, sizeof name, "%s.%s", field->name, row->value);
		xml_attr(node, "value", row->value);
		xml_attr(node, "name", name);
		add_id(node, s->form, field->name, row->value);
		add_attr(node, "chosen", value_of(s, name));
		if (row->label)
			xml_text(node, row->label);
		else
			add_key(node, s->form, field, row->value);
	}
}

/* {1} and {2} of a fault's words: the limit, and what there was. */
static void
show_figures(struct node *fault, const char *key, const struct field *field,
    const char *value)
{
	if ((text_is(key, "too_long") || text_is(key, "too_short")) && value)
		xml_attr_int(fault, "have",
		    field->type == FIELD_EMAIL ? (int64_t)strlen(value)
					       : (int64_t)text_length(value));
	if (text_is(key, "too_long") || text_is(key, "too_large"))
		xml_attr_int(fault, "n", field->max);
	else if (text_is(key, "too_short") || text_is(key, "too_small"))
		xml_attr_int(fault, "n", field->min);
	else if (text_is(key, "file_size"))
		xml_attr_int(fault, "n", field->max / (1024 * 1024));
	else if (text_is(key, "file_type"))
		add_attr(fault, "n", field->accept);
}

static void
show_fault(const struct showing *s, struct node *to, const struct field *field)
{
	const char *key =
	    s->in ? pairs_find(&s->in->faults, field ? field->name : "") : NULL;
	struct node *fault;

	if (!key)
		return;
	fault = xml_add(to, "fault");
	xml_attr(fault, "key", key);
	add_attr(
	    fault, "n", pairs_find(&s->in->figures, field ? field->name : ""));
	if (field)
		show_figures(
		    fault, key, field, pairs_find(&s->in->given, field->name));
}

/* Secrets and files are asked for anew; a browser would not keep the one and
 * must not keep the other. */
static bool
is_given_back(const struct field *field)
{
	return field->type != FIELD_PASSWORD && field->type != FIELD_CODE &&
	       field->type != FIELD_FILE;
}

static bool
has_options(const struct field *field)
{
	return field->type == FIELD_CHOICE || field->type == FIELD_CHOICES ||
	       field->type == FIELD_MATRIX;
}

static void
show_limits(struct node *to, const struct field *field)
{
	if (field->type == FIELD_NUMBER || field->min > 0)
		xml_attr_int(to, "min", field->min);
	if (!has_options(field) && field->type != FIELD_CONSENT &&
	    field->max < INT64_MAX)
		xml_attr_int(to, "max", field->max);
}

/* What was ticked, for the rows of the list. */
static void
show_picked(const struct showing *s, struct node *to, const struct field *field)
{
	for (size_t i = 0; s->in && i < s->in->given.count; i++) {
		const struct pair *given = &s->in->given.at[i];
		struct node *option;

		if (!text_is(given->name, field->name))
			continue;
		option = xml_add(to, "option");
		xml_attr(option, "value", given->value);
		xml_attr(option, "selected", "1");
	}
}

/* Whether two texts differ by more than the ends of their lines. */
static bool
differ(const char *a, const char *b)
{
	for (;; a++, b++) {
		a += *a == '\r';
		b += *b == '\r';
		if (*a != *b || !*a)
			return *a != *b;
	}
}

/* What stands there by now, where it is not what was typed. */
static void
show_now(const struct showing *s, struct node *to, const struct field *field)
{
	const char *now, *typed;
	struct node *node;

	if (!s->in || !s->in->meanwhile || !s->preset ||
	    field->type == FIELD_HIDDEN || field->type == FIELD_PICKS ||
	    field->type == FIELD_CHOICES || field->type == FIELD_MATRIX ||
	    field->type == FIELD_CONSENT || !is_given_back(field))
		return;
	now = pairs_find(s->preset, field->name);
	typed = pairs_find(&s->in->given, field->name);
	if (!differ(now ? now : "", typed ? typed : ""))
		return;
	node = xml_add(to, "now");
	add_attr(node, "value", field->type == FIELD_CHOICE ? now : NULL);
	if (now && field->type != FIELD_CHOICE)
		xml_text(node, now);
}

static size_t
options_of(const struct showing *s, const struct field *field)
{
	size_t count;

	(void)choices_of(field, s->choices, s->choice_count, &count);
	return count;
}

/* Also what this consultation's rules demand. */
static bool
is_required(const struct showing *s, const struct field *field)
{
	for (size_t i = 0; field->demanded && i < s->choice_count; i++)
		if (text_is(s->choices[i].from, field->demanded))
			return true;
	return field->required;
}

static void
show_field(
    const struct showing *s, struct node *form, const struct field *field)
{
	struct node *to;

	/* where there is nothing to choose from, nothing is asked */
	if (field->from && (field->asked || !field->required) &&
	    !options_of(s, field))
		return;
	to = xml_add(form, "field");
	xml_attr(to, "name", field->name);
	xml_attr(to, "type", field_type_name(field->type));
	add_id(to, s->form, field->name, NULL);
	add_flag(to, "required", is_required(s, field));
	add_flag(to, "hint", field->hinted);
	show_limits(to, field);
	add_attr(to, "accept", field->accept);
	add_attr(to, "autocomplete", field->autocomplete);
	add_attr(to, "section", field->section);
	add_attr(to, "when", field->when_field);
	add_attr(to, "is", field->when_is);
	xml_add_text(to, "section", field->section_label);
	xml_add_text(to, "label", field->label);
	xml_add_text(to, "hint", field->hint);
	if (field->type == FIELD_PICKS)
		show_picked(s, to, field);
	else if (is_given_back(field) && !has_options(field))
		xml_add_text(to, "value", value_of(s, field->name));
	show_now(s, to, field);
	show_fault(s, to, field);
	if (has_options(field))
		show_options(s, to, field);
	show_rows(s, to, field);
}

void
show(struct node *form, const struct form *declared, const struct answers *in,
    const struct pairs *preset, const struct choices *choices,
    size_t choice_count)
{
	const struct showing s = {declared, in, preset, choices, choice_count};

	show_fault(&s, form, NULL);
	for (size_t i = 0; i < declared->field_count; i++)
		show_field(&s, form, &declared->fields[i]);
}
