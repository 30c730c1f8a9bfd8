/*
 * check.h: given values against a form: cleaned answers, or what is wrong
 * with each.  Everything typed is kept as typed, to be shown again.
 */
#ifndef FORMS_CHECK_H
#define FORMS_CHECK_H

#include "fcgi/base/text.h"
#include "forms/form.h"

/* What came with a file field; the bytes are in the file fd, from its start.
 * (Filled by http/multipart.c.) */
struct upload {
	const char *name;	/* as the person's machine called it: shown only */
	const char *type;	/* as claimed: never trusted */
	int fd;
	size_t size;
};

struct answers {
	struct arena *mem;
	const struct form *form;
	struct pairs given;	/* as typed */
	struct pairs clean;	/* trimmed, checked; only fields that apply and
				 * hold something; "FIELD.ROW" of a matrix */
	struct pairs faults;	/* field -> key of fault.* in the dictionary;
				 * field "" is the form as a whole */
	struct pairs figures;	/* field -> {1} of its fault's words */
	const struct upload *uploads;
	size_t upload_count;
	bool meanwhile;		/* somebody else saved first: what is kept now
				 * is shown beside what was typed */
};

/* Options whose values a handler knows (form.h: from); given before check
 * and show. */
struct choices {
	const char *from;
	struct form_option *options;
	size_t count;
};

/* The options of a field, its own or those that a handler gave. */
const struct form_option *choices_of(const struct field *field,
				const struct choices *choices,
				size_t choice_count, size_t *count);
/* "FIELD.ROW", the name under which a row of a matrix is answered. */
const char *row_name(struct arena *mem, const struct field *field, size_t row);

/* ERR_INVALID: at least one fault; out is filled all the same.  Fault keys:
 * required (typed), choose (of options), consent, file_missing, too_long,
 * too_short, not_email, not_number, too_small, too_large, not_date,
 * not_time, not_choice, pattern, twice, trap, file_type, file_size; and of the form
 * as a whole unknown: a field that is not declared, or a hidden one that is
 * not what was shown.  At most one a field.
 * The field "key" is the pipeline's and passes.  choices may be NULL. */
enum err check(struct arena *mem, const struct form *form,
	       const struct pairs *given, const struct upload *uploads,
	       size_t upload_count, const struct choices *choices,
	       size_t choice_count, struct answers *out);

/* The cleaned answer, or NULL where none was given. Of several choices the
 * first; all with answer_at, NULL after the last. */
const char *answer(const struct answers *in, const char *field);
int64_t answer_int(const struct answers *in, const char *field,
		   int64_t otherwise);
const char *answer_at(const struct answers *in, const char *field, size_t i);
/* One of the answers of that field. */
bool answer_is(const struct answers *in, const char *field, const char *value);
const struct upload *answer_file(const struct answers *in, const char *field);

/* Whether the field's condition holds for what is clean so far. */
bool answers_apply(const struct answers *in, const struct field *field);

/* A command finds one: sets it; the command then returns ERR_INVALID. */
void answers_fault(struct answers *in, const char *field, const char *fault);
/* The same with what {1} of its words says: a day, a number, as people read
 * it. */
void answers_fault_with(struct answers *in, const char *field,
			const char *fault, const char *figure);
bool answers_ok(const struct answers *in);
/* What a field that was sent is shown with again, in the place of what was
 * given: an edition, where the newer one was read meanwhile.  in may be NULL. */
void answers_give(struct answers *in, const char *field, const char *value);

#endif
