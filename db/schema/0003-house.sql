-- 0003-house.sql: attempts that went well are taken back.
--
-- History is added to: a row of -1 takes back one of 1, so that who shares an
-- address with honest people is not refused for their number.

ALTER TABLE attempt
  ADD COLUMN IF NOT EXISTS n TINYINT NOT NULL DEFAULT 1 AFTER at;
