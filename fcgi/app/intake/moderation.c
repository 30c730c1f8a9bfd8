/*
 * moderation.c: what is done to a comment.  Every act is noted with its rule;
 * where words change, the log is told, and the edition before stays.
 */
#include "fcgi/app/intake/moderation.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/part/said.h"
#include "fcgi/app/proof/ledger.h"
#include "fcgi/site/page.h"

#include <string.h>

enum err
moderated(struct visit *v, struct rows *out)
{
	return sql_moderated(
	    v->db, v->mem, v->consultation.id, path_part(v, "comment"), out);
}

/* Pages that show it are other ones now. */
static void
talk(struct visit *v, const struct rows *c)
{
	int64_t unit = cell_int(c, 0, ".unit");

	if (unit)
		visit_tally(v, "unit", unit, "talk", 1);
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
}

static enum err
done(struct visit *v, const struct rows *c, const char *what,
    const struct answers *in)
{
	const struct deed deed = {what, "comment", cell_int(c, 0, ".id"),
	    in ? answer(in, "rule") : NULL, in ? answer(in, "reason") : NULL};

	talk(v, c);
	visit_notice(v, what);
	return desk_note(v, &deed);
}

static enum err
tell(struct visit *v, const struct rows *c, const char *kind, int64_t subject)
{
	return mail_queue(v, kind, subject, "submission",
	    cell_int(c, 0, ".submission"), NULL, cell(c, 0, ".language"));
}

enum err
comment_release(struct visit *v, struct answers *in)
{
	struct rows c;

	(void)in;
	TRY(moderated(v, &c));
	TRY(sql_comment_release(
	    v->db, v->mem, cell_int(&c, 0, ".id"), v->consultation.id, v->now));
	TRY(done(v, &c, "released", NULL));
	return visit_next(v, queue_show, NULL);
}

enum err
comment_hide(struct visit *v, struct answers *in)
{
	struct rows c;
	int64_t id, count;

	TRY(moderated(v, &c));
	id = cell_int(&c, 0, ".id");
	TRY(sql_comment_hide(v->db, v->mem, id, v->consultation.id,
	    cell(&c, 0, ".state"), answer(in, "end"), answer(in, "rule"),
	    answer(in, "reason"), v->who.id, v->now));
	TRY(sql_abuse_decide(
	    v->db, v->mem, id, "hidden", v->who.id, v->now, &count));
	TRY(done(v, &c, answer(in, "end"), in));
	TRY(tell(v, &c, "hidden", id));
	return visit_next(v, moderate_show, NULL);
}

/* ---- a passage ---- */

struct words {
	const char *proposed, *remark, *reason;
};

/* The text with every occurrence of the passage replaced by the mark. */
static const char *
without(struct visit *v, const char *text, const char *passage, bool *found)
{
	struct visit voice = *v;
	struct buffer b;
	const char *mark, *at;

	if (!text || !strstr(text, passage))
		return text;
	*found = true;
	/* in the language of the act, which is the comment's as a rule */
	for (int i = 0; i < LANGS; i++)
		if (text_is(lang_code((enum lang)i), v->consultation.language))
			voice.lang = (enum lang)i;
	mark = visit_text(&voice, "state.redacted", NULL, NULL);
	b = buffer_new(v->mem, (strlen(text) + 1) * (strlen(mark) + 1));
	for (; (at = strstr(text, passage)); text = at + strlen(passage)) {
		buffer_bytes(&b, text, (size_t)(at - text));
		buffer_add(&b, mark);
	}
	buffer_add(&b, text);
	return b.data;
}

static enum err
edition(struct visit *v, const struct rows *c, const struct words *w)
{
	const struct said said =
	    said_of(v->mem, w->proposed, w->remark, w->reason);

	return said_add(v->db, v->mem, cell_int(c, 0, ".id"),
	    cell_int(c, 0, ".edition") + 1, &said, v->now);
}

/* The log: these words stand there now, by this rule. */
static enum err
note_redaction(struct visit *v, const struct rows *c, const struct words *w,
    const char *rule)
{
	struct record record = record_new(v->mem, "redaction");
	const char *iri = arena_printf(v->mem, "/c/%s", v->consultation.slug);
	const char *code = path_part(v, "comment");

	record_add(&record, "consultation", v->consultation.slug);
	record_add(&record, "code", code);
	record_add(&record, "edition",
	    arena_printf(
		v->mem, "%lld", (long long)cell_int(c, 0, ".edition") + 1));
	record_add(&record, "rule", rule);
	record_add(&record, "proposed", w->proposed);
	record_add(&record, "remark", w->remark);
	record_add(&record, "reason", w->reason);
	return ledger_note(v, "redaction", iri, code, &record);
}

enum err
comment_redact(struct visit *v, struct answers *in)
{
	const char *passage = answer(in, "passage");
	bool found = false;
	struct words w;
	struct rows c;
	int64_t id, count;

	TRY(moderated(v, &c));
	id = cell_int(&c, 0, ".id");
	w.proposed = without(v, cell(&c, 0, ".proposed"), passage, &found);
	w.remark = without(v, cell(&c, 0, ".remark"), passage, &found);
	w.reason = without(v, cell(&c, 0, ".reason"), passage, &found);
	if (!found) {
		answers_fault(in, "passage", "passage_missing");
		return ERR_INVALID;
	}
	TRY(sql_comment_redact(v->db, v->mem, id, v->consultation.id,
	    cell_int(&c, 0, ".edition"), answer(in, "rule"),
	    answer(in, "reason"), v->who.id, v->now));
	TRY(edition(v, &c, &w));
	TRY(note_redaction(v, &c, &w, answer(in, "rule")));
	TRY(sql_abuse_decide(
	    v->db, v->mem, id, "hidden", v->who.id, v->now, &count));
	TRY(done(v, &c, "redacted", in));
	TRY(tell(v, &c, "hidden", id));
	return visit_next(v, moderate_show, NULL);
}

/* ---- shown again ---- */

/* The words from before the first cut, as a further edition. */
static enum err
uncut(struct visit *v, const struct rows *c)
{
	int64_t id = cell_int(c, 0, ".id");
	struct words w;
	struct rows r;

	TRY(sql_edition_original(v->db, v->mem, id, &r));
	w = (struct words){cell(&r, 0, "proposed"), cell(&r, 0, "remark"),
	    cell(&r, 0, "reason")};
	TRY(sql_comment_unredact(
	    v->db, v->mem, id, v->consultation.id, cell_int(c, 0, ".edition")));
	TRY(edition(v, c, &w));
	return note_redaction(v, c, &w, NULL);
}

/* A hidden one is shown; one that is shown gets its words back. */
static enum err
shown_again(struct visit *v, const struct rows *c)
{
	if (text_is(cell(c, 0, ".state"), "public"))
		return cell(c, 0, ".redacted") ? uncut(v, c) : ERR_CONFLICT;
	return sql_comment_show_again(
	    v->db, v->mem, cell_int(c, 0, ".id"), v->consultation.id, v->now);
}

enum err
comment_restore(struct visit *v, struct answers *in)
{
	struct rows c;

	TRY(moderated(v, &c));
	TRY(shown_again(v, &c));
	TRY(done(v, &c, "restored", in));
	return visit_next(v, moderate_show, NULL);
}

enum err
reports_keep(struct visit *v, struct answers *in)
{
	struct rows c;
	int64_t count;

	(void)in;
	TRY(moderated(v, &c));
	TRY(sql_abuse_decide(v->db, v->mem, cell_int(&c, 0, ".id"), "kept",
	    v->who.id, v->now, &count));
	if (count == 0)
		return ERR_CONFLICT;
	TRY(done(v, &c, "reports_kept", NULL));
	return visit_next(v, moderate_show, NULL);
}

enum err
objection_decide(struct visit *v, struct answers *in)
{
	bool granted = answer_is(in, "decision", "granted");
	struct deed deed = {granted ? "restored" : "objection_refused",
	    "comment", 0, NULL, answer(in, "reasons")};
	struct rows c;
	int64_t objection;

	TRY(moderated(v, &c));
	objection = cell_int(&c, 0, ".objection");
	deed.object = cell_int(&c, 0, ".id");
	if (!objection)
		return ERR_CONFLICT;
	if (cell_int(&c, 0, ".hidden_by") == v->who.id)
		return ERR_FORBIDDEN;
	TRY(sql_objection_decide(v->db, v->mem, objection, deed.object,
	    answer(in, "decision"), answer(in, "reasons"), v->who.id, v->now));
	if (granted)
		TRY(shown_again(v, &c));
	talk(v, &c);
	TRY(desk_note(v, &deed));
	TRY(tell(v, &c, "objection-decided", objection));
	visit_notice(v, "objection_decided");
	return visit_next(v, moderate_show, NULL);
}
