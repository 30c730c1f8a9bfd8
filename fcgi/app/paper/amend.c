/*
 * amend.c: a further version of a published draft: its file comes in, is
 * read by glas jobs, is looked at, is published or put away.
 */
#include "fcgi/app/paper/amend.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/paper.h"
#include "fcgi/app/desk/round.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/paper/annex.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/app/report/notice.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { NAME_MAX = 300 };

static const char *
of(const struct visit *v, const char *column)
{
	return cell(&v->consultation.row, 0, column);
}

enum err
amend_version_wanted(struct visit *v, struct rows *out)
{
	const struct called called = document_called(v);
	int64_t number;

	if (text_int(path_part(v, "version"), &number) != OK)
		return ERR_NOT_FOUND;
	return sql_amend_version(v->db, v->mem, v->consultation.id, called.slug,
	    called.text, number, out);
}

void
amend_crumb(struct visit *v, const struct rows *version)
{
	page_crumb(v,
	    page_script(
		v, cell(version, 0, ".lang"), cell(version, 0, "~title")),
	    paper_show, "document", cell(version, 0, ".slug"), NULL);
}

/* ---- a file ---- */

enum err
amend_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-draft-change-page");
	struct change_term term;
	struct rows base;

	TRY(sql_amend_base(v->db, v->mem, v->consultation.id,
	    path_part(v, "document"), &base));
	desk_tabs(v, to, "consultation");
	page_crumb(v,
	    page_script(v, v->consultation.language, v->consultation.title),
	    round_show, NULL);
	page_row(v, to, "document", &base, 0);
	TRY(amend_term(v, &term));
	page_moment(v, to, "until", term.closes, v->consultation.zone);
	(void)page_offer(to, v, amend_upload, NULL);
	return OK;
}

enum err
amend_upload(struct visit *v, struct answers *in)
{
	const struct upload *file = answer_file(in, "file");
	struct deed deed = {.what = "uploaded", .kind = "version"};
	unsigned char digest[DIGEST_SIZE];
	int64_t blob, count, document, number;
	struct rows base, r;

	/* without a file it starts from what people read: accepted wordings are
	 * put in, a structure is repaired in the outline */
	TRY(sql_consultation_lock(v->db, v->mem, v->consultation.id, &r));
	TRY(sql_amend_base(v->db, v->mem, v->consultation.id,
	    path_part(v, "document"), &base));
	document = cell_int(&base, 0, ".document");
	TRY(sql_amend_pending_remove(v->db, v->mem, document, &count));
	if (file) {
		TRY(blob_store(v->db, v->mem, file->fd, &blob, digest));
		deed.detail = text_cut(v->mem, file->name, NAME_MAX);
	}
	TRY(sql_amend_add(v->db, v->mem, document, cell_int(&base, 0, ".id"),
	    answer(in, "kind"), answer(in, "reason"), file ? &blob : NULL,
	    deed.detail, v->who.id, v->now, &deed.object));
	/* the annexes go on, unless they are taken away or put anew */
	if (file)
		TRY(annexes_keep(v, deed.object, cell_int(&base, 0, ".id")));
	TRY(job_queue(v->db, v->mem, "import", deed.object, NULL, v->now));
	TRY(desk_note(v, &deed));
	visit_notice(v, file ? "uploaded" : "saved");
	TRY(sql_version_number(v->db, v->mem, deed.object, &r));
	number = cell_int(&r, 0, "number");
	return visit_next(v, version_desk_show, "version",
	    arena_printf(v->mem, "%lld", (long long)number), NULL);
}

enum err
amend_discard(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "removed", .kind = "version"};
	int64_t count;
	struct rows r;

	(void)in;
	TRY(amend_version_wanted(v, &r));
	if (cell(&r, 0, ":published") || cell(&r, 0, ".translates"))
		return ERR_CONFLICT;
	deed.object = cell_int(&r, 0, ".id");
	deed.detail = cell(&r, 0, ".name");
	TRY(sql_amend_pending_remove(
	    v->db, v->mem, cell_int(&r, 0, ".document"), &count));
	TRY(desk_note(v, &deed));
	visit_notice(v, "paper_removed");
	return visit_next(v, paper_show, NULL);
}

/* ---- the term ---- */

/* How many days it runs anew from the change, or must still run. */
static int
days_from_now(const struct visit *v, const struct profile *p)
{
	if (!p->change_restarts)
		return p->change_days;
	return p->shorter && of(v, "short_reason") ? p->shorter : p->term;
}

/* The end of that many days from now. */
static enum err
last_moment(
    struct visit *v, const struct profile *p, int days, const char **out)
{
	const struct profiles *all = v->site->profiles;
	const struct consultation *c = &v->consultation;
	struct local l;
	int64_t day;

	TRY(clock_local(c->zone, v->now, &l));
	TRY(day_number(
	    arena_printf(v->mem, "%04d-%02d-%02d", l.year, l.month, l.day),
	    &day));
	day = profile_last_day(all, p, day, days);
	return clock_utc(v->mem, c->zone, day_text(v->mem, day), "24:00", out);
}

enum err
amend_term(struct visit *v, struct change_term *out)
{
	const struct consultation *c = &v->consultation;
	const struct profile *p = profiles_find(v->site->profiles, c->profile);
	int days;

	*out = (struct change_term){0};
	if (!p || !c->closes)
		return ERR_BROKEN;
	/* a term that has ended is not reopened (practice 5) */
	if (v->phase != ANNOUNCED && v->phase != OPEN)
		return OK;
	days = days_from_now(v, p);
	if (!days)
		return OK;
	TRY(last_moment(v, p, days, &out->closes));
	if (strcmp(out->closes, c->first) <= 0) {
		out->closes = NULL;
		return OK;
	}
	out->whole = !closed_on(c, NULL, v->now);
	out->provisions = !out->whole || !p->change_alike;
	return OK;
}

void
amend_asks(struct visit *v, const struct change_term *term)
{
	struct form_option *options = arena_alloc(v->mem, 2 * sizeof *options);

	options[0] = (struct form_option){.value = "whole"};
	options[1] = (struct form_option){.value = "provisions"};
	if (term->whole && term->provisions)
		visit_choices(v, "whose_term", options, 2);
}

enum err
amend_options(struct visit *v)
{
	struct change_term term;
	struct rows r;

	/* else the command says what is wrong */
	if (amend_version_wanted(v, &r) != OK ||
	    !text_is(cell(&r, 0, ".change"), "changed"))
		return OK;
	TRY(amend_term(v, &term));
	amend_asks(v, &term);
	return OK;
}

/* Glas prolongs where too few days remain. */
static enum err
prolong_all(struct visit *v, const char *closes, const char *reason)
{
	const struct consultation *c = &v->consultation;
	int64_t id;

	TRY(sql_consultation_prolong(v->db, v->mem, c->id,
	    cell_int(&c->row, 0, "edition"), c->first, closes, v->now));
	TRY(sql_term_change_add(v->db, v->mem, c->id, c->first, closes, reason,
	    v->who.id, v->who.function, v->now, &id));
	return job_queue(v->db, v->mem, "tell-term-changed", id, NULL, v->now);
}

/* What was changed gets a moment of its own. */
static enum err
prolong_changed(
    struct visit *v, const char *closes, const struct rows *r, int64_t base)
{
	const struct consultation *c = &v->consultation;
	int64_t id = cell_int(r, 0, ".id"), units, count;

	TRY(sql_amend_units_close(v->db, v->mem, id, base, closes, &units));
	TRY(sql_amend_units_below_close(
	    v->db, v->mem, id, base, closes, &count));
	TRY(sql_amend_own_term(
	    v->db, v->mem, id, c->id, closes, units, &count));
	return sql_amend_round_own_term(v->db, v->mem, c->id,
	    cell_int(&c->row, 0, "edition"), closes, v->now);
}

/* until: of the provisions that were changed, or NULL: as all. */
static enum err
prolong_for(struct visit *v, struct answers *in, const struct rows *r,
    int64_t base, const char **until)
{
	struct change_term term;

	*until = NULL;
	TRY(amend_term(v, &term));
	if (!term.closes)
		return OK;
	if (term.whole && !answer_is(in, "term", "provisions"))
		return prolong_all(v, term.closes, cell(r, 0, "+reason"));
	if (!term.provisions)
		return ERR_FORBIDDEN;
	*until = term.closes;
	return prolong_changed(v, term.closes, r, base);
}

/* ---- before the public ---- */

/* What the log, the desk and the readers are told of it. */
static enum err
told(struct visit *v, const struct rows *r, const char *until)
{
	const char *kind = cell(r, 0, ".change");
	const struct version_said said = {
	    .document = cell(r, 0, ".slug"),
	    .number = cell(r, 0, "@n"),
	    .language = cell(r, 0, ".lang"),
	    .digest = cell(r, 0, ".digest"),
	    .change = kind,
	    .until = until,
	};
	const struct deed deed = {
	    .what = arena_printf(v->mem, "draft_%s", kind),
	    .kind = "version",
	    .object = cell_int(r, 0, ".id"),
	    .reason = cell(r, 0, "+reason"),
	    .detail =
		until ? visit_text(v, "desk.own_term", act_date(v, until), NULL)
		      : NULL,
	};

	TRY(ledger_version(v, &said));
	TRY(desk_note(v, &deed));
	TRY(notice_again(v));
	TRY(desk_changed(v));
	/* not one word changed: nobody need look */
	if (text_is(kind, "repaired"))
		return OK;
	return job_queue(
	    v->db, v->mem, "tell-draft-changed", deed.object, NULL, v->now);
}

enum err
amend_differs(struct visit *v, const struct rows *version, bool *differs)
{
	struct rows r;

	*differs = true;
	if (!cell(version, 0, ".base"))
		return OK;
	TRY(sql_amend_differs(v->db, v->mem, cell_int(version, 0, ".id"),
	    cell_int(version, 0, ".base"), &r));
	*differs = cell_int(&r, 0, "differs") != 0;
	return OK;
}

enum err
amend_publish(struct visit *v, struct answers *in)
{
	const char *until = NULL;
	bool differs;
	int64_t id, base, count;
	struct rows r, newest, lock;

	TRY(sql_consultation_lock(v->db, v->mem, v->consultation.id, &lock));
	TRY(amend_version_wanted(v, &r));
	TRY(sql_amend_base(v->db, v->mem, v->consultation.id,
	    path_part(v, "document"), &newest));
	TRY(amend_differs(v, &r, &differs));
	if (!differs) {
		answers_fault(in, "", "nothing_changed");
		return ERR_INVALID;
	}
	id = cell_int(&r, 0, ".id");
	base = cell_int(&newest, 0, ".id");
	TRY(sql_amend_publish(v->db, v->mem, id, answer_int(in, "edition", 0),
	    base, v->who.id, v->who.function, v->now));
	TRY(sql_amend_comments_follow(v->db, v->mem, id, &count));
	if (text_is(cell(&r, 0, ".change"), "changed"))
		TRY(prolong_for(v, in, &r, base, &until));
	TRY(told(v, &r, until));
	visit_notice(v, "draft_changed");
	return visit_next(v, paper_show, NULL);
}
