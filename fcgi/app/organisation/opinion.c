/*
 * opinion.c: the page of an opinion among those who write it: what is in it,
 * who changed what, what was filed before.
 */
#include "fcgi/app/organisation/opinion.h"
#include "fcgi/app/public/comment.h"

#include "build/sql.h"
#include "fcgi/app/organisation/opinion_table.h"
#include "fcgi/app/organisation/organisation.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/part/comment_form.h"
#include "fcgi/app/part/said.h"
#include "fcgi/app/part/take_part.h"
#include "fcgi/app/public/compare.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/report/extract.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

enum err
opinion_wanted(struct visit *v, struct rows *out)
{
	return sql_opinion_find(
	    v->db, v->mem, v->organisation, v->consultation.id, out);
}

/* ---- beginning ---- */

enum err
opinion_changed(struct visit *v, int64_t opinion, int64_t comment,
    const char *what, const struct opinion_part *now)
{
	static const struct opinion_part nothing;
	int64_t count;

	if (!now)
		now = &nothing;
	TRY(sql_opinion_edit_add(v->db, v->mem, opinion,
	    comment ? &comment : NULL, v->who.id, what, now->proposed,
	    now->remark, now->reason, v->now));
	TRY(sql_signatures_void(v->db, v->mem, opinion, v->now, &count));
	return sql_opinion_touch(v->db, v->mem, opinion, v->now);
}

enum err
opinion_put(struct visit *v, int64_t opinion, const struct opinion_part *p,
    int64_t *comment)
{
	const struct said said = {p->proposed, p->remark, p->reason, p->folded,
	    p->location, p->location != NULL};
	const struct said_on on = {.submission = opinion,
	    .consultation = v->consultation.id,
	    .unit = p->unit,
	    .version = p->version,
	    .stance = p->stance,
	    .language = lang_content(v->lang),
	    .most = OPINION_COMMENTS_MAX};
	int64_t changed;

	TRY(said_new(v->db, v->mem, &on, &said, v->now, comment));
	TRY(sql_opinion_part_add(
	    v->db, v->mem, *comment, v->who.id, p->from, v->now));
	if (p->row)
		TRY(sql_comment_row_of(v->db, v->mem, *comment, p->row));
	TRY(sql_opinion_has_comments(v->db, v->mem, opinion, &changed));
	return opinion_changed(v, opinion, *comment, p->what, p);
}

static enum err
points_from(struct visit *v, int64_t opinion, int64_t before)
{
	struct rows r;
	int64_t comment;

	TRY(sql_opinion_content(v->db, v->mem, before, &r));
	for (size_t i = 0; i < r.count; i++) {
		if (closed_on(&v->consultation, cell_time(&r, i, "closes_at"),
			v->now))
			continue;
		int64_t unit = cell_int(&r, i, "unit_id");
		int64_t version = cell_int(&r, i, "version_id");
		const struct opinion_part p = {
		    .unit = unit ? &unit : NULL,
		    .version = version ? &version : NULL,
		    .stance = cell(&r, i, "stance"),
		    .proposed = cell(&r, i, "proposed"),
		    .remark = cell(&r, i, "remark"),
		    .reason = cell(&r, i, "reason"),
		    .folded = cell(&r, i, "folded"),
		    .location = cell(&r, i, "location"),
		    .what = "added",
		    .row = cell_int(&r, i, "table_row"),
		};

		TRY(opinion_put(v, opinion, &p, &comment));
	}
	return OK;
}

/* What was filed last, as the beginning of what will replace it; what it said
 * on what has closed stands where it is (opinion_file.c). */
static enum err
from_filed(struct visit *v, int64_t opinion)
{
	struct rows before;

	TRY(sql_opinions_counting(v->db, v->mem, v->organisation,
	    v->consultation.id, opinion, &before));
	for (size_t i = 0; i < before.count; i++)
		TRY(points_from(v, opinion, cell_int(&before, i, "id")));
	return before.count ? opinion_annexes_carry(
				  v, cell_int(&before, 0, "id"), opinion)
			    : OK;
}

static enum err
begun(struct visit *v, int64_t *id)
{
	const struct rows *o = &v->organisation_row;
	const struct consultation *c = &v->consultation;
	const char *then = clock_add(v->mem,
	    closed_on(c, NULL, v->now) ? c->closes : c->first, -REMIND_SECONDS);
	int64_t job;

	TRY(sql_opinion_make(v->db, v->mem, secret_code(v->mem),
	    v->consultation.id, v->organisation, cell(o, 0, "@kind"),
	    cell(o, 0, "name"), lang_content(v->lang), v->now, id));
	TRY(sql_opinion_add(v->db, v->mem, *id));
	TRY(sql_job_add_later(v->db, v->mem, "opinion-remind", *id, NULL,
	    strcmp(then, v->now) < 0 ? v->now : then, v->now, &job));
	TRY(opinion_changed(v, *id, 0, "begun", NULL));
	return from_filed(v, *id);
}

enum err
opinion_begin(struct visit *v, struct answers *in)
{
	struct rows r;
	int64_t id;
	enum err e;

	(void)in;
	TRY(sql_organisation_lock(v->db, v->mem, v->organisation, &r));
	e = opinion_wanted(v, &r);
	if (e == ERR_NOT_FOUND)
		e = begun(v, &id);
	TRY(e);
	return visit_next(v, opinion_show, NULL);
}

/* ---- the covering letter ---- */

enum err
opinion_letter(struct visit *v, struct answers *in)
{
	bool nothing = answer_is(in, "nothing", "yes");
	int64_t edition = answer_int(in, "edition", 0), id;
	struct rows r, count;

	TRY(opinion_wanted(v, &r));
	id = cell_int(&r, 0, ".id");
	TRY(sql_unsent_count(v->db, v->mem, id, &count));
	if (nothing && cell_int(&count, 0, "n") > 0) {
		answers_fault(in, "nothing", "has_comments");
		return ERR_INVALID;
	}
	if (edition != cell_int(&r, 0, "@edition")) {
		v->conflict = true;
		answers_fault(in, "", "changed_meanwhile");
		return ERR_INVALID;
	}
	TRY(sql_opinion_letter(v->db, v->mem, id, edition,
	    answer(in, "own_number"), answer(in, "own_date"),
	    answer(in, "letter"), nothing, v->now));
	TRY(opinion_changed(v, id, 0, "letter", NULL));
	visit_notice(v, "saved");
	return visit_next(v, opinion_show, NULL);
}

/* The letter as it stands; where somebody was quicker, with what they wrote,
 * and the form takes their edition. */
static void
letter(struct visit *v, struct node *to, const struct rows *o)
{
	struct node *node = page_row(v, to, "letter", o, 0);
	struct pair first[5];
	struct pairs preset = {first, 0};
	const char *day = cell(o, 0, ".own_date");

	page_day(v, node, "own-date", day);
	if (cell_int(o, 0, ".no_comments"))
		xml_attr(node, "nothing", "1");
	first[preset.count++] =
	    (struct pair){"edition", cell(o, 0, "@edition"), -1};
	if (cell(o, 0, "own-number"))
		first[preset.count++] =
		    (struct pair){"own_number", cell(o, 0, "own-number"), -1};
	if (day)
		first[preset.count++] = (struct pair){"own_date", day, -1};
	if (cell(o, 0, "+text"))
		first[preset.count++] =
		    (struct pair){"letter", cell(o, 0, "+text"), -1};
	if (cell_int(o, 0, ".no_comments"))
		first[preset.count++] = (struct pair){"nothing", "yes", -1};
	if (v->conflict)
		answers_give(v->answers, "edition", cell(o, 0, "@edition"));
	(void)page_offer_with(to, v, opinion_letter, &preset, NULL);
}

/* ---- its comments ---- */

static void
item(struct visit *v, struct node *items, const struct rows *r,
    const struct rows *parts, size_t i)
{
	struct node *node = page_row(v, items, "item", r, i), *form;
	const char *code = cell(r, i, "@code");

	xml_attr_int(node, "n", (int64_t)i + 1);
	if (cell(r, i, ".wid"))
		unit_reference(v, node, "unit", r, i, cell(r, i, ".document"),
		    cell(r, i, ".lang"));
	if (cell(r, i, ".wid") || closed_on(&v->consultation, NULL, v->now))
		closing_shown(v, node, cell_time(r, i, ".closes"));
	words_changed(v, node, r, i, &opinion_choosing);
	if (cell(r, i, ".proposed"))
		comment_wording(v, node, r, i);
	if (i < parts->count)
		page_row(v, node, "last", parts, i);
	if (may(&v->who, &v->consultation, ORG_DRAFT, v->now) != MAY)
		return;
	page_link_as(
	    v, node, "href-edit", opinion_comment_show, "comment", code, NULL);
	form =
	    page_offer(node, v, opinion_comment_remove, "comment", code, NULL);
	if (form)
		xml_add_text(
		    form, "subject", arena_printf(v->mem, "%zu", i + 1));
}

static enum err
items(struct visit *v, struct node *to, int64_t id, size_t *count)
{
	struct node *list = xml_add(to, "items");
	struct rows r, parts;

	TRY(sql_unsent_comments(v->db, v->mem, id, &r));
	TRY(sql_opinion_parts(v->db, v->mem, id, &parts));
	*count = r.count;
	xml_attr_int(list, "count", (int64_t)r.count);
	for (size_t i = 0; i < r.count; i++)
		item(v, list, &r, &parts, i);
	return OK;
}

/* Where one may go on: each provision's form. */
static enum err
units(struct visit *v, struct node *to)
{
	struct visit voice = act_voice(v);
	struct node *list;
	struct rows r;

	if (may(&v->who, &v->consultation, ORG_DRAFT, v->now) != MAY)
		return OK;
	list = xml_add(to, "units");
	if (!closed_on(&v->consultation, NULL, v->now))
		page_link_as(v, list, "whole", opinion_whole_show, NULL);
	TRY(sql_opinion_units(v->db, v->mem, v->consultation.id, &r));
	for (size_t i = 0; i < r.count; i++) {
		if (closed_on(
			&v->consultation, cell_time(&r, i, ".closes"), v->now))
			continue;

		struct node *node = xml_add(list, "unit");
		const char *cite = cite_words(&voice, cell(&r, i, ".cite"));
		const char *heading = cell(&r, i, ".heading");

		xml_attr(node, "cite", cite ? cite : cell(&r, i, ".wid"));
		page_link(v, node, opinion_unit_show, "document",
		    cell(&r, i, ".document"), "wid", cell(&r, i, ".wid"), NULL);
		if (heading && *heading)
			xml_add_text(node, "heading",
			    page_script(v, cell(&r, i, ".lang"), heading));
	}
	return OK;
}

static enum err
mine(struct visit *v, struct node *to)
{
	struct visit voice = act_voice(v);
	struct rows r;

	TRY(sql_opinion_own(
	    v->db, v->mem, v->who.id, v->consultation.id, v->organisation, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "own", &r, i), *form;

		xml_attr(
		    node, "cite", cite_words(&voice, cell(&r, i, ".cite")));
		form = page_offer(node, v, opinion_copy, "comment",
		    cell(&r, i, "@code"), NULL);
		if (form)
			xml_add_text(form, "subject", cell(&r, i, "excerpt"));
	}
	return OK;
}

static enum err
history(struct visit *v, struct node *to, int64_t id)
{
	struct visit voice = act_voice(v);
	struct node *list = xml_add(to, "history");
	struct rows r;

	TRY(sql_opinion_edits(v->db, v->mem, id, &r));
	for (size_t i = 0; i < r.count; i++)
		xml_attr(page_row(v, list, "edit", &r, i), "cite",
		    cite_words(&voice, cell(&r, i, ".cite")));
	return OK;
}

static enum err
filed_before(struct visit *v, struct node *to, bool *any)
{
	struct rows r;

	TRY(sql_opinions_filed(
	    v->db, v->mem, v->organisation, v->consultation.id, &r));
	*any = r.count > 0;
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "filed", &r, i);

		page_link(v, node, filing_show, "number",
		    cell(&r, i, "@number"), NULL);
		if (!text_is(cell(&r, i, ".state"), "filed"))
			continue;
		xml_attr(node, "counts", "1");
		if (v->consultation.reported)
			page_link(v, xml_add(node, "extract"),
			    room_extract_show, NULL);
	}
	return OK;
}

enum err
opinion_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "opinion-page"), *form;
	struct rows o;
	size_t count;
	bool any;
	enum err e = opinion_wanted(v, &o);

	page_crumb(v, cell(&v->organisation_row, 0, "name"),
	    organisation_room_show, NULL);
	organisation_facts(v, to);
	TRY(filed_before(v, to, &any));
	if (e == ERR_NOT_FOUND) {
		form = page_offer(to, v, opinion_begin, NULL);
		if (form && any)
			xml_attr(form, "label", "opinion.begin_newer");
		return OK;
	}
	TRY(e);
	TRY(items(v, to, cell_int(&o, 0, ".id"), &count));
	TRY(units(v, to));
	if (may(&v->who, &v->consultation, ORG_DRAFT, v->now) == MAY)
		page_link(v, xml_add(to, "import"), opinion_table_show, NULL);
	TRY(mine(v, to));
	letter(v, to, &o);
	TRY(opinion_annexes(v, to, cell_int(&o, 0, ".id"), opinion_annex_send));
	if (may(&v->who, &v->consultation, ORG_DRAFT, v->now) == MAY)
		page_link(
		    v, xml_add(to, "annexes"), opinion_annexes_show, NULL);
	TRY(opinion_signing(v, to, &o, count));
	return history(v, to, cell_int(&o, 0, ".id"));
}

/* ---- on other pages ---- */

enum err
opinions_of_room(struct visit *v, struct node *to)
{
	struct node *list = xml_add(to, "opinions");
	struct rows r;

	TRY(sql_opinion_rounds(
	    v->db, v->mem, v->organisation, v->now, lang_content(v->lang), &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, list, "opinion", &r, i);

		xml_attr(node, "state",
		    cell_int(&r, i, ".unsent") ? "unsent"
		    : cell(&r, i, "@number")   ? "filed"
					       : "none");
		page_link(v, node, opinion_show, "consultation",
		    cell(&r, i, ".slug"), NULL);
	}
	return OK;
}

enum err
opinions_public(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(sql_organisation_opinions(
	    v->db, v->mem, v->organisation, lang_content(v->lang), &r));
	for (size_t i = 0; i < r.count; i++)
		page_link(v, page_row(v, to, "opinion", &r, i), overview_show,
		    "consultation", cell(&r, i, ".slug"), NULL);
	return OK;
}
