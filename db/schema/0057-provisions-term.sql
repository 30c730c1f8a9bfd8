-- 0057-provisions-term.sql: a changed draft may give the provisions that it
-- changed a closing moment of their own, later than the others' (practice 3).

-- consultation.closes_at is the last moment of all, and the end of the round.
ALTER TABLE consultation
  ADD COLUMN IF NOT EXISTS rest_closes_at DATETIME(6) NULL AFTER closes_at;
                            -- of what has none of its own; NULL: closes_at

ALTER TABLE unit
  ADD COLUMN IF NOT EXISTS closes_at DATETIME(6) NULL;
                            -- its own, where later than rest_closes_at

-- Which change gave it, and until when.
CREATE TABLE IF NOT EXISTS version_term (
  version_id  BIGINT UNSIGNED NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  closes_at   DATETIME(6) NOT NULL,
  units       INT UNSIGNED NOT NULL,       -- how many were given it
  PRIMARY KEY (version_id),
  KEY (consultation_id),
  FOREIGN KEY (version_id) REFERENCES version (id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
