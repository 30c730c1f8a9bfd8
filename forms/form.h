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
};

struct option {
	const char *value;
	const char *label;	/* own words, or NULL: the dictionary's */
};

struct field {
	const char *name, *label, *hint;	/* label, hint: own words or NULL */
	enum field_type type;
	bool required;
	int64_t min, max;	/* characters, or the value of a number; max 0:
				 * the type's own limit */
	struct pattern *pattern; /* or NULL */
	const char *accept;	/* of a file: "docx odt xml", or NULL */
	const char *from;	/* options come from the handler by this name */
	const char *autocomplete; /* HTML's word, or NULL */
	struct option *options;
	size_t option_count;
	struct option *rows;	/* of a matrix */
	size_t row_count;
	const char *when_field, *when_is; /* shown and required only then */
	const char *section;	/* heading it stands under, or NULL */
};

struct form {
	const char *name;
	unsigned char digest[32]; /* of the declaration as served */
	struct field *fields;
	size_t field_count;
	bool files;		/* has a file field: multipart */
};

/* All of a folder's *.xml, validated with form.rng; lives for ever.
 * ERR_BROKEN names file and line in the log. */
struct forms;
enum err forms_read(const char *folder, struct forms **out);
const struct form *forms_find(const struct forms *all, const char *name);
				/* or NULL */
const struct form *forms_at(const struct forms *all, size_t i); /* or NULL */

/* One from a tree (a questionnaire), into the arena. */
enum err form_from(struct arena *mem, const struct node *root,
		   struct form **out);
const struct field *form_field(const struct form *form, const char *name);

#endif
