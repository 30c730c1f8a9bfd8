-- 0010-data.sql: requests to erase, by whom and how; terms of contacts.

-- NULL: the author, with the access code.
ALTER TABLE erasure ADD COLUMN IF NOT EXISTS
  asked_by BIGINT UNSIGNED NULL AFTER due_at;

-- all: the words too; unnamed: they stay, without a name.  NULL: not decided.
ALTER TABLE erasure ADD COLUMN IF NOT EXISTS
  how VARCHAR(12) COLLATE ascii_bin NULL AFTER state;

ALTER TABLE erasure ADD COLUMN IF NOT EXISTS
  decided_at DATETIME(6) NULL AFTER ground;

-- Days after the end in which addresses are kept; NULL: the setting.
ALTER TABLE consultation ADD COLUMN IF NOT EXISTS
  contact_days SMALLINT UNSIGNED NULL AFTER confirm;

-- When the last address went.
ALTER TABLE consultation ADD COLUMN IF NOT EXISTS
  contacts_gone_at DATETIME(6) NULL AFTER cancelled_at;

ALTER TABLE consultation ADD INDEX IF NOT EXISTS
  contacts_gone (contacts_gone_at, concluded_at);
