/*
 * carry_over.c: what somebody sent in one round is collected anew in the next
 * with one press (practice 5).  Nobody does it for them, and nothing is sent
 * by it: they read, change and send it as everything else.
 */
#include "build/sql.h"
#include "fcgi/app/desk/course.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/part/said.h"
#include "fcgi/app/part/take_part.h"
#include "fcgi/site/page.h"

enum { CARRIED_MAX = 500 };

/* OK, with the round; ERR_NOT_FOUND: there is none in which one could. */
static enum err
next_round(struct visit *v, const struct rows *submission, struct rows *out)
{
	if (!text_is(cell(submission, 0, ".state"), "filed"))
		return ERR_NOT_FOUND;
	return sql_round_open_after(
	    v->db, v->mem, v->consultation.id, v->now, out);
}

enum err
carry_over_offer(
    struct visit *v, struct node *to, const struct rows *submission)
{
	struct rows next;
	enum err e = next_round(v, submission, &next);

	if (e == OK)
		(void)page_offer(to, v, carry_over, NULL);
	return e == ERR_NOT_FOUND ? OK : e;
}

/* On the same provision where the new draft has it; else on the whole, and
 * what it was about is noted. */
static enum err
carried(struct visit *v, int64_t to, const struct rows *r, size_t i)
{
	int64_t ids[2], comment, count;
	struct said_on on = {.submission = to,
	    .consultation = v->consultation.id,
	    .stance = cell(r, i, ".stance"),
	    .language = cell(r, i, ".lang"),
	    .most = CARRIED_MAX};
	struct said words = said_of(v->mem, cell(r, i, ".proposed"),
	    cell(r, i, ".remark"), cell(r, i, ".reason"));
	struct rows unit;
	enum err e = ERR_NOT_FOUND;

	if (cell(r, i, ".wid"))
		e = sql_unit_carried(v->db, v->mem, v->consultation.id,
		    cell(r, i, ".kind"), cell(r, i, ".document"),
		    cell(r, i, ".wid"), &unit);
	if (e == OK) {
		ids[0] = cell_int(&unit, 0, ".unit");
		ids[1] = cell_int(&unit, 0, ".version");
		on.unit = &ids[0];
		on.version = &ids[1];
	} else if (e != ERR_NOT_FOUND) {
		return e;
	}
	words.location = cell(r, i, ".location");
	words.located = true;
	TRY(said_new(v->db, v->mem, &on, &words, v->now, &comment));
	if (on.unit || !cell(r, i, ".unit"))
		return OK;
	return sql_carried_note(v->db, v->mem, comment,
	    cell_int(r, i, ".version"), cell_int(r, i, ".unit"), &count);
}

enum err
carry_over(struct visit *v, struct answers *in)
{
	struct rows s, next, said;
	int64_t to;
	bool fresh;

	(void)in;
	TRY(submission_opened(v, &s));
	TRY(next_round(v, &s, &next));
	TRY(sql_comments_to_carry(
	    v->db, v->mem, cell_int(&s, 0, ".id"), &said));
	TRY(consultation_by_slug(v->db, v->mem, cell(&next, 0, ".slug"),
	    lang_content(v->lang), &v->consultation));
	v->phase = phase_at(&v->consultation, v->now);
	parts_set(&v->parts, "consultation", v->consultation.slug);
	if (!may_soon(&v->who, &v->consultation, COMMENT, v->now))
		return ERR_CLOSED;
	TRY(unsent_begin(v, &to, &fresh));
	for (size_t i = 0; i < said.count; i++) {
		enum err e = carried(v, to, &said, i);

		if (e == ERR_INVALID)
			break; /* as many as one may collect */
		TRY(e);
	}
	visit_notice(v, "carried_over");
	return visit_next(v, take_part_show, NULL);
}
