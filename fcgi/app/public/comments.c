/*
 * comments.c: all that was said in a consultation, by filters, a page of it
 * at a time.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/intake/moderation.h"
#include "fcgi/app/intake/voice.h"
#include "fcgi/app/public/comment.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/report/export.h"
#include "fcgi/site/page.h"

#include <string.h>

/* A choice of the filters, with the chosen option marked. */
static void
filter(struct visit *v, struct node *filters, const char *name,
    const char *const *values, size_t count)
{
	struct node *field = xml_add(filters, "field");
	const char *chosen = visit_query(v, name);

	xml_attr(field, "name", name);
	xml_attr(field, "type", "choice");
	for (size_t i = 0; i < count; i++) {
		struct node *option = xml_add(field, "option");

		xml_attr(option, "value", values[i]);
		if (text_is(values[i], chosen))
			xml_attr(option, "selected", "1");
		if (!strcmp(name, "decision"))
			xml_text(option, decision_words(v, values[i]));
	}
}

static void
filters(struct visit *v, struct node *to)
{
	static const char *const stances[] = {
	    "support", "change", "oppose", "question", "none"};
	static const char *const kinds[] = {"person", "ngo", "business",
	    "municipality", "public_body", "group", "other"};
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct node *node = xml_add(to, "filters");
	const char *keys[DECISIONS];

	xml_attr(node, "action", route_path(v->mem, v->route, &v->parts));
	filter(v, node, "stance", stances, 5);
	filter(v, node, "kind", kinds, 7);
	for (size_t i = 0; p && i < p->decision_count; i++)
		keys[i] = p->decisions[i].key;
	if (p && v->consultation.reported)
		filter(v, node, "decision", keys, p->decision_count);
}

/* What is checked before it is shown is told as a number (practice 21). */
static enum err
waiting(struct visit *v, struct node *to)
{
	struct rows r;

	if (!text_is(
		cell(&v->consultation.row, 0, "show_comments"), "after_check"))
		return OK;
	TRY(moderation_counted(v, &r));
	xml_attr(to, "waiting", cell(&r, 0, "waiting"));
	return OK;
}

/* All of them as a table, once the report is out. */
static void
table_file(struct visit *v, struct node *to)
{
	struct node *file;

	if (!v->consultation.reported)
		return;
	file = xml_add(to, "file");
	xml_attr(file, "type", "csv");
	page_link_send(v, file, export_public_send, NULL);
}

enum err
comments_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comments-page");
	const char *moment;
	int64_t after = 0;
	struct rows r;

	xml_attr_int(
	    to, "count", comments_counted(v) ? v->consultation.comments : 0);
	filters(v, to);
	page_link(v, xml_add(to, "moderation"), moderation_show, NULL);
	table_file(v, to);
	TRY(waiting(v, to));
	if (!comments_shown(v))
		return OK;
	TRY(after_key(v, &moment, &after));
	TRY(sql_comments_of_consultation(v->db, v->mem, v->consultation.id,
	    visit_query(v, "decision"), v->consultation.reported != NULL,
	    v->consultation.first, posted_counts(v), late_key(v),
	    deficient_key(v), visit_query(v, "stance"), visit_query(v, "kind"),
	    moment, moment ? &after : NULL, COMMENTS_SHOWN + 1, &r));
	return comments_listed(v, to, &r);
}
