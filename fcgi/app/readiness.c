/*
 * readiness.c: the checks before publication, one function each; what a page
 * lists and what the command refuses is the same.
 */
#include "fcgi/app/readiness.h"

#include "build/sql.h"
#include "fcgi/app/draw_up.h"
#include "fcgi/app/paper.h"
#include "fcgi/site/page.h"

#include <string.h>

const char *
reading_state(const struct rows *r, size_t row)
{
	const char *state = cell(r, row, ".state");

	if (text_is(state, "failed"))
		return "refused";
	if (text_is(state, "waiting"))
		return cell_int(r, row, ".reading") ? "reading" : "waiting";
	return cell_int(r, row, ".doubtful") ? "doubtful" : "ready";
}

const char *
reading_fault(const struct visit *v, const struct rows *r, size_t row)
{
	const char *code = cell(r, row, ".fault");

	if (!code || !visit_has_text(v, "draft.refusal", code))
		code = "broken";
	return visit_text(
	    v, arena_printf(v->mem, "draft.refusal.%s", code), NULL, NULL);
}

/* The list being made. */
struct checking {
	struct visit *v;
	struct node *list; /* or NULL */
	struct readiness *out;
};

static struct node *
check_add(struct checking *c, const char *name, const char *state)
{
	struct node *node;

	if (text_is(state, "missing") || text_is(state, "waiting"))
		c->out->ready = false;
	if (!c->list)
		return NULL;
	node = xml_add(c->list, "check");
	xml_attr(node, "name", name);
	xml_attr(node, "state", state);
	return node;
}

/* Where it is mended, for those who may. */
static void
mend(struct checking *c, struct node *check,
    enum err (*show)(struct visit *, struct node *), const char *document)
{
	struct visit *v = c->v;

	if (!check || may(&v->who, &v->consultation, PREPARE_IT, v->now) != MAY)
		return;
	if (document)
		page_link(v, check, show, "document", document, NULL);
	else
		page_link(v, check, show, NULL);
}

/* How the newest file of that kind stands; its row, or -1. */
static const char *
paper_state(const struct rows *papers, const char *kind, size_t *row)
{
	for (size_t i = 0; i < papers->count; i++) {
		const char *state = reading_state(papers, i);

		if (!text_is(cell(papers, i, "@kind"), kind))
			continue;
		*row = i;
		if (text_is(state, "refused"))
			return "missing";
		return text_is(state, "waiting") || text_is(state, "reading")
			   ? "waiting"
			   : "done";
	}
	*row = papers->count;
	return "missing";
}

static void
paper(struct checking *c, const char *kind)
{
	size_t row;
	const char *state = paper_state(&c->out->papers, kind, &row);
	struct node *node = check_add(c, "paper", state);

	if (node)
		xml_attr(node, "kind", kind);
	if (row < c->out->papers.count)
		mend(c, node, paper_show, cell(&c->out->papers, row, ".slug"));
	else
		mend(c, node, paper_add_show, NULL);
}

/* Required papers; without any, one document or a questionnaire. Those that
 * are no requirement must at least not be half read. */
static enum err
papers(struct checking *c)
{
	const struct profile *p = c->out->profile;
	const struct rows *r = &c->out->papers;
	struct rows asked;
	size_t required = 0;
	enum err e;

	for (size_t i = 0; i < p->paper_count; i++) {
		size_t row;

		required += p->paper_required[i];
		if (p->paper_required[i] ||
		    (paper_state(r, p->papers[i], &row), row < r->count))
			paper(c, p->papers[i]);
	}
	if (required || r->count)
		return OK;
	e = sql_questionnaire_of(
	    c->v->db, c->v->mem, c->v->consultation.id, &asked);
	if (e == ERR_NOT_FOUND || (e == OK && !cell_int(&asked, 0, "asks"))) {
		paper(c, "questions");
		return OK;
	}
	return e;
}

static void
texts(struct checking *c)
{
	const char *title = cell(&c->v->consultation.row, 0, "title");
	const char *summary = cell(&c->v->consultation.row, 0, "summary");

	mend(c, check_add(c, "texts", title && summary ? "done" : "missing"),
	    draw_up_change_show, NULL);
}

static void
contact(struct checking *c)
{
	bool there = cell(&c->v->consultation.row, 0, "contact_email") ||
		     cell(&c->v->consultation.row, 0, "contact_phone");

	mend(c, check_add(c, "contact", there ? "done" : "missing"),
	    draw_up_change_show, NULL);
}

/* A short term needs its reason, and to be told where that stands in the
 * papers if the law wants it there (practice 15). */
static void
reason(struct checking *c)
{
	const struct rows *row = &c->v->consultation.row;

	if (c->out->verdict != TERM_SHORT)
		return;
	c->out->reason =
	    !cell(row, 0, "short_reason") ||
	    (c->out->profile->reason_in_papers && !cell(row, 0, "short_where"));
	mend(c, check_add(c, "reason", c->out->reason ? "soft" : "done"),
	    draw_up_change_show, NULL);
}

static void
term(struct checking *c)
{
	static const char *const states[] = {
	    [TERM_LAWFUL] = "done",
	    [TERM_SHORT] = "soft",
	    [TERM_UNLAWFUL] = "missing",
	};

	mend(c, check_add(c, "term", states[c->out->verdict]),
	    draw_up_change_show, NULL);
	reason(c);
}

static enum err
joined(struct checking *c)
{
	struct visit *v = c->v;
	int64_t waiting = 0;
	struct node *node;
	struct rows r;

	TRY(sql_desk_joined(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), &r));
	if (!r.count)
		return OK;
	for (size_t i = 0; i < r.count; i++)
		waiting += !cell(&r, i, ".agreed");
	node = check_add(c, "joined", waiting ? "waiting" : "done");
	if (node && waiting)
		xml_attr_int(node, "n", waiting);
	return OK;
}

static enum err
measure(struct visit *v, struct readiness *out)
{
	const struct consultation *c = &v->consultation;
	const struct profiles *all = v->site->profiles;
	const struct span span = {
	    .zone = c->zone,
	    .published = c->published ? c->published : v->now,
	    .closes = c->closes,
	};

	TRY(profile_term(all, out->profile, &span, &out->verdict));
	if (!out->profile->term)
		return OK;
	TRY(profile_earliest(
	    v->mem, all, out->profile, &span, false, &out->earliest));
	if (!out->profile->shorter)
		return OK;
	return profile_earliest(
	    v->mem, all, out->profile, &span, true, &out->earliest_short);
}

static void
lawful(struct visit *v, struct node *to, const struct readiness *r)
{
	static const char *const verdicts[] = {
	    [TERM_LAWFUL] = "lawful",
	    [TERM_SHORT] = "short",
	    [TERM_UNLAWFUL] = "unlawful",
	};
	const struct profile *p = r->profile;
	const char *zone = v->consultation.zone;
	struct node *node = xml_add(to, "lawful");

	xml_attr_int(node, "n", p->term);
	xml_attr(node, "unit", p->working_days ? "working_day" : "day");
	xml_attr(node, "verdict", verdicts[r->verdict]);
	xml_attr(node, "basis", page_script(v, p->language, p->basis));
	page_moment(v, node, "chosen", v->consultation.closes, zone);
	page_moment(v, node, "earliest", r->earliest, zone);
	page_moment(v, node, "earliest-short", r->earliest_short, zone);
}

enum err
readiness_of(struct visit *v, struct node *shown, struct readiness *out)
{
	struct checking c = {.v = v, .out = out};

	*out = (struct readiness){.ready = true};
	out->profile =
	    profiles_find(v->site->profiles, v->consultation.profile);
	if (!out->profile || !v->consultation.closes)
		return ERR_BROKEN;
	TRY(sql_papers_of(v->db, v->mem, v->consultation.id, &out->papers));
	TRY(measure(v, out));
	if (shown) {
		lawful(v, shown, out);
		c.list = xml_add(shown, "checks");
	}
	texts(&c);
	TRY(papers(&c));
	term(&c);
	contact(&c);
	TRY(joined(&c));
	if (shown && out->ready && !out->reason)
		xml_attr(c.list, "ready", "1");
	return OK;
}
