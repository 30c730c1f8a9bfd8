-- 0021-pictures.sql: the pixels of pictures in drafts, as their text names
-- them: digits of their SHA-256 and what the kind's names end with.  They
-- belong to a version, since that may be withheld.
CREATE TABLE IF NOT EXISTS picture (
  version_id  BIGINT UNSIGNED NOT NULL,
  name        VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  type        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  blob_id     BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (version_id, name),
  KEY (blob_id),
  CONSTRAINT picture_version FOREIGN KEY (version_id) REFERENCES version (id),
  CONSTRAINT picture_blob FOREIGN KEY (blob_id) REFERENCES `blob` (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What a picture shows may take more words than a mark or a number.
ALTER TABLE mend MODIFY value VARCHAR(600) NULL;
