-- 0013-table.sql: rows of a table that was read in: what became of each.

ALTER TABLE opinion_row
  ADD COLUMN IF NOT EXISTS whole TINYINT NOT NULL DEFAULT 0 AFTER unit_id,
  ADD COLUMN IF NOT EXISTS comment_id BIGINT UNSIGNED NULL AFTER reason;
