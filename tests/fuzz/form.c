/*
 * form.c (fuzz): what a browser, or somebody who plays one, may post: the
 * body as pairs, checked against a declared form, shown again.
 *
 * The first byte chooses the form, 0 the one that most people meet. Beyond
 * not crashing: what is clean was asked for and keeps its limits, and what
 * is shown holds no secret.
 */
#include "forms/show.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static const struct form *
chosen(const struct forms *all, size_t i)
{
	size_t count = 0;

	while (forms_at(all, count))
		count++;
	return i % 64 == 0 ? forms_find(all, "comment")
			   : forms_at(all, i % count);
}

static void
promises(const struct answers *in)
{
	for (size_t i = 0; i < in->clean.count; i++) {
		const struct pair *p = &in->clean.at[i];
		const struct field *field = form_field(in->form, p->name);

		assert(field && answers_apply(in, field));
		assert(*p->value);
		assert(field->type == FIELD_NUMBER ||
		       text_length(p->value) <= (size_t)field->max);
		assert(!pairs_find(&in->faults, p->name) ||
		       field->type == FIELD_CHOICES);
	}
}

/* A field that keeps quiet has no value, whatever was sent. */
static void
silence(const struct node *shown)
{
	const struct node *at = xml_child(shown, "field");

	for (; at; at = xml_next(at, "field")) {
		const char *type = xml_get(at, "type");

		if (text_is(type, "password") || text_is(type, "code"))
			assert(!xml_child(at, "value"));
	}
}

static struct forms *
start(void)
{
	struct forms *all;

	xml_start(true);
	if (forms_read("forms", &all) != OK)
		abort();
	return all;
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct forms *all;
	static struct arena *mem;
	struct pairs given;
	struct answers in;
	struct node *root;

	if (!all) {
		all = start();
		mem = arena_new(256 * 1024 * 1024);
	}
	if (size == 0)
		return 0;
	if (text_pairs(mem, (const char *)data + 1, size - 1, 400, &given) ==
	    OK) {
		enum err e = check(
		    mem, chosen(all, data[0]), &given, NULL, 0, NULL, 0, &in);

		assert((e == OK) == answers_ok(&in));
		promises(&in);
		root = xml_new(mem, "form");
		show(root, in.form, &in, NULL, NULL, 0);
		silence(root);
		xml_print(mem, root);
	}
	arena_reset(mem);
	return 0;
}
