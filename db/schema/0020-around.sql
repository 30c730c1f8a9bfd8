-- 0020-around.sql: what the page of a unit shows around it is written with
-- the version (version.c), and not put together at each reading.  NULL: of a
-- version that was read in before.

ALTER TABLE unit_in
  ADD COLUMN IF NOT EXISTS around MEDIUMTEXT NULL AFTER steps,
  ADD COLUMN IF NOT EXISTS previous_id BIGINT UNSIGNED NULL AFTER around,
  ADD COLUMN IF NOT EXISTS next_id BIGINT UNSIGNED NULL AFTER previous_id;
