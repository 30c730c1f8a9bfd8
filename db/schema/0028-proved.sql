-- 0028-proved.sql: thousands of replies go out at once, and the log is told of
-- them in pieces after that (fcgi/app/answer/prove.c).

-- The edition that the log knows; 0: none.
ALTER TABLE reply ADD COLUMN IF NOT EXISTS proved INT UNSIGNED NOT NULL DEFAULT 0;

UPDATE reply SET proved = edition WHERE state = 'published';

-- How many replies went out with it, and of how many the log was told.
ALTER TABLE report
  ADD COLUMN IF NOT EXISTS replies INT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS proved INT UNSIGNED NOT NULL DEFAULT 0;
