/*
 * evaluation.c: was I heard, did I understand, would I take part again.
 */
#include "fcgi/app/measure/evaluation.h"

#include "build/sql.h"
#include "fcgi/app/part/change.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/site/page.h"

enum { SHARDS = 16 };

static const char *const questions[] = {"heard", "understood", "again"};
enum { QUESTIONS = sizeof questions / sizeof *questions };

/* It counts, and nobody answered for it yet. */
static enum err
open(struct visit *v, const struct rows *s, bool *out)
{
	struct rows r;

	*out = false;
	if (!text_is(cell(s, 0, ".state"), "filed") ||
	    may(&v->who, &v->consultation, EVALUATE, v->now) != MAY)
		return OK;
	TRY(sql_evaluated(v->db, v->mem, cell_int(s, 0, ".id"), &r));
	*out = !cell_int(&r, 0, "there");
	return OK;
}

enum err
evaluation_link(struct visit *v, struct node *to, const struct rows *submission)
{
	struct node *node;
	bool asked;

	TRY(open(v, submission, &asked));
	if (!asked)
		return OK;
	node = xml_add(to, "link");
	xml_attr(node, "rel", "evaluate");
	xml_attr(node, "label", "link.evaluate");
	page_link(v, node, evaluate_show, NULL);
	return OK;
}

enum err
evaluate_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "evaluate-page");
	struct rows s;
	bool asked;

	TRY(submission_opened(v, &s));
	xml_attr(to, "number", cell(&s, 0, "@number"));
	page_link(v, xml_add(to, "status"), status_show, NULL);
	TRY(open(v, &s, &asked));
	if (asked)
		(void)page_offer(to, v, evaluate, NULL);
	return OK;
}

/* How often each score was given, and nothing beside it. */
static enum err
counted(struct visit *v, const struct answers *in, size_t *given)
{
	int64_t count;

	*given = 0;
	for (size_t i = 0; i < QUESTIONS; i++) {
		int64_t score = answer_int(in, questions[i], 0);

		if (!score)
			continue;
		TRY(sql_evaluation_add(v->db, v->mem, v->consultation.id,
		    questions[i], score, v->site->worker % SHARDS, &count));
		(*given)++;
	}
	return OK;
}

enum err
evaluate(struct visit *v, struct answers *in)
{
	struct rows s;
	size_t given;
	int64_t id;

	TRY(submission_opened(v, &s));
	if (!text_is(cell(&s, 0, ".state"), "filed"))
		return ERR_CONFLICT;
	TRY(sql_evaluated_add(v->db, v->mem, cell_int(&s, 0, ".id"), &id));
	TRY(counted(v, in, &given));
	if (!given) {
		answers_fault(in, "heard", "one_answer");
		return ERR_INVALID;
	}
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
	visit_notice(v, "evaluated");
	return visit_next(v, status_show, NULL);
}

enum err
evaluation_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "evaluation-page");
	struct rows r;

	if (!v->consultation.reported)
		return ERR_NOT_FOUND;
	TRY(sql_evaluation_of(v->db, v->mem, v->consultation.id, &r));
	for (size_t i = 0; i < r.count; i++) {
		int64_t n = cell_int(&r, i, "n");
		int64_t whole = cell_int(&r, i, "whole"), tenths;
		struct node *node = xml_add(to, "question");

		xml_attr(node, "name", cell(&r, i, "question"));
		if (whole < EVALUATION_FEW) {
			xml_attr(node, "few", "1");
			continue;
		}
		tenths = (20 * n + whole) / (2 * whole);
		xml_attr_int(node, "whole", tenths / 10);
		xml_attr_int(node, "tenth", tenths % 10);
		xml_attr_int(node, "answers", whole);
	}
	return OK;
}
