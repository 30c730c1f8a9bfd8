/*
 * apart.c: what there is to be taken apart, and what has been.  A passage is
 * a paragraph of what the author wrote: chosen by a box, without a script.
 */
#include "fcgi/app/intake/apart.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/intake/passage.h"
#include "fcgi/app/intake/register.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/said.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

static enum err
named(struct visit *v, const char *code, struct rows *out)
{
	return sql_apart_submission(
	    v->db, v->mem, v->consultation.id, code, out);
}

static enum err
wanted(struct visit *v, struct rows *out)
{
	return named(v, path_part(v, "submission"), out);
}

/* ---- what there is to choose ---- */

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

/* What is a comment already is not offered again. */
static void
passage_options(struct visit *v, const struct passages *all)
{
	struct form_option *options =
	    arena_alloc(v->mem, (all->count + 1) * sizeof *options);
	size_t count = 0;

	for (size_t i = 0; i < all->count; i++)
		if (!all->at[i].taken)
			options[count++] = (struct form_option){
			    all->at[i].name, all->at[i].words};
	visit_choices(v, "passages", options, count);
}

enum err
apart_options(struct visit *v)
{
	struct passages all;
	struct rows s, r;

	TRY(wanted(v, &s));
	TRY(sql_apart_comments(v->db, v->mem, cell_int(&s, 0, ".id"), &r));
	TRY(passages(v, &s, &r, &all));
	passage_options(v, &all);
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

/* The chosen ones in their order. */
static const char *
joined(struct visit *v, const struct passages *chosen)
{
	struct buffer b = buffer_new(v->mem, 1 << 20);

	for (size_t i = 0; i < chosen->count; i++)
		buffer_printf(&b, "%s%s", i ? "\n\n" : "", chosen->at[i].words);
	return b.size ? b.data : NULL;
}

/* It is joined by whoever is wanted; ERR_CONFLICT: a colleague has made a
 * comment of one of them meanwhile. */
static enum err
chosen(struct visit *v, const struct answers *in, const char *field,
    const struct rows *s, struct passages *out)
{
	struct passages all;
	struct rows comments;

	TRY(sql_apart_comments(
	    v->db, v->mem, cell_int(s, 0, ".id"), &comments));
	TRY(passages(v, s, &comments, &all));
	*out = (struct passages){all.at, 0};
	for (size_t i = 0; i < all.count; i++) {
		const struct passage *p = &all.at[i];

		if (field ? !text_is(p->field, field)
			  : !answer_is(in, "passage", p->name))
			continue;
		if (p->taken)
			return ERR_CONFLICT;
		out->at[out->count++] = *p;
	}
	return OK;
}

struct made {
	const char *words, *unit, *page, *stance, *location;
	bool settled; /* it needs no reply of its own */
	int64_t part; /* PART_TEXT or PART_ANSWER */
};

static enum err
stored(struct visit *v, const struct rows *s, const struct made *p,
    const struct passages *from)
{
	const char *when = cell(&v->consultation.row, 0, "show_comments");
	struct said said = said_of(v->mem, NULL, p->words, NULL);
	bool check = text_is(when, "after_check");
	struct deed deed = {
	    "parted", "submission", cell_int(s, 0, ".id"), NULL, NULL};
	int64_t comment, unit = 0, version = 0;

	if (p->unit)
		TRY(register_unit_of(v, p->unit, &unit, &version));
	TRY(sql_part_add(v->db, v->mem, secret_code(v->mem), deed.object,
	    v->consultation.id, unit ? &unit : NULL, unit ? &version : NULL,
	    p->part, p->page, v->who.id, p->settled, p->stance,
	    check ? "waiting" : "public", cell(s, 0, ".language"),
	    cell_time(s, 0, ".received"), check ? NULL : v->now, &comment));
	said.location = p->location;
	said.located = said.location != NULL;
	TRY(said_add(v->db, v->mem, comment, 1, &said, v->now));
	for (size_t i = 0; i < from->count; i++)
		TRY(passage_take(v, deed.object, &from->at[i], comment));
	filing_joins(v, unit, !p->settled);
	return desk_note(v, &deed);
}

/* The submission, locked; *full: it has as many parts as it may have. */
static enum err
locked(struct visit *v, const char *code, struct rows *s, bool *full)
{
	struct rows lock, count;

	TRY(named(v, code, s));
	TRY(sql_apart_lock(v->db, v->mem, cell_int(s, 0, ".id"), &lock));
	TRY(sql_parts_count(v->db, v->mem, cell_int(s, 0, ".id"), &count));
	*full = cell_int(&count, 0, "n") >= PARTS_MAX;
	return OK;
}

static enum err
refused(struct answers *in, const char *field, const char *fault)
{
	answers_fault(in, field, fault);
	return ERR_INVALID;
}

enum err
apart_add(struct visit *v, struct answers *in)
{
	struct made p = {.unit = answer(in, "unit"),
	    .page = answer(in, "page"),
	    .stance = answer(in, "stance"),
	    .location = answer(in, "property"),
	    .settled = answer(in, "no_request"),
	    .part = PART_TEXT};
	const char *typed = answer(in, "text");
	struct passages from;
	struct rows s;
	bool full;
	enum err e;

	TRY(locked(v, path_part(v, "submission"), &s, &full));
	if (full)
		return refused(in, "", "too_many_comments");
	e = chosen(v, in, NULL, &s, &from);
	if (e == ERR_CONFLICT)
		return refused(in, "passage", "passage_taken");
	TRY(e);
	if (!from.count && !typed)
		return refused(in, "text", "something");
	if (from.count && typed)
		return refused(in, "text", "one_of_two");
	p.words = from.count ? joined(v, &from) : typed;
	TRY(stored(v, &s, &p, &from));
	TRY(mail_parted(v, cell_int(&s, 0, ".id"), cell(&s, 0, ".language")));
	visit_notice(v, "parted");
	return visit_next(v, apart_show, NULL);
}

enum err
answer_part(struct visit *v, const char *submission, const char *question)
{
	struct made p = {.part = PART_ANSWER};
	struct passages from;
	struct rows s;
	bool full;

	TRY(locked(v, submission, &s, &full));
	TRY(chosen(v, NULL, question, &s, &from));
	if (!from.count)
		return ERR_NOT_FOUND;
	if (full)
		return ERR_CONFLICT;
	p.words = joined(v, &from);
	TRY(stored(v, &s, &p, &from));
	return mail_parted(v, cell_int(&s, 0, ".id"), cell(&s, 0, ".language"));
}
