/*
 * report_correct.c: a published report is corrected by a new dated edition
 * (practice 16).  Decisions are changed one by one with a reason; until the
 * edition is out nothing of it is seen.  Then each changed reply is a new
 * edition of its own, the old report goes on showing the one before, and
 * those who are concerned get a mail.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/translated.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/report/report.h"
#include "fcgi/site/page.h"

#include <string.h>

/* The edition that is being written after a published one.  ERR_CLOSED:
 * there is none. */
static enum err
open_edition(struct visit *v, struct rows *out)
{
	TRY(sql_report_of(
	    v->db, v->mem, v->consultation.id, 0, NULL, v->who.id, out));
	if (!v->consultation.reported ||
	    text_is(cell(out, 0, "state"), "published"))
		return ERR_CLOSED;
	return OK;
}

static bool
leads(const struct visit *v)
{
	return v->who.body == v->consultation.authority;
}

enum err
report_correct(struct visit *v, struct answers *in)
{
	struct deed deed = {"correction_begun", "report", 0, NULL, NULL};
	struct rows newest;

	if (!leads(v))
		return ERR_FORBIDDEN;
	TRY(sql_report_of(
	    v->db, v->mem, v->consultation.id, 0, NULL, v->who.id, &newest));
	if (!text_is(cell(&newest, 0, "state"), "published"))
		return ERR_CONFLICT;
	TRY(sql_report_next(v->db, v->mem, v->consultation.id,
	    cell_int(&newest, 0, "edition"), answer(in, "reason"), v->who.id,
	    v->who.function, &deed.object));
	deed.reason = answer(in, "reason");
	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, desk_report_show, NULL);
}

/* ---- one decision ---- */

enum { SAID = 300 }; /* characters of a comment that are shown */

static enum err
wanted(struct visit *v, struct rows *comment, struct rows *reply)
{
	TRY(desk_comment_wanted(v, comment));
	TRY(desk_reply_of(v, comment, reply));
	return text_is(cell(reply, 0, ".state"), "published") ? OK
							      : ERR_NOT_FOUND;
}

static enum err
options(struct visit *v)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct form_option *all = arena_alloc(v->mem, DECISIONS * sizeof *all);
	size_t count = 0;

	if (!p)
		return ERR_BROKEN;
	for (size_t i = 0; i < p->decision_count; i++)
		if (!text_is(p->decisions[i].key, "none"))
			all[count++] = (struct form_option){p->decisions[i].key,
			    decision_words(v, p->decisions[i].key)};
	visit_choices(v, "decision", all, count);
	return OK;
}

/* Where the reply has a translation, or who is answered wrote in another
 * language. */
enum err
decision_change_options(struct visit *v)
{
	struct rows comment, reply;

	TRY(options(v));
	TRY(desk_comment_wanted(v, &comment));
	TRY(desk_reply_of(v, &comment, &reply));
	translated_asked(v, &comment, &reply);
	return OK;
}

static void
offer(struct visit *v, struct node *to, const struct rows *reply,
    const struct rows *change)
{
	static const char *const names[] = {
	    "decision", "reasons", "translation", "translated_to", "why"};
	struct pair first[6];
	struct pairs preset = {first, 0};

	for (size_t i = 0; i < 5; i++) {
		const char *value =
		    change->count ? cell(change, 0, names[i])
		    : i < 4
			? cell(reply, 0, arena_printf(v->mem, ".%s", names[i]))
			: NULL;

		if (value && *value)
			first[preset.count++] =
			    (struct pair){names[i], value, -1};
	}
	first[preset.count++] = (struct pair){
	    "edition", change->count ? cell(change, 0, "edition") : "0", -1};
	(void)page_offer_with(to, v, decision_change, &preset, NULL);
}

/* Whose comment it is, and the beginning of it. */
static void
about(struct visit *v, struct node *facts, const struct rows *comment)
{
	static const char *const words[] = {"+remark", ".proposed", "+reason"};
	const char *said = NULL;

	for (size_t i = 0; i < 3 && !said; i++)
		said = cell(comment, 0, words[i]);
	if (cell(comment, 0, "author"))
		page_fact(facts, "author", cell(comment, 0, "author"));
	if (said)
		page_fact(facts, "comment", text_cut(v->mem, said, SAID));
}

enum err
decision_change_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-decision-page"), *facts;
	struct rows comment, report, reply, change;

	TRY(wanted(v, &comment, &reply));
	desk_tabs(v, to, "comments");
	facts = xml_add(to, "facts");
	about(v, facts, &comment);
	page_fact(
	    facts, "decision", decision_words(v, cell(&reply, 0, ".decision")));
	if (open_edition(v, &report) != OK) {
		xml_attr(xml_add(to, "warning"), "key", "no_correction");
		return OK;
	}
	page_fact(facts, "edition", cell(&report, 0, "edition"));
	TRY(sql_reply_change_of(v->db, v->mem, v->consultation.id,
	    cell_int(&report, 0, "edition"), cell_int(&reply, 0, ".id"),
	    &change));
	TRY(decision_change_options(v));
	offer(v, to, &reply, &change);
	return OK;
}

/* Which decisions need reasons, the profile says. */
static bool
reasoned(struct visit *v, struct answers *in)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	const struct decision_word *word =
	    p ? profile_decision(p, answer(in, "decision")) : NULL;

	if (!word || !word->needs_reasons || answer(in, "reasons"))
		return true;
	answers_fault(in, "reasons", "required");
	return false;
}

enum err
decision_change(struct visit *v, struct answers *in)
{
	struct deed deed = {"decision_changed", "report", 0, NULL, NULL};
	struct rows comment, report, reply, change;
	struct translated said;
	int64_t count, edition = answer_int(in, "edition", 0);

	if (!leads(v))
		return ERR_FORBIDDEN;
	TRY(open_edition(v, &report));
	TRY(wanted(v, &comment, &reply));
	if (!reasoned(v, in))
		return ERR_INVALID;
	TRY(translated_said(in, cell(&reply, 0, ".language"), &said));
	TRY(sql_reply_change_of(v->db, v->mem, v->consultation.id,
	    cell_int(&report, 0, "edition"), cell_int(&reply, 0, ".id"),
	    &change));
	if (edition != (change.count ? cell_int(&change, 0, "edition") : 0))
		return visit_meanwhile(
		    v, in, change.count ? cell(&change, 0, "edition") : "0");
	TRY(sql_reply_change_set(v->db, v->mem, v->consultation.id,
	    cell_int(&report, 0, "edition"), cell_int(&reply, 0, ".id"),
	    answer(in, "decision"), answer(in, "reasons"), answer(in, "why"),
	    said.words ? said.words : "", said.to, v->who.id, v->who.function,
	    v->now, &count));
	/* what was signed off is no longer what will go out */
	TRY(sql_report_unsigned(v->db, v->mem, v->consultation.id, &count));
	deed.object = cell_int(&report, 0, "id");
	deed.detail = path_part(v, "comment");
	deed.reason = answer(in, "why");
	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, desk_report_show, NULL);
}

/* ---- at the desk ---- */

enum err
report_changes(struct visit *v, struct node *to, const struct rows *report)
{
	struct node *list = NULL;
	struct rows r;

	TRY(sql_reply_changes(v->db, v->mem, v->consultation.id,
	    cell_int(report, 0, "edition"), &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node;

		list = list ? list : xml_add(to, "changes");
		node = xml_add(list, "change");
		page_link(v, node, decision_change_show, "comment",
		    cell(&r, i, "comment"), NULL);
		xml_attr(node, "code", cell(&r, i, "comment"));
		xml_attr(node, "n", cell(&r, i, "comments"));
		xml_attr(
		    node, "in-text", cell_int(&r, i, "in_text") ? "1" : NULL);
		xml_add_text(
		    node, "old", decision_words(v, cell(&r, i, "old")));
		xml_add_text(
		    node, "new", decision_words(v, cell(&r, i, "decision")));
		xml_add_text(node, "why", cell(&r, i, "why"));
		if (text_is(cell(&r, i, "old_reasons"), cell(&r, i, "reasons")))
			continue;
		if (cell(&r, i, "old_reasons"))
			page_paragraphs(
			    v, node, "old-reasons", cell(&r, i, "old_reasons"));
		if (cell(&r, i, "reasons"))
			page_paragraphs(
			    v, node, "new-reasons", cell(&r, i, "reasons"));
	}
	return OK;
}

/* ---- out ---- */

static enum err
proved(struct visit *v, const struct rows *r, size_t i)
{
	struct record record = record_new(v->mem, "reply");
	const char *comments = cell(r, i, "comments");

	record_add(&record, "consultation", v->consultation.slug);
	record_add(&record, "comments", comments);
	record_add(&record, "edition", cell(r, i, "next"));
	record_add(&record, "decision", cell(r, i, "decision"));
	record_add(&record, "reasons", cell(r, i, "reasons"));
	record_add(&record, "translation", cell(r, i, "translation"));
	record_add(&record, "translated_to", cell(r, i, "translated_to"));
	return ledger_note(v, "reply",
	    arena_printf(v->mem, "/c/%s", v->consultation.slug),
	    arena_copy_n(v->mem, comments, strcspn(comments, " ")), &record);
}

/* Each changed reply is a new edition; its pages show it from now on. */
static enum err
applied(struct visit *v, int64_t edition)
{
	struct rows r, units;
	int64_t count;

	TRY(sql_reply_changes_due(
	    v->db, v->mem, v->consultation.id, edition, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(proved(v, &r, i));
	TRY(sql_reply_changes_texts(
	    v->db, v->mem, v->consultation.id, edition, v->now, &count));
	TRY(sql_reply_changes_out(
	    v->db, v->mem, v->consultation.id, edition, &count));
	TRY(sql_reply_changes_units(
	    v->db, v->mem, v->consultation.id, edition, &units));
	for (size_t i = 0; i < units.count; i++)
		visit_tally(v, "unit", cell_int(&units, i, "unit"), "talk", 1);
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
	return desk_changed(v);
}

enum err
correction_publish(struct visit *v, struct answers *in)
{
	struct deed deed = {"corrected", "report", 0, NULL, NULL};
	struct rows report;

	TRY(open_edition(v, &report));
	if (!leads(v))
		return ERR_FORBIDDEN;
	if (!text_is(cell(&report, 0, "state"), "signed")) {
		answers_fault(in, "", "not_ready");
		return ERR_INVALID;
	}
	if (!text_is(answer(in, "edition"), cell(&report, 0, "revision")))
		return ERR_CONFLICT;
	deed.object = cell_int(&report, 0, "id");
	TRY(sql_report_out(v->db, v->mem, deed.object, v->consultation.id,
	    cell_int(&report, 0, "no_answer"), v->who.id, v->now));
	TRY(applied(v, cell_int(&report, 0, "edition")));
	TRY(report_noted(v, &report));
	TRY(counted_ask(v));
	TRY(job_queue(
	    v->db, v->mem, "tell-corrected", deed.object, NULL, v->now));
	TRY(job_queue(
	    v->db, v->mem, "report-files", deed.object, NULL, v->now));
	deed.reason = cell(&report, 0, "change_reason");
	TRY(desk_note(v, &deed));
	visit_notice(v, "published");
	return visit_next(v, report_show, NULL);
}
