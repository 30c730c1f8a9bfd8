-- 0005-drafts.sql: changes of a published draft, a tree mended by hand, a
-- document of several files, units paired by hand.

-- Who published or withheld it, with the function as it was then.
ALTER TABLE version
  ADD COLUMN IF NOT EXISTS published_by BIGINT UNSIGNED NULL AFTER published_at,
  ADD COLUMN IF NOT EXISTS published_post VARCHAR(300) NULL AFTER published_by,
  ADD COLUMN IF NOT EXISTS withheld_by BIGINT UNSIGNED NULL AFTER withheld_reason,
  ADD COLUMN IF NOT EXISTS withheld_post VARCHAR(300) NULL AFTER withheld_by;

-- The newer version that its author saw and kept the text against.
ALTER TABLE comment
  ADD COLUMN IF NOT EXISTS kept_id BIGINT UNSIGNED NULL AFTER version_id;

-- What a person corrected in a recognised tree, in order.  Asked for by a
-- page, done by glas jobs; done again on a new file where the words agree.
CREATE TABLE IF NOT EXISTS mend (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  version_id  BIGINT UNSIGNED NOT NULL,
  wid         VARCHAR(120) COLLATE ascii_bin NOT NULL,
  act         VARCHAR(12) COLLATE ascii_bin NOT NULL,
                  -- kind join split quote unquote in out number
  value       VARCHAR(300) NULL,           -- the kind, the mark, the number
  words       VARCHAR(300) NULL,           -- how the line began
  digest      BINARY(32) NULL,             -- of the line's words
  state       VARCHAR(8) COLLATE ascii_bin NOT NULL DEFAULT 'new',
                  -- new done refused
  account_id  BIGINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY (version_id, id),
  FOREIGN KEY (version_id) REFERENCES version (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Files that a version is put together from, in their order; the first is
-- also the version's original.
CREATE TABLE IF NOT EXISTS version_file (
  version_id  BIGINT UNSIGNED NOT NULL,
  place       SMALLINT UNSIGNED NOT NULL,  -- from 1
  blob_id     BIGINT UNSIGNED NOT NULL,
  name        VARCHAR(300) NOT NULL,
  PRIMARY KEY (version_id, place),
  FOREIGN KEY (version_id) REFERENCES version (id),
  FOREIGN KEY (blob_id) REFERENCES `blob` (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- A unit of an unpublished version is said to be one of the version before:
-- the matcher is overruled (engineering 9).  was NULL: it is a new one.
CREATE TABLE IF NOT EXISTS pairing (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  version_id  BIGINT UNSIGNED NOT NULL,
  wid         VARCHAR(120) COLLATE ascii_bin NOT NULL,
  was         VARCHAR(120) COLLATE ascii_bin NULL,
  account_id  BIGINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY (version_id, id),
  FOREIGN KEY (version_id) REFERENCES version (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
