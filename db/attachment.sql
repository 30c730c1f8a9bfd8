-- attachment.sql: files that came with a submission, on one of its comments
-- or on the whole.  What is not clean is given to nobody; what the public may
-- have was meant for it by who sent it.

-- :one attachments_sum(submission int)
-- How many there are, and how many bytes together.
SELECT COUNT(*) AS n, COALESCE(SUM(a.size), 0) AS size
  FROM attachment a
  LEFT JOIN comment c ON a.owner_kind = 'comment' AND c.id = a.owner_id
 WHERE a.state <> 'removed'
   AND ((a.owner_kind = 'submission' AND a.owner_id = :submission)
        OR (a.owner_kind = 'comment' AND a.owner_id IN
             (SELECT o.id FROM comment o
               WHERE o.submission_id = :submission AND o.state <> 'removed')));

-- :insert attachment_add(code text, consultation int, owner_kind text, owner int, role text?, blob int, name text, size int, digest bytes, public int, now time)
-- Waiting to be looked at; its type is not known yet.
INSERT INTO attachment (code, consultation_id, owner_kind, owner_id, role,
       blob_id, name, type, size, digest, state, public, created_at)
VALUES (:code, :consultation, :owner_kind, :owner, :role, :blob, :name,
        'application/octet-stream', :size, :digest, 'waiting', :public, :now);

-- :rows attachments_of(submission int)
-- All of it, for its author and the office, as it came; .comment: code of what
-- it is on.
SELECT a.id AS `.sort`, a.code AS `@code`, a.name AS `@name`, a.size AS `@size`,
       a.state AS `@state`, a.why AS `@why`, a.public AS `.public`,
       a.role AS `.role`, a.type AS `.type`, LOWER(HEX(a.digest)) AS `.digest`,
       a.ended_at AS `:ended`, NULL AS `.comment`
  FROM attachment a
 WHERE a.owner_kind = 'submission' AND a.owner_id = :submission
   AND a.state <> 'removed'
UNION ALL
SELECT a.id, a.code, a.name, a.size, a.state, a.why, a.public, a.role, a.type,
       LOWER(HEX(a.digest)), a.ended_at, c.code
  FROM comment c
  JOIN attachment a ON a.owner_kind = 'comment' AND a.owner_id = c.id
   AND a.state <> 'removed'
 WHERE c.submission_id = :submission AND c.state <> 'removed'
 ORDER BY `.sort`;

-- :rows annexes_to_carry(submission int)
-- Annexes of the whole of it that were looked at.
SELECT a.id FROM attachment a
 WHERE a.owner_kind = 'submission' AND a.owner_id = :submission
   AND a.role = 'annex' AND a.state = 'clean' AND a.ended_at IS NULL
 ORDER BY a.id;

-- :insert blob_copy(attachment int)
-- What a file holds belongs to one owner (engineering 20): bytes of its own
-- for each.
INSERT INTO `blob` (size, digest)
SELECT b.size, b.digest FROM attachment a JOIN `blob` b ON b.id = a.blob_id
 WHERE a.id = :attachment;

-- :exec blob_parts_copy(blob int, attachment int)
INSERT INTO blob_part (blob_id, place, bytes)
SELECT :blob, p.place, p.bytes
  FROM attachment a JOIN blob_part p ON p.blob_id = a.blob_id
 WHERE a.id = :attachment;

-- :exec1 attachment_copy(code text, attachment int, submission int, blob int,
--                        now time)
INSERT INTO attachment (code, consultation_id, owner_kind, owner_id, role,
       blob_id, name, type, size, digest, state, public, created_at)
SELECT :code, a.consultation_id, 'submission', :submission, a.role, :blob,
       a.name, a.type, a.size, a.digest, a.state, a.public, :now
  FROM attachment a
 WHERE a.id = :attachment;

-- :one attachment_of(submission int, code text)
-- One of them.
SELECT a.id AS `.id`, a.blob_id AS `.blob`, a.name AS `.name`,
       a.type AS `.type`, a.state AS `.state`, a.ended_at AS `.ended`,
       c.code AS `.comment`, u.closes_at AS `.closes`
  FROM attachment a
  LEFT JOIN comment c ON a.owner_kind = 'comment' AND c.id = a.owner_id
  LEFT JOIN unit u ON u.id = c.unit_id
 WHERE a.code = :code AND a.state <> 'removed'
   AND ((a.owner_kind = 'submission' AND a.owner_id = :submission)
        OR (a.owner_kind = 'comment' AND c.submission_id = :submission));

-- :exec1 attachment_remove(id int)
-- Of what is not sent; its bytes go later.  CONFLICT: gone already.
UPDATE attachment SET state = 'removed', public = 0
 WHERE id = :id AND state <> 'removed';

-- :exec attachments_remove_role(submission int, role text)
-- Another file takes its place.
UPDATE attachment SET state = 'removed', public = 0
 WHERE owner_kind = 'submission' AND owner_id = :submission AND role = :role
   AND state <> 'removed';

-- :exec attachments_remove_answered(submission int)
-- What answers a question; an annex does not.
UPDATE attachment SET state = 'removed', public = 0
 WHERE owner_kind = 'submission' AND owner_id = :submission AND role <> 'annex'
   AND state <> 'removed';

-- :exec attachments_remove_of(submission int, comment text)
-- With the comment that is taken out.
UPDATE attachment a
  JOIN comment c ON a.owner_kind = 'comment' AND c.id = a.owner_id
   SET a.state = 'removed', a.public = 0
 WHERE c.submission_id = :submission AND c.code = :comment;

-- :rows attachments_public(consultation int, comments text)
-- Of the comments of that list of ids what everybody may have; a file on the
-- whole stands with the first of its submission's comments.
SELECT c.id AS `.comment`, a.code AS `@code`, a.name AS `@name`,
       a.size AS `@size`, a.type AS `.type`
  FROM JSON_TABLE(:comments, '$[*]' COLUMNS (id BIGINT PATH '$')) j
  JOIN comment c ON c.id = j.id AND c.consultation_id = :consultation
   AND c.state = 'public'
  JOIN attachment a ON a.state = 'clean' AND a.public = 1
   AND ((a.owner_kind = 'comment' AND a.owner_id = c.id)
        OR (a.owner_kind = 'submission' AND a.owner_id = c.submission_id
            AND NOT EXISTS (SELECT 1 FROM comment o
                             WHERE o.submission_id = c.submission_id
                               AND o.state = 'public' AND o.id < c.id)))
 ORDER BY c.id, a.id;

-- :one attachment_public(consultation int, code text)
-- While what it belongs to is public.
SELECT a.blob_id AS `.blob`, a.name AS `.name`, a.type AS `.type`,
       a.state AS `.state`
  FROM attachment a
 WHERE a.consultation_id = :consultation AND a.code = :code
   AND a.state = 'clean' AND a.public = 1
   AND EXISTS (SELECT 1 FROM comment c
                WHERE c.consultation_id = :consultation AND c.state = 'public'
                  AND ((a.owner_kind = 'comment' AND c.id = a.owner_id)
                    OR (a.owner_kind = 'submission'
                        AND c.submission_id = a.owner_id)));

-- :one attachment_desk(consultation int, code text)
-- For the office, of what counts or is being entered by it.
SELECT a.blob_id AS `.blob`, a.name AS `.name`, a.type AS `.type`,
       a.state AS `.state`
  FROM attachment a
  LEFT JOIN comment c ON a.owner_kind = 'comment' AND c.id = a.owner_id
  JOIN submission s ON s.id = IF(a.owner_kind = 'comment', c.submission_id,
                                 a.owner_id)
   AND (s.accepted_at IS NOT NULL OR s.entered_by IS NOT NULL)
 WHERE a.consultation_id = :consultation AND a.code = :code
   AND a.owner_kind IN ('submission', 'comment') AND a.state <> 'removed'
   AND s.consultation_id = :consultation;

-- :rows attachments_filed(submission int)
-- Those that the log has not been told of.
SELECT a.code, a.name, a.size, LOWER(HEX(a.digest)) AS sha256, c.code AS comment
  FROM attachment a
  LEFT JOIN comment c ON a.owner_kind = 'comment' AND c.id = a.owner_id
 WHERE a.state <> 'removed' AND a.ended_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM ledger_note n
                    WHERE n.code = a.code AND n.kind = 'attachment')
   AND ((a.owner_kind = 'submission' AND a.owner_id = :submission)
        OR (a.owner_kind = 'comment' AND a.owner_id IN
             (SELECT o.id FROM comment o
               WHERE o.submission_id = :submission
                 AND o.state NOT IN ('removed', 'unsent'))))
 ORDER BY a.id;

-- By glas jobs --------------------------------------------------------------

-- :one attachment_waiting(id int)
SELECT a.id, a.blob_id AS `blob`, a.state, a.public,
       a.consultation_id AS consultation,
       IF(a.owner_kind = 'comment', c.unit_id, NULL) AS unit
  FROM attachment a
  LEFT JOIN comment c ON a.owner_kind = 'comment' AND c.id = a.owner_id
 WHERE a.id = :id;

-- :exec1 attachment_looked(id int, blob int, type text, size int, state text, why text?, now time)
-- CONFLICT: looked at by another, or taken away meanwhile.
UPDATE attachment
   SET blob_id = :blob, type = :type, size = :size, state = :state,
       why = :why, checked_at = :now
 WHERE id = :id AND state = 'waiting';

-- :rows attachments_removed(limit int)
SELECT id, blob_id AS `blob` FROM attachment
 WHERE state = 'removed' ORDER BY id LIMIT :limit;
