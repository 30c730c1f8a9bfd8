/*
 * migrate.h: applies db/schema/NNNN-name.sql in order, once each, under a
 * lock that a second connection holds; forward only (engineering 19).
 *
 * It also makes the database, with its charset and collation by name, and
 * refuses one of another; last it applies db/grants.sql and gives each
 * account its password.
 */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "db/db.h"
#include "fcgi/base/conf.h"

/* As the account that may run DDL; files are under settings' home.  Logs a
 * line a step.  ERR_CONFLICT: a file was edited after its release; ERR_BUSY:
 * another one is at it. */
enum err migrate(const struct settings *settings, struct arena *mem);

/* The schema's number: a worker whose own is not within [own, own+1] does
 * not start. */
enum err migrate_number(struct db *db, struct arena *mem, int64_t *out);
enum { SCHEMA_NUMBER = 58 };

/* ERR_BROKEN, logged, if it is not: for the start of every program. */
enum err migrate_fits(struct db *db, struct arena *mem);

#endif
