/*
 * outside.c: what a body publishes here, for its own site: news as Atom, and a
 * list of what can be commented on that may stand in a frame (practice 14).
 */
#include "build/sql.h"
#include "fcgi/app/public/list.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

enum { NEWS = 50, ROWS = 20 };

/* ---- news ---- */

static void
item(struct visit *v, struct node *to, const struct rows *r, size_t i)
{
	struct node *node = page_row(v, to, "item", r, i);

	xml_attr(node, "published",
	    clock_iso(v->mem, cell_time(r, i, ".published")));
	xml_attr(
	    node, "updated", clock_iso(v->mem, cell_time(r, i, ".updated")));
	xml_attr(node, "href",
	    visit_address(
		v, overview_show, "consultation", cell(r, i, ".slug"), NULL));
}

enum err
authority_feed_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "authority-feed-page");
	const struct rows *a = &v->authority_row;
	struct rows r;

	TRY(sql_authority_news(v->db, v->mem, v->authority,
	    lang_content(v->lang), v->now, NEWS, &r));
	xml_attr(to, "href", visit_address(v, authority_show, NULL));
	xml_attr(to, "self", visit_address(v, authority_feed_show, NULL));
	xml_attr(to, "updated",
	    clock_iso(v->mem, cell_time(r.count ? &r : a, 0,
				  r.count ? ".updated" : ".created")));
	xml_add_text(to, "name",
	    page_script(v, cell(a, 0, ".lang"), cell(a, 0, ".name")));
	for (size_t i = 0; i < r.count; i++)
		item(v, to, &r, i);
	return OK;
}

/* ---- a list in a frame ---- */

static enum err
group(struct visit *v, struct node *to, const char *phase,
    enum err (*rows)(struct db *, struct arena *, const char *, const int64_t *,
	const char *, const char *, const int64_t *, int64_t, struct rows *))
{
	struct node *node;
	struct rows r;

	TRY(rows(v->db, v->mem, lang_content(v->lang), &v->authority, v->now,
	    NULL, NULL, ROWS, &r));
	if (!r.count)
		return OK;
	node = xml_add(to, "group");
	xml_attr(node, "phase", phase);
	for (size_t i = 0; i < r.count; i++)
		(void)list_entry(v, node, &r, i);
	return OK;
}

enum err
authority_list_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "authority-list-page");
	const struct rows *a = &v->authority_row;

	if (cell_int(a, 0, ".hue") >= 0)
		xml_attr_int(page, "hue", cell_int(a, 0, ".hue"));
	xml_add_text(to, "name",
	    page_script(v, cell(a, 0, ".lang"), cell(a, 0, ".name")));
	page_link(v, to, authority_show, NULL);
	TRY(group(v, to, "open", sql_consultations_open));
	return group(v, to, "announced", sql_consultations_announced);
}

void
authority_outside(struct visit *v, struct node *to)
{
	struct node *node = xml_add(to, "outside");

	page_link_as(v, node, "feed", authority_feed_show, NULL);
	page_link_as(v, node, "list", authority_list_show, NULL);
	xml_attr(node, "address", visit_address(v, authority_list_show, NULL));
}
