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
	struct pairs clean;	/* trimmed, checked; only fields that apply */
	struct pairs faults;	/* field -> key of fault.* in the dictionary */
	const struct upload *uploads;
	size_t upload_count;
};

/* Options whose values a handler knows (form.h: from); given before check
 * and show. */
struct choices {
	const char *from;
	struct option *options;
	size_t count;
};

/* ERR_INVALID: at least one fault; out is filled all the same.  Fault keys:
 * required, too_long, too_short, not_email, not_number, too_small,
 * too_large, not_date, not_time, not_choice, pattern, unknown, twice,
 * file_type, file_size. */
enum err check(struct arena *mem, const struct form *form,
	       const struct pairs *given, const struct upload *uploads,
	       size_t upload_count, const struct choices *choices,
	       size_t choice_count, struct answers *out);

/* The cleaned answer, or NULL where none was given. */
const char *answer(const struct answers *in, const char *field);
int64_t answer_int(const struct answers *in, const char *field,
		   int64_t otherwise);
bool answer_is(const struct answers *in, const char *field, const char *value);
const struct upload *answer_file(const struct answers *in, const char *field);

/* A command finds one: sets it; the command then returns ERR_INVALID. */
void answers_fault(struct answers *in, const char *field, const char *fault);
bool answers_ok(const struct answers *in);

#endif
