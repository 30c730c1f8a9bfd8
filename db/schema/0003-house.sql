-- 0003-house.sql: attempts that went well are taken back; lists in the order
-- of report, outcome and cancelling.
--
-- History is added to: a row of -1 takes back one of 1, so that who shares an
-- address with honest people is not refused for their number.

ALTER TABLE attempt
  ADD COLUMN IF NOT EXISTS n TINYINT NOT NULL DEFAULT 1 AFTER at;

ALTER TABLE consultation
  ADD KEY IF NOT EXISTS reported (reported_at, id),
  ADD KEY IF NOT EXISTS concluded (concluded_at, id),
  ADD KEY IF NOT EXISTS cancelled (cancelled_at, id);
