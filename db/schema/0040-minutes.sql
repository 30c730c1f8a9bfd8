-- 0040-minutes.sql: minutes of a meeting as a file with its words, what who
-- spoke asks to be corrected, what was answered on the spot (practice 12).

-- What a file says, for those who cannot see it.
ALTER TABLE attachment
  ADD COLUMN IF NOT EXISTS says TEXT NULL AFTER name;

-- Asked for while the minutes are a draft.  state: asked, taken, refused.
CREATE TABLE IF NOT EXISTS minute_wish (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  event_id BIGINT UNSIGNED NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(300) NULL,
  words TEXT NOT NULL,
  at DATETIME(6) NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
      DEFAULT 'asked',
  reasons TEXT NULL,
  decided_by BIGINT UNSIGNED NULL,
  decided_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY (event_id, state),
  KEY (consultation_id),
  FOREIGN KEY (event_id) REFERENCES event (id),
  FOREIGN KEY (decided_by) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- What the office answered there and then, as it stands in the minutes.
CREATE TABLE IF NOT EXISTS said_answer (
  comment_id BIGINT UNSIGNED NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (comment_id),
  KEY (consultation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
