/*
 * explain.c: a body's own sentence beside one of its figures (practice 34):
 * dated, in its language; it changes no figure, and earlier ones are kept.
 */
#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/measure/figure.h"
#include "fcgi/site/page.h"

/* The figure that the path names. */
struct explained {
	const struct indicator *of;
	struct figure_choice choice;
	struct rows row;
};

static enum err
wanted(struct visit *v, struct explained *out)
{
	const char *kind = path_part(v, "kind");

	out->of = indicator_find(path_part(v, "indicator"));
	if (!out->of ||
	    figure_choice_of(v, path_part(v, "period"),
		text_is(kind, "all") ? "" : kind, &out->choice) != OK)
		return ERR_NOT_FOUND;
	return sql_figure_there(v->db, v->mem, v->authority,
	    out->choice.profile, out->choice.period, out->of->key, &out->row);
}

static enum err
shown(struct visit *v, struct node *to, const struct explained *x)
{
	struct node *node = xml_add(to, "indicator");
	const struct figure_choice *c = &x->choice;
	const char *kind = choice_words(v, c);
	struct rows now, none = {0};

	TRY(sql_figures_of(
	    v->db, v->mem, v->authority, c->profile, c->period, &now));
	xml_attr(node, "key", x->of->key);
	page_link(v, node, indicator_of_show, "indicator", x->of->key,
	    FIGURE_QUERY(c), NULL);
	figures_shown(v, node, x->of, &now, &none);
	xml_add_text(to, "period", period_words(v, c->period));
	if (kind)
		xml_add_text(to, "kind", kind);
	return OK;
}

enum err
explain_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-figure-page");
	struct explained x;

	TRY(wanted(v, &x));
	page_crumb(v, visit_text(v, "desk.title", NULL, NULL), desk_show, NULL);
	desk_body(v, to);
	TRY(shown(v, to, &x));
	(void)page_offer_with(to, v, explain,
	    &(struct pairs){
		(struct pair[]){{"words", cell(&x.row, 0, "words"), -1},
		    {"edition", cell(&x.row, 0, "edition"), -1}},
		2},
	    NULL);
	if (cell(&x.row, 0, "words"))
		(void)page_offer(to, v, explain_end, NULL);
	return OK;
}

/* What was said before ends; everybody's pages of figures are others. */
static enum err
ended(struct visit *v, const struct explained *x)
{
	int64_t now = cell_int(&x->row, 0, "edition");

	visit_tally(v, "site", 0, "meta", 1);
	return now ? sql_figure_remark_end(
			 v->db, v->mem, now, v->authority, v->now)
		   : OK;
}

static enum err
back(struct visit *v, const struct explained *x)
{
	visit_notice(v, "saved");
	return visit_next(v, indicator_of_show, "indicator", x->of->key,
	    FIGURE_QUERY(&x->choice), NULL);
}

enum err
explain(struct visit *v, struct answers *in)
{
	struct explained x;
	int64_t id;

	TRY(wanted(v, &x));
	if (answer_int(in, "edition", 0) != cell_int(&x.row, 0, "edition"))
		return visit_meanwhile(v, in, cell(&x.row, 0, "edition"));
	TRY(ended(v, &x));
	TRY(sql_figure_remark_add(v->db, v->mem, v->authority, x.choice.profile,
	    x.choice.period, x.of->key, answer(in, "words"), v->who.id, v->now,
	    &id));
	TRY(desk_note(v, &(struct deed){"figure_explained", "figure_remark", id,
			     x.of->key, answer(in, "words")}));
	return back(v, &x);
}

enum err
explain_end(struct visit *v, struct answers *in)
{
	struct explained x;
	int64_t id;

	(void)in;
	TRY(wanted(v, &x));
	id = cell_int(&x.row, 0, "edition");
	if (!id)
		return ERR_CONFLICT;
	TRY(ended(v, &x));
	TRY(desk_note(v, &(struct deed){"figure_explanation_ended",
			     "figure_remark", id, x.of->key, NULL}));
	return back(v, &x);
}
