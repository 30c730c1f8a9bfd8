-- apart.sql: letters and long texts taken apart by the office (practice 11).
-- What its author wrote stays as it is; a part is a comment of the same
-- submission.

-- :one apart_submission(consultation int, code text)
-- One that counts.
SELECT s.id AS `.id`, s.code AS `.code`, s.number AS `.number`,
       s.channel AS `.channel`, s.kind AS `.kind`, s.shown_name AS `.author`,
       s.received_at AS `.received`, s.language AS `.language`,
       s.body AS `.body`, s.entered_by IS NOT NULL AS `.entered`
  FROM submission s
 WHERE s.consultation_id = :consultation AND s.code = :code
   AND s.state = 'filed' AND s.erased_at IS NULL;

-- :one apart_of_comment(consultation int, code text)
-- The submission that a comment belongs to.
SELECT s.code FROM comment c
  JOIN submission s ON s.id = c.submission_id AND s.state = 'filed'
 WHERE c.consultation_id = :consultation AND c.code = :code;

-- :one apart_lock(id int)
SELECT id, changed_at FROM submission WHERE id = :id FOR UPDATE;

-- :rows apart_comments(submission int)
-- What its author said, then the parts; an objection that is not decided.
SELECT c.id AS `.id`, c.code AS `@code`, c.part_of AS `.part`,
       IF(c.part_of = 2, 1, NULL) AS `@answer`,
       c.part_page AS `@page`, c.stance AS `@stance`,
       NULLIF(c.no_request, 0) AS `@settled`, c.state AS `.state`,
       t.proposed AS `+proposed`, t.remark AS `+remark`,
       t.reason AS `+reason`, i.steps AS `.cite`,
       EXISTS (SELECT 1 FROM reply_to r WHERE r.comment_id = c.id
                  AND r.reply_id IS NOT NULL) AS `.decided`,
       (SELECT o.words FROM objection o
         WHERE o.comment_id = c.id AND o.what = 'parting'
           AND o.decided_at IS NULL LIMIT 1) AS `+objection`,
       c.part_by AS `.by`
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
 WHERE c.submission_id = :submission
   AND c.state IN ('public', 'waiting', 'hidden')
 ORDER BY c.part_of, c.id;

-- :one apart_comment(consultation int, submission int, code text)
-- One of them.
SELECT c.id, c.part_of, c.part_by, c.no_request, c.unit_id,
       EXISTS (SELECT 1 FROM reply_to r WHERE r.comment_id = c.id
                  AND r.reply_id IS NOT NULL) AS decided
  FROM comment c
 WHERE c.submission_id = :submission AND c.code = :code
   AND c.consultation_id = :consultation
   AND c.state IN ('public', 'waiting', 'hidden') FOR UPDATE;

-- :one parts_count(submission int)
SELECT COUNT(*) AS n FROM comment
 WHERE submission_id = :submission AND part_of > 0 AND state <> 'removed';

-- :insert part_add(code text, submission int, consultation int, unit int?, version int?, part int, page text?, account int, no_request int, stance text?, state text, language text, sent time, public_at time?)
-- base_id is the article its unit stands in; the place is that of the letter.
-- part: 1 of a longer text, 2 an answer to a question.
INSERT INTO comment (code, submission_id, consultation_id, unit_id,
       version_id, part_of, part_page, part_by, no_request, stance, state,
       language, sent_at, public_at, kind, channel, organisation_id, location, base_id)
SELECT :code, :submission, :consultation, :unit, :version, :part, :page,
       :account, :no_request, :stance, :state, :language, :sent, :public_at,
       s.kind, s.channel, s.organisation_id,
       (SELECT x.location FROM comment x
         WHERE x.submission_id = s.id AND x.part_of = 0
           AND x.location IS NOT NULL
         ORDER BY x.id LIMIT 1),
       (SELECT a.unit_id
          FROM unit_in i
          JOIN unit_in a ON a.version_id = i.version_id
           AND a.place <= i.place AND a.last_place >= i.place
         WHERE i.version_id = :version AND i.unit_id = :unit
           AND a.role = 'base'
         ORDER BY a.place DESC LIMIT 1)
  FROM submission s WHERE s.id = :submission;

-- :rows parts_taken(submission int)
-- Digests of the paragraphs that are in a comment.
SELECT p.words FROM part_source p
  JOIN comment c ON c.id = p.comment_id AND c.state <> 'removed'
 WHERE p.submission_id = :submission;

-- :exec part_take(submission int, words bytes, comment int, form bytes?, field text?)
-- Under the lock of its submission; the part it was in before is removed.
INSERT INTO part_source (submission_id, words, comment_id, form, field)
VALUES (:submission, :words, :comment, :form, :field)
ON DUPLICATE KEY UPDATE comment_id = VALUES(comment_id);

-- :rows part_asked(consultation int, code text)
-- The question that a comment was an answer to.
SELECT p.form, p.field
  FROM comment c
  JOIN part_source p ON p.comment_id = c.id AND p.field IS NOT NULL
 WHERE c.consultation_id = :consultation AND c.code = :code
 LIMIT 1;

-- :exec part_remove(id int, consultation int)
-- The words go with it: they are the author's, where the author put them.
UPDATE comment c JOIN comment_text t ON t.comment_id = c.id
   SET c.state = 'removed', t.proposed = NULL, t.remark = NULL,
       t.reason = NULL, t.folded = NULL,
{no_marks}
 WHERE c.id = :id AND c.consultation_id = :consultation AND c.part_of > 0;

-- :exec1 apart_settle(id int, consultation int, is int)
-- It needs no reply of its own, or does again.  CONFLICT: it was so already.
UPDATE comment SET no_request = :is
 WHERE id = :id AND consultation_id = :consultation AND no_request <> :is;

-- :exec under_add(comment int, unit int, account int, now time)
INSERT INTO comment_unit (comment_id, unit_id, added_by, at)
VALUES (:comment, :unit, :account, :now)
ON DUPLICATE KEY UPDATE gone = 0;

-- :exec under_end(comment int, unit int)
UPDATE comment_unit SET gone = 1
 WHERE comment_id = :comment AND unit_id = :unit;

-- :rows under_of(submission int)
-- Further units under which its comments are answered.
SELECT c.code AS `.comment`, u.id AS `.unit`, u.wid AS `.wid`,
       d.slug AS `.document`, d.language AS `.lang`, i.num AS `.num`,
       i.heading AS `.heading`, i.steps AS `.cite`
  FROM comment c
  JOIN comment_unit x ON x.comment_id = c.id AND x.gone = 0
  JOIN unit u ON u.id = x.unit_id
  JOIN document d ON d.id = u.document_id
  JOIN version v ON v.document_id = d.id AND v.language = d.language
{newest_published}
  JOIN unit_in i ON i.version_id = v.id AND i.unit_id = u.id
 WHERE c.submission_id = :submission
 ORDER BY c.id, d.place, i.place;

-- :one part_objection_open(submission int, code text)
-- A part against which its author may still say something.
SELECT c.id FROM comment c
 WHERE c.submission_id = :submission AND c.code = :code AND c.part_of > 0
   AND c.state IN ('public', 'waiting', 'hidden')
   AND NOT EXISTS (SELECT 1 FROM objection o
                    WHERE o.comment_id = c.id AND o.what = 'parting');

-- :insert part_objection_add(comment int, words text, now time)
INSERT INTO objection (comment_id, what, words, at)
VALUES (:comment, 'parting', :words, :now);

-- :exec1 part_objection_decide(comment int, decision text, reasons text, account int, now time)
-- By another person than who took it apart.
UPDATE objection o JOIN comment c ON c.id = o.comment_id
   SET o.decision = :decision, o.reasons = :reasons, o.decided_at = :now,
       o.decided_by = :account
 WHERE o.comment_id = :comment AND o.what = 'parting'
   AND o.decided_at IS NULL AND NOT c.part_by <=> :account;
