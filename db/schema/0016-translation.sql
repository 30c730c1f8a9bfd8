-- 0016-translation.sql: a document in a further language.

-- The version of the authentic text that this one says in its own language;
-- numbers of versions run within a language.
ALTER TABLE version
  ADD COLUMN IF NOT EXISTS translates_id BIGINT UNSIGNED NULL AFTER base_id;

ALTER TABLE version
  ADD FOREIGN KEY IF NOT EXISTS version_translates (translates_id)
    REFERENCES version (id);
