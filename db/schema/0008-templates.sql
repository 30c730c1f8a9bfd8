-- 0008-templates.sql: templates of replies that are no longer offered.

ALTER TABLE reply_template
  ADD COLUMN IF NOT EXISTS gone TINYINT NOT NULL DEFAULT 0;
