/*
 * comment_reply.c: what became of a comment: the reply that is published, or
 * what facts decided.
 */
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/answer/translated.h"
#include "fcgi/app/public/comment.h"
#include "fcgi/app/public/document.h"
#include "fcgi/site/page.h"

const char *
decision_words(struct visit *v, const char *key)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);

	for (size_t i = 0; p && i < p->decision_count; i++)
		if (text_is(p->decisions[i].key, key))
			return page_script(
			    v, p->language, p->decisions[i].words);
	return NULL;
}

/* In another language than the consultation's, that is said. */
static void
answered(struct visit *v, struct node *reply, const char *reasons,
    const char *language)
{
	struct node *body = page_paragraphs(
	    v, reply, "body", page_script(v, language, reasons));

	if (!text_is(language, v->consultation.language))
		xml_attr(body, "lang", document_lang(v, language));
}

/* What facts decided, once the report is out (practice 2). */
static const char *
by_fact(const struct visit *v, const struct rows *r, size_t row)
{
	const char *state;

	/* the desk shows its own */
	if (!v->consultation.reported || !cell_has(r, ".stands"))
		return NULL;
	state = cell(r, row, ".stands");
	if (text_is(state, "withdrawn") || text_is(state, "erased"))
		return NULL;
	return fact_key(v,
	    came_late(v, cell_time(r, row, ".closing"),
		cell_time(r, row, ".sent"), cell_time(r, row, ".posted")),
	    !cell_int(r, row, ".unplaced"));
}

static void
by_office(struct visit *v, struct node *reply, const struct rows *r, size_t row,
    const char *at)
{
	/* of several bodies the one that answers (practice 9) */
	if (cell_has(r, ".replied_by") && cell(r, row, ".replied_by"))
		xml_add_text(reply, "by", cell(r, row, ".replied_by"));
	else
		xml_add_text(reply, "by",
		    page_script(v, v->consultation.language,
			v->consultation.authority_name));
	page_moment(v, reply, "published", at, v->consultation.zone);
}

static void
fact_shown(
    struct visit *v, struct node *comment, const struct rows *r, size_t row)
{
	const char *key = by_fact(v, r, row);
	struct node *node;

	if (!key)
		return;
	node = xml_add(comment, "reply");
	xml_attr(node, "decision", key);
	xml_add_text(node, "words", decision_words(v, key));
	page_paragraphs(v, node, "body",
	    fact_reason(v, key, cell_time(r, row, ".closing"),
		cell_time(r, row, ".sent")));
	by_office(v, node, r, row, v->consultation.reported);
}

void
comment_reply(
    struct visit *v, struct node *comment, const struct rows *r, size_t row)
{
	const char *decision = cell(r, row, ".decision");
	const char *reasons = cell(r, row, ".reply");
	struct node *node;

	if (!decision) {
		fact_shown(v, comment, r, row);
		return;
	}
	node = xml_add(comment, "reply");
	xml_attr(node, "decision", decision);
	xml_add_text(node, "words", decision_words(v, decision));
	if (reasons)
		answered(v, node, reasons, cell(r, row, ".reply_lang"));
	if (reasons)
		translated_shown(v, node, cell(r, row, ".translation"),
		    cell(r, row, ".translated_to"));
	by_office(v, node, r, row, cell_time(r, row, ".replied"));
}
