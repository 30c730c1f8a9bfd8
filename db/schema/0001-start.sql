-- 0001-start.sql: the first tables.
--
-- One DDL statement a step, each re-runnable.  Never edited once released:
-- a change is a new file.  Rules: InnoDB, utf8mb4 by name (the server's
-- default is never relied on), ids and words of ours in ascii_bin, texts in
-- utf8mb4_nopad_bin, sorting and search by the statement or by `folded`
-- (text_fold).  Times DATETIME(6) in UTC.  No ON DELETE CASCADE.  Foreign
-- keys point only to rows that submissions never update; tally has none.
-- migrate runs the first step before all else: it is what it locks.

CREATE TABLE IF NOT EXISTS migration (
  file    VARCHAR(80) COLLATE ascii_bin NOT NULL,
  step    SMALLINT UNSIGNED NOT NULL,      -- last step done
  steps   SMALLINT UNSIGNED NOT NULL,      -- in the file; done when equal
  digest  BINARY(32) NOT NULL,             -- SHA-256 of the file
  at      DATETIME(6) NOT NULL,
  PRIMARY KEY (file)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Bodies and people ---------------------------------------------------------

CREATE TABLE IF NOT EXISTS authority (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  slug        VARCHAR(80) COLLATE ascii_bin NOT NULL,
  parent_id   BIGINT UNSIGNED NULL,
  kind        VARCHAR(20) COLLATE ascii_bin NOT NULL,
                  -- ministry region municipality district association other
  country     CHAR(2) COLLATE ascii_bin NOT NULL,   -- lower case
  zone        VARCHAR(64) COLLATE ascii_bin NOT NULL,
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  hue         SMALLINT NOT NULL DEFAULT -1,
  alone_since  DATETIME(6) NULL,           -- four eyes switched off, why
  alone_reason VARCHAR(2000) NULL,
  data_officer VARCHAR(500) NULL,          -- contact of, for the privacy page
  statement_on DATE NULL,                  -- accessibility: made, reviewed
  reviewed_on  DATE NULL,
  created_at  DATETIME(6) NOT NULL,
  edition     INT UNSIGNED NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY (slug),
  FOREIGN KEY (parent_id) REFERENCES authority (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS authority_name (
  authority_id BIGINT UNSIGNED NOT NULL,
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  name        VARCHAR(300) NOT NULL,
  about       TEXT NULL,
  privacy     MEDIUMTEXT NULL,
  statement   MEDIUMTEXT NULL,             -- accessibility
  PRIMARY KEY (authority_id, language),
  FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS holiday (
  country     CHAR(2) COLLATE ascii_bin NOT NULL,
  day         DATE NOT NULL,
  rest        TINYINT NOT NULL,            -- 1 a day of rest, 0 a working day
  reason      VARCHAR(300) NOT NULL,
  PRIMARY KEY (country, day)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS account (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  email       VARCHAR(254) NOT NULL,       -- as typed
  email_key   VARCHAR(254) NOT NULL,       -- trimmed, lower case
  name        VARCHAR(300) NOT NULL,
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'active',
                  -- active closed blocked
  verified_at DATETIME(6) NULL,
  created_at  DATETIME(6) NOT NULL,
  closed_at   DATETIME(6) NULL,
  edition     INT UNSIGNED NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY (email_key)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS credential (
  account_id  BIGINT UNSIGNED NOT NULL,
  password    VARCHAR(255) COLLATE ascii_bin NULL,
  password_at DATETIME(6) NULL,
  totp_secret VARBINARY(200) NULL,         -- sealed
  totp_step   BIGINT UNSIGNED NOT NULL DEFAULT 0,
  totp_at     DATETIME(6) NULL,
  PRIMARY KEY (account_id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS session (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  digest      BINARY(32) NOT NULL,         -- of the cookie
  account_id  BIGINT UNSIGNED NULL,
  staff       TINYINT NOT NULL DEFAULT 0,
  created_at  DATETIME(6) NOT NULL,
  seen_at     DATETIME(6) NOT NULL,        -- last POST
  idle_at     DATETIME(6) NOT NULL,        -- ends unless seen before
  ends_at     DATETIME(6) NOT NULL,        -- ends in any case
  PRIMARY KEY (id),
  UNIQUE KEY (digest),
  KEY (account_id),
  KEY (ends_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS form_key (
  nonce       BINARY(16) NOT NULL,
  payload     BINARY(32) NOT NULL,         -- digest of what was sent
  target      VARCHAR(1000) NULL,          -- where it led
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (nonce),
  KEY (at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS attempt (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  what        VARCHAR(40) COLLATE ascii_bin NOT NULL,
  whom        BINARY(32) NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY (what, whom, at),
  KEY (at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS token (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  purpose     VARCHAR(20) COLLATE ascii_bin NOT NULL,
  digest      BINARY(32) NOT NULL,
  subject_id  BIGINT UNSIGNED NULL,        -- what purpose says
  detail      VARCHAR(1000) NULL,
  created_at  DATETIME(6) NOT NULL,
  ends_at     DATETIME(6) NOT NULL,
  used_at     DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (digest),
  KEY (purpose, subject_id),
  KEY (ends_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS organisation (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  slug        VARCHAR(80) COLLATE ascii_bin NOT NULL,
  name        VARCHAR(300) NOT NULL,
  kind        VARCHAR(20) COLLATE ascii_bin NOT NULL,
  country     CHAR(2) COLLATE ascii_bin NOT NULL,
  register    VARCHAR(20) COLLATE ascii_bin NULL,   -- krs regon ico eik pib mb
  register_number VARCHAR(40) COLLATE ascii_bin NULL,
  answerable  VARCHAR(300) NULL,           -- a person, where in no register
  authority_id BIGINT UNSIGNED NULL,       -- the same body, as a publisher
  signatories SMALLINT UNSIGNED NOT NULL DEFAULT 1, -- so many must sign
  size_class  VARCHAR(20) COLLATE ascii_bin NULL,
  region      VARCHAR(100) NULL,
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
                  -- waiting verified refused closed
  verified_at DATETIME(6) NULL,
  verified_by BIGINT UNSIGNED NULL,
  created_at  DATETIME(6) NOT NULL,
  edition     INT UNSIGNED NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY (slug),
  UNIQUE KEY (country, register, register_number),
  FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS member (
  organisation_id BIGINT UNSIGNED NOT NULL,
  account_id  BIGINT UNSIGNED NOT NULL,
  role        VARCHAR(12) COLLATE ascii_bin NOT NULL,
                  -- drafter signatory deputy administrator
  since       DATETIME(6) NOT NULL,
  until       DATETIME(6) NULL,
  PRIMARY KEY (organisation_id, account_id, role),
  KEY (account_id),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS association_member (
  authority_id BIGINT UNSIGNED NOT NULL,   -- the association
  organisation_id BIGINT UNSIGNED NOT NULL,
  number      VARCHAR(40) NULL,
  since       DATETIME(6) NOT NULL,
  until       DATETIME(6) NULL,
  PRIMARY KEY (authority_id, organisation_id),
  KEY (organisation_id),
  FOREIGN KEY (authority_id) REFERENCES authority (id),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Consultations -------------------------------------------------------------

CREATE TABLE IF NOT EXISTS consultation (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  slug        VARCHAR(80) COLLATE ascii_bin NOT NULL,
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL, -- of the draft
  profile     VARCHAR(60) COLLATE ascii_bin NOT NULL, -- bg.ordinance.public
  round       VARCHAR(12) COLLATE ascii_bin NOT NULL,
                  -- early public bodies repeat internal
  published_at DATETIME(6) NULL,           -- the facts of the phase
  opens_at    DATETIME(6) NULL,
  closes_at   DATETIME(6) NULL,            -- first instant that is too late
  reported_at DATETIME(6) NULL,
  concluded_at DATETIME(6) NULL,
  cancelled_at DATETIME(6) NULL,
  cancel_kind VARCHAR(12) COLLATE ascii_bin NULL,     -- stopped again
  cancel_reason TEXT NULL,
  closing_statement TEXT NULL,             -- short, of a cancelled one
  short_reason TEXT NULL,                  -- why the term is short
  short_where VARCHAR(300) NULL,           -- motives, report: where it stands
  short_page  VARCHAR(40) NULL,
  planned_adoption DATE NULL,              -- day of the session
  contact_name VARCHAR(300) NULL,          -- of the office
  contact_email VARCHAR(254) NULL,
  contact_phone VARCHAR(60) NULL,
  contact_address VARCHAR(500) NULL,
  programme   VARCHAR(500) NULL,           -- plan the act stands in
  prepared_by TEXT NULL,                   -- who prepared the draft
  audience    VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'everybody',
                  -- everybody registered bodies members
  name_known  VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'address',
                  -- what the body must know: address name full
  name_shown  VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'choice',
                  -- what is published: choice name kind nothing
  show_comments VARCHAR(16) COLLATE ascii_bin NOT NULL DEFAULT 'at_once',
                  -- at_once after_check after_closing with_report
  show_supports TINYINT NOT NULL DEFAULT 1,
  confirm     TINYINT NOT NULL DEFAULT 1,  -- an address must be confirmed
  late_by     VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'received',
                  -- which date counts: received posted
  answers_need_reply TINYINT NOT NULL DEFAULT 0, -- open questionnaire answers
  no_answer   TINYINT NOT NULL DEFAULT 0,  -- said openly: none will be given
  follows_id  BIGINT UNSIGNED NULL,        -- the round before
  only_changed TINYINT NOT NULL DEFAULT 0, -- of a repeat: units open
  created_by  BIGINT UNSIGNED NULL,
  created_at  DATETIME(6) NOT NULL,
  edition     INT UNSIGNED NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY (slug),
  KEY (published_at, id),
  KEY (closes_at, id),
  KEY (opens_at, id),
  FOREIGN KEY (follows_id) REFERENCES consultation (id),
  FOREIGN KEY (created_by) REFERENCES account (id),
  CHECK (opens_at IS NULL OR closes_at IS NULL OR opens_at < closes_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- leads is 1 or NULL, so that the unique key allows one leader.
CREATE TABLE IF NOT EXISTS consultation_authority (
  consultation_id BIGINT UNSIGNED NOT NULL,
  authority_id BIGINT UNSIGNED NOT NULL,
  leads       TINYINT NULL CHECK (leads = 1),
  agreed_at   DATETIME(6) NULL,            -- a joined one, to publication
  agreed_by   BIGINT UNSIGNED NULL,
  report_approved_at DATETIME(6) NULL,
  report_approved_by BIGINT UNSIGNED NULL,
  PRIMARY KEY (consultation_id, authority_id),
  UNIQUE KEY (consultation_id, leads),
  KEY (authority_id, consultation_id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS consultation_text (
  consultation_id BIGINT UNSIGNED NOT NULL,
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  title       VARCHAR(500) NOT NULL,
  summary     TEXT NULL,
  ways        TEXT NULL,                   -- other ways of filing
  folded      TEXT NULL,                   -- for search
  PRIMARY KEY (consultation_id, language),
  FULLTEXT KEY (folded),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS consultation_topic (
  consultation_id BIGINT UNSIGNED NOT NULL,
  topic       VARCHAR(40) COLLATE ascii_bin NOT NULL,
  gone        TINYINT NOT NULL DEFAULT 0,  -- taken back: workers delete nothing
  PRIMARY KEY (consultation_id, topic),
  KEY (topic, consultation_id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS staff (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  account_id  BIGINT UNSIGNED NOT NULL,
  authority_id BIGINT UNSIGNED NOT NULL,
  consultation_id BIGINT UNSIGNED NULL,    -- for this one alone
  may         VARCHAR(12) COLLATE ascii_bin NOT NULL, -- right_name()
  post        VARCHAR(300) NOT NULL,       -- function: "head of department"
  since       DATETIME(6) NOT NULL,
  until       DATETIME(6) NULL,
  given_by    BIGINT UNSIGNED NULL,
  ended_by    BIGINT UNSIGNED NULL,
  PRIMARY KEY (id),
  KEY (account_id, authority_id),
  KEY (authority_id, may),
  KEY (consultation_id),
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (authority_id) REFERENCES authority (id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS deputy (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  account_id  BIGINT UNSIGNED NOT NULL,    -- who acts
  for_id      BIGINT UNSIGNED NOT NULL,    -- for whom
  authority_id BIGINT UNSIGNED NOT NULL,
  since       DATETIME(6) NOT NULL,
  until       DATETIME(6) NOT NULL,
  named_by    BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (id),
  KEY (account_id, authority_id),
  KEY (for_id),
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (for_id) REFERENCES account (id),
  FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS term_change (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  consultation_id BIGINT UNSIGNED NOT NULL,
  old_end     DATETIME(6) NOT NULL,
  new_end     DATETIME(6) NOT NULL,
  reason      TEXT NOT NULL,
  at          DATETIME(6) NOT NULL,
  account_id  BIGINT UNSIGNED NOT NULL,
  post        VARCHAR(300) NULL,
  PRIMARY KEY (id),
  KEY (consultation_id, id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS event (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code        CHAR(10) COLLATE ascii_bin NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  kind        VARCHAR(12) COLLATE ascii_bin NOT NULL,
                  -- meeting walk workshop hearing
  title       VARCHAR(300) NULL,
  place       VARCHAR(500) NULL,
  access      TEXT NULL,                   -- how to reach it without steps
  link        VARCHAR(1000) NULL,          -- taking part from afar
  begins_at   DATETIME(6) NOT NULL,
  ends_at     DATETIME(6) NULL,
  languages   VARCHAR(100) COLLATE ascii_bin NULL,
  sign_language TINYINT NOT NULL DEFAULT 0,
  registration TEXT NULL,
  programme   TEXT NULL,
  published_at DATETIME(6) NULL,
  moved_at    DATETIME(6) NULL,
  cancelled_at DATETIME(6) NULL,
  notice      TEXT NULL,                   -- why moved or cancelled
  present     INT UNSIGNED NULL,           -- how many came
  recording   VARCHAR(1000) NULL,
  edition     INT UNSIGNED NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY (code),
  KEY (consultation_id, begins_at),
  KEY (begins_at),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS minute (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  event_id    BIGINT UNSIGNED NOT NULL,
  edition     INT UNSIGNED NOT NULL,
  body        MEDIUMTEXT NOT NULL,
  written_by  BIGINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  published_at DATETIME(6) NULL,           -- as a draft
  mend_until  DATETIME(6) NULL,            -- who spoke may ask for a change
  PRIMARY KEY (id),
  UNIQUE KEY (event_id, edition),
  FOREIGN KEY (event_id) REFERENCES event (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS notice_place (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  consultation_id BIGINT UNSIGNED NOT NULL,
  what        VARCHAR(12) COLLATE ascii_bin NOT NULL, -- draft report
  place       VARCHAR(300) NOT NULL,
  due_on      DATE NULL,
  done_on     DATE NULL,
  address     VARCHAR(1000) NULL,          -- or file mark
  done_by     BIGINT UNSIGNED NULL,
  PRIMARY KEY (id),
  KEY (consultation_id, what),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS questionnaire (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  consultation_id BIGINT UNSIGNED NOT NULL,
  edition     INT UNSIGNED NOT NULL,
  declaration MEDIUMTEXT NOT NULL,         -- XML, valid by form.rng
  digest      BINARY(32) NOT NULL,
  frozen_at   DATETIME(6) NULL,            -- as the consultation opens
  created_by  BIGINT UNSIGNED NOT NULL,
  created_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (consultation_id, edition),
  KEY (digest),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Files ---------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS `blob` (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  size        BIGINT UNSIGNED NOT NULL,
  digest      BINARY(32) NOT NULL,         -- SHA-256
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS blob_part (
  blob_id     BIGINT UNSIGNED NOT NULL,
  place       INT UNSIGNED NOT NULL,       -- from 0
  bytes       MEDIUMBLOB NOT NULL,         -- 256 KiB, the last one less
  PRIMARY KEY (blob_id, place),
  FOREIGN KEY (blob_id) REFERENCES `blob` (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS attachment (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code        CHAR(10) COLLATE ascii_bin NOT NULL,
  consultation_id BIGINT UNSIGNED NULL,
  owner_kind  VARCHAR(14) COLLATE ascii_bin NOT NULL,
                  -- submission comment version minute report outcome ...
  owner_id    BIGINT UNSIGNED NOT NULL,
  role        VARCHAR(12) COLLATE ascii_bin NULL,
                  -- annex letter scan mandate
  blob_id     BIGINT UNSIGNED NULL,        -- NULL: erased
  name        VARCHAR(300) NOT NULL,       -- shown only, never a path
  type        VARCHAR(100) COLLATE ascii_bin NOT NULL, -- by content
  size        BIGINT UNSIGNED NOT NULL,
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
                  -- waiting clean held
  public      TINYINT NOT NULL DEFAULT 0,
  created_at  DATETIME(6) NOT NULL,
  erased_at   DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (code),
  KEY (owner_kind, owner_id),
  KEY (consultation_id),
  KEY (state, id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (blob_id) REFERENCES `blob` (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Drafts --------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS document (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  consultation_id BIGINT UNSIGNED NOT NULL,
  slug        VARCHAR(80) COLLATE ascii_bin NOT NULL,
  kind        VARCHAR(20) COLLATE ascii_bin NOT NULL,
                  -- draft reasons impact summary annex programme other
  place       SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL, -- the authentic one
  work        VARCHAR(300) NULL,           -- FRBR IRI
  commentable TINYINT NOT NULL DEFAULT 1,
  created_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (consultation_id, slug),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS document_text (
  document_id BIGINT UNSIGNED NOT NULL,
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  title       VARCHAR(1000) NOT NULL,
  PRIMARY KEY (document_id, language),
  FOREIGN KEY (document_id) REFERENCES document (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Required papers: there as a document, as a file, or a note why not.
CREATE TABLE IF NOT EXISTS paper (
  consultation_id BIGINT UNSIGNED NOT NULL,
  paper       VARCHAR(40) COLLATE ascii_bin NOT NULL, -- key of the profile
  document_id BIGINT UNSIGNED NULL,
  attachment_id BIGINT UNSIGNED NULL,
  note        TEXT NULL,
  PRIMARY KEY (consultation_id, paper),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (document_id) REFERENCES document (id),
  FOREIGN KEY (attachment_id) REFERENCES attachment (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS version (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  document_id BIGINT UNSIGNED NOT NULL,
  number      INT UNSIGNED NOT NULL,
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  kind        VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'first',
                  -- first correction changed repaired
  reason      TEXT NULL,                   -- what was wrong, why changed
  base_id     BIGINT UNSIGNED NULL,        -- the version it changes
  akn         LONGBLOB NULL,               -- stored bytes: the truth
  digest      BINARY(32) NULL,             -- SHA-256 of akn
  title       VARCHAR(1000) NULL,
  original_id BIGINT UNSIGNED NULL,        -- blob
  original_name VARCHAR(300) NULL,
  original_type VARCHAR(100) COLLATE ascii_bin NULL,
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
                  -- waiting (import), failed, ready
  fault       VARCHAR(1000) NULL,          -- of a failed import
  doubts      MEDIUMTEXT NULL,             -- JSON lines of the import
  units       INT UNSIGNED NOT NULL DEFAULT 0,
  stands_at   DATETIME(6) NULL,            -- a translation: of the text of
  published_at DATETIME(6) NULL,
  withheld_at DATETIME(6) NULL,            -- the address answers 410
  withheld_reason TEXT NULL,
  created_by  BIGINT UNSIGNED NULL,
  created_at  DATETIME(6) NOT NULL,
  edition     INT UNSIGNED NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY (document_id, number, language),
  FOREIGN KEY (document_id) REFERENCES document (id),
  FOREIGN KEY (base_id) REFERENCES version (id),
  FOREIGN KEY (original_id) REFERENCES `blob` (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS unit (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  document_id BIGINT UNSIGNED NOT NULL,
  wid         VARCHAR(120) COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (document_id, wid),
  FOREIGN KEY (document_id) REFERENCES document (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- place counts the units of a version in reading order from 1; those inside
-- a unit are place < p AND p <= last_place.
CREATE TABLE IF NOT EXISTS unit_in (
  version_id  BIGINT UNSIGNED NOT NULL,
  unit_id     BIGINT UNSIGNED NOT NULL,
  parent_id   BIGINT UNSIGNED NULL,        -- a unit
  place       INT UNSIGNED NOT NULL,
  last_place  INT UNSIGNED NOT NULL,
  depth       SMALLINT UNSIGNED NOT NULL,  -- from 0
  kind        VARCHAR(40) COLLATE ascii_bin NOT NULL, -- element of AKN
  role        VARCHAR(6) COLLATE ascii_bin NOT NULL DEFAULT 'inner',
                  -- group base inner block: how a page lays it out
  container   TINYINT NOT NULL DEFAULT 0,  -- holds units, few words itself
  quoted      TINYINT NOT NULL DEFAULT 0,  -- new text for another act
  confidence  TINYINT UNSIGNED NOT NULL DEFAULT 100, -- of the recognition
  doubt       VARCHAR(40) COLLATE ascii_bin NULL,    -- why it is low
  eid         VARCHAR(300) NOT NULL,
  num         VARCHAR(200) NULL,
  steps       VARCHAR(900) NULL,           -- how it is cited: "article Чл. 5.",
                  -- "paragraph (1)", a line each (cite.h)
  heading     TEXT NULL,
  words       MEDIUMTEXT NULL,             -- plain, its own without children
  whole       MEDIUMTEXT NULL,             -- with those of all below it: what
                  -- a proposed wording starts from
  folded      MEDIUMTEXT NULL,             -- for search
  digest      BINARY(32) NOT NULL,         -- of words
  PRIMARY KEY (version_id, unit_id),
  UNIQUE KEY (version_id, place),
  UNIQUE KEY (version_id, eid),
  KEY (unit_id),
  FULLTEXT KEY (folded),
  FOREIGN KEY (version_id) REFERENCES version (id),
  FOREIGN KEY (unit_id) REFERENCES unit (id),
  FOREIGN KEY (parent_id) REFERENCES unit (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The only bytes that reach a page unescaped (engineering 10).
CREATE TABLE IF NOT EXISTS fragment (
  version_id  BIGINT UNSIGNED NOT NULL,
  unit_id     BIGINT UNSIGNED NOT NULL,
  script      CHAR(4) COLLATE ascii_bin NOT NULL,   -- Cyrl Latn
  html        MEDIUMTEXT NOT NULL,         -- own words before the children
  html_after  MEDIUMTEXT NOT NULL,         -- and after
  PRIMARY KEY (version_id, unit_id, script),
  FOREIGN KEY (version_id) REFERENCES version (id),
  FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Taking part ---------------------------------------------------------------

CREATE TABLE IF NOT EXISTS submission (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code        CHAR(10) COLLATE ascii_bin NOT NULL,
  number      VARCHAR(24) COLLATE ascii_bin NULL,   -- receipt: BG-2026-...
  access      BINARY(32) NULL,             -- digest of the access code
  consultation_id BIGINT UNSIGNED NOT NULL,
  account_id  BIGINT UNSIGNED NULL,
  session_id  BIGINT UNSIGNED NULL,        -- no key: sessions end
  organisation_id BIGINT UNSIGNED NULL,
  event_id    BIGINT UNSIGNED NULL,        -- said at a meeting
  channel     VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'online',
                  -- online post email counter secure meeting portal
  channel_detail VARCHAR(500) NULL,        -- address at the portal
  posted_at   DATETIME(6) NULL,
  received_at DATETIME(6) NULL,            -- the time of sending
  entered_at  DATETIME(6) NULL,            -- by the office
  entered_by  BIGINT UNSIGNED NULL,
  records_number VARCHAR(100) NULL,        -- the body's own
  own_number  VARCHAR(100) NULL,           -- the organisation's own, and day
  own_date    DATE NULL,
  kind        VARCHAR(16) COLLATE ascii_bin NOT NULL DEFAULT 'person',
                  -- person ngo business municipality public_body group other
  capacity    VARCHAR(16) COLLATE ascii_bin NOT NULL DEFAULT 'self',
                  -- self other organisation mandate
  capacity_words VARCHAR(1000) NULL,       -- as declared, printed so
  name_choice VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'kind',
                  -- name kind nothing
  shown_name  VARCHAR(300) NULL,           -- what is published of it
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  body        MEDIUMTEXT NULL,             -- a letter's whole text
  no_comments TINYINT NOT NULL DEFAULT 0,  -- said so: nothing to remark
  unsigned_letter TINYINT NOT NULL DEFAULT 0,
  unreadable  TINYINT NOT NULL DEFAULT 0,
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'unsent',
                  -- unsent unconfirmed lapsed filed withdrawn
  confirm_until DATETIME(6) NULL,
  accepted_at DATETIME(6) NULL,            -- confirmed or entered
  withdrawn_at DATETIME(6) NULL,
  erased_at   DATETIME(6) NULL,
  replaced_by BIGINT UNSIGNED NULL,        -- a newer opinion counts
  extract_on  DATE NULL,                   -- answer sent by post
  created_at  DATETIME(6) NOT NULL,
  changed_at  DATETIME(6) NOT NULL,
  edition     INT UNSIGNED NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY (code),
  UNIQUE KEY (number),
  KEY (consultation_id, state, received_at, id),
  KEY (session_id, consultation_id),
  KEY (account_id, consultation_id),
  KEY (organisation_id, consultation_id),
  KEY (state, confirm_until),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (account_id) REFERENCES account (id),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  FOREIGN KEY (event_id) REFERENCES event (id),
  FOREIGN KEY (replaced_by) REFERENCES submission (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Apart, erased apart; page workers may not read it (engineering 11).
CREATE TABLE IF NOT EXISTS contact (
  submission_id BIGINT UNSIGNED NOT NULL,
  name        VARCHAR(300) NULL,
  address     VARCHAR(1000) NULL,          -- postal
  email       VARCHAR(254) NULL,
  email_key   VARCHAR(254) NULL,
  phone       VARCHAR(60) NULL,
  property    VARCHAR(500) NULL,           -- owner of what (PL plans)
  verified_at DATETIME(6) NULL,
  PRIMARY KEY (submission_id),
  KEY (email_key),
  FOREIGN KEY (submission_id) REFERENCES submission (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Each signs the same digest; a later change voids it.
CREATE TABLE IF NOT EXISTS signature (
  submission_id BIGINT UNSIGNED NOT NULL,
  account_id  BIGINT UNSIGNED NOT NULL,
  digest      BINARY(32) NOT NULL,
  at          DATETIME(6) NOT NULL,
  void_at     DATETIME(6) NULL,
  PRIMARY KEY (submission_id, account_id, digest),
  FOREIGN KEY (submission_id) REFERENCES submission (id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS comment (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code        CHAR(10) COLLATE ascii_bin NOT NULL,
  submission_id BIGINT UNSIGNED NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  unit_id     BIGINT UNSIGNED NULL,        -- NULL: on the whole
  base_id     BIGINT UNSIGNED NULL,        -- the article that unit stands in
  version_id  BIGINT UNSIGNED NULL,        -- the words it was written on
  part_of     TINYINT NOT NULL DEFAULT 0,  -- 1: separated by the office
  part_page   VARCHAR(40) NULL,
  part_by     BIGINT UNSIGNED NULL,
  no_request  TINYINT NOT NULL DEFAULT 0,  -- needs no reply
  stance      VARCHAR(12) COLLATE ascii_bin NULL,
                  -- support change oppose none no_comments question
  weight      VARCHAR(12) COLLATE ascii_bin NULL, -- essential recommending
  location    VARCHAR(300) NULL,           -- place or plot on a map
  speaker     VARCHAR(300) NULL,           -- at a meeting, as they chose
  table_row   INT UNSIGNED NULL,           -- of an imported table
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'unsent',
                  -- unsent waiting public hidden blocked withdrawn
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  sent_at     DATETIME(6) NULL,            -- the submission's received_at
  public_at   DATETIME(6) NULL,
  hidden_at   DATETIME(6) NULL,
  hidden_by   BIGINT UNSIGNED NULL,
  hide_rule   VARCHAR(40) COLLATE ascii_bin NULL,
  hide_reason TEXT NULL,
  redacted_at DATETIME(6) NULL,
  withdrawn_at DATETIME(6) NULL,
  erased_at   DATETIME(6) NULL,
  carried_id  BIGINT UNSIGNED NULL,        -- the same of the round before
  assigned_to BIGINT UNSIGNED NULL,
  supports    INT UNSIGNED NOT NULL DEFAULT 0, -- of paper lists; others: tally
  edition     INT UNSIGNED NOT NULL DEFAULT 1, -- highest of comment_text
  PRIMARY KEY (id),
  UNIQUE KEY (code),
  KEY (unit_id, sent_at, id),              -- pages show several states
  KEY (base_id, sent_at, id),
  KEY (consultation_id, sent_at, id),
  KEY (consultation_id, state, id),        -- queues
  KEY (consultation_id, unit_id),
  KEY (submission_id, id),
  FOREIGN KEY (submission_id) REFERENCES submission (id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (unit_id) REFERENCES unit (id),
  FOREIGN KEY (version_id) REFERENCES version (id),
  FOREIGN KEY (carried_id) REFERENCES comment (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS comment_text (
  comment_id  BIGINT UNSIGNED NOT NULL,
  edition     INT UNSIGNED NOT NULL,
  proposed    MEDIUMTEXT NULL,
  remark      MEDIUMTEXT NULL,
  reason      MEDIUMTEXT NULL,
  folded      MEDIUMTEXT NULL,             -- for search and grouping
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (comment_id, edition),
  FULLTEXT KEY (folded),
  FOREIGN KEY (comment_id) REFERENCES comment (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Further units, "answered under Article 12".
CREATE TABLE IF NOT EXISTS comment_unit (
  comment_id  BIGINT UNSIGNED NOT NULL,
  unit_id     BIGINT UNSIGNED NOT NULL,
  added_by    BIGINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  gone        TINYINT NOT NULL DEFAULT 0,
  PRIMARY KEY (comment_id, unit_id),
  KEY (unit_id),
  FOREIGN KEY (comment_id) REFERENCES comment (id),
  FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Whom it concerns, in a consultation of several; no row: all.
CREATE TABLE IF NOT EXISTS comment_authority (
  comment_id  BIGINT UNSIGNED NOT NULL,
  authority_id BIGINT UNSIGNED NOT NULL,
  gone        TINYINT NOT NULL DEFAULT 0,
  PRIMARY KEY (comment_id, authority_id),
  KEY (authority_id),
  FOREIGN KEY (comment_id) REFERENCES comment (id),
  FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS answer (
  submission_id BIGINT UNSIGNED NOT NULL,
  form        BINARY(32) NOT NULL,         -- digest of the declaration
  field       VARCHAR(80) COLLATE ascii_bin NOT NULL,
  place       SMALLINT UNSIGNED NOT NULL DEFAULT 0, -- row of a matrix, choice
  value       MEDIUMTEXT NOT NULL,
  PRIMARY KEY (submission_id, form, field, place),
  KEY (form, field),
  FOREIGN KEY (submission_id) REFERENCES submission (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS support (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  comment_id  BIGINT UNSIGNED NOT NULL,
  account_id  BIGINT UNSIGNED NULL,
  session_id  BIGINT UNSIGNED NULL,
  at          DATETIME(6) NOT NULL,
  ended_at    DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (comment_id, account_id),
  UNIQUE KEY (comment_id, session_id),
  FOREIGN KEY (comment_id) REFERENCES comment (id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS abuse (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  comment_id  BIGINT UNSIGNED NOT NULL,
  rule        VARCHAR(40) COLLATE ascii_bin NOT NULL,
  words       TEXT NULL,
  at          DATETIME(6) NOT NULL,
  decision    VARCHAR(12) COLLATE ascii_bin NULL,   -- hidden kept
  decided_at  DATETIME(6) NULL,
  decided_by  BIGINT UNSIGNED NULL,
  PRIMARY KEY (id),
  KEY (comment_id),
  KEY (decided_at, id),
  FOREIGN KEY (comment_id) REFERENCES comment (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- By the author, against hiding or taking apart.
CREATE TABLE IF NOT EXISTS objection (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  comment_id  BIGINT UNSIGNED NOT NULL,
  what        VARCHAR(12) COLLATE ascii_bin NOT NULL, -- hiding parting
  words       TEXT NOT NULL,
  at          DATETIME(6) NOT NULL,
  decision    VARCHAR(12) COLLATE ascii_bin NULL,   -- granted refused
  reasons     TEXT NULL,
  decided_at  DATETIME(6) NULL,
  decided_by  BIGINT UNSIGNED NULL,
  PRIMARY KEY (id),
  KEY (comment_id),
  KEY (decided_at, id),
  FOREIGN KEY (comment_id) REFERENCES comment (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS follower (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  what        VARCHAR(14) COLLATE ascii_bin NOT NULL,
                  -- consultation authority topic search
  subject_id  BIGINT UNSIGNED NULL,
  search      VARCHAR(500) NULL,
  email       VARCHAR(254) NOT NULL,
  email_key   VARCHAR(254) NOT NULL,
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  how         VARCHAR(12) COLLATE ascii_bin NOT NULL, -- at_once daily
  digest      BINARY(32) NOT NULL,         -- of the secret in its links
  created_at  DATETIME(6) NOT NULL,
  confirmed_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (digest),
  KEY (what, subject_id),
  KEY (email_key)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Answering -----------------------------------------------------------------

CREATE TABLE IF NOT EXISTS cluster (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code        CHAR(10) COLLATE ascii_bin NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  kind        VARCHAR(12) COLLATE ascii_bin NOT NULL,
                  -- same near campaign hand
  evidence    TEXT NULL,
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'proposed',
                  -- proposed confirmed refused
  decided_by  BIGINT UNSIGNED NULL,
  at          DATETIME(6) NOT NULL,
  edition     INT UNSIGNED NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY (code),
  KEY (consultation_id, state),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS cluster_comment (
  cluster_id  BIGINT UNSIGNED NOT NULL,
  comment_id  BIGINT UNSIGNED NOT NULL,
  adds        TINYINT NOT NULL DEFAULT 0,  -- something of their own: a row
  gone        TINYINT NOT NULL DEFAULT 0,
  PRIMARY KEY (cluster_id, comment_id),
  KEY (comment_id),
  FOREIGN KEY (cluster_id) REFERENCES cluster (id),
  FOREIGN KEY (comment_id) REFERENCES comment (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS reply (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  consultation_id BIGINT UNSIGNED NOT NULL,
  authority_id BIGINT UNSIGNED NOT NULL,   -- who answers
  cluster_id  BIGINT UNSIGNED NULL,
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'writing',
                  -- writing review approved published
  decision    VARCHAR(16) COLLATE ascii_bin NOT NULL,
  written_by  BIGINT UNSIGNED NOT NULL,
  approved_by BIGINT UNSIGNED NULL,
  approved_at DATETIME(6) NULL,
  published_at DATETIME(6) NULL,
  returned    TEXT NULL,                   -- why sent back to be rewritten
  edition     INT UNSIGNED NOT NULL DEFAULT 1, -- highest of reply_text
  PRIMARY KEY (id),
  KEY (consultation_id, state, id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (authority_id) REFERENCES authority (id),
  FOREIGN KEY (cluster_id) REFERENCES cluster (id),
  FOREIGN KEY (written_by) REFERENCES account (id),
  FOREIGN KEY (approved_by) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS reply_text (
  reply_id    BIGINT UNSIGNED NOT NULL,
  edition     INT UNSIGNED NOT NULL,
  decision    VARCHAR(16) COLLATE ascii_bin NOT NULL,
  reasons     MEDIUMTEXT NULL,
  changed     MEDIUMTEXT NULL,             -- what became of it in the text
  overruled   TEXT NULL,                   -- why considered all the same
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  folded      MEDIUMTEXT NULL,
  written_by  BIGINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (reply_id, edition),
  FULLTEXT KEY (folded),
  FOREIGN KEY (reply_id) REFERENCES reply (id),
  FOREIGN KEY (written_by) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS reply_to (
  comment_id  BIGINT UNSIGNED NOT NULL,
  reply_id    BIGINT UNSIGNED NULL,        -- NULL: taken out again
  PRIMARY KEY (comment_id),
  KEY (reply_id),
  FOREIGN KEY (comment_id) REFERENCES comment (id),
  FOREIGN KEY (reply_id) REFERENCES reply (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS reply_template (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  authority_id BIGINT UNSIGNED NOT NULL,
  title       VARCHAR(300) NOT NULL,
  decision    VARCHAR(16) COLLATE ascii_bin NULL,
  reasons     MEDIUMTEXT NOT NULL,
  PRIMARY KEY (id),
  KEY (authority_id),
  FOREIGN KEY (authority_id) REFERENCES authority (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- For colleagues; never public.
CREATE TABLE IF NOT EXISTS note (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  consultation_id BIGINT UNSIGNED NOT NULL,
  comment_id  BIGINT UNSIGNED NULL,
  body        TEXT NOT NULL,
  written_by  BIGINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY (comment_id, id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (comment_id) REFERENCES comment (id),
  FOREIGN KEY (written_by) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS report (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  consultation_id BIGINT UNSIGNED NOT NULL,
  edition     INT UNSIGNED NOT NULL,       -- a correction is a new one
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'writing',
                  -- writing signed published
  narrative   MEDIUMTEXT NULL,
  number      VARCHAR(100) NULL,
  place       VARCHAR(300) NULL,
  no_answer   INT UNSIGNED NOT NULL DEFAULT 0, -- comments left so, shown
  change_reason TEXT NULL,                 -- of a later edition
  prepared_by BIGINT UNSIGNED NULL,
  prepared_post VARCHAR(300) NULL,
  signed_by   BIGINT UNSIGNED NULL,
  signed_post VARCHAR(300) NULL,
  signed_at   DATETIME(6) NULL,
  published_at DATETIME(6) NULL,
  published_by BIGINT UNSIGNED NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (consultation_id, edition),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (prepared_by) REFERENCES account (id),
  FOREIGN KEY (signed_by) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS outcome (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  consultation_id BIGINT UNSIGNED NOT NULL,
  authority_id BIGINT UNSIGNED NOT NULL,   -- each records its own
  edition     INT UNSIGNED NOT NULL,
  kind        VARCHAR(20) COLLATE ascii_bin NOT NULL,
                  -- adopted adopted_changed not_adopted repeated
  adopted_on  DATE NULL,
  number      VARCHAR(100) NULL,
  link        VARCHAR(1000) NULL,
  reasons     TEXT NULL,
  version_id  BIGINT UNSIGNED NULL,        -- the final text
  at          DATETIME(6) NOT NULL,
  recorded_by BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (consultation_id, authority_id, edition),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id),
  FOREIGN KEY (authority_id) REFERENCES authority (id),
  FOREIGN KEY (version_id) REFERENCES version (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS change_source (
  version_id  BIGINT UNSIGNED NOT NULL,
  unit_id     BIGINT UNSIGNED NOT NULL,
  comment_id  BIGINT UNSIGNED NOT NULL,
  at          DATETIME(6) NOT NULL,
  account_id  BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (version_id, unit_id, comment_id),
  KEY (comment_id),
  FOREIGN KEY (version_id) REFERENCES version (id),
  FOREIGN KEY (unit_id) REFERENCES unit (id),
  FOREIGN KEY (comment_id) REFERENCES comment (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Proof ---------------------------------------------------------------------

-- Written by commands, unnumbered; glas seal reads notes and no more.
CREATE TABLE IF NOT EXISTS ledger_note (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind        VARCHAR(12) COLLATE ascii_bin NOT NULL,
  act_iri     VARCHAR(300) NOT NULL,
  code        VARCHAR(24) COLLATE ascii_bin NOT NULL, -- public id of what
  edition     INT UNSIGNED NOT NULL DEFAULT 1,
  commitment  BINARY(32) NOT NULL,         -- HMAC-SHA-256 under the salt
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY (code, kind, edition)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What was committed to: the salts of all kinds lie here alone.  Erasing a
-- text deletes its rows.
CREATE TABLE IF NOT EXISTS record (
  note_id     BIGINT UNSIGNED NOT NULL,
  salt        BINARY(32) NOT NULL,
  canonical   MEDIUMBLOB NOT NULL,
  PRIMARY KEY (note_id),
  FOREIGN KEY (note_id) REFERENCES ledger_note (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS ledger_entry (
  place       BIGINT UNSIGNED NOT NULL,    -- index, from 0
  note_id     BIGINT UNSIGNED NOT NULL,
  entry       VARBINARY(1000) NOT NULL,    -- the line as in the tile
  leaf        BINARY(32) NOT NULL,         -- RFC 6962 leaf hash
  PRIMARY KEY (place),
  UNIQUE KEY (note_id),
  FOREIGN KEY (note_id) REFERENCES ledger_note (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS ledger_head (
  size        BIGINT UNSIGNED NOT NULL,
  root        BINARY(32) NOT NULL,
  checkpoint  TEXT NOT NULL,               -- the signed note
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (size)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS lease (
  name        VARCHAR(40) COLLATE ascii_bin NOT NULL,
  owner       VARCHAR(100) COLLATE ascii_bin NOT NULL,
  fence       BIGINT UNSIGNED NOT NULL,
  ends_at     DATETIME(6) NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Later, counts, who did what -----------------------------------------------

CREATE TABLE IF NOT EXISTS job (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind        VARCHAR(40) COLLATE ascii_bin NOT NULL,
  subject_id  BIGINT UNSIGNED NOT NULL,
  detail      VARCHAR(1000) NULL,
  language    VARCHAR(12) COLLATE ascii_bin NULL,
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'new',
                  -- new taken done failed
  owner       VARCHAR(100) COLLATE ascii_bin NULL,
  lease_until DATETIME(6) NULL,
  tries       SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  run_after   DATETIME(6) NOT NULL,
  created_at  DATETIME(6) NOT NULL,
  done_at     DATETIME(6) NULL,
  fault       VARCHAR(1000) NULL,
  PRIMARY KEY (id),
  KEY (state, run_after, id),
  KEY (state, lease_until),
  KEY (kind, subject_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The outbox.  Addresses are looked up when a mail is made.
CREATE TABLE IF NOT EXISTS mail (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  message_id  VARCHAR(120) COLLATE ascii_bin NOT NULL,
  kind        VARCHAR(40) COLLATE ascii_bin NOT NULL,
  subject_id  BIGINT UNSIGNED NOT NULL,
  whom        VARCHAR(14) COLLATE ascii_bin NOT NULL,
                  -- submission account follower: whose address
  whom_id     BIGINT UNSIGNED NOT NULL,
  secret      VARCHAR(200) COLLATE ascii_bin NULL, -- of its link; NULL once sent
  language    VARCHAR(12) COLLATE ascii_bin NOT NULL,
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'new',
                  -- new sent failed dropped
  created_at  DATETIME(6) NOT NULL,
  sent_at     DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (message_id),
  KEY (state, id),
  KEY (whom, whom_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- No foreign key, written last in a transaction (engineering 4).
CREATE TABLE IF NOT EXISTS tally (
  scope       VARCHAR(14) COLLATE ascii_bin NOT NULL,
                  -- authority consultation site unit
  subject_id  BIGINT UNSIGNED NOT NULL,    -- 0 for the site
  name        VARCHAR(14) COLLATE ascii_bin NOT NULL,
                  -- comments supports undecided meta talk
  shard       TINYINT UNSIGNED NOT NULL,
  n           BIGINT NOT NULL,
  PRIMARY KEY (scope, subject_id, name, shard)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS act (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  at          DATETIME(6) NOT NULL,
  account_id  BIGINT UNSIGNED NULL,        -- NULL: an operator, the machine
  for_id      BIGINT UNSIGNED NULL,        -- a deputy acts "for"
  post        VARCHAR(300) NULL,           -- function as it was
  authority_id BIGINT UNSIGNED NULL,
  consultation_id BIGINT UNSIGNED NULL,
  what        VARCHAR(40) COLLATE ascii_bin NOT NULL,
  object_kind VARCHAR(20) COLLATE ascii_bin NULL,
  object_id   BIGINT UNSIGNED NULL,
  detail      VARCHAR(1000) NULL,
  reason      TEXT NULL,
  PRIMARY KEY (id),
  KEY (consultation_id, id),
  KEY (authority_id, id),
  KEY (object_kind, object_id),
  KEY (account_id, id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- A restore replays this list.
CREATE TABLE IF NOT EXISTS erasure (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission_id BIGINT UNSIGNED NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  asked_at    DATETIME(6) NOT NULL,
  due_at      DATETIME(6) NOT NULL,
  state       VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'asked',
                  -- asked done partly refused
  after_report TINYINT NOT NULL DEFAULT 0,
  ground      TEXT NULL,                   -- of a refusal in part
  done_at     DATETIME(6) NULL,
  done_by     BIGINT UNSIGNED NULL,
  PRIMARY KEY (id),
  KEY (consultation_id, state),
  KEY (submission_id),
  FOREIGN KEY (submission_id) REFERENCES submission (id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Reports of a barrier, requests for another form (accessibility).
CREATE TABLE IF NOT EXISTS barrier (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code        CHAR(10) COLLATE ascii_bin NOT NULL,
  authority_id BIGINT UNSIGNED NULL,
  consultation_id BIGINT UNSIGNED NULL,
  page        VARCHAR(500) NOT NULL,
  words       TEXT NOT NULL,
  at          DATETIME(6) NOT NULL,
  due_at      DATETIME(6) NOT NULL,
  answered_at DATETIME(6) NULL,
  answered_by BIGINT UNSIGNED NULL,
  reply       TEXT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (code),
  KEY (authority_id, answered_at),
  FOREIGN KEY (authority_id) REFERENCES authority (id),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What "glas load" puts comments together from; empty on an installation.
CREATE TABLE IF NOT EXISTS load_sentence (
  id          INT NOT NULL,
  words       VARCHAR(1000) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
