/*
 * receipt.c: receipt and status pages.  The code is compared by its digest,
 * in constant time, and is case-blind: people type it from paper.
 */
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/measure/evaluation.h"

#include "build/sql.h"
#include "fcgi/app/account/personal.h"
#include "fcgi/app/desk/course.h"
#include "fcgi/app/intake/apart.h"
#include "fcgi/app/intake/voice.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/app/part/change.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/sent.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/report/extract.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

/* What was sent from an account opens to it without the code. */
static bool
opens(struct visit *v, const struct rows *submission, const char *code)
{
	unsigned char digest[DIGEST_SIZE];
	struct bytes kept = cell_bytes(submission, 0, ".access");
	const char *typed = secret_typed(v->mem, code);

	if (text_is(code, OWN_CODE))
		return v->who.id &&
		       cell_int(submission, 0, ".account") == v->who.id;
	secret_digest(typed, strlen(typed), digest);
	return kept.size == DIGEST_SIZE &&
	       secret_same(kept.at, digest, DIGEST_SIZE);
}

/* By number alone, with the consultation it belongs to. */
static enum err
numbered(struct visit *v, struct rows *out)
{
	const char *number = path_part(v, "number");

	if (!secret_receipt_ok(number))
		return ERR_NOT_FOUND;
	TRY(sql_submission_by_number(v->db, v->mem, number, out));
	TRY(consultation_by_slug(v->db, v->mem, cell(out, 0, ".slug"),
	    lang_content(v->lang), &v->consultation));
	v->phase = phase_at(&v->consultation, v->now);
	parts_set(&v->parts, "consultation", v->consultation.slug);
	return OK;
}

enum err
submission_opened(struct visit *v, struct rows *out)
{
	TRY(numbered(v, out));
	return opens(v, out, path_part(v, "code")) ? OK : ERR_NOT_FOUND;
}

const char *
submission_state(const struct visit *v, const struct rows *s)
{
	const char *state = cell(s, 0, ".state");

	if (!strcmp(state, "unconfirmed"))
		return strcmp(cell_time(s, 0, ".confirm_until"), v->now) <= 0
			   ? "lapsed"
			   : "unconfirmed";
	return !strcmp(state, "withdrawn") ? "withdrawn" : "received";
}

static void
status_link(struct visit *v, struct node *to, const struct rows *s)
{
	page_link(v, xml_add(to, "status"), status_show, "number",
	    cell(s, 0, "@number"), "code", path_part(v, "code"), NULL);
}

static void
has(struct node *item, const struct rows *r, size_t i, const char *column)
{
	if (cell(r, i, column))
		xml_attr(xml_add(item, "has"), "name", column + 1);
}

static void
step(struct visit *v, struct node *to, const char *name, const char *state,
    const char *when)
{
	struct node *node = xml_add(to, "step");

	xml_attr(node, "name", name);
	xml_attr(node, "state", state);
	page_moment(v, node, "when", when, v->consultation.zone);
}

/* What comes next, and when. */
static void
steps(struct visit *v, struct node *to, const struct rows *s)
{
	bool waiting = !strcmp(submission_state(v, s), "unconfirmed");

	step(v, to, "received", "done", cell_time(s, 0, ".received"));
	if (waiting)
		step(v, to, "confirm", "current",
		    cell_time(s, 0, ".confirm_until"));
	step(v, to, "closes", v->phase == OPEN ? "next" : "done",
	    v->consultation.closes);
	step(v, to, "reported", v->consultation.reported ? "done" : "next",
	    v->consultation.reported);
}

enum err
receipt_show(struct visit *v, struct node *page)
{
	struct rows s, r, files;
	struct node *to, *items;

	TRY(submission_opened(v, &s));
	to = xml_add(page, "receipt-page");
	xml_attr(to, "number", cell(&s, 0, "@number"));
	xml_attr(to, "state",
	    !strcmp(submission_state(v, &s), "unconfirmed") ? "unconfirmed"
							    : "received");
	page_moment(v, to, "received", cell_time(&s, 0, ".received"),
	    cell(&s, 0, ".zone"));
	xml_add_text(to, "code", path_part(v, "code"));
	page_moment(v, to, "confirm-until", cell_time(&s, 0, ".confirm_until"),
	    cell(&s, 0, ".zone"));
	TRY(sql_status_comments(v->db, v->mem, cell_int(&s, 0, ".id"), &r));
	TRY(sql_attachments_of(v->db, v->mem, cell_int(&s, 0, ".id"), &files));
	attach_list(v, to, &files, NULL, attach_status_send);
	TRY(answers_list(v, to, cell_int(&s, 0, ".id"), &items));
	items = xml_add(to, "items");
	xml_attr_int(items, "count", (int64_t)r.count);
	for (size_t i = 0; i < r.count; i++) {
		struct node *item = xml_add(items, "item");

		xml_attr(item, "stance", cell(&r, i, "@stance"));
		if (cell(&r, i, ".wid"))
			unit_reference(v, item, "unit", &r, i,
			    cell(&r, i, ".document"), cell(&r, i, ".lang"));
		has(item, &r, i, ".proposed");
		has(item, &r, i, "+remark");
		has(item, &r, i, "+reason");
		attach_list(
		    v, item, &files, cell(&r, i, "@code"), attach_status_send);
	}
	steps(v, to, &s);
	status_link(v, to, &s);
	return OK;
}

/* What is left of one that was erased: that it was received, and when it went
 * (practice 13). */
static enum err
erased(struct visit *v, struct node *page)
{
	struct rows s;
	struct node *to;

	TRY(erasure_told(v, path_part(v, "number"), &s));
	to = xml_add(page, "receipt-public-page");
	xml_attr(to, "number", cell(&s, 0, "@number"));
	page_moment(v, to, "received", cell_time(&s, 0, ".received"),
	    cell(&s, 0, ".zone"));
	page_moment(
	    v, to, "erased", cell_time(&s, 0, ".erased"), cell(&s, 0, ".zone"));
	return OK;
}

enum err
receipt_public_show(struct visit *v, struct node *page)
{
	struct rows s;
	struct node *to;
	enum err e;

	e = numbered(v, &s);
	if (e == ERR_NOT_FOUND && secret_receipt_ok(path_part(v, "number")))
		return erased(v, page);
	TRY(e);
	to = xml_add(page, "receipt-public-page");
	xml_attr(to, "number", cell(&s, 0, "@number"));
	page_moment(v, to, "received", cell_time(&s, 0, ".received"),
	    cell(&s, 0, ".zone"));
	(void)page_offer(to, v, receipt_open, NULL);
	return OK;
}

enum err
receipt_open(struct visit *v, struct answers *in)
{
	struct rows s;

	TRY(numbered(v, &s));
	if (!opens(v, &s, answer(in, "code"))) {
		answers_fault(in, "code", "wrong_code");
		return ERR_INVALID;
	}
	return visit_next(v, status_show, "code",
	    secret_typed(v->mem, answer(in, "code")), NULL);
}

/* The words of the table's states, as the page's contract has them. */
static const char *
comment_state(const struct visit *v, const struct rows *s, const char *state)
{
	if (!strcmp(state, "waiting"))
		return strcmp(submission_state(v, s), "unconfirmed")
			   ? "queued"
			   : "unconfirmed";
	return state;
}

/* Against hiding, while there is time (practice 26). */
static void
objection(
    struct visit *v, struct node *node, const struct rows *s, const char *code)
{
	int64_t id;

	if (objection_open(v, cell_int(s, 0, ".id"), code, &id) == OK)
		(void)page_offer(
		    node, v, comment_object, "comment", code, NULL);
}

/* Which of several editions counts, and since when (engineering 16). */
void
sent_editions(struct visit *v, struct node *node, const struct rows *all,
    const char *code)
{
	bool counts = true;

	for (size_t i = 0; i < all->count; i++) {
		struct node *edition;

		if (!text_is(cell(all, i, ".code"), code))
			continue;
		edition = page_moment(v, node, "edition",
		    cell_time(all, i, ".at"), v->consultation.zone);
		xml_attr(edition, "n", cell(all, i, "@n"));
		if (counts)
			xml_attr(edition, "counts", "1");
		counts = false;
		if (cell_int(all, i, ".proof"))
			page_link_send(v, edition, proof_edition_send,
			    "comment", code, "edition", cell(all, i, "@n"),
			    NULL);
	}
}

static struct node *
comment(struct visit *v, struct node *comments, const struct rows *s,
    const struct rows *r, size_t i)
{
	const char *state = cell(r, i, ".state");
	struct node *node = comment_row(v, comments, r, i);
	const char *code = cell(r, i, "@code");

	xml_attr(node, "state",
	    cell(r, i, ".redacted") && !strcmp(state, "public")
		? "redacted"
		: comment_state(v, s, state));
	if (cell(r, i, ":hidden"))
		objection(v, node, s, code);
	sent_change_link(v, node, s, cell_time(r, i, ".closing"),
	    cell_int(r, i, ".may"), code);
	if (cell_int(r, i, ".may"))
		sent_files_link(v, node, s, cell_time(r, i, ".closing"), code);
	if (strcmp(state, "withdrawn") != 0 &&
	    !strcmp(cell(s, 0, ".state"), "filed"))
		(void)page_offer(
		    node, v, comment_withdraw, "comment", code, NULL);
	return node;
}

/* Where a comment stands, as printed; NULL: on the whole. */
static const char *
place_of(struct visit *v, const struct rows *r, size_t i)
{
	const char *language = cell(r, i, "language");
	const char *cite = unit_cite(v, language, cell(r, i, "steps"));

	return cite ? cite : page_script(v, language, cell(r, i, "name"));
}

/* Proofs of what has been sealed: comments, answers, files. */
static enum err
proofs(struct visit *v, struct node *to, const struct rows *s)
{
	struct rows r;

	TRY(sql_proofs_of_submission(v->db, v->mem, cell_int(s, 0, ".id"), &r));
	for (size_t i = 0; i < r.count; i++) {
		const char *kind = cell(&r, i, "kind");
		struct node *node = xml_add(to, "proof");

		page_link_send(
		    v, node, proof_send, "comment", cell(&r, i, "code"), NULL);
		xml_attr(node, "of", kind);
		xml_attr(node, "name",
		    text_is(kind, "comment") ? place_of(v, &r, i)
					     : cell(&r, i, "name"));
	}
	return OK;
}

enum err
proof_edition_send(struct visit *v)
{
	const char *code = path_part(v, "comment");
	const char *edition = path_part(v, "edition");
	struct rows s, r;
	int64_t n;

	TRY(submission_opened(v, &s));
	if (text_int(edition, &n) != OK)
		return ERR_NOT_FOUND;
	TRY(sql_proof_of_edition(
	    v->db, v->mem, cell_int(&s, 0, ".id"), code, n, &r));
	visit_bytes(v, "application/octet-stream",
	    arena_printf(v->mem, "%s-%s-%lld.tlog-proof",
		path_part(v, "number"), code, (long long)n),
	    cell_bytes(&r, 0, "file"));
	return OK;
}

enum err
proof_send(struct visit *v)
{
	const char *code = path_part(v, "comment");
	struct rows s, r;

	TRY(submission_opened(v, &s));
	TRY(sql_proof_of(v->db, v->mem, cell_int(&s, 0, ".id"), code, &r));
	visit_bytes(v, "application/octet-stream",
	    arena_printf(
		v->mem, "%s-%s.tlog-proof", path_part(v, "number"), code),
	    cell_bytes(&r, 0, "file"));
	return OK;
}

/* A word of the dictionary, or what the person wrote. */
static void
detail(struct visit *v, struct node *details, const char *name, const char *key,
    const char *words)
{
	const char *group = !strcmp(name, "name_choice") ? "name" : name;

	struct node *node;

	if (!key && !words)
		return;
	node = xml_add(details, "detail");
	xml_attr(node, "name", name);
	if (key)
		xml_attr(
		    node, "key", arena_printf(v->mem, "%s.%s", group, key));
	if (words)
		xml_text(node, words);
}

enum err
status_show(struct visit *v, struct node *page)
{
	struct rows s, r, edited, files, under;
	struct node *to, *node;

	TRY(submission_opened(v, &s));
	to = xml_add(page, "status-page");
	xml_attr(to, "number", cell(&s, 0, "@number"));
	xml_attr(to, "state", submission_state(v, &s));
	page_moment(v, to, "received", cell_time(&s, 0, ".received"),
	    cell(&s, 0, ".zone"));
	if (!strcmp(submission_state(v, &s), "unconfirmed"))
		page_moment(v, to, "confirm-until",
		    cell_time(&s, 0, ".confirm_until"), cell(&s, 0, ".zone"));
	xml_add_text(to, "records-number", cell(&s, 0, ".records_number"));
	node = xml_add(to, "details");
	detail(v, node, "capacity", cell(&s, 0, ".capacity"), NULL);
	detail(v, node, "who", NULL, cell(&s, 0, ".capacity_words"));
	detail(v, node, "name_choice", cell(&s, 0, ".name_choice"), NULL);
	detail(v, node, "name", NULL, cell(&s, 0, ".shown_name"));
	TRY(sql_status_comments(v->db, v->mem, cell_int(&s, 0, ".id"), &r));
	node = xml_add(to, "comments");
	xml_attr_int(node, "count", (int64_t)r.count);
	TRY(sql_editions_of_submission(
	    v->db, v->mem, cell_int(&s, 0, ".id"), &edited));
	TRY(sql_attachments_of(v->db, v->mem, cell_int(&s, 0, ".id"), &files));
	TRY(sql_under_of(v->db, v->mem, cell_int(&s, 0, ".id"), &under));
	for (size_t i = 0; i < r.count; i++) {
		const char *code = cell(&r, i, "@code");
		struct node *one = comment(v, node, &s, &r, i);

		sent_editions(v, one, &edited, code);
		attach_list(v, one, &files, code, attach_status_send);
		under_list(v, one, &under, code);
		if (cell_int(&r, i, ".part_of"))
			part_object_offer(v, one, &s, code);
	}
	attach_list(v, to, &files, NULL, attach_status_send);
	TRY(answers_list(v, to, cell_int(&s, 0, ".id"), &node));
	if (node)
		sent_editions(v, node, &edited, cell(&s, 0, ".code"));
	TRY(sent_ways(v, to, node, &s));
	TRY(carry_over_offer(v, to, &s));
	TRY(evaluation_link(v, to, &s));
	node = xml_add(to, "link");
	xml_attr(node, "rel", "own-data");
	page_link(v, node, own_data_show, NULL);
	TRY(extract_door(v, to, &s));
	return proofs(v, to, &s);
}

enum err
comment_withdraw(struct visit *v, struct answers *in)
{
	struct rows s, c;
	int64_t count, id, unit;

	TRY(submission_opened(v, &s));
	/* what does not count yet cannot be taken back */
	if (!text_is(cell(&s, 0, ".state"), "filed"))
		return ERR_CONFLICT;
	id = cell_int(&s, 0, ".id");
	TRY(sql_comment_own(v->db, v->mem, id, path_part(v, "comment"), &c));
	unit = cell_int(&c, 0, "unit_id");
	TRY(sql_comment_withdraw(v->db, v->mem, cell_int(&c, 0, "id"),
	    answer(in, "reason"), v->now));
	TRY(sql_submission_withdrawn(v->db, v->mem, id, v->now, &count));
	TRY(filing_withdrawn(
	    v, &(struct withdrawn){path_part(v, "comment"),
		   cell(&c, 0, "edition"), cell(&c, 0, "entry")}));
	filing_leaves(v, unit, !cell_int(&c, 0, "decided"));
	TRY(mail_queue(
	    v, "withdrawn", id, "submission", id, NULL, lang_code(v->lang)));
	visit_notice(v, "withdrawn");
	return visit_next(v, status_show, NULL);
}

enum err
comment_object(struct visit *v, struct answers *in)
{
	int64_t id, comment;
	struct rows s;
	enum err e;

	TRY(submission_opened(v, &s));
	e = objection_open(
	    v, cell_int(&s, 0, ".id"), path_part(v, "comment"), &comment);
	/* too late, or made already */
	if (e == ERR_NOT_FOUND)
		return ERR_CONFLICT;
	TRY(e);
	TRY(sql_objection_add(
	    v->db, v->mem, comment, answer(in, "words"), v->now, &id));
	visit_notice(v, "objected");
	return visit_next(v, status_show, NULL);
}
