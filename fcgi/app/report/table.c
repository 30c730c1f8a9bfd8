/*
 * table.c: a comment as a row of the statutory table.  A cell is one or more
 * pieces (seq submitter channel ...), one below the other, as the profile's
 * column says.  Hidden words are left out and said so with their rule;
 * withdrawn and erased ones keep a row without words (practice 2).
 */
#include "fcgi/app/report/table.h"

#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"
#include "fcgi/site/view.h"

#include <string.h>

/* A row while its cells are written; voice speaks the act's language. */
struct row {
	struct visit *voice;
	const struct rows *r;
	size_t i;
	const char *decision; /* the key; NULL: withdrawn or erased */
	int64_t n;	      /* how many comments it stands for */
	bool words;	      /* what was said may be shown */
};

const struct profile *
table_profile(const struct visit *v)
{
	const struct profile *own =
	    profiles_find(v->site->profiles, v->consultation.profile);
	const struct profile *general =
	    profiles_general(v->site->profiles, lang_content(v->lang));

	return own && general && strcmp(own->language, general->language)
		   ? general
		   : own;
}

struct visit
table_voice(const struct visit *v)
{
	const struct profile *own =
	    profiles_find(v->site->profiles, v->consultation.profile);

	return table_profile(v) == own ? act_voice(v) : *v;
}

const char *
table_decision(struct visit *v, const char *key)
{
	const struct profile *p = table_profile(v);
	const struct decision_word *word = p ? profile_decision(p, key) : NULL;

	return word ? page_script(v, p->language, word->words)
		    : visit_text(v, arena_printf(v->mem, "decision.%s", key),
			  NULL, NULL);
}

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

	if (row->n > 1)
		return visit_text(row->voice, "report.group",
		    view_count(row->voice->site->view, row->voice->mem,
			lang_code(row->voice->lang), "count.comment", row->n),
		    NULL);
	return name ? name
		    : submitter_unnamed(
			  row->voice, of(row, "kind"), of(row, "person"));
}

/* The declared words are printed as declared (practice 15). */
static const char *
capacity(const struct row *row)
{
	const char *words =
	    erased(row) || row->n > 1 ? NULL : of(row, "capacity_words");
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
	return row->decision ? table_decision(row->voice, row->decision) : NULL;
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
	    table_decision(voice, old));
	return arena_printf(voice->mem, "%s %s (%s)", words, of(row, "why"),
	    of(row, "change_post") ? of(row, "change_post") : "–");
}

static const char *
joined(struct arena *mem, const char *a, const char *b)
{
	return a && b ? arena_printf(mem, "%s\n\n%s", a, b) : a ? a : b;
}

/* An earlier decision of what was erased stays. */
static const char *
reply(const struct row *row)
{
	struct visit *voice = row->voice;
	const char *words =
	    joined(voice->mem, of(row, "reasons"), of(row, "changed"));

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

/* What machines read of a cell that is a number or a day. */
static void
typed(struct node *cell, const struct row *row, const char *content)
{
	if (!strcmp(content, "seq"))
		xml_attr(cell, "value", of(row, "seq"));
	if (!strcmp(content, "received"))
		xml_attr(cell, "day",
		    act_day(
			row->voice, cell_time(row->r, row->i, "received_at")));
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
		typed(cell, row, content);
		/* the mark of the decision stands on what begins with it */
		if (row->decision && !erased(row) &&
		    text_starts(content, "decision"))
			xml_attr(cell, "decision", row->decision);
	}
}

static void
one(struct visit *v, struct row row, struct node *table,
    const struct profile *p)
{
	const char *state = of(&row, "state");
	struct node *node = xml_add(table, "row");

	row.decision = decided(v, row.r, row.i);
	row.n = cell_int(row.r, row.i, "n");
	row.words = !erased(&row) &&
		    (!strcmp(state, "public") || !strcmp(state, "waiting"));
	/* who took it back asked for no answer */
	if (!strcmp(state, "withdrawn") && !erased(&row))
		row.decision = NULL;
	xml_attr(node, "n", of(&row, "seq"));
	xml_attr(node, "code", of(&row, "code"));
	if (row.decision && !erased(&row))
		xml_attr(node, "decision", row.decision);
	if (row.n > 1)
		xml_attr_int(node, "group", row.n);
	if (of(&row, "old_decision"))
		xml_attr(node, "changed", of(&row, "old_decision"));
	if (!strcmp(state, "public") || !strcmp(state, "hidden"))
		page_link(
		    v, node, comment_show, "comment", of(&row, "code"), NULL);
	cells(node, &row, p);
}

enum err
table_head(struct visit *v, struct node *to, struct node **table)
{
	const struct profile *p = table_profile(v);
	bool latin;

	if (!p)
		return ERR_BROKEN;
	latin = v->lang == LANG_SR_LATN && text_is(p->language, "sr");
	*table = xml_add(to, "table");
	xml_attr(*table, "lang", latin ? lang_code(v->lang) : p->language);
	if (p->basis && *p->basis)
		xml_attr(
		    *table, "basis", page_script(v, p->language, p->basis));
	for (size_t i = 0; i < p->column_count; i++) {
		struct node *column = xml_add_text(*table, "column",
		    page_script(v, p->language, p->columns[i].heading));

		xml_attr(column, "content", p->columns[i].content);
	}
	return OK;
}

/* ---- which rows there are ---- */

struct lines {
	struct arena *mem;
	struct table_part *part;
	size_t room;
};

static enum err
collect(void *arg, const struct rows *r)
{
	struct lines *to = arg;
	struct table_part *part = to->part;
	size_t wanted = part->count + r->count, was = to->room;

	if (wanted > to->room) {
		to->room = wanted + wanted / 2;
		part->lines = arena_grow(to->mem, part->lines,
		    was * sizeof *part->lines, to->room * sizeof *part->lines);
	}
	for (size_t i = 0; i < r->count; i++)
		part->lines[part->count++] =
		    (struct table_line){.id = cell_int(r, i, "id"),
			.seq = (int32_t)cell_int(r, i, "seq"),
			.person = (int32_t)cell_int(r, i, "person"),
			.n = (int32_t)cell_int(r, i, "n")};
	return OK;
}

enum err
table_lines(struct visit *v, struct table_part *part)
{
	struct lines to = {v->mem, part, 0};
	struct arena *block = arena_new((size_t)16 << 20);
	enum err e;

	part->lines = NULL;
	part->count = 0;
	e = sql_report_numbering(v->db, block, v->consultation.id,
	    v->consultation.closes, posted_counts(v), !part->full, part->after,
	    part->limit + 1, part->body ? &part->body : NULL, collect, &to);
	arena_free(block);
	TRY(e);
	part->more = (int64_t)part->count > part->limit;
	if (part->more)
		part->count = (size_t)part->limit;
	return OK;
}

const char *
table_list(
    struct arena *mem, const struct table_part *part, size_t first, size_t n)
{
	struct buffer b = buffer_new(mem, 64 + n * 96);

	for (size_t i = first; i < first + n; i++)
		buffer_printf(&b, "%s[%lld,%lld,%lld,%lld]",
		    i == first ? "[" : ",", (long long)part->lines[i].seq,
		    (long long)part->lines[i].id,
		    (long long)part->lines[i].person,
		    (long long)part->lines[i].n);
	buffer_add(&b, "]");
	return b.data;
}

enum err
table_rows(struct visit *v, struct node *table, const struct table_part *part,
    size_t first, size_t count)
{
	const struct profile *p = table_profile(v);
	struct visit voice = table_voice(v);
	struct rows r;

	if (!p)
		return ERR_BROKEN;
	if (first + count > part->count)
		count = part->count - first;
	if (!count)
		return OK;
	TRY(sql_report_rows(v->db, v->mem, v->consultation.id,
	    v->consultation.closes, posted_counts(v), part->final,
	    part->edition, table_list(v->mem, part, first, count), &r));
	for (size_t i = 0; i < r.count; i++)
		one(v, (struct row){&voice, &r, i, NULL, 0, false}, table, p);
	return OK;
}
