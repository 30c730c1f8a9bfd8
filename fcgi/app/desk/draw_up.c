/*
 * draw_up.c: the form of a consultation, filled in for the first time or
 * again.  Nothing of it can be changed here once it is published.
 */
#include "fcgi/app/desk/draw_up.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/round.h"
#include "fcgi/app/desk/slug.h"
#include "fcgi/site/order.h"
#include "fcgi/site/page.h"

#include <string.h>

/* ---- what may be chosen ---- */

static const char *
country(const struct visit *v)
{
	return v->consultation.id ? v->consultation.country
				  : cell(&v->authority_row, 0, ".country");
}

static const char *
zone(const struct visit *v)
{
	return v->consultation.id ? v->consultation.zone
				  : cell(&v->authority_row, 0, ".zone");
}

static const char *
profile_label(const struct visit *v, const struct profile *p)
{
	return page_script(v, p->language,
	    arena_printf(v->mem, "%s: %s", p->act_name, p->round_name));
}

static void
profile_options(struct visit *v)
{
	const struct profile *p;
	struct form_option *options;
	size_t all = 0, count = 0;

	while (profiles_at(v->site->profiles, all))
		all++;
	options = arena_alloc(v->mem, (all + 1) * sizeof *options);
	for (size_t i = 0; (p = profiles_at(v->site->profiles, i)); i++)
		if (text_is(p->country, country(v)))
			options[count++] =
			    (struct form_option){p->key, profile_label(v, p)};
	visit_choices(v, "profile", options, count);
}

enum err
draw_up_options(struct visit *v)
{
	struct rows r;

	profile_options(v);
	TRY(sql_authorities_to_join(
	    v->db, v->mem, v->authority, lang_content(v->lang), &r));
	rows_by_name(v, &r, ".country", ".name");
	page_choices(v, "authority", &r);
	return OK;
}

/* ---- the pages ---- */

/* What the law asks of each kind, beside the form. */
static void
profiles(struct visit *v, struct node *to)
{
	struct node *list = xml_add(to, "profiles");
	const struct profile *p;

	for (size_t i = 0; (p = profiles_at(v->site->profiles, i)); i++) {
		struct node *node;

		if (!text_is(p->country, country(v)))
			continue;
		node = xml_add(list, "profile");
		xml_attr_int(node, "term", p->term);
		xml_attr(node, "unit", p->working_days ? "working_day" : "day");
		if (p->shorter)
			xml_attr_int(node, "shorter", p->shorter);
		xml_add_text(node, "name", profile_label(v, p));
		xml_add_text(
		    node, "basis", page_script(v, p->language, p->basis));
		for (size_t k = 0; k < p->paper_count; k++) {
			struct node *paper = xml_add(node, "paper");

			xml_attr(paper, "kind", p->papers[k]);
			if (p->paper_required[k])
				xml_attr(paper, "required", "1");
		}
	}
}

enum err
draw_up_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-draw-up-page");
	struct pair first[] = {
	    {"language", cell(&v->authority_row, 0, ".lang"), -1},
	    {"opens_at", "09:00", -1},
	    {"closes_at", "24:00", -1},
	    {"audience", "everybody", -1},
	    {"name_known", "address", -1},
	    {"name_shown", "choice", -1},
	    {"show_comments", "at_once", -1},
	    {"publish_replies", "with_report", -1},
	    {"contact_email", v->who.email, -1},
	};
	const struct pairs preset = {first, sizeof first / sizeof *first};

	page_crumb(v, visit_text(v, "desk.title", NULL, NULL), desk_show, NULL);
	TRY(draw_up_options(v));
	(void)page_offer_with(to, v, draw_up, &preset, NULL);
	profiles(v, to);
	return OK;
}

/* First values that grow. */
struct first {
	struct arena *mem;
	struct pairs pairs;
};

static void
put(struct first *f, const char *name, const char *value)
{
	size_t size = f->pairs.count * sizeof *f->pairs.at;

	if (!value)
		return;
	f->pairs.at =
	    arena_grow(f->mem, f->pairs.at, size, size + sizeof *f->pairs.at);
	f->pairs.at[f->pairs.count++] = (struct pair){name, value, -1};
}

/* A moment as day and hour of the body's zone; the end of a day is 24:00. */
static void
put_moment(struct visit *v, struct first *f, const char *day, const char *hour,
    const char *moment)
{
	bool end = text_is(day, "closes_on");
	struct local l;

	if (!moment || clock_local(zone(v), moment, &l) != OK)
		return;
	end = end && l.hour == 0 && l.minute == 0;
	if (end &&
	    clock_local(zone(v), clock_add(v->mem, moment, -1), &l) != OK)
		return;
	put(f, day,
	    arena_printf(v->mem, "%04d-%02d-%02d", l.year, l.month, l.day));
	put(f, hour,
	    end ? "24:00"
		: arena_printf(v->mem, "%02d:%02d", l.hour, l.minute));
}

static enum err
put_words(struct visit *v, struct first *f)
{
	const char *language = v->consultation.language;
	struct rows r;

	TRY(sql_consultation_texts(v->db, v->mem, v->consultation.id, &r));
	for (size_t i = 0; i < r.count; i++) {
		const char *in = cell(&r, i, "language");

		if (text_is(in, language)) {
			put(f, "title", cell(&r, i, "title"));
			put(f, "summary", cell(&r, i, "summary"));
			put(f, "ways", cell(&r, i, "ways"));
		} else if (text_is(in, "en")) {
			put(f, "title_en", cell(&r, i, "title"));
			put(f, "summary_en", cell(&r, i, "summary"));
		}
	}
	TRY(sql_desk_joined(
	    v->db, v->mem, v->consultation.id, lang_content(v->lang), &r));
	for (size_t i = 0; i < r.count; i++)
		put(f, "joins", cell(&r, i, ".slug"));
	return OK;
}

/* Columns that are called as their fields are. */
static const char *const plain[] = {
    "short_reason",
    "short_where",
    "planned_adoption",
    "audience",
    "name_known",
    "name_shown",
    "show_comments",
    "publish_replies",
    "contact_days",
    "contact_name",
    "contact_email",
    "contact_phone",
    "contact_address",
    "programme",
    "prepared_by",
};

enum err
draw_up_change_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-draw-up-page");
	const struct consultation *c = &v->consultation;
	struct first f = {.mem = v->mem};

	desk_tabs(v, to, "consultation");
	TRY(draw_up_options(v));
	put(&f, "profile", c->profile);
	put(&f, "slug", c->slug);
	put(&f, "language", c->language);
	TRY(put_words(v, &f));
	put_moment(v, &f, "opens_on", "opens_at", c->opens);
	put_moment(v, &f, "closes_on", "closes_at", c->closes);
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		put(&f, plain[i], cell(&c->row, 0, plain[i]));
	put(&f, "answers_each",
	    cell_int(&c->row, 0, "answers_each") ? "yes" : NULL);
	put(&f, "edition", cell(&c->row, 0, "edition"));
	(void)page_offer_with(to, v, draw_up_change, &f.pairs, NULL);
	profiles(v, to);
	return OK;
}

/* ---- what was filled in ---- */

struct drawn {
	const struct profile *profile;
	const char *opens, *closes, *slug;
};

static enum err
moment_of(struct visit *v, struct answers *in, const char *day,
    const char *hour, const char **out)
{
	enum err e =
	    clock_utc(v->mem, zone(v), answer(in, day), answer(in, hour), out);

	if (e == ERR_INVALID)
		answers_fault(in, hour, "no_such_time");
	return e;
}

/* From the title, with a number where the word is taken. */
static enum err
slug_made(struct visit *v, const struct answers *in, const char **out)
{
	return slug_free(v->db, v->mem,
	    slug_from(v->mem, answer(in, "language"), answer(in, "title")),
	    "consultation", sql_slug_taken, out);
}

static enum err
drawn(struct visit *v, struct answers *in, struct drawn *out)
{
	out->profile = profiles_find(v->site->profiles, answer(in, "profile"));
	if (!out->profile)
		return ERR_BROKEN;
	TRY(moment_of(v, in, "opens_on", "opens_at", &out->opens));
	TRY(moment_of(v, in, "closes_on", "closes_at", &out->closes));
	if (strcmp(out->closes, out->opens) <= 0) {
		answers_fault(in, "closes_on", "before_opening");
		return ERR_INVALID;
	}
	out->slug = answer(in, "slug");
	if (out->slug)
		return OK;
	if (v->consultation.id) {
		out->slug = v->consultation.slug;
		return OK;
	}
	return slug_made(v, in, &out->slug);
}

static enum err
slug_conflict(struct visit *v, struct answers *in, enum err e)
{
	if (e != ERR_CONFLICT || !db_duplicate(v->db))
		return e;
	answers_fault(in, "slug", "taken");
	return ERR_INVALID;
}

static const char *
folded(struct visit *v, const char *language, const char *title,
    const char *summary)
{
	return text_fold_in(v->mem, language,
	    arena_printf(v->mem, "%s %s", title, summary ? summary : ""));
}

/* The texts, in the language of the draft and in English. */
static enum err
words(struct visit *v, struct answers *in, int64_t id)
{
	const char *language = answer(in, "language");
	const char *title = answer(in, "title"), *title_en;
	const char *summary = answer(in, "summary"), *summary_en;
	int64_t count;

	TRY(sql_consultation_words(v->db, v->mem, id, language, title, summary,
	    answer(in, "ways"), folded(v, language, title, summary), &count));
	if (text_is(language, "en"))
		return OK;
	title_en = answer(in, "title_en");
	summary_en = answer(in, "summary_en");
	/* an emptied translation falls back to the original */
	if (!title_en)
		return sql_consultation_words_change(v->db, v->mem, id, "en",
		    title, summary_en, NULL,
		    folded(v, language, title, summary), &count);
	return sql_consultation_words(v->db, v->mem, id, "en", title_en,
	    summary_en, NULL, folded(v, "en", title_en, summary_en), &count);
}

static enum err
joins(struct visit *v, struct answers *in, int64_t id)
{
	const char *slug;
	int64_t count;
	struct rows r;

	TRY(sql_desk_joined(v->db, v->mem, id, lang_content(v->lang), &r));
	for (size_t i = 0; i < r.count; i++) {
		if (answer_is(in, "joins", cell(&r, i, ".slug")))
			continue;
		answers_fault(in, "joins", "joined_stays");
		return ERR_INVALID;
	}
	for (size_t i = 0; (slug = answer_at(in, "joins", i)); i++)
		TRY(sql_consultation_join(v->db, v->mem, id, slug, &count));
	return OK;
}

static enum err
kept(struct visit *v, const struct answers *in, int64_t id)
{
	int64_t days = answer_int(in, "contact_days", 0);

	return sql_consultation_keep(v->db, v->mem, id, days ? &days : NULL,
	    answer(in, "answers_each") != NULL);
}

/* Nothing chosen: with the report. */
static const char *
replies_out(const struct answers *in)
{
	const char *chosen = answer(in, "publish_replies");

	return chosen ? chosen : "with_report";
}

enum err
draw_up(struct visit *v, struct answers *in)
{
	const struct deed deed = {.what = "created"};
	struct drawn d;
	int64_t id;

	TRY(drawn(v, in, &d));
	TRY(slug_conflict(v, in,
	    sql_consultation_add(v->db, v->mem, d.slug, answer(in, "language"),
		d.profile->key, d.profile->round, d.opens, d.closes,
		answer(in, "short_reason"), answer(in, "short_where"),
		answer(in, "planned_adoption"), answer(in, "contact_name"),
		answer(in, "contact_email"), answer(in, "contact_phone"),
		answer(in, "contact_address"), answer(in, "programme"),
		answer(in, "prepared_by"), answer(in, "audience"),
		answer(in, "name_known"), answer(in, "name_shown"),
		answer(in, "show_comments"), replies_out(in), v->who.id, v->now,
		&id)));
	TRY(sql_consultation_lead(v->db, v->mem, id, v->authority));
	TRY(words(v, in, id));
	TRY(kept(v, in, id));
	TRY(joins(v, in, id));
	v->consultation.id = id;
	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, round_show, "consultation", d.slug, NULL);
}

enum err
draw_up_change(struct visit *v, struct answers *in)
{
	const struct deed deed = {.what = "changed"};
	int64_t id = v->consultation.id, count;
	struct drawn d;

	TRY(drawn(v, in, &d));
	TRY(slug_conflict(v, in,
	    sql_consultation_change(v->db, v->mem, id,
		answer_int(in, "edition", 0), d.slug, answer(in, "language"),
		d.profile->key, d.profile->round, d.opens, d.closes,
		answer(in, "short_reason"), answer(in, "short_where"),
		answer(in, "planned_adoption"), answer(in, "contact_name"),
		answer(in, "contact_email"), answer(in, "contact_phone"),
		answer(in, "contact_address"), answer(in, "programme"),
		answer(in, "prepared_by"), answer(in, "audience"),
		answer(in, "name_known"), answer(in, "name_shown"),
		answer(in, "show_comments"), replies_out(in))));
	TRY(words(v, in, id));
	TRY(kept(v, in, id));
	TRY(joins(v, in, id));
	TRY(sql_consultation_disagree(v->db, v->mem, id, &count));
	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, round_show, "consultation", d.slug, NULL);
}
