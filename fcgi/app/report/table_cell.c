/*
 * table_cell.c: a comment as cells of the statutory table.  A cell is one or
 * more pieces (seq submitter channel ...), one below the other, as the
 * profile's column says.  Hidden words are left out and said so with their
 * rule; withdrawn and erased ones keep a row without words (practice 2).
 */
#include "fcgi/app/report/table_cell.h"

#include "fcgi/app/answer/fact.h"
#include "fcgi/app/answer/translated.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/report/table.h"
#include "fcgi/site/page.h"
#include "fcgi/site/view.h"

#include <inttypes.h>
#include <string.h>

static const char *
of(const struct row *row, const char *column)
{
	return cell(row->r, row->i, column);
}

/* Not by a format: this is asked several times a row. */
static const char *
say(const struct row *row, const char *group, const char *key)
{
	char *at = arena_alloc(
	    row->voice->mem, strlen(group) + strlen(key) + sizeof ".");

	stpcpy(stpcpy(stpcpy(at, group), "."), key);
	return visit_text(row->voice, at, NULL, NULL);
}

static const char *
numbered(const struct row *row, int32_t number)
{
	return arena_printf(row->voice->mem, "%" PRId32, number);
}

static const char *
submitter(const struct row *row)
{
	const char *name = row->erased ? NULL : of(row, "shown_name");

	if (row->line->n > 1)
		return visit_text(row->voice, "report.group",
		    view_count(row->voice->site->view, row->voice->mem,
			lang_code(row->voice->lang), "count.comment",
			row->line->n),
		    NULL);
	return name ? name
		    : submitter_unnamed(row->voice, of(row, "kind"),
			  numbered(row, row->line->person));
}

/* The declared words are printed as declared (practice 15). */
static const char *
capacity(const struct row *row)
{
	const char *words =
	    row->erased || row->line->n > 1 ? NULL : of(row, "capacity_words");
	const char *key = say(row, "capacity", of(row, "capacity"));

	return words ? arena_printf(row->voice->mem, "%s: %s", key, words)
		     : key;
}

/* As the act's country cites it, in whichever language the table is. */
static const char *
unit(const struct row *row)
{
	struct visit act = act_voice(row->voice);
	const char *cite = cite_words(&act, of(row, "steps"));

	return cite ? cite : say(row, "unit", "whole");
}

/* What stands where words are not to be seen. */
static const char *
instead(const struct row *row)
{
	const char *state = of(row, "state"), *rule = of(row, "hide_rule");
	const char *words;

	if (row->erased)
		return say(row, "state", "erased");
	if (!strcmp(state, "withdrawn"))
		return say(row, "state", "withdrawn");
	words = say(row, "state", "hidden");
	if (!rule || !visit_has_text(row->voice, "rule", rule))
		return words;
	return arena_printf(row->voice->mem, "%s. %s", words,
	    visit_text(
		row->voice, "comment.rule", say(row, "rule", rule), NULL));
}

static const char *
decision(const struct row *row)
{
	return row->decision
		   ? table_decision(row->voice, row->profile, row->decision)
		   : NULL;
}

/* What a later edition says of a decision that it changed (practice 16). */
static const char *
changed(const struct row *row)
{
	struct visit *voice = row->voice;
	const char *old = of(row, "old_decision"), *words;

	if (!old)
		return NULL;
	words = visit_text(voice, "report.changed",
	    act_date(voice, cell_time(row->r, row->i, "change_at")),
	    table_decision(voice, row->profile, old));
	return arena_printf(voice->mem, "%s %s (%s)", words, of(row, "why"),
	    of(row, "change_post") ? of(row, "change_post") : "–");
}

static const char *
joined(struct arena *mem, const char *a, const char *b)
{
	return a && b ? arena_printf(mem, "%s\n\n%s", a, b) : a ? a : b;
}

/* What came late or lacks what is demanded, and was not considered all the
 * same: its decision is that of the facts, and so is its reason
 * (statutory-profiles 4). */
static const char *
fact(const struct row *row)
{
	if (of(row, "decision") || !row->decision ||
	    text_is(row->decision, "none"))
		return NULL;
	return fact_reason(row->voice, row->decision,
	    cell_time(row->r, row->i, "closing"),
	    cell_time(row->r, row->i, "received_at"));
}

/* In the language of who is answered; the reasons alone are authentic. */
static const char *
translation(const struct row *row)
{
	const char *words = of(row, "translation");

	if (!words || !of(row, "reasons"))
		return NULL;
	return arena_printf(row->voice->mem, "%s:\n%s",
	    translated_mark(row->voice, of(row, "translated_to")), words);
}

/* An earlier decision of what was erased stays. */
static const char *
reply(const struct row *row)
{
	struct visit *voice = row->voice;
	const char *reasons = of(row, "reasons");
	const char *words =
	    joined(voice->mem, reasons ? reasons : fact(row), NULL);

	words = joined(voice->mem, words, translation(row));
	words = joined(voice->mem, words, of(row, "changed"));

	return page_script(voice, voice->consultation.language,
	    joined(voice->mem, words, changed(row)));
}

static const char *
said(const struct row *row, const char *column)
{
	return row->words ? of(row, column) : NULL;
}

static const char *
text(const struct row *row)
{
	return row->words ? of(row, "remark") : instead(row);
}

/* One piece of a cell, or NULL. */
static const char *
piece(const struct row *row, const char *name)
{
	if (!strcmp(name, "seq"))
		return numbered(row, row->line->seq);
	if (!strcmp(name, "submitter"))
		return submitter(row);
	if (!strcmp(name, "channel"))
		return say(row, "channel", of(row, "channel"));
	if (!strcmp(name, "received"))
		return act_date(
		    row->voice, cell_time(row->r, row->i, "received_at"));
	if (!strcmp(name, "capacity"))
		return capacity(row);
	if (!strcmp(name, "unit"))
		return unit(row);
	if (!strcmp(name, "current"))
		return page_script(row->voice,
		    row->voice->consultation.language, of(row, "words"));
	if (!strcmp(name, "text"))
		return text(row);
	if (!strcmp(name, "decision"))
		return decision(row);
	if (!strcmp(name, "reply"))
		return reply(row);
	if (!strcmp(name, "kind"))
		return of(row, "weight") ? say(row, "weight", of(row, "weight"))
					 : NULL;
	if (!strcmp(name, "property"))
		return said(row, "location");
	return said(row, name); /* proposed, reason */
}

const char *
row_cell(const struct row *row, const char *content)
{
	struct arena *mem = row->voice->mem;
	bool alone = !strchr(content, ' ');
	const char *out = NULL;

	while (*content) {
		size_t size = strcspn(content, " ");
		const char *name = arena_copy_n(mem, content, size);
		const char *words = piece(row, name);

		content += size + (content[size] == ' ');
		if (!words || !*words)
			continue;
		if (!alone && !strcmp(name, "proposed"))
			words = visit_text(
			    row->voice, "report.proposed", words, NULL);
		if (!alone && !strcmp(name, "reason"))
			words = visit_text(
			    row->voice, "report.reason", words, NULL);
		out = out ? arena_printf(mem, "%s\n\n%s", out, words) : words;
	}
	return out;
}

static const char *
decided(const struct visit *v, const struct rows *r, size_t i)
{
	const char *key = cell(r, i, "decision");

	if (key || cell(r, i, "erased_at"))
		return key;
	if (!strcmp(cell(r, i, "state"), "withdrawn"))
		return NULL;
	key = fact_key(v, cell_int(r, i, "late"), cell(r, i, "location"));
	return key ? key : "none";
}

struct row
row_of(const struct visit *v, struct visit *voice, const struct profile *p,
    const struct rows *r, size_t i, const struct table_line *line)
{
	struct row row = {
	    .voice = voice, .profile = p, .r = r, .i = i, .line = line};
	const char *state = cell(r, i, "state");

	row.decision = decided(v, r, i);
	row.erased = cell(r, i, "erased_at") != NULL;
	row.words = !row.erased &&
		    (!strcmp(state, "public") || !strcmp(state, "waiting"));
	/* who took it back asked for no answer */
	if (!strcmp(state, "withdrawn") && !row.erased)
		row.decision = NULL;
	return row;
}
