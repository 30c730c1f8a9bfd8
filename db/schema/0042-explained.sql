-- 0042-explained.sql: a sentence of a body beside one of its figures; of a
-- consultation of several bodies what each of them answered (practice 9, 34).

-- It changes no figure.  shown 1: the one that is shown, then NULL; words, and
-- what was said before, stay.
CREATE TABLE IF NOT EXISTS figure_remark (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  authority_id BIGINT UNSIGNED NOT NULL,
  profile     VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  period      VARCHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  indicator   VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shown       TINYINT NULL DEFAULT 1,
  words       VARCHAR(300) NOT NULL,
  account_id  BIGINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  ended_at    DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY one (authority_id, profile, period, indicator, shown),
  FOREIGN KEY (authority_id) REFERENCES authority (id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- authority_id 0: the whole; else what that one of several bodies did.
ALTER TABLE measure
  ADD COLUMN IF NOT EXISTS authority_id BIGINT UNSIGNED NOT NULL DEFAULT 0
      AFTER consultation_id,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (consultation_id, authority_id, indicator, part);

-- 1: several bodies hold it.
ALTER TABLE measured
  ADD COLUMN IF NOT EXISTS joint TINYINT NOT NULL DEFAULT 0;
