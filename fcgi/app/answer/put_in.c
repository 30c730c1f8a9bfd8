/*
 * put_in.c: an accepted wording goes into a version that is not published yet:
 * looked over by an officer, done by glas jobs (job "mend"), with the comment
 * as its source.  Workers parse no XML.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/into_text.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/public/comment.h"
#include "fcgi/app/public/wording.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { WORDS_NOTED = 120, BESIDE = 20 };

static enum err
wanted(struct visit *v, struct rows *out)
{
	enum err e = sql_text_into(
	    v->db, v->mem, v->consultation.id, path_part(v, "comment"), out);

	/* it is there already, or there is no version to put it into */
	return e == ERR_NOT_FOUND ? ERR_CONFLICT : e;
}

/* Folded for comparison alone: what both texts say stays as the draft writes
 * it, what is new is written in its script (practice 19). */
static const char *
as_the_draft(struct arena *mem, const char *was, const char *proposed)
{
	bool latin = text_is(text_to_latin(mem, was), was);
	struct buffer b =
	    buffer_new(mem, 4 * (strlen(was) + strlen(proposed)) + 1);
	struct runs runs;

	words_compare(mem, was, proposed, WORDS_SCRIPT, &runs);
	for (size_t i = 0; i < runs.count; i++) {
		const struct run *run = &runs.at[i];

		if (run->kind == RUN_EQUAL)
			buffer_add(&b, run->was);
		else if (run->kind == RUN_INSERTED)
			buffer_add(&b, latin
					   ? text_to_latin(mem, run->text)
					   : text_to_cyrillic(mem, run->text));
	}
	return buffer_end(&b);
}

/* The accepted words, as they would stand in the draft. */
static const char *
accepted(struct visit *v, const struct rows *r)
{
	const char *was = cell(r, 0, ".was") ? cell(r, 0, ".was") : "";
	const char *proposed = wording_alone(
	    v->mem, cell(r, 0, ".cite"), was, cell(r, 0, ".proposed"));

	return text_in_two_scripts(cell(r, 0, ".lang"))
		   ? as_the_draft(v->mem, was, proposed)
		   : proposed;
}

/* What is accepted for the same provision besides: who puts in one after the
 * other works them together. */
static enum err
beside(struct visit *v, struct node *to, const struct rows *of)
{
	struct rows r;

	TRY(sql_text_beside(v->db, v->mem, v->consultation.id,
	    cell_int(of, 0, ".id"), cell_int(of, 0, ".unit"), BESIDE, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "beside", &r, i);

		if (text_is(cell(&r, i, ".decision"), "partly"))
			xml_attr(node, "partly", decision_words(v, "partly"));
		page_link(v, node, desk_comment_show, "comment",
		    cell(&r, i, "@code"), NULL);
	}
	return OK;
}

enum err
put_in_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-put-in-page"), *node;
	const struct visit voice = act_voice(v);
	const char *now, *words;
	struct pair first[2];
	const struct pairs preset = {first, 2};
	struct rows r;
	bool changed;

	TRY(wanted(v, &r));
	desk_tabs(v, to, "into_text");
	page_crumb(v, visit_text(v, "desk.text.title", NULL, NULL),
	    into_text_show, NULL);
	node = page_row(v, to, "wording", &r, 0);
	xml_add_text(node, "cite", cite_words(&voice, cell(&r, 0, ".cite")));
	page_link(v, node, desk_comment_show, NULL);
	now = cell(&r, 0, ".now") ? cell(&r, 0, ".now") : "";
	words = accepted(v, &r);
	changed = !text_is(now, cell(&r, 0, ".was"));
	xml_attr(node, "lang", cell(&r, 0, ".lang"));
	if (changed)
		xml_attr(node, "changed", "1");
	if (text_is(cell(&r, 0, ".decision"), "partly"))
		xml_attr(node, "partly", decision_words(v, "partly"));
	page_paragraphs(v, node, "now", now);
	page_wording(v, node, "proposed", now, words);
	TRY(beside(v, to, &r));
	first[0] = (struct pair){"words", changed ? now : words, -1};
	first[1] = (struct pair){"edition", cell(&r, 0, ".edition"), -1};
	(void)page_offer_with(to, v, put_in, &preset, NULL);
	return OK;
}

/* Another correction of the line would be lost; other words would too, where
 * somebody put some in meanwhile. */
static enum err
still_so(struct visit *v, struct answers *in, const struct rows *r)
{
	struct rows asked;

	if (!text_is(answer(in, "edition"), cell(r, 0, ".edition")))
		return visit_meanwhile(v, in, cell(r, 0, ".edition"));
	TRY(sql_text_asked(v->db, v->mem, cell_int(r, 0, ".version"),
	    cell(r, 0, ".wid"), &asked));
	if (asked.count) {
		answers_fault(in, "", "mend_waits");
		return ERR_INVALID;
	}
	if (text_is(answer(in, "words"), cell(r, 0, ".now"))) {
		answers_fault(in, "words", "words_same");
		return ERR_INVALID;
	}
	return OK;
}

enum err
put_in(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "carried", .kind = "comment"};
	int64_t version, mend;
	struct rows r;

	TRY(wanted(v, &r));
	TRY(still_so(v, in, &r));
	version = cell_int(&r, 0, ".version");
	deed.object = cell_int(&r, 0, ".id");
	TRY(sql_mend_add(v->db, v->mem, version, cell(&r, 0, ".wid"), "words",
	    answer(in, "words"),
	    text_cut(v->mem,
		text_trim(v->mem,
		    arena_printf(v->mem, "%s %s",
			cell(&r, 0, ".num") ? cell(&r, 0, ".num") : "",
			cell(&r, 0, ".now") ? cell(&r, 0, ".now") : "")),
		WORDS_NOTED),
	    &deed.object, v->who.id, v->now, &mend));
	TRY(job_queue(v->db, v->mem, "mend", version, NULL, v->now));
	TRY(desk_note(v, &deed));
	visit_notice(v, "mending");
	return visit_next(v, into_text_show, NULL);
}
