/*
 * take_part.c: comments being written and collected.  A comment says
 * something if it has a remark or a wording that differs from the present
 * one; a wording left as it was is none.
 */
#include "fcgi/app/take_part.h"

#include "build/sql.h"
#include "fcgi/app/compare.h"
#include "fcgi/app/document.h"
#include "fcgi/app/overview.h"
#include "fcgi/app/unit.h"
#include "fcgi/app/wording.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"
#include "fcgi/site/session.h"

#include <string.h>

enum err
unsent_wanted(struct visit *v, int64_t *id)
{
	struct rows r;

	if (!v->who.session)
		return ERR_NOT_FOUND;
	TRY(sql_unsent_find(v->db, v->mem, v->consultation.id, v->who.session,
	    v->who.id ? &v->who.id : NULL, &r));
	*id = cell_int(&r, 0, ".id");
	return OK;
}

/* The unsent submission, begun if there is none yet. */
static enum err
unsent_begin(struct visit *v, int64_t *id)
{
	enum err e;

	TRY(session_row(v));
	e = unsent_wanted(v, id);
	if (e == OK)
		return sql_unsent_touch(v->db, v->mem, *id, v->now);
	if (e != ERR_NOT_FOUND)
		return e;
	return sql_unsent_make(v->db, v->mem, secret_code(v->mem),
	    v->consultation.id, v->who.session, v->who.id ? &v->who.id : NULL,
	    lang_content(v->lang), v->now, id);
}

enum { WORDING_MAX = 20000 }; /* characters, as forms/comment.xml */

struct words {
	const char *proposed, *remark, *reason, *folded;
};

/* Only line ends and blanks may differ between "left as it was" and the
 * wording in the field, since browsers and people touch those. */
static bool
left_as_it_was(struct visit *v, const char *proposed, const char *present)
{
	return present &&
	       !strcmp(
		   text_fold(v->mem, proposed), text_fold(v->mem, present)) &&
	       text_length(text_trim(v->mem, proposed)) ==
		   text_length(text_trim(v->mem, present));
}

static enum err
words_of(
    struct visit *v, struct answers *in, const char *present, struct words *out)
{
	*out = (struct words){answer(in, "proposed"), answer(in, "remark"),
	    answer(in, "reason"), NULL};
	if (out->proposed && left_as_it_was(v, out->proposed, present))
		out->proposed = NULL;
	if (!out->proposed && !out->remark) {
		answers_fault(in, "remark", "something");
		return ERR_INVALID;
	}
	out->folded = text_fold(v->mem,
	    arena_printf(v->mem, "%s %s %s", out->remark ? out->remark : "",
		out->proposed ? out->proposed : "",
		out->reason ? out->reason : ""));
	return OK;
}

static enum err
store(struct visit *v, struct answers *in, const struct rows *document,
    const struct rows *unit)
{
	int64_t submission, comment;
	int64_t unit_id = unit ? cell_int(unit, 0, ".id") : 0;
	int64_t version = document ? cell_int(document, 0, ".version") : 0;
	struct rows count;
	struct words w;

	TRY(words_of(v, in, unit ? cell(unit, 0, ".words") : NULL, &w));
	TRY(unsent_begin(v, &submission));
	TRY(sql_unsent_count(v->db, v->mem, submission, &count));
	if (cell_int(&count, 0, "n") >= COMMENTS_MAX) {
		answers_fault(in, "", "too_many_comments");
		return ERR_INVALID;
	}
	TRY(sql_comment_add(v->db, v->mem, secret_code(v->mem), submission,
	    v->consultation.id, unit ? &unit_id : NULL,
	    version ? &version : NULL, answer(in, "stance"),
	    lang_content(v->lang), &comment));
	TRY(sql_comment_text_add(v->db, v->mem, comment, 1, w.proposed,
	    w.remark, w.reason, w.folded, v->now));
	return visit_next(v, take_part_show, NULL);
}

/* The unit in the version that a text was written on; where that is withheld
 * or was never there, in the newest one. */
static enum err
as_written(struct visit *v, const char *number, struct rows *document,
    struct rows *unit)
{
	enum err e;

	if (number) {
		parts_set(&v->parts, "version", number);
		e = unit_wanted(v, document, unit);
		if (e != ERR_GONE && e != ERR_NOT_FOUND)
			return e;
		parts_set(&v->parts, "version", NULL);
	}
	return unit_wanted(v, document, unit);
}

enum err
comment_add(struct visit *v, struct answers *in)
{
	struct rows document, unit;

	TRY(as_written(v, answer(in, "version"), &document, &unit));
	if (!cell_int(&document, 0, ".commentable"))
		return ERR_FORBIDDEN;
	return store(v, in, &document, &unit);
}

enum err
comment_whole_add(struct visit *v, struct answers *in)
{
	return store(v, in, NULL, NULL);
}

/* How many are collected, so that the page can say so. */
static enum err
collected(struct visit *v, struct node *to)
{
	int64_t id;
	struct rows r;
	enum err e = unsent_wanted(v, &id);

	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	TRY(sql_unsent_count(v->db, v->mem, id, &r));
	xml_attr(to, "collected", cell(&r, 0, "n"));
	return OK;
}

/* The law's words above the form: the unit with all below it. */
static enum err
law(struct visit *v, struct node *to, const struct rows *document,
    const struct rows *unit)
{
	static const struct counts none = {{0}};
	const char *language = cell(document, 0, ".lang");
	const char *heading = cell(unit, 0, ".heading");
	struct node *doc = xml_add(to, "document"), *node;
	struct rows r;

	xml_attr(doc, "kind", cell(document, 0, "@kind"));
	page_link(v, doc, document_show, "document", cell(document, 0, ".slug"),
	    NULL);
	xml_add_text(doc, "title",
	    page_script(v, language, cell(document, 0, "~title")));
	node = xml_add(to, "unit");
	if (cell(unit, 0, ".num"))
		xml_attr(node, "num",
		    page_script(v, language, cell(unit, 0, ".num")));
	xml_attr(node, "cite", unit_cite(v, language, cell(unit, 0, ".cite")));
	page_link(v, node, unit_show, "document", cell(document, 0, ".slug"),
	    "wid", cell(unit, 0, ".wid"), NULL);
	xml_attr(node, "kind", cell(unit, 0, ".kind"));
	if (heading && *heading)
		xml_add_text(
		    node, "heading", page_script(v, language, heading));
	TRY(sql_units_of_version(v->db, v->mem,
	    cell_int(document, 0, ".version"), NULL,
	    document_script(v, language), cell_int(unit, 0, ".place"),
	    cell_int(unit, 0, ".last"), &r));
	node = xml_add(to, "law");
	xml_attr(node, "lang", document_lang(v, language));
	document_units(v, node, &r, document, &none);
	return OK;
}

/* What a proposed wording starts from; nothing where it would not fit into
 * the field. */
static const char *
present_words(const struct rows *unit)
{
	const char *words = cell(unit, 0, ".words");

	return words && text_length(words) <= WORDING_MAX ? words : "";
}

enum err
comment_form_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-form-page");
	struct rows document, unit;
	struct pair first[2];
	const struct pairs preset = {first, 2};

	/* shown again after a refusal, it stays with the words it was about */
	TRY(as_written(v, v->answers ? answer(v->answers, "version") : NULL,
	    &document, &unit));
	TRY(collected(v, to));
	TRY(law(v, to, &document, &unit));
	first[0] = (struct pair){"proposed",
	    page_script(v, cell(&document, 0, ".lang"), present_words(&unit)),
	    -1};
	first[1] = (struct pair){"version", cell(&document, 0, "@version"), -1};
	if (!page_offer_with(to, v, comment_add, &preset, NULL))
		return ERR_CLOSED;
	page_link(v, xml_add(to, "back"), unit_show, NULL);
	return OK;
}

enum err
comment_whole_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-form-page");

	TRY(collected(v, to));
	if (!page_offer(to, v, comment_whole_add, NULL))
		return ERR_CLOSED;
	page_link(v, xml_add(to, "back"), overview_show, NULL);
	return OK;
}

/* The collected comment of {comment}, and the unit it is about. */
static enum err
own_comment(struct visit *v, struct rows *out)
{
	int64_t submission;

	TRY(unsent_wanted(v, &submission));
	return sql_unsent_comment(
	    v->db, v->mem, submission, path_part(v, "comment"), out);
}

static enum err
unit_of(struct visit *v, const struct rows *comment, struct rows *document,
    struct rows *unit)
{
	parts_set(&v->parts, "document", cell(comment, 0, ".document"));
	parts_set(&v->parts, "wid", cell(comment, 0, ".wid"));
	return as_written(v, cell(comment, 0, ".on"), document, unit);
}

/* What became of the words since: the comparison of the two versions, and
 * the unit's own words now, if it is still there. */
static enum err
changed_since(struct visit *v, struct node *to, const struct rows *comment,
    const struct rows *unit)
{
	const char *on = cell(comment, 0, ".on");
	const char *newest = cell(comment, 0, ".newest");
	const char *language = cell(comment, 0, ".lang");
	struct rows now_document, now;
	struct node *node;
	enum err e;

	if (!on || !newest || text_is(on, newest) ||
	    cell_int(comment, 0, ".as_it_was"))
		return OK;
	node = xml_add(to, "changed");
	page_link(v, node, compare_show, "a", on, "b", newest, "#",
	    arena_printf(v->mem, "d-%s", cell(comment, 0, ".provision")), NULL);
	parts_set(&v->parts, "version", newest);
	e = unit_wanted(v, &now_document, &now);
	parts_set(&v->parts, "version", on);
	if (e != OK)
		return e == ERR_NOT_FOUND ? OK : e;
	page_wording(v, node, "body",
	    page_script(v, language, cell(unit, 0, ".words")),
	    page_script(v, language, cell(&now, 0, ".words")));
	return OK;
}

enum err
comment_edit_show(struct visit *v, struct node *page)
{
	static const char *const names[] = {
	    "stance", "proposed", "remark", "reason"};
	struct node *to = xml_add(page, "comment-form-page");
	struct pair first[4];
	struct pairs preset = {first, 0};
	struct rows comment, document, unit;

	TRY(own_comment(v, &comment));
	TRY(collected(v, to));
	if (cell(&comment, 0, ".wid")) {
		TRY(unit_of(v, &comment, &document, &unit));
		TRY(law(v, to, &document, &unit));
		TRY(changed_since(v, to, &comment, &unit));
	}
	for (size_t i = 0; i < 4; i++) {
		const char *value = cell(&comment, 0, names[i]);

		if (!value && i == 1 && cell(&comment, 0, ".wid"))
			value = present_words(&unit);
		if (value)
			first[preset.count++] =
			    (struct pair){names[i], value, -1};
	}
	if (!page_offer_with(to, v, comment_change, &preset, NULL))
		return ERR_CLOSED;
	page_link(v, xml_add(to, "back"), take_part_show, NULL);
	return OK;
}

enum err
comment_change(struct visit *v, struct answers *in)
{
	struct rows comment, document, unit;
	struct words w;
	int64_t changed;
	const char *present = NULL;

	TRY(own_comment(v, &comment));
	if (cell(&comment, 0, ".wid")) {
		TRY(unit_of(v, &comment, &document, &unit));
		present = cell(&unit, 0, ".words");
	}
	TRY(words_of(v, in, present, &w));
	TRY(sql_comment_stance(v->db, v->mem, cell_int(&comment, 0, ".id"),
	    answer(in, "stance"), &changed));
	TRY(sql_comment_text_change(v->db, v->mem, cell_int(&comment, 0, ".id"),
	    w.proposed, w.remark, w.reason, w.folded, v->now, &changed));
	return visit_next(v, take_part_show, NULL);
}

enum err
comment_remove(struct visit *v, struct answers *in)
{
	int64_t submission;
	struct rows comment;
	int64_t changed;

	(void)in;
	TRY(unsent_wanted(v, &submission));
	TRY(own_comment(v, &comment));
	TRY(sql_unsent_remove(
	    v->db, v->mem, submission, path_part(v, "comment"), &changed));
	visit_notice(v, "removed");
	return visit_next(v, take_part_show, NULL);
}

static void
item(struct visit *v, struct node *items, const struct rows *r, size_t i)
{
	struct node *node = page_row(v, items, "item", r, i);

	xml_attr_int(node, "n", (int64_t)i + 1);
	if (cell(r, i, ".wid"))
		unit_reference(v, node, "unit", r, i, cell(r, i, ".document"),
		    cell(r, i, ".lang"));
	if (cell(r, i, ".on") && cell(r, i, ".newest") &&
	    !text_is(cell(r, i, ".on"), cell(r, i, ".newest")) &&
	    !cell_int(r, i, ".as_it_was"))
		page_link(v, xml_add(node, "changed"), compare_show, "document",
		    cell(r, i, ".document"), "a", cell(r, i, ".on"), "b",
		    cell(r, i, ".newest"), "#",
		    arena_printf(v->mem, "d-%s", cell(r, i, ".provision")),
		    NULL);
	if (cell(r, i, ".proposed"))
		page_wording(v, node, "proposed",
		    page_script(v, cell(r, i, ".lang"), cell(r, i, ".was")),
		    cell(r, i, ".proposed"));
	if (may(&v->who, &v->consultation, COMMENT, v->now) != MAY)
		return;
	page_link_as(v, node, "href-edit", comment_edit_show, "comment",
	    cell(r, i, "@code"), NULL);
	(void)page_offer(
	    node, v, comment_remove, "comment", cell(r, i, "@code"), NULL);
}

static enum err
items(struct visit *v, struct node *to, int64_t *count)
{
	struct node *list = xml_add(to, "items");
	int64_t id;
	struct rows r = {0};
	enum err e = unsent_wanted(v, &id);

	if (e == OK)
		e = sql_unsent_comments(v->db, v->mem, id, &r);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	*count = (int64_t)r.count;
	xml_attr_int(list, "count", *count);
	for (size_t i = 0; i < r.count; i++)
		item(v, list, &r, i);
	return OK;
}

enum err
take_part_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "take-part-page");
	const char *document = cell(&v->consultation.row, 0, "document");
	int64_t count;

	TRY(items(v, to, &count));
	xml_attr(to, "step", count ? "check" : "collect");
	if (count > 0) {
		page_moment(v, xml_add(to, "kept"), "when",
		    clock_add(v->mem, v->now,
			v->site->settings->person_idle_days * 86400),
		    v->consultation.zone);
		(void)page_offer(to, v, submission_send, NULL);
	}
	if (document)
		page_link(v, xml_add(to, "text"), document_show, "document",
		    document, NULL);
	else
		page_link(v, xml_add(to, "text"), overview_show, NULL);
	return OK;
}
