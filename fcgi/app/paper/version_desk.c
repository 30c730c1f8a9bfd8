/*
 * version_desk.c: one version at the desk: its file and how far the reading
 * of it is, what it changes, what may be done with it now.
 */
#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/draw_up.h"
#include "fcgi/app/desk/paper.h"
#include "fcgi/app/desk/readiness.h"
#include "fcgi/app/desk/round.h"
#include "fcgi/app/paper/amend.h"
#include "fcgi/app/paper/annex.h"
#include "fcgi/app/paper/comparison.h"
#include "fcgi/app/paper/original.h"
#include "fcgi/app/paper/outline_desk.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/public/compare.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"

enum {
	AGAIN_SECONDS = 3, /* while it is being read */
	UNITS_SHOWN = 50,
	LARGE = 33, /* of 100 units: a repeated round is offered */
};

static void
file(struct visit *v, struct node *node, const struct rows *r)
{
	struct node *to;

	if (!cell(r, 0, ".name"))
		return;
	to = xml_add(node, "file");
	xml_attr(to, "name", cell(r, 0, ".name"));
	xml_attr(to, "size", cell(r, 0, ".size"));
	xml_attr(to, "sha256", cell(r, 0, ".sha256"));
	page_link_send(v, to, original_desk_send, NULL);
}

/* How large the change is, and the way to it. */
static enum err
compared(struct visit *v, struct node *to, const struct rows *r)
{
	const char *numbers[] = {cell(r, 0, ".base_number"), cell(r, 0, "@n")};
	struct comparison c;
	struct node *node;
	bool differs;

	TRY(amend_differs(v, r, &differs));
	TRY(comparison_read(v, numbers, &c));
	node = xml_add(to, "compared");
	page_link(
	    v, node, compare_show, "a", numbers[0], "b", numbers[1], NULL);
	comparison_kinds(&c, node);
	/* where the meaning changes; a repaired structure changes no word */
	if (text_is(cell(r, 0, ".change"), "changed") &&
	    comparison_share(&c) >= LARGE) {
		xml_attr(node, "large", "1");
		if (may(&v->who, &v->consultation, CANCEL_IT, v->now) == MAY)
			page_link_as(v, node, "href-cancel", cancel_show, NULL);
	}
	if (!differs)
		xml_attr(node, "same", "1");
	return OK;
}

/* What would have a moment of its own: what the change changed. */
static enum err
provisions(struct visit *v, struct node *to, const struct rows *r)
{
	struct rows units;

	TRY(sql_amend_units(v->db, v->mem, cell_int(r, 0, ".id"),
	    cell_int(r, 0, ".base"), &units));
	xml_attr_int(to, "units", (int64_t)units.count);
	for (size_t i = 0; i < units.count && i < UNITS_SHOWN; i++)
		unit_reference(v, to, "unit", &units, i, cell(r, 0, ".slug"),
		    cell(r, 0, ".lang"));
	return OK;
}

static enum err
effect(struct visit *v, struct node *to, const struct rows *r)
{
	struct change_term term;
	struct node *node;

	if (!text_is(cell(r, 0, ".change"), "changed"))
		return OK;
	TRY(amend_term(v, &term));
	node = xml_add(to, "term");
	page_moment(
	    v, node, "old", v->consultation.first, v->consultation.zone);
	page_moment(v, node, "new", term.closes, v->consultation.zone);
	if (!term.closes || !term.provisions)
		return OK;
	TRY(provisions(v, node, r));
	amend_asks(v, &term);
	if (!term.whole)
		xml_attr(node, "provisions", "only");
	return OK;
}

/* A change that waits to be published: looked at before everybody does. */
static enum err
pending(struct visit *v, struct node *to, const struct rows *r)
{
	struct pair first[] = {
	    {"edition", cell(r, 0, ".edition"), -1}, {"term", "whole", -1}};
	const struct pairs preset = {first, 2};
	const char *state = cell(r, 0, ".state");

	if (may(&v->who, &v->consultation, CHANGE_DRAFT, v->now) != MAY)
		return OK;
	if (text_is(state, "ready")) {
		if (cell(r, 0, ".base_number"))
			TRY(compared(v, to, r));
		TRY(effect(v, to, r));
		(void)page_offer_with(to, v, amend_publish, &preset, NULL);
	}
	(void)page_offer(to, v, amend_discard, NULL);
	return OK;
}

static void
published(struct visit *v, struct node *to, const struct rows *r)
{
	if (!cell(r, 0, ":withheld"))
		desk_door(v, to, "withhold", WITHHOLD_IT, withhold_show);
}

/* What stands in one of the two languages alone. */
static enum err
translation(struct visit *v, struct node *to, const struct rows *r)
{
	struct rows unpaired;
	struct node *node;

	node = xml_add(to, "translation");
	xml_attr(node, "lang", cell(r, 0, ".lang"));
	xml_attr(node, "of", cell(r, 0, ".base_number"));
	if (!text_is(cell(r, 0, ".state"), "ready") || !cell(r, 0, ".base"))
		return OK;
	TRY(sql_translation_unpaired(v->db, v->mem, cell_int(r, 0, ".id"),
	    cell_int(r, 0, ".base"), &unpaired));
	xml_attr(node, "here", cell(&unpaired, 0, "@here"));
	xml_attr(node, "there", cell(&unpaired, 0, "@there"));
	return OK;
}

static enum err
translation_pending(struct visit *v, struct node *to, const struct rows *r)
{
	struct pair first[] = {{"edition", cell(r, 0, ".edition"), -1}};
	const struct pairs preset = {first, 1};

	if (text_is(cell(r, 0, ".state"), "ready"))
		(void)page_offer_with(
		    to, v, translation_publish, &preset, NULL);
	if (!text_is(cell(r, 0, ".state"), "waiting"))
		(void)page_offer(to, v, translation_remove, NULL);
	return OK;
}

static enum err
version(struct visit *v, struct node *to, const struct rows *r)
{
	const char *state = reading_state(r, 0);
	struct node *node = page_row(v, to, "version", r, 0);

	xml_attr(node, "state", state);
	xml_attr(node, "kind", cell(r, 0, ".change"));
	if (text_is(cell(r, 0, ".state"), "ready")) {
		xml_attr(node, "units", cell(r, 0, ".units"));
		if (!cell(r, 0, ":withheld"))
			page_link(v, node, version_show, NULL);
		if (!cell(r, 0, ":published"))
			page_link_as(
			    v, node, "href-outline", outline_show, NULL);
	}
	file(v, node, r);
	TRY(annexes_listed(v, node, r));
	if (text_is(state, "refused"))
		xml_add_text(node, "fault", reading_fault(v, r, 0));
	if (text_is(state, "waiting") || text_is(state, "reading"))
		visit_refresh(v, AGAIN_SECONDS);
	return paper_doubts(v, node, cell_int(r, 0, ".id"),
	    !cell(r, 0, ":published") && text_is(cell(r, 0, ".state"), "ready")
		? cell(r, 0, "@n")
		: NULL);
}

enum err
version_desk_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-version-page");
	struct rows r;

	TRY(amend_version_wanted(v, &r));
	desk_tabs(v, to, "consultation");
	page_crumb(v,
	    page_script(v, v->consultation.language, v->consultation.title),
	    round_show, NULL);
	amend_crumb(v, &r);
	TRY(version(v, to, &r));
	if (cell(&r, 0, ".translates"))
		TRY(translation(v, to, &r));
	if (cell(&r, 0, ":published"))
		published(v, to, &r);
	else if (cell(&r, 0, ".translates"))
		TRY(translation_pending(v, to, &r));
	else if (v->phase != PREPARING)
		TRY(pending(v, to, &r));
	/* what makes another version of it comes behind what this one is for */
	if (!cell(&r, 0, ":published") && cell(&r, 0, ".name"))
		(void)page_offer(to, v, annex_add_to, NULL);
	return OK;
}
