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
