-- 0017-after-sending.sql: answers and files that change after they were sent;
-- why something was withdrawn.

-- Answers of earlier editions: for the office and the proof, no longer
-- counted.
CREATE TABLE IF NOT EXISTS answer_before (
  submission_id BIGINT UNSIGNED NOT NULL,
  edition     INT UNSIGNED NOT NULL,
  form        BINARY(32) NOT NULL,
  field       VARCHAR(80) COLLATE ascii_bin NOT NULL,
  place       SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  value       MEDIUMTEXT NOT NULL,
  PRIMARY KEY (submission_id, edition, form, field, place),
  FOREIGN KEY (submission_id) REFERENCES submission (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

ALTER TABLE submission
  ADD COLUMN IF NOT EXISTS answers_edition INT UNSIGNED NOT NULL DEFAULT 1
  AFTER edition,
  ADD COLUMN IF NOT EXISTS withdraw_reason TEXT NULL AFTER withdrawn_at;

ALTER TABLE comment
  ADD COLUMN IF NOT EXISTS withdraw_reason TEXT NULL AFTER withdrawn_at;

-- Taken back by its author after it was sent: kept, given to the office alone.
ALTER TABLE attachment
  ADD COLUMN IF NOT EXISTS ended_at DATETIME(6) NULL AFTER checked_at;
