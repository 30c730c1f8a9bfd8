-- 0019-renewed.sql: a file for the archive is made again when what it was made
-- of has changed: a correction, a text withheld, words erased.
-- state besides: replaced (by a later edition).

ALTER TABLE archive
  ADD COLUMN IF NOT EXISTS revision BIGINT NOT NULL DEFAULT 0 AFTER moment;
