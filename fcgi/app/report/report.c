/*
 * report.c: the published report: narrative, numbers, the statutory table.
 * Numbers are counted by the database, rows by the table: a test holds that
 * both, and every format, give the same sums (practice 2).
 */
#include "fcgi/app/report/report.h"
#include "fcgi/app/proof/ledger.h"

#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/fact.h"
#include "fcgi/app/answer/markdown.h"
#include "fcgi/app/answer/theme.h"
#include "fcgi/app/desk/concern.h"
#include "fcgi/app/public/unit.h"
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

void
report_numbers(struct node *to, const struct counted *c)
{
	/* what is rare stands only where there is some */
	static const char *const names[] = {"submissions", "in_time", "late",
	    "comments", "withdrawn", "erased", "hidden", "supports"};
	struct node *list = xml_add(to, "numbers");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		int64_t n = counted_number(c, names[i]);
		struct node *number;

		if (i > 3 && !n)
			continue;
		number = xml_add(list, "number");
		xml_attr(number, "name", names[i]);
		xml_attr_int(number, "value", n);
	}
}

static void
decision(
    struct visit *v, struct node *list, const struct figure *f, bool grouped)
{
	struct visit voice = table_voice(v);
	struct node *node = xml_add(list, "decision");

	xml_attr(node, "key", f->name);
	xml_attr_int(node, "n", f->n);
	if (grouped)
		xml_attr_int(node, "groups", f->groups);
	xml_text(node, table_decision(&voice, table_profile(&voice), f->name));
}

static bool
decides(const struct figure *f)
{
	return !strcmp(f->part, "decision");
}

/* In the order of the profile; what it does not offer comes last. */
void
report_decisions(struct visit *v, struct node *to, const struct counted *c)
{
	const struct profile *p = table_profile(v);
	struct node *list = xml_add(to, "decisions");
	bool grouped = false;

	for (size_t i = 0; i < c->count; i++)
		grouped |= decides(&c->figures[i]) &&
			   c->figures[i].n != c->figures[i].groups;
	for (size_t k = 0; p && k < p->decision_count; k++)
		for (size_t i = 0; i < c->count; i++)
			if (decides(&c->figures[i]) &&
			    text_is(p->decisions[k].key, c->figures[i].name))
				decision(v, list, &c->figures[i], grouped);
	for (size_t i = 0; i < c->count; i++)
		if (decides(&c->figures[i]) &&
		    (!p || !profile_decision(p, c->figures[i].name)))
			decision(v, list, &c->figures[i], grouped);
}

/* <kinds> of <kind>, where there are any. */
static void
part(struct node *to, const struct counted *c, const char *all, const char *one)
{
	struct node *list = NULL, *node;

	for (size_t i = 0; i < c->count; i++) {
		if (strcmp(c->figures[i].part, one) != 0)
			continue;
		list = list ? list : xml_add(to, all);
		node = xml_add(list, one);
		xml_attr(node, "key", c->figures[i].name);
		xml_attr_int(node, "n", c->figures[i].n);
	}
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

/* People in a paragraph: the time that a program takes to break one into lines
 * grows faster than the paragraph. */
enum { ANNEX_PEOPLE = 60 };

/* Of a large group there are many paragraphs. */
static void
behind(struct node *list, const struct table_line *line, const struct rows *r)
{
	struct node *group = NULL, *who;

	for (size_t i = 0; i < r->count; i++) {
		if (i % ANNEX_PEOPLE == 0) {
			group = xml_add(list, "group");
			xml_attr_int(group, "row", line->seq);
			if (i)
				xml_attr(group, "continued", "1");
		}
		who = xml_add(group, "who");
		xml_attr(who, "number", cell(r, i, "number"));
		if (cell(r, i, "shown_name"))
			xml_text(who, cell(r, i, "shown_name"));
	}
}

/* How many stand behind the rows of groups, by name and number. */
static enum err
annex(struct visit *v, struct node *to, const struct table_part *part)
{
	struct node *list = NULL;
	struct rows r;

	for (size_t i = 0; i < part->count; i++) {
		if (part->lines[i].n < 2)
			continue;
		list = list ? list : xml_add(to, "annex");
		TRY(sql_report_folded(v->db, v->mem, v->consultation.id,
		    part->lines[i].id, v->consultation.first, posted_counts(v),
		    deficient_key(v), part->body ? &part->body : NULL, &r));
		behind(list, &part->lines[i], &r);
	}
	return OK;
}

/* Its row; none before staff began to write. */
static enum err
edition_of(struct visit *v, struct report_of *of, struct rows *r)
{
	int64_t wanted = of->edition;
	enum err e;

	*r = (struct rows){0};
	of->part.final = v->consultation.reported != NULL;
	if (!of->part.final && !of->staff && !staff(v))
		return ERR_NOT_FOUND;
	e = sql_report_of(v->db, v->mem, v->consultation.id, of->part.final,
	    wanted ? &wanted : NULL, 0, r);
	if (e == ERR_NOT_FOUND && !wanted && !of->part.final)
		return OK;
	TRY(e);
	of->id = cell_int(r, 0, "id");
	of->edition = of->part.edition = cell_int(r, 0, "edition");
	of->newest = cell_int(r, 0, "newest");
	of->part.corrected = of->edition > 1 || of->newest > 1;
	return OK;
}

enum err
report_edition(struct visit *v, struct report_of *of)
{
	struct rows r;

	return edition_of(v, of, &r);
}

static enum err
edition(struct visit *v, struct node *to, struct report_of *of)
{
	struct rows r;

	TRY(edition_of(v, of, &r));
	if (!r.count)
		return OK;
	page_moment(v, to, "published",
	    of->part.final ? cell_time(&r, 0, "published_at") : NULL,
	    v->consultation.zone);
	if (cell(&r, 0, "change_reason"))
		page_paragraphs(v, to, "change",
		    in_script(v, cell(&r, 0, "change_reason")));
	return words_of(v, to, &r);
}

enum err
report_head(struct visit *v, struct node *to, struct report_of *of)
{
	const struct profile *p = table_profile(v);
	struct counted c;

	if (p && p->report_name)
		xml_add_text(
		    to, "heading", page_script(v, p->language, p->report_name));
	if (of->part.body)
		TRY(concern_named(v, to, of->part.body));
	TRY(edition(v, to, of));
	TRY(counted(v, &of->part, &c));
	of->total = counted_number(&c, "comments");
	page_moment(v, to, "counted", c.at, v->consultation.zone);
	report_numbers(to, &c);
	report_decisions(v, to, &c);
	part(to, &c, "kinds", "kind");
	part(to, &c, "channels", "channel");
	if (!of->part.body)
		TRY(themes_public(v, to));
	if (of->annex)
		TRY(annex(v, to, &of->part));
	return OK;
}

/* Beside the newest edition stand the earlier ones, each at its address. */
static void
editions(struct visit *v, struct node *to, const struct report_of *of)
{
	struct node *node;

	if (of->edition > 1)
		page_link(v, xml_add(to, "earlier"), report_edition_show,
		    "edition",
		    arena_printf(v->mem, "%lld", (long long)of->edition - 1),
		    NULL);
	if (of->newest > of->edition && of->edition) {
		node = xml_add(to, "newer");
		page_link(v, node, report_show, NULL);
	}
}

static enum err
whole(struct visit *v, struct node *page, struct report_of *of)
{
	struct node *to = xml_add(page, "report-page"), *table;
	bool full = text_is(visit_query(v, "table"), "full");
	struct rows groups;

	of->part.limit = TABLE_PAGE;
	of->part.full = full;
	of->part.kept = true;
	TRY(after_row(v, &of->part.after));
	TRY(concern_body(v, to, &of->part.body));
	TRY(report_head(v, to, of));
	editions(v, to, of);
	TRY(table_lines(v, &of->part));
	TRY(table_head(v, to, &table));
	xml_attr_int(table, "rows", of->total);
	TRY(sql_report_groups(v->db, v->mem, v->consultation.id, &groups));
	if (cell_int(&groups, 0, "n"))
		page_link_as(v, table, full ? "href-grouped" : "href-full",
		    report_show, "?body", visit_query(v, "body"), "?table",
		    full ? NULL : "full", NULL);
	TRY(table_rows(v, table, &of->part, 0, of->part.count));
	page_pager(v, table,
	    of->part.count
		? arena_printf(v->mem, "%lld",
		      (long long)of->part.lines[of->part.count - 1].seq)
		: NULL,
	    of->part.more);
	TRY(report_files(v, to, of));
	return places(v, to);
}

enum err
report_show(struct visit *v, struct node *page)
{
	struct report_of of = {0};

	return whole(v, page, &of);
}

enum err
report_edition_show(struct visit *v, struct node *page)
{
	struct report_of of = {0};

	TRY(text_int(path_part(v, "edition"), &of.edition) == OK &&
		    of.edition > 0
		? OK
		: ERR_NOT_FOUND);
	return whole(v, page, &of);
}

enum err
report_noted(struct visit *v, const struct rows *r)
{
	struct record record = record_new(v->mem, "report");

	record_add(&record, "consultation", v->consultation.slug);
	record_add(&record, "edition", cell(r, 0, "edition"));
	record_add(&record, "number", cell(r, 0, "number"));
	record_add(&record, "place", cell(r, 0, "place"));
	record_add(&record, "narrative", cell(r, 0, "narrative"));
	return ledger_note(v, "report",
	    arena_printf(v->mem, "/c/%s", v->consultation.slug),
	    cell(r, 0, "edition"), &record);
}
