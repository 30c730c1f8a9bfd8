/*
 * opinion_file.c: an opinion is signed and filed.  All sign the same digest
 * (opinion.h); it is computed anew from what is stored each time, so that a
 * signature can never stand under other words.
 */
#include "build/sql.h"
#include "fcgi/app/organisation/opinion.h"
#include "fcgi/app/organisation/organisation.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { CONTENT_LIMIT = 256 * 1024 };

/* ---- the digest ---- */

/* "" for none: a text that is not there is another thing than an empty one,
 * which cannot be stored. */
static const char *
sum(struct visit *v, const char *text)
{
	unsigned char digest[DIGEST_SIZE];

	if (!text)
		return "";
	secret_sha256(text, strlen(text), digest);
	return text_hex(v->mem, digest, sizeof digest);
}

static const char *
some(const char *text)
{
	return text ? text : "";
}

static void
line(struct visit *v, struct buffer *b, const struct rows *r, size_t i)
{
	buffer_printf(b, "comment\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
	    cell(r, i, "code"), some(cell(r, i, "wid")),
	    some(cell(r, i, "version")), some(cell(r, i, "stance")),
	    sum(v, cell(r, i, "proposed")), sum(v, cell(r, i, "remark")),
	    sum(v, cell(r, i, "reason")));
}

enum err
opinion_digest(struct visit *v, const struct rows *o, const char **out)
{
	struct buffer b = buffer_new(v->mem, CONTENT_LIMIT);
	unsigned char digest[DIGEST_SIZE];
	struct rows r;

	TRY(sql_opinion_content(v->db, v->mem, cell_int(o, 0, ".id"), &r));
	buffer_printf(&b, "opinion/v1\t%s\t%s\n", v->consultation.slug,
	    cell(&v->organisation_row, 0, "@slug"));
	/* a line of its own cannot hold a tab or a newline (forms/check.c) */
	buffer_printf(&b, "number\t%s\t%s\n", some(cell(o, 0, "own-number")),
	    some(cell(o, 0, ".own_date")));
	buffer_printf(&b, "letter\t%s\n", sum(v, cell(o, 0, "+text")));
	buffer_printf(
	    &b, "nothing\t%s\n", cell_int(o, 0, ".no_comments") ? "1" : "");
	for (size_t i = 0; i < r.count; i++)
		line(v, &b, &r, i);
	TRY(opinion_annex_lines(v, cell_int(o, 0, ".id"), &b));
	secret_sha256(b.data, b.size, digest);
	*out = text_hex(v->mem, digest, sizeof digest);
	return OK;
}

/* ---- signatures ---- */

static bool
holds(struct visit *v, const struct rows *s, size_t i, const char *current)
{
	struct bytes digest = cell_bytes(s, i, ".digest");

	return cell_int(s, i, ".counts") && !cell(s, i, ":void") &&
	       text_is(text_hex(v->mem, digest.at, digest.size), current);
}

static int64_t
needed(const struct visit *v)
{
	return cell_int(&v->organisation_row, 0, "@signatories");
}

static int64_t
held(struct visit *v, const struct rows *s, const char *current)
{
	int64_t n = 0;

	for (size_t i = 0; i < s->count; i++)
		n += holds(v, s, i, current);
	return n;
}

static void
signatures(
    struct visit *v, struct node *to, const struct rows *s, const char *current)
{
	for (size_t i = 0; i < s->count; i++) {
		struct node *node = page_row(v, to, "signature", s, i);

		if (holds(v, s, i, current))
			xml_attr(node, "holds", "1");
		if (cell_int(s, i, ".counts") && !cell_int(s, i, ".full"))
			xml_attr(node, "deputy", "1");
	}
}

/* Whether there is anything to sign. */
static bool
says_something(const struct rows *o, size_t comments)
{
	return comments > 0 || cell_int(o, 0, ".no_comments");
}

enum err
opinion_signing(
    struct visit *v, struct node *to, const struct rows *o, size_t comments)
{
	struct node *node = xml_add(to, "signing");
	struct pair first;
	const struct pairs preset = {&first, 1};
	const char *current;
	struct rows s;

	TRY(opinion_digest(v, o, &current));
	TRY(sql_opinion_signatures(v->db, v->mem, cell_int(o, 0, ".id"), &s));
	xml_attr(node, "digest", current);
	xml_attr_int(node, "needed", needed(v));
	xml_attr_int(node, "held", held(v, &s, current));
	signatures(v, node, &s, current);
	if (!says_something(o, comments)) {
		xml_attr(node, "empty", "1");
		return OK;
	}
	first = (struct pair){"digest", current, -1};
	if (v->conflict)
		answers_give(v->answers, "digest", current);
	(void)page_offer_with(node, v, opinion_sign, &preset, NULL);
	if (held(v, &s, current) >= needed(v) &&
	    text_is(cell(&v->organisation_row, 0, "@state"), "verified"))
		(void)page_offer_with(node, v, opinion_file, &preset, NULL);
	return OK;
}

/* The opinion, its digest as it is now, which must be the one that was seen. */
static enum err
seen(struct visit *v, struct answers *in, struct rows *o, const char **current)
{
	struct rows count;

	TRY(opinion_wanted(v, o));
	TRY(opinion_digest(v, o, current));
	TRY(sql_unsent_count(v->db, v->mem, cell_int(o, 0, ".id"), &count));
	if (!says_something(o, (size_t)cell_int(&count, 0, "n")))
		return ERR_CONFLICT;
	if (text_is(*current, answer(in, "digest")))
		return OK;
	v->conflict = true;
	answers_fault(in, "", "opinion_changed");
	return ERR_INVALID;
}

struct bytes
opinion_digest_bytes(struct arena *mem, const char *hex)
{
	unsigned char *out = arena_alloc(mem, DIGEST_SIZE);

	for (size_t i = 0; i < DIGEST_SIZE; i++) {
		const char *digits = "0123456789abcdef";
		size_t high = (size_t)(strchr(digits, hex[2 * i]) - digits);
		size_t low = (size_t)(strchr(digits, hex[2 * i + 1]) - digits);

		out[i] = (unsigned char)(high << 4 | low);
	}
	return (struct bytes){out, DIGEST_SIZE};
}

enum err
opinion_sign(struct visit *v, struct answers *in)
{
	const char *current;
	int64_t id, count;
	struct rows o;

	TRY(seen(v, in, &o, &current));
	id = cell_int(&o, 0, ".id");
	TRY(sql_signature_add(v->db, v->mem, id, v->who.id,
	    opinion_digest_bytes(v->mem, current), v->now, &count));
	TRY(sql_opinion_edit_add(v->db, v->mem, id, NULL, v->who.id, "signed",
	    NULL, NULL, NULL, v->now));
	visit_notice(v, "opinion_signed");
	return visit_next(v, opinion_show, NULL);
}

/* ---- filing ---- */

/* What of it may still be said anew no longer counts; stands: something else
 * does. */
static enum err
taken_out(struct visit *v, int64_t id, bool *stands)
{
	int64_t over = closed_on(&v->consultation, NULL, v->now), count;
	struct rows r;

	TRY(sql_opinion_counted(v->db, v->mem, id, over, v->now, &r));
	for (size_t i = 0; i < r.count; i++)
		filing_leaves(
		    v, cell_int(&r, i, "unit_id"), !cell_int(&r, i, "decided"));
	TRY(sql_opinion_comments_replaced(
	    v->db, v->mem, id, over, v->now, &count));
	TRY(sql_opinion_stands(v->db, v->mem, id, &r));
	*stands = cell_int(&r, 0, "n") > 0;
	if (!*stands)
		visit_tally(
		    v, "consultation", v->consultation.id, "submissions", -1);
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
	return OK;
}

/* What counted until now keeps number and time and counts no longer; where
 * provisions have closed before others (practice 3), what was filed on them in
 * time stands. */
static enum err
replace(struct visit *v, int64_t id)
{
	bool stands;
	struct rows r;

	TRY(sql_opinions_counting(
	    v->db, v->mem, v->organisation, v->consultation.id, id, &r));
	for (size_t i = 0; i < r.count; i++) {
		int64_t old = cell_int(&r, i, "id");

		TRY(taken_out(v, old, &stands));
		if (!stands)
			TRY(sql_opinion_replaced(
			    v->db, v->mem, old, id, v->now));
	}
	return OK;
}

static enum err
log_it(struct visit *v, const struct rows *o, const char *number,
    const char *digest)
{
	struct record record = record_new(v->mem, "opinion");
	const char *iri = arena_printf(v->mem, "/c/%s", v->consultation.slug);

	record_add(&record, "consultation", v->consultation.slug);
	record_add(
	    &record, "organisation", cell(&v->organisation_row, 0, "@slug"));
	record_add(&record, "number", number);
	record_add(&record, "sha256", digest);
	return ledger_note(v, "opinion", iri, cell(o, 0, ".code"), &record);
}

static enum err
sent(struct visit *v, const struct rows *o, const char *number,
    const char *digest)
{
	const char *email = v->who.email;
	int64_t id = cell_int(o, 0, ".id"), count;
	unsigned char access[DIGEST_SIZE];

	/* opened by its members' accounts: no code is given out */
	secret_random(access, sizeof access);
	TRY(sql_opinion_send(v->db, v->mem, id, number,
	    (struct bytes){access, sizeof access}, v->now));
	TRY(sql_opinion_filed(v->db, v->mem, id,
	    opinion_digest_bytes(v->mem, digest), v->who.id));
	TRY(sql_contact_open(v->db, v->mem, id, &count));
	TRY(sql_contact_set(v->db, v->mem, id,
	    cell(&v->organisation_row, 0, "name"), email,
	    text_lower(v->mem, email),
	    cell(&v->organisation_row, 0, "@number")));
	TRY(sql_comments_sent(
	    v->db, v->mem, id, "waiting", NULL, v->now, &count));
	TRY(sql_opinion_edit_add(v->db, v->mem, id, NULL, v->who.id, "filed",
	    NULL, NULL, NULL, v->now));
	TRY(filing_file(v, id));
	/* its own page lists its opinions */
	visit_tally(v, "site", 0, "meta", 1);
	return log_it(v, o, number, digest);
}

static enum err
tell(struct visit *v, int64_t id)
{
	int64_t count;

	TRY(sql_opinion_tell(v->db, v->mem,
	    arena_printf(v->mem, "opinion-filed %lld", (long long)id),
	    "opinion-filed", id, v->now, &count));
	return sql_job_add(
	    v->db, v->mem, "opinion-told", id, NULL, NULL, v->now, &count);
}

/* It is filed without what has closed: the page says which. */
static enum err
nothing_closed(struct visit *v, struct answers *in, int64_t id)
{
	struct rows r;

	if (!closed_on(&v->consultation, NULL, v->now))
		return OK;
	TRY(sql_opinion_closed(v->db, v->mem, id, v->now, &r));
	if (!cell_int(&r, 0, "n"))
		return OK;
	answers_fault(in, "", "provision_closed");
	return ERR_INVALID;
}

enum err
opinion_file(struct visit *v, struct answers *in)
{
	const char *current, *number = filing_number(v);
	struct rows o, s, lock;
	int64_t id;

	TRY(sql_organisation_lock(v->db, v->mem, v->organisation, &lock));
	if (!text_is(cell(&lock, 0, "state"), "verified"))
		return ERR_CONFLICT;
	TRY(seen(v, in, &o, &current));
	id = cell_int(&o, 0, ".id");
	TRY(nothing_closed(v, in, id));
	TRY(sql_opinion_signatures(v->db, v->mem, id, &s));
	if (held(v, &s, current) < cell_int(&lock, 0, "signatories")) {
		answers_fault(in, "", "not_signed");
		return ERR_INVALID;
	}
	TRY(replace(v, id));
	TRY(sent(v, &o, number, current));
	TRY(tell(v, id));
	visit_notice(v, "opinion_filed");
	return visit_next(v, filing_show, "number", number, NULL);
}

/* ---- what was filed ---- */

static enum err
comments(struct visit *v, struct node *to, int64_t id)
{
	struct node *list = xml_add(to, "items");
	struct rows r;

	TRY(sql_filing_comments(v->db, v->mem, id, &r));
	xml_attr_int(list, "count", (int64_t)r.count);
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, list, "item", &r, i);

		xml_attr_int(node, "n", (int64_t)i + 1);
		if (cell(&r, i, ".wid"))
			unit_reference(v, node, "unit", &r, i,
			    cell(&r, i, ".document"), cell(&r, i, ".lang"));
	}
	return OK;
}

enum err
filing_show(struct visit *v, struct node *page)
{
	struct rows f, s;
	struct node *to;
	struct bytes digest;
	const char *hex;

	if (!secret_receipt_ok(path_part(v, "number")))
		return ERR_NOT_FOUND;
	TRY(sql_opinion_filing(
	    v->db, v->mem, v->organisation, path_part(v, "number"), &f));
	TRY(consultation_by_slug(v->db, v->mem, cell(&f, 0, ".slug"),
	    lang_content(v->lang), &v->consultation));
	v->phase = phase_at(&v->consultation, v->now);
	parts_set(&v->parts, "consultation", v->consultation.slug);
	page_crumb(v, cell(&v->organisation_row, 0, "name"),
	    organisation_room_show, NULL);
	to = page_row(v, page, "filing-page", &f, 0);
	organisation_facts(v, to);
	page_day(v, to, "own-date", cell(&f, 0, ".own_date"));
	digest = cell_bytes(&f, 0, ".digest");
	hex = text_hex(v->mem, digest.at, digest.size);
	xml_attr(to, "digest", hex);
	if (cell_int(&f, 0, ".no_comments"))
		xml_attr(to, "nothing", "1");
	if (cell(&f, 0, ".by_number"))
		page_link(v,
		    xml_add_text(to, "replaced", cell(&f, 0, ".by_number")),
		    filing_show, "number", cell(&f, 0, ".by_number"), NULL);
	TRY(sql_opinion_signatures(v->db, v->mem, cell_int(&f, 0, ".id"), &s));
	signatures(v, xml_add(to, "signatures"), &s, hex);
	TRY(comments(v, to, cell_int(&f, 0, ".id")));
	TRY(opinion_annexes(v, to, cell_int(&f, 0, ".id"), filing_annex_send));
	page_link(v,
	    xml_add_text(to, "about",
		page_script(
		    v, v->consultation.language, v->consultation.title)),
	    overview_show, NULL);
	page_link(v, xml_add(to, "opinion"), opinion_show, NULL);
	return OK;
}
