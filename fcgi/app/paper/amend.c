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
	const char *closes;
	struct rows base;

	TRY(sql_amend_base(v->db, v->mem, v->consultation.id,
	    path_part(v, "document"), &base));
	desk_tabs(v, to, "consultation");
	page_crumb(v,
	    page_script(v, v->consultation.language, v->consultation.title),
	    round_show, NULL);
	page_row(v, to, "document", &base, 0);
	TRY(amend_term(v, &closes));
	if (closes)
		page_moment(v, to, "until", closes, v->consultation.zone);
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

enum err
amend_term(struct visit *v, const char **closes)
{
	const struct profiles *all = v->site->profiles;
	const struct consultation *c = &v->consultation;
	const struct profile *p = profiles_find(all, c->profile);
	struct local l;
	int64_t day;
	int days;

	*closes = NULL;
	if (!p || !c->closes)
		return ERR_BROKEN;
	/* a term that has ended is not reopened (practice 5) */
	if (v->phase != ANNOUNCED && v->phase != OPEN)
		return OK;
	days = days_from_now(v, p);
	if (!days)
		return OK;
	TRY(clock_local(c->zone, v->now, &l));
	TRY(day_number(
	    arena_printf(v->mem, "%04d-%02d-%02d", l.year, l.month, l.day),
	    &day));
	day = profile_last_day(all, p, day, days);
	TRY(clock_utc(v->mem, c->zone, day_text(v->mem, day), "24:00", closes));
	if (strcmp(*closes, c->closes) <= 0)
		*closes = NULL;
	return OK;
}

/* Glas prolongs where too few days remain. */
static enum err
prolong_for(struct visit *v, const char *reason)
{
	const struct consultation *c = &v->consultation;
	const char *closes;
	int64_t id;

	TRY(amend_term(v, &closes));
	if (!closes)
		return OK;
	TRY(sql_consultation_prolong(v->db, v->mem, c->id,
	    cell_int(&c->row, 0, "edition"), c->closes, closes, v->now));
	TRY(sql_term_change_add(v->db, v->mem, c->id, c->closes, closes, reason,
	    v->who.id, v->who.function, v->now, &id));
	return job_queue(v->db, v->mem, "tell-term-changed", id, NULL, v->now);
}

/* ---- before the public ---- */

/* What the log, the desk and the readers are told of it. */
static enum err
told(struct visit *v, const struct rows *r)
{
	const char *kind = cell(r, 0, ".change");
	const struct version_said said = {
	    .document = cell(r, 0, ".slug"),
	    .number = cell(r, 0, "@n"),
	    .language = cell(r, 0, ".lang"),
	    .digest = cell(r, 0, ".digest"),
	    .change = kind,
	};
	const struct deed deed = {
	    .what = arena_printf(v->mem, "draft_%s", kind),
	    .kind = "version",
	    .object = cell_int(r, 0, ".id"),
	    .reason = cell(r, 0, "+reason"),
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
		TRY(prolong_for(v, cell(&r, 0, "+reason")));
	TRY(told(v, &r));
	visit_notice(v, "draft_changed");
	return visit_next(v, paper_show, NULL);
}
