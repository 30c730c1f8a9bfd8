/*
 * apart.c: what there is to be taken apart, and what has been.  A passage is
 * a paragraph of what the author wrote: chosen by a box, without a script.
 */
#include "fcgi/app/intake/apart.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/intake/register.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/said.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { PASSAGES_MAX = 200 };

static enum err
wanted(struct visit *v, struct rows *out)
{
	return sql_apart_submission(
	    v->db, v->mem, v->consultation.id, path_part(v, "submission"), out);
}

/* ---- passages ---- */

struct passages {
	struct visit *v;
	struct form_option *at;
	size_t count;
};

static void
paragraphs(struct passages *p, const char *name, const char *text)
{
	struct arena *mem = p->v->mem;
	size_t n = 0, size;

	for (const char *at = text ? text : ""; *at;
	     at += size + (at[size] != 0)) {
		const char *line;

		size = strcspn(at, "\n");
		line = text_trim(mem, arena_copy_n(mem, at, size));
		if (*line && p->count < PASSAGES_MAX)
			p->at[p->count++] = (struct form_option){
			    arena_printf(mem, "%s-%zu", name, n++), line};
	}
}

/* What was answered to questions may be taken up too (practice 31). */
static enum err
answered(struct passages *p, int64_t submission)
{
	struct node *list, *root = xml_new(p->v->mem, "x");
	size_t n = 0;

	TRY(answers_list(p->v, root, submission, &list));
	for (const struct node *a = list ? xml_child(list, "answer") : NULL; a;
	     a = xml_next(a, "answer")) {
		const struct node *value = xml_child(a, "value");

		if (value)
			paragraphs(p, arena_printf(p->v->mem, "answer%zu", n++),
			    xml_words(p->v->mem, value));
	}
	return OK;
}

static enum err
passages(struct visit *v, const struct rows *s, const struct rows *comments,
    struct passages *out)
{
	*out = (struct passages){
	    v, arena_alloc(v->mem, PASSAGES_MAX * sizeof *out->at), 0};
	paragraphs(out, "body", cell(s, 0, ".body"));
	for (size_t i = 0; i < comments->count; i++) {
		const char *code = cell(comments, i, "@code");

		if (cell_int(comments, i, ".part"))
			continue;
		paragraphs(out, arena_printf(v->mem, "%s-p", code),
		    cell(comments, i, "+proposed"));
		paragraphs(out, arena_printf(v->mem, "%s-r", code),
		    cell(comments, i, "+remark"));
		paragraphs(out, arena_printf(v->mem, "%s-w", code),
		    cell(comments, i, "+reason"));
	}
	return answered(out, cell_int(s, 0, ".id"));
}

static const char *
cited(
    struct visit *v, const struct visit *voice, const struct rows *r, size_t i)
{
	const char *cite = cite_words(voice, cell(r, i, ".cite"));

	return cite ? cite : visit_text(v, "unit.whole", NULL, NULL);
}

static void
comment_options(struct visit *v, const struct rows *r)
{
	const struct visit voice = act_voice(v);
	struct form_option *options =
	    arena_alloc(v->mem, (r->count + 1) * sizeof *options);

	for (size_t i = 0; i < r->count; i++) {
		const char *words = cell(r, i, "+remark");

		options[i] = (struct form_option){cell(r, i, "@code"),
		    arena_printf(v->mem, "%s: %s", cited(v, &voice, r, i),
			words ? text_cut(v->mem, words, 60) : "")};
	}
	visit_choices(v, "comments", options, r->count);
}

enum err
apart_options(struct visit *v)
{
	struct passages all;
	struct rows s, r;

	TRY(wanted(v, &s));
	TRY(sql_apart_comments(v->db, v->mem, cell_int(&s, 0, ".id"), &r));
	TRY(passages(v, &s, &r, &all));
	visit_choices(v, "passages", all.at, all.count);
	comment_options(v, &r);
	return letter_options(v);
}

/* ---- the page ---- */

void
under_list(struct visit *v, struct node *to, const struct rows *all,
    const char *comment)
{
	for (size_t i = 0; i < all->count; i++)
		if (text_is(cell(all, i, ".comment"), comment))
			unit_reference(v, to, "under", all, i,
			    cell(all, i, ".document"), cell(all, i, ".lang"));
}

static void
under(struct visit *v, const struct visit *voice, struct node *to,
    const struct rows *all, const char *comment)
{
	for (size_t i = 0; i < all->count; i++) {
		struct node *node;

		if (!text_is(cell(all, i, ".comment"), comment))
			continue;
		node = xml_add(to, "under");
		xml_add_text(node, "cite", cited(v, voice, all, i));
		(void)page_offer(node, v, under_end, "comment", comment, "unit",
		    cell(all, i, ".unit"), NULL);
	}
}

static void
offers(struct visit *v, struct node *node, const struct rows *r, size_t i)
{
	const char *code = cell(r, i, "@code");

	if (cell_int(r, i, ".decided"))
		return;
	if (cell_int(r, i, ".part"))
		(void)page_offer(node, v, part_remove, "comment", code, NULL);
	if (cell(r, i, "@settled"))
		(void)page_offer(node, v, apart_open, "comment", code, NULL);
	else
		(void)page_offer(node, v, apart_settle, "comment", code, NULL);
	if (cell(r, i, "+objection") && cell_int(r, i, ".by") != v->who.id)
		(void)page_offer(node, v, part_decide, "comment", code, NULL);
}

static void
item(struct visit *v, struct node *to, const struct visit *voice,
    const struct rows *r, size_t i, const struct rows *units)
{
	struct node *node =
	    page_row(v, to, cell_int(r, i, ".part") ? "part" : "own", r, i);

	xml_add_text(node, "cite", cited(v, voice, r, i));
	under(v, voice, node, units, cell(r, i, "@code"));
	offers(v, node, r, i);
}

static void
facts(struct visit *v, struct node *to, const struct rows *s)
{
	struct node *node = xml_add(to, "facts");

	page_fact(node, "number", cell(s, 0, ".number"));
	desk_fact_moment(v, node, "received", cell_time(s, 0, ".received"));
	desk_fact_key(node, "channel",
	    arena_printf(v->mem, "channel.%s", cell(s, 0, ".channel")));
	desk_fact_key(node, "kind",
	    arena_printf(v->mem, "submitter.%s", cell(s, 0, ".kind")));
	page_fact(node, "author", cell(s, 0, ".author"));
}

enum err
apart_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-apart-page");
	const struct visit voice = act_voice(v);
	struct rows s, r, files, units;
	int64_t id;

	TRY(wanted(v, &s));
	id = cell_int(&s, 0, ".id");
	desk_tabs(v, to, "comments");
	facts(v, to, &s);
	TRY(sql_attachments_of(v->db, v->mem, id, &files));
	for (size_t i = 0; i < files.count; i++)
		attach_one(v, to, &files, i, attach_desk_send);
	TRY(sql_under_of(v->db, v->mem, id, &units));
	TRY(sql_apart_comments(v->db, v->mem, id, &r));
	for (size_t i = 0; i < r.count; i++)
		item(v, to, &voice, &r, i, &units);
	TRY(apart_options(v));
	(void)page_offer(to, v, apart_add, NULL);
	(void)page_offer(to, v, under_add, NULL);
	return OK;
}

enum err
apart_link(struct visit *v, struct node *to, const char *comment)
{
	struct node *link;
	struct rows r;
	enum err e;

	if (may(&v->who, &v->consultation, TAKE_APART, v->now) != MAY)
		return OK;
	e = sql_apart_of_comment(
	    v->db, v->mem, v->consultation.id, comment, &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? OK : e;
	link = xml_add(to, "link");
	xml_attr(link, "rel", "apart");
	page_link(v, link, apart_show, "submission", cell(&r, 0, "code"), NULL);
	return OK;
}

/* ---- a part ---- */

/* The chosen paragraphs in their order, or what was typed. */
static enum err
words_of(struct visit *v, struct answers *in, const struct rows *s,
    const struct rows *comments, const char **out)
{
	struct buffer b = buffer_new(v->mem, 1 << 20);
	struct passages all;

	TRY(passages(v, s, comments, &all));
	for (size_t i = 0; i < all.count; i++)
		if (answer_is(in, "passage", all.at[i].value))
			buffer_printf(
			    &b, "%s%s", b.size ? "\n\n" : "", all.at[i].label);
	*out = b.size ? b.data : answer(in, "text");
	if (!*out || (b.size && answer(in, "text"))) {
		answers_fault(in, "text", *out ? "one_of_two" : "something");
		return ERR_INVALID;
	}
	return OK;
}

static enum err
stored(struct visit *v, struct answers *in, const struct rows *s,
    const char *words)
{
	const char *when = cell(&v->consultation.row, 0, "show_comments");
	struct said said = said_of(v->mem, NULL, words, NULL);
	bool check = text_is(when, "after_check");
	struct deed deed = {
	    "parted", "submission", cell_int(s, 0, ".id"), NULL, NULL};
	int64_t comment, unit = 0, version = 0;

	if (answer(in, "unit"))
		TRY(register_unit_of(v, answer(in, "unit"), &unit, &version));
	TRY(sql_part_add(v->db, v->mem, secret_code(v->mem), deed.object,
	    v->consultation.id, unit ? &unit : NULL, unit ? &version : NULL,
	    answer(in, "page"), v->who.id, answer(in, "no_request") != NULL,
	    answer(in, "stance"), check ? "waiting" : "public",
	    cell(s, 0, ".language"), cell_time(s, 0, ".received"),
	    check ? NULL : v->now, &comment));
	said.location = answer(in, "property");
	said.located = said.location != NULL;
	TRY(said_add(v->db, v->mem, comment, 1, &said, v->now));
	filing_joins(v, unit, answer(in, "no_request") == NULL);
	return desk_note(v, &deed);
}

enum err
apart_add(struct visit *v, struct answers *in)
{
	struct rows s, locked, comments, count;
	const char *words;

	TRY(wanted(v, &s));
	TRY(sql_apart_lock(v->db, v->mem, cell_int(&s, 0, ".id"), &locked));
	TRY(sql_parts_count(v->db, v->mem, cell_int(&s, 0, ".id"), &count));
	if (cell_int(&count, 0, "n") >= PARTS_MAX) {
		answers_fault(in, "", "too_many_comments");
		return ERR_INVALID;
	}
	TRY(sql_apart_comments(
	    v->db, v->mem, cell_int(&s, 0, ".id"), &comments));
	TRY(words_of(v, in, &s, &comments, &words));
	TRY(stored(v, in, &s, words));
	TRY(mail_parted(v, cell_int(&s, 0, ".id"), cell(&s, 0, ".language")));
	visit_notice(v, "parted");
	return visit_next(v, apart_show, NULL);
}
