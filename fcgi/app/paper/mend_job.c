/*
 * mend_job.c: corrections by hand are done on the stored text: one after the
 * other, each in the cage, all stored in one transaction.  A correction that
 * would lose a word, or whose line is gone, is refused and says so.
 */
#include "build/sql.h"
#include "fcgi/app/paper/reading.h"
#include "fcgi/app/paper/version.h"
#include "fcgi/base/secret.h"
#include "fcgi/draft/match.h"

#include <string.h>

enum { AT_ONCE = 50, KEPT_BEFORE = 10 };

static bool
failed(const struct draft *d)
{
	for (size_t i = 0; i < d->warning_count; i++)
		if (text_is(d->warnings[i].code, "mend-refused") ||
		    text_is(d->warnings[i].code, "words-lost"))
			return true;
	return false;
}

/* One correction; *draft stays as it is where *done is false. */
static enum err
mend(struct job *j, const struct rows *v, const struct draft_mend *what,
    struct draft **draft, bool *done)
{
	const struct reading r = {
	    .v = v, .file = (*draft)->akn, .mends = what, .mend_count = 1};
	struct draft *now;
	enum err e = reading_read(j, &r, &now);

	*done = false;
	if (e == ERR_INVALID)
		return OK;
	TRY(e);
	if (failed(now))
		return OK;
	/* a name that a person gave is one that was published */
	if (!text_is(what->act, "same") || text_is(what->value, "new"))
		TRY(reading_keep_names(j, v, *draft, &now));
	*done = true;
	*draft = now;
	return OK;
}

/* Whether what was asked at that line takes its doubts away: words for a
 * picture take one alone, once all pictures of the line have some. */
static bool
settles(const struct draft *draft, const struct rows *asked, size_t k,
    const char *wid, const char *code)
{
	if (!text_is(cell(asked, k, "wid"), wid))
		return false;
	if (!text_is(cell(asked, k, "act"), "say"))
		return true;
	if (!text_is(code, "figure-unsaid"))
		return false;
	for (size_t i = 0; i < draft->warning_count; i++)
		if (text_is(draft->warnings[i].code, code) &&
		    text_is(draft->warnings[i].wid, wid))
			return false;
	return true;
}

/* What the reading of the file doubted stays doubtful where nobody mended. */
static enum err
doubts_kept(struct job *j, struct draft *draft, const struct rows *asked)
{
	struct rows units, lines;
	struct draft_warning *kept;
	size_t count = 0;

	TRY(sql_unit_doubts(j->db, j->mem, j->subject, &units));
	TRY(sql_paper_doubts(j->db, j->mem, j->subject, 5000, &lines));
	kept = arena_alloc(j->mem, (lines.count + 1) * sizeof *kept);
	for (size_t i = 0; i < draft->unit_count; i++) {
		struct draft_unit *u = &draft->units[i];
		bool mended = false;

		for (size_t k = 0; k < asked->count && !mended; k++)
			mended = settles(draft, asked, k, u->wid, "");
		for (size_t k = 0; k < units.count && !mended; k++)
			if (text_is(cell(&units, k, "wid"), u->wid)) {
				u->confidence =
				    (int)cell_int(&units, k, "confidence");
				u->doubt = cell(&units, k, "doubt");
			}
	}
	for (size_t k = 0; k < lines.count; k++) {
		const char *wid = cell(&lines, k, ".wid");
		bool mended = wid && *wid && !draft_unit_find(draft, wid);

		for (size_t i = 0; wid && i < asked->count && !mended; i++)
			mended = settles(
			    draft, asked, i, wid, cell(&lines, k, ".code"));
		if (!mended)
			kept[count++] =
			    (struct draft_warning){cell(&lines, k, ".code"),
				wid ? wid : "", cell(&lines, k, ".detail")};
	}
	draft->warnings = kept;
	draft->warning_count = count;
	return OK;
}

struct outcome {
	bool done;
	unsigned char digest[DIGEST_SIZE];
	struct bytes before;	 /* the text in front of it */
	int64_t undone, comment; /* the correction that it takes back */
};

/* What one correction leaves in the tables. */
static enum err
ended(struct job *j, const struct rows *asked, size_t i,
    const struct outcome *out)
{
	int64_t id = cell_int(asked, i, "id"), count;
	struct bytes digest = {out->digest, DIGEST_SIZE};

	TRY(sql_mend_end(j->db, j->mem, id, out->done ? "done" : "refused",
	    out->done && !out->undone ? digest : (struct bytes){0}));
	if (!out->done)
		return OK;
	if (out->undone) {
		TRY(sql_mend_undone(j->db, j->mem, out->undone));
		return sql_mend_unsourced(
		    j->db, j->mem, j->subject, out->comment, &count);
	}
	TRY(sql_mend_keep(j->db, j->mem, id, out->before));
	if (!cell(asked, i, "comment"))
		return OK;
	return sql_text_put_in(j->db, j->mem, j->subject,
	    cell_int(asked, i, "comment"), cell_int(asked, i, "account"),
	    j->now, &count);
}

static enum err
store(struct job *j, const struct rows *v, const struct draft *draft,
    const struct rows *asked, const struct outcome *out)
{
	const struct version_of of = {
	    cell_int(v, 0, "document"), j->subject, cell(v, 0, "language")};
	int64_t count;
	struct rows r;

	TRY(sql_version_mend_lock(j->db, j->mem, j->subject, &r));
	TRY(version_fill(j->db, j->mem, &of, draft));
	TRY(translations_pair(j));
	for (size_t i = 0; i < asked->count; i++)
		TRY(ended(j, asked, i, &out[i]));
	TRY(sql_mend_forget(j->db, j->mem, j->subject, KEPT_BEFORE, &count));
	return OK;
}

/* The text as it was before the last correction. */
static enum err
undo(struct job *j, const struct rows *v, struct draft **draft,
    struct outcome *out)
{
	struct rows last, r;
	enum err e;

	TRY(sql_mend_last(j->db, j->mem, j->subject, &last));
	if (!last.count || !cell_int(&last, 0, "kept"))
		return OK;
	TRY(sql_mend_before(j->db, j->mem, cell_int(&last, 0, "id"), &r));
	e = reading_read(j,
	    &(struct reading){.v = v, .file = cell_bytes(&r, 0, "before_akn")},
	    draft);
	TRY(e);
	out->done = true;
	out->undone = cell_int(&last, 0, "id");
	out->comment = cell_int(&last, 0, "comment");
	return OK;
}

/* One that takes the last back is done by itself, in its turn: what it takes
 * back must be stored. */
static void
until_undo(struct rows *asked)
{
	for (size_t i = 0; i < asked->count; i++)
		if (text_is(cell(asked, i, "act"), "undo")) {
			asked->count = i ? i : 1;
			return;
		}
}

enum err
job_mend(struct job *j)
{
	struct rows v, asked;
	struct draft *draft;
	struct outcome *out;
	enum err e;

	TRY(sql_version_to_mend(j->db, j->mem, j->subject, &v));
	TRY(sql_mends_new(j->db, j->mem, j->subject, AT_ONCE, &asked));
	if (!asked.count || !text_is(cell(&v, 0, "state"), "ready") ||
	    cell(&v, 0, "published_at"))
		return OK;
	until_undo(&asked);
	out = arena_alloc(j->mem, asked.count * sizeof *out);
	TRY(reading_read(j,
	    &(struct reading){.v = &v, .file = cell_bytes(&v, 0, "akn")},
	    &draft));
	for (size_t i = 0; i < asked.count; i++) {
		const struct draft_mend what = {cell(&asked, i, "act"),
		    cell(&asked, i, "wid"), cell(&asked, i, "value")};
		const struct draft_unit *u = draft_unit_find(draft, what.wid);

		if (text_is(what.act, "undo")) {
			TRY(undo(j, &v, &draft, &out[i]));
			continue;
		}
		if (!u)
			continue;
		reading_line(j->mem, u, out[i].digest);
		out[i].before = draft->akn;
		TRY(mend(j, &v, &what, &draft, &out[i].done));
	}
	/* what was paired by hand says how those below it are paired */
	TRY(reading_pair(j, &v, true, &draft));
	TRY(doubts_kept(j, draft, &asked));
	TRY(db_begin(j->db));
	e = db_end(j->db, store(j, &v, draft, &asked, out));
	return e == ERR_NOT_FOUND ? OK : e;
}

/* ---- on a new file ---- */

/* The one line with these words, or NULL. */
static const struct draft_unit *
line_of(struct arena *mem, const struct draft *d, const char *hex)
{
	const struct draft_unit *found = NULL;
	unsigned char digest[DIGEST_SIZE];

	for (size_t i = 0; i < d->unit_count; i++) {
		reading_line(mem, &d->units[i], digest);
		if (!text_is(text_hex(mem, digest, DIGEST_SIZE),
			text_lower(mem, hex)))
			continue;
		if (found)
			return NULL;
		found = &d->units[i];
	}
	return found;
}

/* The doubts of the file's own reading stay with their lines. */
static void
doubts_over(const struct draft *from, struct draft *to, const char *mended)
{
	for (size_t i = 0; i < to->unit_count; i++) {
		const struct draft_unit *u =
		    draft_unit_find(from, to->units[i].wid);

		if (!u || text_is(u->wid, mended))
			continue;
		to->units[i].confidence = u->confidence;
		to->units[i].doubt = u->doubt;
	}
	to->warnings = from->warnings;
	to->warning_count = from->warning_count;
}

enum err
mend_carry(struct job *j, const struct rows *v, bool pairs,
    struct draft **draft, struct mends_carried *out)
{
	if (!out->at) {
		TRY(sql_mends_before(j->db, j->mem, cell_int(v, 0, "document"),
		    cell(v, 0, "language"), j->subject, &out->rows));
		out->at = arena_alloc(
		    j->mem, (out->rows.count + 1) * sizeof *out->at);
	}
	for (size_t i = 0; i < out->rows.count; i++) {
		const struct draft_unit *u =
		    line_of(j->mem, *draft, cell(&out->rows, i, "digest"));
		struct draft *before = *draft;
		struct draft_mend what;
		bool done;

		if (!u || pairs != text_is(cell(&out->rows, i, "act"), "same"))
			continue;
		what = (struct draft_mend){cell(&out->rows, i, "act"), u->wid,
		    cell(&out->rows, i, "value")};
		TRY(mend(j, v, &what, draft, &done));
		if (!done)
			continue;
		doubts_over(before, *draft, what.wid);
		out->at[out->count++] = (struct mend_carried){what.wid, i};
	}
	return OK;
}

void
mend_carried_named(struct mends_carried *all, const struct draft *before,
    const struct draft *named)
{
	for (size_t i = 0; i < all->count; i++)
		for (size_t k = 0; k < before->unit_count; k++)
			if (text_is(before->units[k].wid, all->at[i].wid)) {
				all->at[i].wid = named->units[k].wid;
				break;
			}
}

enum err
mend_carried_store(struct job *j, const struct mends_carried *all)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct rows *r = &all->rows;
		size_t row = all->at[i].row;
		unsigned char digest[DIGEST_SIZE];
		const char *hex = cell(r, row, "digest");
		int64_t id;

		for (size_t k = 0; k < DIGEST_SIZE; k++)
			digest[k] = (unsigned char)(strtol(
			    arena_copy_n(j->mem, hex + 2 * k, 2), NULL, 16));
		TRY(sql_mend_again(j->db, j->mem, j->subject, all->at[i].wid,
		    cell(r, row, "act"), cell(r, row, "value"),
		    cell(r, row, "words"), (struct bytes){digest, DIGEST_SIZE},
		    cell_int(r, row, "account"), cell_time(r, row, "at"), &id));
	}
	return OK;
}
