-- 0051-appraisal.sql: how long a consultation's file is kept (practice 29): the
-- body's own class in the place of the country's, what the job proposes to
-- appraise, and what was released by the number of the appraisal record.
ALTER TABLE authority
  ADD COLUMN IF NOT EXISTS keep_class VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
                  -- keep years appraise; NULL: as the country
  ADD COLUMN IF NOT EXISTS keep_years SMALLINT UNSIGNED NULL;

ALTER TABLE consultation
  ADD COLUMN IF NOT EXISTS released_at DATETIME(6) NULL AFTER cancelled_at,
  ADD COLUMN IF NOT EXISTS released_as VARCHAR(100) NULL AFTER released_at;

CREATE TABLE IF NOT EXISTS appraisal (
  consultation_id BIGINT UNSIGNED NOT NULL,
  class       VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  years       SMALLINT UNSIGNED NOT NULL,
  due_on      DATE NOT NULL,               -- the first day after the term
  proposed_at DATETIME(6) NOT NULL,
  released_by BIGINT UNSIGNED NULL,
  released_post VARCHAR(300) NULL,
  gone_at     DATETIME(6) NULL,            -- the words are erased
  PRIMARY KEY (consultation_id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
