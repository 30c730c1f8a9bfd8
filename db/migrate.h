/*
 * migrate.h: applies db/schema/NNNN-name.sql in order, once each, under a
 * lock that a second connection holds; forward only (engineering 19).
 */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "db/db.h"

/* As the account that may run DDL. says prints a line a step.  grants: the
 * file grants.sql, applied last with the accounts' names replaced. */
enum err migrate(struct db *db, struct arena *mem, const char *folder);

/* The schema's number; a worker whose own is not within [own, own+1] does
 * not start. */
enum err migrate_number(struct db *db, struct arena *mem, int64_t *out);
enum { SCHEMA_NUMBER = 1 };

#endif
