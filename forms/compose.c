/*
 * compose.c: a questionnaire as a list.  Neighbours with the same heading
 * become one section of the declaration.
 */
#include "forms/compose.h"

#include <string.h>

/* ---- words ---- */

/* Always a copy: neighbours may share their heading's words. */
void
compose_say(struct arena *mem, struct pairs *words, const char *language,
    const char *text)
{
	struct pairs old = *words;

	words->at = arena_alloc(mem, (old.count + 1) * sizeof *words->at);
	words->count = 0;
	for (size_t i = 0; i < old.count; i++)
		if (!text_is(old.at[i].name, language))
			words->at[words->count++] = old.at[i];
		else if (text)
			words->at[words->count++] =
			    (struct pair){language, text, -1};
	if (text && !pairs_find(words, language))
		words->at[words->count++] = (struct pair){language, text, -1};
}

const char *
compose_words(const struct pairs *words, const char *language)
{
	const char *found = language ? pairs_find(words, language) : NULL;

	return found ? found : words->count ? words->at[0].value : NULL;
}

/* ---- from the declaration ---- */

static struct pairs
words_read(struct arena *mem, const struct node *from, const char *name,
    const char *language)
{
	struct pairs words = {0};

	for (const struct node *n = xml_child(from, name); n;
	     n = xml_next(n, name)) {
		const char *lang = xml_get(n, "lang");

		compose_say(mem, &words, lang ? lang : language,
		    text_trim(mem, xml_words(mem, n)));
	}
	return words;
}

static struct compose_option *
options_read(struct arena *mem, const struct node *from, const char *name,
    const char *language, size_t *count)
{
	struct compose_option *all;
	const struct node *n;

	*count = 0;
	for (n = xml_child(from, name); n; n = xml_next(n, name))
		++*count;
	all = arena_alloc(mem, (*count + 1) * sizeof *all);
	*count = 0;
	for (n = xml_child(from, name); n; n = xml_next(n, name)) {
		struct compose_option *o = &all[(*count)++];

		o->value = xml_get(n, "value");
		o->label = words_read(mem, n, "label", language);
		if (!xml_child(n, "label"))
			compose_say(mem, &o->label, language,
			    text_trim(mem, xml_words(mem, n)));
	}
	return all;
}

static enum err
field_read(struct composed *all, const struct node *from,
    const struct pairs *section, const char *language)
{
	const struct node *when = xml_child(from, "when");
	struct question *q = &all->at[all->count];

	if (all->count == COMPOSE_QUESTIONS)
		return ERR_TOO_MANY;
	*q = (struct question){
	    .name = xml_get(from, "name"),
	    .required = xml_get(from, "required") != NULL,
	    .min = xml_get(from, "min"),
	    .max = xml_get(from, "max"),
	    .label = words_read(all->mem, from, "label", language),
	    .hint = words_read(all->mem, from, "hint", language),
	    .when_field = when ? xml_get(when, "field") : NULL,
	    .when_is = when ? xml_get(when, "is") : NULL,
	};
	for (size_t i = 0; section && i < section->count; i++)
		compose_say(all->mem, &q->section, section->at[i].name,
		    section->at[i].value);
	TRY(field_type_of(xml_get(from, "type"), &q->type));
	q->options =
	    options_read(all->mem, from, "option", language, &q->option_count);
	q->rows = options_read(all->mem, from, "row", language, &q->row_count);
	all->count++;
	return OK;
}

enum err
compose_read(struct arena *mem, const struct node *root, const char *language,
    struct composed *out)
{
	*out = (struct composed){.mem = mem,
	    .at = arena_alloc(mem, COMPOSE_QUESTIONS * sizeof *out->at)};
	for (const struct node *n = root ? xml_child(root, NULL) : NULL; n;
	     n = xml_next(n, NULL)) {
		struct pairs heading;

		if (text_is(xml_name(n), "field")) {
			TRY(field_read(out, n, NULL, language));
			continue;
		}
		heading = words_read(mem, n, "label", language);
		for (const struct node *f = xml_child(n, "field"); f;
		     f = xml_next(f, "field"))
			TRY(field_read(out, f, &heading, language));
	}
	return OK;
}

/* ---- to it ---- */

static void
words_write(struct node *to, const char *name, const struct pairs *words)
{
	for (size_t i = 0; i < words->count; i++)
		xml_attr(xml_add_text(to, name, words->at[i].value), "lang",
		    words->at[i].name);
}

static void
options_write(struct node *to, const char *name,
    const struct compose_option *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct node *node = xml_add(to, name);

		xml_attr(node, "value", all[i].value);
		words_write(node, "label", &all[i].label);
	}
}

static void
field_write(struct node *to, const struct question *q)
{
	struct node *node = xml_add(to, "field"), *when;

	xml_attr(node, "name", q->name);
	if (q->required)
		xml_attr(node, "required", "yes");
	xml_attr(node, "type", field_type_name(q->type));
	xml_attr(node, "min", q->min);
	xml_attr(node, "max", q->max);
	if (q->type == FIELD_FILE)
		xml_attr(node, "accept",
		    "pdf docx odt rtf txt csv xlsx ods jpg jpeg png webp");
	words_write(node, "label", &q->label);
	words_write(node, "hint", &q->hint);
	options_write(node, "row", q->rows, q->row_count);
	options_write(node, "option", q->options, q->option_count);
	if (!q->when_field)
		return;
	when = xml_add(node, "when");
	xml_attr(when, "field", q->when_field);
	xml_attr(when, "is", q->when_is);
}

static bool
same_words(const struct pairs *a, const struct pairs *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!text_is(pairs_find(b, a->at[i].name), a->at[i].value))
			return false;
	return true;
}

struct node *
compose_write(const struct composed *all)
{
	struct node *root = xml_new(all->mem, "form"), *section = NULL;
	const struct question *before = NULL;

	xml_attr(root, "name", "questionnaire");
	for (size_t i = 0; i < all->count; i++) {
		const struct question *q = &all->at[i];

		if (!q->section.count) {
			section = NULL;
		} else if (!section ||
			   !same_words(&before->section, &q->section)) {
			section = xml_add(root, "section");
			xml_attr(section, "name",
			    arena_printf(all->mem, "s%zu", i + 1));
			words_write(section, "label", &q->section);
		}
		field_write(section ? section : root, q);
		before = q;
	}
	return root;
}

/* ---- changed ---- */

size_t
compose_find(const struct composed *all, const char *name)
{
	size_t at = 0;

	while (at < all->count && !text_is(all->at[at].name, name))
		at++;
	return at;
}

/* The highest number behind a letter, so that none is used twice. */
static int64_t
numbered(const char *name)
{
	int64_t n = 0;

	return text_int(name + 1, &n) == OK ? n : 0;
}

struct question *
compose_add(struct composed *all, enum field_type type)
{
	int64_t last = 0;
	struct question *q = &all->at[all->count];

	if (all->count == COMPOSE_QUESTIONS)
		return NULL;
	for (size_t i = 0; i < all->count; i++)
		if (numbered(all->at[i].name) > last)
			last = numbered(all->at[i].name);
	*q = (struct question){
	    .name = arena_printf(all->mem, "q%lld", (long long)last + 1),
	    .type = type,
	};
	if (all->count)
		q->section = all->at[all->count - 1].section;
	all->count++;
	return q;
}

enum err
compose_move(struct composed *all, size_t at, bool up)
{
	size_t first = up ? at - 1 : at;
	struct question kept;

	if (at >= all->count || (up ? at == 0 : at + 1 == all->count))
		return ERR_NOT_FOUND;
	if (text_is(all->at[first + 1].when_field, all->at[first].name))
		return ERR_CONFLICT;
	kept = all->at[first];
	all->at[first] = all->at[first + 1];
	all->at[first + 1] = kept;
	return OK;
}

enum err
compose_remove(struct composed *all, size_t at)
{
	if (at >= all->count)
		return ERR_NOT_FOUND;
	for (size_t i = 0; i < all->count; i++)
		if (text_is(all->at[i].when_field, all->at[at].name))
			return ERR_CONFLICT;
	memmove(&all->at[at], &all->at[at + 1],
	    (all->count - at - 1) * sizeof *all->at);
	all->count--;
	return OK;
}

/* The option that is called so, or a new one whose value none has had. */
static struct compose_option
option_called(struct arena *mem, const struct compose_lines *from,
    const char *words, const struct compose_option *old, size_t count,
    int64_t *last)
{
	struct compose_option made = {0};

	for (size_t i = 0; i < count; i++)
		if (text_is(pairs_find(&old[i].label, from->language), words))
			return old[i];
	made.value =
	    arena_printf(mem, "%c%lld", from->letter, (long long)++*last);
	compose_say(mem, &made.label, from->language, words);
	return made;
}

static bool
called_so(const struct compose_option *all, size_t count, const char *words,
    const char *language)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(pairs_find(&all[i].label, language), words))
			return true;
	return false;
}

enum err
compose_lines(struct arena *mem, const struct compose_lines *from,
    struct compose_option **list, size_t *count)
{
	struct compose_option *all =
	    arena_alloc(mem, from->limit * sizeof *all);
	const char *at = from->text;
	size_t n = 0, size;
	int64_t last = 0;

	for (size_t i = 0; i < *count; i++)
		if (numbered((*list)[i].value) > last)
			last = numbered((*list)[i].value);
	for (; *at; at += size + (at[size] != 0)) {
		const char *line;

		size = strcspn(at, "\n");
		line = text_trim(mem, arena_copy_n(mem, at, size));
		if (!*line)
			continue;
		if (n == from->limit || called_so(all, n, line, from->language))
			return ERR_INVALID;
		all[n++] = option_called(mem, from, line, *list, *count, &last);
	}
	*list = all;
	*count = n;
	return OK;
}

size_t
compose_texts(const struct composed *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->count; i++) {
		const struct question *q = &all->at[i];

		n += (q->hint.count ? 2u : 1u) + (q->section.count ? 1u : 0u) +
		     q->option_count + q->row_count;
	}
	return n;
}
