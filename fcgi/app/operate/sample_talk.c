/*
 * sample_talk.c: what was said in a sample consultation and what was
 * answered; its report and outcome; last, the counts.  Submissions are filed
 * as people's are, so that the log knows them and the check holds them back
 * where the consultation has one.
 */
#include "fcgi/app/operate/sample.h"

#include "build/sql.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/organisation/opinion.h"
#include "fcgi/app/part/filing.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"

/* Any of the texts may be NULL. */
static const char *
folded(const struct round *r, const char *a, const char *b, const char *c)
{
	struct arena *mem = r->s->mem;

	return text_fold(mem, arena_printf(mem, "%s\n%s\n%s", a ? a : "",
				  b ? b : "", c ? c : ""));
}

/* ---- submissions ---- */

/* A comment's words, and its id remembered under the file's. */
static enum err
comment_words(
    struct round *r, const struct node *at, const char *sent, int64_t id)
{
	const char *proposed = sample_words(r, at, "proposed");
	const char *remark = sample_words(r, at, "remark");
	const char *reason = sample_words(r, at, "reason");

	if (r->comment_count == SAMPLE_COMMENTS)
		return log_err(
		    ERR_INVALID, "sample", "%s: too many comments", r->slug);
	r->comments[r->comment_count] = xml_get(at, "id");
	r->comment_ids[r->comment_count++] = id;
	return sql_sample_comment_text(r->s->db, r->s->mem, id, proposed,
	    remark, reason, folded(r, proposed, remark, reason), sent);
}

static enum err
comment(struct round *r, const struct node *at, const char *sent,
    int64_t submission)
{
	const char *state = xml_get(at, "state");
	int64_t id;

	TRY(sql_sample_comment(r->s->db, r->s->mem, secret_code(r->s->mem),
	    submission, r->id, r->version, xml_get(at, "unit"),
	    xml_get(at, "stance"), xml_get(at, "weight"),
	    state ? state : "waiting", r->language, sent, &id));
	if (!id)
		return log_err(ERR_INVALID, "sample", "%s: no unit %s", r->slug,
		    xml_get(at, "unit"));
	return comment_words(r, at, sent, id);
}

static const char *
receipt(const struct round *r, const char *sent)
{
	char *country = arena_copy(r->s->mem, r->country);
	struct local at = {.year = 2000};

	for (char *c = country; *c; c++)
		*c = (char)(*c - 'a' + 'A');
	if (clock_local(r->zone, sent, &at) != OK)
		at.year = 2000;
	return secret_receipt(r->s->mem, country, at.year);
}

static const char *
or_else(const char *text, const char *otherwise)
{
	return text ? text : otherwise;
}

/* A visit at the moment of sending, with what filing asks of it. */
static enum err
filed(const struct round *r, const char *sent, int64_t submission)
{
	struct visit v = {
	    .db = r->s->db,
	    .mem = r->s->mem,
	    .now = sent,
	};

	TRY(consultation_by_slug(
	    v.db, v.mem, r->slug, r->language, &v.consultation));
	return filing_file(&v, submission);
}

/* ---- opinions ---- */

/* Signed and filed by those that the file names, under the digest of what it
 * says. */
static enum err
signatures(struct visit *v, const struct round *r, const struct node *at,
    int64_t submission)
{
	const char *names = xml_get(at, "signed"), *hex;
	struct bytes digest;
	int64_t who, filed_by = 0, count;
	struct rows o;

	TRY(sql_sample_opinion(v->db, v->mem, submission, &o));
	v->organisation_row = o;
	TRY(opinion_digest(v, &o, &hex));
	digest = opinion_digest_bytes(v->mem, hex);
	while (*names) {
		size_t size = strcspn(names, " ");

		TRY(sample_account(r, arena_copy_n(v->mem, names, size), &who));
		TRY(sql_signature_add(
		    v->db, v->mem, submission, who, digest, v->now, &count));
		filed_by = filed_by ? filed_by : who;
		names += size + (names[size] == ' ');
	}
	return sql_opinion_filed(v->db, v->mem, submission, digest, filed_by);
}

static enum err
opinion(const struct round *r, const struct node *at, const char *sent,
    int64_t submission)
{
	struct visit v = {.db = r->s->db, .mem = r->s->mem, .now = sent};
	struct rows o;

	if (!xml_get(at, "organisation"))
		return OK;
	v.consultation.slug = r->slug;
	TRY(sql_sample_organisation_find(
	    v.db, v.mem, xml_get(at, "organisation"), &o));
	TRY(sql_sample_opinion_of(
	    v.db, v.mem, submission, cell_int(&o, 0, "id")));
	TRY(sql_opinion_add(v.db, v.mem, submission));
	return signatures(&v, r, at, submission);
}

static enum err
submission(struct round *r, const struct node *at)
{
	const struct node *child = xml_child(at, "comment");
	const char *sent, *shown = xml_get(at, "shown");
	int64_t id;

	TRY(sample_moment(r, at, "at", &sent));
	TRY(sql_sample_submission(r->s->db, r->s->mem, secret_code(r->s->mem),
	    receipt(r, sent), r->id, or_else(xml_get(at, "channel"), "online"),
	    xml_get(at, "kind"), or_else(xml_get(at, "capacity"), "self"),
	    xml_get(at, "declared"), shown,
	    text_is(shown, "full") ? xml_get(at, "name") : NULL,
	    xml_get(at, "records"), r->language, sent, &id));
	TRY(sql_sample_contact(r->s->db, r->s->mem, id, xml_get(at, "name")));
	for (; child; child = xml_next(child, "comment"))
		TRY(comment(r, child, sent, id));
	TRY(opinion(r, at, sent, id));
	return filed(r, sent, id);
}

/* ---- like ones, and answers ---- */

/* The next of "k1 k2 k3" as a comment's id; 0 after the last. */
static enum err
next_comment(const struct round *r, const char **keys, int64_t *out)
{
	size_t size = strcspn(*keys, " ");

	*out = 0;
	if (!size)
		return OK;
	for (size_t i = 0; i < r->comment_count; i++)
		if (strlen(r->comments[i]) == size &&
		    !strncmp(r->comments[i], *keys, size))
			*out = r->comment_ids[i];
	if (!*out)
		return log_err(ERR_INVALID, "sample", "%s: no comment %.*s",
		    r->slug, (int)size, *keys);
	*keys += size + ((*keys)[size] == ' ');
	return OK;
}

static enum err
cluster(struct round *r, const struct node *at)
{
	const char *keys = xml_get(at, "of");
	bool confirmed = text_is(xml_get(at, "state"), "confirmed");
	int64_t id, one;

	TRY(sql_sample_cluster(r->s->db, r->s->mem, secret_code(r->s->mem),
	    r->id, xml_get(at, "kind"), xml_get(at, "state"),
	    confirmed ? &r->account : NULL, r->s->now, &id));
	for (;;) {
		TRY(next_comment(r, &keys, &one));
		if (!one)
			return OK;
		TRY(sql_sample_cluster_comment(r->s->db, r->s->mem, id, one));
	}
}

/* A published reply was published with the report. */
static enum err
reply_row(struct round *r, const struct node *at, int64_t writer, int64_t *out)
{
	const struct node *report = xml_child(r->root, "report");
	const char *approver = xml_get(at, "approved");
	const char *when, *published = NULL;
	int64_t second = 0;

	TRY(sample_moment(r, at, "at", &when));
	if (approver)
		TRY(sample_account(r, approver, &second));
	if (report && text_is(xml_get(at, "state"), "published"))
		TRY(sample_moment(r, report, "published", &published));
	return sql_sample_reply(r->s->db, r->s->mem, r->id, r->authority,
	    xml_get(at, "state"), xml_get(at, "decision"), writer,
	    approver ? &second : NULL, approver ? when : NULL, published, out);
}

static enum err
reply(struct round *r, const struct node *at)
{
	const char *keys = xml_get(at, "to");
	const char *reasons = sample_words(r, at, "reasons");
	const char *changed = sample_words(r, at, "changed");
	const char *when;
	int64_t writer, id, one, n;

	TRY(sample_account(r, xml_get(at, "by"), &writer));
	TRY(sample_moment(r, at, "at", &when));
	TRY(reply_row(r, at, writer, &id));
	TRY(sql_sample_reply_text(r->s->db, r->s->mem, id,
	    xml_get(at, "decision"), reasons, changed, r->language, writer,
	    when));
	for (;;) {
		TRY(next_comment(r, &keys, &one));
		if (!one)
			return sql_reply_noted(
			    r->s->db, r->s->mem, id, r->id, &n);
		TRY(sql_sample_reply_to(r->s->db, r->s->mem, one, id));
	}
}

/* ---- the end ---- */

/* <narrative><course>...</course>...</narrative>: the parts of the report's
 * form, as our own XML in a column. */
static const char *
narrative(const struct round *r, const struct node *at)
{
	static const char *const parts[] = {
	    "course", "events", "channels", "participants"};
	struct node *root = xml_new(r->s->mem, "narrative");

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		xml_add_text(root, parts[i], sample_words(r, at, parts[i]));
	return xml_print(r->s->mem, root);
}

static enum err
report(struct round *r, const struct node *at)
{
	struct arena *mem = r->s->mem;
	int64_t id, prepared, who;
	const char *when;

	TRY(sample_moment(r, at, "published", &when));
	TRY(sample_account(r, xml_get(at, "prepared"), &prepared));
	TRY(sample_account(r, xml_get(at, "signed"), &who));
	TRY(sql_sample_report(r->s->db, mem, r->id, narrative(r, at),
	    xml_get(at, "number"), xml_get(at, "place"), prepared, who, when,
	    &id));
	TRY(sql_sample_approved(r->s->db, mem, r->id, r->authority, when, who));
	TRY(sql_sample_reported(r->s->db, mem, r->id, when));
	return job_queue(r->s->db, mem, "report-files", id, NULL, r->s->now);
}

static enum err
outcome(struct round *r, const struct node *at)
{
	const char *when, *adopted;
	int64_t id, who;

	TRY(sample_moment(r, at, "at", &when));
	TRY(sample_day(r, at, "adopted", &adopted));
	TRY(sample_account(r, xml_get(at, "by"), &who));
	TRY(sql_sample_outcome(r->s->db, r->s->mem, r->id, r->authority,
	    xml_get(at, "kind"), adopted, xml_get(at, "number"),
	    sample_words(r, at, NULL), when, who, &id));
	return sql_sample_concluded(r->s->db, r->s->mem, r->id, when);
}

/* ---- counts ---- */

static enum err
bump(const struct round *r, const char *scope, int64_t subject,
    const char *name, int64_t by)
{
	int64_t count;

	return by ? sql_tally_bump(r->s->db, r->s->mem, scope, subject, name, 0,
			by, &count)
		  : OK;
}

static enum err
sum(const struct round *r, int64_t comments, int64_t undecided)
{
	struct rows filed;

	TRY(sql_sample_filed(r->s->db, r->s->mem, r->id, &filed));
	TRY(bump(r, "authority", r->authority, "meta", 1));
	TRY(bump(r, "consultation", r->id, "comments", comments));
	TRY(bump(r, "consultation", r->id, "meta", 1));
	TRY(bump(
	    r, "consultation", r->id, "submissions", cell_int(&filed, 0, "n")));
	TRY(bump(r, "consultation", r->id, "talk", comments));
	TRY(bump(r, "consultation", r->id, "undecided", undecided));
	TRY(bump(r, "site", 0, "meta", 1));
	return bump(r, "site", 0, "talk", comments);
}

/* In the order of the tally's key (engineering 4). */
static enum err
tallies(const struct round *r)
{
	int64_t comments = 0, undecided = 0;
	struct rows of;

	TRY(sql_sample_counts(r->s->db, r->s->mem, r->id, &of));
	for (size_t i = 0; i < of.count; i++) {
		comments += cell_int(&of, i, "n");
		undecided += cell_int(&of, i, "undecided");
	}
	TRY(sum(r, comments, undecided));
	for (size_t i = 0; i < of.count; i++) {
		int64_t unit = cell_int(&of, i, "unit");

		if (!unit)
			continue;
		TRY(bump(r, "unit", unit, "comments", cell_int(&of, i, "n")));
		TRY(bump(r, "unit", unit, "talk", cell_int(&of, i, "n")));
	}
	return OK;
}

static enum err
each(struct round *r, const char *name,
    enum err (*load)(struct round *, const struct node *))
{
	const struct node *at = xml_child(r->root, name);

	for (; at; at = xml_next(at, name))
		TRY(load(r, at));
	return OK;
}

enum err
sample_talk(struct round *r)
{
	TRY(each(r, "submission", submission));
	TRY(each(r, "cluster", cluster));
	TRY(each(r, "reply", reply));
	TRY(each(r, "report", report));
	TRY(each(r, "outcome", outcome));
	return tallies(r);
}
