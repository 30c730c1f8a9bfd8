/*
 * answering.c: one comment at the desk with the words it is about, its reply,
 * notes and templates.  The list is desk_list.c; what is done with a reply is
 * reply.c.
 */
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/fact.h"

#include "build/sql.h"
#include "fcgi/app/answer/group.h"
#include "fcgi/app/answer/translated.h"
#include "fcgi/app/desk/concern.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/intake/apart.h"
#include "fcgi/app/intake/passage.h"
#include "fcgi/app/intake/register.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/report/report.h"
#include "fcgi/site/order.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"

#include <string.h>

enum { EXCERPT = 160, ALIKE_SHOWN = 20 };

int64_t
posted_counts(const struct visit *v)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);

	return (p && p->by_post_date) ||
	       text_is(cell(&v->consultation.row, 0, "late_by"), "posted");
}

/* The first words, on one line. */
static const char *
excerpt(struct visit *v, const char *words)
{
	char *out;

	if (!words)
		return "";
	out = arena_copy(v->mem, text_cut(v->mem, words, EXCERPT));
	for (char *p = out; (p = strchr(p, '\n'));)
		*p = ' ';
	return strlen(out) < strlen(words) ? arena_printf(v->mem, "%s …", out)
					   : out;
}

static struct node *
item(struct visit *v, const struct visit *voice, struct node *to,
    const struct rows *r, size_t i)
{
	struct node *node = page_row(v, to, "item", r, i);
	const char *decision = cell(r, i, ".decision");

	/* from which one comes back */
	if (text_is(cell(r, i, "@code"), visit_query(v, "at")))
		xml_attr(node, "current", "1");
	/* from a group's page one walks through the group */
	xml_attr(node, "href",
	    path_keep(v, DESK_FILTERS, NULL,
		page_path(v, desk_comment_show, "comment", cell(r, i, "@code"),
		    "?group", parts_find(&v->parts, "group"), NULL)));
	if (decision) {
		xml_attr(node, "decision", decision);
		xml_add_text(node, "words", decision_words(v, decision));
	}
	xml_add_text(node, "cite", cite_words(voice, cell(r, i, ".cite")));
	xml_add_text(node, "excerpt", excerpt(v, cell(r, i, ".words")));
	return node;
}

void
desk_items(struct visit *v, struct node *to, const struct rows *r, size_t limit)
{
	const struct visit voice = act_voice(v);

	for (size_t i = 0; i < r->count && i < limit; i++)
		(void)item(v, &voice, to, r, i);
}

/* ---- one comment ---- */

enum err
desk_comment_wanted(struct visit *v, struct rows *out)
{
	if (!v->consultation.closes)
		return ERR_NOT_FOUND;
	return sql_desk_comment(v->db, v->mem, v->consultation.id,
	    path_part(v, "comment"), v->consultation.first, posted_counts(v),
	    out);
}

const char *
desk_fact(const struct visit *v, const struct rows *comment)
{
	return fact_key(
	    v, cell_int(comment, 0, ".late"), cell(comment, 0, "location"));
}

enum err
desk_together(struct visit *v, const struct rows *comment, struct rows *out)
{
	int64_t unit = cell_int(comment, 0, ".unit");
	int64_t reply = cell_int(comment, 0, ".reply_id");

	return sql_desk_together(v->db, v->mem, v->consultation.id,
	    cell_int(comment, 0, ".id"), unit ? &unit : NULL,
	    reply ? &reply : NULL, v->consultation.first, posted_counts(v),
	    deficient_key(v), TOGETHER_MAX, out);
}

enum err
desk_reply_of(struct visit *v, const struct rows *comment, struct rows *out)
{
	int64_t id = cell_int(comment, 0, ".reply_id");

	if (!id)
		return ERR_NOT_FOUND;
	return sql_desk_reply(
	    v->db, v->mem, id, v->consultation.id, v->who.id, out);
}

static enum err
facts(struct visit *v, struct node *to, const struct rows *c)
{
	struct node *node = xml_add(to, "facts");

	page_fact(node, "number", cell(c, 0, ".number"));
	page_fact(node, "records", cell(c, 0, ".records"));
	desk_fact_moment(v, node, "received", cell_time(c, 0, ".received"));
	desk_fact_moment(v, node, "posted", cell_time(c, 0, ".posted"));
	desk_fact_key(node, "channel",
	    arena_printf(v->mem, "channel.%s", cell(c, 0, "@channel")));
	desk_fact_key(node, "kind",
	    arena_printf(v->mem, "submitter.%s", cell(c, 0, "@kind")));
	desk_fact_key(node, "capacity",
	    arena_printf(v->mem, "capacity.%s", cell(c, 0, "@capacity")));
	page_fact(node, "withdrawn", cell(c, 0, ".withdrawn_why"));
	page_fact(node, "spoken", cell(c, 0, ".spoken"));
	return concern_at_desk(v, to, node, cell_int(c, 0, ".id"));
}

/* The words it was written on, also where a later version has others; none
 * if that version was withheld. */
static enum err
law(struct visit *v, struct node *to, const struct rows *c)
{
	static const struct counts none = {0};
	const char *language = cell(c, 0, ".lang");
	struct rows document, units;
	struct node *node;
	enum err e;

	if (!cell(c, 0, ".wid") || !cell(c, 0, ".place"))
		return OK;
	parts_set(&v->parts, "document", cell(c, 0, ".document"));
	parts_set(&v->parts, "version", cell(c, 0, ".version"));
	e = document_wanted(v, &document);
	if (e == ERR_GONE || e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	TRY(sql_units_of_version(v->db, v->mem,
	    cell_int(&document, 0, ".version"), NULL,
	    document_script(v, language), cell_int(c, 0, ".place"),
	    cell_int(c, 0, ".last"), &units));
	node = xml_add(to, "law");
	xml_attr(node, "lang", document_lang(v, language));
	law_units(v, node, &units, &document, &none);
	return OK;
}

static void
answer_of(struct visit *v, struct node *to, const struct rows *r)
{
	const char *decision = cell(r, 0, ".decision");
	struct node *node = xml_add(to, "answer"), *word;

	xml_attr(node, "state", cell(r, 0, ".state"));
	if (cell_int(r, 0, ".own"))
		xml_attr(node, "own", "1");
	word = xml_add(node, "decision");
	xml_attr(word, "key", decision);
	xml_attr(word, "n", "1");
	xml_text(word, decision_words(v, decision));
	if (cell(r, 0, ".reasons"))
		page_paragraphs(v, node, "reasons",
		    page_script(
			v, cell(r, 0, ".language"), cell(r, 0, ".reasons")));
	translated_shown(
	    v, node, cell(r, 0, ".translation"), cell(r, 0, ".translated_to"));
	xml_add_text(node, "by", cell(r, 0, ".by"));
	xml_add_text(node, "returned", cell(r, 0, ".returned"));
}

/* What stands in the form: the reply as it is, for the comments it answers;
 * or nothing but this comment, and what facts decide of it. */
static enum err
template_chosen(struct visit *v, struct rows *out)
{
	const char *wanted = visit_query(v, "template");
	int64_t id;

	if (!wanted || text_int(wanted, &id) != OK)
		return ERR_NOT_FOUND;
	return sql_template_of(v->db, v->mem, id, v->who.body, out);
}

const char *
reply_state_first(const struct visit *v, const struct rows *reply)
{
	return v->conflict && reply &&
		       text_is(cell(reply, 0, ".state"), "writing")
		   ? "writing"
		   : "review";
}

static void
write_form(struct visit *v, struct node *to, const struct rows *comment,
    const struct rows *reply, const struct rows *together)
{
	struct pair first[TOGETHER_MAX + 10];
	struct pairs preset = {first, 0};
	const char *spoken = cell(comment, 0, ".spoken");
	struct rows r;

	first[preset.count++] =
	    (struct pair){"state", reply_state_first(v, reply), -1};
	if (visit_query(v, "then"))
		first[preset.count++] = (struct pair){"then", "yes", -1};
	for (size_t i = 0; i < together->count; i++)
		if (i == 0 || cell_int(together, i, ".mine"))
			first[preset.count++] = (struct pair){
			    "comments", cell(together, i, "@code"), -1};
	if (reply) {
		first[preset.count++] =
		    (struct pair){"decision", cell(reply, 0, ".decision"), -1};
		if (template_chosen(v, &r) != OK && cell(reply, 0, ".reasons"))
			first[preset.count++] = (struct pair){
			    "reasons", cell(reply, 0, ".reasons"), -1};
		first[preset.count++] =
		    (struct pair){"edition", cell(reply, 0, ".edition"), -1};
	} else if (desk_fact(v, comment)) {
		first[preset.count++] =
		    (struct pair){"decision", desk_fact(v, comment), -1};
	}
	if (template_chosen(v, &r) == OK)
		first[preset.count++] =
		    (struct pair){"reasons", cell(&r, 0, "reasons"), -1};
	else if (!reply && spoken) /* at a meeting, on the spot */
		first[preset.count++] = (struct pair){"reasons", spoken, -1};
	translated_asked(v, comment, reply);
	preset.count += translated_first(
	    v, cell(comment, 0, "@lang"), reply, first + preset.count);
	(void)page_offer_with(to, v, reply_write, &preset, NULL);
}

static void
group_door(struct visit *v, struct node *to, const char *group)
{
	struct node *link = xml_add(to, "link");

	xml_attr(link, "rel", "group");
	page_link(v, link, group_show, "group", group, NULL);
}

static enum err
offers(struct visit *v, struct node *to, const struct rows *comment,
    const struct rows *reply, const struct rows *together)
{
	const char *state = reply ? cell(reply, 0, ".state") : NULL;
	struct pair edition = {"edition", NULL, -1};
	const struct pairs preset = {&edition, 1};

	/* of several bodies each writes its own replies (practice 9) */
	if (v->consultation.reported || text_is(state, "published") ||
	    (reply && cell_int(reply, 0, ".body") != v->who.body))
		return OK;
	reply_choices(v, comment, together);
	if (reply) {
		edition.value = cell(reply, 0, ".edition");
		if (text_is(state, "review") && !cell_int(reply, 0, ".own"))
			(void)page_offer_with(
			    to, v, reply_approve, &preset, NULL);
		if (text_is(state, "review") || text_is(state, "approved"))
			(void)page_offer_with(
			    to, v, reply_return, &preset, NULL);
	}
	/* that of a group is written at the group */
	if (reply && cell(reply, 0, ".group"))
		group_door(v, to, cell(reply, 0, ".group"));
	else
		write_form(v, to, comment, reply, together);
	return OK;
}

/* Others on the same words that wait, the first few; the list has them all. */
static void
alike(struct visit *v, struct node *to, const struct rows *comment,
    const struct rows *together)
{
	const struct visit voice = act_voice(v);
	const char *wid = cell(comment, 0, ".wid");
	struct node *list = xml_add(to, "alike");
	int shown = 0;

	for (size_t i = 1; i < together->count && shown < ALIKE_SHOWN; i++) {
		if (cell_int(together, i, ".mine"))
			continue;
		(void)item(v, &voice, list, together, i);
		shown++;
	}
	if (shown && wid)
		page_link(v, list, desk_comments_show, "?unit", wid, "?reply",
		    "none", NULL);
}

/* What colleagues noted, and the words that they often answer with. */
static enum err
notes(struct visit *v, struct node *to, const struct rows *comment)
{
	struct node *node = xml_add(to, "notes");
	struct rows r;

	TRY(sql_notes_of(v->db, v->mem, cell_int(comment, 0, ".id"),
	    v->consultation.id, &r));
	page_rows(v, node, "note", &r);
	(void)page_offer(node, v, note_write, NULL);
	if (v->consultation.reported ||
	    may(&v->who, &v->consultation, ANSWER_IT, v->now) != MAY)
		return OK;
	TRY(sql_templates_of(v->db, v->mem, v->who.body, &r));
	rows_by_name(v, &r, NULL, "title");
	for (size_t i = 0; i < r.count; i++)
		xml_attr(page_row(v, to, "template", &r, i), "href",
		    path_keep(v, DESK_FILTERS " then", NULL,
			page_path(v, desk_comment_show, "?template",
			    cell(&r, i, ".id"), "#", "reply-reasons", NULL)));
	return OK;
}

static enum err
editions(struct visit *v, struct node *to, int64_t reply)
{
	struct rows r;

	TRY(sql_reply_editions(v->db, v->mem, reply, v->consultation.id, &r));
	for (size_t i = 0; r.count > 1 && i < r.count; i++)
		xml_add_text(page_row(v, to, "edition", &r, i), "decision",
		    decision_words(v, cell(&r, i, ".decision")));
	return OK;
}

enum err
note_write(struct visit *v, struct answers *in)
{
	struct rows comment;
	int64_t id;

	TRY(desk_comment_wanted(v, &comment));
	TRY(sql_note_add(v->db, v->mem, v->consultation.id,
	    cell_int(&comment, 0, ".id"), answer(in, "words"), v->who.id,
	    v->now, &id));
	visit_notice(v, "saved");
	return visit_next_path(
	    v, path_keep(v, DESK_FILTERS " then", NULL,
		   page_path(v, desk_comment_show, "#", "notes", NULL)));
}

enum err
desk_comment_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-comment-page");
	struct rows comment, reply, together, acts, files, before;
	struct node *said;
	bool answered;
	enum err e;

	TRY(desk_comment_wanted(v, &comment));
	e = desk_reply_of(v, &comment, &reply);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	answered = e == OK;
	desk_tabs(v, to, "comments");
	TRY(desk_walk(v, to, &comment));
	said = comment_row(v, to, &comment, 0);
	TRY(part_question(v, said, &comment));
	TRY(sql_attachments_of(
	    v->db, v->mem, cell_int(&comment, 0, ".submission"), &files));
	attach_list(v, said, &files, path_part(v, "comment"), attach_desk_send);
	attach_list(v, said, &files, NULL, attach_desk_send);
	TRY(sql_desk_editions(v->db, v->mem, v->consultation.id,
	    cell_int(&comment, 0, ".id"), &before));
	page_rows(v, to, "earlier", &before);
	TRY(facts(v, to, &comment));
	TRY(law(v, to, &comment));
	if (answered)
		answer_of(v, to, &reply);
	TRY(desk_together(v, &comment, &together));
	TRY(offers(v, to, &comment, answered ? &reply : NULL, &together));
	alike(v, to, &comment, &together);
	TRY(apart_link(v, to, path_part(v, "comment")));
	if (answered && text_is(cell(&reply, 0, ".state"), "published"))
		desk_door(
		    v, to, "decision_change", CORRECT_IT, decision_change_show);
	TRY(records_offer(v, to));
	TRY(notes(v, to, &comment));
	if (!answered)
		return OK;
	TRY(editions(v, to, cell_int(&reply, 0, ".id")));
	TRY(sql_reply_acts(v->db, v->mem, cell_int(&reply, 0, ".id"),
	    v->consultation.id, &acts));
	page_rows(v, xml_add(to, "history"), "act", &acts);
	return OK;
}

void
decision_choices(struct visit *v)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct form_option *all = arena_alloc(v->mem, DECISIONS * sizeof *all);
	size_t n = 0;

	for (size_t i = 0; p && i < p->decision_count; i++) {
		const char *key = p->decisions[i].key;

		if (!text_is(key, "none") && !text_is(key, "late") &&
		    !text_is(key, "deficient"))
			all[n++] =
			    (struct form_option){key, decision_words(v, key)};
	}
	visit_choices(v, "decision", all, n);
}
