/*
 * form.c: a declaration, XML, becomes a struct; read once at start, or from
 * a questionnaire's column.
 *
 * form.rng has said that the shape is right; what a grammar cannot say is
 * refused here.  Nothing here knows what was answered.
 */
#include "forms/form.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"

#include <dirent.h>

enum {
	FORMS_MEMORY = 16 * 1024 * 1024,
	FORMS_MOST = 128,
	FORM_FIELDS = 200,
	/* The limits of a type where a declaration states none. */
	MAX_LINE = 300,
	MAX_TEXT = 20000,
	MAX_SECRET = 200,
	MAX_EMAIL = 254, /* bytes: RFC 5321 4.5.3.1.3, less the brackets */
	MAX_FILE = 20 * 1024 * 1024,
};

struct forms {
	struct arena *mem;
	struct grammar *grammar;
	const struct form *at[FORMS_MOST];
	const struct node *trees[FORMS_MOST]; /* hold the forms' strings */
	size_t count;
};

struct reading {
	struct arena *mem;
	struct form *form;
	bool ours;	      /* a file of ours, not a questionnaire */
	const char *language; /* of own words, or NULL: the first */
};

static const char *const type_names[] = {
    [FIELD_LINE] = "line",
    [FIELD_TEXT] = "text",
    [FIELD_EMAIL] = "email",
    [FIELD_NUMBER] = "number",
    [FIELD_DATE] = "date",
    [FIELD_TIME] = "time",
    [FIELD_PASSWORD] = "password",
    [FIELD_CODE] = "code",
    [FIELD_CHOICE] = "choice",
    [FIELD_CHOICES] = "choices",
    [FIELD_MATRIX] = "matrix",
    [FIELD_FILE] = "file",
    [FIELD_CONSENT] = "consent",
    [FIELD_WORDING] = "wording",
    [FIELD_HIDDEN] = "hidden",
    [FIELD_PICKS] = "picks",
    [FIELD_TRAP] = "trap",
};

enum { TYPES = sizeof type_names / sizeof type_names[0] };

const char *
field_type_name(enum field_type type)
{
	return type_names[type];
}

enum err
field_type_of(const char *name, enum field_type *out)
{
	for (size_t i = 0; i < TYPES; i++)
		if (text_is(type_names[i], name)) {
			*out = (enum field_type)i;
			return OK;
		}
	return ERR_INVALID;
}

static int64_t
own_limit(enum field_type type)
{
	switch (type) {
	case FIELD_TEXT:
	case FIELD_WORDING:
		return MAX_TEXT;
	case FIELD_NUMBER:
		return INT64_MAX;
	case FIELD_PASSWORD:
	case FIELD_CODE:
		return MAX_SECRET;
	case FIELD_EMAIL:
		return MAX_EMAIL;
	case FIELD_FILE:
		return MAX_FILE;
	default:
		return MAX_LINE;
	}
}

/* The child of that name in the language that is read, else the first. */
static const struct node *
in_language(
    const struct reading *r, const struct node *parent, const char *name)
{
	const struct node *first = xml_child(parent, name);

	for (const struct node *at = first; at && r->language;
	     at = xml_next(at, name))
		if (text_is(xml_get(at, "lang"), r->language))
			return at;
	return first;
}

/* The words of a child, or NULL: it is not there or is empty. */
static const char *
own_words(const struct reading *r, const struct node *parent, const char *name)
{
	const struct node *child = in_language(r, parent, name);
	const char *words = child ? xml_words(r->mem, child) : "";

	words = text_trim(r->mem, words);
	return *words ? words : NULL;
}

/* All <option> or <row> below parent. */
static struct form_option *
options_read(const struct reading *r, const struct node *parent,
    const char *name, size_t *count)
{
	const struct node *child;
	struct form_option *all;
	size_t i = 0;

	for (child = xml_child(parent, name); child;
	     child = xml_next(child, name))
		i++;
	*count = i;
	all = arena_alloc(r->mem, (i ? i : 1) * sizeof *all);
	i = 0;
	for (child = xml_child(parent, name); child;
	     child = xml_next(child, name)) {
		const char *words = text_trim(r->mem, xml_words(r->mem, child));

		if (xml_child(child, "label"))
			words = own_words(r, child, "label");
		all[i].value = xml_get(child, "value");
		all[i++].label = words && *words ? words : NULL;
	}
	return all;
}

/* A value that comes twice would make an answer mean two things. */
static bool
options_differ(const struct form_option *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (text_is(all[i].value, all[j].value))
				return false;
	return true;
}

static enum err
pattern_read(
    const struct reading *r, const struct node *from, struct field *field)
{
	const char *text = xml_get(from, "pattern"), *fault = NULL;

	if (!text)
		return OK;
	if (!r->ours)
		return ERR_INVALID;
	if (pattern_new(text, false, &field->pattern, &fault) != OK)
		return log_err(ERR_BROKEN, "form.pattern", "%s.%s: %s",
		    r->form->name, field->name, fault ? fault : "");
	return OK;
}

static enum err
when_read(const struct reading *r, const struct node *from, struct field *field)
{
	const struct node *when = xml_child(from, "when");

	if (!when)
		return OK;
	field->when_field = xml_get(when, "field");
	field->when_is = xml_get(when, "is");
	/* Only what stands before it: so there are no rings. */
	return form_field(r->form, field->when_field) ? OK : ERR_INVALID;
}

static enum err
field_read(struct reading *r, const struct node *from, struct field *field)
{
	field->name = xml_get(from, "name");
	TRY(field_type_of(xml_get(from, "type"), &field->type));
	field->required = xml_get(from, "required") != NULL;
	field->hinted = xml_get(from, "hint") != NULL;
	field->label = own_words(r, from, "label");
	field->hint = own_words(r, from, "hint");
	field->min = xml_get_int(from, "min", 0);
	field->max = xml_get_int(from, "max", own_limit(field->type));
	field->accept = xml_get(from, "accept");
	field->from = xml_get(from, "from");
	if (!field->from)
		field->from = xml_get(from, "asked");
	field->asked = xml_get(from, "asked") != NULL;
	field->demanded = xml_get(from, "demanded");
	field->words = xml_get(from, "words");
	field->autocomplete = xml_get(from, "autocomplete");
	field->kept = xml_get(from, "kept");
	field->options = options_read(r, from, "option", &field->option_count);
	field->rows = options_read(r, from, "row", &field->row_count);
	if (!options_differ(field->options, field->option_count) ||
	    !options_differ(field->rows, field->row_count) ||
	    field->min > field->max)
		return ERR_INVALID;
	TRY(pattern_read(r, from, field));
	return when_read(r, from, field);
}

/* The fields below parent, the form or a section of it. */
static enum err
fields_read(struct reading *r, const struct node *parent)
{
	const struct node *child;
	struct form *form = r->form;
	bool section = text_is(xml_name(parent), "section");
	const char *label = section ? own_words(r, parent, "label") : NULL;

	for (child = xml_child(parent, NULL); child;
	     child = xml_next(child, NULL)) {
		struct field *field = &form->fields[form->field_count];

		if (text_is(xml_name(child), "section")) {
			TRY(fields_read(r, child));
			continue;
		}
		if (!text_is(xml_name(child), "field"))
			continue;
		if (form->field_count == FORM_FIELDS ||
		    form_field(form, xml_get(child, "name")))
			return ERR_INVALID;
		TRY(field_read(r, child, field));
		field->section = section ? xml_get(parent, "name") : NULL;
		field->section_label = label;
		form->files = form->files || field->type == FIELD_FILE;
		form->field_count++;
	}
	return OK;
}

/* Fields as the tree has them: how many to make room for. */
static size_t
fields_count(const struct node *parent)
{
	const struct node *child;
	size_t count = 0;

	for (child = xml_child(parent, NULL); child;
	     child = xml_next(child, NULL))
		count += text_is(xml_name(child), "section")
			     ? fields_count(child)
			     : 1;
	return count < FORM_FIELDS ? count : FORM_FIELDS;
}

static enum err
form_make(struct arena *mem, const struct node *root, bool ours,
    const char *language, struct form **out)
{
	struct reading r = {.mem = mem, .ours = ours, .language = language};
	const char *text = xml_print(mem, root);

	r.form = arena_alloc(mem, sizeof *r.form);
	r.form->name = xml_get(root, "name");
	r.form->fields =
	    arena_alloc(mem, (fields_count(root) + 1) * sizeof *r.form->fields);
	secret_digest(text, strlen(text), r.form->digest);
	TRY(fields_read(&r, root));
	*out = r.form;
	return OK;
}

enum err
form_from(struct arena *mem, const struct node *root, const char *language,
    struct form **out)
{
	return form_make(mem, root, false, language, out);
}

const struct field *
form_field(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->field_count; i++)
		if (text_is(form->fields[i].name, name))
			return &form->fields[i];
	return NULL;
}

enum err
forms_validate(struct arena *mem, const struct forms *all,
    const struct node *root, const char **fault)
{
	return xml_validate(mem, all->grammar, root, fault);
}

static enum err
file_read(struct forms *all, const char *folder, const char *file)
{
	struct node *root;
	struct form *form;
	const char *fault = NULL;
	const char *path = arena_printf(all->mem, "%s/%s", folder, file);

	TRY(xml_file(path, &root));
	if (forms_validate(all->mem, all, root, &fault) != OK)
		return log_err(ERR_BROKEN, "form.grammar", "%s: %s", path,
		    fault ? fault : "");
	if (form_make(all->mem, root, true, NULL, &form) != OK)
		return log_err(ERR_BROKEN, "form.rules",
		    "%s: a name twice, a condition on no earlier field, or "
		    "min above max",
		    path);
	if (strncmp(form->name, file, strlen(form->name)) != 0 ||
	    strlen(form->name) + strlen(".xml") != strlen(file))
		return log_err(ERR_BROKEN, "form.name", "%s says it is %s",
		    path, form->name);
	all->trees[all->count] = root;
	all->at[all->count++] = form;
	return OK;
}

static bool
is_declaration(const char *name)
{
	size_t size = strlen(name), end = strlen(".xml");

	return size > end && text_is(name + size - end, ".xml");
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The declarations' file names in order, so that every start is the same. */
static enum err
names_read(
    struct arena *mem, const char *folder, const char **names, size_t *count)
{
	DIR *open = opendir(folder);
	const struct dirent *entry;

	*count = 0;
	if (!open)
		return log_err(ERR_BROKEN, "form.folder", "%s", folder);
	while (*count < FORMS_MOST && (entry = readdir(open)))
		if (is_declaration(entry->d_name))
			names[(*count)++] = arena_copy(mem, entry->d_name);
	closedir(open);
	if (*count == FORMS_MOST)
		return log_err(ERR_BROKEN, "form.many", "%d or more in %s",
		    FORMS_MOST, folder);
	qsort(names, *count, sizeof *names, by_name);
	return OK;
}

enum err
forms_read(const char *folder, struct forms **out)
{
	struct arena *mem = arena_new(FORMS_MEMORY);
	struct forms *all = arena_alloc(mem, sizeof *all);
	const char *names[FORMS_MOST];
	size_t count;

	all->mem = mem;
	*out = all;
	TRY(names_read(mem, folder, names, &count));
	TRY(xml_grammar(
	    arena_printf(mem, "%s/form.rng", folder), &all->grammar));
	for (size_t i = 0; i < count; i++)
		TRY(file_read(all, folder, names[i]));
	return OK;
}

const struct form *
forms_find(const struct forms *all, const char *name)
{
	for (size_t i = 0; i < all->count; i++)
		if (text_is(all->at[i]->name, name))
			return all->at[i];
	return NULL;
}

const struct form *
forms_at(const struct forms *all, size_t i)
{
	return i < all->count ? all->at[i] : NULL;
}
