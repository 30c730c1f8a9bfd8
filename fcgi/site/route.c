/*
 * route.c: matching of paths and patterns, segment by segment.
 *
 * A segment of a pattern is literal, "{name}", or "{name}.ext"; what cannot
 * be a part of ours is not found.  The table is short
 * and scanned whole: no path is ambiguous between rows (a test holds that).
 */
#include "fcgi/site/route.h"

#include "fcgi/site/visit.h"

#include <assert.h>
#include <string.h>

const char *
parts_find(const struct parts *p, const char *name)
{
	for (size_t i = 0; i < p->count; i++)
		if (!strcmp(p->at[i].name, name))
			return p->at[i].value;
	return NULL;
}

void
parts_set(struct parts *p, const char *name, const char *value)
{
	for (size_t i = 0; i < p->count; i++) {
		if (!strcmp(p->at[i].name, name)) {
			p->at[i].value = value;
			return;
		}
	}
	assert(p->count < ROUTE_PARTS);
	p->at[p->count++] = (struct part){name, value};
}

static bool
is_language(const char *text)
{
	for (int i = 0; i < LANGS; i++)
		if (!strcmp(lang_code((enum lang)i), text))
			return true;
	return false;
}

/* What a part may be, so that nothing is found under two spellings: letters,
 * digits and "-._~" (the table's collation would take "a " for "a"), our
 * languages, numbers without zeros before them. */
static bool
part_ok(const char *name, const char *text)
{
	if (text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			      "abcdefghijklmnopqrstuvwxyz0123456789-._~")])
		return false;
	if (!strcmp(name, "lang"))
		return is_language(text);
	if (!strcmp(name, "version") || !strcmp(name, "n"))
		return *text != '0' && !text[strspn(text, "0123456789")];
	return true;
}

/* One segment of the pattern (size bytes) against one of the path. */
static bool
segment(struct arena *mem, const char *pattern, size_t size, const char *given,
    size_t given_size, struct parts *parts)
{
	const char *end = memchr(pattern, '}', size);
	size_t tail, value;
	const char *name, *text;

	if (*pattern != '{')
		return size == given_size && !memcmp(pattern, given, size);
	tail = size - (size_t)(end + 1 - pattern);
	if (given_size <= tail ||
	    memcmp(end + 1, given + given_size - tail, tail) != 0)
		return false;
	value = given_size - tail;
	name = arena_copy_n(mem, pattern + 1, (size_t)(end - pattern) - 1);
	text = arena_copy_n(mem, given, value);
	if (!part_ok(name, text))
		return false;
	parts_set(parts, name, text);
	return true;
}

static bool
matches(struct arena *mem, const char *pattern, const char *path,
    struct parts *parts)
{
	parts->count = 0;
	while (*pattern == '/' && *path == '/') {
		size_t size = strcspn(++pattern, "/");
		size_t given = strcspn(++path, "/");

		if (size == 0 || given == 0)
			return size == 0 && given == 0 && !pattern[0] &&
			       !path[0];
		if (!segment(mem, pattern, size, path, given, parts))
			return false;
		pattern += size;
		path += given;
	}
	return !*pattern && !*path;
}

enum route_found
route_find(struct arena *mem, enum verb verb, const char *path,
    const struct route **out, struct parts *parts)
{
	enum route_found found = ROUTE_NONE;

	for (size_t i = 0; i < route_count; i++) {
		if (!matches(mem, routes[i].pattern, path, parts))
			continue;
		if (routes[i].verb == verb) {
			*out = &routes[i];
			return ROUTE_FOUND;
		}
		found = ROUTE_WRONG_VERB;
	}
	return found;
}

const struct route *route_of_show(
    enum err (*show)(struct visit *, struct node *))
{
	for (size_t i = 0; i < route_count; i++)
		if (routes[i].verb == GET && routes[i].show == show)
			return &routes[i];
	assert(!"a handler without a route");
	return NULL;
}

const struct route *route_of_command(
    enum err (*command)(struct visit *, struct answers *))
{
	for (size_t i = 0; i < route_count; i++)
		if (routes[i].verb == POST && routes[i].command == command)
			return &routes[i];
	assert(!"a command without a route");
	return NULL;
}

const struct route *route_of_send(enum err (*send)(struct visit *))
{
	for (size_t i = 0; i < route_count; i++)
		if (routes[i].send == send)
			return &routes[i];
	assert(!"a download without a route");
	return NULL;
}

const struct route *
route_of_page(const char *page)
{
	for (size_t i = 0; i < route_count; i++)
		if (routes[i].verb == GET && text_is(routes[i].page, page))
			return &routes[i];
	return NULL;
}

const struct route *
route_of_post(const char *page)
{
	for (size_t i = 0; i < route_count; i++)
		if (routes[i].verb == POST && text_is(routes[i].page, page))
			return &routes[i];
	return NULL;
}

const char *
route_path(struct arena *mem, const struct route *r, const struct parts *parts)
{
	struct buffer path = buffer_new(mem, 4096);

	for (const char *p = r->pattern; *p;) {
		if (*p == '{') {
			size_t size = strcspn(p, "}");
			const char *name = arena_copy_n(mem, p + 1, size - 1);
			const char *value = parts_find(parts, name);

			assert(value != NULL);
			buffer_add(&path, text_url_encode(mem, value));
			p += size + 1;
		} else {
			size_t size = strcspn(p, "{");

			buffer_bytes(&path, p, size);
			p += size;
		}
	}
	return path.data;
}
