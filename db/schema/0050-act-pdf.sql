-- 0050-act-pdf.sql: the text of a version as PDF/A for the archive, made once
-- (act_pdf.c), so that the archive's file is the same bytes when made again.
CREATE TABLE IF NOT EXISTS version_pdf (
  version_id  BIGINT UNSIGNED NOT NULL,
  blob_id     BIGINT UNSIGNED NOT NULL,
  made_at     DATETIME(6) NOT NULL,
  PRIMARY KEY (version_id),
  FOREIGN KEY (version_id) REFERENCES version (id),
  FOREIGN KEY (blob_id) REFERENCES `blob` (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
