/*
 * writing.c: what the letters have in common.
 */
#include "fcgi/app/jobs/writing.h"

#include "build/sql.h"
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/answer/translated.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"

int64_t
writing_subject(const struct writing *w)
{
	return cell_int(w->mail, 0, "subject");
}

/* ERR_NOT_FOUND of what a mail is about: it was erased. */
enum err
writing_or_gone(enum err e)
{
	return e == ERR_NOT_FOUND ? ERR_GONE : e;
}

enum err
writing_consultation(struct writing *w, const char *slug)
{
	struct visit *v = &w->v;

	TRY(writing_or_gone(consultation_by_slug(
	    v->db, v->mem, slug, lang_content(v->lang), &v->consultation)));
	v->phase = phase_at(&v->consultation, v->now);
	parts_set(&v->parts, "consultation", slug);
	return OK;
}

static const char *
either(const char *a, const char *b)
{
	return a && *a ? a : b && *b ? b : NULL;
}

void
writing_about(struct writing *w)
{
	struct visit *v = &w->v;
	const struct consultation *c = &v->consultation;
	struct node *node = xml_add(w->mail_node, "consultation");

	xml_attr(node, "href", visit_address(v, overview_show, NULL));
	xml_add_text(node, "title", page_script(v, c->language, c->title));
	xml_add_text(
	    node, "authority", page_script(v, c->language, c->authority_name));
	xml_add_text(node, "contact",
	    either(cell(&c->row, 0, "contact_email"),
		cell(&c->row, 0, "contact_phone")));
}

enum err
writing_submission(struct writing *w)
{
	TRY(writing_or_gone(sql_mail_submission(
	    w->v.db, w->v.mem, writing_subject(w), &w->about)));
	TRY(writing_consultation(w, cell(&w->about, 0, "slug")));
	xml_add_text(w->to, "number", cell(&w->about, 0, "number"));
	return OK;
}

void
writing_moment(struct writing *w, const char *name, const char *when)
{
	page_moment(&w->v, w->to, name, when, w->v.consultation.zone);
}

void
writing_link(struct writing *w, const char *address)
{
	xml_add_text(w->to, "link", address);
}

/* "kfrt mnpw qxyz bcdh": as people read it out; spaces do not matter. */
const char *
writing_grouped(struct arena *mem, const char *code)
{
	struct buffer b = buffer_new(mem, 64);

	for (size_t i = 0; code[i] && i < 32; i++)
		buffer_printf(&b, i && i % 4 == 0 ? " %c" : "%c", code[i]);
	return b.data ? b.data : "";
}

void
writing_words(
    struct writing *w, struct node *to, const char *name, const char *text)
{
	if (text && *text)
		page_paragraphs(&w->v, to, name, text);
}

void
writing_comment(
    struct writing *w, const struct rows *r, size_t i, bool answered)
{
	struct visit *v = &w->v;
	struct node *node = xml_add(w->to, "comment"), *decision;
	const char *fact = NULL;
	const char *key = cell(r, i, "decision");
	const char *received = cell_time(r, i, "received_at");
	const char *language = cell(r, i, "language");
	const char *cite = unit_cite(v, language, cell(r, i, "steps"));

	xml_add_text(node, "unit",
	    cite ? cite : page_script(v, language, cell(r, i, "heading")));
	writing_words(w, node, "proposed", cell(r, i, "proposed"));
	writing_words(w, node, "remark", cell(r, i, "remark"));
	if (answered && !key) {
		fact = fact_key(v,
		    came_late(v, cell_time(r, i, "closing"), received,
			cell_time(r, i, "posted_at")),
		    cell(r, i, "location"));
		key = fact;
	}
	if (!answered || !key)
		return;
	decision = xml_add(node, "decision");
	xml_attr(decision, "key", key);
	xml_text(decision, either(decision_words(v, key), key));
	if (fact)
		writing_words(w, node, "reasons",
		    fact_reason(v, fact, cell_time(r, i, "closing"), received));
	writing_words(w, node, "reasons",
	    page_script(
		v, cell(r, i, "reply_language"), cell(r, i, "reasons")));
	if (cell(r, i, "reasons"))
		translated_shown(v, node, cell(r, i, "translation"),
		    cell(r, i, "translated_to"));
}

enum err
writing_comments(struct writing *w, bool answered)
{
	struct rows r;

	TRY(sql_mail_comments(w->v.db, w->v.mem, writing_subject(w), &r));
	if (r.count == 0)
		return ERR_GONE;
	for (size_t i = 0; i < r.count; i++)
		writing_comment(w, &r, i, answered);
	return OK;
}

/* Of a page that another subject serves, by its name; parts as they are. */
const char *
writing_page_address(struct visit *v, const char *page)
{
	return arena_printf(v->mem, "%s%s", v->site->settings->base_url,
	    route_path(v->mem, route_of_page(page), &v->parts));
}

/* What the mail leads to: the number opens with the code, which only its
 * holder has. */
enum err
writing_number(struct writing *w, const struct rows *r)
{
	struct visit *v = &w->v;

	TRY(writing_consultation(w, cell(r, 0, "slug")));
	writing_link(w, visit_address(v, receipt_public_show, "number",
			    cell(r, 0, "number"), NULL));
	writing_about(w);
	return OK;
}
