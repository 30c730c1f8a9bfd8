/*
 * outline_desk.c: a page of lines, and a page of one line with its form: a
 * clerk with eighty lines on a telephone and one with six thousand on a desk
 * do the same.  Workers parse no XML: what is asked here waits for a job.
 */
#include "fcgi/app/paper/outline_desk.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/paper.h"
#include "fcgi/app/desk/round.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/paper/amend.h"
#include "fcgi/app/paper/media.h"
#include "fcgi/app/paper/reword.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"

#include <string.h>

enum {
	DOUBTS_KNOWN = 100000,
	GONE_SHOWN = 200,
	MENDS_SHOWN = 20,
	MENDS_WAITING = 50,
	WORDS_NOTED = 120,
	AGAIN_SECONDS = 3,
};

/* The version, while it may be mended. */
static enum err
mendable(struct visit *v, struct rows *out)
{
	TRY(amend_version_wanted(v, out));
	return cell(out, 0, ":published") ||
		       !text_is(cell(out, 0, ".state"), "ready")
		   ? ERR_CONFLICT
		   : OK;
}

static void
crumbs(struct visit *v, const struct rows *r)
{
	page_crumb(v,
	    page_script(v, v->consultation.language, v->consultation.title),
	    round_show, NULL);
	amend_crumb(v, r);
	page_crumb(v, visit_text(v, "desk.version", cell(r, 0, "@n"), NULL),
	    version_desk_show, NULL);
}

/* The lines behind that place; they are addressed by the one in front. */
static const char *
page_of(struct visit *v, int64_t place)
{
	int64_t from = (place - 1) / OUTLINE_LINES * OUTLINE_LINES;

	return from ? arena_printf(v->mem, "%lld", (long long)from) : NULL;
}

const char *
outline_path(
    struct visit *v, const char *version, int64_t place, const char *wid)
{
	return page_path(v, outline_show, "version", version, "?after",
	    page_of(v, place), "#", arena_printf(v->mem, "l-%s", wid), NULL);
}

/* Where the reading was not sure, and what it lost or added. */
struct doubts {
	struct rows units, findings;
};

/* The first row behind that place, or its count. */
static size_t
first_behind(const struct rows *r, int64_t place)
{
	size_t best = r->count;

	for (size_t i = 0; i < r->count; i++)
		if (cell_int(r, i, ".place") > place &&
		    (best == r->count ||
			cell_int(r, i, ".place") < cell_int(r, best, ".place")))
			best = i;
	return best;
}

static void
to_line(struct visit *v, struct node *node, const char *attribute,
    const struct rows *r, size_t i)
{
	page_link_as(v, node, attribute, outline_show, "?after",
	    page_of(v, cell_int(r, i, ".place")), "#",
	    arena_printf(v->mem, "l-%s", cell(r, i, ".wid")), NULL);
}

/* The next doubtful line behind that place, or NULL. */
static void
next_doubt(struct visit *v, struct node *node, const struct doubts *doubts,
    int64_t place)
{
	const struct rows *units = &doubts->units, *found = &doubts->findings;
	size_t i = first_behind(units, place), k = first_behind(found, place);

	if (i < units->count &&
	    (k == found->count ||
		cell_int(units, i, ".place") <= cell_int(found, k, ".place")))
		to_line(v, node, "href-next", units, i);
	else if (k < found->count)
		to_line(v, node, "href-next", found, k);
}

/* Words lost or added are told where they stood or stand. */
static bool
findings(struct visit *v, struct node *node, const struct doubts *doubts,
    const char *wid)
{
	bool any = false;

	for (size_t i = 0; i < doubts->findings.count; i++) {
		if (!text_is(cell(&doubts->findings, i, ".wid"), wid))
			continue;
		xml_add_text(
		    node, "finding", paper_doubt(v, &doubts->findings, i));
		any = true;
	}
	return any;
}

static void
words(struct visit *v, struct node *node, const struct rows *r, size_t i)
{
	const char *heading = cell(r, i, ".heading");
	const char *text = cell(r, i, ".words");

	if (cell(r, i, ".num") && *cell(r, i, ".num"))
		xml_attr(node, "num", cell(r, i, ".num"));
	if (cell(r, i, ".doubt"))
		xml_attr(node, "doubt", cell(r, i, ".doubt"));
	if (cell_int(r, i, ".quoted"))
		xml_attr(node, "quoted", "1");
	if (cell_int(r, i, ".unpaired"))
		xml_attr(node, "unpaired", "1");
	if (heading && *heading)
		xml_add_text(node, "heading", heading);
	/* as much as is shown of a long one, in whole words */
	if (text && cell_int(r, i, ".more") && strrchr(text, ' '))
		text = arena_copy_n(
		    v->mem, text, (size_t)(strrchr(text, ' ') - text));
	if (text && *text)
		page_paragraphs(v, node, "body", text);
}

static void
line(struct visit *v, struct node *to, const struct rows *of,
    const struct rows *r, size_t i, const struct doubts *doubts)
{
	struct node *node = page_row(v, to, "line", r, i);
	bool found = findings(v, node, doubts, cell(r, i, "@wid"));

	words(v, node, r, i);
	(void)media_listed(v, node, cell(of, 0, "@n"), cell(r, i, ".pictures"));
	if (cell_int(r, i, ".more"))
		xml_attr(node, "more", "1");
	if (cell_int(r, i, ".waiting"))
		xml_attr(node, "waiting", "1");
	if (may(&v->who, &v->consultation, MEND_IT, v->now) == MAY)
		page_link(v, node, mend_show, "wid", cell(r, i, "@wid"), NULL);
	if (found || cell(r, i, ".doubt") || cell_int(r, i, ".unpaired"))
		next_doubt(v, node, doubts, cell_int(r, i, ".place"));
}

/* What a translation is of, or NULL. */
static const int64_t *
other_of(struct visit *v, const struct rows *version)
{
	int64_t *id = arena_alloc(v->mem, sizeof(*id));

	*id = cell_int(version, 0, ".translates");
	return *id ? id : NULL;
}

static enum err
lines(struct visit *v, struct node *to, const struct rows *of)
{
	int64_t version = cell_int(of, 0, ".id");
	const int64_t *other = other_of(v, of);
	const char *after = visit_query(v, "after");
	struct doubts doubts;
	struct rows r;
	int64_t from = 0;
	size_t shown;

	if (after && (text_int(after, &from) != OK || from < 1))
		return ERR_INVALID;
	TRY(sql_outline_doubts(
	    v->db, v->mem, version, other, DOUBTS_KNOWN, &doubts.units));
	TRY(sql_paper_doubts(
	    v->db, v->mem, version, DOUBTS_KNOWN, &doubts.findings));
	/* those that stand at no line are told before all */
	for (size_t i = 0; i < doubts.findings.count; i++)
		if (!cell(&doubts.findings, i, ".place"))
			xml_add_text(
			    to, "finding", paper_doubt(v, &doubts.findings, i));
	xml_attr_int(to, "doubts",
	    (int64_t)(doubts.units.count + doubts.findings.count));
	next_doubt(v, to, &doubts, 0);
	TRY(sql_outline(
	    v->db, v->mem, version, other, from, OUTLINE_LINES + 1, &r));
	shown = r.count > OUTLINE_LINES ? OUTLINE_LINES : r.count;
	for (size_t i = 0; i < shown; i++)
		line(v, to, of, &r, i, &doubts);
	if (from || r.count > OUTLINE_LINES)
		TRY(outline_pages(v, to, of, from));
	page_pager(v, to,
	    arena_printf(v->mem, "%lld", (long long)(from + OUTLINE_LINES)),
	    r.count > OUTLINE_LINES);
	return OK;
}

/* What was asked and what became of it; while some waits, again. */
static enum err
history(struct visit *v, struct node *to, int64_t version)
{
	struct rows r;

	TRY(sql_mends_of(v->db, v->mem, version, MENDS_SHOWN, &r));
	page_rows(v, to, "mend", &r);
	TRY(sql_mends_waiting(v->db, v->mem, version, &r));
	xml_attr(to, "waiting", cell(&r, 0, "n"));
	if (cell_int(&r, 0, "n")) {
		visit_refresh(v, AGAIN_SECONDS);
		return OK;
	}
	TRY(sql_mend_last(v->db, v->mem, version, &r));
	if (r.count && cell_int(&r, 0, "kept"))
		(void)page_offer(to, v, mend_undo, NULL);
	return OK;
}

enum err
outline_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-outline-page"), *preview;
	struct rows r;

	TRY(mendable(v, &r));
	desk_tabs(v, to, "consultation");
	crumbs(v, &r);
	xml_attr(to, "n", cell(&r, 0, "@n"));
	xml_attr(to, "lang", cell(&r, 0, ".lang"));
	if (reword_may(&r))
		xml_attr(to, "words", "1");
	xml_add_text(to, "title",
	    page_script(v, cell(&r, 0, ".lang"), cell(&r, 0, "~title")));
	preview = xml_add(to, "preview");
	page_link(v, preview, version_show, NULL);
	page_link_as(v, to, "href-version", version_desk_show, NULL);
	if (cell(&r, 0, ".base") && !cell(&r, 0, ".translates"))
		xml_attr(to, "changes", "1");
	TRY(lines(v, to, &r));
	return history(v, to, cell_int(&r, 0, ".id"));
}

/* ---- one line ---- */

enum err
outline_line(struct visit *v, struct rows *version, struct rows *unit)
{
	TRY(mendable(v, version));
	return sql_outline_line(v->db, v->mem, cell_int(version, 0, ".id"),
	    other_of(v, version), path_part(v, "wid"), unit);
}

/* "Чл. 3. Забранява се ...": enough to know it by. */
static const char *
label(struct visit *v, const struct rows *r, size_t i)
{
	const char *cite =
	    unit_cite(v, v->consultation.language, cell(r, i, ".cite"));
	const char *words = cell(r, i, ".heading");

	if (!words || !*words)
		words = cell(r, i, ".words");
	return text_cut(v->mem,
	    arena_printf(
		v->mem, "%s: %s", cite ? cite : "", words ? words : ""),
	    WORDS_NOTED);
}

enum err
pair_options(struct visit *v)
{
	struct rows version, gone = {0};
	struct form_option *options;

	TRY(mendable(v, &version));
	if (cell(&version, 0, ".base"))
		TRY(sql_units_gone(v->db, v->mem, cell_int(&version, 0, ".id"),
		    cell_int(&version, 0, ".base"), GONE_SHOWN, &gone));
	options = arena_alloc(v->mem, (gone.count + 1) * sizeof *options);
	options[0] = (struct form_option){
	    "new", visit_text(v, "form.pair.was.new", NULL, NULL)};
	for (size_t i = 0; i < gone.count; i++)
		options[i + 1] = (struct form_option){
		    cell(&gone, i, ".wid"), label(v, &gone, i)};
	visit_choices(v, "was", options, gone.count + 1);
	return OK;
}

enum err
say_options(struct visit *v)
{
	struct node *list = xml_new(v->mem, "pictures");
	struct form_option *options;
	struct rows version, unit;
	size_t count;

	TRY(outline_line(v, &version, &unit));
	count = media_listed(
	    v, list, cell(&version, 0, "@n"), cell(&unit, 0, ".pictures"));
	options = arena_alloc(v->mem, (count + 1) * sizeof *options);
	for (size_t i = 0; i < count; i++) {
		const char *n = arena_printf(v->mem, "%zu", i + 1);

		options[i] = (struct form_option){
		    n, visit_text(v, "desk.outline.picture", n, NULL)};
	}
	visit_choices(v, "picture", options, count);
	return OK;
}

/* What it would be joined to. */
static enum err
line_before(struct visit *v, struct node *to, const struct rows *version,
    const struct rows *unit)
{
	int64_t place = cell_int(unit, 0, ".place");
	struct node *node;
	struct rows r;

	if (place < 2)
		return OK;
	TRY(sql_outline(v->db, v->mem, cell_int(version, 0, ".id"), NULL,
	    place - 2, 1, &r));
	if (!r.count)
		return OK;
	node = xml_add(to, "before");
	xml_attr(node, "kind", cell(&r, 0, "@kind"));
	words(v, node, &r, 0);
	return OK;
}

/* What may be done with it; a row is what its table says. */
static enum err
mends_offered(struct visit *v, struct node *to, const struct rows *version,
    const struct rows *unit, bool pictures)
{
	struct pair first[] = {{"picture", "1", -1}};
	const struct pairs only = {first, 1};
	const char *kind = cell(unit, 0, "@kind");

	if (pictures) {
		TRY(say_options(v));
		(void)page_offer_with(to, v, say_ask, &only, NULL);
	}
	reword_offer(v, to, version, unit);
	if (!text_is(kind, "row") && !text_is(kind, "table"))
		(void)page_offer(to, v, mend_ask, NULL);
	if (!cell(version, 0, ".base"))
		return OK;
	TRY(pair_options(v));
	(void)page_offer(to, v, pair_ask, NULL);
	return OK;
}

enum err
mend_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-mend-page"), *node, *back;
	struct rows version, unit;

	TRY(outline_line(v, &version, &unit));
	desk_tabs(v, to, "consultation");
	crumbs(v, &version);
	xml_attr(to, "lang", cell(&version, 0, ".lang"));
	TRY(line_before(v, to, &version, &unit));
	node = page_row(v, to, "line", &unit, 0);
	words(v, node, &unit, 0);
	TRY(mends_offered(v, to, &version, &unit,
	    media_listed(v, node, cell(&version, 0, "@n"),
		cell(&unit, 0, ".pictures"))));
	back = xml_add(to, "back");
	page_link(v, back, outline_show, "?after",
	    page_of(v, cell_int(&unit, 0, ".place")), "#",
	    arena_printf(v->mem, "l-%s", cell(&unit, 0, "@wid")), NULL);
	return OK;
}

/* What an act needs besides: the field of the form that says it. */
static const char *
value_of(struct answers *in)
{
	return answer_is(in, "act", "kind")	? answer(in, "kind")
	       : answer_is(in, "act", "split")	? answer(in, "mark")
	       : answer_is(in, "act", "number") ? answer(in, "number")
						: NULL;
}

/* How the line begins, for the history. */
static const char *
beginning(struct visit *v, const struct rows *unit)
{
	const char *num = cell(unit, 0, ".num");
	const char *heading = cell(unit, 0, ".heading");
	const char *text = cell(unit, 0, ".words");

	const char *line =
	    text_trim(v->mem, arena_printf(v->mem, "%s %s %s", num ? num : "",
				  heading ? heading : "", text ? text : ""));
	const char *cut = text_cut(v->mem, line, WORDS_NOTED);

	return text_is(cut, line) ? line : arena_printf(v->mem, "%s …", cut);
}

enum err
outline_ask(struct visit *v, struct answers *in, const char *act,
    const char *value, const struct rows *version, const struct rows *unit)
{
	int64_t id = cell_int(version, 0, ".id"), mend;
	struct rows waiting;

	TRY(sql_mends_waiting(v->db, v->mem, id, &waiting));
	if (cell_int(&waiting, 0, "n") >= MENDS_WAITING) {
		answers_fault(in, "", "too_many_mends");
		return ERR_INVALID;
	}
	TRY(sql_mend_add(v->db, v->mem, id, cell(unit, 0, "@wid"), act, value,
	    beginning(v, unit), NULL, v->who.id, v->now, &mend));
	TRY(job_queue(v->db, v->mem, "mend", id, NULL, v->now));
	visit_notice(v, "mending");
	return visit_next(v, outline_show, "?after",
	    page_of(v, cell_int(unit, 0, ".place")), "#",
	    arena_printf(v->mem, "l-%s", cell(unit, 0, "@wid")), NULL);
}

static enum err
ask(struct visit *v, struct answers *in, const char *act, const char *value)
{
	struct rows version, unit;

	TRY(outline_line(v, &version, &unit));
	return outline_ask(v, in, act, value, &version, &unit);
}

enum err
mend_undo(struct visit *v, struct answers *in)
{
	struct rows version, r;
	int64_t id, mend;

	(void)in;
	TRY(mendable(v, &version));
	id = cell_int(&version, 0, ".id");
	TRY(sql_mends_waiting(v->db, v->mem, id, &r));
	if (cell_int(&r, 0, "n"))
		return ERR_CONFLICT;
	TRY(sql_mend_last(v->db, v->mem, id, &r));
	if (!r.count || !cell_int(&r, 0, "kept"))
		return ERR_CONFLICT;
	TRY(sql_mend_add(v->db, v->mem, id, "", "undo", NULL, NULL, NULL,
	    v->who.id, v->now, &mend));
	TRY(job_queue(v->db, v->mem, "mend", id, NULL, v->now));
	visit_notice(v, "mending");
	return visit_next(v, outline_show, NULL);
}

enum err
mend_ask(struct visit *v, struct answers *in)
{
	return ask(v, in, answer(in, "act"), value_of(in));
}

enum err
say_ask(struct visit *v, struct answers *in)
{
	return ask(v, in, "say",
	    arena_printf(
		v->mem, "%s %s", answer(in, "picture"), answer(in, "says")));
}

enum err
pair_ask(struct visit *v, struct answers *in)
{
	return ask(v, in, "same", answer(in, "was"));
}
