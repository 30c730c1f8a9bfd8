-- 0035-apart.sql: files for the archive of each body that holds a consultation.

-- 0: of the whole.
ALTER TABLE archive
  ADD COLUMN IF NOT EXISTS body_id BIGINT UNSIGNED NOT NULL DEFAULT 0
      AFTER part;

ALTER TABLE archive
  ADD UNIQUE KEY IF NOT EXISTS of_body (consultation_id, part, body_id, edition);

ALTER TABLE archive
  DROP KEY IF EXISTS consultation_id;
