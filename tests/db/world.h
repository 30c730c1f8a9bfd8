/*
 * world.h: a migrated database for a test under tests/with-db.  Each program
 * has the server for itself.
 */
#ifndef TESTS_DB_WORLD_H
#define TESTS_DB_WORLD_H

#include "db/migrate.h"
#include "db/role.h"
#include "fcgi/base/secret.h"
#include "tests/check.h"

#define NOW "2026-03-01 10:00:00.000000"
#define LATER "2026-03-02 10:00:00.000000"
#define PAST "2026-02-01 10:00:00.000000"

struct world {
	struct settings settings;
	struct arena *mem;
};

static inline struct world
world_new(void)
{
	struct world w = {.mem = arena_new((size_t)256 << 20)};

	CHECK(secret_start() == OK);
	CHECK(conf_read(NULL, &w.settings) == OK);
	w.settings.home = ".";
	CHECK(migrate(&w.settings, w.mem) == OK);
	return w;
}

static inline struct db *
world_open(struct world *w, enum role role)
{
	struct db *db = NULL;

	CHECK(role_open(&w->settings, w->mem, role, &db) == OK);
	return db;
}

/* The first cell of what a test asks for itself, on a connection of its own;
 * "" where there is none. */
static inline const char *
world_ask(struct world *w, const char *sql)
{
	const struct statement s = {"ask", sql, DB_ONE, false, false, 0, 0, ""};
	struct db *db = world_open(w, ROLE_ADMIN);
	struct rows r;
	int64_t n;
	const char *is =
	    db_run(db, w->mem, &s, NULL, &r, &n) == OK ? r.cells[0] : "";

	db_free(db);
	return is;
}

#endif
