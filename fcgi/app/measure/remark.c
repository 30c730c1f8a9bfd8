/*
 * remark.c: public lists of what went otherwise than the rules ask for: terms
 * that were short, with their reasons; reports overdue; acts adopted before
 * their report; reports that leave comments unanswered.
 */
#include "build/sql.h"
#include "fcgi/app/answer/outcome.h"
#include "fcgi/app/desk/due.h"
#include "fcgi/app/public/comment.h"
#include "fcgi/app/public/list.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { SHOWN = 20, BLOCK = 50, BLOCKS = 6 };

struct remark_list {
	const char *name;
	enum err (*rows)(struct db *, struct arena *, const char *language,
	    const int64_t *authority, const char *now, const char *after,
	    const int64_t *after_id, int64_t limit, struct rows *out);
	/* what of the rows the country's rules or its clock decide, or NULL */
	bool (*holds)(struct visit *v, const struct rows *r, size_t row);
};

static bool
is_overdue(struct visit *v, const struct rows *r, size_t row)
{
	return due_passed(v, report_due_of(v, r, row), cell(r, row, ".zone"));
}

static bool
is_early(struct visit *v, const struct rows *r, size_t row)
{
	const char *adopted = cell(r, row, ".adopted");
	const char *at = cell_time(r, row, ":reported");
	const char *reported =
	    at ? clock_day(v->mem, cell(r, row, ".zone"), at) : NULL;

	return adopted && (!reported || strcmp(adopted, reported) <= 0);
}

static const struct remark_list lists[] = {
    {"short-terms", sql_remarks_short, NULL},
    {"overdue", sql_remarks_unreported, is_overdue},
    {"adopted-first", sql_remarks_adopted, is_early},
    {"unanswered", sql_remarks_unanswered, NULL},
};
enum { LISTS = sizeof lists / sizeof *lists };

void
remarks_linked(struct visit *v, struct node *to)
{
	for (size_t i = 0; i < LISTS; i++) {
		struct node *node = xml_add(to, "list");

		xml_attr(node, "name", lists[i].name);
		page_link(v, node, remarks_show, "list", lists[i].name, NULL);
	}
}

static void
remark(struct visit *v, struct node *to, const struct rows *r, size_t row)
{
	struct node *node = xml_add(to, "remark");
	const char *words = cell(r, row, ".short");

	(void)list_entry(v, node, r, row);
	if (words)
		page_paragraphs(v, node, "reason",
		    page_script(v, cell(r, row, ".lang"), words));
	page_day(v, node, "due",
	    cell(r, row, ":reported") ? NULL : report_due_of(v, r, row));
	page_day(v, node, "adopted", cell(r, row, ".adopted"));
	if (cell(r, row, ".left"))
		xml_attr(node, "left", cell(r, row, ".left"));
}

/* Rows that hold, from the key on; where few of them do, a page may have
 * fewer than it could, and the next goes on behind what was looked at. */
static enum err
shown(struct visit *v, struct node *to, const struct remark_list *list)
{
	const char *after;
	int64_t id = 0;
	size_t count = 0;
	struct rows r;
	bool more = true;

	TRY(after_key(v, &after, &id));
	for (int block = 0; more && block < BLOCKS && count < SHOWN; block++) {
		TRY(list->rows(v->db, v->mem, lang_content(v->lang), NULL,
		    v->now, after, after ? &id : NULL, BLOCK + 1, &r));
		more = r.count > BLOCK;
		for (size_t i = 0; i < r.count && i < BLOCK; i++) {
			if (count == SHOWN) {
				more = true;
				break;
			}
			after = cell_time(&r, i, ".sort");
			id = cell_int(&r, i, ".id");
			if (list->holds && !list->holds(v, &r, i))
				continue;
			remark(v, to, &r, i);
			count++;
		}
	}
	page_pager(v, to,
	    arena_printf(v->mem, "%s.%lld", after ? after : "", (long long)id),
	    more);
	return OK;
}

enum err
remarks_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "remarks-page");
	const char *name = path_part(v, "list");

	xml_attr(to, "name", name);
	remarks_linked(v, to);
	for (size_t i = 0; i < LISTS; i++)
		if (text_is(lists[i].name, name))
			return shown(v, to, &lists[i]);
	return ERR_NOT_FOUND;
}
