/*
 * version.c: units as rows: wIds live on through versions, every character
 * comes back, batches join, both Serbian scripts are made.  Runs under
 * tests/with-db.
 */
#include "fcgi/app/paper/version.h"

#include "build/sql.h"
#include "db/migrate.h"
#include "db/role.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"
#include "tests/check.h"

#include <string.h>

static struct arena *mem;
static struct db *db;

static const char now[] = "2026-11-21 12:00:00.000000";
enum { MANY = 5000 };

static struct draft_unit
unit(const char *wid, const char *html, int parent, int depth)
{
	return (struct draft_unit){
	    .wid = wid,
	    .eid = wid,
	    .kind = "article",
	    .num = "Član 1.",
	    .heading = "",
	    .words = "\"navod\" i \\ kosa\ncrta\ttab <b> & \nFusnota.",
	    .body = "\"navod\" i \\ kosa\ncrta\ttab <b> & ",
	    .html = html,
	    .html_after = "",
	    .parent = parent,
	    .depth = depth,
	    .rank = depth ? RANK_INNER : RANK_BASE,
	    .confidence = 100,
	    .doubt = "",
	    .was = "",
	};
}

static struct draft
draft_of(struct draft_unit *units, size_t count)
{
	static const unsigned char akn[] = "<akomaNtoso/>";

	return (struct draft){
	    .akn = {akn, sizeof akn - 1},
	    .units = units,
	    .unit_count = count,
	    .language = "sr",
	    .script = "Latn",
	    .title = "Odluka",
	};
}

static int64_t
document(int64_t *round_id)
{
	struct rows found;
	int64_t account, round, id;

	CHECK(sql_account_add(db, mem, "a@x.example", "a@x.example", "Ana",
		  "sr", NULL, now, &account) == OK);
	CHECK(sql_sample_consultation(db, mem, "obala", "sr",
		  "rs.municipal.public", "public", NULL, now,
		  "2026-12-21 12:00:00.000000", account, now, &round) == OK);
	CHECK(sql_sample_document(
		  db, mem, round, "act", "draft", 0, "sr", 1, now, &id) == OK);
	CHECK(sql_sample_find(db, mem, "obala", &found) == OK);
	*round_id = round;
	return id;
}

static enum err
stored(int64_t document_id, int64_t number, const struct draft *draft,
    int64_t *version)
{
	const struct version_wish wish = {
	    .document = document_id,
	    .number = number,
	    .language = "sr",
	    .kind = number > 1 ? "changed" : "first",
	    .now = now,
	};

	return version_store(db, mem, &wish, draft, version);
}

static struct rows
units(int64_t version, const char *script)
{
	struct rows r = {0};

	CHECK(sql_units_of_version(
		  db, mem, version, NULL, script, 1, 100000, &r) == OK);
	return r;
}

static void
scripts(int64_t first)
{
	struct rows cyrillic = units(first, "Cyrl");
	struct rows latin = units(first, "Latn");

	CHECK(cyrillic.count == 3 && latin.count == 3);
	CHECK_TEXT(cell(&latin, 0, ".html"),
	    "<p class=\"akn-p\">Član &amp; njegov <i lang=\"en\">open "
	    "<i>data</i></i> stav</p>");
	CHECK_TEXT(cell(&cyrillic, 0, ".html"),
	    "<p class=\"akn-p\">Члан &amp; његов <i lang=\"en\">open "
	    "<i>data</i></i> став</p>");
	CHECK_TEXT(cell(&cyrillic, 1, ".html"), "");
}

static void
places(int64_t first)
{
	struct rows r = units(first, "Latn"), one;

	CHECK(cell_int(&r, 0, ".place") == 1 && cell_int(&r, 0, ".last") == 2);
	CHECK(cell_int(&r, 1, ".place") == 2 && cell_int(&r, 1, ".last") == 2);
	CHECK(cell_int(&r, 2, ".place") == 3 && cell_int(&r, 2, ".last") == 3);
	CHECK(sql_unit_by_wid(db, mem, first, "art_1__para_1", &one) == OK);
	CHECK_TEXT(
	    cell(&one, 0, ".words"), "\"navod\" i \\ kosa\ncrta\ttab <b> & ");
	CHECK_TEXT(cell(&one, 0, ".heading"), NULL);
}

/* The stored text, put together from what the statement for older versions
 * says of the same unit. */
static const char *
asked_around(const struct rows *unit)
{
	int64_t parent = cell_int(unit, 0, ".parent");
	struct buffer all = buffer_new(mem, 1 << 16);
	struct rows r;

	CHECK(sql_unit_around(db, mem, cell_int(unit, 0, ".version"),
		  parent ? &parent : NULL, cell_int(unit, 0, ".place"),
		  cell_int(unit, 0, ".last"), &r) == OK);
	for (size_t i = 0; i < r.count; i++)
		for (size_t c = 0; c < r.columns; c++) {
			const char *text = r.cells[i * r.columns + c];

			buffer_add(&all, text ? text : "");
			buffer_add(&all,
			    c + 1 < r.columns ? AROUND_FIELD : AROUND_END);
		}
	return all.size ? all.data : AROUND_END;
}

static void
surroundings(int64_t round, int64_t number)
{
	static const char *const wids[] = {"chp_1", "art_1", "art_1__para_1",
	    "art_1__para_1__art_9", "art_2", "art_3"};
	struct rows r;

	for (size_t i = 0; i < sizeof wids / sizeof *wids; i++) {
		CHECK(sql_unit_of_document(db, mem, round, "act", NULL, "sr",
			  &number, 1, wids[i], &r) == OK);
		CHECK_TEXT(cell(&r, 0, ".around"), asked_around(&r));
	}
}

/* What is around each unit is stored as it would be asked for: a group, an
 * article in it, a paragraph, an article that is quoted in it, and one that
 * stands in nothing. */
static void
around(int64_t document_id, int64_t round)
{
	struct draft_unit list[] = {unit("chp_1", "", DRAFT_NONE, 0),
	    unit("art_1", "", 0, 1), unit("art_1__para_1", "", 1, 2),
	    unit("art_1__para_1__art_9", "", 2, 3), unit("art_2", "", 0, 1),
	    unit("art_3", "", DRAFT_NONE, 0)};
	struct draft draft = draft_of(list, 6);
	int64_t version;

	list[0].rank = RANK_GROUP;
	list[1].rank = list[3].rank = list[4].rank = RANK_BASE;
	list[1].heading = "Predmet \"odluke\"";
	CHECK(stored(document_id, 5, &draft, &version) == OK);
	surroundings(round, 5);
}

/* The second version lacks one and has a new one: three wIds stay as they
 * were, a fourth comes. */
static void
versions(int64_t document_id)
{
	struct draft_unit one[] = {
	    unit("art_1",
		"<p class=\"akn-p\">Član &amp; njegov <i lang=\"en\">open "
		"<i>data</i></i> stav</p>",
		DRAFT_NONE, 0),
	    unit("art_1__para_1", "", 0, 1),
	    unit("art_2", "<p>x</p>", DRAFT_NONE, 0),
	};
	struct draft_unit two[] = {
	    one[0], one[2], unit("art_3", "<p>y</p>", DRAFT_NONE, 0)};
	struct draft before = draft_of(one, 3), after = draft_of(two, 3);
	int64_t first = 0, second = 0, again;
	struct rows a, b;

	CHECK(stored(document_id, 1, &before, &first) == OK);
	CHECK(stored(document_id, 2, &after, &second) == OK);
	scripts(first);
	places(first);
	a = units(first, "Latn");
	b = units(second, "Latn");
	CHECK(cell_int(&a, 0, ".id") == cell_int(&b, 0, ".id"));
	CHECK(cell_int(&a, 2, ".id") == cell_int(&b, 1, ".id"));
	CHECK(stored(document_id, 2, &after, &again) == ERR_CONFLICT);
}

/* More than one batch, then made anew: the same again. */
static void
many(int64_t document_id)
{
	struct draft_unit *list = arena_alloc(mem, MANY * sizeof *list);
	struct version_of of = {.document = document_id, .language = "sr"};
	struct draft draft = draft_of(list, MANY);
	char *html = arena_alloc(mem, 600);

	memset(html, 'a', 599);
	for (int i = 0; i < MANY; i++)
		list[i] = unit(
		    arena_printf(mem, "art_%d", i + 1), html, DRAFT_NONE, 0);
	CHECK(stored(document_id, 3, &draft, &of.version) == OK);
	CHECK(units(of.version, "Latn").count == MANY);
	draft.unit_count = 4000;
	CHECK(version_derive(db, mem, &of, &draft) == OK);
	CHECK(units(of.version, "Cyrl").count == 4000);
	CHECK(sql_version_publish(db, mem, of.version, now) == OK);
	CHECK(version_fill(db, mem, &of, &draft) == ERR_CONFLICT);
}

static void
too_large(int64_t document_id)
{
	char *words = arena_alloc(mem, UNIT_MAX + 2);
	struct draft_unit list[] = {unit("art_1", "", DRAFT_NONE, 0)};
	struct draft draft = draft_of(list, 1);
	int64_t version;

	memset(words, 'a', UNIT_MAX + 1);
	list[0].words = list[0].body = words;
	CHECK(stored(document_id, 4, &draft, &version) == ERR_INVALID);
}

int
main(void)
{
	struct settings settings;
	int64_t id, round;

	mem = arena_new(1u << 30);
	CHECK(secret_start() == OK);
	CHECK(conf_read(NULL, &settings) == OK);
	settings.home = ".";
	CHECK(migrate(&settings, mem) == OK);
	CHECK(role_open(&settings, mem, ROLE_ADMIN, &db) == OK);
	id = document(&round);
	versions(id);
	around(id, round);
	many(id);
	too_large(id);
	db_free(db);
	arena_free(mem);
	return check_done();
}
