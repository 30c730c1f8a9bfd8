/*
 * check.c: given values against a form.
 *
 * The server alone decides what applies: a field whose condition does not
 * hold is neither asked for nor kept, whatever the browser sent.  Nothing is
 * stored here and nothing asked of the database; what needs either ("taken")
 * a command finds and says with answers_fault.
 */
#include "forms/check.h"
#include "fcgi/base/clock.h"

enum { PICKS_MAX = 100 };

struct checking {
	struct answers *out;
	const struct choices *choices;
	size_t choice_count;
};

static void
pairs_add(struct pairs *to, const char *name, const char *value, int file)
{
	to->at[to->count++] =
	    (struct pair){.name = name, .value = value, .file = file};
}

static const struct pair *
pairs_pair(const struct pairs *in, const char *name, size_t i)
{
	for (size_t at = 0; at < in->count; at++)
		if (text_is(in->at[at].name, name) && i-- == 0)
			return &in->at[at];
	return NULL;
}

/* The first fault of a field stays: one sentence is enough to mend it. */
void
answers_fault(struct answers *in, const char *field, const char *fault)
{
	struct pairs *all = &in->faults;

	if (pairs_find(all, field))
		return;
	all->at = arena_grow(in->mem, all->at, all->count * sizeof *all->at,
	    (all->count + 1) * sizeof *all->at);
	pairs_add(all, field, fault, -1);
}

void
answers_fault_with(struct answers *in, const char *field, const char *fault,
    const char *figure)
{
	struct pairs *all = &in->figures;

	answers_fault(in, field, fault);
	all->at = arena_grow(in->mem, all->at, all->count * sizeof *all->at,
	    (all->count + 1) * sizeof *all->at);
	pairs_add(all, field, figure, -1);
}

bool
answers_ok(const struct answers *in)
{
	return in->faults.count == 0;
}

bool
answers_apply(const struct answers *in, const struct field *field)
{
	const char *value;

	if (!field->when_field)
		return true;
	for (size_t i = 0; (value = answer_at(in, field->when_field, i)); i++)
		if (text_has_word(field->when_is, value))
			return true;
	return false;
}

/* Plausible, no more: whether it exists only a mail can tell.  What would be
 * read as several addresses, or as a name with one, is no address. */
static bool
is_email(struct arena *mem, const char *text)
{
	const char *at = strchr(text, '@'), *dot, *end = text + strlen(text);

	if (!at || at == text || strchr(at + 1, '@') ||
	    strpbrk(text, "<>()[],;:\\\""))
		return false;
	dot = strrchr(at, '.');
	if (!dot || dot[1] == '\0' || at[1] == '.' || strstr(at, ".."))
		return false;
	/* White space of any script, by the door's own idea of it. */
	for (const char *one = text; one < end;) {
		const char *character = text_cut(mem, one, 1);

		if (*text_trim(mem, character) == '\0')
			return false;
		one += strlen(character);
	}
	return true;
}

/* An hour as people write it, "9:00" or "17.30", with two digits and a
 * colon; anything else as it is, to be found wrong. */
static const char *
time_whole(struct arena *mem, const char *text)
{
	size_t size = strlen(text), mark = size < 4 ? 0 : size - 3;

	if (size < 4 || size > 5 || (text[mark] != ':' && text[mark] != '.'))
		return text;
	return arena_printf(mem, "%s%.*s:%s", mark == 1 ? "0" : "", (int)mark,
	    text, text + mark + 1);
}

/* "00:00" to "23:59", and "24:00", the end of a day (clock.h). */
static bool
is_time(const char *text)
{
	static const char form[] = "00:00";

	if (strlen(text) != strlen(form))
		return false;
	for (size_t i = 0; form[i]; i++)
		if (form[i] == ':' ? text[i] != ':'
				   : text[i] < '0' || text[i] > '9')
			return false;
	return text[3] < '6' && strcmp(text, "24:00") <= 0;
}

static bool
is_date(const char *text)
{
	int64_t number;

	return strlen(text) == DAY_SIZE && day_number(text, &number) == OK;
}

static const char *
number_fault(const struct field *field, const char *value)
{
	int64_t number;

	if (text_int(value, &number) != OK)
		return "not_number";
	if (number < field->min)
		return "too_small";
	return number > field->max ? "too_large" : NULL;
}

/* Length in code points, but of an e-mail in bytes (RFC 5321 counts so). */
static const char *
length_fault(const struct field *field, const char *value)
{
	size_t size =
	    field->type == FIELD_EMAIL ? strlen(value) : text_length(value);

	if (size > (size_t)field->max)
		return "too_long";
	return size < (size_t)field->min ? "too_short" : NULL;
}

static const char *
typed_fault(struct arena *mem, const struct field *field, const char *value)
{
	const char *fault;

	if (field->type == FIELD_NUMBER)
		return number_fault(field, value);
	if ((fault = length_fault(field, value)))
		return fault;
	if (field->type == FIELD_EMAIL && !is_email(mem, value))
		return "not_email";
	if (field->type == FIELD_DATE && !is_date(value))
		return "not_date";
	if (field->type == FIELD_TIME && !is_time(value))
		return "not_time";
	/* A browser sends none: a line is one line. */
	if (field->type != FIELD_TEXT && field->type != FIELD_WORDING &&
	    strchr(value, '\n'))
		return "pattern";
	if (field->pattern && !pattern_matches(field->pattern, value))
		return "pattern";
	return NULL;
}

/* A code without the spaces and hyphens that it is shown or copied with. */
static const char *
code_bare(struct arena *mem, const char *text)
{
	char *bare = arena_copy(mem, text), *to = bare;

	for (; *text; text++)
		if (*text != ' ' && *text != '-')
			*to++ = *text;
	*to = '\0';
	return bare;
}

/* Nobody typed what is hidden: wrong there, the form as a whole is not the one
 * that was shown. */
static void
fault_of(struct answers *out, const struct field *field, const char *fault)
{
	if (field->type == FIELD_HIDDEN)
		answers_fault(out, "", "unknown");
	else
		answers_fault(out, field->name, fault);
}

static void
check_typed(struct checking *c, const struct field *field)
{
	struct answers *out = c->out;
	const struct pair *given = pairs_pair(&out->given, field->name, 0);
	const char *value = given && given->value ? given->value : "";
	const char *fault;

	/* White space may be part of a password. */
	if (field->type != FIELD_PASSWORD)
		value = text_trim(out->mem, value);
	if (field->type == FIELD_CODE)
		value = code_bare(out->mem, value);
	if (field->type == FIELD_TIME)
		value = time_whole(out->mem, value);
	if (*value == '\0') {
		if (field->required)
			fault_of(out, field, "required");
		return;
	}
	if ((fault = typed_fault(out->mem, field, value)))
		fault_of(out, field, fault);
	else
		pairs_add(&out->clean, field->name, value, -1);
}

const struct form_option *
choices_of(const struct field *field, const struct choices *choices,
    size_t choice_count, size_t *count)
{
	*count = field->option_count;
	if (!field->from)
		return field->options;
	for (size_t i = 0; i < choice_count; i++)
		if (text_is(choices[i].from, field->from)) {
			*count = choices[i].count;
			return choices[i].options;
		}
	*count = 0;
	return NULL;
}

static bool
is_option(
    const struct checking *c, const struct field *field, const char *value)
{
	size_t count;
	const struct form_option *all =
	    choices_of(field, c->choices, c->choice_count, &count);

	for (size_t i = 0; i < count; i++)
		if (text_is(all[i].value, value))
			return true;
	return false;
}

/* The choices under that name, which is the field's or a matrix row's. An
 * empty value is the line "choose" of a list. */
static void
check_chosen(struct checking *c, const struct field *field, const char *name)
{
	struct answers *out = c->out;
	const struct pair *given;
	size_t before = out->clean.count;

	for (size_t i = 0; (given = pairs_pair(&out->given, name, i)); i++) {
		if (!given->value || *given->value == '\0')
			continue;
		if (!is_option(c, field, given->value))
			answers_fault(out, field->name, "not_choice");
		else if (!answer_is(out, name, given->value))
			pairs_add(&out->clean, name, given->value, -1);
	}
	if (field->required && out->clean.count == before)
		answers_fault(out, field->name, "choose");
}

/* Rows of a list that were ticked: what they are the command looks up. */
static void
check_picks(struct checking *c, const struct field *field)
{
	struct answers *out = c->out;
	const struct pair *given;
	size_t n = 0;

	for (; (given = pairs_pair(&out->given, field->name, n)); n++) {
		const char *value = given->value ? given->value : "";

		if (typed_fault(out->mem, field, value))
			answers_fault(out, field->name, "not_choice");
		else if (!answer_is(out, field->name, value))
			pairs_add(&out->clean, field->name, value, -1);
	}
	if (n == 0 && field->required)
		answers_fault(out, field->name, "choose");
	else if (n > PICKS_MAX)
		answers_fault(out, field->name, "too_many");
}

const char *
row_name(struct arena *mem, const struct field *field, size_t row)
{
	return arena_printf(mem, "%s.%s", field->name, field->rows[row].value);
}

static void
check_matrix(struct checking *c, const struct field *field)
{
	for (size_t i = 0; i < field->row_count; i++)
		check_chosen(c, field, row_name(c->out->mem, field, i));
}

static void
check_consent(struct checking *c, const struct field *field)
{
	const char *value = pairs_find(&c->out->given, field->name);

	if (text_is(value, "yes"))
		pairs_add(&c->out->clean, field->name, "yes", -1);
	else if (value && *value)
		answers_fault(c->out, field->name, "not_choice");
	else if (field->required)
		answers_fault(c->out, field->name, "consent");
}

/* By the end of its name only: what it really is the reader finds out. */
static const char *
file_fault(
    struct arena *mem, const struct field *field, const struct upload *file)
{
	const char *dot = strrchr(file->name, '.');

	if (!dot || !text_has_word(field->accept, text_lower(mem, dot + 1)))
		return "file_type";
	if (file->size == 0 || file->size > (size_t)field->max)
		return "file_size";
	return NULL;
}

static void
check_file(struct checking *c, const struct field *field)
{
	struct answers *out = c->out;
	const struct pair *given = pairs_pair(&out->given, field->name, 0);
	const struct upload *file = NULL;
	const char *fault;

	if (given && given->file >= 0 &&
	    (size_t)given->file < out->upload_count)
		file = &out->uploads[given->file];
	/* A file field left empty comes as a file without name and bytes. */
	if (!file || (*file->name == '\0' && file->size == 0)) {
		if (field->required)
			answers_fault(out, field->name, "file_missing");
		return;
	}
	if ((fault = file_fault(out->mem, field, file)))
		answers_fault(out, field->name, fault);
	else
		pairs_add(&out->clean, field->name, file->name, given->file);
}

/* Nobody sees it; what fills it in is told so all the same. */
static void
check_trap(struct checking *c, const struct field *field)
{
	const char *given = pairs_find(&c->out->given, field->name);

	if (given && *given)
		answers_fault(c->out, field->name, "trap");
}

static bool
may_repeat(const struct field *field)
{
	return field->type == FIELD_CHOICES || field->type == FIELD_PICKS;
}

static bool
twice(const struct answers *in, const struct field *field)
{
	if (field->type == FIELD_MATRIX) {
		for (size_t i = 0; i < field->row_count; i++)
			if (pairs_pair(
				&in->given, row_name(in->mem, field, i), 1))
				return true;
		return false;
	}
	return !may_repeat(field) && pairs_pair(&in->given, field->name, 1);
}

static void
check_field(struct checking *c, const struct field *field)
{
	if (twice(c->out, field)) {
		fault_of(c->out, field, "twice");
		return;
	}
	switch (field->type) {
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		check_chosen(c, field, field->name);
		break;
	case FIELD_PICKS:
		check_picks(c, field);
		break;
	case FIELD_MATRIX:
		check_matrix(c, field);
		break;
	case FIELD_CONSENT:
		check_consent(c, field);
		break;
	case FIELD_FILE:
		check_file(c, field);
		break;
	case FIELD_TRAP:
		check_trap(c, field);
		break;
	default:
		check_typed(c, field);
	}
}

/* The field that a given name belongs to, or NULL. */
static const struct field *
field_of(const struct answers *in, const struct pair *given)
{
	for (size_t i = 0; i < in->form->field_count; i++) {
		const struct field *field = &in->form->fields[i];

		/* Bytes only where a file is asked for. */
		if (given->file >= 0 && field->type != FIELD_FILE)
			continue;
		if (field->type != FIELD_MATRIX) {
			if (text_is(field->name, given->name))
				return field;
			continue;
		}
		for (size_t row = 0; row < field->row_count; row++)
			if (text_is(row_name(in->mem, field, row), given->name))
				return field;
	}
	return NULL;
}

static bool
all_declared(const struct answers *in)
{
	for (size_t i = 0; i < in->given.count; i++)
		if (!text_is(in->given.at[i].name, "key") &&
		    !field_of(in, &in->given.at[i]))
			return false;
	return true;
}

/* What does not apply, or was not asked, is neither wanted nor taken. */
static bool
is_asked(const struct checking *c, const struct field *field)
{
	size_t count = 0;

	(void)choices_of(field, c->choices, c->choice_count, &count);
	return (!field->asked || count) && answers_apply(c->out, field);
}

enum err
check(struct arena *mem, const struct form *form, const struct pairs *given,
    const struct upload *uploads, size_t upload_count,
    const struct choices *choices, size_t choice_count, struct answers *out)
{
	struct checking c = {out, choices, choice_count};

	*out = (struct answers){
	    .mem = mem,
	    .form = form,
	    .given = *given,
	    .uploads = uploads,
	    .upload_count = upload_count,
	};
	/* Every clean answer comes from one given value. */
	out->clean.at =
	    arena_alloc(mem, (given->count + 1) * sizeof *out->clean.at);
	if (!all_declared(out))
		answers_fault(out, "", "unknown");
	for (size_t i = 0; i < form->field_count; i++)
		if (is_asked(&c, &form->fields[i]))
			check_field(&c, &form->fields[i]);
	return answers_ok(out) ? OK : ERR_INVALID;
}
