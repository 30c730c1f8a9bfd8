/*
 * group.c: groups of like comments at the desk: the list, one group with its
 * evidence, and what a person decides about it.  They are found by gather.c.
 */
#include "fcgi/app/answer/group.h"

#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/translated.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { BEFORE_ALL = 2 }; /* of those asked about, which are 1, and others, 0 */

/* ---- the list ---- */

/* How many were shown on the pages before; ERR_INVALID for no number. */
static enum err
shown_before(const struct visit *v, int64_t *out)
{
	const char *after = visit_query(v, "after");

	*out = 0;
	if (!after)
		return OK;
	return text_int(after, out) == OK && *out >= 0 ? OK : ERR_INVALID;
}

static enum err
looked(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(sql_groups_counted(v->db, v->mem, v->consultation.id, &r));
	xml_attr(to, "proposed", cell(&r, 0, "proposed"));
	xml_attr(to, "looked", cell(&r, 0, "looked"));
	if (cell_int(&r, 0, "busy"))
		xml_attr(to, "busy", "1");
	else
		(void)page_offer(to, v, groups_find, NULL);
	return OK;
}

enum err
groups_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-groups-page");
	int64_t before;
	struct rows r;

	TRY(shown_before(v, &before));
	desk_tabs(v, to, "groups");
	TRY(looked(v, to));
	TRY(sql_groups_of(v->db, v->mem, v->consultation.id,
	    visit_query(v, "state"), &before, GROUPS_SHOWN + 1, &r));
	for (size_t i = 0; i < r.count && i < GROUPS_SHOWN; i++)
		page_link(v, page_row(v, to, "group", &r, i), group_show,
		    "group", cell(&r, i, "@code"), NULL);
	page_pager(v, to,
	    arena_printf(v->mem, "%lld", (long long)before + GROUPS_SHOWN),
	    r.count > GROUPS_SHOWN);
	return OK;
}

enum err
groups_find(struct visit *v, struct answers *in)
{
	struct rows r;

	(void)in;
	TRY(sql_groups_counted(v->db, v->mem, v->consultation.id, &r));
	if (!cell_int(&r, 0, "busy"))
		TRY(job_queue(
		    v->db, v->mem, "group", v->consultation.id, NULL, v->now));
	visit_notice(v, "groups_sought");
	return visit_next(v, groups_show, NULL);
}

/* ---- one group ---- */

static enum err
group_wanted(struct visit *v, struct rows *out)
{
	return sql_group_of(
	    v->db, v->mem, v->consultation.id, path_part(v, "group"), out);
}

/* The last of the page before, "1.17" among those asked about, "0.17" among
 * the others, who come behind them. */
static enum err
shown_last(const struct visit *v, int64_t *asked, int64_t *id)
{
	const char *after = visit_query(v, "after");

	*asked = BEFORE_ALL;
	*id = 0;
	if (!after)
		return OK;
	if ((after[0] != '0' && after[0] != '1') || after[1] != '.')
		return ERR_INVALID;
	*asked = after[0] - '0';
	return text_int(after + 2, id) == OK ? OK : ERR_INVALID;
}

static enum err
members(struct visit *v, const struct rows *group, struct rows *out)
{
	int64_t asked, after;

	TRY(shown_last(v, &asked, &after));
	return sql_group_comments(v->db, v->mem, cell_int(group, 0, ".id"),
	    v->consultation.id, v->consultation.first, posted_counts(v), asked,
	    after, MEMBERS_SHOWN + 1, out);
}

enum err
group_reply_options(struct visit *v)
{
	struct rows group, reply;

	decision_choices(v);
	TRY(group_wanted(v, &group));
	if (!cell_int(&group, 0, ".reply")) {
		translated_asked_in(v, cell(&group, 0, ".foreign"), NULL);
		return OK;
	}
	TRY(sql_desk_reply(v->db, v->mem, cell_int(&group, 0, ".reply"),
	    v->consultation.id, v->who.id, &reply));
	translated_asked_in(v, cell(&group, 0, ".foreign"), &reply);
	return OK;
}

static enum err
evidence(struct visit *v, struct node *to, const struct rows *group)
{
	const char *from = cell_time(group, 0, ".burst_from");
	struct node *burst;
	struct rows r;

	TRY(sql_group_phrases(
	    v->db, v->mem, cell_int(group, 0, ".id"), v->consultation.id, &r));
	page_rows(v, to, "phrase", &r);
	/* of two that came apart there is none */
	if (!from || !cell(group, 0, ".burst"))
		return OK;
	burst = xml_add(to, "burst");
	xml_attr(burst, "n", cell(group, 0, ".burst"));
	(void)page_moment(v, burst, "from", from, v->consultation.zone);
	(void)page_moment(v, burst, "until",
	    cell_time(group, 0, ".burst_until"), v->consultation.zone);
	return OK;
}

static enum err
reply_now(struct visit *v, struct node *to, const struct rows *group,
    struct rows *out)
{
	struct node *node;

	TRY(sql_desk_reply(v->db, v->mem, cell_int(group, 0, ".reply"),
	    v->consultation.id, v->who.id, out));
	node = xml_add(to, "answer");
	xml_attr(node, "state", cell(out, 0, ".state"));
	xml_attr(node, "decision", cell(out, 0, ".decision"));
	xml_add_text(
	    node, "words", decision_words(v, cell(out, 0, ".decision")));
	if (cell(out, 0, ".reasons"))
		page_paragraphs(v, node, "reasons",
		    page_script(
			v, v->consultation.language, cell(out, 0, ".reasons")));
	translated_shown(v, node, cell(out, 0, ".translation"),
	    cell(out, 0, ".translated_to"));
	return OK;
}

static void
reply_form(struct visit *v, struct node *to, const struct rows *group,
    const struct rows *reply)
{
	struct pair first[7] = {{"state", reply_state_first(v, reply), -1}};
	struct pairs preset = {first, 1};

	if (reply) {
		first[preset.count++] =
		    (struct pair){"decision", cell(reply, 0, ".decision"), -1};
		first[preset.count++] =
		    (struct pair){"edition", cell(reply, 0, ".edition"), -1};
		if (cell(reply, 0, ".reasons"))
			first[preset.count++] = (struct pair){
			    "reasons", cell(reply, 0, ".reasons"), -1};
	}
	translated_asked_in(v, cell(group, 0, ".foreign"), reply);
	preset.count += translated_first(
	    v, cell(group, 0, ".foreign"), reply, first + preset.count);
	(void)page_offer_with(to, v, group_reply, &preset, NULL);
}

static enum err
offers(struct visit *v, struct node *to, const struct rows *group,
    const struct rows *reply)
{
	struct pair edition = {"edition", cell(group, 0, ".edition"), -1};
	const struct pairs preset = {&edition, 1};
	const char *state = cell(group, 0, "@state");

	if (v->consultation.reported)
		return OK;
	decision_choices(v);
	if (!text_is(state, "confirmed") || cell(group, 0, "@asked"))
		(void)page_offer_with(to, v, group_confirm, &preset, NULL);
	if (text_is(state, "proposed"))
		(void)page_offer_with(to, v, group_refuse, &preset, NULL);
	if (text_is(state, "confirmed") &&
	    (!reply || (!text_is(cell(reply, 0, ".state"), "published") &&
			   cell_int(reply, 0, ".body") == v->who.body)))
		reply_form(v, to, group, reply);
	(void)page_offer_with(to, v, group_split, &preset, NULL);
	return OK;
}

static enum err
member_items(struct visit *v, struct node *to, const struct rows *group)
{
	bool more;
	struct rows r;

	TRY(members(v, group, &r));
	desk_items(v, to, &r, MEMBERS_SHOWN);
	more = r.count > MEMBERS_SHOWN;
	page_pager(v, to,
	    more ? arena_printf(v->mem, "%d.%s",
		       cell(&r, MEMBERS_SHOWN - 1, "@asked") ? 1 : 0,
		       cell(&r, MEMBERS_SHOWN - 1, ".id"))
		 : NULL,
	    more);
	return OK;
}

enum err
group_show(struct visit *v, struct node *page)
{
	struct rows group, reply;
	struct node *to;
	bool answered;

	TRY(group_wanted(v, &group));
	to = page_row(v, page, "desk-group-page", &group, 0);
	answered = cell_int(&group, 0, ".reply") != 0;
	desk_tabs(v, to, "groups");
	TRY(evidence(v, to, &group));
	if (answered)
		TRY(reply_now(v, to, &group, &reply));
	TRY(offers(v, to, &group, answered ? &reply : NULL));
	return member_items(v, to, &group);
}

/* ---- decisions ---- */

static enum err
noted(struct visit *v, const char *what, const char *kind, int64_t object,
    int64_t count)
{
	const struct deed deed = {what, kind, object,
	    count ? arena_printf(v->mem, "%lld", (long long)count) : NULL,
	    NULL};

	return desk_note(v, &deed);
}

/* As it is now, so that no page counts twenty thousand members. */
static enum err
counted(struct visit *v, int64_t group)
{
	int64_t n;

	return sql_groups_count(v->db, v->mem, v->consultation.id, &group, &n);
}

static enum err
decided(
    struct visit *v, struct answers *in, const char *state, struct rows *group)
{
	enum err e;

	if (v->consultation.reported)
		return ERR_CLOSED;
	TRY(group_wanted(v, group));
	e = sql_group_decide(v->db, v->mem, cell_int(group, 0, ".id"),
	    v->consultation.id, answer_int(in, "edition", 0), state, v->who.id,
	    v->now);
	if (e != ERR_CONFLICT)
		return e;
	/* the page shows what became of it, with what was ticked */
	return visit_meanwhile(v, in, cell(group, 0, ".edition"));
}

static void
undecided(struct visit *v, int64_t by)
{
	if (by)
		visit_tally(
		    v, "consultation", v->consultation.id, "undecided", by);
}

/* Those that came later are taken in, and get the group's reply. */
enum err
group_confirm(struct visit *v, struct answers *in)
{
	int64_t id, reply, taken, n;
	struct rows group, r;

	TRY(decided(v, in, "confirmed", &group));
	id = cell_int(&group, 0, ".id");
	reply = cell_int(&group, 0, ".reply");
	TRY(sql_group_take_in(v->db, v->mem, id, v->consultation.id, &taken));
	if (reply) {
		TRY(sql_group_answerable(
		    v->db, v->mem, id, v->consultation.id, &r));
		TRY(sql_group_answer(
		    v->db, v->mem, id, v->consultation.id, reply, &n));
		TRY(sql_reply_noted(
		    v->db, v->mem, reply, v->consultation.id, &n));
		undecided(v, -cell_int(&r, 0, "n"));
	}
	TRY(counted(v, id));
	TRY(noted(v, "grouped", "cluster", id, taken));
	visit_notice(v, "group_confirmed");
	return visit_next(v, group_show, NULL);
}

enum err
group_refuse(struct visit *v, struct answers *in)
{
	struct rows group;

	TRY(decided(v, in, "refused", &group));
	if (cell_int(&group, 0, ".reply"))
		return ERR_CONFLICT;
	TRY(counted(v, cell_int(&group, 0, ".id")));
	TRY(noted(
	    v, "group_refused", "cluster", cell_int(&group, 0, ".id"), 0));
	visit_notice(v, "group_refused");
	return visit_next(v, groups_show, NULL);
}

/* One taken out has no reply of the group any more. */
static enum err
take_out(struct visit *v, const struct rows *group, const char *code)
{
	int64_t reply = cell_int(group, 0, ".reply"), n = 0;

	TRY(sql_group_take_out(v->db, v->mem, cell_int(group, 0, ".id"),
	    v->consultation.id, code));
	if (reply)
		TRY(sql_group_unanswer(
		    v->db, v->mem, v->consultation.id, code, reply, &n));
	undecided(v, n > 0); /* rows of two tables are counted */
	return OK;
}

static enum err
split_each(struct visit *v, const struct answers *in, const struct rows *group,
    int64_t apart, int64_t *count)
{
	int64_t id = cell_int(group, 0, ".id"), n;
	const char *how = answer(in, "how"), *code;

	for (size_t i = 0; (code = answer_at(in, "members", i)); i++) {
		++*count;
		if (text_is(how, "own_row") || text_is(how, "one_row")) {
			TRY(sql_group_row_of_its_own(v->db, v->mem, id,
			    v->consultation.id, code, text_is(how, "own_row")));
			continue;
		}
		TRY(take_out(v, group, code));
		if (apart)
			TRY(sql_group_put(v->db, v->mem, apart,
			    v->consultation.id, code, &n));
	}
	return OK;
}

/* Out of it, into a group of their own, or with a row of their own in the
 * table: all those chosen, or none. */
enum err
group_split(struct visit *v, struct answers *in)
{
	int64_t apart = 0, count = 0;
	struct rows group;

	if (v->consultation.reported)
		return ERR_CLOSED;
	TRY(group_wanted(v, &group));
	TRY(decided(v, in, cell(&group, 0, "@state"), &group));
	if (text_is(answer(in, "how"), "apart"))
		TRY(sql_cluster_add(v->db, v->mem, secret_code(v->mem),
		    v->consultation.id, "hand", v->now, &apart));
	TRY(split_each(v, in, &group, apart, &count));
	TRY(counted(v, cell_int(&group, 0, ".id")));
	if (apart)
		TRY(counted(v, apart));
	TRY(noted(
	    v, "group_split", "cluster", cell_int(&group, 0, ".id"), count));
	visit_notice(v, "group_changed");
	return visit_next(v, group_show, NULL);
}

/* ---- one reply for all ---- */

/* As the officer saw it, or somebody else was quicker: then both are shown. */
static enum err
reply_as_read(struct visit *v, struct answers *in, const struct rows *group)
{
	int64_t reply = cell_int(group, 0, ".reply");
	int64_t edition = answer_int(in, "edition", 0);
	struct rows r;

	if (!reply)
		return edition ? visit_meanwhile(v, in, "0") : OK;
	TRY(sql_desk_reply(
	    v->db, v->mem, reply, v->consultation.id, v->who.id, &r));
	if (cell_int(&r, 0, ".edition") == edition ||
	    text_is(cell(&r, 0, ".state"), "published"))
		return OK;
	return visit_meanwhile(v, in, cell(&r, 0, ".edition"));
}

static enum err
reply_row(struct visit *v, const struct answers *in, const struct rows *group,
    const struct translated *said, int64_t *reply)
{
	int64_t edition = answer_int(in, "edition", 0);
	const char *reasons = answer(in, "reasons");

	*reply = cell_int(group, 0, ".reply");
	if (*reply)
		TRY(sql_reply_change(v->db, v->mem, *reply, v->consultation.id,
		    v->who.body, edition, answer(in, "state"),
		    answer(in, "decision"), v->who.id));
	else
		TRY(sql_group_reply_add(v->db, v->mem, v->consultation.id,
		    v->who.body, cell_int(group, 0, ".id"), answer(in, "state"),
		    answer(in, "decision"), v->who.id, reply));
	return sql_reply_text_add(v->db, v->mem, *reply, edition + 1,
	    answer(in, "decision"), reasons, NULL, said->language, said->words,
	    said->to, v->who.id, v->now);
}

enum err
group_reply(struct visit *v, struct answers *in)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	const struct decision_word *word =
	    p ? profile_decision(p, answer(in, "decision")) : NULL;
	int64_t reply, id, n;
	struct translated said;
	struct rows group, r;

	if (v->consultation.reported)
		return ERR_CLOSED;
	if (!answer(in, "reasons") && word && word->needs_reasons) {
		answers_fault(in, "reasons", "reasons_needed");
		return ERR_INVALID;
	}
	TRY(group_wanted(v, &group));
	if (!text_is(cell(&group, 0, "@state"), "confirmed"))
		return ERR_CONFLICT;
	id = cell_int(&group, 0, ".id");
	TRY(reply_as_read(v, in, &group));
	TRY(translated_said(in, v->consultation.language, &said));
	TRY(reply_row(v, in, &group, &said, &reply));
	TRY(sql_group_answerable(v->db, v->mem, id, v->consultation.id, &r));
	TRY(sql_group_answer(v->db, v->mem, id, v->consultation.id, reply, &n));
	TRY(sql_reply_noted(v->db, v->mem, reply, v->consultation.id, &n));
	TRY(overruling_reasoned(v, in, reply));
	undecided(v, -cell_int(&r, 0, "n"));
	TRY(counted(v, id));
	TRY(sql_report_unsigned(v->db, v->mem, v->consultation.id, &n));
	TRY(noted(v,
	    text_is(answer(in, "state"), "review") ? "submitted" : "written",
	    "reply", reply, cell_int(&r, 0, "n")));
	visit_notice(v, "saved");
	return visit_next(v, group_show, NULL);
}
