/*
 * memo.c: what was asked by a revision is not asked again, and nothing else
 * is taken for it.  Runs under tests/with-db.
 */
#include "db/memo.h"

#include "build/sql.h"
#include "db/migrate.h"
#include "db/role.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"
#include "tests/check.h"

#include <string.h>

static struct arena *mem;
static const char *const names[] = {"a", "b"};
static const struct statement one = {.name = "one", .slot = 1, .values = 1};
static const struct statement two = {.name = "two", .slot = 2, .values = 1};
static const struct statement pair = {.name = "pair", .slot = 3, .values = 2};

static struct memo_key
key_of(const char *revision, const struct statement *s, const char *text)
{
	struct value value = {VALUE_TEXT, 0, text, strlen(text)};
	struct memo_key key;

	CHECK(memo_key(revision, s, &value, &key));
	return key;
}

/* A row of a text and NULL. */
static struct rows
row_of(const char *text)
{
	const char **cells = arena_alloc(mem, 2 * sizeof *cells);
	size_t *sizes = arena_alloc(mem, 2 * sizeof *sizes);

	cells[0] = text;
	sizes[0] = strlen(text);
	return (struct rows){1, 2, names, cells, sizes};
}

static const char *
found(struct memo *memo, struct memo_key key)
{
	struct rows r;

	if (!memo_find(memo, mem, &key, &r))
		return NULL;
	CHECK(r.count == 1 && r.columns == 2 && !cell(&r, 0, "b"));
	CHECK(r.sizes[0] == strlen(cell(&r, 0, "a")) && r.sizes[1] == 0);
	return cell(&r, 0, "a");
}

static void
told_apart(void)
{
	struct memo *memo = memo_new(mem);
	struct memo_key key = key_of("r/1", &one, "x");
	struct rows r = row_of("words");

	memo_put(memo, &key, &r);
	CHECK_TEXT(found(memo, key_of("r/1", &one, "x")), "words");
	CHECK(!found(memo, key_of("r/2", &one, "x")));
	CHECK(!found(memo, key_of("r/1", &two, "x")));
	CHECK(!found(memo, key_of("r/1", &one, "y")));
	CHECK(!found(memo, key_of("r/1", &one, "")));
	memo_clear(memo);
	CHECK(!found(memo, key));
}

/* Two values are not taken for the same letters parted otherwise, nor a
 * number for a text. */
static void
values_parted(void)
{
	struct value a[] = {{VALUE_TEXT, 0, "ab", 2}, {VALUE_TEXT, 0, "c", 1}};
	struct value b[] = {{VALUE_TEXT, 0, "a", 1}, {VALUE_TEXT, 0, "bc", 2}};
	struct value c[] = {{VALUE_NULL, 0, NULL, 0}, {VALUE_INT, 0, NULL, 0}};
	struct value d[] = {{VALUE_INT, 0, NULL, 0}, {VALUE_NULL, 0, NULL, 0}};
	struct memo_key x, y;

	CHECK(memo_key("r", &pair, a, &x) && memo_key("r", &pair, b, &y));
	CHECK(memcmp(&x, &y, sizeof x) != 0);
	CHECK(memo_key("r", &pair, c, &x) && memo_key("r", &pair, d, &y));
	CHECK(memcmp(&x, &y, sizeof x) != 0);
}

/* Too large for a place, too much for a key: asked each time. */
static void
limits(void)
{
	struct memo *memo = memo_new(mem);
	struct memo_key key = key_of("r", &one, "x");
	char *text = arena_alloc(mem, 8192);
	struct value value = {VALUE_TEXT, 0, text, 1000};
	struct rows r;

	memset(text, 'a', 8191);
	CHECK(!memo_key("r", &one, &value, &key));
	value.size = 900;
	CHECK(memo_key("r", &one, &value, &key));
	r = row_of(text);
	memo_put(memo, &key, &r);
	CHECK(!found(memo, key));
	text[6000] = '\0';
	r = row_of(text);
	memo_put(memo, &key, &r);
	CHECK_TEXT(found(memo, key), text);
}

/* What is asked for again and again stays, the others make room. */
static void
least_used(void)
{
	struct memo *memo = memo_new(mem);
	struct rows r = row_of("hot");
	struct memo_key hot = key_of("r", &one, "hot"), key;
	char name[16];

	memo_put(memo, &hot, &r);
	for (int i = 0; i < 1000; i++) {
		snprintf(name, sizeof name, "%d", i);
		key = key_of("r", &one, name);
		r = row_of(arena_copy(mem, name));
		memo_put(memo, &key, &r);
		CHECK_TEXT(found(memo, hot), "hot");
	}
	CHECK_TEXT(found(memo, key), "999");
	CHECK(!found(memo, key_of("r", &one, "0")));
}

/* Through the connection: the same revision does not ask the server. */
static void
asked_once(struct db *db)
{
	struct rows r;

	for (int i = 0; i < 3; i++) {
		db_keep(db, i < 2 ? "r/1" : "r/2");
		db_count_reset(db);
		CHECK(sql_tally_sum(db, mem, "site", 0, "meta", &r) == OK);
		CHECK_TEXT(cell(&r, 0, "n"), "0");
		CHECK(db_count(db) == (i != 1));
	}
	db_forget(db);
	CHECK(sql_tally_sum(db, mem, "site", 0, "meta", &r) == OK);
	CHECK(db_count(db) == 2);
	db_keep(db, NULL);
	CHECK(sql_tally_sum(db, mem, "site", 0, "meta", &r) == OK);
	CHECK(db_count(db) == 3);
}

int
main(void)
{
	struct settings settings;
	struct db *db;

	mem = arena_new(1u << 28);
	CHECK(secret_start() == OK);
	told_apart();
	values_parted();
	limits();
	least_used();
	CHECK(conf_read(NULL, &settings) == OK);
	settings.home = ".";
	CHECK(migrate(&settings, mem) == OK);
	CHECK(role_open(&settings, mem, ROLE_READ, &db) == OK);
	asked_once(db);
	db_free(db);
	arena_free(mem);
	return check_done();
}
