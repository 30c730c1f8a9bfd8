-- 0049-undone.sql: the last corrections by hand can be taken back: the text as
-- it was before each of them, of the newest few.
ALTER TABLE mend
  ADD COLUMN IF NOT EXISTS before_akn MEDIUMBLOB NULL;
