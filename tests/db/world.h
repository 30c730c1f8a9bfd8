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

#endif
