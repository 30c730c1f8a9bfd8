/*
 * withhold.c: a published version that must not be read any more: a wrong
 * file, personal data of third persons.  Its address answers 410 with date
 * and reason; the body keeps the original; a job takes its words out of what
 * is derived from it.
 */
#include "fcgi/app/paper/amend.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/paper.h"
#include "fcgi/app/desk/round.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/app/report/act_pdf.h"
#include "fcgi/app/report/notice.h"
#include "fcgi/site/page.h"

/* A published one that is still shown. */
static enum err
shown(struct visit *v, struct rows *out)
{
	TRY(amend_version_wanted(v, out));
	return !cell(out, 0, ":published") ? ERR_NOT_FOUND
	       : cell(out, 0, ":withheld") ? ERR_CONFLICT
					   : OK;
}

enum err
withhold_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-withhold-page");
	struct pair first[1];
	const struct pairs preset = {first, 1};
	struct rows r;

	TRY(shown(v, &r));
	desk_tabs(v, to, "consultation");
	page_crumb(v,
	    page_script(v, v->consultation.language, v->consultation.title),
	    round_show, NULL);
	amend_crumb(v, &r);
	xml_attr(to, "n", cell(&r, 0, "@n"));
	first[0] = (struct pair){"edition", cell(&r, 0, ".edition"), -1};
	(void)page_offer_with(to, v, withhold, &preset, NULL);
	return OK;
}

/* What must not be read in one language must not be read in another; the log
 * is told of each. */
static enum err
translations_withhold(
    struct visit *v, const struct rows *version, const char *reason)
{
	int64_t id = cell_int(version, 0, ".id"), count;
	struct rows r;

	TRY(sql_translations_shown(v->db, v->mem, id, &r));
	TRY(sql_translations_withhold(v->db, v->mem, id, reason, v->who.id,
	    v->who.function, v->now, &count));
	for (size_t i = 0; i < r.count; i++) {
		const struct version_said said = {
		    .document = cell(version, 0, ".slug"),
		    .number = cell(&r, i, ".number"),
		    .language = cell(&r, i, ".lang"),
		    .digest = cell(&r, i, ".digest"),
		    .change = "withheld",
		};

		TRY(ledger_version(v, &said));
	}
	return OK;
}

enum err
withhold(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "draft_withheld",
	    .kind = "version",
	    .reason = answer(in, "reason")};
	struct version_said said = {.change = "withheld"};
	struct rows r;

	TRY(shown(v, &r));
	deed.object = cell_int(&r, 0, ".id");
	TRY(sql_amend_withhold(v->db, v->mem, deed.object,
	    answer_int(in, "edition", 0), deed.reason, v->who.id,
	    v->who.function, v->now));
	TRY(translations_withhold(v, &r, deed.reason));
	said.document = cell(&r, 0, ".slug");
	said.number = cell(&r, 0, "@n");
	said.language = cell(&r, 0, ".lang");
	said.digest = cell(&r, 0, ".digest");
	TRY(ledger_version(v, &said));
	TRY(job_queue(v->db, v->mem, "withhold", deed.object, NULL, v->now));
	TRY(job_queue(
	    v->db, v->mem, "tell-draft-withheld", deed.object, NULL, v->now));
	TRY(notice_again(v));
	TRY(desk_changed(v));
	TRY(desk_note(v, &deed));
	visit_notice(v, "withheld");
	return visit_next(
	    v, paper_show, "document", cell(&r, 0, ".slug"), NULL);
}

enum err
job_withhold(struct job *j)
{
	int64_t count;

	TRY(act_pdf_forget(j, j->subject));
	TRY(sql_amend_forget(j->db, j->mem, j->subject, &count));
	return sql_amend_forget_fragments(j->db, j->mem, j->subject, &count);
}
