/*
 * apart_acts.c: what is done with parts: taken back, settled, answered under
 * a further provision, objected to by the author, decided by another person
 * than who took the text apart.
 */
#include "fcgi/app/intake/apart.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/intake/register.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/site/page.h"

#include <string.h>

/* The comment of {comment}, of the submission in the path. */
static enum err
comment_of(struct visit *v, const char *code, struct rows *out)
{
	struct rows s;

	TRY(sql_apart_submission(
	    v->db, v->mem, v->consultation.id, path_part(v, "submission"), &s));
	return sql_apart_comment(v->db, v->mem, v->consultation.id,
	    cell_int(&s, 0, ".id"), code, out);
}

static enum err
done(struct visit *v, const char *what, int64_t comment)
{
	const struct deed deed = {what, "comment", comment, NULL, NULL};

	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, apart_show, NULL);
}

/* What somebody answers already stays. */
static enum err
taken_back(struct visit *v, const struct rows *c)
{
	int64_t id = cell_int(c, 0, "id"), count;

	if (!cell_int(c, 0, "part_of") || cell_int(c, 0, "decided"))
		return ERR_CONFLICT;
	TRY(sql_part_remove(v->db, v->mem, id, v->consultation.id, &count));
	filing_leaves(
	    v, cell_int(c, 0, "unit_id"), !cell_int(c, 0, "no_request"));
	return OK;
}

enum err
part_remove(struct visit *v, struct answers *in)
{
	struct rows c;

	(void)in;
	TRY(comment_of(v, path_part(v, "comment"), &c));
	TRY(taken_back(v, &c));
	return done(v, "part_removed", cell_int(&c, 0, "id"));
}

static enum err
settled(struct visit *v, int64_t is, const char *what)
{
	struct rows c;
	int64_t id;

	TRY(comment_of(v, path_part(v, "comment"), &c));
	if (cell_int(&c, 0, "decided"))
		return ERR_CONFLICT;
	id = cell_int(&c, 0, "id");
	TRY(sql_apart_settle(v->db, v->mem, id, v->consultation.id, is));
	visit_tally(
	    v, "consultation", v->consultation.id, "undecided", is ? -1 : 1);
	return done(v, what, id);
}

enum err
apart_settle(struct visit *v, struct answers *in)
{
	(void)in;
	return settled(v, 1, "settled");
}

enum err
apart_open(struct visit *v, struct answers *in)
{
	(void)in;
	return settled(v, 0, "unsettled");
}

enum err
under_add(struct visit *v, struct answers *in)
{
	int64_t unit, version, count;
	struct rows c;

	TRY(comment_of(v, answer(in, "comment"), &c));
	TRY(register_unit_of(v, answer(in, "unit"), &unit, &version));
	TRY(sql_under_add(v->db, v->mem, cell_int(&c, 0, "id"), unit, v->who.id,
	    v->now, &count));
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
	return done(v, "under_added", cell_int(&c, 0, "id"));
}

enum err
under_end(struct visit *v, struct answers *in)
{
	int64_t unit, count;
	struct rows c;

	(void)in;
	if (text_int(path_part(v, "unit"), &unit) != OK)
		return ERR_NOT_FOUND;
	TRY(comment_of(v, path_part(v, "comment"), &c));
	TRY(sql_under_end(v->db, v->mem, cell_int(&c, 0, "id"), unit, &count));
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
	return done(v, "under_ended", cell_int(&c, 0, "id"));
}

/* ---- the author ---- */

static enum err
objectable(
    struct visit *v, const struct rows *s, const char *code, int64_t *comment)
{
	struct rows r;

	if (v->consultation.reported)
		return ERR_NOT_FOUND;
	TRY(sql_part_objection_open(
	    v->db, v->mem, cell_int(s, 0, ".id"), code, &r));
	*comment = cell_int(&r, 0, "id");
	return OK;
}

void
part_object_offer(
    struct visit *v, struct node *to, const struct rows *s, const char *code)
{
	int64_t comment;

	if (objectable(v, s, code, &comment) == OK)
		(void)page_offer(to, v, part_object, "comment", code, NULL);
}

enum err
part_object(struct visit *v, struct answers *in)
{
	int64_t comment, id;
	struct rows s;
	enum err e;

	TRY(submission_opened(v, &s));
	e = objectable(v, &s, path_part(v, "comment"), &comment);
	if (e == ERR_NOT_FOUND)
		return ERR_CONFLICT;
	TRY(e);
	TRY(sql_part_objection_add(
	    v->db, v->mem, comment, answer(in, "words"), v->now, &id));
	visit_notice(v, "objected");
	return visit_next(v, status_show, NULL);
}

enum err
part_decide(struct visit *v, struct answers *in)
{
	struct rows c;
	int64_t id;

	TRY(comment_of(v, path_part(v, "comment"), &c));
	id = cell_int(&c, 0, "id");
	TRY(sql_part_objection_decide(v->db, v->mem, id, answer(in, "decision"),
	    answer(in, "reasons"), v->who.id, v->now));
	if (answer_is(in, "decision", "granted"))
		TRY(taken_back(v, &c));
	return done(v, "part_decided", id);
}
