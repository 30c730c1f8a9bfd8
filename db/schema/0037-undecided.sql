-- 0037-undecided.sql: what waits for a decision, whose it is, and what proposes
-- words are found in an index of their own, a third as wide as that of the
-- list.

ALTER TABLE comment
  ADD KEY IF NOT EXISTS undecided
      (consultation_id, reply_id, assigned_to, proposes);

-- "together" begins with the same.
ALTER TABLE comment
  DROP KEY IF EXISTS consultation_id_3;

-- What is done with more comments than one press can wait for: a job does all
-- or none.  state: waiting, done, stopped, changed (somebody was quicker with
-- some of them, and nothing was done); open 1 while it waits, then NULL: one
-- at a time in a consultation.
CREATE TABLE IF NOT EXISTS many (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  consultation_id BIGINT UNSIGNED NOT NULL,
  authority_id BIGINT UNSIGNED NOT NULL,
  account_id BIGINT UNSIGNED NOT NULL,
  post VARCHAR(300) NULL,
  deed VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  officer_id BIGINT UNSIGNED NULL,
  decision VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  reasons MEDIUMTEXT NULL,
  filters VARCHAR(1000) NOT NULL,
  comments INT UNSIGNED NOT NULL,
  done INT UNSIGNED NOT NULL DEFAULT 0,
  meanwhile INT UNSIGNED NOT NULL DEFAULT 0,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
      DEFAULT 'waiting',
  open TINYINT NULL DEFAULT 1,
  at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY one (consultation_id, open),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Which, in portions: JSON of pairs, a comment and whose it was (0: nobody's).
CREATE TABLE IF NOT EXISTS many_part (
  many_id BIGINT UNSIGNED NOT NULL,
  place INT UNSIGNED NOT NULL,
  comments MEDIUMTEXT NOT NULL,
  PRIMARY KEY (many_id, place),
  FOREIGN KEY (many_id) REFERENCES many (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
