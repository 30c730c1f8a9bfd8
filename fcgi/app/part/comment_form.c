/*
 * comment_form.c: one comment being written, or changed, beside the law's
 * words.  A comment says something if it has a remark or a wording that
 * differs from the present one.
 */
#include "fcgi/app/part/comment_form.h"

#include "build/sql.h"
#include "fcgi/app/desk/concern.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/part/take_part.h"
#include "fcgi/app/public/compare.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/public/wording.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { WORDING_MAX = 20000 }; /* characters, as forms/comment.xml */

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

static bool
demands(const struct visit *v, const char *detail)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);

	return p && text_has_word(p->demands, detail);
}

bool
demands_property(const struct visit *v)
{
	return demands(v, "property");
}

enum err
said_from(
    struct visit *v, struct answers *in, const char *present, struct said *out)
{
	*out = (struct said){.proposed = answer(in, "proposed"),
	    .remark = answer(in, "remark"),
	    .reason = answer(in, "reason")};
	if (out->proposed && left_as_it_was(v, out->proposed, present))
		out->proposed = NULL;
	if (!out->proposed && !out->remark) {
		answers_fault(in, "remark", "something");
		return ERR_INVALID;
	}
	if (!out->reason && demands(v, "reason")) {
		answers_fault(in, "reason", "required");
		return ERR_INVALID;
	}
	*out = said_of(v->mem, out->proposed, out->remark, out->reason);
	out->location = answer(in, "property");
	if (!out->location)
		out->location = answer(in, "location");
	out->located = true;
	return OK;
}

void
comment_asks(struct visit *v, const char *kind)
{
	if (demands(v, "reason"))
		visit_asks(v, "reason");
	if (demands_property(v))
		visit_asks(v, "property");
	else if (text_is(kind, "figure") || text_is(kind, "page"))
		visit_asks(v, "location");
}

void
comment_takes(struct visit *v)
{
	if (demands(v, "reason"))
		visit_asks(v, "reason");
	visit_asks(v, demands_property(v) ? "property" : "location");
}

enum err
comment_options(struct visit *v)
{
	comment_takes(v);
	return concern_options(v);
}

enum err
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

/* Asked once for what the consultation was when it was looked at, which is of
 * this moment: a version withheld since then is withheld after the comment. */
static enum err
written_on(struct visit *v, const int64_t *number, struct rows *out)
{
	const struct called called = document_called(v);
	const struct consultation *c = &v->consultation;
	struct db *reader = v->site->reader;
	enum err e;

	db_keep(reader,
	    c->published
		? arena_printf(v->mem, "%s/%lld/%lld/written on", c->slug,
		      (long long)c->edition, (long long)c->meta)
		: NULL);
	e = sql_unit_written_on(reader, v->mem, c->id, called.slug, called.text,
	    number, v->phase == PREPARING, path_part(v, "wid"), out);
	db_keep(reader, NULL);
	TRY(e);
	return cell(out, 0, ".withheld") ? ERR_GONE : OK;
}

enum err
unit_written_on(struct visit *v, const char *number, struct rows *out)
{
	enum err e = ERR_NOT_FOUND;
	int64_t n;

	if (number && text_int(number, &n) == OK)
		e = written_on(v, &n, out);
	return e == ERR_NOT_FOUND || e == ERR_GONE ? written_on(v, NULL, out)
						   : e;
}

enum err
comment_unit(struct visit *v, struct node *to, const struct rows *comment)
{
	const char *slug = cell(comment, 0, ".document");
	struct rows document, unit;

	if (!cell(comment, 0, ".wid"))
		return OK;
	parts_set(&v->parts, "document", slug);
	parts_set(&v->parts, "wid", cell(comment, 0, ".wid"));
	TRY(as_written(v, cell(comment, 0, ".on"), &document, &unit));
	unit_reference(
	    v, to, "unit", &unit, 0, slug, cell(comment, 0, ".lang"));
	return OK;
}

enum err
comment_collected(struct visit *v, struct node *to)
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
	static const struct counts none = {0};
	const char *language = cell(document, 0, ".lang");
	const char *heading = cell(unit, 0, ".heading");
	struct node *doc = xml_add(to, "document"), *node;
	struct rows r;

	xml_attr(doc, "kind", cell(document, 0, "@kind"));
	page_link(v, doc, document_show, "document", cell(document, 0, ".slug"),
	    NULL);
	xml_add_text(doc, "title",
	    page_script(v, language, cell(document, 0, "~title")));
	translation_of(v, to, document);
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
	law_units(v, node, &r, document, &none);
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
comment_form_new(
    struct visit *v, struct node *to, struct pair *first, size_t *count)
{
	struct rows document, unit;

	/* shown again after a refusal, it stays with the words it was about */
	TRY(as_written(v, v->answers ? answer(v->answers, "version") : NULL,
	    &document, &unit));
	if (closed_on(&v->consultation, cell_time(&unit, 0, ".closes"), v->now))
		return ERR_CLOSED;
	TRY(law(v, to, &document, &unit));
	comment_asks(v, cell(&unit, 0, ".kind"));
	closing_shown(v, to, cell_time(&unit, 0, ".closes"));
	first[0] = (struct pair){"proposed",
	    page_script(v, cell(&document, 0, ".lang"), present_words(&unit)),
	    -1};
	first[1] = (struct pair){"version", cell(&document, 0, "@version"), -1};
	*count = 2;
	return OK;
}

enum err
comment_form_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-form-page");
	struct pair first[2];
	struct pairs preset = {first, 0};

	TRY(comment_collected(v, to));
	TRY(comment_form_new(v, to, first, &preset.count));
	TRY(concern_options(v));
	if (!page_offer_with(to, v, comment_add, &preset, NULL))
		return ERR_CLOSED;
	page_link(v, xml_add(to, "back"), unit_show, NULL);
	return OK;
}

enum err
comment_whole_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-form-page");

	TRY(comment_collected(v, to));
	comment_asks(v, NULL);
	TRY(concern_options(v));
	closing_shown(v, to, NULL);
	if (!page_offer(to, v, comment_whole_add, NULL))
		return ERR_CLOSED;
	page_link(v, xml_add(to, "back"), overview_show, NULL);
	return OK;
}

static enum err
unit_of(struct visit *v, const struct rows *comment, const char *number,
    struct rows *document, struct rows *unit)
{
	parts_set(&v->parts, "document", cell(comment, 0, ".document"));
	parts_set(&v->parts, "wid", cell(comment, 0, ".wid"));
	return as_written(v, number, document, unit);
}

bool
words_have_changed(const struct rows *r, size_t i)
{
	return cell(r, i, ".on") && cell(r, i, ".newest") &&
	       !text_is(cell(r, i, ".on"), cell(r, i, ".newest")) &&
	       !cell_int(r, i, ".as_it_was");
}

bool
words_adapt(const struct rows *comment, const char *number)
{
	return number && words_have_changed(comment, 0) &&
	       !cell_int(comment, 0, ".gone") &&
	       text_is(number, cell(comment, 0, ".newest"));
}

static void
choices(struct visit *v, struct node *changed, const char *code,
    const struct rows *r, size_t i, const struct choosing *how)
{
	if (cell_int(r, i, ".gone"))
		xml_attr(changed, "gone", "1");
	if (cell_int(r, i, ".kept"))
		xml_attr(changed, "kept", "1");
	if (may(&v->who, &v->consultation, how->action, v->now) != MAY)
		return;
	if (!cell_int(r, i, ".gone"))
		page_link_as(v, changed, "href-adapt", how->edit, "comment",
		    code, "?adapt", "1", NULL);
	if (!cell_int(r, i, ".kept"))
		(void)page_offer(changed, v, how->keep, "comment", code, NULL);
}

/* Nothing is compared with words that must not be read. */
static void
comparison(
    struct visit *v, struct node *changed, const struct rows *r, size_t i)
{
	if (cell_has(r, ".withheld") && cell_int(r, i, ".withheld"))
		return;
	page_link(v, changed, compare_show, "document", cell(r, i, ".document"),
	    "a", cell(r, i, ".on"), "b", cell(r, i, ".newest"), "#",
	    arena_printf(v->mem, "d-%s", cell(r, i, ".provision")), NULL);
}

void
words_changed(struct visit *v, struct node *item, const struct rows *r,
    size_t i, const struct choosing *how)
{
	struct node *changed;

	if (!words_have_changed(r, i))
		return;
	changed = xml_add(item, "changed");
	comparison(v, changed, r, i);
	choices(v, changed, cell(r, i, "@code"), r, i, how);
}

/* The version whose words stand beside the form: asked for, or said by the
 * form that is handed back. */
static const char *
beside(struct visit *v, const struct rows *comment)
{
	const char *newest = cell(comment, 0, ".newest");
	const char *wanted = v->answers ? answer(v->answers, "version")
			     : visit_query(v, "adapt") ? newest
						       : NULL;

	return cell_has(comment, ".kept") && words_adapt(comment, wanted)
		   ? newest
		   : cell(comment, 0, ".on");
}

/* Keep, adapt, drop. */
static void
offered(struct visit *v, struct node *changed, const struct rows *comment,
    const struct choosing *how)
{
	const char *code = path_part(v, "comment");

	choices(v, changed, code, comment, 0, how);
	(void)page_offer(changed, v, how->drop, "comment", code, NULL);
}

/* What became of the words since: the comparison of the two versions, and
 * the unit's own words now, if it is still there. */
static enum err
changed_since(struct visit *v, struct node *to, const struct rows *comment,
    const struct rows *unit, const struct choosing *how)
{
	const char *on = cell(comment, 0, ".on");
	const char *newest = cell(comment, 0, ".newest");
	const char *language = cell(comment, 0, ".lang");
	struct rows now_document, now;
	struct node *node;
	enum err e;

	if (!words_have_changed(comment, 0))
		return OK;
	node = xml_add(to, "changed");
	comparison(v, node, comment, 0);
	if (how)
		offered(v, node, comment, how);
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
words_seen(struct visit *v, const struct rows *comment, bool adapt)
{
	int64_t id = cell_int(comment, 0, ".id");
	int64_t newest = cell_int(comment, 0, ".newest_id");

	if (!words_have_changed(comment, 0))
		return OK;
	return adapt ? sql_comment_adapt(v->db, v->mem, id, newest)
		     : sql_comment_keep(v->db, v->mem, id, newest);
}

enum err
comment_present(struct visit *v, const struct rows *comment, const char *number,
    const char **out)
{
	struct rows document, unit;

	*out = NULL;
	if (!cell(comment, 0, ".wid"))
		return OK;
	TRY(unit_of(v, comment, number, &document, &unit));
	*out = cell(&unit, 0, ".words");
	return OK;
}

enum err
comment_form_of(struct visit *v, struct node *to, const struct rows *comment,
    const struct choosing *how, struct pair *first, size_t *count)
{
	static const char *const names[] = {
	    "stance", "proposed", "remark", "reason"};
	const char *location = cell(comment, 0, "location");
	const char *number = beside(v, comment);
	struct rows document, unit;

	if (cell(comment, 0, ".wid")) {
		TRY(unit_of(v, comment, number, &document, &unit));
		TRY(law(v, to, &document, &unit));
		comment_asks(v, cell(&unit, 0, ".kind"));
		if (text_is(number, cell(comment, 0, ".on")))
			TRY(changed_since(v, to, comment, &unit, how));
		if (cell_has(comment, ".kept"))
			first[(*count)++] = (struct pair){
			    "version", cell(&document, 0, "@version"), -1};
	} else {
		comment_asks(v, NULL);
	}
	if (location)
		first[(*count)++] =
		    (struct pair){demands_property(v) ? "property" : "location",
			location, -1};
	for (size_t i = 0; i < 4; i++) {
		const char *value = cell(comment, 0, names[i]);

		if (!value && i == 1 && cell(comment, 0, ".wid"))
			value = present_words(&unit);
		if (value)
			first[(*count)++] = (struct pair){names[i], value, -1};
	}
	return OK;
}
