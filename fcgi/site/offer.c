/*
 * offer.c: what may be done on a page: the form of a command, or a link to
 * it, and nothing where may() says no.  So permission, address, key and
 * fields come from their declarations, and a page can never show what the
 * server would refuse (architecture 5).
 */
#include "fcgi/http/request.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"
#include "fcgi/site/session.h"
#include "forms/show.h"

#include <assert.h>
#include <string.h>

/* The last word of the path: "comment", what the link is called. */
static const char *
rel_of(const struct route *r)
{
	const char *end = strrchr(r->pattern, '/');

	return r->form ? r->form : end + 1; /* also of .asks */
}

static struct node *
write_form(struct visit *v, struct node *parent, const struct route *r,
    const char *path, const struct pairs *preset)
{
	const struct form *form = r->form ? forms_find(v->site->forms, r->form)
				  : r->asks && r->asks == v->route->asks
				      ? v->asked
				      : NULL;
	struct node *node = xml_add(parent, "form");
	const struct answers *in = NULL;

	xml_attr(node, "name", rel_of(r));
	/* what the address of the page says of a list goes along */
	xml_attr(node, "action", path_keep(v, r->query, NULL, path));
	if (r->key == KEYED)
		xml_attr(node, "key", session_key(v, path));
	if (!form)
		return node;
	/* A refused POST is shown in its own form only, as it was typed. */
	if (v->answers && v->answers->form == form &&
	    text_is(v->request->path, path))
		in = v->answers;
	show(node, form, in, preset, v->choices, v->choice_count);
	return node;
}

static struct node *
offer(struct node *parent, struct visit *v, const struct route *r,
    const char *path, const struct pairs *preset)
{
	struct node *link;

	enum verdict verdict =
	    may(&v->who, &v->consultation, r->action, v->now);

	if (verdict != MAY && verdict != ACCOUNT_NEEDED)
		return NULL;
	if (v->form_ready && verdict == MAY)
		return write_form(v, parent, r, path, preset);
	link = xml_add(parent, "link");
	xml_attr(link, "rel", rel_of(r));
	xml_attr(link, "href", path);
	return link;
}

struct node *
page_offer(struct node *parent, struct visit *v,
    enum err (*command)(struct visit *, struct answers *), ...)
{
	const struct route *r = route_of_command(command);
	va_list more;
	const char *path;

	va_start(more, command);
	path = path_with(v->mem, r, &v->parts, more);
	va_end(more);
	return offer(parent, v, r, path, NULL);
}

struct node *
page_offer_with(struct node *parent, struct visit *v,
    enum err (*command)(struct visit *, struct answers *),
    const struct pairs *preset, ...)
{
	const struct route *r = route_of_command(command);
	va_list more;
	const char *path;

	va_start(more, preset);
	path = path_with(v->mem, r, &v->parts, more);
	va_end(more);
	return offer(parent, v, r, path, preset);
}
