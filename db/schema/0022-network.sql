-- 0022-network.sql: which submissions to a consultation came from one network,
-- for who checks them: a keyed digest of both, kept for some days (setting
-- network_days), never an address.

CREATE TABLE IF NOT EXISTS sent_from (
  submission_id BIGINT UNSIGNED NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  origin      BINARY(32) NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (submission_id),
  KEY by_origin (consultation_id, origin, at),
  KEY by_time (at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
