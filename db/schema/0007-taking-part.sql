-- 0007-taking-part.sql: changes after sending, files with what is known of
-- them, drafts of questionnaires, links to go on later.

-- By its author, after it was sent; earlier words are editions below.
ALTER TABLE comment
  ADD COLUMN IF NOT EXISTS changed_at DATETIME(6) NULL AFTER withdrawn_at;

-- digest: SHA-256 of what came, kept where the stored copy has lost its
-- metadata.  why: of what is held back: type damaged signature.
ALTER TABLE attachment
  ADD COLUMN IF NOT EXISTS digest BINARY(32) NULL AFTER size,
  ADD COLUMN IF NOT EXISTS why VARCHAR(40) COLLATE ascii_bin NULL AFTER state,
  ADD COLUMN IF NOT EXISTS checked_at DATETIME(6) NULL AFTER created_at;
