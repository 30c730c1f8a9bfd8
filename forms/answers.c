/*
 * answers.c: what was answered, for commands: cleaned values by name.
 */
#include "forms/check.h"

#include <string.h>

static const struct pair *
answer_pair(const struct pairs *in, const char *name, size_t i)
{
	for (size_t at = 0; at < in->count; at++)
		if (text_is(in->at[at].name, name) && i-- == 0)
			return &in->at[at];
	return NULL;
}

const char *
answer_at(const struct answers *in, const char *field, size_t i)
{
	const struct pair *found = answer_pair(&in->clean, field, i);

	return found ? found->value : NULL;
}

const char *
answer(const struct answers *in, const char *field)
{
	return answer_at(in, field, 0);
}

int64_t
answer_int(const struct answers *in, const char *field, int64_t otherwise)
{
	const char *value = answer(in, field);
	int64_t number;

	if (!value || text_int(value, &number) != OK)
		return otherwise;
	return number;
}

bool
answer_is(const struct answers *in, const char *field, const char *value)
{
	const char *is;

	for (size_t i = 0; (is = answer_at(in, field, i)); i++)
		if (text_is(is, value))
			return true;
	return false;
}

const struct upload *
answer_file(const struct answers *in, const char *field)
{
	const struct pair *found = answer_pair(&in->clean, field, 0);

	if (!found || found->file < 0)
		return NULL;
	return &in->uploads[found->file];
}

void
answers_give(struct answers *in, const char *field, const char *value)
{
	struct pair *copy;

	if (!in || !pairs_find(&in->given, field))
		return;
	/* the request's own pairs stay as they came */
	copy = arena_alloc(in->mem, in->given.count * sizeof *copy);
	memcpy(copy, in->given.at, in->given.count * sizeof *copy);
	for (size_t i = 0; i < in->given.count; i++)
		if (text_is(copy[i].name, field))
			copy[i].value = value;
	in->given.at = copy;
}
