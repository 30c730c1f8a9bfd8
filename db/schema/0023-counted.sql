-- 0023-counted.sql: what a report counts, and which rows its table has, kept
-- for consultations that are too large to be counted at each reading.  Derived
-- data, made anew by glas jobs after changes (fcgi/app/report/counted.h).

-- seen: what it was counted at; stands in no answer.
CREATE TABLE IF NOT EXISTS counted (
  consultation_id BIGINT UNSIGNED NOT NULL,
  seen            VARCHAR(200) COLLATE ascii_bin NOT NULL,
  at              DATETIME(6) NOT NULL,
  lines_at        DATETIME(6) NULL,      -- NULL: no lines are kept
  PRIMARY KEY (consultation_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- body_id 0: all.  edition 0: what has no edition, and decisions as they
-- stand; else decisions as in that edition of the report.  part: number
-- decision kind channel.
CREATE TABLE IF NOT EXISTS counted_figure (
  consultation_id BIGINT UNSIGNED NOT NULL,
  body_id         BIGINT UNSIGNED NOT NULL,
  edition         INT UNSIGNED NOT NULL,
  part            VARCHAR(12) COLLATE ascii_bin NOT NULL,
  name            VARCHAR(16) COLLATE ascii_bin NOT NULL,
  n               BIGINT NOT NULL,
  `groups`        BIGINT NOT NULL,
  PRIMARY KEY (consultation_id, body_id, edition, part, name)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Rows of the table in their order (table_lines); grouped 1: a confirmed
-- group is one.
CREATE TABLE IF NOT EXISTS counted_line (
  consultation_id BIGINT UNSIGNED NOT NULL,
  body_id         BIGINT UNSIGNED NOT NULL,
  `grouped`       TINYINT NOT NULL,
  seq             INT UNSIGNED NOT NULL,
  comment_id      BIGINT UNSIGNED NOT NULL,
  person          INT UNSIGNED NOT NULL,
  n               INT UNSIGNED NOT NULL,
  PRIMARY KEY (consultation_id, body_id, `grouped`, seq)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What one reply may answer together with another comment is found without
-- looking at what is answered already.
ALTER TABLE comment
  ADD KEY IF NOT EXISTS together (consultation_id, unit_id, reply_id, sent_at,
                                  id);

-- Of a group, as it was counted last; NULL: it has changed since, and is
-- counted where it is shown.
ALTER TABLE cluster
  ADD COLUMN IF NOT EXISTS members INT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS asked INT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS undecided INT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS first_at DATETIME(6) NULL,
  ADD COLUMN IF NOT EXISTS last_at DATETIME(6) NULL;
