-- 0015-body.sql: of a consultation of several bodies the report is there as a
-- file whole and for each (practice 9).

-- 0: the whole; else what concerns that body.
ALTER TABLE report_file
  ADD COLUMN IF NOT EXISTS body_id BIGINT UNSIGNED NOT NULL DEFAULT 0
    AFTER report_id;

ALTER TABLE report_file
  ADD UNIQUE KEY IF NOT EXISTS of_body
    (report_id, body_id, format, language, part);

ALTER TABLE report_file DROP KEY IF EXISTS report_id;
