/*
 * report_desk.c: the report while it is made: what is still missing, the
 * words, signing off, publishing.  Numbers and table come from the data and
 * are never typed.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/theme.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/due.h"
#include "fcgi/app/desk/place.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/app/report/archive.h"
#include "fcgi/app/report/export.h"
#include "fcgi/app/report/report.h"
#include "fcgi/app/report/table.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { MISSING_SHOWN = 10 };

/* The report as it stands, and what it waits for. */
struct making {
	struct rows report; /* of report_of; count 0: none is written */
	struct counted counted;
	int64_t undecided, unapproved, unconfirmed;
	int64_t answers;    /* open ones that should be comments */
	struct rows joined; /* of joined_reports */
	int64_t waiting;    /* of these, without an approval */
	bool alone;	    /* one person may prepare and sign */
	const char *state;  /* none writing signed published */
};

static enum err
making(struct visit *v, bool kept, struct making *out)
{
	const struct table_part all = {.edition = INT32_MAX, .kept = kept};
	struct rows waiting;
	enum err e;

	*out = (struct making){.state = "none"};
	e = sql_report_of(v->db, v->mem, v->consultation.id, 0, NULL, v->who.id,
	    &out->report);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	if (e == OK)
		out->state = cell(&out->report, 0, "state");
	if (kept)
		TRY(counted(v, &all, &out->counted));
	else
		TRY(counted_missing(v, &out->counted));
	out->undecided = counted_number(&out->counted, "undecided");
	out->unapproved = counted_number(&out->counted, "unapproved");
	TRY(sql_report_waiting(
	    v->db, v->mem, v->consultation.id, v->now, &waiting));
	out->unconfirmed = cell_int(&waiting, 0, "unconfirmed");
	out->alone = cell_int(&waiting, 0, "alone");
	TRY(answers_open_count(v, &out->answers));
	TRY(sql_joined_reports(v->db, v->mem, v->consultation.id,
	    lang_content(v->lang), &out->joined));
	for (size_t i = 0; i < out->joined.count; i++)
		out->waiting += !cell(&out->joined, i, ".approved");
	return OK;
}

static bool
written(const struct making *m)
{
	return strcmp(m->state, "none") != 0;
}

static bool
signed_off(const struct making *m)
{
	return !strcmp(m->state, "signed") || !strcmp(m->state, "published");
}

/* Nothing is being written: neither a first report nor a correction. */
static bool
out_already(const struct visit *v, const struct making *m)
{
	return v->consultation.reported && text_is(m->state, "published");
}

/* ---- the page ---- */

static struct node *
need(struct node *checks, const char *name, const char *state, int64_t n)
{
	struct node *node = xml_add(checks, "check");

	xml_attr(node, "name", name);
	xml_attr(node, "state", state);
	if (n)
		xml_attr_int(node, "n", n);
	return node;
}

/* A comment without a decision may stay so, if that is said. */
static void
checks(struct visit *v, struct node *to, const struct making *m)
{
	struct node *list = xml_add(to, "checks"), *node;

	if (!m->unapproved && !m->unconfirmed && !m->undecided && !m->waiting &&
	    !m->answers && signed_off(m))
		xml_attr(list, "ready", "1");
	node = need(
	    list, "decisions", m->undecided ? "missing" : "done", m->undecided);
	page_link(v, node, desk_comments_show, "?reply",
	    m->undecided ? "none" : NULL, NULL);
	node = need(list, "approvals", m->unapproved ? "missing" : "done",
	    m->unapproved);
	page_link(v, node, desk_comments_show, "?reply",
	    m->unapproved ? "review" : NULL, NULL);
	if (cell_int(&v->consultation.row, 0, "answers_each")) {
		node = need(list, "answers", m->answers ? "missing" : "done",
		    m->answers);
		page_link(v, node, desk_answers_show, NULL);
	}
	(void)need(list, "confirmations", m->unconfirmed ? "waiting" : "done",
	    m->unconfirmed);
	(void)need(list, "narrative", written(m) ? "done" : "missing", 0);
	(void)need(list, "sign_off", signed_off(m) ? "done" : "missing", 0);
	if (m->joined.count)
		(void)need(list, "joined", m->waiting ? "waiting" : "done",
		    m->waiting);
}

static enum err
missing(struct visit *v, struct node *to, const struct making *m)
{
	struct node *node;
	struct rows r;

	if (!m->undecided)
		return OK;
	TRY(desk_found(
	    v, &(struct desk_wish){.reply = "none"}, MISSING_SHOWN, &r));
	node = xml_add(to, "missing");
	xml_attr_int(node, "n", m->undecided);
	page_link(v, node, desk_comments_show, "?reply", "none", NULL);
	desk_items(v, node, &r, MISSING_SHOWN);
	return OK;
}

/* "Lhota: 12 April 2026", or that it is still to come. */
static void
approvals(struct visit *v, struct node *facts, const struct making *m)
{
	for (size_t i = 0; i < m->joined.count; i++) {
		const char *at = cell_time(&m->joined, i, ".approved");
		const char *name = page_script(v, cell(&m->joined, i, ".lang"),
		    cell(&m->joined, i, ".name"));

		page_fact(facts, "report_approved",
		    arena_printf(v->mem, "%s: %s", name,
			at ? page_date(v, at, v->consultation.zone)
			   : visit_text(v, "desk.state.waiting", NULL, NULL)));
	}
}

static void
facts(struct visit *v, struct node *to, const struct making *m)
{
	const struct consultation *c = &v->consultation;
	const char *planned = cell(&c->row, 0, "planned_adoption");
	struct node *node = xml_add(to, "facts");

	desk_fact_moment(v, node, "closes", c->closes);
	if (!c->reported)
		desk_fact_day(v, node, "report_due", report_due_here(v));
	desk_fact_day(v, node, "planned_adoption", planned);
	desk_fact_moment(v, node, "reported", c->reported);
	desk_fact_moment(v, node, "concluded", c->concluded);
	approvals(v, node, m);
}

/* What the form begins with: the words as they are kept. */
static enum err
write_form(struct visit *v, struct node *to, const struct making *m)
{
	static const char *const lines[] = {"prepared_by", "approved_by"};
	struct pair first[NARRATIVE_PARTS + 5];
	struct pairs preset = {first, 0};
	struct node *words;

	if (!written(m)) {
		(void)page_offer(to, v, report_save, NULL);
		return OK;
	}
	TRY(xml_parse(v->mem, cell(&m->report, 0, "narrative"), &words));
	for (size_t i = 0; i < NARRATIVE_PARTS + 2; i++) {
		const char *name = i < NARRATIVE_PARTS
				       ? narrative_parts[i]
				       : lines[i - NARRATIVE_PARTS];
		const struct node *part = xml_child(words, name);

		if (part)
			first[preset.count++] =
			    (struct pair){name, xml_words(v->mem, part), -1};
	}
	if (cell(&m->report, 0, "number"))
		first[preset.count++] =
		    (struct pair){"number", cell(&m->report, 0, "number"), -1};
	if (cell(&m->report, 0, "place"))
		first[preset.count++] =
		    (struct pair){"place", cell(&m->report, 0, "place"), -1};
	first[preset.count++] =
	    (struct pair){"edition", cell(&m->report, 0, "revision"), -1};
	(void)page_offer_with(to, v, report_save, &preset, NULL);
	return OK;
}

/* The report is that of the body that leads. */
static bool
leads(const struct visit *v)
{
	return v->who.body == v->consultation.authority;
}

static bool
own(const struct making *m)
{
	return cell_int(&m->report, 0, "own") && !m->alone;
}

/* The reader's body has approved. */
static bool
approved(const struct visit *v, const struct making *m)
{
	for (size_t i = 0; i < m->joined.count; i++)
		if (cell_int(&m->joined, i, ".id") == v->who.body)
			return cell(&m->joined, i, ".approved");
	return false;
}

static enum err
offers(struct visit *v, struct node *to, const struct making *m)
{
	struct pair revision = {"edition", NULL, -1};
	const struct pairs preset = {&revision, 1};
	struct node *link = xml_add(to, "link");

	xml_attr(link, "rel", "report_preview");
	page_link(v, link, report_show, NULL);
	desk_door(v, to, "export", DATA_IT, export_show);
	desk_door(v, to, "archive_desk", ARCHIVE_IT, archive_desk_show);
	if (v->consultation.reported && leads(v))
		(void)page_offer(to, v, report_files_again, NULL);
	if (out_already(v, m)) {
		if (leads(v))
			(void)page_offer(to, v, report_correct, NULL);
		return OK;
	}
	if (written(m))
		revision.value = cell(&m->report, 0, "revision");
	if (!leads(v)) {
		if (signed_off(m) && !approved(v, m))
			(void)page_offer_with(
			    to, v, report_approve, &preset, NULL);
		return OK;
	}
	if (written(m)) {
		if (!signed_off(m) && !own(m))
			(void)page_offer_with(
			    to, v, report_sign, &preset, NULL);
		if (signed_off(m))
			(void)page_offer_with(to, v,
			    v->consultation.reported ? correction_publish
						     : report_publish,
			    &preset, NULL);
	}
	return write_form(v, to, m);
}

/* How many replies went out with it, and of how many the log knows. */
static void
went_out(struct node *to, const struct making *m)
{
	int64_t n = written(m) ? cell_int(&m->report, 0, "replies") : 0;
	struct node *node;

	if (!n)
		return;
	node = xml_add(to, "went-out");
	xml_attr_int(node, "n", n);
	xml_attr(node, "proved", cell(&m->report, 0, "proved"));
}

/* Those of the newest edition that is out, as everybody has them; then how far
 * all of them are, in every language. */
static enum err
files(struct visit *v, struct node *to)
{
	struct report_of of = {.edition = 0};

	if (!v->consultation.reported)
		return OK;
	TRY(report_edition(v, &of));
	TRY(report_files(v, to, &of));
	return report_files_made(v, to);
}

enum err
desk_report_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-report-page");
	struct making m;
	struct rows acts;

	if (!v->consultation.closes)
		return ERR_NOT_FOUND;
	TRY(making(v, true, &m));
	desk_tabs(v, to, "report");
	facts(v, to, &m);
	checks(v, to, &m);
	TRY(missing(v, to, &m));
	if (v->consultation.reported)
		TRY(report_changes(v, to, &m.report));
	went_out(to, &m);
	page_moment(v, to, "counted", m.counted.at, v->consultation.zone);
	report_numbers(to, &m.counted);
	report_decisions(v, to, &m.counted);
	TRY(places_at_desk(v, to, "report"));
	TRY(files(v, to));
	TRY(offers(v, to, &m));
	TRY(sql_object_acts(
	    v->db, v->mem, v->consultation.id, "report", &acts));
	page_rows(v, xml_add(to, "history"), "act", &acts);
	return OK;
}

/* ---- writing ---- */

static const char *
kept(struct visit *v, const struct answers *in)
{
	static const char *const names[] = {"course", "events", "channels",
	    "participants", "prepared_by", "approved_by"};
	struct node *root;
	const char *text;

	xml_begin(v->mem);
	root = xml_new(v->mem, "narrative");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		xml_add_text(root, names[i], answer(in, names[i]));
	text = arena_copy(v->mem, xml_print(v->mem, root));
	xml_end();
	return text;
}

static enum err
noted(struct visit *v, const char *what, int64_t report, int64_t count)
{
	const struct deed deed = {what, "report", report,
	    count ? arena_printf(v->mem, "%lld", (long long)count) : NULL,
	    NULL};

	return desk_note(v, &deed);
}

/* The revision that is kept now; "0": none is. */
static const char *
as_written(const struct making *m)
{
	return written(m) ? cell(&m->report, 0, "revision") : "0";
}

enum err
report_save(struct visit *v, struct answers *in)
{
	const char *revision = answer(in, "edition");
	const char *words = kept(v, in);
	struct making m;
	int64_t id, lapsed;

	if (!leads(v))
		return ERR_FORBIDDEN;
	TRY(making(v, false, &m));
	if (out_already(v, &m))
		return ERR_CLOSED;
	if (!text_is(revision ? revision : "0", as_written(&m)))
		return visit_meanwhile(v, in, as_written(&m));
	if (written(&m)) {
		id = cell_int(&m.report, 0, "id");
		TRY(sql_report_change(v->db, v->mem, id, v->consultation.id,
		    revision, words, answer(in, "number"), answer(in, "place"),
		    v->who.id, v->who.function));
	} else {
		TRY(sql_report_add(v->db, v->mem, v->consultation.id, words,
		    answer(in, "number"), answer(in, "place"), v->who.id,
		    v->who.function, &id));
	}
	TRY(sql_joined_report_lapse(
	    v->db, v->mem, v->consultation.id, &lapsed));
	TRY(noted(v, "changed", id, 0));
	visit_notice(v, "saved");
	return visit_next(v, desk_report_show, NULL);
}

enum err
report_sign(struct visit *v, struct answers *in)
{
	const char *revision = answer(in, "edition");
	struct making m;
	int64_t id;

	if (!leads(v))
		return ERR_FORBIDDEN;
	TRY(making(v, false, &m));
	if (out_already(v, &m))
		return ERR_CLOSED;
	if (!written(&m) || !revision)
		return ERR_CONFLICT;
	if (own(&m))
		return ERR_FORBIDDEN;
	id = cell_int(&m.report, 0, "id");
	TRY(sql_report_sign(v->db, v->mem, id, v->consultation.id, revision,
	    v->who.id, v->who.function, m.alone, v->now));
	TRY(noted(v, "signed_off", id, 0));
	visit_notice(v, "signed_off");
	return visit_next(v, desk_report_show, NULL);
}

enum err
report_approve(struct visit *v, struct answers *in)
{
	const char *revision = answer(in, "edition");
	struct making m;

	if (v->consultation.reported)
		return ERR_CLOSED;
	if (leads(v))
		return ERR_FORBIDDEN;
	TRY(making(v, false, &m));
	if (!signed_off(&m) ||
	    !text_is(revision, cell(&m.report, 0, "revision")))
		return ERR_CONFLICT;
	TRY(sql_joined_report_approve(
	    v->db, v->mem, v->consultation.id, v->who.body, v->who.id, v->now));
	TRY(noted(v, "approved", cell_int(&m.report, 0, "id"), 0));
	visit_notice(v, "approved");
	return visit_next(v, desk_report_show, NULL);
}

/* ---- publishing ---- */

/* Everything in the one transaction; who is told, a job finds out. */
static enum err
out(struct visit *v, const struct making *m)
{
	int64_t id = cell_int(&m->report, 0, "id"), count;

	TRY(counted_carry(v, cell_int(&m->report, 0, "edition")));
	TRY(sql_consultation_reported(
	    v->db, v->mem, v->consultation.id, v->now, m->undecided > 0));
	TRY(sql_report_out(v->db, v->mem, id, v->consultation.id, m->undecided,
	    v->who.id, v->now));
	TRY(places_add(v, "report"));
	TRY(report_noted(v, &m->report));
	TRY(replies_publish(v, id, &count));
	TRY(counted_ask(v));
	TRY(job_queue(v->db, v->mem, "tell-answered", id, NULL, v->now));
	TRY(job_queue(v->db, v->mem, "report-files", id, NULL, v->now));
	return noted(v, "reported", id, count);
}

enum err
report_publish(struct visit *v, struct answers *in)
{
	const char *revision = answer(in, "edition");
	struct making m;

	if (v->consultation.reported)
		return ERR_CLOSED;
	TRY(making(v, false, &m));
	if (!signed_off(&m) || m.unapproved || m.unconfirmed || m.waiting ||
	    m.answers) {
		answers_fault(in, "", "not_ready");
		return ERR_INVALID;
	}
	if (m.undecided && !answer(in, "no_answer")) {
		answers_fault(in, "no_answer", "undecided");
		return ERR_INVALID;
	}
	if (!text_is(revision, cell(&m.report, 0, "revision")))
		return ERR_CONFLICT;
	TRY(out(v, &m));
	visit_notice(v, "published");
	return visit_next(v, report_show, NULL);
}
