-- 0043-themes.sql: open answers of a questionnaire summarised by themes, or
-- made comments; which words of a submission became a part (practice 11, 31).

-- What several answers to one question say, in the words of the office.
CREATE TABLE IF NOT EXISTS theme (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  consultation_id BIGINT UNSIGNED NOT NULL,
  form BINARY(32) NOT NULL,
  field VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(200) NOT NULL,
  words TEXT NULL,
  edition INT UNSIGNED NOT NULL DEFAULT 1,
  gone TINYINT NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY (code),
  KEY (consultation_id, field),
  FOREIGN KEY (consultation_id) REFERENCES consultation (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- An answer may belong to several.  edition: of the answers that were read;
-- example 1: it is quoted, if its author allowed it and it is still the same.
CREATE TABLE IF NOT EXISTS theme_answer (
  theme_id BIGINT UNSIGNED NOT NULL,
  submission_id BIGINT UNSIGNED NOT NULL,
  edition INT UNSIGNED NOT NULL,
  example TINYINT NOT NULL DEFAULT 0,
  gone TINYINT NOT NULL DEFAULT 0,
  PRIMARY KEY (theme_id, submission_id),
  KEY (submission_id),
  FOREIGN KEY (theme_id) REFERENCES theme (id),
  FOREIGN KEY (submission_id) REFERENCES submission (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- words: digest of the paragraph that became (part of) a comment, once.
-- form, field: it was an answer to that question.
CREATE TABLE IF NOT EXISTS part_source (
  submission_id BIGINT UNSIGNED NOT NULL,
  words BINARY(32) NOT NULL,
  comment_id BIGINT UNSIGNED NOT NULL,
  form BINARY(32) NULL,
  field VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (submission_id, words),
  KEY (comment_id),
  FOREIGN KEY (submission_id) REFERENCES submission (id),
  FOREIGN KEY (comment_id) REFERENCES comment (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- The author allows that what was written to open questions is quoted.
ALTER TABLE submission
  ADD COLUMN IF NOT EXISTS quotable TINYINT NOT NULL DEFAULT 0;

-- 1: each open answer gets a decision of its own, as a comment.
ALTER TABLE consultation
  ADD COLUMN IF NOT EXISTS answers_each TINYINT NOT NULL DEFAULT 0;
