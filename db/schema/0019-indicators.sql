-- 0019-indicators.sql: how well authorities consult: facts of each closed
-- consultation, figures of each authority and period made of them.
--
-- No number here can be led back to a person: facts are counts of one
-- consultation, figures sums of those.

-- What was counted for whom; authority_id 0: for the whole installation, so
-- that a consultation of several counts once in any sum (practice 9).
CREATE TABLE IF NOT EXISTS measured (
  authority_id BIGINT UNSIGNED NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  month       CHAR(7) COLLATE ascii_bin NOT NULL, -- of the closing day
  profile     VARCHAR(60) COLLATE ascii_bin NOT NULL,
  formula     SMALLINT UNSIGNED NOT NULL,  -- version of the formulas
  revision    BIGINT NOT NULL,             -- of the consultation, then
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (authority_id, consultation_id),
  KEY (authority_id, month, consultation_id),
  KEY (consultation_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- part: the kind of submitter, the question; of a median the value, and n
-- how often it is there.
CREATE TABLE IF NOT EXISTS measure (
  consultation_id BIGINT UNSIGNED NOT NULL,
  indicator   VARCHAR(14) COLLATE ascii_bin NOT NULL,
  part        VARCHAR(16) COLLATE ascii_bin NOT NULL DEFAULT '',
  n           BIGINT NOT NULL,
  whole       BIGINT NOT NULL,
  PRIMARY KEY (consultation_id, indicator, part)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- period: 2026-03, 2026, all; profile: '' for every kind of act.  since: the
-- figure is that since then; at: it was last made.
CREATE TABLE IF NOT EXISTS figure (
  authority_id BIGINT UNSIGNED NOT NULL,
  profile     VARCHAR(60) COLLATE ascii_bin NOT NULL,
  period      VARCHAR(7) COLLATE ascii_bin NOT NULL,
  indicator   VARCHAR(14) COLLATE ascii_bin NOT NULL,
  part        VARCHAR(16) COLLATE ascii_bin NOT NULL,
  n           BIGINT NOT NULL,
  whole       BIGINT NOT NULL,
  rules       VARCHAR(60) COLLATE ascii_bin NULL, -- the one profile behind it
  formula     SMALLINT UNSIGNED NOT NULL,
  since       DATETIME(6) NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (authority_id, profile, period, indicator, part),
  KEY (indicator, profile, period, authority_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What a figure was, so that a quoted one can be found again (practice 34).
CREATE TABLE IF NOT EXISTS figure_was (
  authority_id BIGINT UNSIGNED NOT NULL,
  profile     VARCHAR(60) COLLATE ascii_bin NOT NULL,
  period      VARCHAR(7) COLLATE ascii_bin NOT NULL,
  indicator   VARCHAR(14) COLLATE ascii_bin NOT NULL,
  part        VARCHAR(16) COLLATE ascii_bin NOT NULL,
  until       DATETIME(6) NOT NULL,
  n           BIGINT NOT NULL,
  whole       BIGINT NOT NULL,
  formula     SMALLINT UNSIGNED NOT NULL,
  since       DATETIME(6) NOT NULL,
  PRIMARY KEY (authority_id, profile, period, indicator, part, until)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- A month whose figures were made, with which formulas.
CREATE TABLE IF NOT EXISTS indicator_run (
  month       CHAR(7) COLLATE ascii_bin NOT NULL,
  formula     SMALLINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (month, formula)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Lists of short terms, and of reports in which comments stayed unanswered.
ALTER TABLE consultation
  ADD COLUMN IF NOT EXISTS short_term TINYINT
      AS (short_reason IS NOT NULL) VIRTUAL;

ALTER TABLE consultation ADD KEY IF NOT EXISTS by_short (short_term, published_at, id);
