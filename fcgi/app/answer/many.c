/*
 * many.c: one reply for many comments; what is done with more of them than one
 * press can wait for: noted with all that were found, shown while glas jobs
 * does it, stopped.
 */
#include "fcgi/app/answer/many.h"

#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"

#include <string.h>

enum { MANY_MOST = 500000 };

enum err
many_reply(
    struct db *db, struct arena *mem, const struct many_reply *r, int64_t *id)
{
	TRY(sql_reply_add(db, mem, r->consultation, r->authority, "review",
	    r->decision, r->account, id));
	return sql_reply_text_add(db, mem, *id, 1, r->decision, r->reasons,
	    NULL, r->language, NULL, NULL, r->account, r->now);
}

enum err
many_answer(struct db *db, struct arena *mem, int64_t consultation,
    const char *these, int64_t reply, int64_t *unanswered)
{
	struct rows r;
	int64_t n;

	TRY(sql_comments_unanswered(db, mem, consultation, these, &r));
	*unanswered += cell_int(&r, 0, "n");
	TRY(sql_comments_answer(db, mem, consultation, these, reply, &n));
	return sql_comments_answered(db, mem, consultation, these, reply, &n);
}

struct kept {
	int64_t many, places;
};

static enum err
keep(struct visit *v, void *arg, const struct buffer *these)
{
	struct kept *k = arg;

	return sql_many_part_add(
	    v->db, v->mem, k->many, k->places++, these->data);
}

static enum err
add(struct visit *v, const struct many_deed *deed, int64_t *many)
{
	const char *filters = strchr(desk_list_path(v, NULL, NULL), '?');

	return sql_many_add(v->db, v->mem, v->consultation.id, v->who.body,
	    v->who.id, v->who.function, deed->deed,
	    deed->officer ? &deed->officer : NULL, deed->decision,
	    deed->reasons, filters ? filters : "", v->now, many);
}

enum err
many_later(struct visit *v, struct answers *in, const struct desk_wish *wish,
    const struct many_deed *deed)
{
	struct kept kept = {0};
	int64_t count;
	enum err e = add(v, deed, &kept.many);

	if (e == ERR_CONFLICT) {
		answers_fault(in, "all", "all_busy");
		return ERR_INVALID;
	}
	TRY(e);
	TRY(desk_all(v, wish, MANY_MOST, keep, &kept, &count));
	if (count > MANY_MOST) {
		answers_fault(in, "all", "all_many");
		return ERR_INVALID;
	}
	TRY(sql_many_counted(
	    v->db, v->mem, kept.many, v->consultation.id, count));
	TRY(job_queue(v->db, v->mem, "many", kept.many, NULL, v->now));
	return visit_next(v, many_show, "many",
	    arena_printf(v->mem, "%lld", (long long)kept.many), NULL);
}

static enum err
asked(const struct visit *v, int64_t *many)
{
	return text_int(path_part(v, "many"), many) == OK ? OK : ERR_NOT_FOUND;
}

enum err
many_show(struct visit *v, struct node *page)
{
	int64_t many;
	struct node *to;
	struct rows r;

	TRY(asked(v, &many));
	TRY(sql_many_shown(v->db, v->mem, many, v->consultation.id, &r));
	to = page_row(v, page, "desk-many-page", &r, 0);
	desk_tabs(v, to, "comments");
	if (cell(&r, 0, ".decision"))
		xml_add_text(to, "decision",
		    decision_words(v, cell(&r, 0, ".decision")));
	xml_attr(to, "list",
	    arena_printf(v->mem, "%s%s", page_path(v, desk_comments_show, NULL),
		cell(&r, 0, ".filters")));
	if (!text_is(cell(&r, 0, "@state"), "waiting"))
		return OK;
	page_link(v, to, many_show, NULL);
	if (may(&v->who, &v->consultation, DECIDE_MANY, v->now) == MAY)
		(void)page_offer(to, v, many_stop, NULL);
	return OK;
}

enum err
many_stop(struct visit *v, struct answers *in)
{
	struct deed deed = {"many_stopped", "many", 0, NULL, NULL};

	(void)in;
	TRY(asked(v, &deed.object));
	TRY(sql_many_stop(
	    v->db, v->mem, deed.object, v->consultation.id, v->now));
	TRY(desk_note(v, &deed));
	return visit_next(v, many_show, NULL);
}
