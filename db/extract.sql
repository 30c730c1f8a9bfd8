-- extract.sql: the extract of a submission: its own rows of the published report
-- as files (practice 18).

-- :one extract_of(id int)
-- The submission, once there is a report.
SELECT s.id, s.number, s.records_number, s.received_at, s.language, c.slug,
       c.id AS consultation
  FROM submission s
  JOIN consultation c ON c.id = s.consultation_id
   AND c.reported_at IS NOT NULL
 WHERE s.id = :id AND s.accepted_at IS NOT NULL AND s.erased_at IS NULL;

-- :one extract_of_organisation(organisation int, consultation int)
-- What counts of what it filed.
SELECT s.id AS `.id`, s.state AS `.state`
  FROM submission s
 WHERE s.organisation_id = :organisation
   AND s.consultation_id = :consultation AND s.state = 'filed'
   AND s.accepted_at IS NOT NULL AND s.erased_at IS NULL
 ORDER BY s.id DESC
 LIMIT 1;

-- :rows extracts_of(consultation int)
-- Whom each is for; posted: it came on paper, or no address of a mail is known.
SELECT s.id, CONCAT(s.number, '.docx') AS file, s.number, s.records_number,
       CONCAT(REPLACE(LEFT(s.received_at, 19), ' ', 'T'), 'Z') AS received_at,
       s.shown_name AS submitter, k.name, k.address, k.email,
       IF(k.email IS NULL, 'yes', 'no') AS posted
  FROM submission s
  LEFT JOIN contact k ON k.submission_id = s.id
 WHERE s.consultation_id = :consultation AND s.state = 'filed'
   AND s.accepted_at IS NOT NULL AND s.erased_at IS NULL
   AND s.number IS NOT NULL
   AND EXISTS (SELECT 1 FROM comment c
                WHERE c.submission_id = s.id
                  AND c.state NOT IN ('unsent', 'removed'))
 ORDER BY s.number;

-- :rows extract_changes(submission int)
-- Units of published versions into which its wording went.
SELECT c.id AS comment, i.steps, v.published_at
  FROM comment c
  JOIN change_source x ON x.comment_id = c.id
  JOIN version v ON v.id = x.version_id AND v.published_at IS NOT NULL
   AND v.withheld_at IS NULL
  LEFT JOIN unit_in i ON i.version_id = x.version_id AND i.unit_id = x.unit_id
 WHERE c.submission_id = :submission AND c.erased_at IS NULL
 ORDER BY c.id, v.number, i.place;

-- :rows extract_comments(submission int)
SELECT id FROM comment WHERE submission_id = :submission ORDER BY id;

-- :rows extract_files(submission int, consultation int, format text?, language text)
-- Those of the newest edition of the report, or that one.
SELECT f.role AS format, f.name, f.size, f.blob_id AS `blob`
  FROM attachment f
 WHERE f.owner_kind = 'extract' AND f.owner_id = :submission
   AND f.consultation_id = :consultation AND f.state = 'clean'
   AND f.name LIKE CONCAT('%-', :language, '.%')
   AND f.created_at >= (SELECT MAX(r.published_at) FROM report r
                         WHERE r.consultation_id = :consultation
                           AND r.state = 'published')
   AND (:format IS NULL OR f.role = :format)
 ORDER BY f.role DESC;

-- :exec extract_forget(submission int, language text)
-- Those before it: the sweep takes their bytes.
UPDATE attachment SET state = 'removed', public = 0
 WHERE owner_kind = 'extract' AND owner_id = :submission
   AND name LIKE CONCAT('%-', :language, '.%') AND state <> 'removed';

-- :insert extract_keep(code text, consultation int, submission int, format text, blob int, name text, size int, now time)
INSERT INTO attachment (code, consultation_id, owner_kind, owner_id, role,
                        blob_id, name, type, size, state, public, created_at)
VALUES (:code, :consultation, 'extract', :submission, :format, :blob, :name,
        'application/octet-stream', :size, 'clean', 0, :now);
