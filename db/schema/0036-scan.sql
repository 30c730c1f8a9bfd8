-- 0036-scan.sql: pages of a text that are pictures alone (practice 27).

ALTER TABLE version
  ADD COLUMN IF NOT EXISTS scanned INT UNSIGNED NOT NULL DEFAULT 0 AFTER units;
