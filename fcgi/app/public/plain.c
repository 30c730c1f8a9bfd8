/*
 * plain.c: pages whose words all stand in the dictionary.
 */
#include "fcgi/app/public/plain.h"

#include "build/sql.h"
#include "fcgi/site/page.h"

static enum err
topic(struct node *page, const char *name)
{
	xml_attr(xml_add(page, "plain-page"), "key", name);
	return OK;
}

enum err
about_show(struct visit *v, struct node *page)
{
	(void)v;
	return topic(page, "about");
}

enum err
help_show(struct visit *v, struct node *page)
{
	(void)v;
	return topic(page, "help");
}

enum err
accessibility_show(struct visit *v, struct node *page)
{
	(void)v;
	return topic(page, "accessibility");
}

enum err
privacy_show(struct visit *v, struct node *page)
{
	(void)v;
	return topic(page, "privacy");
}

/* Asked by monitors: the database answers, and how much was done. */
enum err
health_send(struct visit *v)
{
	struct rows r;

	TRY(sql_site_revision(v->db, v->mem, v->now, &r));
	visit_bytes(v, "text/plain; charset=utf-8", NULL,
	    (struct bytes){(const unsigned char *)"ok\n", 3});
	return OK;
}
