-- 0016-bare.sql: the copy of a file that everybody may have, without authors,
-- comments and tracked changes; the file itself where it says nothing more than
-- its text.  NULL: there is none to give.

ALTER TABLE version
  ADD COLUMN IF NOT EXISTS bare_id BIGINT UNSIGNED NULL AFTER original_type;

ALTER TABLE version_file
  ADD COLUMN IF NOT EXISTS bare_id BIGINT UNSIGNED NULL AFTER blob_id;
