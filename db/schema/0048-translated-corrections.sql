-- 0048-translated-corrections.sql: a decision that is changed after the report
-- comes with a translation of its reasons too (practice 19).

-- NULL: it was not asked for; '': there is none.
ALTER TABLE reply_change
  ADD COLUMN IF NOT EXISTS translation MEDIUMTEXT NULL;

ALTER TABLE reply_change
  ADD COLUMN IF NOT EXISTS translated_to VARCHAR(12)
      CHARACTER SET ascii COLLATE ascii_bin NULL;
