/*
 * report.c: the published report: narrative, numbers, the statutory table.
 * Numbers are counted by the database, rows by the table: a test holds that
 * both, and every format, give the same sums (practice 2).
 */
#include "fcgi/app/report.h"

#include "build/sql.h"
#include "fcgi/app/answering.h"
#include "fcgi/app/markdown.h"
#include "fcgi/app/table.h"
#include "fcgi/app/unit.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

const char *const narrative_parts[NARRATIVE_PARTS] = {
    "course", "events", "channels", "participants"};

/* Who works here sees it before it is published. */
static bool
staff(const struct visit *v)
{
	return v->who.rights & ~(unsigned)ADMINISTER;
}

static const char *
in_script(const struct visit *v, const char *words)
{
	return page_script(v, v->consultation.language, words);
}

static void
fact(struct node *head, const char *name, const char *words)
{
	struct node *node;

	if (!words || !*words)
		return;
	node = xml_add_text(head, "fact", words);
	xml_attr(node, "name", name);
}

/* "function, name", unless the report itself says how it is signed. */
static const char *
signature(struct visit *v, const struct rows *r, const char *who)
{
	const char *name = cell(r, 0, arena_printf(v->mem, "%s_name", who));
	const char *post = cell(r, 0, arena_printf(v->mem, "%s_post", who));

	if (!name || !post)
		return name ? name : post;
	return arena_printf(v->mem, "%s, %s", post, name);
}

static void
head(struct visit *v, struct node *to, const struct rows *r,
    const struct node *words)
{
	static const char *const lines[][2] = {
	    {"prepared_by", "prepared"}, {"approved_by", "signed"}};
	struct node *node = xml_add(to, "head");

	fact(node, "number", cell(r, 0, "number"));
	fact(node, "place", in_script(v, cell(r, 0, "place")));
	for (size_t i = 0; i < 2; i++) {
		const struct node *own =
		    words ? xml_child(words, lines[i][0]) : NULL;

		fact(node, lines[i][0],
		    in_script(v, own ? xml_words(v->mem, own)
				     : signature(v, r, lines[i][1])));
	}
}

static void
narrative(struct visit *v, struct node *to, const struct node *words)
{
	for (size_t i = 0; words && i < NARRATIVE_PARTS; i++) {
		const struct node *part = xml_child(words, narrative_parts[i]);
		struct node *node;

		if (!part)
			continue;
		node = xml_add(to, "narrative");
		xml_attr(node, "name", narrative_parts[i]);
		(void)markdown(v->mem, node, "body",
		    in_script(v, xml_words(v->mem, part)));
	}
}

enum err
report_numbers(struct visit *v, struct node *to, int64_t *total)
{
	/* what is rare stands only where there is some */
	static const char *const names[] = {"submissions", "in_time", "late",
	    "comments", "withdrawn", "erased", "hidden", "supports"};
	struct node *list = xml_add(to, "numbers");
	struct rows r;

	TRY(sql_report_numbers(v->db, v->mem, v->consultation.id,
	    v->consultation.closes, posted_counts(v), &r));
	*total = cell_int(&r, 0, "comments");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct node *number;

		if (i > 3 && !cell_int(&r, 0, names[i]))
			continue;
		number = xml_add(list, "number");
		xml_attr(number, "name", names[i]);
		xml_attr(number, "value", cell(&r, 0, names[i]));
	}
	return OK;
}

static void
decision(struct visit *v, struct node *list, const struct rows *r, size_t i,
    bool grouped)
{
	const char *key = cell(r, i, "decision");
	const char *words = decision_words(v, key);
	struct node *node = xml_add(list, "decision");

	xml_attr(node, "key", key);
	xml_attr(node, "n", cell(r, i, "n"));
	if (grouped)
		xml_attr(node, "groups", cell(r, i, "groups"));
	if (words)
		xml_text(node, words);
}

/* In the order of the profile; what it does not offer comes last. */
enum err
report_decisions(struct visit *v, struct node *to, bool final)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct node *list = xml_add(to, "decisions");
	bool grouped = false;
	struct rows r;

	TRY(sql_report_decisions(v->db, v->mem, v->consultation.id,
	    v->consultation.closes, posted_counts(v), late_key(v), final, &r));
	for (size_t i = 0; i < r.count; i++)
		grouped |= cell_int(&r, i, "n") != cell_int(&r, i, "groups");
	for (size_t k = 0; p && k < p->decision_count; k++)
		for (size_t i = 0; i < r.count; i++)
			if (text_is(
				p->decisions[k].key, cell(&r, i, "decision")))
				decision(v, list, &r, i, grouped);
	for (size_t i = 0; i < r.count; i++)
		if (!p || !profile_decision(p, cell(&r, i, "decision")))
			decision(v, list, &r, i, grouped);
	return OK;
}

static enum err
counts(struct visit *v, struct node *to)
{
	struct rows r;

	TRY(sql_report_kinds(v->db, v->mem, v->consultation.id, &r));
	if (r.count > 0)
		page_rows(v, xml_add(to, "kinds"), "kind", &r);
	TRY(sql_report_channels(v->db, v->mem, v->consultation.id, &r));
	if (r.count > 0)
		page_rows(v, xml_add(to, "channels"), "channel", &r);
	return OK;
}

static enum err
places(struct visit *v, struct node *to)
{
	struct node *list;
	struct rows r;

	TRY(sql_report_places(v->db, v->mem, v->consultation.id,
	    text_cut(v->mem, v->now, DAY_SIZE), &r));
	if (r.count == 0)
		return OK;
	list = xml_add(to, "places");
	for (size_t i = 0; i < r.count; i++)
		xml_text(page_row(v, list, "place", &r, i),
		    in_script(v, cell(&r, i, ".title")));
	return OK;
}

static void
file(struct visit *v, struct node *to, const char *after)
{
	struct node *node = xml_add(to, "file");

	xml_attr(node, "type", "csv");
	page_link(v, node, report_table_show, "?after", after, NULL);
	node = xml_add(to, "file");
	xml_attr(node, "type", "data");
	page_link(v, node, report_data_show, "?after", after, NULL);
}

/* The table as files; a long one in several, one after the other. */
static enum err
files(struct visit *v, struct node *to, int64_t total)
{
	struct rows r;

	file(v, to, NULL);
	if (total <= TABLE_FEW)
		return OK;
	TRY(sql_report_parts(
	    v->db, v->mem, v->consultation.id, TABLE_FILE, &r));
	for (size_t i = 0; i + 1 < r.count; i++)
		file(v, to, cell(&r, i, "last"));
	return OK;
}

/* How many rows stand in the file that begins there. */
static enum err
in_file(struct visit *v, int64_t after, int64_t *out)
{
	struct rows r;

	*out = TABLE_FEW;
	TRY(sql_report_parts(
	    v->db, v->mem, v->consultation.id, TABLE_FILE, &r));
	for (size_t i = r.count; i-- > 0;)
		if (cell_int(&r, i, "last") > after)
			*out = cell_int(&r, i, "last") - after;
	return OK;
}

static enum err
after_row(const struct visit *v, int64_t *out)
{
	const char *after = visit_query(v, "after");

	*out = 0;
	return after ? text_int(after, out) : OK;
}

static enum err
words_of(struct visit *v, struct node *to, const struct rows *r)
{
	struct node *words = NULL;

	if (cell(r, 0, "narrative"))
		TRY(xml_parse(v->mem, cell(r, 0, "narrative"), &words) == OK
			? OK
			: ERR_BROKEN);
	xml_attr(to, "edition", cell(r, 0, "edition"));
	head(v, to, r, words);
	narrative(v, to, words);
	return OK;
}

/* All of it, with that part of the table; limit 0: as much as a file holds. */
static enum err
whole(struct visit *v, struct node *to, struct table_part *part)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	struct rows r;
	enum err e;

	part->final = v->consultation.reported != NULL;
	if (!part->final && !staff(v))
		return ERR_NOT_FOUND;
	TRY(after_row(v, &part->after));
	if (!part->limit)
		TRY(in_file(v, part->after, &part->limit));
	if (p && p->report_name)
		xml_add_text(
		    to, "heading", page_script(v, p->language, p->report_name));
	page_moment(
	    v, to, "published", v->consultation.reported, v->consultation.zone);
	e = sql_report_of(
	    v->db, v->mem, v->consultation.id, part->final, 0, &r);
	if (e == OK)
		e = words_of(v, to, &r);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	TRY(report_numbers(v, to, &part->total));
	TRY(report_decisions(v, to, part->final));
	TRY(counts(v, to));
	TRY(statutory_table(v, to, part));
	return places(v, to);
}

enum err
report_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "report-page");
	struct table_part part = {.limit = TABLE_PAGE};

	TRY(whole(v, to, &part));
	TRY(files(v, to, part.total));
	page_pager(v, part.node,
	    arena_printf(v->mem, "%lld", (long long)part.last),
	    part.last < part.total);
	return OK;
}

enum err
report_table_show(struct visit *v, struct node *page)
{
	struct table_part part = {.limit = 0};

	visit_download(
	    v, arena_printf(v->mem, "%s-report.csv", v->consultation.slug));
	return whole(v, xml_add(page, "report-page"), &part);
}

enum err
report_data_show(struct visit *v, struct node *page)
{
	struct table_part part = {.limit = 0};

	visit_download(
	    v, arena_printf(v->mem, "%s-report.xml", v->consultation.slug));
	return whole(v, xml_add(page, "report-page"), &part);
}
