-- migrate.sql: what has been applied, and by whom it is being applied.

-- :one schema_manner()
-- Of the database in use.
SELECT default_character_set_name AS charset,
       default_collation_name     AS collation
  FROM information_schema.schemata
 WHERE schema_name = DATABASE();

-- :rows tables_all()
SELECT table_name AS name FROM information_schema.tables
 WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
 ORDER BY table_name;

-- :rows tables_other()
-- Tables that are not as they must be: a mistake in a migration.
SELECT table_name AS name, engine, table_collation AS collation
  FROM information_schema.tables
 WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
   AND (engine <> 'InnoDB' OR table_collation <> 'utf8mb4_nopad_bin');

-- :one schema_number()
-- Of the last file that is done.
SELECT COALESCE(MAX(CAST(LEFT(file, 4) AS UNSIGNED)), 0) AS number
  FROM migration
 WHERE file <> 'lock' AND step = steps;

-- :exec migration_lock_row(digest bytes, now time)
INSERT IGNORE INTO migration (file, step, steps, digest, at)
VALUES ('lock', 0, 0, :digest, :now);

-- :one migration_lock()
SELECT file FROM migration WHERE file = 'lock' FOR UPDATE;

-- :one migration_find(file text)
SELECT step, steps, digest FROM migration WHERE file = :file;

-- :exec migration_step(file text, step int, steps int, digest bytes,
--                      now time)
INSERT INTO migration (file, step, steps, digest, at)
VALUES (:file, :step, :steps, :digest, :now)
    ON DUPLICATE KEY UPDATE step = :step, at = :now;
