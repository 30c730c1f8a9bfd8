-- 0038-translated-replies.sql: an answer may come with a translation into the
-- language of who is answered; the reasons alone are authentic (practice 19).

ALTER TABLE reply_text
  ADD COLUMN IF NOT EXISTS translation MEDIUMTEXT NULL;

ALTER TABLE reply_text
  ADD COLUMN IF NOT EXISTS translated_to VARCHAR(12)
      CHARACTER SET ascii COLLATE ascii_bin NULL;
