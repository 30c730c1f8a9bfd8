-- 0052-groups.sql: a page of a group reads the members that it shows, and
-- asks none of them for its language; folded words of replies, which nobody
-- seeks by, are gone.

ALTER TABLE cluster
  ADD COLUMN IF NOT EXISTS foreign_language VARCHAR(12) CHARACTER SET ascii
    COLLATE ascii_bin NULL; -- counted with members: of one that is not the
                            -- consultation's

UPDATE cluster SET members = NULL WHERE state <> 'merged';

ALTER TABLE cluster_comment
  ADD KEY IF NOT EXISTS shown (cluster_id, gone, asked DESC, comment_id);

ALTER TABLE reply_text
  DROP COLUMN IF EXISTS folded;
