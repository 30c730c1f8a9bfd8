-- export.sql: comments of a consultation as a table with fixed columns: the
-- alias of a column is its heading.  What is hidden, withdrawn or erased has no
-- words, and says so in state.

-- :part export_words
       IF(c.erased_at IS NULL AND c.state IN ('public', 'waiting'),
          t.proposed, NULL) AS proposed,
       IF(c.erased_at IS NULL AND c.state IN ('public', 'waiting'),
          t.remark, NULL) AS remark,
       IF(c.erased_at IS NULL AND c.state IN ('public', 'waiting'),
          t.reason, NULL) AS reason,
       IF(c.erased_at IS NULL AND c.state IN ('public', 'waiting'),
          c.location, NULL) AS location,;

-- :part export_decision
-- Of what came late, or lacks what its profile demands, that of the law, if
-- there is one: late_key, deficient_key; posted 1: the post mark counts.
       COALESCE(r.decision,
                IF(c.erased_at IS NOT NULL OR c.state = 'withdrawn'
                   OR c.no_request = 1, NULL,
                   IF(:late_key IS NOT NULL
                      AND
{late_of}
                      , :late_key,
                      IF(c.location IS NULL, :deficient_key, NULL))));

-- :part export_said
-- Pseudonymous: names as they were published.
SELECT q.seq AS `number`, c.code AS comment, s.code AS submission,
       q.person AS submitter_number, s.kind AS submitter_kind,
       IF(c.erased_at IS NULL, s.shown_name, NULL) AS submitter,
       s.capacity, s.channel,
       CONCAT(REPLACE(LEFT(s.received_at, 19), ' ', 'T'), 'Z') AS received_at,
       d.slug AS document, u.wid AS unit, c.stance,
{export_words}
       IF(c.erased_at IS NULL, c.state, 'erased') AS state,
       IF(c.state IN ('hidden', 'blocked'), COALESCE(c.hide_rule, 'other'),
          NULL) AS left_out, c.language,
{export_decision}
         AS decision, rt.reasons AS reply, rt.translation,
       rt.translated_to,
       CONCAT(REPLACE(LEFT(r.published_at, 19), ' ', 'T'), 'Z')
         AS replied_at;

-- :part export_of
-- list: as for report_rows.
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (seq INT PATH '$[0]',
         id BIGINT PATH '$[1]', person INT PATH '$[2]')) q
  JOIN comment c ON c.id = q.id AND c.consultation_id = :consultation
  JOIN submission s ON s.id = c.submission_id
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
  LEFT JOIN reply_text rt ON rt.reply_id = r.id AND rt.edition = r.edition;

-- :rows export_rows(consultation int, list text, closes time, posted int,
--                   late_key text?, deficient_key text?)
-- Pseudonymous: names as they were published. list: as for report_rows.
{export_said}
{export_of}
 ORDER BY q.seq;

-- :rows export_official_rows(consultation int, list text, closes time,
--                            posted int, late_key text?,
--                            deficient_key text?)
-- The same and who they are; by glas jobs alone.
{export_said}
       , s.number AS receipt, s.records_number,
       CONCAT(REPLACE(LEFT(s.posted_at, 19), ' ', 'T'), 'Z') AS posted_at,
       s.capacity_words, k.name, k.address, k.email, k.phone, k.property
{export_of}
  LEFT JOIN contact k ON k.submission_id = s.id AND s.erased_at IS NULL
 ORDER BY q.seq;

-- :rows export_request_rows(consultation int, list text, closes time,
--                           posted int, late_key text?,
--                           deficient_key text?, names int, replies int)
-- As the public ones; without names, or without what was answered, where the
-- office so chose.
SELECT q.seq AS `number`, c.code AS comment, s.code AS submission,
       q.person AS submitter_number, s.kind AS submitter_kind,
       IF(:names = 1 AND c.erased_at IS NULL, s.shown_name, NULL) AS submitter,
       s.channel,
       CONCAT(REPLACE(LEFT(s.received_at, 19), ' ', 'T'), 'Z') AS received_at,
       d.slug AS document, u.wid AS unit, c.stance,
{export_words}
       IF(:replies = 1,
{export_decision}
          , NULL) AS decision,
       IF(:replies = 1, rt.reasons, NULL) AS reply,
       IF(:replies = 1, rt.translation, NULL) AS translation,
       IF(c.erased_at IS NULL, c.state, 'erased') AS state,
       IF(c.state IN ('hidden', 'blocked'), COALESCE(c.hide_rule, 'other'),
          NULL) AS left_out,
       (SELECT COUNT(*) FROM attachment f
         WHERE f.owner_kind = 'comment' AND f.owner_id = c.id
           AND f.state = 'clean' AND f.public = 1 AND f.blob_id IS NOT NULL
           AND c.state = 'public') AS files,
       (SELECT COUNT(*) FROM attachment f
         WHERE f.owner_kind = 'comment' AND f.owner_id = c.id
           AND f.state <> 'removed'
           AND NOT (f.state = 'clean' AND f.public = 1
                    AND f.blob_id IS NOT NULL
                    AND c.state = 'public')) AS files_left
{export_of}
 ORDER BY q.seq;

-- :one export_asked(token int)
-- What was asked for, and of which consultation.
SELECT t.detail, t.ends_at, c.id AS consultation, c.slug, c.language
  FROM token t JOIN consultation c ON c.id = t.subject_id
 WHERE t.id = :token AND t.purpose = 'export';

-- :one export_file(consultation int, digest bytes, account int, now time)
-- For the person who asked, and not for long; blob_id is NULL until it is
-- made.
SELECT t.id, t.detail, t.ends_at, f.blob_id, f.size, f.name, f.type
  FROM token t
  JOIN act a ON a.object_kind = 'export' AND a.object_id = t.id
   AND a.account_id = :account AND a.consultation_id = :consultation
  LEFT JOIN attachment f ON f.owner_kind = 'export' AND f.owner_id = t.id
 WHERE t.digest = :digest AND t.purpose = 'export'
   AND t.subject_id = :consultation AND t.ends_at > :now;

-- :exec exports_end(now time)
-- Their hour is over: the sweep takes what is removed, with its bytes.
UPDATE attachment f LEFT JOIN token t ON t.id = f.owner_id
   SET f.state = 'removed'
 WHERE f.owner_kind = 'export' AND f.state <> 'removed'
   AND (t.id IS NULL OR t.ends_at <= :now);

-- :rows exports_of(consultation int)
-- Each giving-out, for whoever may ask: who, when, why.
SELECT a.at AS `.at`, p.name AS `.by`,
       SUBSTRING_INDEX(a.detail, ':', 1) AS `.detail`,
       IF(LOCATE(': ', a.detail), SUBSTR(a.detail, LOCATE(': ', a.detail) + 2),
          NULL) AS `.reference`,
       a.reason AS `.reason`
  FROM act a LEFT JOIN account p ON p.id = a.account_id
 WHERE a.consultation_id = :consultation AND a.object_kind = 'export'
 ORDER BY a.id DESC LIMIT 50;

-- :insert export_keep(code text, consultation int, token int, blob int, name text, type text, now time)
INSERT INTO attachment (code, consultation_id, owner_kind, owner_id, blob_id,
                        name, type, size, state, public, created_at)
SELECT :code, :consultation, 'export', :token, b.id, :name, :type, b.size,
       'clean', 0, :now
  FROM `blob` b WHERE b.id = :blob;
