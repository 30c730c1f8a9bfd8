/*
 * form_words.c: every declared form has its words in every language: labels,
 * hints, sections, options, the button; and every fault that check.c finds.
 */
#include "fcgi/base/text.h"
#include "forms/form.h"
#include "tests/check.h"

static struct arena *mem;
static const struct node *dictionary;
static const char *lang;

static bool
has(const char *key)
{
	const struct node *text = xml_child(dictionary, "text");

	while (text && !text_is(xml_get(text, "xml:id"), key))
		text = xml_next(text, "text");
	return text && *xml_words(mem, text);
}

/* One line a missing text, so that a translator sees which. */
static size_t
missing(const char *key)
{
	if (has(key))
		return 0;
	printf("# %s lacks %s\n", lang, key);
	return 1;
}

static size_t
missing_of_field(const struct form *form, const struct field *field)
{
	const char *key =
	    arena_printf(mem, "form.%s.%s", form->name, field->name);
	const char *words = field->words ? field->words : key;
	size_t count = 0;

	if (field->type != FIELD_HIDDEN && field->type != FIELD_TRAP)
		count += missing(key);
	if (field->hinted)
		count += missing(arena_printf(mem, "%s.hint", key));
	if (field->section)
		count += missing(arena_printf(
		    mem, "form.%s.section.%s", form->name, field->section));
	for (size_t i = 0; i < field->option_count; i++)
		count += missing(
		    arena_printf(mem, "%s.%s", words, field->options[i].value));
	return count;
}

static size_t
missing_of_form(const struct form *form)
{
	size_t count = missing(arena_printf(mem, "form.%s.button", form->name));

	for (size_t i = 0; i < form->field_count; i++)
		count += missing_of_field(form, &form->fields[i]);
	return count;
}

static void
check_language(const struct forms *all)
{
	static const char *const faults[] = {"required", "choose", "consent",
	    "file_missing", "too_long", "too_short", "not_email", "not_number",
	    "too_small", "too_large", "not_date", "not_time", "not_choice",
	    "pattern", "twice", "trap", "too_quick", "unknown", "file_type",
	    "file_size", NULL};
	size_t count = 0;

	for (size_t i = 0; forms_at(all, i); i++)
		count += missing_of_form(forms_at(all, i));
	for (size_t i = 0; faults[i]; i++)
		count += missing(arena_printf(mem, "fault.%s", faults[i]));
	CHECK(count == 0);
}

int
main(void)
{
	static const char *const langs[] = {"bg", "pl", "cs", "sr", "en"};
	struct forms *all;
	struct node *root;

	mem = arena_new(64 * 1024 * 1024);
	xml_start(false);
	CHECK(forms_read("forms", &all) == OK);
	for (size_t i = 0; i < sizeof langs / sizeof langs[0]; i++) {
		lang = langs[i];
		CHECK(xml_file(arena_printf(mem, "xslt/i18n/%s.xml", lang),
			  &root) == OK);
		dictionary = root;
		CHECK(!has("form.no.such"));
		check_language(all);
	}
	arena_free(mem);
	return check_done();
}
