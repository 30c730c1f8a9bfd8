/*
 * readiness.c: the checks before publication, one function each; what a page
 * lists and what the command refuses is the same.
 */
#include "fcgi/app/desk/readiness.h"

#include "build/sql.h"
#include "fcgi/app/desk/draw_up.h"
#include "fcgi/app/desk/paper.h"
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
	const char *detail = code ? strchr(code, ':') : NULL;

	if (detail)
		code = arena_copy_n(v->mem, code, (size_t)(detail++ - code));
	if (!code || !visit_has_text(v, "draft.refusal", code))
		code = "broken";
	return visit_text(
	    v, arena_printf(v->mem, "draft.refusal.%s", code), detail, NULL);
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

/* The rules of one of the first so many bodies name it; required: ask for
 * it. */
static bool
names(const struct readiness *r, size_t bodies, const char *kind, bool required)
{
	for (size_t i = 0; i < bodies; i++)
		for (size_t k = 0; k < r->all[i]->paper_count; k++)
			if (text_is(r->all[i]->papers[k], kind) &&
			    (!required || r->all[i]->paper_required[k]))
				return true;
	return false;
}

/* The papers that one country's rules name, and no earlier one's; how many
 * must be there. */
static size_t
papers_by(struct checking *c, size_t body)
{
	const struct profile *p = c->out->all[body];
	const struct rows *r = &c->out->papers;
	size_t required = 0, row;

	for (size_t i = 0; i < p->paper_count; i++) {
		const char *kind = p->papers[i];
		bool needed = names(c->out, c->out->all_count, kind, true);

		if (names(c->out, body, kind, false))
			continue;
		required += needed;
		if (needed || (paper_state(r, kind, &row), row < r->count))
			paper(c, kind);
	}
	return required;
}

/* Required papers; without any, one document or a questionnaire. Those that
 * are no requirement must at least not be half read. */
static enum err
papers(struct checking *c)
{
	const struct rows *r = &c->out->papers;
	struct rows asked;
	size_t required = 0;
	enum err e;

	for (size_t i = 0; i < c->out->all_count; i++)
		required += papers_by(c, i);
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

static bool
later(const char *moment, const char *than)
{
	return moment && (!than || strcmp(moment, than) > 0);
}

/* One country's rules; what was found before stays where it is stricter. */
static enum err
measure_by(struct visit *v, const struct profile *p, const struct span *span,
    struct readiness *out)
{
	const struct profiles *all = v->site->profiles;
	const char *earliest = NULL, *with_reason;
	enum term verdict;

	TRY(profile_term(all, p, span, &verdict));
	if (verdict > out->verdict)
		out->verdict = verdict;
	if (!p->term)
		return OK;
	TRY(profile_earliest(v->mem, all, p, span, false, &earliest));
	with_reason = earliest;
	if (p->shorter)
		TRY(profile_earliest(v->mem, all, p, span, true, &with_reason));
	if (later(earliest, out->earliest)) {
		out->earliest = earliest;
		out->strict = p;
	}
	if (later(with_reason, out->earliest_short))
		out->earliest_short = with_reason;
	return OK;
}

static enum err
measure(struct visit *v, struct readiness *out)
{
	const struct consultation *c = &v->consultation;
	const struct span span = {
	    .zone = c->zone,
	    .published = c->published ? c->published : v->now,
	    .closes = c->closes,
	};
	const struct due_of held = {
	    .profile = c->profile,
	    .countries = cell(&c->row, 0, "countries"),
	};

	out->all_count = due_profiles(v->site->profiles, &held, out->all);
	out->strict = out->profile;
	for (size_t i = 0; i < out->all_count; i++)
		TRY(measure_by(v, out->all[i], &span, out));
	/* where a reason shortens nothing, nothing is said of it */
	if (text_is(out->earliest_short, out->earliest))
		out->earliest_short = NULL;
	return OK;
}

static void
lawful(struct visit *v, struct node *to, const struct readiness *r)
{
	static const char *const verdicts[] = {
	    [TERM_LAWFUL] = "lawful",
	    [TERM_SHORT] = "short",
	    [TERM_UNLAWFUL] = "unlawful",
	};
	const struct profile *p = r->strict;
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
