/*
 * frame.c: what every page's model begins with: reader, languages,
 * navigation, path, notices, and the consultation concerned with its parts.
 * Contract: xslt/base/page.rng.
 */
#include "fcgi/base/clock.h"
#include "fcgi/http/request.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"
#include "fcgi/site/session.h"

#include <string.h>

/* Addresses that need no more than the language. */
static const char *
plain_path(struct visit *v, const char *page)
{
	const struct route *r = route_of_page(page);
	struct parts parts = {0};

	if (!r)
		return NULL;
	parts_set(&parts, "lang", lang_code(v->lang));
	return route_path(v->mem, r, &parts);
}

/* A holder's page is his alone, so a button may stand on each. */
static void
sign_out(struct visit *v, struct node *viewer)
{
	const struct route *r = route_of_post("sign-out");
	struct parts parts = {0};
	struct node *form;
	const char *path;

	if (!r)
		return;
	parts_set(&parts, "lang", lang_code(v->lang));
	path = route_path(v->mem, r, &parts);
	form = xml_add(viewer, "form");
	xml_attr(form, "name", "sign-out");
	xml_attr(form, "action", path);
	xml_attr(form, "key", session_key(v, path));
}

static void
viewer(struct visit *v, struct node *page)
{
	struct node *node;

	if (!v->who.id)
		return;
	node = xml_add(page, "viewer");
	xml_attr(node, "name", v->who.name);
	if (v->who.anywhere)
		xml_attr(node, "desk", plain_path(v, "desk"));
	if (route_of_page("account"))
		xml_attr(node, "account", plain_path(v, "account"));
	sign_out(v, node);
}

/* The same page in the other languages; after an error, the front page. */
static void
languages(struct visit *v, struct node *page)
{
	struct node *list = xml_add(page, "languages");
	const struct route *r = v->route->pattern ? v->route : NULL;

	/* a refused POST's page stands at the address of its form */
	for (int i = 0; i < LANGS; i++) {
		struct node *item = xml_add(list, "language");
		struct parts parts = v->parts;
		const char *code = lang_code((enum lang)i);

		if (!r)
			parts.count = 0;
		parts_set(&parts, "lang", code);
		xml_attr(item, "code", code);
		xml_attr(item, "href",
		    r && r->verb == GET ? route_path(v->mem, r, &parts)
					: arena_printf(v->mem, "/%s/", code));
		if (i == (int)v->lang)
			xml_attr(item, "current", "1");
	}
}

static void
navigation(struct visit *v, struct node *page)
{
	static const char *const items[] = {
	    "front", "consultations", "authorities", "help"};
	struct node *nav = xml_add(page, "nav");

	for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
		const char *path = plain_path(v, items[i]);
		struct node *item;

		if (!path)
			continue;
		item = xml_add(nav, "item");
		xml_attr(item, "name", items[i]);
		xml_attr(item, "href", path);
		if (text_is(v->route->page, items[i]))
			xml_attr(item, "current", "1");
	}
	if (!v->who.id && route_of_page("sign-in")) {
		struct node *item = xml_add(nav, "item");

		xml_attr(item, "name", "sign-in");
		xml_attr(item, "href", plain_path(v, "sign-in"));
	}
}

static void
foot(struct visit *v, struct node *page)
{
	static const char *const items[] = {
	    "about", "accessibility", "privacy", "data", "log"};
	struct node *node = xml_add(page, "foot");

	for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
		const char *path = plain_path(v, items[i]);
		struct node *item;

		if (!path)
			continue;
		item = xml_add(node, "item");
		xml_attr(item, "name", items[i]);
		xml_attr(item, "href", path);
	}
}

/* Parts of a consultation that stand as tabs; a part shows itself where it
 * has a route and something to show. */
struct tab {
	const char *name, *page;
	unsigned phases;
};
static const struct tab tabs[] = {
    {"overview", "overview", ANY_PHASE},
    {"text", "document", ANY_PHASE},
    {"comments", "comments", PUBLISHED_PHASES & ~(unsigned)ANNOUNCED},
    {"take-part", "take-part", OPEN},
    {"report", "report", ANSWERED | CONCLUDED},
    {"outcome", "outcome", CONCLUDED},
};

/* Which tab a page belongs to, by the page's name. */
static const char *
tab_of(const char *page)
{
	static const char *const belongs[][2] = {
	    {"document", "text"},
	    {"unit", "text"},
	    {"version", "text"},
	    {"part", "text"},
	    {"whole", "text"},
	    {"comment-whole", "take-part"},
	    {"comment-form", "take-part"},
	    {"comment", "comments"},
	};

	for (size_t i = 0; i < sizeof belongs / sizeof *belongs; i++)
		if (text_is(page, belongs[i][0]))
			return belongs[i][1];
	return page;
}

static void
part(struct visit *v, struct node *parent, const struct tab *t)
{
	const struct route *r = route_of_page(t->page);
	struct parts parts = {0};
	struct node *node;

	if (!r || !(v->phase & t->phases))
		return;
	/* reported or concluded: whichever came, its page stays */
	if (!strcmp(t->name, "report") && !v->consultation.reported)
		return;
	parts_set(&parts, "lang", lang_code(v->lang));
	parts_set(&parts, "consultation", v->consultation.slug);
	if (!strcmp(t->name, "text")) {
		const char *main = cell(&v->consultation.row, 0, "document");

		if (!main)
			return;
		parts_set(&parts, "document", main);
	}
	node = xml_add(parent, "part");
	xml_attr(node, "name", t->name);
	xml_attr(node, "href", route_path(v->mem, r, &parts));
	if (text_is(tab_of(v->route->page), t->name))
		xml_attr(node, "current", "1");
	if (!strcmp(t->name, "comments"))
		xml_attr_int(node, "count", v->consultation.comments);
}

static void
authority(struct visit *v, struct node *parent)
{
	const struct route *r = route_of_page("authority");
	struct node *node = xml_add(parent, "authority");
	struct parts parts = {0};

	xml_attr(node, "slug", v->consultation.authority_slug);
	parts_set(&parts, "lang", lang_code(v->lang));
	parts_set(&parts, "authority", v->consultation.authority_slug);
	if (r)
		xml_attr(node, "href", route_path(v->mem, r, &parts));
	xml_text(node, page_script(v, v->consultation.language,
			   v->consultation.authority_name));
}

/* What kind of act and of round it is, in the country's words. */
static void
kinds(struct visit *v, struct node *node)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);

	if (!p)
		return;
	xml_add_text(node, "act", page_script(v, p->language, p->act_name));
	xml_add_text(node, "round", page_script(v, p->language, p->round_name));
}

static void
consultation(struct visit *v, struct node *page)
{
	const struct consultation *c = &v->consultation;
	struct node *node = xml_add(page, "consultation");
	struct parts parts = {0};
	const struct route *r = route_of_page("overview");

	xml_attr(node, "slug", c->slug);
	xml_attr(node, "phase", phase_name(v->phase));
	xml_attr(node, "country", c->country);
	xml_attr(node, "lang", c->language);
	if (c->hue >= 0)
		xml_attr_int(node, "hue", c->hue);
	parts_set(&parts, "lang", lang_code(v->lang));
	parts_set(&parts, "consultation", c->slug);
	if (r)
		xml_attr(node, "href", route_path(v->mem, r, &parts));
	xml_add_text(node, "title", page_script(v, c->language, c->title));
	authority(v, node);
	kinds(v, node);
	page_moment(v, node, "published", c->published, c->zone);
	page_moment(v, node, "opens", c->opens, c->zone);
	page_moment(v, node, "rest", c->rest, c->zone);
	page_moment(v, node, "closes", c->closes, c->zone);
	page_moment(v, node, "reported", c->reported, c->zone);
	page_moment(v, node, "concluded", c->concluded, c->zone);
	page_moment(v, node, "cancelled", c->cancelled, c->zone);
	if (cell(&c->row, 0, "short_reason"))
		xml_attr(xml_add(node, "flag"), "name", "short_term");
	for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++)
		part(v, node, &tabs[i]);
}

void
page_crumb(struct visit *v, const char *words,
    enum err (*show)(struct visit *, struct node *), ...)
{
	struct node *crumb = xml_add(v->crumbs, "crumb");
	va_list more;

	va_start(more, show);
	xml_attr(crumb, "href",
	    path_with(v->mem, route_of_show(show), &v->parts, more));
	va_end(more);
	xml_text(crumb, words);
}

/* Only words of our own dictionary can be asked for. */
static void
notice(struct visit *v, struct node *page)
{
	const char *key = pairs_find(&v->request->query, "notice");

	if (key && v->cookie &&
	    strspn(key, "abcdefghijklmnopqrstuvwxyz_-") == strlen(key) &&
	    visit_has_text(v, "notice", key))
		xml_attr(xml_add(page, "notice"), "key", key);
}

struct node *
page_new(struct visit *v, const char *name)
{
	struct node *page = xml_new(v->mem, "page");

	xml_attr(page, "name", name);
	xml_attr(page, "lang", lang_code(v->lang));
	xml_attr(page, "path", v->request->path);
	xml_attr(page, "build", v->site->build);
	/* of files alone: a page that says it is another one each second */
	if (v->route->output == BYTES)
		xml_attr(page, "now-iso", clock_iso(v->mem, v->now));
	viewer(v, page);
	languages(v, page);
	navigation(v, page);
	foot(v, page);
	v->crumbs = xml_add(page, "crumbs");
	notice(v, page);
	if (v->consultation.id)
		consultation(v, page);
	return page;
}
