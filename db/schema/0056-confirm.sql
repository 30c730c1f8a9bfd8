-- 0056-confirm.sql: the address of a submission is confirmed by its number and
-- a secret of its own.  A row of `token` for each was one statement and four
-- entries of indexes at every sending, and another statement at its end.

-- Digest of the secret that the letter carries; NULL: nothing to confirm.
ALTER TABLE submission
  ADD COLUMN IF NOT EXISTS confirm BINARY(32) NULL AFTER access;

UPDATE submission s
  JOIN token t ON t.purpose = 'confirm' AND t.subject_id = s.id
   SET s.confirm = t.digest
 WHERE s.state = 'unconfirmed' AND t.used_at IS NULL;

DELETE FROM token WHERE purpose = 'confirm';
