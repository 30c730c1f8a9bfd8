/*
 * concern.c: of several bodies, whom it concerns.
 */
#include "fcgi/app/desk/concern.h"

#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/report/report.h"
#include "fcgi/site/page.h"

#include <string.h>

static enum err
bodies(struct visit *v, struct rows *out)
{
	return sql_bodies_of(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), out);
}

static const char *
name(struct visit *v, const struct rows *r, size_t i)
{
	return page_script(v, cell(r, i, ".lang"), cell(r, i, ".name"));
}

/* One body alone holds it, as nearly all are held: nothing is to be chosen. */
static bool
held_by_one(const struct visit *v)
{
	return cell_int(&v->consultation.row, 0, "bodies") < 2;
}

enum err
concern_options(struct visit *v)
{
	struct form_option *options;
	struct rows r;

	if (held_by_one(v))
		return OK;
	TRY(bodies(v, &r));
	if (r.count < 2)
		return OK;
	options = arena_alloc(v->mem, r.count * sizeof *options);
	for (size_t i = 0; i < r.count; i++)
		options[i] =
		    (struct form_option){cell(&r, i, ".slug"), name(v, &r, i)};
	visit_choices(v, "bodies", options, r.count);
	return OK;
}

enum err
concern_store(struct visit *v, const struct answers *in, int64_t comment)
{
	const char *slug;
	int64_t count;

	if (held_by_one(v))
		return OK;
	TRY(sql_concerns_clear(v->db, v->mem, comment, &count));
	for (size_t i = 0; (slug = answer_at(in, "concerns", i)); i++)
		TRY(sql_concerns_add(
		    v->db, v->mem, comment, v->consultation.id, slug, &count));
	return OK;
}

enum err
concern_preset(
    struct visit *v, int64_t comment, struct pair *first, size_t *count)
{
	struct rows r;

	TRY(sql_concerns_of(v->db, v->mem, comment, &r));
	for (size_t i = 0; i < r.count && i < CONCERNS_MAX; i++)
		first[(*count)++] =
		    (struct pair){"concerns", cell(&r, i, ".slug"), -1};
	return OK;
}

enum err
concern_body(struct visit *v, struct node *to, int64_t *out)
{
	const char *wanted = visit_query(v, "body"), *slug;
	struct node *list, *body;
	struct rows r;

	*out = 0;
	TRY(bodies(v, &r));
	if (r.count < 2)
		return wanted ? ERR_NOT_FOUND : OK;
	list = xml_add(to, "bodies");
	if (wanted)
		page_link(v, list, report_show, NULL);
	for (size_t i = 0; i < r.count; i++) {
		slug = cell(&r, i, ".slug");
		body = xml_add_text(list, "body", name(v, &r, i));
		page_link(v, body, report_show, "?body", slug, NULL);
		if (!text_is(wanted, slug))
			continue;
		xml_attr(body, "current", "1");
		*out = cell_int(&r, i, ".id");
	}
	return wanted && !*out ? ERR_NOT_FOUND : OK;
}

enum err
concern_wanted(struct visit *v, const char *slug, int64_t *out)
{
	struct rows r;

	*out = 0;
	if (!slug)
		return OK;
	TRY(bodies(v, &r));
	for (size_t i = 0; r.count > 1 && i < r.count; i++)
		if (text_is(cell(&r, i, ".slug"), slug))
			*out = cell_int(&r, i, ".id");
	return *out ? OK : ERR_NOT_FOUND;
}

enum err
concern_named(struct visit *v, struct node *to, int64_t body)
{
	struct node *node;
	struct rows r;

	TRY(bodies(v, &r));
	for (size_t i = 0; i < r.count; i++) {
		if (cell_int(&r, i, ".id") != body)
			continue;
		node = xml_add_text(to, "concerning", name(v, &r, i));
		xml_attr(node, "slug", cell(&r, i, ".slug"));
	}
	return OK;
}

/* Those of the rows that are chosen; chosen NULL or empty: all. */
static const char *
named(struct visit *v, const struct rows *all, const struct rows *chosen)
{
	struct buffer b = buffer_new(v->mem, 8192);

	for (size_t i = 0; i < all->count; i++) {
		bool is = !chosen || chosen->count == 0;

		for (size_t k = 0; !is && k < chosen->count; k++)
			is = text_is(
			    cell(all, i, ".slug"), cell(chosen, k, ".slug"));
		if (is)
			buffer_printf(
			    &b, "%s%s", b.size ? "; " : "", name(v, all, i));
	}
	return b.data;
}

enum err
concern_names(struct visit *v, const char **out)
{
	struct rows r;

	TRY(bodies(v, &r));
	*out = r.count > 1 ? named(v, &r, NULL) : NULL;
	return OK;
}

/* ---- at the desk ---- */

enum err
concern_at_desk(
    struct visit *v, struct node *to, struct node *facts, int64_t comment)
{
	struct pair first[CONCERNS_MAX];
	struct pairs preset = {first, 0};
	struct rows all, chosen;

	TRY(bodies(v, &all));
	if (all.count < 2)
		return OK;
	TRY(sql_concerns_of(v->db, v->mem, comment, &chosen));
	page_fact(facts, "concerns", named(v, &all, &chosen));
	TRY(concern_options(v));
	TRY(concern_preset(v, comment, first, &preset.count));
	(void)page_offer_with(to, v, concern_change, &preset, NULL);
	return OK;
}

enum err
concern_change(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "concerns_changed", .kind = "comment"};
	struct rows comment, all, chosen;

	TRY(bodies(v, &all));
	if (all.count < 2)
		return ERR_NOT_FOUND;
	TRY(desk_comment_wanted(v, &comment));
	deed.object = cell_int(&comment, 0, ".id");
	TRY(concern_store(v, in, deed.object));
	TRY(sql_concerns_of(v->db, v->mem, deed.object, &chosen));
	deed.detail = arena_printf(
	    v->mem, "%s: %s", path_part(v, "comment"), named(v, &all, &chosen));
	TRY(desk_note(v, &deed));
	visit_tally(v, "consultation", v->consultation.id, "meta", 1);
	visit_notice(v, "saved");
	return visit_next(v, desk_comment_show, NULL);
}
