/*
 * table.c: the statutory table: which rows it has, and they as elements of a
 * model or as lines of a CSV.
 */
#include "fcgi/app/report/table.h"

#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/report/table_cell.h"
#include "fcgi/base/csv.h"
#include "fcgi/site/page.h"

#include <inttypes.h>
#include <string.h>

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
table_decision(struct visit *v, const struct profile *p, const char *key)
{
	const struct decision_word *word = p ? profile_decision(p, key) : NULL;

	return word ? page_script(v, p->language, word->words)
		    : visit_text(v, arena_printf(v->mem, "decision.%s", key),
			  NULL, NULL);
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

/* What machines read of a cell that is a number or a day. */
static void
typed(struct node *to, const struct row *row, const char *content)
{
	if (!strcmp(content, "seq"))
		xml_attr_int(to, "value", row->line->seq);
	if (!strcmp(content, "received"))
		xml_attr(to, "day",
		    act_day(
			row->voice, cell_time(row->r, row->i, "received_at")));
}

static void
cells(struct node *to, const struct row *row, const struct profile *p)
{
	for (size_t i = 0; i < p->column_count; i++) {
		const char *content = p->columns[i].content;
		const char *words = row_cell(row, content);
		struct node *node;

		if (!words) {
			xml_attr(xml_add(to, "cell"), "content", content);
			continue;
		}
		node = page_paragraphs(row->voice, to, "cell", words);
		xml_attr(node, "content", content);
		typed(node, row, content);
		/* the mark of the decision stands on what begins with it */
		if (row->decision && !row->erased &&
		    text_starts(content, "decision"))
			xml_attr(node, "decision", row->decision);
	}
}

static void
one(struct visit *v, const struct row *row, struct node *table,
    const struct profile *p)
{
	const struct rows *r = row->r;
	const char *state = cell(r, row->i, "state");
	const char *code = cell(r, row->i, "code");
	struct node *node = xml_add(table, "row");

	xml_attr_int(node, "n", row->line->seq);
	xml_attr(node, "code", code);
	if (row->decision && !row->erased)
		xml_attr(node, "decision", row->decision);
	if (row->line->n > 1)
		xml_attr_int(node, "group", row->line->n);
	if (cell(r, row->i, "old_decision"))
		xml_attr(node, "changed", cell(r, row->i, "old_decision"));
	if (!strcmp(state, "public") || !strcmp(state, "hidden"))
		page_link(v, node, comment_show, "comment", code, NULL);
	cells(node, row, p);
}

enum err
table_head(struct visit *v, struct node *to, struct node **table)
{
	const struct profile *p = table_profile(v);
	bool latin;

	if (!p)
		return ERR_BROKEN;
	latin = v->lang == LANG_SR_LATN && text_in_two_scripts(p->language);
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

static bool
has_current(const struct profile *p)
{
	for (size_t i = 0; i < p->column_count; i++)
		if (text_has_word(p->columns[i].content, "current"))
			return true;
	return false;
}

/* Lines of the table with what there is to say of each. */
struct said_lines {
	const struct profile *profile;
	const struct table_line *lines;
	struct rows r;
	size_t *rows, count; /* where in r each of them is */
};

static const char *
ids(struct arena *mem, const struct table_line *lines, size_t count)
{
	struct buffer b = buffer_new(mem, 64 + count * 24);

	for (size_t i = 0; i < count; i++)
		buffer_printf(&b, "%c%" PRId64, i ? ',' : '[', lines[i].id);
	buffer_add(&b, "]");
	return b.data;
}

/* What there is to say of the comments of that list. */
static enum err
rows_of(struct visit *v, const struct profile *p, const struct table_part *part,
    const char *list, struct rows *out)
{
	const char *closes = v->consultation.first;

	if (part->corrected || has_current(p))
		return sql_report_rows_of(v->db, v->mem, v->consultation.id,
		    closes, posted_counts(v), part->final, part->edition,
		    part->corrected, list, out);
	return sql_report_rows(v->db, v->mem, v->consultation.id, closes,
	    posted_counts(v), part->final, list, out);
}

static enum err
asked(struct visit *v, const struct profile *p, const struct table_part *part,
    size_t first, size_t count, struct said_lines *out)
{
	*out = (struct said_lines){.profile = p, .lines = part->lines + first};
	if (first + count > part->count)
		count = part->count - first;
	if (!count)
		return OK;
	TRY(rows_of(v, p, part, ids(v->mem, out->lines, count), &out->r));
	out->rows = arena_alloc(v->mem, count * sizeof *out->rows);
	for (size_t i = 0; i < count; i++)
		out->rows[i] = SIZE_MAX;
	for (size_t i = 0; i < out->r.count; i++)
		out->rows[cell_int(&out->r, i, "line") - 1] = i;
	out->count = count;
	return OK;
}

/* False: there is no such comment. */
static bool
said_row(const struct visit *v, struct visit *voice,
    const struct said_lines *said, size_t i, struct row *out)
{
	if (said->rows[i] == SIZE_MAX)
		return false;
	*out = row_of(
	    v, voice, said->profile, &said->r, said->rows[i], &said->lines[i]);
	return true;
}

enum err
table_rows(struct visit *v, struct node *table, const struct table_part *part,
    size_t first, size_t count)
{
	const struct profile *p = table_profile(v);
	struct visit voice = table_voice(v);
	struct said_lines said;
	struct row row;

	if (!p)
		return ERR_BROKEN;
	TRY(asked(v, p, part, first, count, &said));
	for (size_t i = 0; i < said.count; i++)
		if (said_row(v, &voice, &said, i, &row))
			one(v, &row, table, p);
	return OK;
}

/* ---- as lines of a CSV ---- */

enum err
table_csv_head(struct visit *v, struct buffer *to)
{
	const struct profile *p = table_profile(v);

	if (!p)
		return ERR_BROKEN;
	buffer_add(to, CSV_MARK);
	for (size_t i = 0; i < p->column_count; i++) {
		buffer_add(to, i ? "," : "");
		csv_add(to, page_script(v, p->language, p->columns[i].heading));
	}
	buffer_add(to, CSV_END);
	return OK;
}

/* Paragraphs become lines. */
static const char *
in_lines(struct arena *mem, const char *words)
{
	char *out, *to;

	words += strspn(words, "\n");
	if (!strstr(words, "\n\n"))
		return words;
	to = out = arena_copy(mem, words);
	for (; *words; words++)
		if (*words != '\n' || words[1] != '\n')
			*to++ = *words;
	*to = 0;
	return out;
}

static void
csv_line(const struct row *row, const struct profile *p, struct buffer *to)
{
	for (size_t k = 0; k < p->column_count; k++) {
		const char *words = row_cell(row, p->columns[k].content);

		buffer_add(to, k ? "," : "");
		if (words)
			csv_add(to, in_lines(row->voice->mem, words));
	}
	buffer_add(to, CSV_END);
}

enum err
table_csv(struct visit *v, const struct table_part *part, size_t first,
    size_t count, struct buffer *to)
{
	const struct profile *p = table_profile(v);
	struct visit voice = table_voice(v);
	struct said_lines said;
	struct row row;

	if (!p)
		return ERR_BROKEN;
	TRY(asked(v, p, part, first, count, &said));
	for (size_t i = 0; i < said.count; i++)
		if (said_row(v, &voice, &said, i, &row))
			csv_line(&row, p, to);
	return OK;
}
