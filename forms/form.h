/*
 * form.h: a declared form (forms/NAME.xml, grammar form.rng) as a struct.
 *
 * The same declaration is shown (show.h), checked (check.h) and kept
 * (keep.h).  Labels are not in it: they are form.NAME.FIELD, hints
 * form.NAME.FIELD.hint, options form.NAME.FIELD.OPTION in the dictionary;
 * questionnaires drawn up at the desk carry their own words.
 */
#ifndef FORMS_FORM_H
#define FORMS_FORM_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"
#include "fcgi/base/pattern.h"
#include "fcgi/base/xml.h"

enum field_type {
	FIELD_LINE, FIELD_TEXT, FIELD_EMAIL, FIELD_NUMBER, FIELD_DATE,
	FIELD_TIME, FIELD_PASSWORD, FIELD_CODE, FIELD_CHOICE, FIELD_CHOICES,
	FIELD_MATRIX, FIELD_FILE, FIELD_CONSENT, FIELD_WORDING, FIELD_HIDDEN,
	FIELD_PICKS,	/* several, ticked in the rows of a list on the page */
	FIELD_TRAP,		/* left empty by people, filled by machines */
};

/* As declarations, models and sheets say it: "choices". */
const char *field_type_name(enum field_type type);
/* ERR_INVALID: there is none of that name. */
enum err field_type_of(const char *name, enum field_type *out);

struct form_option {
	const char *value;
	const char *label;	/* own words, or NULL: the dictionary's */
};

struct field {
	const char *name, *label, *hint;	/* label, hint: own words or NULL */
	enum field_type type;
	bool required;
	bool hinted;		/* the dictionary has form.NAME.FIELD.hint */
	int64_t min, max;	/* characters (code points), the value of a
				 * number, the bytes of a file or e-mail; the
				 * type's own limit where none is declared */
	struct pattern *pattern; /* or NULL */
	const char *accept;	/* of a file: "docx odt xml", or NULL */
	const char *from;	/* options come from the handler by this name */
	bool asked;		/* from: the handler says whether it is asked */
	const char *demanded;	/* shown as required where it says so; or NULL */
	const char *words;	/* options are WORDS.OPTION in the dictionary;
				 * NULL: form.NAME.FIELD.OPTION */
	const char *autocomplete; /* HTML's word, or NULL */
	const char *kept;	/* data about a person: contact record account, as
				 * the privacy page explains; or NULL */
	struct form_option *options;
	size_t option_count;
	struct form_option *rows;	/* of a matrix */
	size_t row_count;
	const char *when_field, *when_is; /* asked only when that field holds
				 * one of these words; NULL: always */
	const char *section;	/* heading it stands under, or NULL: the
				 * dictionary's form.NAME.section.SECTION */
	const char *section_label; /* own words, or NULL */
};

struct form {
	const char *name;
	unsigned char digest[32]; /* of the declaration as served */
	struct field *fields;
	size_t field_count;
	bool files;		/* has a file field: multipart */
};

/* All of a folder's *.xml in the order of their names, validated with its
 * form.rng; lives for ever.
 * ERR_BROKEN names file and line in the log. */
struct forms;
enum err forms_read(const char *folder, struct forms **out);
const struct form *forms_find(const struct forms *all, const char *name);
				/* or NULL */
const struct form *forms_at(const struct forms *all, size_t i); /* or NULL */

/* One from a tree (a questionnaire), into the arena.  The tree must have
 * passed forms_validate and live as long as the form.  Own words are those of
 * the language where it has them, else the first ones (NULL: always).  ERR_INVALID: a name
 * twice, a condition on no earlier field, a pattern (those live for ever, and
 * are ours alone). */
enum err form_from(struct arena *mem, const struct node *root,
		   const char *language, struct form **out);
/* Against form.rng: ERR_INVALID, and why in *fault. */
enum err forms_validate(struct arena *mem, const struct forms *all,
			const struct node *root, const char **fault);
/* NULL: there is none of that name. */
const struct field *form_field(const struct form *form, const char *name);

#endif
