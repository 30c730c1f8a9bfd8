-- 0043-unsought.sql: no statement seeks by the full-text indexes of comments,
-- replies and units: words of comments are sought by marks (marks.h) since
-- 0018.  Kept up to date they were a tenth of what a comment costs.  FORCE
-- makes the table anew, or the column that numbers its documents would stay.

ALTER TABLE comment_text
  DROP KEY IF EXISTS folded,
  FORCE;

ALTER TABLE reply_text
  DROP KEY IF EXISTS folded,
  FORCE;

ALTER TABLE unit_in
  DROP KEY IF EXISTS folded,
  FORCE;
