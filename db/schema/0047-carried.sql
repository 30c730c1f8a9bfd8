-- 0047-carried.sql: a comment that its author took along into the next round,
-- whose draft has its provision no longer: which it was, in the draft before.
CREATE TABLE IF NOT EXISTS carried (
  comment_id  BIGINT UNSIGNED NOT NULL,
  version_id  BIGINT UNSIGNED NOT NULL,
  unit_id     BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (comment_id),
  FOREIGN KEY (comment_id) REFERENCES comment (id),
  FOREIGN KEY (version_id) REFERENCES version (id),
  FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
