-- 0008-answering.sql: like comments found together, and public meetings after
-- they were held.

-- What glas jobs keeps of a comment's words, so that a later run takes in new
-- ones without reading the old ones (sketch.h).  Hashes: no word can be read
-- from them; they go with the words all the same.
CREATE TABLE IF NOT EXISTS likeness (
  comment_id  BIGINT UNSIGNED NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  edition     INT UNSIGNED NOT NULL,       -- of the comment
  exact       BINARY(8) NOT NULL,
  near        VARBINARY(384) NOT NULL,
  phrases     MEDIUMBLOB NOT NULL,
  PRIMARY KEY (comment_id),
  KEY (consultation_id, comment_id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Why a group is proposed: phrases that its members share.
CREATE TABLE IF NOT EXISTS cluster_phrase (
  cluster_id  BIGINT UNSIGNED NOT NULL,
  place       SMALLINT UNSIGNED NOT NULL,  -- the most frequent first
  words       VARCHAR(500) NOT NULL,
  n           INT UNSIGNED NOT NULL,       -- members that have it
  PRIMARY KEY (cluster_id, place),
  FOREIGN KEY (cluster_id) REFERENCES cluster (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- state besides: merged (into another one that was proposed).  burst: the
-- shortest time in which half of its members came; read: members whose words
-- were compared for its phrases.
ALTER TABLE cluster
  ADD COLUMN IF NOT EXISTS phrases_read INT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS burst_n INT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS burst_from DATETIME(6) NULL,
  ADD COLUMN IF NOT EXISTS burst_until DATETIME(6) NULL,
  ADD COLUMN IF NOT EXISTS decided_at DATETIME(6) NULL;

-- Like a confirmed group, come later: a person says whether it belongs.
ALTER TABLE cluster_comment
  ADD COLUMN IF NOT EXISTS asked TINYINT NOT NULL DEFAULT 0;
