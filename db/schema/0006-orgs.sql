-- 0006-orgs.sql: accounts of persons, organisations and what they file.
--
-- credential stays unreadable for pages; that there is a passphrase or a
-- second factor is no secret to its holder, so account says since when.

ALTER TABLE account
  ADD COLUMN IF NOT EXISTS passphrase_at DATETIME(6) NULL AFTER verified_at,
  ADD COLUMN IF NOT EXISTS second_at DATETIME(6) NULL AFTER passphrase_at,
  ADD INDEX IF NOT EXISTS unbegun (verified_at, created_at);

-- A lost second factor: one administrator asks, another one agrees.
CREATE TABLE IF NOT EXISTS second_reset (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  account_id  BIGINT UNSIGNED NOT NULL,
  authority_id BIGINT UNSIGNED NOT NULL,
  asked_by    BIGINT UNSIGNED NOT NULL,
  asked_at    DATETIME(6) NOT NULL,
  agreed_by   BIGINT UNSIGNED NULL,
  agreed_at   DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY (authority_id, agreed_at),
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- claimed: the number as it was applied for; it becomes register_number, which
-- is unique, by the verification, so that nobody can keep a number taken.
ALTER TABLE organisation
  ADD COLUMN IF NOT EXISTS claimed VARCHAR(40) COLLATE ascii_bin NULL
      AFTER register_number,
  ADD COLUMN IF NOT EXISTS asked_id BIGINT UNSIGNED NULL AFTER authority_id,
  ADD COLUMN IF NOT EXISTS applied_by BIGINT UNSIGNED NULL AFTER asked_id,
  ADD COLUMN IF NOT EXISTS refused_at DATETIME(6) NULL AFTER verified_by,
  ADD COLUMN IF NOT EXISTS refused_reason TEXT NULL AFTER refused_at,
  ADD INDEX IF NOT EXISTS asked (asked_id, state, id);

CREATE TABLE IF NOT EXISTS organisation_field (
  organisation_id BIGINT UNSIGNED NOT NULL,
  field       VARCHAR(40) COLLATE ascii_bin NOT NULL,
  gone        TINYINT NOT NULL DEFAULT 0,
  PRIMARY KEY (organisation_id, field),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What an organisation's submission has besides; digest once it is filed.
CREATE TABLE IF NOT EXISTS opinion (
  submission_id BIGINT UNSIGNED NOT NULL,
  digest      BINARY(32) NULL,
  filed_by    BIGINT UNSIGNED NULL,
  PRIMARY KEY (submission_id),
  FOREIGN KEY (submission_id) REFERENCES submission (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- A comment while it is drafted: edition is the lock between two who change it.
CREATE TABLE IF NOT EXISTS opinion_part (
  comment_id  BIGINT UNSIGNED NOT NULL,
  edition     INT UNSIGNED NOT NULL DEFAULT 1,
  changed_by  BIGINT UNSIGNED NOT NULL,
  changed_at  DATETIME(6) NOT NULL,
  from_id     BIGINT UNSIGNED NULL,        -- a member's own, copied
  PRIMARY KEY (comment_id),
  KEY (from_id),
  FOREIGN KEY (comment_id) REFERENCES comment (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Who changed what when: added to only.  Words as they were after it.
CREATE TABLE IF NOT EXISTS opinion_edit (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission_id BIGINT UNSIGNED NOT NULL,
  comment_id  BIGINT UNSIGNED NULL,        -- NULL: the covering letter
  account_id  BIGINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  what        VARCHAR(16) COLLATE ascii_bin NOT NULL,
                  -- begun added changed removed copied imported letter signed
                  -- filed
  proposed    MEDIUMTEXT NULL,
  remark      MEDIUMTEXT NULL,
  reason      MEDIUMTEXT NULL,
  PRIMARY KEY (id),
  KEY (submission_id, id),
  KEY (comment_id, id),
  FOREIGN KEY (submission_id) REFERENCES submission (id),
  FOREIGN KEY (comment_id) REFERENCES comment (id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- A table that was uploaded, and its rows as they were read.
CREATE TABLE IF NOT EXISTS opinion_table (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission_id BIGINT UNSIGNED NOT NULL,
  blob_id     BIGINT UNSIGNED NOT NULL,
  name        VARCHAR(300) NOT NULL,
  account_id  BIGINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
                  -- waiting ready failed taken
  fault       VARCHAR(40) COLLATE ascii_bin NULL,
  PRIMARY KEY (id),
  KEY (submission_id, id),
  FOREIGN KEY (submission_id) REFERENCES submission (id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS opinion_row (
  table_id    BIGINT UNSIGNED NOT NULL,
  number      INT UNSIGNED NOT NULL,       -- as the spreadsheet counts
  cite        VARCHAR(500) NULL,           -- as it was written
  unit_id     BIGINT UNSIGNED NULL,        -- what it was matched to
  remark      MEDIUMTEXT NULL,
  proposed    MEDIUMTEXT NULL,
  reason      MEDIUMTEXT NULL,
  PRIMARY KEY (table_id, number),
  FOREIGN KEY (table_id) REFERENCES opinion_table (id),
  FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
