-- 0026-same-words.sql: whether a unit says the same in two versions, with all
-- below it: a digest of its words, of Serbian ones in Latin, since one act is
-- written in either script (practice 19).
ALTER TABLE unit_in
  ADD COLUMN IF NOT EXISTS whole_digest BINARY(32) NULL AFTER whole;

UPDATE unit_in SET whole_digest = UNHEX(SHA2(COALESCE(whole, ''), 256))
 WHERE whole_digest IS NULL AND whole IS NOT NULL;
