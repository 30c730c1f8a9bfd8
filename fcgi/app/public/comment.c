/*
 * comment.c: comments wherever they are shown: a row as an element, with its
 * reply; pages of COMMENTS_SHOWN by key, oldest first; those of one
 * consultation, and one alone.
 */
#include "fcgi/app/public/comment.h"

#include "build/sql.h"
#include "fcgi/app/intake/passage.h"
#include "fcgi/app/intake/voice.h"
#include "fcgi/app/organisation/organisation.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/public/wording.h"
#include "fcgi/site/kept.h"
#include "fcgi/site/page.h"

#include <string.h>

/* A list of what many people said shortens what they left as it was. */
static bool
in_list(const struct visit *v)
{
	return text_is(v->route->page, "unit") ||
	       text_is(v->route->page, "comments");
}

/* The words it was written on, where the newest version has others. */
static void
written_on(struct visit *v, struct node *comment, const struct rows *r,
    size_t row, const char *was)
{
	struct node *node;
	bool gone = cell_int(r, row, ".gone");

	if (!cell(r, row, ".on") || !cell(r, row, ".newest") ||
	    text_is(cell(r, row, ".on"), cell(r, row, ".newest")))
		return;
	node = xml_add_text(comment, "version",
	    page_date(v, cell_time(r, row, ".on_dated"), v->consultation.zone));
	page_link(v, node, version_show, "version", cell(r, row, ".on"),
	    "document",
	    cell_has(r, ".document") ? cell(r, row, ".document")
				     : path_part(v, "document"),
	    NULL);
	if (cell_has(r, ".kept") && cell(r, row, ".kept"))
		xml_attr(node, "kept",
		    page_date(
			v, cell_time(r, row, ".kept"), v->consultation.zone));
	if (!was || cell_int(r, row, ".as_it_was"))
		return;
	node = xml_add_text(comment, "about", was);
	if (gone)
		xml_attr(node, "gone", "1");
}

void
comment_carried(
    struct visit *v, struct node *comment, const struct rows *r, size_t row)
{
	const char *steps =
	    cell_has(r, ".carried_cite") ? cell(r, row, ".carried_cite") : NULL;
	const char *words = steps ? cell(r, row, ".carried_words") : NULL;
	struct node *node;

	if (!steps)
		return;
	node = xml_add(comment, "about");
	xml_attr(
	    node, "carried", unit_cite(v, v->consultation.language, steps));
	if (words)
		xml_text(node, page_script(v, v->consultation.language, words));
}

/* It was written on a unit of a translation. */
static void
read_in(struct visit *v, struct node *comment, const struct rows *r, size_t row)
{
	const char *language = cell(r, row, ".lang");
	struct node *node;

	if (!cell_has(r, ".authentic") || !language || !cell(r, row, ".wid") ||
	    text_is(language, cell(r, row, ".authentic")))
		return;
	node = xml_add(comment, "read-in");
	xml_attr(node, "code", document_lang(v, language));
	page_link(v, node, unit_show, "document", cell(r, row, ".document"),
	    "wid", cell(r, row, ".wid"), NULL);
}

static void
wording_of(struct visit *v, struct node *comment, const struct rows *r,
    size_t row, const struct rows *words, size_t its)
{
	const char *proposed = cell(r, row, ".proposed"), *was = NULL;

	if (words) {
		was = cell(words, its, ".was");
		if (cell_has(words, ".lang"))
			was = page_script(v, cell(words, its, ".lang"), was);
		written_on(v, comment, words, its, was);
		read_in(v, comment, words, its);
	}
	if (proposed && words)
		proposed = wording_alone(
		    v->mem, cell(words, its, ".cite"), was, proposed);
	if (proposed && in_list(v))
		page_wording_short(v, comment, "proposed", was, proposed);
	else if (proposed)
		page_wording(v, comment, "proposed", was, proposed);
}

void
comment_wording(
    struct visit *v, struct node *node, const struct rows *r, size_t row)
{
	const char *was = cell(r, row, ".was");

	was = page_script(v, cell(r, row, ".lang"), was);
	page_wording(v, node, "proposed", was,
	    wording_alone(
		v->mem, cell(r, row, ".cite"), was, cell(r, row, ".proposed")));
}

/* Its words are in a row of their own where two statements read them. */
static struct node *
with_words(struct visit *v, struct node *parent, const struct rows *r,
    size_t row, const struct rows *words, size_t its)
{
	struct node *node = page_row(v, parent, "comment", r, row);

	page_link(
	    v, node, comment_show, "comment", cell(r, row, "@code"), NULL);
	if (cell_has(r, ".organisation") && cell(r, row, ".organisation"))
		page_link_as(v, node, "href-author", organisation_show,
		    "organisation", cell(r, row, ".organisation"), NULL);
	if (cell_has(r, ".part_of") && cell_int(r, row, ".part_of")) {
		struct node *part = xml_add(node, "part-of");

		xml_attr(part, "page", cell(r, row, ".part_page"));
		if (cell_int(r, row, ".part_of") == PART_ANSWER)
			xml_attr(part, "answer", "1");
	}
	wording_of(v, node, r, row, words, its);
	return node;
}

struct node *
comment_row(
    struct visit *v, struct node *parent, const struct rows *r, size_t row)
{
	struct node *node = with_words(v, parent, r, row, r, row);

	comment_carried(v, node, r, row);
	comment_reply(v, node, r, row);
	if (cell_has(r, ".wid") && cell(r, row, ".wid"))
		unit_reference(v, node, "unit", r, row,
		    cell(r, row, ".document"), cell(r, row, ".lang"));
	return node;
}

enum err
after_key(struct visit *v, const char **moment, int64_t *id)
{
	return place_key(v, "after", moment, id);
}

enum err
place_key(struct visit *v, const char *name, const char **moment, int64_t *id)
{
	const char *after = visit_query(v, name);

	*moment = NULL;
	if (!after)
		return OK;
	if (strlen(after) < MOMENT_SIZE + 2 || after[MOMENT_SIZE] != '.')
		return ERR_INVALID;
	*moment = arena_copy_n(v->mem, after, MOMENT_SIZE);
	if (strspn(*moment, "0123456789-:. ") != MOMENT_SIZE)
		return ERR_INVALID;
	return text_int(after + MOMENT_SIZE + 1, id);
}

/* ---- on a page of an act ---- */

/* The units on the page and the words asked for, found by their numbers. */
struct beside {
	const struct rows *units, *document;
	const int64_t *unit;
	struct rows words; /* of words_of_comments */
	struct rows met;   /* of comments_met */
	int64_t own;	   /* the unit whose page it is */
};

static const int64_t *
numbers(struct arena *mem, const struct rows *r)
{
	int64_t *all = arena_alloc(mem, (r->count + 1) * sizeof *all);

	for (size_t i = 0; i < r->count; i++)
		all[i] = cell_int(r, i, ".id");
	return all;
}

/* [1,2]: the ids of those rows that are wanted; NULL: of none. */
static const char *
listed_ids(struct visit *v, const struct rows *r, const struct beside *b,
    bool (*wanted)(const struct rows *r, size_t row, const struct beside *b))
{
	struct buffer list = buffer_new(v->mem, 4096);

	for (size_t i = 0; i < r->count && i < COMMENTS_SHOWN; i++)
		if (wanted(r, i, b))
			buffer_printf(&list, "%s%s", list.size ? "," : "[",
			    cell(r, i, ".id"));
	if (!list.size)
		return NULL;
	buffer_add(&list, "]");
	return list.data;
}

/* Its words are not on the page: it proposes others, or was written on
 * another version than the one that is read. */
static bool
words_wanted(const struct rows *r, size_t row, const struct beside *b)
{
	const char *newest = cell(b->document, 0, ".newest_version");

	return cell(r, row, ".proposed") ||
	       !text_is(cell(r, row, ".version"), newest) ||
	       !text_is(cell(b->document, 0, ".version"), newest);
}

static enum err
read_words(struct visit *v, const struct rows *r, struct beside *b)
{
	const char *list = listed_ids(v, r, b, words_wanted);

	b->words = (struct rows){0};
	if (!list)
		return OK;
	return sql_words_of_comments(v->db, v->mem,
	    cell_int(b->document, 0, ".id"),
	    cell_int(b->document, 0, ".newest_version"), list, &b->words);
}

static bool
every_one(const struct rows *r, size_t row, const struct beside *b)
{
	(void)r, (void)row, (void)b;
	return true;
}

/* In most consultations nothing is supported or answered yet. */
static enum err
read_met(struct visit *v, const struct rows *r, struct beside *b)
{
	bool any = v->consultation.supports || v->consultation.replied ||
		   v->consultation.reported;
	const char *list;

	for (size_t i = 0; i < r->count && !any; i++)
		any = cell_int(r, i, ".supports");
	list = any ? listed_ids(v, r, b, every_one) : NULL;
	b->met = (struct rows){0};
	return list ? sql_comments_met(v->db, v->mem, list,
			  v->consultation.reported != NULL, &b->met)
		    : OK;
}

static void
met(struct visit *v, struct node *comment, const struct beside *b,
    const int64_t *ids, int64_t id)
{
	size_t i = 0;

	while (i < b->met.count && ids[i] != id)
		i++;
	if (i == b->met.count)
		return;
	xml_attr(comment, "supports", cell(&b->met, i, "@supports"));
	comment_reply(v, comment, &b->met, i);
}

/* The unit it is about, as it stands on the page, else as it stood. */
static void
about(struct visit *v, struct node *comment, const struct beside *b,
    int64_t unit, const struct rows *words, size_t its)
{
	const char *slug = cell(b->document, 0, ".slug");
	const char *language = cell(b->document, 0, ".lang");
	size_t i = 0;

	if (unit == b->own)
		return;
	while (i < b->units->count && b->unit[i] != unit)
		i++;
	if (i < b->units->count)
		unit_reference(v, comment, "unit", b->units, i, slug, language);
	else if (words)
		unit_reference(v, comment, "unit", words, its, slug, language);
}

/* One more than are shown is asked for, to know whether there are more. */
static size_t
shown(const struct rows *r)
{
	return r->count > COMMENTS_SHOWN ? COMMENTS_SHOWN : r->count;
}

static void
pager(struct visit *v, struct node *parent, const struct rows *r)
{
	size_t n = shown(r);

	page_pager(v, parent,
	    n ? arena_printf(v->mem, "%s.%s", cell(r, n - 1, ":written"),
		    cell(r, n - 1, ".id"))
	      : NULL,
	    r->count > n);
}

/* What a list of comments is made of. */
struct listed {
	const struct rows *r;
	size_t count;
	struct beside b;
	struct rows files; /* of attach_public_read */
};

static const struct rows *
words_of(
    const struct listed *l, const int64_t *ids, int64_t comment, size_t *its)
{
	for (*its = 0; *its < l->b.words.count; ++*its)
		if (ids[*its] == comment)
			return &l->b.words;
	return NULL;
}

static void
build_list(struct visit *v, struct node *comments, const struct listed *l)
{
	const int64_t *ids = numbers(v->mem, &l->b.words);
	const int64_t *met_ids = numbers(v->mem, &l->b.met);
	struct node *nodes[COMMENTS_SHOWN] = {NULL};

	for (size_t i = 0; i < l->count; i++) {
		int64_t id = cell_int(l->r, i, ".id");
		size_t its;
		const struct rows *words = words_of(l, ids, id, &its);

		nodes[i] = with_words(v, comments, l->r, i, words, its);
		met(v, nodes[i], &l->b, met_ids, id);
		about(
		    v, nodes[i], &l->b, cell_int(l->r, i, ".unit"), words, its);
	}
	attach_public_put(v, nodes, l->r, l->count, &l->files);
	comments_mark_plain(nodes, l->count);
}

static enum err
build_piece(struct visit *v, struct node *page, const void *arg)
{
	const struct listed *l = arg;
	struct node *comments = xml_add(xml_add(page, "unit-page"), "comments");

	xml_attr(page, "path", route_path(v->mem, v->route, &v->parts));
	xml_attr(comments, "part", "1");
	build_list(v, comments, l);
	return OK;
}

/* All that is read of the visit while they are put together. */
static struct buffer
made_of(struct visit *v, const struct listed *l)
{
	const struct consultation *c = &v->consultation;
	const struct rows *document = l->b.document;
	struct buffer of = kept_of(v, "comments");

	store_text(&of, route_path(v->mem, v->route, &v->parts));
	store_text(&of, c->authority_name);
	store_text(&of, c->language);
	store_text(&of, c->profile);
	store_text(&of, c->zone);
	/* what facts decide of them */
	store_text(&of, c->reported);
	store_text(&of, c->first);
	store_text(&of, c->closes);
	store_text(&of, cell(&c->row, 0, "late_by"));
	store_text(&of, cell(document, 0, ".version"));
	store_text(&of, cell(document, 0, ".edition"));
	kept_rows(&of, l->r, l->count);
	kept_rows(&of, &l->b.words, l->b.words.count);
	kept_rows(&of, &l->b.met, l->b.met.count);
	kept_rows(&of, &l->files, l->files.count);
	return of;
}

enum err
comments_of_act(struct visit *v, struct node *comments, struct node *parent,
    const struct rows *r, const struct rows *document, const struct rows *units)
{
	struct listed l = {.r = r,
	    .count = shown(r),
	    .b = {.units = units,
		.document = document,
		.unit = numbers(v->mem, units),
		.own = cell_int(document, 0, ".unit")}};
	struct buffer of;
	struct piece piece;

	TRY(read_words(v, r, &l.b));
	TRY(read_met(v, r, &l.b));
	TRY(attach_public_read(v, r, l.count, &l.files));
	pager(v, parent, r);
	if (l.count)
		voice_hint(v, comments, cell_time(document, 0, ".closes"));
	if (!kept_may(v)) {
		build_list(v, comments, &l);
		return OK;
	}
	of = made_of(v, &l);
	TRY(kept_piece(v, &of, build_piece, &l, &piece));
	page_piece(v, comments, "fragment", &piece);
	return OK;
}

/* ---- of a consultation ---- */

enum err
comments_listed(struct visit *v, struct node *to, const struct rows *r)
{
	struct node *nodes[COMMENTS_SHOWN] = {NULL};

	for (size_t i = 0; i < shown(r); i++)
		nodes[i] = comment_row(v, to, r, i);
	if (shown(r))
		voice_hint(v, to, v->consultation.closes);
	pager(v, to, r);
	TRY(attach_public(v, nodes, r, shown(r)));
	comments_mark_plain(nodes, shown(r));
	return OK;
}

enum err
comment_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "comment-page"), *node;
	struct rows r;

	if (!comments_shown(v))
		return ERR_NOT_FOUND;
	TRY(sql_comment_by_code(
	    v->db, v->mem, v->consultation.id, path_part(v, "comment"), &r));
	TRY(comment_script(v, to, &r));
	node = comment_row(v, to, &r, 0);
	TRY(part_question(v, node, &r));
	if (text_is(cell(&r, 0, "@state"), "public") ||
	    text_is(cell(&r, 0, "@state"), "redacted"))
		voice_links(
		    v, node, cell(&r, 0, "@code"), cell_time(&r, 0, ".closes"));
	return attach_public(v, &node, &r, 1);
}
