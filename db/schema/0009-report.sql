-- 0009-report.sql: files of a published report, and what a later edition of
-- it changes.

-- A file of a report, or a part of it: made by glas jobs, made again at wish.
CREATE TABLE IF NOT EXISTS report_file (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  report_id   BIGINT UNSIGNED NOT NULL,
  format      VARCHAR(8) COLLATE ascii_bin NOT NULL,  -- pdf docx odt xlsx
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL, -- of the address: sr-Latn
  part        SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  parts       SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  state       VARCHAR(8) COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
                  -- waiting ready failed
  blob_id     BIGINT UNSIGNED NULL,
  size        BIGINT UNSIGNED NOT NULL DEFAULT 0,
  fault       VARCHAR(200) NULL,           -- of a failed one, for staff
  at          DATETIME(6) NOT NULL,        -- asked for, then made
  PRIMARY KEY (id),
  UNIQUE KEY (report_id, format, language, part),
  FOREIGN KEY (report_id) REFERENCES report (id),
  FOREIGN KEY (blob_id) REFERENCES `blob` (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- A decision that a later edition of the report changes.  Until that edition
-- is out the reply stands as it was; old_edition is then the edition of the
-- reply that earlier editions of the report go on showing.
CREATE TABLE IF NOT EXISTS reply_change (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  consultation_id BIGINT UNSIGNED NOT NULL,
  report_edition INT UNSIGNED NOT NULL,
  reply_id    BIGINT UNSIGNED NOT NULL,
  decision    VARCHAR(16) COLLATE ascii_bin NOT NULL,
  reasons     MEDIUMTEXT NULL,
  why         TEXT NOT NULL,               -- of the change, printed
  account_id  BIGINT UNSIGNED NOT NULL,
  post        VARCHAR(300) NULL,
  at          DATETIME(6) NOT NULL,
  old_edition INT UNSIGNED NULL,           -- NULL: not out yet
  gone        TINYINT NOT NULL DEFAULT 0,
  edition     INT UNSIGNED NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY (consultation_id, report_edition, reply_id),
  KEY (reply_id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (reply_id) REFERENCES reply (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
