-- 0035-apart.sql: files for the archive of each body that holds a consultation;
-- what a body says about one of its figures.

-- 0: of the whole.
ALTER TABLE archive
  ADD COLUMN IF NOT EXISTS body_id BIGINT UNSIGNED NOT NULL DEFAULT 0
      AFTER part;

ALTER TABLE archive
  ADD UNIQUE KEY IF NOT EXISTS of_body (consultation_id, part, body_id, edition);

ALTER TABLE archive
  DROP KEY IF EXISTS consultation_id;

-- One sentence beside a figure of a body, dated, everybody reads it; a later
-- one takes the place of an earlier one, which stays (practice 34).
CREATE TABLE IF NOT EXISTS figure_note (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  authority_id BIGINT UNSIGNED NOT NULL,
  indicator   VARCHAR(14) COLLATE ascii_bin NOT NULL,
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  words       VARCHAR(1000) NOT NULL,      -- "": it was taken back
  account_id  BIGINT UNSIGNED NOT NULL,
  post        VARCHAR(300) NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY (authority_id, indicator, id),
  FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
