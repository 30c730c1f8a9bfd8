/*
 * reply.c: the reply of an authority from the first draft to the approval.
 * One reply may answer several comments; a comment has at most one.  A
 * changed reply is a new edition, and its approval lapses; a report that was
 * signed off must be signed off again.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/answer/translated.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"

#include <string.h>

/* ---- what may be chosen ---- */

static const char *
label(
    struct visit *v, const struct visit *voice, const struct rows *r, size_t i)
{
	const char *cite = cite_words(voice, cell(r, i, ".cite"));
	const char *author = cell(r, i, "author");

	if (!cite)
		cite = visit_text(v, "unit.whole", NULL, NULL);
	if (!author)
		author = visit_text(v,
		    arena_printf(v->mem, "submitter.%s", cell(r, i, "@kind")),
		    NULL, NULL);
	return arena_printf(
	    v->mem, "%s · %s · %s", cite, author, cell(r, i, "@code"));
}

/* A decision that the machine sets from facts is offered where they hold;
 * "none" is chosen for all that is left, when the report is published. */
static bool
offered(const struct rows *comment, const struct profile *p, const char *key)
{
	if (!strcmp(key, "none"))
		return false;
	if (!strcmp(key, "late"))
		return cell_int(comment, 0, ".late");
	return strcmp(key, "deficient") != 0 || *p->demands;
}

static void
decisions(struct visit *v, const struct rows *comment)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct form_option *options =
	    arena_alloc(v->mem, DECISIONS * sizeof *options);
	size_t count = 0;

	for (size_t i = 0; p && i < p->decision_count; i++) {
		const char *key = p->decisions[i].key;

		if (offered(comment, p, key))
			options[count++] =
			    (struct form_option){key, decision_words(v, key)};
	}
	visit_choices(v, "decision", options, count);
}

void
reply_choices(
    struct visit *v, const struct rows *comment, const struct rows *together)
{
	const struct visit voice = act_voice(v);
	struct form_option *options =
	    arena_alloc(v->mem, (together->count + 1) * sizeof *options);

	for (size_t i = 0; i < together->count; i++)
		options[i] = (struct form_option){
		    cell(together, i, "@code"), label(v, &voice, together, i)};
	visit_choices(v, "comment", options, together->count);
	decisions(v, comment);
}

enum err
reply_options(struct visit *v)
{
	struct rows comment, together, reply;
	enum err e;

	TRY(desk_comment_wanted(v, &comment));
	TRY(desk_together(v, &comment, &together));
	reply_choices(v, &comment, &together);
	e = desk_reply_of(v, &comment, &reply);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	translated_asked(v, &comment, e == OK ? &reply : NULL);
	return OK;
}

/* ---- writing ---- */

struct writing {
	int64_t reply, edition; /* 0: the first */
	const char *decision, *reasons, *overruled, *state;
	struct translated said;
};

static bool
of_facts(const char *decision)
{
	return text_is(decision, "late") || text_is(decision, "deficient");
}

/* Which decisions need reasons is the profile's; to consider all the same what
 * facts decide needs them always (practice 2). */
static enum err
reasoned(struct visit *v, struct answers *in, const struct rows *comment,
    struct writing *w)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	const struct decision_word *word =
	    p ? profile_decision(p, w->decision) : NULL;
	bool overruled = desk_fact(v, comment) && !of_facts(w->decision);

	if (!w->reasons && (overruled || (word && word->needs_reasons))) {
		answers_fault(in, "reasons", "reasons_needed");
		return ERR_INVALID;
	}
	w->overruled = overruled ? w->reasons : NULL;
	return OK;
}

/* The row of the reply: a first one, or the next edition of the one that was
 * read. */
static enum err
reply_row(struct visit *v, struct writing *w)
{
	if (w->reply) {
		TRY(sql_reply_change(v->db, v->mem, w->reply,
		    v->consultation.id, v->who.body, w->edition, w->state,
		    w->decision, v->who.id));
		w->edition++;
	} else {
		TRY(sql_reply_add(v->db, v->mem, v->consultation.id,
		    v->who.body, w->state, w->decision, v->who.id, &w->reply));
		w->edition = 1;
	}
	return sql_reply_text_add(v->db, v->mem, w->reply, w->edition,
	    w->decision, w->reasons, w->overruled, w->said.language,
	    w->said.words, w->said.to, v->who.id, v->now);
}

static void
undecided(struct visit *v, const char *state, int64_t by)
{
	if (strcmp(state, "withdrawn") != 0)
		visit_tally(
		    v, "consultation", v->consultation.id, "undecided", by);
}

enum err
picked_meanwhile(struct visit *v, struct answers *in)
{
	v->conflict = true;
	answers_fault(in, "comments", "picked_meanwhile");
	return ERR_INVALID;
}

enum err
overruling_reasoned(struct visit *v, struct answers *in, int64_t reply)
{
	struct rows r;

	if (answer(in, "reasons") || of_facts(answer(in, "decision")))
		return OK;
	TRY(sql_reply_overrules(v->db, v->mem, reply, v->consultation.id,
	    v->consultation.first, posted_counts(v), late_key(v),
	    deficient_key(v), &r));
	if (!cell_int(&r, 0, "overrules"))
		return OK;
	answers_fault(in, "reasons", "reasons_needed");
	return ERR_INVALID;
}

/* Those chosen that it does not answer yet.  One that got another reply
 * meanwhile is a conflict. */
static enum err
added(struct visit *v, struct answers *in, int64_t reply)
{
	const char *code;
	int64_t has, changed;

	for (size_t i = 0; (code = answer_at(in, "comments", i)); i++) {
		struct rows c;

		TRY(sql_reply_comment(
		    v->db, v->mem, v->consultation.id, code, &c));
		has = cell_int(&c, 0, "reply");
		if (has == reply)
			continue;
		if (has)
			return picked_meanwhile(v, in);
		TRY(sql_reply_to_add(
		    v->db, v->mem, cell_int(&c, 0, "id"), reply, &changed));
		undecided(v, cell(&c, 0, "state"), -1);
	}
	return sql_reply_noted(
	    v->db, v->mem, reply, v->consultation.id, &changed);
}

/* Those it answered that are chosen no longer. */
static enum err
removed(struct visit *v, const struct answers *in, int64_t reply)
{
	struct rows r;
	int64_t n;

	TRY(sql_reply_answers(v->db, v->mem, reply, v->consultation.id, &r));
	for (size_t i = 0; i < r.count; i++) {
		if (answer_is(in, "comments", cell(&r, i, ".code")))
			continue;
		TRY(sql_reply_to_remove(
		    v->db, v->mem, cell_int(&r, i, ".id"), reply, &n));
		undecided(v, cell(&r, i, ".state"), 1);
	}
	return OK;
}

static enum err
noted(struct visit *v, const char *what, int64_t reply, const char *reason)
{
	const struct deed deed = {what, "reply", reply, NULL, reason};
	int64_t changed;

	if (strcmp(what, "approved") != 0) {
		TRY(sql_report_unsigned(
		    v->db, v->mem, v->consultation.id, &changed));
		TRY(sql_joined_report_lapse(
		    v->db, v->mem, v->consultation.id, &changed));
	}
	return desk_note(v, &deed);
}

/* As the officer saw it: the same edition, or none. */
static enum err
as_read(struct visit *v, struct answers *in, const struct rows *comment,
    const struct writing *w)
{
	struct rows r;
	enum err e = desk_reply_of(v, comment, &r);

	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	/* one that answers a group is written at the group: here nobody sees
	 * all whom it answers */
	if (e == OK && (cell(&r, 0, ".group") ||
			   text_is(cell(&r, 0, ".state"), "published")))
		return ERR_CONFLICT;
	if (w->edition == (e == OK ? cell_int(&r, 0, ".edition") : 0))
		return OK;
	return visit_meanwhile(v, in, e == OK ? cell(&r, 0, ".edition") : "0");
}

enum err
reply_write(struct visit *v, struct answers *in)
{
	struct writing w = {
	    .edition = answer_int(in, "edition", 0),
	    .decision = answer(in, "decision"),
	    .reasons = answer(in, "reasons"),
	    .state = answer(in, "state"),
	};
	struct rows comment;

	if (v->consultation.reported)
		return ERR_CLOSED;
	TRY(desk_comment_wanted(v, &comment));
	w.reply = cell_int(&comment, 0, ".reply_id");
	TRY(as_read(v, in, &comment, &w));
	TRY(reasoned(v, in, &comment, &w));
	TRY(translated_said(in, v->consultation.language, &w.said));
	TRY(reply_row(v, &w));
	TRY(added(v, in, w.reply));
	TRY(removed(v, in, w.reply));
	TRY(overruling_reasoned(v, in, w.reply));
	TRY(noted(v, text_is(w.state, "review") ? "submitted" : "written",
	    w.reply, NULL));
	visit_notice(v, "saved");
	return desk_walk_on(v, &comment, answer_is(in, "then", "yes"));
}

/* ---- the second person ---- */

static enum err
reply_wanted(struct visit *v, struct rows *comment, struct rows *out)
{
	if (v->consultation.reported)
		return ERR_CLOSED;
	TRY(desk_comment_wanted(v, comment));
	return desk_reply_of(v, comment, out);
}

enum err
reply_approve(struct visit *v, struct answers *in)
{
	struct rows comment, r;
	int64_t id, alone;

	TRY(reply_wanted(v, &comment, &r));
	id = cell_int(&r, 0, ".id");
	alone = cell_int(&r, 0, ".alone");
	if (cell_int(&r, 0, ".own"))
		return ERR_FORBIDDEN;
	TRY(sql_reply_approve(v->db, v->mem, id, v->consultation.id,
	    v->who.body, answer_int(in, "edition", 0), v->who.id, alone,
	    v->now));
	TRY(reply_approved(v, id));
	visit_notice(v, replies_one_by_one(v) ? "reply_out" : "approved");
	return desk_reviewed(v, &comment);
}

enum err
reply_return(struct visit *v, struct answers *in)
{
	struct rows comment, r;
	int64_t id;

	TRY(reply_wanted(v, &comment, &r));
	id = cell_int(&r, 0, ".id");
	TRY(sql_reply_return(v->db, v->mem, id, v->consultation.id, v->who.body,
	    answer_int(in, "edition", 0), answer(in, "note")));
	TRY(noted(v, "returned", id, answer(in, "note")));
	visit_notice(v, "returned");
	return desk_reviewed(v, &comment);
}
