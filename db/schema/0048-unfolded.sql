-- 0048-unfolded.sql: nobody seeks within drafts; their folded words were a third
-- of what a version wrote.

ALTER TABLE unit_in
  DROP COLUMN IF EXISTS folded;
