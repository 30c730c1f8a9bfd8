-- 0046-wordings.sql: an accepted wording goes into the text of a version that
-- is not published yet: a correction of its tree (act words) that names the
-- comment it comes from.

-- value: what the act needs besides; of words, all of the new ones.
ALTER TABLE mend MODIFY value MEDIUMTEXT NULL;

ALTER TABLE mend
  ADD COLUMN IF NOT EXISTS comment_id BIGINT UNSIGNED NULL AFTER words;

ALTER TABLE mend
  ADD INDEX IF NOT EXISTS of_comment (comment_id, id);
