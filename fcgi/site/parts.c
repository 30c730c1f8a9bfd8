/*
 * parts.c: addresses.  The only place where a path of ours is put together;
 * its patterns stand in fcgi/routes.c.
 */
#include "fcgi/site/parts.h"

#include "fcgi/http/request.h"

#include <string.h>

enum { ADDRESS_LIMIT = 8192 };

static void
add_field(
    struct arena *mem, struct buffer *to, const char *name, const char *value)
{
	buffer_add(to, to->size ? "&" : "?");
	buffer_add(to, text_url_encode(mem, name));
	buffer_add(to, "=");
	buffer_add(to, text_url_encode(mem, value));
}

const char *
path_with(struct arena *mem, const struct route *r, const struct parts *have,
    va_list more)
{
	struct parts parts = *have;
	struct buffer query = buffer_new(mem, ADDRESS_LIMIT);
	const char *fragment = NULL, *name;

	while ((name = va_arg(more, const char *))) {
		const char *value = va_arg(more, const char *);

		if (*name == '#')
			fragment = value;
		else if (*name != '?')
			parts_set(&parts, name, value);
		else if (value)
			add_field(mem, &query, name + 1, value);
	}
	return arena_printf(mem, "%s%s%s%s", route_path(mem, r, &parts),
	    query.size ? query.data : "", fragment ? "#" : "",
	    fragment ? fragment : "");
}

/* The i-th field of the query; of a list all that was given, once; NULL: it
 * stood before. */
static const char *
value_of(const struct visit *v, size_t i)
{
	const struct pairs *now = &v->request->query;
	const char *name = now->at[i].name, *value = now->at[i].value;

	if (!v->route->lists || !text_has_word(v->route->lists, name))
		return value;
	if (pairs_find(now, name) != value)
		return NULL;
	for (size_t k = i + 1; k < now->count; k++)
		if (!strcmp(now->at[k].name, name))
			value = arena_printf(v->mem, "%s%s%s", value,
			    *value && *now->at[k].value ? "." : "",
			    now->at[k].value);
	return value;
}

const char *
path_query(const struct visit *v, const char *name, const char *value)
{
	struct buffer query = buffer_new(v->mem, ADDRESS_LIMIT);
	const struct pairs *now = &v->request->query;

	for (size_t i = 0; i < now->count; i++) {
		const char *given = value_of(v, i);

		if (given && *given && strcmp(now->at[i].name, name) != 0)
			add_field(v->mem, &query, now->at[i].name, given);
	}
	if (value)
		add_field(v->mem, &query, name, value);
	return arena_printf(v->mem, "%s%s",
	    route_path(v->mem, v->route, &v->parts),
	    query.size ? query.data : "");
}

const char *
path_keep(const struct visit *v, const char *names, const char *except,
    const char *path)
{
	struct buffer out = buffer_new(v->mem, ADDRESS_LIMIT);
	const struct pairs *now = &v->request->query;
	size_t size = strcspn(path, "#");

	buffer_bytes(&out, path, size);
	for (size_t i = 0; names && i < now->count; i++) {
		const char *name = now->at[i].name, *value = now->at[i].value;

		if (!*value || text_is(name, except) ||
		    !text_has_word(names, name))
			continue;
		buffer_printf(&out, "%c%s=%s",
		    memchr(out.data, '?', out.size) ? '&' : '?',
		    text_url_encode(v->mem, name),
		    text_url_encode(v->mem, value));
	}
	buffer_add(&out, path + size);
	return out.data;
}
