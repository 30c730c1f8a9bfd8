-- 0032-templates.sql: words that are often used to answer can be changed; two
-- officers never overwrite each other's.
ALTER TABLE reply_template
  ADD COLUMN IF NOT EXISTS edition INT UNSIGNED NOT NULL DEFAULT 1;
