/*
 * desk_many.c: what is done with several comments at once: all are changed or
 * none, and how many is said.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/many.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/order.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"

#include <string.h>

enum {
	PICK_CODE = 10,
};

static bool
allowed(const struct visit *v, enum action action)
{
	return may(&v->who, &v->consultation, action, v->now) == MAY;
}

enum err
desk_many_options(struct visit *v)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct form_option *deeds = arena_alloc(v->mem, 3 * sizeof *deeds);
	struct form_option *all = arena_alloc(v->mem, DECISIONS * sizeof *all);
	struct form_option *officers;
	size_t n = 0;
	struct rows r;

	if (allowed(v, ANSWER_IT)) {
		deeds[n++] = (struct form_option){
		    "assign", visit_text(v, "desk.many.assign", NULL, NULL)};
		deeds[n++] = (struct form_option){
		    "decide", visit_text(v, "desk.many.decide", NULL, NULL)};
	}
	if (allowed(v, APPROVE_IT))
		deeds[n++] = (struct form_option){
		    "approve", visit_text(v, "desk.many.approve", NULL, NULL)};
	visit_choices(v, "deed", deeds, n);
	n = 0;
	for (size_t i = 0; p && i < p->decision_count; i++)
		if (!text_is(p->decisions[i].key, "none") &&
		    !text_is(p->decisions[i].key, "late") &&
		    !text_is(p->decisions[i].key, "deficient"))
			all[n++] = (struct form_option){p->decisions[i].key,
			    decision_words(v, p->decisions[i].key)};
	visit_choices(v, "decision", all, n);
	TRY(sql_desk_officers(v->db, v->mem, v->consultation.id, v->now, &r));
	rows_by_name(v, &r, NULL, ".name");
	officers = arena_alloc(v->mem, (r.count + 1) * sizeof *officers);
	for (size_t i = 0; i < r.count; i++)
		officers[i] = (struct form_option){
		    cell(&r, i, ".value"), cell(&r, i, ".name")};
	visit_choices(v, "officer", officers, r.count);
	return OK;
}

/* One that was ticked: its code, and what was seen: the edition of its reply
 * and whose it was (0: it had none). */
struct pick {
	const char *code;
	int64_t edition, officer;
};

static bool
pick_at(struct visit *v, const struct answers *in, size_t i, struct pick *out)
{
	const char *value = answer_at(in, "comments", i), *edition;
	size_t size;

	if (!value)
		return false;
	edition = value + PICK_CODE + 1;
	size = strcspn(edition, ".");
	out->code = arena_copy_n(v->mem, value, PICK_CODE);
	return text_int(arena_copy_n(v->mem, edition, size), &out->edition) ==
		   OK &&
	       text_int(edition + size + 1, &out->officer) == OK;
}

static enum err
assign_all(struct visit *v, struct answers *in, int64_t *count)
{
	int64_t officer = answer_int(in, "officer", 0);
	struct pick pick;
	enum err e;

	if (!officer) {
		answers_fault(in, "officer", "choose");
		return ERR_INVALID;
	}
	for (; pick_at(v, in, (size_t)*count, &pick); ++*count) {
		e = sql_comment_assign(v->db, v->mem, v->consultation.id,
		    pick.code, pick.officer, officer);
		if (e == ERR_CONFLICT)
			return picked_meanwhile(v, in);
		TRY(e);
	}
	return OK;
}

static enum err
decided_well(struct visit *v, struct answers *in)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	const char *decision = answer(in, "decision");
	const struct decision_word *word =
	    p && decision ? profile_decision(p, decision) : NULL;

	if (!decision) {
		answers_fault(in, "decision", "choose");
		return ERR_INVALID;
	}
	if (word && word->needs_reasons && !answer(in, "reasons")) {
		answers_fault(in, "reasons", "reasons_needed");
		return ERR_INVALID;
	}
	return OK;
}

/* The comment, locked. */
static enum err
picked(struct visit *v, struct answers *in, const struct pick *pick,
    struct rows *out)
{
	enum err e = sql_reply_comment(
	    v->db, v->mem, v->consultation.id, pick->code, out);

	return e == ERR_NOT_FOUND ? picked_meanwhile(v, in) : e;
}

/* The reply that all of them get, to be approved. */
static enum err
one_reply(struct visit *v, const struct answers *in, int64_t *reply)
{
	return many_reply(v->db, v->mem,
	    &(struct many_reply){.consultation = v->consultation.id,
		.authority = v->who.body,
		.account = v->who.id,
		.decision = answer(in, "decision"),
		.reasons = answer(in, "reasons"),
		.language = v->consultation.language,
		.now = v->now},
	    reply);
}

/* One reply for all of them; whoever has one already is a conflict. */
static enum err
decide_all(struct visit *v, struct answers *in, int64_t *count)
{
	int64_t reply, n;
	struct pick pick;

	TRY(decided_well(v, in));
	TRY(one_reply(v, in, &reply));
	for (; pick_at(v, in, (size_t)*count, &pick); ++*count) {
		struct rows c;

		TRY(picked(v, in, &pick, &c));
		if (pick.edition || cell_int(&c, 0, "reply"))
			return picked_meanwhile(v, in);
		TRY(sql_reply_to_add(
		    v->db, v->mem, cell_int(&c, 0, "id"), reply, &n));
		if (!text_is(cell(&c, 0, "state"), "withdrawn"))
			visit_tally(v, "consultation", v->consultation.id,
			    "undecided", -1);
	}
	TRY(sql_reply_noted(v->db, v->mem, reply, v->consultation.id, &n));
	TRY(overruling_reasoned(v, in, reply));
	return sql_report_unsigned(v->db, v->mem, v->consultation.id, &n);
}

/* A reply that answers several of them is approved once, in the edition that
 * was seen. */
static enum err
approve_all(struct visit *v, struct answers *in, int64_t *count)
{
	int64_t done[DESK_COMMENTS * 2], replies = 0;
	struct pick pick;

	for (; pick_at(v, in, (size_t)*count, &pick); ++*count) {
		struct rows c, r;
		int64_t i = 0;
		enum err e;

		TRY(picked(v, in, &pick, &c));
		if (!cell_int(&c, 0, "reply"))
			return picked_meanwhile(v, in);
		while (i < replies && done[i] != cell_int(&c, 0, "reply"))
			i++;
		if (i < replies)
			continue;
		done[replies++] = cell_int(&c, 0, "reply");
		TRY(sql_desk_reply(
		    v->db, v->mem, done[i], v->consultation.id, v->who.id, &r));
		e = sql_reply_approve(v->db, v->mem, done[i],
		    v->consultation.id, v->who.body, pick.edition, v->who.id,
		    cell_int(&r, 0, ".alone"), v->now);
		if (e == ERR_CONFLICT)
			return picked_meanwhile(v, in);
		TRY(e);
		TRY(reply_approved(v, done[i]));
	}
	return OK;
}

/* ---- all that the filters show, on whatever page ---- */

static enum err
refuse(struct answers *in, const char *field, const char *fault)
{
	answers_fault(in, field, fault);
	return ERR_INVALID;
}

/* Which; a decision is for those that have none. */
static enum err
all_wished(
    struct visit *v, struct answers *in, bool decide, struct desk_wish *wish)
{
	if (text_is(desk_list_path(v, NULL, NULL),
		page_path(v, desk_comments_show, NULL)))
		return refuse(in, "all", "all_unfiltered");
	TRY(desk_wished(v, wish));
	if (decide && wish->reply && !text_is(wish->reply, "none"))
		return refuse(in, "all", "all_decided");
	if (decide)
		wish->reply = "none";
	return OK;
}

/* The portions of one press. */
struct portion {
	const char *these;
	struct portion *next;
};
struct pressed {
	struct arena *mem;
	struct portion *first, **last;
};

static enum err
press(struct visit *v, void *arg, const struct buffer *these)
{
	struct pressed *p = arg;
	struct portion *one = arena_alloc(p->mem, sizeof *one);

	(void)v;
	*one = (struct portion){arena_copy(p->mem, these->data), NULL};
	*p->last = one;
	p->last = &one->next;
	return OK;
}

/* All that were found, or *later: they are more than one press can wait
 * for. */
static enum err
all_found(struct visit *v, struct answers *in, const struct desk_wish *wish,
    struct pressed *p, int64_t *count, bool *later)
{
	int64_t most = v->site->settings->many_at_once;

	*p = (struct pressed){.mem = v->mem};
	p->last = &p->first;
	TRY(desk_all(v, wish, most, press, p, count));
	*later = *count > most;
	return *count ? OK : refuse(in, "all", "all_none");
}

static enum err
found_assign(struct visit *v, struct answers *in, int64_t *count, bool *later)
{
	int64_t officer = answer_int(in, "officer", 0), n, changed = 0;
	struct desk_wish wish;
	struct pressed p;

	if (!officer)
		return refuse(in, "officer", "choose");
	TRY(all_wished(v, in, false, &wish));
	TRY(all_found(v, in, &wish, &p, count, later));
	if (*later)
		return many_later(v, in, &wish,
		    &(struct many_deed){.deed = "assign", .officer = officer});
	for (struct portion *q = p.first; q; q = q->next) {
		TRY(sql_comments_assign(
		    v->db, v->mem, v->consultation.id, q->these, officer, &n));
		changed += n;
	}
	return changed == *count ? OK : picked_meanwhile(v, in);
}

static enum err
found_decide(struct visit *v, struct answers *in, int64_t *count, bool *later)
{
	int64_t reply, n, unanswered = 0;
	struct desk_wish wish;
	struct pressed p;

	TRY(decided_well(v, in));
	TRY(all_wished(v, in, true, &wish));
	TRY(all_found(v, in, &wish, &p, count, later));
	/* among so many some are late, and nobody is there to be asked then */
	if (*later && !answer(in, "reasons"))
		return refuse(in, "reasons", "reasons_needed");
	if (*later)
		return many_later(v, in, &wish,
		    &(struct many_deed){.deed = "decide",
			.decision = answer(in, "decision"),
			.reasons = answer(in, "reasons")});
	TRY(one_reply(v, in, &reply));
	for (struct portion *q = p.first; q; q = q->next)
		TRY(many_answer(v->db, v->mem, v->consultation.id, q->these,
		    reply, &unanswered));
	if (unanswered != *count)
		return picked_meanwhile(v, in);
	TRY(overruling_reasoned(v, in, reply));
	visit_tally(
	    v, "consultation", v->consultation.id, "undecided", -*count);
	return sql_report_unsigned(v->db, v->mem, v->consultation.id, &n);
}

static enum err
done(struct visit *v, struct answers *in, const char *deed, int64_t *count,
    bool *later)
{
	bool all = answer_is(in, "all", "yes");

	if (all && text_is(deed, "assign"))
		return found_assign(v, in, count, later);
	if (all && text_is(deed, "decide"))
		return found_decide(v, in, count, later);
	if (all)
		return refuse(in, "all", "all_approve");
	if (!answer(in, "comments"))
		return refuse(in, "comments", "choose");
	if (text_is(deed, "assign"))
		return assign_all(v, in, count);
	if (text_is(deed, "decide"))
		return decide_all(v, in, count);
	return approve_all(v, in, count);
}

enum err
desk_many(struct visit *v, struct answers *in)
{
	const char *deed = answer(in, "deed");
	int64_t count = 0;
	bool later = false;

	if (v->consultation.reported)
		return ERR_CLOSED;
	TRY(done(v, in, deed, &count, &later));
	if (later)
		return OK;
	if (!text_is(deed, "approve"))
		TRY(desk_note(v,
		    &(struct deed){
			text_is(deed, "assign") ? "assigned" : "submitted",
			"comment", 0,
			arena_printf(v->mem, "%lld", (long long)count), NULL}));
	return visit_next_path(
	    v, path_keep(v, DESK_FILTERS " after before at", NULL,
		   page_path(v, desk_comments_show, "?changed",
		       arena_printf(v->mem, "%lld", (long long)count), NULL)));
}
