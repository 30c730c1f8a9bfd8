/*
 * answers.c: answers that are shown again otherwise than they came.
 */
#include "forms/check.h"

#include <string.h>

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
