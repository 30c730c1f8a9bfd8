-- 0019-later.sql: what comes after a consultation: three questions to those
-- who took part, what was done since with the act, the file for the archive.

-- Counts alone, so that no answer can be led back to who gave it; who has
-- answered stands apart, and neither has a time.
CREATE TABLE IF NOT EXISTS evaluation (
  consultation_id BIGINT UNSIGNED NOT NULL,
  question    VARCHAR(12) COLLATE ascii_bin NOT NULL,
                  -- heard understood again
  score       TINYINT UNSIGNED NOT NULL,   -- 1 to 5
  shard       TINYINT UNSIGNED NOT NULL,   -- of the worker
  n           BIGINT NOT NULL,
  PRIMARY KEY (consultation_id, question, score, shard)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS evaluated (
  submission_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (submission_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What became of an adopted act, or of a measure in it; an entry is taken
-- back, never changed.
CREATE TABLE IF NOT EXISTS monitoring (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code        CHAR(10) COLLATE ascii_bin NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  authority_id BIGINT UNSIGNED NOT NULL,   -- who says so
  unit_id     BIGINT UNSIGNED NULL,        -- NULL: the act as a whole
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL,
                  -- planned under_way done dropped
  planned     TEXT NULL,
  done        TEXT NULL,
  value       VARCHAR(300) NULL,           -- of an indicator
  as_of       DATE NOT NULL,
  link        VARCHAR(1000) NULL,
  written_by  BIGINT UNSIGNED NOT NULL,
  post        VARCHAR(300) NULL,
  at          DATETIME(6) NOT NULL,
  gone        TINYINT NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY (code),
  KEY (consultation_id, as_of, id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (authority_id) REFERENCES authority (id),
  FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- A year after the adoption the office was asked for an entry.
CREATE TABLE IF NOT EXISTS monitoring_asked (
  consultation_id BIGINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (consultation_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The file of a consultation for the archive, and the closed part of it: made
-- by glas jobs, the same bytes each time (practice 29).
CREATE TABLE IF NOT EXISTS archive (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  consultation_id BIGINT UNSIGNED NOT NULL,
  edition     INT UNSIGNED NOT NULL,
  part        VARCHAR(8) COLLATE ascii_bin NOT NULL, -- public closed
  cause       VARCHAR(12) COLLATE ascii_bin NOT NULL,
                  -- concluded cancelled corrected
  moment      DATETIME(6) NOT NULL,        -- of the cause: what it stands at
  state       VARCHAR(8) COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
                  -- waiting ready failed
  blob_id     BIGINT UNSIGNED NULL,
  size        BIGINT UNSIGNED NOT NULL DEFAULT 0,
  digest      BINARY(32) NULL,             -- SHA-256
  fault       VARCHAR(200) NULL,
  at          DATETIME(6) NOT NULL,        -- asked for, then made
  PRIMARY KEY (id),
  UNIQUE KEY (consultation_id, edition, part),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (blob_id) REFERENCES `blob` (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
