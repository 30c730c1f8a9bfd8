-- report_file.sql: files of reports, made by glas jobs and made again at wish.

-- :one report_to_file(id int)
-- What is known of a report that is to become files.
SELECT r.edition, c.id AS consultation, c.slug, c.language
  FROM report r JOIN consultation c ON c.id = r.consultation_id
 WHERE r.id = :id AND r.state = 'published';

-- :exec report_file_add(report int, body int, format text, language text, part int, parts int, now time)
-- Asked for, or asked for again: what there is stays until the new one is.
INSERT INTO report_file (report_id, body_id, format, language, part, parts, at)
VALUES (:report, :body, :format, :language, :part, :parts, :now)
ON DUPLICATE KEY UPDATE state = 'waiting', fault = NULL, parts = :parts,
                        at = :now;

-- :rows report_files_naming(submission int)
-- Files of reports in which that submission may stand.
SELECT f.id, f.blob_id
  FROM submission s
  JOIN report r ON r.consultation_id = s.consultation_id
  JOIN report_file f ON f.report_id = r.id AND f.blob_id IS NOT NULL
 WHERE s.id = :submission;

-- :exec1 report_file_emptied(id int, now time)
-- What it held is not given out any more.
UPDATE report_file SET state = 'waiting', blob_id = NULL, size = 0, at = :now
 WHERE id = :id;

-- :exec report_files_anew(submission int, now time)
-- All files of those reports, at their addresses.
INSERT INTO job (kind, subject_id, run_after, created_at)
SELECT 'report-files', r.id, :now, :now
  FROM submission s
  JOIN report r ON r.consultation_id = s.consultation_id
 WHERE s.id = :submission
   AND EXISTS (SELECT 1 FROM report_file f WHERE f.report_id = r.id)
   AND NOT EXISTS (SELECT 1 FROM job j
                    WHERE j.kind = 'report-files' AND j.subject_id = r.id
                      AND j.state = 'new');

-- :exec report_file_jobs(report int, now time)
-- A job for each that waits and has none, each a turn behind the one before
-- it.
INSERT INTO job (kind, subject_id, run_after, turn, created_at)
SELECT 'report-file', f.id, :now,
       LEAST(ROW_NUMBER() OVER (ORDER BY f.part, f.id) - 1, 10000), :now
  FROM report_file f
 WHERE f.report_id = :report AND f.state = 'waiting'
   AND NOT EXISTS (SELECT 1 FROM job j
                    WHERE j.kind = 'report-file' AND j.subject_id = f.id
                      AND j.state IN ('new', 'taken'))
 ORDER BY f.id;

-- :one report_file_find(id int)
SELECT f.format, f.body_id AS body, f.language, f.part, f.parts, f.state,
       f.blob_id, f.at, r.edition, c.id AS consultation, c.slug
  FROM report_file f
  JOIN report r ON r.id = f.report_id
  JOIN consultation c ON c.id = r.consultation_id
 WHERE f.id = :id;

-- :exec1 report_file_ready(id int, asked time, blob int, size int, now time)
-- asked: its moment as it was when this was begun; what was asked for again
-- since (for words were erased) is not there yet.
UPDATE report_file
   SET state = 'ready', blob_id = :blob, size = :size, fault = NULL, at = :now
 WHERE id = :id AND at = :asked;

-- :exec report_file_failed(id int, fault text, now time)
-- An older one goes on being given out.
UPDATE report_file SET state = 'failed', fault = :fault, at = :now
 WHERE id = :id AND state = 'waiting';

-- :rows report_files_of(report int, body int, language text, act text)
-- In the reader's language, or else in the act's.
SELECT f.format, f.part, f.parts, f.state, f.blob_id, f.size
  FROM report_file f
 WHERE f.report_id = :report AND f.body_id = :body
   AND f.language = COALESCE((SELECT MIN(o.language) FROM report_file o
                               WHERE o.report_id = :report
                                 AND o.language = :language), :act)
 ORDER BY f.format, f.part;

-- :rows report_files_made(consultation int)
-- How far the files of the newest report are, by format: how many there are to
-- be, are there, failed, and why one is not there (yet).
SELECT f.format AS `@type`, COUNT(*) AS `@of`,
       SUM(f.state = 'ready') AS `@n`,
       NULLIF(SUM(f.state = 'failed'), 0) AS `@failed`,
       MAX(IF(f.state = 'ready', NULL, f.fault)) AS `@fault`
  FROM (SELECT r.id FROM report r
         WHERE r.consultation_id = :consultation AND r.state = 'published'
         ORDER BY r.edition DESC LIMIT 1) n
  JOIN report_file f ON f.report_id = n.id
 GROUP BY f.format
 ORDER BY FIELD(f.format, 'pdf', 'docx', 'odt', 'xlsx');

-- :exec report_file_waits(id int, fault text, now time)
-- It is tried again, and that is why.
UPDATE report_file SET fault = LEFT(:fault, 200), at = :now
 WHERE id = :id AND state = 'waiting';

-- :one report_file_wanted(consultation int, edition int, body int, format text, part int, language text, act text)
-- edition 0: the newest that is published; body 0: the whole.
SELECT f.state, f.blob_id, f.size, f.language, f.parts
  FROM report_file f
  JOIN report r ON r.id = f.report_id
 WHERE r.consultation_id = :consultation AND r.state = 'published'
   AND r.edition = IF(:edition > 0, :edition,
         (SELECT MAX(n.edition) FROM report n
           WHERE n.consultation_id = :consultation
             AND n.state = 'published'))
   AND f.body_id = :body AND f.format = :format AND f.part = :part
   AND f.language IN (:language, :act)
 ORDER BY f.language = :language DESC
 LIMIT 1;
