/*
 * table.c: a comment as a row of the statutory table.  A cell is one or more
 * pieces (seq submitter channel ...), one below the other, as the profile's
 * column says.  Hidden words are left out and said so with their rule;
 * withdrawn and erased ones keep a row without words (practice 2).
 */
#include "fcgi/app/table.h"

#include "build/sql.h"
#include "fcgi/app/answering.h"
#include "fcgi/app/cite.h"
#include "fcgi/app/unit.h"
#include "fcgi/site/page.h"

#include <string.h>

/* A row while its cells are written; voice speaks the act's language. */
struct row {
	struct visit *voice;
	const struct rows *r;
	size_t i;
	const char *decision; /* the key; NULL: withdrawn or erased */
	bool words;	      /* what was said may be shown */
};

const char *
late_key(const struct visit *v)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);

	return p && profile_decision(p, "late") ? "late" : NULL;
}

const char *
submitter_unnamed(
    const struct visit *voice, const char *kind, const char *number)
{
	return visit_text(voice, "report.unnamed",
	    visit_text(voice, arena_printf(voice->mem, "submitter.%s", kind),
		NULL, NULL),
	    number);
}

static const char *
of(const struct row *row, const char *column)
{
	return cell(row->r, row->i, column);
}

static bool
erased(const struct row *row)
{
	return of(row, "erased_at") != NULL;
}

static const char *
say(const struct row *row, const char *group, const char *key)
{
	return visit_text(row->voice,
	    arena_printf(row->voice->mem, "%s.%s", group, key), NULL, NULL);
}

static const char *
submitter(const struct row *row)
{
	const char *name = erased(row) ? NULL : of(row, "shown_name");

	return name ? name
		    : submitter_unnamed(
			  row->voice, of(row, "kind"), of(row, "person"));
}

/* The declared words are printed as declared (practice 15). */
static const char *
capacity(const struct row *row)
{
	const char *words = erased(row) ? NULL : of(row, "capacity_words");
	const char *key = say(row, "capacity", of(row, "capacity"));

	return words ? arena_printf(row->voice->mem, "%s: %s", key, words)
		     : key;
}

static const char *
unit(const struct row *row)
{
	const char *cite = cite_words(row->voice, of(row, "steps"));

	return cite ? cite : say(row, "unit", "whole");
}

/* What stands where words are not to be seen. */
static const char *
instead(const struct row *row)
{
	const char *state = of(row, "state"), *rule = of(row, "hide_rule");
	const char *words;

	if (erased(row))
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
	const char *words;

	if (!row->decision)
		return NULL;
	words = decision_words(row->voice, row->decision);
	return words ? words : say(row, "decision", row->decision);
}

/* An earlier decision of what was erased stays. */
static const char *
reply(const struct row *row)
{
	const char *reasons = of(row, "reasons"), *changed = of(row, "changed");

	if (reasons && changed)
		reasons =
		    arena_printf(row->voice->mem, "%s\n\n%s", reasons, changed);
	return page_script(row->voice, row->voice->consultation.language,
	    reasons ? reasons : changed);
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
		return of(row, "seq");
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

/* Pieces of one column, an empty line between them: a paragraph each. Where
 * several things stand in one cell, a proposed wording says that it is one. */
static const char *
pieces(const struct row *row, const char *content)
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

static void
cells(struct node *to, const struct row *row, const struct profile *p)
{
	for (size_t i = 0; i < p->column_count; i++) {
		const char *content = p->columns[i].content;
		const char *words = pieces(row, content);
		struct node *cell;

		if (!words) {
			xml_attr(xml_add(to, "cell"), "content", content);
			continue;
		}
		cell = page_paragraphs(row->voice, to, "cell", words);
		xml_attr(cell, "content", content);
		/* the mark of the decision stands on what begins with it */
		if (row->decision && !erased(row) &&
		    text_starts(content, "decision"))
			xml_attr(cell, "decision", row->decision);
	}
}

static const char *
decided(const struct visit *v, const struct rows *r, size_t i)
{
	const char *key = cell(r, i, "decision");

	if (key || cell(r, i, "erased_at"))
		return key;
	if (!strcmp(cell(r, i, "state"), "withdrawn"))
		return NULL;
	if (cell_int(r, i, "late") && late_key(v))
		return late_key(v);
	return "none";
}

static void
one(struct visit *v, struct visit *voice, struct node *table,
    const struct rows *r, size_t i, const struct profile *p)
{
	const char *state = cell(r, i, "state");
	struct node *node = xml_add(table, "row");
	struct row row = {voice, r, i, decided(v, r, i), false};

	row.words = !cell(r, i, "erased_at") &&
		    (!strcmp(state, "public") || !strcmp(state, "waiting"));
	/* who took it back asked for no answer */
	if (!strcmp(state, "withdrawn") && !cell(r, i, "erased_at"))
		row.decision = NULL;
	xml_attr(node, "n", cell(r, i, "seq"));
	if (!strcmp(state, "public") || !strcmp(state, "hidden"))
		page_link(
		    v, node, comment_show, "comment", cell(r, i, "code"), NULL);
	cells(node, &row, p);
}

static void
head(struct visit *v, struct node *table, const struct profile *p)
{
	bool latin = v->lang == LANG_SR_LATN && text_is(p->language, "sr");

	xml_attr(table, "lang", latin ? lang_code(v->lang) : p->language);
	if (p->basis && *p->basis)
		xml_attr(table, "basis", page_script(v, p->language, p->basis));
	for (size_t i = 0; i < p->column_count; i++) {
		struct node *column = xml_add_text(table, "column",
		    page_script(v, p->language, p->columns[i].heading));

		xml_attr(column, "content", p->columns[i].content);
	}
}

enum err
statutory_table(struct visit *v, struct node *to, struct table_part *part)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct visit voice = act_voice(v);
	struct rows r;

	if (!p)
		return ERR_BROKEN;
	TRY(sql_report_rows(v->db, v->mem, v->consultation.id,
	    v->consultation.closes, posted_counts(v), part->final, part->after,
	    part->limit, &r));
	part->node = xml_add(to, "table");
	head(v, part->node, p);
	xml_attr_int(part->node, "rows", part->total);
	for (size_t i = 0; i < r.count; i++)
		one(v, &voice, part->node, &r, i, p);
	part->last = r.count ? cell_int(&r, r.count - 1, "seq") : part->after;
	return OK;
}
