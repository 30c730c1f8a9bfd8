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
static struct store *store;
static const char *const names[] = {"a", "b"};
static const struct statement one = {.name = "one", .slot = 1, .values = 1};
static const struct statement two = {.name = "two", .slot = 2, .values = 1};
static const struct statement pair = {.name = "pair", .slot = 3, .values = 2};

static struct store_key
key_of(const char *revision, const struct statement *s, const char *text)
{
	struct value value = {VALUE_TEXT, 0, text, strlen(text)};

	return memo_key(store, mem, revision, s, &value);
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
found(struct store_key key)
{
	struct rows r;

	if (!memo_find(store, mem, &key, &r))
		return NULL;
	CHECK(r.count == 1 && r.columns == 2 && !cell(&r, 0, "b"));
	CHECK(r.sizes[0] == strlen(cell(&r, 0, "a")) && r.sizes[1] == 0);
	return cell(&r, 0, "a");
}

static void
told_apart(void)
{
	struct store_key key = key_of("r/1", &one, "x");
	struct rows r = row_of("words"), none = {0, 2, names, NULL, NULL};

	memo_put(store, mem, &key, &r);
	CHECK_TEXT(found(key_of("r/1", &one, "x")), "words");
	CHECK(!found(key_of("r/2", &one, "x")));
	CHECK(!found(key_of("r/1", &two, "x")));
	CHECK(!found(key_of("r/1", &one, "y")));
	CHECK(!found(key_of("r/1", &one, "")));
	key = key_of("r/1", &one, "none");
	memo_put(store, mem, &key, &none);
	CHECK(memo_find(store, mem, &key, &r) && r.count == 0);
	store_clear(store);
	CHECK(!found(key_of("r/1", &one, "x")));
}

static bool
same(const struct value *a, const struct value *b)
{
	struct store_key x = memo_key(store, mem, "r", &pair, a);
	struct store_key y = memo_key(store, mem, "r", &pair, b);

	return !memcmp(&x, &y, sizeof x);
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

	CHECK(same(a, a) && same(c, c));
	CHECK(!same(a, b) && !same(c, d) && !same(a, c));
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
	/* nowhere to keep it */
	db_share(db, NULL);
	db_keep(db, "r/1");
	for (int i = 0; i < 2; i++)
		CHECK(sql_tally_sum(db, mem, "site", 0, "meta", &r) == OK);
	CHECK(db_count(db) == 5);
}

int
main(void)
{
	struct settings settings;
	struct db *db;

	mem = arena_new(1u << 28);
	CHECK(secret_start() == OK);
	store = store_new(1 << 20);
	told_apart();
	values_parted();
	CHECK(conf_read(NULL, &settings) == OK);
	settings.home = ".";
	CHECK(migrate(&settings, mem) == OK);
	CHECK(role_open(&settings, mem, ROLE_READ, &db) == OK);
	db_share(db, store);
	asked_once(db);
	db_free(db);
	store_free(store);
	arena_free(mem);
	return check_done();
}
