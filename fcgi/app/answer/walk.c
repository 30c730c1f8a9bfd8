/*
 * walk.c: from one comment to the next, by the filters of the list from which
 * one came, and back to where one was in it.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"

/* A comment's page with the filters kept; "then" is kept where it is said. */
static const char *
comment_path(struct visit *v, const char *code, bool then)
{
	return path_keep(v, DESK_FILTERS, NULL,
	    page_path(v, desk_comment_show, "comment", code, "?then",
		then ? "yes" : NULL, NULL));
}

/* The same, where the keyboard begins at the decision. */
static const char *
decision_path(struct visit *v, const char *code)
{
	return arena_printf(
	    v->mem, "%s#reply-decision", comment_path(v, code, true));
}

static bool
goes_on(const struct visit *v)
{
	return visit_query(v, "then") != NULL;
}

/* Where the comment stands, in the list by the filters of the address. */
static enum err
here(struct visit *v, const struct rows *comment, struct desk_wish *wish)
{
	TRY(desk_wished(v, wish));
	wish->moment = cell_time(comment, 0, ".sort");
	wish->after = cell_int(comment, 0, ".id");
	return OK;
}

/* The comment that was found; where the search for words stopped before, the
 * page of the list that goes on there. */
static void
step(struct visit *v, struct node *to, const char *name, const struct rows *r,
    const struct desk_wish *wish)
{
	if (r->count)
		xml_attr(xml_add(to, name), "href",
		    comment_path(v, cell(r, 0, "@code"), goes_on(v)));
	else if (wish->stopped)
		xml_attr(xml_add(to, name), "href",
		    desk_list_path(v,
			text_is(name, "previous") ? "before" : "after",
			desk_stopped(v, wish)));
}

/* The next one that waits for a decision; with a filter by replies, the next
 * that it shows. */
static enum err
next_to_do(struct visit *v, struct desk_wish *wish, struct rows *out)
{
	if (!wish->reply) {
		wish->reply = "none";
		wish->few_asked = false;
	}
	return desk_found(v, wish, 1, out);
}

enum err
desk_walk(struct visit *v, struct node *to, const struct rows *comment)
{
	const char *code = cell(comment, 0, "@code");
	struct node *node = xml_add(to, "walk");
	struct desk_wish wish;
	struct rows r;

	TRY(sql_desk_counts(v->db, v->mem, v->consultation.id, &r));
	xml_attr(node, "comments", cell(&r, 0, "comments"));
	xml_attr(node, "undecided", cell(&r, 0, "undecided"));
	xml_attr(xml_add(node, "list"), "href",
	    arena_printf(
		v->mem, "%s#row-%s", desk_list_path(v, "at", code), code));
	TRY(here(v, comment, &wish));
	TRY(desk_found_before(v, &wish, 1, &r));
	step(v, node, "previous", &r, &wish);
	TRY(desk_found(v, &wish, 1, &r));
	step(v, node, "next", &r, &wish);
	if (wish.reply)
		return OK;
	TRY(next_to_do(v, &wish, &r));
	step(v, node, "undecided", &r, &wish);
	return OK;
}

enum err
desk_comment_again(struct visit *v)
{
	return visit_next_path(
	    v, comment_path(v, path_part(v, "comment"), goes_on(v)));
}

enum err
desk_reviewed(struct visit *v, const struct rows *comment)
{
	const char *code = cell(comment, 0, "@code");
	struct desk_wish wish;
	struct rows r;

	if (!text_is(visit_query(v, "reply"), "review"))
		return desk_comment_again(v);
	TRY(here(v, comment, &wish));
	TRY(desk_found(v, &wish, 1, &r));
	return visit_next_path(
	    v, r.count ? comment_path(v, cell(&r, 0, "@code"), goes_on(v))
		       : desk_list_path(v, "at", code));
}

enum err
desk_walk_on(struct visit *v, const struct rows *comment, bool then)
{
	const char *code = cell(comment, 0, "@code");
	struct desk_wish wish;
	struct rows r;

	if (!then)
		return visit_next_path(v, comment_path(v, code, false));
	TRY(here(v, comment, &wish));
	TRY(next_to_do(v, &wish, &r));
	return visit_next_path(v, r.count
				      ? decision_path(v, cell(&r, 0, "@code"))
				      : desk_list_path(v, "at", code));
}
