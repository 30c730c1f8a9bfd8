/*
 * alike.c: marks of like comments and of bursts, two statements a page.
 */
#include "fcgi/app/intake/alike.h"

#include "build/sql.h"
#include "fcgi/app/answer/group.h"
#include "fcgi/app/intake/moderation.h"
#include "fcgi/site/attempt.h"
#include "fcgi/site/page.h"

enum { OTHERS = 20, LIST_SIZE = 2048 };

enum err
alike_sent(struct visit *v, int64_t submission)
{
	struct bytes origin = attempt_digest(v, v->consultation.slug);
	int64_t count;

	if (v->site->settings->network_days == 0)
		return sql_attempt_add(
		    v->db, v->mem, "round", origin, v->now, &count);
	return sql_sent_from_add(v->db, v->mem, submission, v->consultation.id,
	    origin, v->now, &count);
}

/* [1,2,3] */
static const char *
listed(struct visit *v, const struct rows *comments, size_t count)
{
	struct buffer b = buffer_new(v->mem, LIST_SIZE);

	buffer_add(&b, "[");
	for (size_t i = 0; i < count; i++)
		buffer_printf(
		    &b, "%s%s", i ? "," : "", cell(comments, i, ".id"));
	buffer_add(&b, "]");
	return b.data;
}

static struct node *
of(const struct rows *comments, struct node *const *nodes, size_t count,
    int64_t comment)
{
	for (size_t i = 0; i < count; i++)
		if (cell_int(comments, i, ".id") == comment)
			return nodes[i];
	return NULL;
}

enum err
alike_marks(struct visit *v, const struct rows *comments,
    struct node *const *nodes, size_t count)
{
	int64_t flag = v->site->settings->network_flag;
	const char *list = listed(v, comments, count);
	struct node *to;
	struct rows r;

	TRY(sql_comments_alike(v->db, v->mem, v->consultation.id, list, &r));
	for (size_t i = 0; i < r.count; i++) {
		to = of(comments, nodes, count, cell_int(&r, i, ".comment"));
		page_link(v, page_row(v, to, "resembles", &r, i), group_show,
		    "group", cell(&r, i, ".group"), NULL);
	}
	TRY(sql_comments_burst(
	    v->db, v->mem, v->consultation.id, list, flag, &r));
	for (size_t i = 0; i < r.count; i++) {
		to = of(comments, nodes, count, cell_int(&r, i, ".comment"));
		page_row(v, to, "burst", &r, i);
	}
	return OK;
}

enum err
alike_burst(struct visit *v, int64_t comment, struct node *page)
{
	struct node *other;
	struct rows r;

	if (!xml_child(page, "burst"))
		return OK;
	TRY(sql_comment_burst(v->db, v->mem, v->consultation.id,
	    arena_printf(v->mem, "[%lld]", (long long)comment), OTHERS, &r));
	for (size_t i = 0; i < r.count; i++) {
		other = page_row(v, page, "other", &r, i);
		page_link(v, other, moderate_show, "comment",
		    cell(&r, i, "@code"), NULL);
	}
	return OK;
}
